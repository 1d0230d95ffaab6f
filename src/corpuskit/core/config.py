"""The configuration of a corpus: where it lies and what is asked of it."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from corpuskit.core.errors import CorpuskitError

NAME = "corpuskit.toml"
_LISTS = ("select", "ignore")


@dataclass(frozen=True, slots=True)
class Config:
    """Hold the settings of one corpus; the defaults work with no file at all.

    `root` is the folder that relative paths start from: that of the configuration, else the
    working directory. `path` is the file read, None when there was none. `spacy` is the pipeline
    that suggests people, empty for none; it stands in the table `[annotate]`.
    """

    root: Path
    path: Path | None = None
    sources: str = "seeds"
    corpus: str = "corpus/tei"
    lexicon: str = "lexicon"
    bibliography: str = "bib/corpus.bib"
    fail_on: str = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    spacy: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sources_folder(self) -> Path:
        """Return the folder of sources."""
        return self.root / self.sources

    @property
    def corpus_folder(self) -> Path:
        """Return the folder of TEI files and registers."""
        return self.root / self.corpus

    @property
    def bibliography_file(self) -> Path:
        """Return the .bib file that the bibliography is exported to."""
        return self.root / self.bibliography

    @property
    def lexicon_folder(self) -> Path:
        """Return the folder of the corpus's own word lists, which need not exist."""
        return self.root / self.lexicon


# Settings of one stage stand in its table.
_TABLES = {"annotate": ("spacy",)}
_IN_TABLES = frozenset(name for names in _TABLES.values() for name in names)
_KEYS = frozenset(
    f.name for f in fields(Config) if f.name not in {"root", "path", "options", *_IN_TABLES}
)


def find_config(start: Path) -> Config:
    """Return the configuration that governs a path: the nearest one in its folder or above.

    `[tool.corpuskit]` in a pyproject.toml counts like a corpuskit.toml. Without any, the
    defaults apply to the folder given.

    Raises CorpuskitError for a file that is not TOML, an unknown key or a value of a wrong type.
    """
    folder = start if start.is_dir() else start.parent
    for candidate in (folder.resolve(), *folder.resolve().parents):
        own, shared = candidate / NAME, candidate / "pyproject.toml"
        if own.is_file():
            return _read(own, _toml(own), candidate)
        if (
            shared.is_file()
            and (table := _toml(shared).get("tool", {}).get("corpuskit")) is not None
        ):
            return _read(shared, table, candidate)
    return Config(root=folder.resolve())


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpuskitError(f"{path}: not readable as TOML ({error}); mend that line") from error
    except OSError as error:
        raise CorpuskitError(f"{path}: cannot be read ({error.strerror})") from error


def _read(path: Path, table: Mapping[str, Any], root: Path) -> Config:
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _TABLES:
            values |= _setting(path, key, value, (*_KEYS, *_TABLES))
        elif isinstance(value, dict):
            for inner, each in value.items():
                values |= _setting(path, inner, each, _TABLES[key])
        else:
            raise CorpuskitError(f"{path}: {key} is {value!r}; it is a table, [{key}]")
    return Config(root=root, path=path, **values)


def _setting(path: Path, key: str, value: object, known: Sequence[str]) -> dict[str, Any]:
    """Return one setting under its name, if it is known and of the right type."""
    name = key.replace("-", "_")
    if name not in known:
        near = difflib.get_close_matches(name, known, 1, 0.0)[0].replace("_", "-")
        raise CorpuskitError(f"{path}: unknown key {key!r}; did you mean {near!r}?")
    if name in _LISTS and isinstance(value, list):
        return {name: tuple(map(str, value))}
    if name in _LISTS or not isinstance(value, str):
        kind = "a list of texts" if name in _LISTS else "a text"
        raise CorpuskitError(f"{path}: {key} is {value!r}; it takes {kind}")
    return {name: value}
