"""Checks of citations: numbers of notes, references between notes, works cited twice."""
