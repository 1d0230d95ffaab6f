"""Checks of notes and their marks."""
