"""Checks of quotations against the documents that they quote."""
