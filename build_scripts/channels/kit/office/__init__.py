"""What an office edits: documents, tables and slides of a kit, as DOCX, XLSX and PPTX."""
