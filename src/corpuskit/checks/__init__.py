"""Checks: one a file, each yielding findings from claims or documents."""
