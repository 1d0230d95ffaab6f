"""What was exported last, kept beside the .bib file: the base of every merge with it.

Two files that differ do not say which of them a person changed; with what both came from it is
known, field by field.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpuskit.core.errors import InputError, Problem
from corpuskit.core.parsers import parse_json
from corpuskit.core.reads import text_of


@dataclass(frozen=True, slots=True)
class ExportedEntry:
    """Hold one entry as exported: what its work is known by, its type, what its fields said."""

    of: tuple[str, ...]
    type: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ExportBase:
    """Hold the last export of one file: its dialect and its entries by key."""

    dialect: str
    entries: Mapping[str, ExportedEntry] = field(default_factory=dict)

    def kept_keys(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Return the keys given so far, each with what its work is known by."""
        return tuple((key, frozenset(entry.of)) for key, entry in self.entries.items())


def export_base_path(bib: Path) -> Path:
    """Return where the base of a .bib file stands: corpus.bib has corpus.base.json."""
    return bib.with_name(f"{bib.stem}.base.json")


def read_export_base(bib: Path) -> ExportBase | None:
    """Return the base of a .bib file, None where it was not exported yet.

    Raises InputError for a base that cannot be read.
    """
    path = export_base_path(bib)
    if not path.is_file():
        return None
    try:
        table: Any = parse_json(text_of(path))
        entries = {
            str(key): ExportedEntry(
                tuple(map(str, value["of"])),
                str(value["type"]),
                {str(k): str(v) for k, v in value["fields"].items()},
            )
            for key, value in table["entries"].items()
        }
        return ExportBase(str(table["dialect"]), entries)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"cannot be read as the base of {bib.name} ({error})"
        raise InputError(Problem(path, 0, message, "bring it back from the last commit")) from error


def write_export_base(base: ExportBase) -> bytes:
    """Return the bytes of a base, an entry a paragraph, so that differences read well."""
    table = {
        "dialect": base.dialect,
        "entries": {
            key: {"of": list(entry.of), "type": entry.type, "fields": dict(entry.fields)}
            for key, entry in sorted(base.entries.items())
        },
    }
    return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode()
