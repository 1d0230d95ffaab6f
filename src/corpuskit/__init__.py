"""Convert sources to TEI and find the figures and dates in them that cannot both be true."""

__version__ = "0.1.0"
