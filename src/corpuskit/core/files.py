"""Write files whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from corpuskit.core.errors import CorpuskitError


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file by new content in one step.

    The content goes to a temporary file in the same folder, is flushed to disk, and takes the name:
    at any moment the old file or the new one is there. Permissions of the old file are kept.

    Raises CorpuskitError in one line where the folder or the disk refuses.
    """
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        if not isinstance(error, OSError):
            raise
        reason = error.strerror or type(error).__name__
        raise CorpuskitError(f"{path}: cannot be written ({reason})") from error


def move_whole(old: Path, new: Path) -> None:
    """Give a file another name in one step.

    Raises CorpuskitError in one line where the folder or the disk refuses.
    """
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        old.replace(new)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CorpuskitError(f"{old}: cannot become {new.name} ({reason})") from error
