"""The tools that channels render with: Markdown, templates, PDF, QR codes, PNG. Pure functions of their arguments."""
