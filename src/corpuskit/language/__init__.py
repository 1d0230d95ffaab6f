"""Grammars from plain text to normalised values: pure functions that know nothing of XML."""
