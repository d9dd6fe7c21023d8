"""Typesets forms and policies as tagged PDF; the only package that knows typst and pypdf."""
