"""What the machine said last about a document: the base of a three-way merge.

Beside the TEI files of a folder stands `base/`, with one file for each of them. It holds what the
machine made of the source (the skeleton: the TEI without annotations) and what it read in the
file as it stood then. With it a later run tells what a person changed from what the machine
changed its mind about. It is committed with the corpus, so that a clone merges as the original
does. JSON, an item a line, so that it can be compared line by line; not `.xml`, so that a search
and replace over the corpus does not reach it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpuskit.core.errors import InputError, Problem
from corpuskit.core.parsers import parse_json
from corpuskit.core.passages import Attributes
from corpuskit.core.reads import read_file

FOLDER = "base"
_FORMAT = 1
_ID = "xml:id"
_HEAD = 4
_AT_HEAD = re.compile(r'^"(source|digest)": ("(?:[^"\\]|\\.)*"),$', re.M)
_UNDISPUTED = b'"disputes": []\n}\n'
_LOST = "move it away: the file is then left as it is, and taken as what people decided"


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold one annotation as the machine wrote it or would: characters, element, attributes.

    `reworded` says that a person has changed the words, and the machine reads them otherwise than
    the element that stands there.
    """

    start: int
    end: int
    tag: str
    attributes: Attributes = ()
    xml_id: str = ""
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class SeenPassage:
    """Hold the characters of one passage as they were read, with what was seen in them."""

    chars: str
    marks: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """State what the machine reads otherwise than a person decided.

    `block` is the `xml:id` of the paragraph or note, `quote` the words at issue, which stand there
    for the time numbered `nth`, from 0; `xml_id` is that of the element, if it has one.
    """

    block: str
    quote: str
    nth: int
    xml_id: str
    stands: str
    read: str


@dataclass(frozen=True, slots=True)
class Base:
    """Hold the base of one document.

    `source` is the name of its source file and `digest` that of its bytes, empty where the TEI
    was not made from a source. `skeleton` is the TEI without annotations as made from it, a line
    each. `last` is the highest number handed out for each prefix of ids.
    """

    source: str = ""
    digest: str = ""
    last: Mapping[str, int] = field(default_factory=dict)
    skeleton: tuple[str, ...] = ()
    passages: tuple[SeenPassage, ...] = ()
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterBase:
    """Hold the base of one register: every name that was proposed, under the id of its entry."""

    entries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def base_path(path: Path) -> Path:
    """Return where the base of a TEI file is kept."""
    return path.parent / FOLDER / f"{path.stem}.json"


def read_base(path: Path) -> Base | None:
    """Return the base of a TEI file, None where it has none.

    Raises InputError for one that cannot be read or is none.
    """
    data = _read(base_path(path))
    if data is None:
        return None
    try:
        return Base(
            str(data["source"]),
            str(data["digest"]),
            {str(key): int(value) for key, value in data["last"].items()},
            tuple(map(str, data["skeleton"])),
            tuple(_passage(item) for item in data["passages"]),
            tuple(Dispute(**item) for item in data["disputes"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(base_path(path)) from error


def read_source(path: Path) -> tuple[str, str]:
    """Return the source of a TEI file and its digest, empty where there is none.

    Only the head of the base is looked at, where they stand.
    """
    try:
        lines = read_file(base_path(path)).splitlines(keepends=True)[:_HEAD]
        head = b"".join(lines).decode()
    except (OSError, ValueError):
        return "", ""
    found = {match[1]: parse_json(match[2]) for match in _AT_HEAD.finditer(head)}
    return str(found.get("source", "")), str(found.get("digest", ""))


def read_disputes(path: Path) -> tuple[Dispute, ...]:
    """Return what was left in a TEI file although the machine reads it otherwise.

    A base that ends without any, as nearly all do, is not read for the rest.

    Raises InputError for a base that cannot be read or is none.
    """
    data = _read(base_path(path), _UNDISPUTED)
    try:
        return tuple(Dispute(**item) for item in data["disputes"]) if data else ()
    except (KeyError, TypeError) as error:
        raise _damaged(base_path(path)) from error


def read_register_base(path: Path) -> RegisterBase | None:
    """Return the base of a register, None where it has none.

    Raises InputError for one that cannot be read or is none.
    """
    data = _read(base_path(path))
    if data is None:
        return None
    try:
        return RegisterBase({str(k): tuple(map(str, v)) for k, v in data["entries"].items()})
    except (KeyError, TypeError, AttributeError) as error:
        raise _damaged(base_path(path)) from error


def write_base(base: Base) -> bytes:
    """Return the file of a base: the same base always gives the same bytes."""
    return _lines(
        {
            "format": _FORMAT,
            "source": base.source,
            "digest": base.digest,
            "last": dict(sorted(base.last.items())),
            "skeleton": list(base.skeleton),
            "passages": [_item(passage) for passage in base.passages],
            "disputes": [
                {name: getattr(dispute, name) for name in Dispute.__slots__}
                for dispute in base.disputes
            ],
        }
    )


def write_register_base(base: RegisterBase) -> bytes:
    """Return the file of a register's base."""
    entries = {key: sorted(names) for key, names in sorted(base.entries.items())}
    return _lines({"format": _FORMAT, "entries": entries})


def _read(path: Path, nothing: bytes = b"") -> dict[str, Any] | None:
    """Return what a base holds, None where there is none, or it ends as one with nothing asked."""
    try:
        written = read_file(path)
        if nothing and written.endswith(nothing):
            return None
        data = parse_json(written)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _damaged(path) from error
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        raise _damaged(path)
    return data


def _damaged(path: Path) -> InputError:
    return InputError(Problem(path, 0, "is not as corpuskit wrote it, and cannot be used", _LOST))


def _passage(item: Sequence[Any]) -> SeenPassage:
    chars, *marks = item
    return SeenPassage(str(chars), tuple(_seen(*mark) for mark in marks))


def _seen(
    start: int, end: int, tag: str, attributes: Mapping[str, str], reworded: bool = False
) -> Seen:
    pairs = tuple((str(k), str(v)) for k, v in attributes.items() if k != _ID)
    return Seen(int(start), int(end), str(tag), pairs, str(attributes.get(_ID, "")), bool(reworded))


def _item(passage: SeenPassage) -> list[Any]:
    return [passage.chars, *(_mark(mark) for mark in passage.marks)]


def _mark(mark: Seen) -> list[Any]:
    named = {_ID: mark.xml_id} if mark.xml_id else {}
    flag = [True] if mark.reworded else []
    return [mark.start, mark.end, mark.tag, {**named, **dict(mark.attributes)}, *flag]


def _lines(data: Mapping[str, Any]) -> bytes:
    """Write JSON with each item of a list or table on a line of its own."""
    items = ",\n".join(f"{_json(key)}: {_value(value)}" for key, value in data.items())
    return f"{{\n{items}\n}}\n".encode()


def _value(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_json, value)) + "\n]"
    if isinstance(value, dict) and any(isinstance(each, list) for each in value.values()):
        return "{\n" + ",\n".join(f"{_json(k)}: {_json(v)}" for k, v in value.items()) + "\n}"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
