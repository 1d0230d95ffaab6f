"""Checks of a paper against the documents that it cites."""
