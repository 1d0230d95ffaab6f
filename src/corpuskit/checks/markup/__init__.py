"""Checks of the markup against the text it stands on."""
