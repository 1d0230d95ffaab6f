"""Drawings for pages: frozen data in, SVG text and rows of a table out."""
