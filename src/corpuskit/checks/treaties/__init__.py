"""Checks of the dates and texts of treaties."""
