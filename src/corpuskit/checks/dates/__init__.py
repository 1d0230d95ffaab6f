"""Checks of dates against the calendar, their sources and each other."""
