r"""The files that a paper in LaTeX is made of: what \input and its like read in, in its place.

Only files in the folder of the paper and below are read, whatever the paper names: it may come from
others, and what stands in a file is quoted in reports. Names are looked up as LaTeX does, from the
folder of the paper, and from that of the file that names them, as the package subfiles does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpuskit.convert.papers.latex.scanning import commands, uncommented
from corpuskit.convert.papers.latex.traced import Traced, joined, standing_at, traced
from corpuskit.convert.papers.paper import Part
from corpuskit.core.bounds import real
from corpuskit.core.errors import Problem
from corpuskit.core.reads import text_of

_READ_IN = frozenset({"input", "include", "subfile", "subfileinclude"})
_PACKAGES = frozenset({"usepackage", "RequirePackage"})
_NAMED = re.compile(r"\s*\{([^{}\n]*)\}|[ \t]+([\w./-]+)")
_PACKAGE = re.compile(r"\s*(?:\[[^\]]*\]\s*)?\{([^{}]*)\}")
_DOCUMENT = re.compile(r"\\begin\s*\{document\}(.*?)(?:\\end\s*\{document\}|\Z)", re.DOTALL)
_ENDED = re.compile(r"\\endinput(?![A-Za-z@])")
_STYLE = ".sty"
# A paragraph ends where one of these is read in.
_APART = frozenset({"include", "subfileinclude"})
_DEEPEST, _MOST_READ, _MOST = 15, 500, 20_000_000


@dataclass(frozen=True, slots=True)
class Gathered:
    """Hold a paper with what it reads in: `source` is all its files, `parts` where each begins.

    `whole` says that nothing that it reads in is left out.
    """

    text: Traced
    source: str
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]
    whole: bool


def gathered(path: Path, text: str) -> Gathered:
    """Return a paper with the files that it reads in, and what could not be read."""
    gatherer = _Gatherer(path.parent)
    made = gatherer.read(path, text, (real(path),))
    return Gathered(
        made,
        "".join(gatherer.sources),
        tuple(gatherer.parts),
        tuple(gatherer.problems.values()),
        gatherer.whole,
    )


@dataclass
class _Gatherer:
    folder: Path
    sources: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    problems: dict[tuple[str, str], Problem] = field(default_factory=dict)
    known: dict[Path, tuple[int, str]] = field(default_factory=dict)
    found: dict[tuple[str, str, Path], Path | None] = field(default_factory=dict)
    reads: int = 0
    size: int = 0
    whole: bool = True

    def read(self, path: Path, text: str, opened: tuple[Path, ...]) -> Traced:
        """Return a file with what it reads in; `opened` are those that are being read."""
        begin, plain = self._kept(path, text, opened[-1])
        is_part = len(opened) > 1 and path.suffix != _STYLE
        inner = _DOCUMENT.search(plain) if is_part else None
        low, high = inner.span(1) if inner else (0, len(plain))
        if ended := _ENDED.search(plain, low, high):
            high = ended.start()
        own = traced(plain, begin)
        self.reads += 1
        self.size += high - low
        pieces: list[Traced] = []
        at = low
        for found in commands(plain[:high], low):
            if found.start() < at:
                continue
            line = text.count("\n", 0, found.start()) + 1
            for end, name in _names(found, plain):
                made = self._read_in(found["name"], name, Problem(path, line, "", ""), opened)
                if made is not None:
                    apart = "\n\n" if found["name"] in _APART else ""
                    around = standing_at(apart, begin + found.start())
                    pieces += (own.part(at, max(at, found.start())), around, made, around)
                    at = end
        return joined((*pieces, own.part(at, high)))

    def _kept(self, path: Path, text: str, known_as: Path) -> tuple[int, str]:
        """Return where a file begins among all, and its text without comments."""
        if known_as not in self.known:
            begin = sum(map(len, self.sources))
            self.parts.append(Part(path, begin))
            # A file that does not end with a line end does not share its last line.
            self.sources.append(f"{text}\n")
            self.known[known_as] = (begin, uncommented(text))
        return self.known[known_as]

    def _read_in(
        self, command: str, name: str, place: Problem, opened: tuple[Path, ...]
    ) -> Traced | None:
        if len(opened) > _DEEPEST or self.reads >= _MOST_READ or self.size > _MOST:
            self._left_out(
                place,
                "further files",
                "which is more than any paper does",
                "give those files by themselves",
            )
            return None
        package = command in _PACKAGES
        # Of what a package wants, most comes with LaTeX.
        silent = package or place.path.suffix == _STYLE
        asked = (name, _STYLE if package else ".tex", place.path.parent)
        if asked not in self.found:
            self.found[asked] = self._found(*asked)
            if self.found[asked] is None and not silent:
                self._left_out(place, name, *self._why_not(name))
        path = self.found[asked]
        if path is None:
            return None
        where = real(path)
        if where in opened:
            if not silent:
                self._left_out(place, name, "which reads it in itself", "take one of the two out")
            return None
        try:
            text = text_of(path).replace("\r\n", "\n")
        except OSError as error:
            self._left_out(
                place, name, f"which cannot be read ({error.strerror})", "mend or remove it"
            )
            return None
        except UnicodeDecodeError:
            self._left_out(place, name, "which is not UTF-8", "save it as UTF-8")
            return None
        return self.read(path, text, (*opened, where))

    def _found(self, name: str, suffix: str, beside: Path) -> Path | None:
        """Return the file that a name means; None where there is none in the folder."""
        if not name or "\\" in name or "\0" in name:
            return None
        for folder in dict.fromkeys((self.folder, beside)):
            for spelled in (f"{name}{suffix}", name):
                path = folder / spelled
                if self._is_inside(path) and path.is_file():
                    return path
        return None

    def _is_inside(self, path: Path) -> bool:
        return real(path).is_relative_to(real(self.folder))

    def _why_not(self, name: str) -> tuple[str, str]:
        if "\\" in name:
            return "whose name a command makes", "write the name out"
        paths = [self.folder / f"{name}{suffix}" for suffix in ("", ".tex")]
        if name and "\0" not in name and not all(map(self._is_inside, paths)):
            return "which is not in the folder of the paper", "copy it there"
        return "which is not there", "correct the name, or give the file beside the paper"

    def _left_out(self, place: Problem, name: str, why: str, advice: str) -> None:
        self.whole = False
        said = f"reads in {name or 'a file without a name'}, {why}"
        self.problems.setdefault((name, why), Problem(place.path, place.line, said, advice))


def _names(found: re.Match[str], text: str) -> Iterator[tuple[int, str]]:
    """Yield the names that a command reads in, with where it ends."""
    if found["name"] in _READ_IN:
        if named := _NAMED.match(text, found.end()):
            yield named.end(), (named[1] or named[2] or "").strip().strip('"')
    elif found["name"] in _PACKAGES and (named := _PACKAGE.match(text, found.end())):
        for name in named[1].split(","):
            yield named.end(), name.strip()
