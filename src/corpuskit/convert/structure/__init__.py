"""Recover the structure of a text from its lines, one pass a file."""
