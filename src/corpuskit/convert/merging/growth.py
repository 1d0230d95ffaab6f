"""What becomes of TEI files whose sources were renamed or removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from corpuskit.convert.pipeline import Recovered
from corpuskit.core.errors import InputError, Problem
from corpuskit.core.files import move_whole
from corpuskit.tei.base import FOLDER, Base, base_path, read_base

# Two sources of one name in two versions share more of their paragraphs than this.
_SAME = 0.6


def moved_sources(recovered: Mapping[Path, Recovered], out: Path) -> tuple[Problem, ...]:
    """Give the TEI file of a source that was renamed the new name, and its base with it.

    A source was renamed where the old one is gone and a new one, which has no TEI yet, has the
    same bytes or most of its paragraphs. Return what was done.
    """
    orphans = dict(_orphans(recovered, out))
    notices: list[Problem] = []
    for source in recovered.values():
        target = out / f"{source.draft.name}.xml"
        if target.exists() or not orphans:
            continue
        old = _renamed(source, orphans)
        if old is None:
            continue
        del orphans[old]
        move_whole(base_path(old), base_path(target))
        move_whole(old, target)
        notices.append(
            Problem(
                target,
                0,
                f"was {old.name}: its source has another name now",
                f"change pointers to {old.name}# in other files, if there are any",
            )
        )
    return tuple(notices)


def without_source(sources: Iterable[Path], out: Path) -> tuple[Problem, ...]:
    """Say which TEI files are of sources that are gone."""
    return tuple(
        Problem(
            path,
            0,
            f"is kept, although its source {Path(base.source).name} is gone",
            f"to drop it too, remove it and {FOLDER}/{base_path(path).name}",
        )
        for path, base in _orphans(sources, out)
    )


def _orphans(sources: Collection[Path] | Iterable[Path], out: Path) -> Iterator[tuple[Path, Base]]:
    """Yield the TEI files, with their bases, whose sources are gone from a folder looked into."""
    folders = {source.parent.resolve() for source in sources}
    for file in sorted((out / FOLDER).glob("*.json")):
        path = out / f"{file.stem}.xml"
        try:
            base = read_base(path) if path.exists() else None
        except InputError:
            continue
        if base is None or not base.source:
            continue
        source = (out / base.source).resolve()
        if source.parent in folders and not source.exists():
            yield path, base


def _renamed(source: Recovered, orphans: Mapping[Path, Base]) -> Path | None:
    for path, base in orphans.items():
        if base.digest == source.digest:
            return path
    words = Counter(passage.chars for passage in source.draft.passages)
    shares = {path: _shared(words, base) for path, base in orphans.items()}
    best = max(shares, key=lambda path: shares[path])
    return best if shares[best] >= _SAME else None


def _shared(words: Counter[str], base: Base) -> float:
    """Return what share of the characters stands in passages that are the same."""
    old = Counter(passage.chars for passage in base.passages)
    same = sum(len(chars) * count for chars, count in (words & old).items())
    return same / max(sum(len(chars) * count for chars, count in old.items()), 1)
