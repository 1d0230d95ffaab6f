"""The word lists of the package, and what a corpus adds to them or takes out.

A corpus names things that no general list knows: a unit of its archives, a currency, a kind of
vessel, a rank. It says so in a folder of its own with files named like the shipped ones.
"""

from __future__ import annotations

import difflib
import functools
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import ModuleType
from typing import Any

from corpuskit.core.errors import CorpuskitError
from corpuskit.core.parsers import parse_toml
from corpuskit.core.reads import text_of

WITHOUT = "without"
_PACKAGES = (
    "corpuskit.language",
    "corpuskit.bib",
    "corpuskit.claims",
    "corpuskit.convert.structure",
)
# Files of entries of one form, to which a corpus may add entries of that form.
_ENTRIES = frozenset(
    {
        "concepts.toml",
        "countries.toml",
        "deeds.toml",
        "happenings.toml",
        "predicates.toml",
        "roles.toml",
    }
)
# Files whose keys are words, to which a corpus may add words. In all others a key that nobody
# reads would be a slip of the pen that nothing tells.
_OPEN = frozenset({"events.toml", "ordinals.toml"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Name one word list: its file's name, what its head says, its text as shipped."""

    name: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Hold what a corpus adds to the lists and takes out, by the names of their files."""

    tables: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Own:
    """Hold the lists of the corpus at work; one a process, as the commands work on one corpus."""

    words: Words = field(default_factory=Words)


_own = _Own()


def table(package: str, name: str) -> dict[str, Any]:
    """Return a list of `package`/data, with what the corpus adds and without what it takes out.

    Callers may cache what they make of it: `extend` forgets every such cache.
    """
    shipped = parse_toml(_resource(package, name).read_text(encoding="utf-8"))
    for own in _own.words.tables.get(name, ()):
        shipped = _merged(shipped, own)
    return shipped


def lines(package: str, name: str) -> frozenset[str]:
    """Return a list of one word a line, comments left out, with the corpus's own words."""
    return _words(text(package, name))


def text(package: str, name: str) -> str:
    """Return a list in a form of its own as it is written, the corpus's own lines behind it."""
    shipped = _resource(package, name).read_text(encoding="utf-8")
    return shipped + "\n" + _own.words.texts.get(name, "")


def shipped() -> tuple[Lexicon, ...]:
    """Return every list that a corpus can add to, by name."""
    found = (
        _read(path)
        for package in _PACKAGES
        for path in files(
            package,
        )
        .joinpath("data")
        .iterdir()
    )
    return tuple(sorted((lexicon for lexicon in found if lexicon), key=lambda one: one.name))


def extend(*folders: Path | None, units: Sequence[Mapping[str, Any]] = ()) -> None:
    """Let the lists in a corpus's folders add to those of the package; None undoes it.

    A .toml file adds its words to the lists of the same keys, and its table `[without]` takes
    words out of them; a single value stands in place of the shipped one. A .txt file adds a word
    a line. A folder that does not exist adds nothing; a later one adds to an earlier one. `units`
    are entries like those of units.toml.

    Raises CorpuskitError for a file that has no shipped list, is no TOML, or has a key or a value
    that its list does not know.
    """
    tables: dict[str, tuple[Mapping[str, Any], ...]] = {}
    texts: dict[str, str] = {}
    found = [path for folder in folders for path in _files(folder)]
    known = {lexicon.name: lexicon for lexicon in shipped()} if found else {}
    for path in found:
        lexicon = known.get(path.name)
        if lexicon is None:
            near = difflib.get_close_matches(path.name, known, 1, 0.0)[0]
            raise CorpuskitError(
                f"{path}: there is no word list of this name; did you mean {near}? "
                "`corpuskit lexicon` lists them"
            )
        written = _text(path)
        if path.suffix == ".txt":
            texts[path.name] = f"{texts.get(path.name, '')}\n{written}"
        else:
            own = _checked(path, written, parse_toml(lexicon.text))
            tables[path.name] = (*tables.get(path.name, ()), own)
    if units:
        own = {"unit": [dict(unit) for unit in units]}
        tables["units.toml"] = (*tables.get("units.toml", ()), own)
    use(Words(tables, texts))


def use(words: Words) -> None:
    """Let lists that were read in another process, with `extend`, add to those of the package."""
    if words != _own.words:
        _own.words = words
        _forget()


def used() -> Words:
    """Return all that the corpus at work adds and takes out."""
    return _own.words


def in_use() -> str:
    """Return all that the corpus at work adds and takes out: what is read depends on it."""
    return repr((_own.words.tables, _own.words.texts))


def _files(folder: Path | None) -> Iterator[Path]:
    if folder is not None and folder.is_dir():
        yield from sorted(p for p in folder.iterdir() if p.suffix in (".toml", ".txt"))


def _resource(package: str, name: str) -> Traversable:
    return files(package).joinpath("data", name)


def _read(path: Traversable) -> Lexicon | None:
    if not path.name.endswith((".toml", ".txt")):
        return None
    text = path.read_text(encoding="utf-8")
    head: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#") or not line.strip("# "):
            break
        head.append(line.strip("# "))
    return Lexicon(path.name, " ".join(head), text)


def _text(path: Path) -> str:
    try:
        return text_of(path)
    except UnicodeDecodeError as error:
        raise CorpuskitError(f"{path}: is not UTF-8 ({error.reason}); save it as UTF-8") from error
    except OSError as error:
        raise CorpuskitError(f"{path}: cannot be read ({error.strerror})") from error


def _words(text: str) -> frozenset[str]:
    stripped = (line.strip() for line in text.splitlines())
    return frozenset(line for line in stripped if line and not line.startswith("#"))


def _checked(path: Path, text: str, shipped: Mapping[str, Any]) -> Mapping[str, Any]:
    try:
        own = parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        raise CorpuskitError(f"{path}: not readable as TOML ({error}); mend that line") from error
    without = own.get(WITHOUT, {})
    if not isinstance(without, dict):
        raise CorpuskitError(f"{path}: {WITHOUT} is {without!r}; it takes a table of lists")
    for key, value in own.items():
        if key != WITHOUT:
            _fits(path, key, value, _model(path, key, shipped))
    for key, value in without.items():
        _fits(path, f"{WITHOUT}.{key}", value, shipped.get(key, _unknown(path, key, shipped)))
    return own


def _model(path: Path, key: str, shipped: Mapping[str, Any]) -> Any:
    """Return a shipped value that shows which form a key's own must have."""
    if key in shipped and path.name not in _ENTRIES:
        return shipped[key]
    if path.name in _ENTRIES:
        return {field: value for entry in shipped.values() for field, value in entry.items()}
    if path.name in _OPEN:
        return next(iter(shipped.values()))
    return _unknown(path, key, shipped)


def _fits(path: Path, key: str, value: Any, model: Any) -> None:
    """Refuse a value of another form than its list's; an unknown form is refused by name."""
    if isinstance(model, CorpuskitError):
        raise model
    if type(value) is not type(model):
        raise CorpuskitError(f"{path}: {key} is {value!r}; it takes {_kind(model)}")
    if isinstance(model, dict) and path.name in _ENTRIES:
        for field, own in value.items():
            _fits(path, f"{key}.{field}", own, model.get(field, _unknown(path, field, model, key)))
    elif isinstance(model, list) and model and isinstance(model[0], dict):
        fields = {field: one for entry in model for field, one in entry.items()}
        strange = [field for entry in value for field in entry if field not in fields]
        if strange:
            raise _unknown(path, strange[0], fields)


def _unknown(path: Path, key: str, known: Mapping[str, Any], at: str = "") -> CorpuskitError:
    near = difflib.get_close_matches(key, known, 1, 0.0)[0]
    where = f" in [{at}]" if at else ""
    return CorpuskitError(f"{path}: unknown key {key!r}{where}; did you mean {near!r}?")


def _kind(model: object) -> str:
    names = {list: "a list", dict: "a table", str: "a text", bool: "true or false"}
    return names.get(type(model), "a number")


def _merged(shipped: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    out = dict(shipped)
    for key, value in own.items():
        if key != WITHOUT:
            out[key] = _added(out[key], value) if key in out else value
    return _taken(out, own.get(WITHOUT, {}))


def _added(shipped: Any, own: Any) -> Any:
    if isinstance(shipped, dict):
        keys = [*shipped, *(key for key in own if key not in shipped)]
        return {
            key: _added(shipped[key], own[key])
            if key in shipped and key in own
            else own.get(key, shipped.get(key))
            for key in keys
        }
    if isinstance(shipped, list):
        return [*shipped, *(one for one in own if one not in shipped)]
    return own


def _taken(table: dict[str, Any], without: Mapping[str, Any]) -> dict[str, Any]:
    out = dict(table)
    for key, value in without.items():
        if isinstance(value, dict):
            out[key] = _taken(out.get(key, {}), value)
        elif isinstance(value, list) and isinstance(out.get(key), list):
            out[key] = [one for one in out[key] if one not in value]
    return out


def _forget() -> None:
    """Empty the caches of the package: most of them hold something made of a word list."""
    for name, module in list(sys.modules.items()):
        if name.startswith("corpuskit.") and isinstance(module, ModuleType):
            for value in vars(module).values():
                if isinstance(value, functools._lru_cache_wrapper):
                    value.cache_clear()
