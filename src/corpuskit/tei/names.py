"""The names that TEI files are written with."""

from __future__ import annotations

from functools import lru_cache

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML}}}id"


@lru_cache(maxsize=4096)
def local(tag: str) -> str:
    """Return an element's name without its namespace.

    >>> local("{http://www.tei-c.org/ns/1.0}measure")
    'measure'
    """
    return tag.rpartition("}")[2]


def tei(name: str) -> str:
    """Return an element's name in the TEI namespace, as lxml writes it."""
    return f"{{{TEI}}}{name}"
