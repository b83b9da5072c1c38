"""An organiser's own document with {{ … }} and {% … %} becomes Markdown: checked beforehand, filled in a sandbox."""
