"""Names and numbers of copies become a ZIP for a print shop or an office: the files, ready to print, and a job ticket.

``choose`` finds the artefacts of the release, ``reckon`` says how much paper and what to do with it, ``files`` makes
what goes to the machine, ``ticket`` what people read, ``pack`` the ZIP.
"""
