"""Make an empty corpus."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from corpuskit import __version__
from corpuskit.core.config import NAME
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.files import make_folder, write_whole

SCHEMA = "corpuskit.schema.json"
WORKFLOW = ".github/workflows/corpuskit.yml"
_FOLDERS = ("seeds", "corpus/tei", "bib")


def make_corpus(folder: Path) -> Iterator[Path]:
    """Make a corpus: folders, configuration with its schema, a workflow; yield what was made.

    The workflow is pinned to this version, so that a newer one does not fail what passed before.
    What exists already is left as it is. Raises CorpuskitError where `folder` is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise CorpuskitError(f"{folder}: is a file; name a folder")
    for name in _FOLDERS:
        path = folder / name
        if not path.is_dir():
            make_folder(path)
            yield path
    for name, template in {NAME: NAME, SCHEMA: SCHEMA, WORKFLOW: "workflow.yml"}.items():
        path = folder / name
        if not path.exists():
            text = files("corpuskit.templates").joinpath(template).read_bytes()
            write_whole(path, text.replace(b"==VERSION", f"=={__version__}".encode()))
            yield path
