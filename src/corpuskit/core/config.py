"""The configuration of a corpus: where it lies and what is asked of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from corpuskit.core.bounds import bounds_of, reaches, real
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.parsers import parse_toml
from corpuskit.core.reads import text_of
from corpuskit.core.setting_kinds import Misfit
from corpuskit.core.settings import REGISTERS, REQUIRED_VERSION, SETTINGS

if TYPE_CHECKING:
    from corpuskit.core.toml_places import Path as Keys
    from corpuskit.core.toml_places import Place, Places

NAME = "corpuskit.toml"
_SHARED = "pyproject.toml"
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Accepted:
    """Hold a `[[suppress]]`: a finding by its fingerprint, or by check, document and quote.

    `number` counts the entries of the file from 0, and `at` is where this one begins.
    """

    number: int
    at: Place = field(compare=False)
    reason: str
    by: str
    finding: str = ""
    check: str = ""
    document: str = ""
    quote: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """Hold the settings of one corpus; the defaults work with no file at all.

    `root` is the folder that relative paths start from: that of the configuration, else the
    working directory. `path` is the file read, None when there was none. `said` has the settings
    that the file makes; what each is for stands in core/settings.py.
    """

    root: Path
    path: Path | None = None
    sources: str = "seeds"
    corpus: str = "corpus/tei"
    lexicon: tuple[str, ...] = ("lexicon",)
    bibliography: str = "bib/corpus.bib"
    baseline: str = "corpuskit-baseline.json"
    fail_on: str = "error"
    preview: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    per_path_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NOTHING)
    tolerances: Mapping[str, Decimal] = field(default_factory=lambda: _NOTHING)
    dates: Mapping[str, tuple[date, date]] = field(default_factory=lambda: _NOTHING)
    suppress: tuple[Accepted, ...] = ()
    unit: tuple[Mapping[str, Any], ...] = ()
    spacy: str = ""
    registers: tuple[str, ...] = REGISTERS
    required_version: str = ""
    said: Mapping[str, Any] = field(default_factory=lambda: _NOTHING, compare=False)

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
    def baseline_file(self) -> Path:
        """Return the file of findings accepted as they were, which need not exist."""
        return self.root / self.baseline

    @property
    def lexicon_folders(self) -> tuple[Path, ...]:
        """Return the folders of the corpus's own word lists, which need not exist."""
        return tuple(self.root / folder for folder in self.lexicon)

    def place(self, *keys: str | int) -> Place | None:
        """Return where the file says what the keys lead to; None where it does not."""
        if self.path is None:
            return None
        return _places(_text(self.path)).values.get((*_prefix(self.path), *keys))

    def where(self, *keys: str | int) -> str:
        """Return the place of a value as messages name it: file, line, column."""
        place = self.place(*keys)
        return f"{self.path}:{place}" if place else str(self.path)


def find_config(start: Path) -> Config:
    """Return the configuration that governs a path: the nearest one in its folder or above.

    `[tool.corpuskit]` in a pyproject.toml counts like a corpuskit.toml. Without any, the
    defaults apply to the folder given.

    Raises CorpuskitError for a file that is not TOML, asks for another version of corpuskit, has
    an unknown key or a value of a wrong type.
    """
    folder = start if start.is_dir() else start.parent
    for candidate in (real(folder), *real(folder).parents):
        own, shared = candidate / NAME, candidate / _SHARED
        if own.is_file():
            return _read(own, _toml(own), candidate)
        if shared.is_file():
            tool = _toml(shared).get("tool", {})
            if isinstance(tool, dict) and "corpuskit" in tool:
                return _read(shared, tool["corpuskit"], candidate)
    return Config(root=real(folder))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return parse_toml(_text(path), Decimal)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at line ")
        at = place.rstrip(")").replace(", column ", ":") if place[:1].isdigit() else ""
        at = f":{at}" if at else ""
        raise CorpuskitError(f"{path}{at}: not readable as TOML: {message.lower()}") from error
    except UnicodeDecodeError as error:
        raise CorpuskitError(f"{path}: is not UTF-8 ({error.reason}); save it as UTF-8") from error
    except OSError as error:
        raise CorpuskitError(f"{path}: cannot be read ({error.strerror})") from error


def _read(path: Path, table: Any, root: Path) -> Config:
    try:
        if isinstance(table, dict):
            _satisfied(table.get(REQUIRED_VERSION))
        said = SETTINGS.read(table, ())
        _keep_inside(path, said)
        values = {
            name: value
            for key, value in said.items()
            for name, value in (
                value.items() if key in _FLATTENED else ((key.replace("-", "_"), value),)
            )
        }
        entries = enumerate(said.get("suppress", ()))
        values["suppress"] = tuple(_accepted(path, n, entry) for n, entry in entries)
    except Misfit as misfit:
        raise CorpuskitError(f"{path}{_at(path, misfit)}: {misfit.message}") from None
    return Config(root=root, path=path, said=said, **values)


_PLACES = ("sources", "corpus", "lexicon", "bibliography", "baseline")


def _keep_inside(path: Path, said: Mapping[str, Any]) -> None:
    """Refuse places outside of the corpus: a configuration comes with it, from other people."""
    bounds = bounds_of(path) or path.parent
    for key in _PLACES:
        value = said.get(key, ())
        for place in (value,) if isinstance(value, str) else value:
            if "\0" in place or not reaches(path, path.parent / place):
                raise Misfit(
                    (key,), f"{key} is {place!r}, which is not in {bounds}; name a place below it"
                )


# The settings of one stage stand in its table, and each has a field of its own.
_FLATTENED = frozenset({"annotate"})


def _accepted(path: Path, number: int, entry: Mapping[str, Any]) -> Accepted:
    by_words = {"check", "document", "quote"}
    given = by_words & set(entry)
    if "finding" in entry and given - {"check"}:
        wrong = min(given - {"check"})
        raise Misfit(("suppress", number), f"finding stands alone; take out {wrong}")
    if "finding" not in entry and given != by_words:
        missing = ", ".join(sorted(by_words - given))
        raise Misfit(
            ("suppress", number),
            f"[[suppress]] names no finding; give its fingerprint as finding, or add {missing}",
        )
    at = _places(_text(path)).values[(*_prefix(path), "suppress", number)]
    return Accepted(number, at, **entry)


def _satisfied(specifier: object) -> None:
    """Refuse a configuration that was written for another version of corpuskit."""
    if not isinstance(specifier, str) or not specifier:
        return
    # Slow to import, and needed only here.
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    from corpuskit import __version__

    keys = (REQUIRED_VERSION,)
    try:
        wanted = SpecifierSet(specifier)
    except InvalidSpecifier:
        raise Misfit(
            keys, f"{REQUIRED_VERSION} is {specifier!r}; it takes versions, such as >=0.1,<0.3"
        ) from None
    if not wanted.contains(__version__, prereleases=True):
        raise Misfit(
            keys,
            f"this corpus needs corpuskit {specifier}, and this is {__version__}; "
            f"pip install 'corpuskit{specifier}'",
        )


def _at(path: Path, misfit: Misfit) -> str:
    """Return the place of a misfit for its message; of the nearest table that has one."""
    places = _places(_text(path))
    known = places.keys if misfit.at_key else places.values
    keys: Keys = (*_prefix(path), *misfit.path)
    while keys and keys not in known:
        keys = keys[:-1]
    return f":{known[keys]}" if keys else ""


def _prefix(path: Path) -> Keys:
    return ("tool", "corpuskit") if path.name == _SHARED else ()


@lru_cache(maxsize=2)
def _places(text: str) -> Places:
    # Needed only where there is a place to tell.
    from corpuskit.core.toml_places import places_in

    return places_in(text)


def _text(path: Path) -> str:
    return text_of(path)
