"""Writes forms, policies and comparison tables as Word files; the only package that knows python-docx."""
