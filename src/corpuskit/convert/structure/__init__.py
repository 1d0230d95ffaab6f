"""Recover the structure of a text from its lines, one pass a file."""

from corpuskit.convert.structure.blocks import Masthead
from corpuskit.convert.structure.recover import Recovery, recover
from corpuskit.convert.structure.restore import source_characters

__all__ = ["Masthead", "Recovery", "recover", "source_characters"]
