"""The site against plain MkDocs and a bare page: see measure.py."""
