"""Kinds of settings: each reads a value of TOML, and describes itself to editors.

What a value may be is said once, here and in the table of settings (core/settings.py); the parser,
its messages and the JSON schema are all made from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from corpuskit.core.toml_places import Path

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DAY_FORM = r"\d{4}(-\d\d(-\d\d)?)?"


class Misfit(Exception):  # noqa: N818
    """Say what of a value does not fit: the keys that lead there, and the message."""

    def __init__(self, path: Path, message: str, *, at_key: bool = False) -> None:
        super().__init__(message)
        self.path = path
        self.message = message
        self.at_key = at_key


class Kind(Protocol):
    """What any kind of setting can do."""

    def read(self, value: Any, path: Path) -> Any:
        """Return a value of TOML as the program holds it; raises Misfit."""

    def schema(self) -> dict[str, Any]:
        """Return what JSON Schema says of such a value."""


def _refuse(path: Path, value: Any, takes: str) -> Misfit:
    shown = value if not isinstance(value, (date, Decimal)) else str(value)
    name = ".".join(str(part) for part in path if isinstance(part, str))
    return Misfit(path, f"{name or 'tool.corpuskit'} is {shown!r}; it takes {takes}")


@dataclass(frozen=True, slots=True)
class Text:
    """A text, perhaps of a form; `takes` says of which."""

    takes: str = "a text"
    form: str = ""

    def read(self, value: Any, path: Path) -> str:
        """Return the text."""
        if not isinstance(value, str) or (self.form and not re.fullmatch(self.form, value)):
            raise _refuse(path, value, self.takes)
        return value

    def schema(self) -> dict[str, Any]:
        """Describe a text."""
        return {"type": "string", **({"pattern": f"^({self.form})$"} if self.form else {})}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    words: tuple[str, ...]

    def read(self, value: Any, path: Path) -> str:
        """Return the word."""
        if not isinstance(value, str) or value not in self.words:
            raise _refuse(path, value, f"{', '.join(self.words[:-1])} or {self.words[-1]}")
        return value

    def schema(self) -> dict[str, Any]:
        """Describe a choice."""
        return {"enum": list(self.words)}


class Flag:
    """True or false."""

    def read(self, value: Any, path: Path) -> bool:
        """Return the flag."""
        if not isinstance(value, bool):
            raise _refuse(path, value, "true or false")
        return value

    def schema(self) -> dict[str, Any]:
        """Describe a flag."""
        return {"type": "boolean"}


class Share:
    """A number from 0 to 1: five per cent are 0.05."""

    def read(self, value: Any, path: Path) -> Decimal:
        """Return the number."""
        right = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
        # Comparing nan of TOML with anything raises.
        if not right or not Decimal(value).is_finite() or not 0 <= value <= 1:
            raise _refuse(path, value, "a number from 0 to 1, such as 0.05 for five per cent")
        return Decimal(value)

    def schema(self) -> dict[str, Any]:
        """Describe a share."""
        return {"type": "number", "minimum": 0, "maximum": 1}


class Day:
    """A day: 2027-06-30, with quotation marks or without."""

    def read(self, value: Any, path: Path) -> date:
        """Return the day."""
        found = _days(value)
        if found is None or found[0] != found[1]:
            raise _refuse(path, value, "a day, such as 2027-06-30")
        return found[0]

    def schema(self) -> dict[str, Any]:
        """Describe a day; editors read one without quotation marks as a text too."""
        return {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}


class Period:
    """The days on which something can have happened: a day, a month, a year, two with a slash."""

    def read(self, value: Any, path: Path) -> tuple[date, date]:
        """Return the first day and the last."""
        ends = value.split("/") if isinstance(value, str) else [value]
        days = [_days(end) for end in ends]
        known = [day for day in days if day is not None]
        if len(known) != len(ends) or len(ends) > 2 or known[0][0] > known[-1][1]:
            raise _refuse(path, value, '"1999", "1999-04", 1999-04-07 or "1999-04/1999-06"')
        return known[0][0], known[-1][1]

    def schema(self) -> dict[str, Any]:
        """Describe a period."""
        return {"type": "string", "pattern": f"^{_DAY_FORM}(/{_DAY_FORM})?$"}


def _days(value: Any) -> tuple[date, date] | None:
    """Return the first and last day of a written date; None for anything else."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value, value
    match = _DAY.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        ends_year = (month or 12) == 12
        after = date(year + ends_year, 1 if ends_year else month + 1, 1)
        return date(year, month or 1, 1), after - timedelta(days=1)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of values of one kind; one alone may stand without brackets if `single`."""

    of: Kind
    single: bool = False

    def read(self, value: Any, path: Path) -> tuple[Any, ...]:
        """Return the values."""
        if self.single and isinstance(value, str):
            return (self.of.read(value, path),)
        if not isinstance(value, list):
            tables = isinstance(self.of, Record)
            such = f"[[{_dotted(path)}]]" if tables else 'a list, such as ["…", "…"]'
            raise _refuse(path, value, f"tables, each headed {such}" if tables else such)
        return tuple(self.of.read(each, (*path, n)) for n, each in enumerate(value))

    def schema(self) -> dict[str, Any]:
        """Describe a list."""
        many = {"type": "array", "items": self.of.schema()}
        return {"anyOf": [self.of.schema(), many]} if self.single else many


@dataclass(frozen=True, slots=True)
class Keyed:
    """A table whose keys the user chooses, with values of one kind."""

    of: Kind

    def read(self, value: Any, path: Path) -> Mapping[str, Any]:
        """Return the table."""
        if not isinstance(value, dict):
            raise _refuse(path, value, f"a table, [{_dotted(path)}]")
        return MappingProxyType(
            {key: self.of.read(each, (*path, key)) for key, each in value.items()}
        )

    def schema(self) -> dict[str, Any]:
        """Describe a table."""
        return {"type": "object", "additionalProperties": self.of.schema()}


@dataclass(frozen=True, slots=True)
class Setting:
    """Declare one key: what it takes, what it is for, whether it must be there."""

    key: str
    kind: Kind
    about: str
    default: Any = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A table of known keys."""

    settings: tuple[Setting, ...]

    def read(self, value: Any, path: Path) -> dict[str, Any]:
        """Return the values by key; an unknown key is a misfit that names the nearest one."""
        if not isinstance(value, dict):
            raise _refuse(path, value, f"a table, [{_dotted(path) or 'tool.corpuskit'}]")
        known = {setting.key: setting for setting in self.settings}
        for key in value:
            if key not in known:
                raise Misfit((*path, key), self._unknown(key, path), at_key=True)
        read = {key: known[key].kind.read(each, (*path, key)) for key, each in value.items()}
        for setting in self.settings:
            if setting.required and setting.key not in value:
                raise Misfit(path, f"[[{_dotted(path)}]] has no {setting.key}: {setting.about}")
        return read

    def _unknown(self, key: str, path: Path) -> str:
        inner = [
            (each.key, setting.key)
            for setting in self.settings
            if isinstance(setting.kind, Record)
            for each in setting.kind.settings
        ]
        for name, table in inner:
            if name == key:
                return f"unknown key {key!r}; it stands in the table [{table}]"
        # Slow to import, and needed only to tell of an error.
        from difflib import get_close_matches

        near = get_close_matches(key, [each.key for each in self.settings], 1, 0.0)[0]
        where = f" in [{_dotted(path)}]" if path else ""
        return f"unknown key {key!r}{where}; did you mean {near!r}?"

    def schema(self) -> dict[str, Any]:
        """Describe a table of known keys."""
        out: dict[str, Any] = {
            "type": "object",
            "additionalProperties": False,
            "properties": {each.key: _described(each) for each in self.settings},
        }
        needed = [each.key for each in self.settings if each.required]
        return out | ({"required": needed} if needed else {})


def _described(setting: Setting) -> dict[str, Any]:
    out = {**setting.kind.schema(), "description": setting.about}
    default = setting.default
    if isinstance(default, Decimal):
        default = float(default)
    elif isinstance(default, tuple):
        default = list(default)
    return out if default is None else out | {"default": default}


def _dotted(path: Path) -> str:
    return ".".join(str(part) for part in path if isinstance(part, str))
