"""Checks of who made, owned, led or held what."""
