"""Bibliographic records of sources: what `sources.toml` declares, what the text itself says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from corpuskit.convert.structure.blocks import Masthead
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.parsers import parse_toml
from corpuskit.core.reads import text_of
from corpuskit.tei.header import Record
from corpuskit.tei.writable import is_writable

NAME = "sources.toml"
_STATED = "stated in the file"


def read_records(folder: Path) -> Mapping[str, Record]:
    """Return the declared record of each source in a folder, by file name; none without a file.

    Raises CorpuskitError for a file that is not TOML, an unknown key or a wrong type.
    """
    path = folder / NAME
    if not path.is_file():
        return {}
    try:
        table = parse_toml(text_of(path))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpuskitError(f"{path}: not readable as TOML ({error}); mend that line") from error
    except OSError as error:
        raise CorpuskitError(f"{path}: cannot be read ({error.strerror})") from error
    return {name: _record(path, name, entry) for name, entry in table.items()}


def _record(path: Path, name: str, entry: Any) -> Record:
    if not isinstance(entry, dict):
        raise CorpuskitError(f"{path}: [{name}] is no table; write ['{name}'] and its fields below")
    known = {field.name for field in fields(Record)} - {"file", "dated", "authors"} | {"author"}
    values: dict[str, Any] = {"file": name}
    for key, value in entry.items():
        wanted = dict if key == "read" else list if key == "author" else str
        if key not in known:
            raise CorpuskitError(f"{path}: {name}: unknown key {key!r}; known: {sorted(known)}")
        if not isinstance(value, wanted):
            raise CorpuskitError(f"{path}: {name}: {key} is {value!r}, not a {wanted.__name__}")
        if not all(map(is_writable, _strings(value))):
            raise CorpuskitError(f"{path}: {name}: {key} has a control character; remove it")
        values["authors" if key == "author" else key] = (
            tuple(map(str, value)) if isinstance(value, list) else value
        )
    return Record(**values)


def _strings(value: Any) -> Iterator[str]:
    parts = (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    )
    return map(str, parts)


def completed(declared: Record | None, masthead: Masthead, file: str, encoding: str) -> Record:
    """Return a record with what the text says of itself where nothing is declared."""
    record = declared or Record(file)
    stated: dict[str, Any] = {
        "title": masthead.title,
        "authors": masthead.authors,
        "affiliation": "; ".join(masthead.affiliations),
        "container": masthead.publication,
        "volume": masthead.volume,
        "issue": masthead.issue,
        "pages": masthead.pages,
        "date": masthead.date,
    }
    filled = {key: value for key, value in stated.items() if value and not getattr(record, key)}
    read = {**record.read, **{("author" if k == "authors" else k): _STATED for k in filled}}
    return replace(record, **filled, encoding=record.encoding or encoding, read=read)
