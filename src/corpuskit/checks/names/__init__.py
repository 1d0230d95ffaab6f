"""Checks of names and of what they stand for."""
