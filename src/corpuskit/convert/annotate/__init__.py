"""Recognise what claims are made of, one kind a file."""
