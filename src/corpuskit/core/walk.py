"""Find files below a folder, and say so where part of it cannot be looked into."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from corpuskit.core.errors import CorpuskitError


def files_below(folder: Path, suffixes: Collection[str]) -> Iterator[Path]:
    """Yield what is below a folder and has one of the suffixes, in a lasting order.

    Links to folders are not followed, so that nothing is found twice or without end. What is no
    file, such as a pipe, is found: whoever reads it says what is wrong with it. «REPORT.TXT» has
    the suffix .txt.

    A folder that is not there has nothing in it.

    Raises CorpuskitError for a folder that cannot be read: what is missing would not be told.
    """
    found = (
        Path(root, name)
        for root, _, names in os.walk(folder, onerror=_refuse)
        for name in names
        if os.path.splitext(name)[1].casefold() in suffixes  # noqa: PTH122
    )
    yield from sorted(found)


def _refuse(error: OSError) -> None:
    if isinstance(error, FileNotFoundError):
        return
    raise CorpuskitError(
        f"{error.filename}: this folder cannot be read ({error.strerror}); check its permissions"
    ) from error
