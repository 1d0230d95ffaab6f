"""The settings of a corpus as they take effect, each with where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

from corpuskit.core.config import Config
from corpuskit.core.setting_kinds import Keyed, Listed, Record, Setting
from corpuskit.core.settings import SETTINGS

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_DEFAULT = "default"
COMMAND_LINE = "command line"


def render_settings(config: Config, overridden: Mapping[str, Any] = _NOTHING) -> str:
    """Render every setting as TOML, with its origin behind it as a comment.

    What the command line sets is given by key in `overridden`. What is printed is a configuration
    of the same effect.
    """
    lines = list(_settings(SETTINGS, config, config.said, overridden, ()))
    width = min(60, max(len(line) for line, _ in lines))
    shown = [f"{line:<{width}}  # {origin}" if origin else line for line, origin in lines]
    head = f"# {config.path}" if config.path else f"# no configuration; defaults for {config.root}"
    return "\n".join([head, *shown]) + "\n"


# A line of TOML, and where it comes from; a heading comes from nowhere.
_Line = tuple[str, str]


def _settings(
    record: Record,
    config: Config,
    said: Mapping[str, Any],
    overridden: Mapping[str, Any],
    path: tuple[str | int, ...],
) -> Iterator[_Line]:
    """Yield plain keys first: in TOML a table takes all that follows it."""
    tables = [each for each in record.settings if _is_table(each)]
    for setting in record.settings:
        if setting not in tables:
            yield _line(setting, config, said, overridden, path)
    for setting in tables:
        own = overridden.get(setting.key, said.get(setting.key))
        yield from _table(setting, config, own, (*path, setting.key))


def _is_table(setting: Setting) -> bool:
    kind = setting.kind
    return isinstance(kind, (Keyed, Record)) or (
        isinstance(kind, Listed) and isinstance(kind.of, Record)
    )


def _line(
    setting: Setting,
    config: Config,
    said: Mapping[str, Any],
    overridden: Mapping[str, Any],
    path: tuple[str | int, ...],
) -> _Line:
    key = setting.key
    if key in overridden:
        return f"{key} = {_toml(overridden[key])}", COMMAND_LINE
    if key in said:
        return f"{key} = {_toml(said[key])}", _origin(config, *path, key)
    return f"{key} = {_toml(setting.default)}", _DEFAULT


def _table(
    setting: Setting, config: Config, said: Any, path: tuple[str | int, ...]
) -> Iterator[_Line]:
    if isinstance(setting.kind, Record):
        yield from _head(f"[{setting.key}]", "")
        yield from _settings(setting.kind, config, said or {}, {}, path)
    elif isinstance(setting.kind, Keyed):
        yield from _head(f"[{setting.key}]", "" if said else _DEFAULT)
        for key, value in (said or {}).items():
            yield f"{_key(key)} = {_toml(value)}", _origin(config, *path, key)
    else:
        for number, entry in enumerate(said or ()):
            yield from _head(f"[[{setting.key}]]", _origin(config, *path, number))
            for key, value in entry.items():
                yield f"{key} = {_toml(value)}", _origin(config, *path, number, key)


def _head(words: str, origin: str) -> Iterator[_Line]:
    yield "", ""
    yield words, origin


def _origin(config: Config, *keys: str | int) -> str:
    place = config.place(*keys)
    name = config.path.name if config.path else ""
    return f"{name}:{place.line}" if place else name


def _key(key: str) -> str:
    bare = key.replace("-", "").replace("_", "")
    return key if bare.isalnum() and bare.isascii() else _text(key)


def _toml(value: Any) -> str:
    """Write a value as TOML does."""
    if isinstance(value, tuple) and value and isinstance(value[0], date):
        return _text("/".join(dict.fromkeys(day.isoformat() for day in value)))
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, (Decimal, date)):
        return str(value)
    return _text(value) if isinstance(value, (str, Path)) else json.dumps(value)


def _text(text: str | Path) -> str:
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007f")
