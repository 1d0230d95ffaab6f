"""Render findings and claims, one format a file."""
