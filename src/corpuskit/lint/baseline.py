"""The baseline of a corpus: what was found and accepted, in a file that people read and merge."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpuskit.core.errors import CorpuskitError
from corpuskit.core.files import write_whole
from corpuskit.core.findings import Finding, Location
from corpuskit.core.parsers import parse_json
from corpuskit.core.reads import text_of

NAME = "corpuskit-baseline.json"
FORMAT = "corpuskit-baseline"
VERSION = 1
_ANEW = "remove the file and write it anew with --write-baseline"
_SIDE = ("document", "quote", "reading")
_ENTRY = ("check", "fingerprint", "message", "reason", "by", "sides")


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """Hold what one passage says, without its place: the words at issue and their reading.

    The reading is empty for a passage that a finding only names among others.
    """

    document: str
    quote: str
    reading: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """Hold one accepted finding: its check, its sides, and why and by whom it was accepted.

    `fingerprint` is that of the finding as it was accepted, for `corpuskit explain`.
    """

    check: str
    sides: tuple[Side, ...]
    fingerprint: str = ""
    message: str = ""
    reason: str = ""
    by: str = ""


def sides_of(finding: Finding) -> tuple[Side, ...]:
    """Return what every passage of a finding says, each once, in a lasting order."""
    read = {_side(each.location, each.reading) for each in finding.evidence}
    return tuple(sorted(read.union(map(_side, finding.others))))


def entry_of(finding: Finding, reason: str = "", by: str = "") -> Entry:
    """Return the entry that accepts a finding; its message names no line, since lines move."""
    message = finding.message
    for place in finding.places:
        message = message.replace(place.citation, place.citation.rpartition(", line ")[0])
    return Entry(finding.check, sides_of(finding), finding.fingerprint, message, reason, by)


def write_baseline(path: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline whole or not at all: sorted, a field a line, so that versions merge."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "accepted": [
            {
                "check": entry.check,
                "fingerprint": entry.fingerprint,
                "message": entry.message,
                "reason": entry.reason,
                "by": entry.by,
                "sides": [{name: getattr(side, name) for name in _SIDE} for side in entry.sides],
            }
            for entry in sorted(entries)
        ],
    }
    write_whole(path, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())


def read_baseline(path: Path) -> tuple[Entry, ...]:
    """Read a baseline.

    Raises CorpuskitError, with the place and a way out, for a file that cannot be read, is no
    baseline, or comes from a newer version.
    """
    try:
        text = text_of(path)
        data = parse_json(text)
    except OSError as error:
        raise CorpuskitError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise CorpuskitError(f"{path}: is not UTF-8; {_ANEW}") from error
    except json.JSONDecodeError as error:
        merged = any(line.startswith("<<<<<<<") for line in text.splitlines())
        what = "has conflicts of a merge" if merged else f"is no JSON ({error.msg})"
        raise CorpuskitError(
            f"{path}:{error.lineno}: {what}; mend that line, or {_ANEW}"
        ) from error
    except ValueError as error:
        raise CorpuskitError(f"{path}: is no baseline of corpuskit ({error}); {_ANEW}") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise CorpuskitError(f"{path}: is no baseline of corpuskit; name another --baseline")
    if data.get("version") != VERSION:
        raise CorpuskitError(
            f"{path}: is a baseline of version {data.get('version')!r}, and this corpuskit reads "
            f"version {VERSION}; use the corpuskit that wrote it, or {_ANEW}"
        )
    accepted = data.get("accepted")
    if not isinstance(accepted, list):
        raise CorpuskitError(f"{path}: has no list «accepted»; {_ANEW}")
    return tuple(_entry(f"{path}: entry {n}", each) for n, each in enumerate(accepted, 1))


def _entry(where: str, data: object) -> Entry:
    fields = _fields(where, data, _ENTRY)
    sides = fields.pop("sides", None)
    if not isinstance(sides, list) or not sides:
        raise CorpuskitError(f"{where}: has no list «sides»; {_ANEW}")
    read = sorted({Side(**_texts(where, _fields(where, side, _SIDE))) for side in sides})
    texts = _texts(where, fields)
    if not texts.get("check"):
        raise CorpuskitError(f"{where}: names no check; {_ANEW}")
    return Entry(sides=tuple(read), **texts)


def _fields(where: str, data: object, known: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(data, Mapping):
        raise CorpuskitError(f"{where}: is no table of fields; {_ANEW}")
    for name in data:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1, 0.0)[0]
            raise CorpuskitError(f"{where}: unknown field {name!r}; did you mean {near!r}?")
    return dict(data)


def _texts(where: str, fields: Mapping[str, Any]) -> dict[str, str]:
    for name, value in fields.items():
        if not isinstance(value, str):
            raise CorpuskitError(f"{where}: {name} is {value!r}; it takes a text")
    return dict(fields)


def _side(where: Location, reading: str = "") -> Side:
    return Side(where.document, " ".join(where.quote.split()), reading)
