"""A built PDF, EPUB or ZIP becomes a report: what a printer, a photocopier or a screen reader would stumble over.

``survey`` reads what stands on the pages, ``content`` what draws it, ``checks_*`` say what is wrong, in the words of
``codes``; ``run`` does so for many files at once and remembers what it has seen.
"""
