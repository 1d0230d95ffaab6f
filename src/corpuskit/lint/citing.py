"""Where the passages of findings stand for a scholar: on which page, and where in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path, PurePath

from corpuskit.convert.readers.text import read_text
from corpuskit.core.bounds import reaches, real
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.findings import Cited, Finding, Location
from corpuskit.core.reads import read_file
from corpuskit.core.result import Result
from corpuskit.tei.base import read_source
from corpuskit.tei.decode import decode
from corpuskit.tei.positions import LINE_END

_PAGE = re.compile(rb"<(?:[\w.-]+:)?pb\b([^<>]*)>")
_NUMBER = re.compile(rb"""(?:^|\s)n\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ENCODING = re.compile(rb"""<note type="encoding">([^<>]{1,40})</note>""")
_HEAD = 100_000
_WORD = re.compile(r"[^\W_]+")
# So many letters around the words at issue tell them from others like them; notes and page heads
# stand between in the source, so fewer are tried when more are not found together.
_AROUND = (120, 60, 30, 15)


def with_cited(result: Result) -> Result:
    """Return a result in which every side of a finding says where a scholar would look it up."""
    cited = cite(side.location for finding in result.every for side in finding.evidence)

    def told(finding: Finding) -> Finding:
        sides = (
            replace(side, cited=cited.get(side.location, side.cited)) for side in finding.evidence
        )
        return replace(finding, evidence=tuple(sides))

    return replace(
        result,
        findings=tuple(map(told, result.findings)),
        suppressed=tuple(replace(each, finding=told(each.finding)) for each in result.suppressed),
        baselined=tuple(map(told, result.baselined)),
    )


def cite(locations: Iterable[Location]) -> Mapping[Location, Cited]:
    """Return the page and the place in the source of each location, as far as they are known.

    The page is the number that the last page break before it bears; the source is the file that
    the TEI was made from, if it is at hand and has the same words in one place only.
    """
    by_file: dict[str, list[Location]] = defaultdict(list)
    for location in locations:
        by_file[location.path].append(location)
    return {
        location: cited
        for path, wanted in by_file.items()
        for location, cited in _in_file(Path(path), wanted)
    }


def _in_file(path: Path, wanted: Iterable[Location]) -> Iterator[tuple[Location, Cited]]:
    try:
        data = decode(read_file(path), path)
    except (OSError, CorpuskitError):
        return
    starts = [0, *(match.end() for match in LINE_END.finditer(data))]
    pages = [(match.start(), _number(match[1])) for match in _PAGE.finditer(data)]
    source = _read_source_of(path, data)
    for location in wanted:
        page = ""
        if pages and location.line <= len(starts):
            line = data[starts[location.line - 1] :].split(b"\n", 1)[0].decode("utf-8", "replace")
            at = starts[location.line - 1] + len(line[: location.column - 1].encode())
            page = next((n for start, n in reversed(pages) if start < at), "")
        file, (row, column) = "", (0, 0)
        if source is not None:
            row, column = source.find(location)
            file = str(source.path) if row else ""
        if page or file:
            yield location, Cited(page, file, row, column)


def page_marks(path: Path) -> tuple[tuple[int, int, str], ...]:
    """Return where the pages of a document begin, as line, column and number."""
    try:
        data = decode(read_file(path), path)
    except (OSError, CorpuskitError):
        return ()
    starts = [0, *(match.end() for match in LINE_END.finditer(data))]
    found = []
    for match in _PAGE.finditer(data):
        line = bisect_right(starts, match.start())
        before = data[starts[line - 1] : match.start()].decode("utf-8", "replace")
        found.append((line, len(before) + 1, _number(match[1])))
    return tuple(found)


def _number(attributes: bytes) -> str:
    found = _NUMBER.search(attributes)
    return (found[1] or found[2] or b"").decode("utf-8", "replace").strip() if found else ""


@dataclass(frozen=True)
class _Source:
    """Find words in a source by their letters and digits, as spaces and line ends differ."""

    path: Path
    lines: tuple[str, ...]

    @cached_property
    def _words(self) -> list[re.Match[str]]:
        return list(_WORD.finditer("\n".join(self.lines)))

    @cached_property
    def _letters(self) -> str:
        return "".join(word[0] for word in self._words)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(len(word[0]) for word in self._words))

    @cached_property
    def _lines_at(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self.lines), initial=0))

    def find(self, location: Location) -> tuple[int, int]:
        """Return the line and column of a location's words; zeros where they stand not or often."""
        before, words, after = (
            "".join(_WORD.findall(part))
            for part in (
                location.sentence[: location.start],
                location.quote,
                location.sentence[location.end :],
            )
        )
        if not words:
            return 0, 0
        sides = [(size, size) for size in _AROUND]
        sides += [(_AROUND[1], 0), (0, _AROUND[1]), (_AROUND[3], 0), (0, _AROUND[3]), (0, 0)]
        for left, right in [(len(before), len(after)), *sides]:
            lead = before[max(0, len(before) - left) :]
            stretch = lead + words + after[:right]
            at = self._letters.find(stretch)
            if at >= 0:
                once = self._letters.find(stretch, at + 1) < 0
                return self._place(at + len(lead)) if once else (0, 0)
        return 0, 0

    def _place(self, at: int) -> tuple[int, int]:
        number = bisect_right(self._ends, at)
        word = self._words[number]
        offset = word.start() + at - (self._ends[number] - len(word[0]))
        line = bisect_right(self._lines_at, offset)
        return line, offset - self._lines_at[line - 1] + 1


def source_of(path: Path) -> Path | None:
    """Return the file that a TEI file was made from, be it there or not; None where none is told.

    What leads out of the corpus is none.
    """
    name, _ = read_source(path)
    file = path.parent / name
    if not name or PurePath(name).is_absolute() or not reaches(path, file):
        return None
    return file


def _read_source_of(path: Path, data: bytes) -> _Source | None:
    file = source_of(path)
    if file is None:
        return None
    declared = _ENCODING.search(data, 0, _HEAD)
    try:
        # What is told of a place holds as long as the source does.
        read_file(file)
        text = read_text(file, declared[1].decode("ascii", "replace") if declared else "")
    except (OSError, CorpuskitError):
        return None
    return _Source(real(file), text.lines)
