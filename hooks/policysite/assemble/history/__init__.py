"""Versions: releasing one, comparing two, and what visitors see of them all."""
