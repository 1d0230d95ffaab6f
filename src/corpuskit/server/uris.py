"""The names that an editor has for files."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname


def path_of(uri: str) -> Path | None:
    """Return the path of a file by its URI, None for what is no file: an unsaved buffer, a diff.

    >>> path_of("file:///a%20b/%C3%89t%C3%A9;1.xml")
    PosixPath('/a b/Été;1.xml')
    >>> path_of("untitled:Untitled-1")
    """
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != "file" or not parts.path:
        return None
    host = f"//{parts.netloc}" if parts.netloc and parts.netloc != "localhost" else ""
    path = url2pathname(host + parts.path)
    return None if "\0" in path else Path(path)


def uri_of(path: Path) -> str:
    """Return the URI of a file.

    >>> uri_of(Path("/a b/Été.xml"))
    'file:///a%20b/%C3%89t%C3%A9.xml'
    """
    return path.absolute().as_uri()
