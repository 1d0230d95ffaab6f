"""Checks of the bibliography beside the corpus."""
