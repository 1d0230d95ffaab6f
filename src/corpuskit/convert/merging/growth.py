"""What becomes of TEI files whose sources were renamed or removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from corpuskit.convert.merging.bases import belongs_to
from corpuskit.convert.pipeline import Recovered
from corpuskit.core.bounds import real
from corpuskit.core.errors import InputError, Problem
from corpuskit.core.files import move_whole
from corpuskit.tei.base import FOLDER, base_path, read_base, read_source
from corpuskit.tei.document import load

# Two sources of one name in two versions share more of their paragraphs than this.
_SAME = 0.6


def moved_sources(recovered: Mapping[Path, Recovered], out: Path) -> tuple[Problem, ...]:
    """Give the TEI file of a source that was renamed the new name, and its base with it.

    A source was renamed where the old one is gone and a new one, which has no TEI yet, has the
    same bytes or most of its paragraphs. Return what was done.
    """
    _bring_bases(recovered.values(), out)
    new = [s for s in recovered.values() if not (out / f"{s.draft.name}.xml").exists()]
    orphans = {path: digest for path, _, digest in _orphans(recovered, out)} if new else {}
    notices: list[Problem] = []
    for source in new:
        old = _renamed(source, orphans)
        if old is None:
            continue
        del orphans[old]
        target = out / f"{source.draft.name}.xml"
        # In this order: of a run that is stopped between, the next one brings the base.
        move_whole(old, target)
        move_whole(base_path(old), base_path(target))
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
            f"is kept, although its source {Path(source).name} is gone",
            f"to drop it too, remove it and {FOLDER}/{base_path(path).name}",
        )
        for path, source, _ in _orphans(sources, out)
    )


def _bring_bases(sources: Iterable[Recovered], out: Path) -> None:
    """Bring the base of a file that a run before this one could only give its new name."""
    alone = [
        path
        for file in sorted((out / FOLDER).glob("*.json"))
        if not (path := out / f"{file.stem}.xml").exists()
    ]
    for source in sources if alone else ():
        path = out / f"{source.draft.name}.xml"
        if not path.is_file() or base_path(path).exists():
            continue
        for old in alone:
            with suppress(InputError):
                base = read_base(old)
                if base is not None and base.skeleton and belongs_to(base, load(path)):
                    move_whole(base_path(old), base_path(path))
                    alone.remove(old)
                    break


def _orphans(sources: Iterable[Path], out: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield the TEI files whose sources are gone from a folder looked into, with source, digest."""
    folders = {real(source.parent) for source in sources}
    for file in sorted((out / FOLDER).glob("*.json")):
        path = out / f"{file.stem}.xml"
        source, digest = read_source(path)
        if not source or not path.exists():
            continue
        place = real(out / source)
        if place.parent in folders and not place.exists():
            yield path, source, digest


def _renamed(source: Recovered, orphans: Mapping[Path, str]) -> Path | None:
    for path, digest in orphans.items():
        if digest == source.digest:
            return path
    words = Counter(passage.chars for passage in source.draft.passages)
    shares = {path: _shared(words, path) for path in orphans}
    best = max(shares, key=lambda path: shares[path], default=None)
    return best if best is not None and shares[best] >= _SAME else None


def _shared(words: Counter[str], path: Path) -> float:
    """Return what share of the characters stands in passages that are the same."""
    try:
        base = read_base(path)
    except InputError:
        base = None
    old = Counter(passage.chars for passage in base.passages) if base else Counter[str]()
    same = sum(len(chars) * count for chars, count in (words & old).items())
    return same / max(sum(len(chars) * count for chars, count in old.items()), 1)
