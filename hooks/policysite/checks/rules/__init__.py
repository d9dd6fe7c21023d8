"""The rules, one module for each part of the law or of the text."""
