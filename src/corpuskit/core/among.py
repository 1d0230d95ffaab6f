"""What lies in the folder of a corpus among its documents, and is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpuskit.core.walk import files_below

SCHEMA = "schema"
# Emacs and jEdit read under this name, in a document's own folder, which schema it has.
LOCATING = "schemas.xml"


def xml_files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that may be TEI, in order: neither schemas nor where they lie."""
    for file in files_below(folder, (".xml",)):
        if SCHEMA not in file.relative_to(folder).parts[:-1] and file.name != LOCATING:
            yield file
