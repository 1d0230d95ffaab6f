"""Make an empty corpus."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from importlib.resources import files
from pathlib import Path

from corpuskit import __version__
from corpuskit.core.among import SCHEMA as SCHEMA_FOLDER
from corpuskit.core.bounds import real
from corpuskit.core.config import NAME, Config, find_config
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.files import make_folder, write_whole
from corpuskit.tei.validate import copy_schema
from corpuskit.templates.editor_settings import EDITORS, write_settings

SCHEMA = "corpuskit.schema.json"
WORKFLOW = ".github/workflows/corpuskit.yml"
PAPER_WORKFLOW = ".github/workflows/corpuskit-paper.yml"
_NAME = re.compile(r"[\w./ -]+")


def make_corpus(folder: Path, editors: Collection[str] = tuple(EDITORS)) -> Iterator[Path]:
    """Make a corpus: folders, configuration, schemas, a workflow, settings of editors; yield them.

    The workflow is pinned to this version, so that a newer one does not fail what passed before.
    What exists already is left as it is; where there is a configuration, its folders are made.
    Raises CorpuskitError where `folder` is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise CorpuskitError(f"{folder}: is a file; name a folder")
    config = _configuration(folder)
    for name in (config.sources, config.corpus, "bib"):
        path = folder / name
        if not path.is_dir():
            make_folder(path)
            yield path
    templates = {NAME: NAME, SCHEMA: SCHEMA, WORKFLOW: "workflow.yml"}
    if config.path is not None:
        # It may be a pyproject.toml, which a corpuskit.toml beside it would outdo.
        del templates[NAME]
    for name, template in templates.items():
        path = folder / name
        if not path.exists():
            text = files("corpuskit.templates").joinpath(template).read_bytes()
            write_whole(path, text.replace(b"==VERSION", f"=={__version__}".encode()))
            yield path
    schema = folder / config.corpus / SCHEMA_FOLDER
    if not schema.is_dir():
        copy_schema(schema)
        yield schema
    yield from write_settings(folder, Path(config.corpus), editors)


def make_paper_workflow(folder: Path, draft: Path) -> Iterator[Path]:
    """Make the workflow that checks a paper at every push, or add the paper to it; yield it then.

    Raises CorpuskitError for a paper that is not there or not below the folder, or whose name a
    shell would read as more than a name, and for a workflow that somebody made otherwise.
    """
    if not draft.is_file():
        raise CorpuskitError(f"{draft}: no such file; name the paper that is to be checked")
    try:
        name = real(draft).relative_to(real(folder)).as_posix()
    except ValueError:
        raise CorpuskitError(f"{draft}: is not below {folder}, which the workflow checks") from None
    if _NAME.fullmatch(name) is None:
        raise CorpuskitError(f"{draft}: rename it to letters, digits, blanks and ._- first")
    path = folder / PAPER_WORKFLOW
    if not path.exists():
        text = files("corpuskit.templates").joinpath("paper.yml").read_bytes()
        text = text.replace(b"==VERSION", f"=={__version__}".encode())
        write_whole(path, text.replace(b"DRAFT", name.encode()))
        yield path
        return
    text = path.read_bytes()
    if f'"{name}"'.encode() in text:
        return
    begin = b'corpuskit check-draft "'
    if begin not in text:
        raise CorpuskitError(
            f'{path}: is kept as it is; add "{name}" to the drafts that it checks with check-draft'
        )
    write_whole(path, text.replace(begin, f'corpuskit check-draft "{name}" "'.encode(), 1))
    yield path


def _configuration(folder: Path) -> Config:
    """Return the configuration that lies in a folder itself, the defaults where there is none."""
    config = find_config(folder) if folder.is_dir() else Config(folder)
    return config if config.root == real(folder) else Config(folder)
