"""Bring what the machine now sees into files that people have edited."""
