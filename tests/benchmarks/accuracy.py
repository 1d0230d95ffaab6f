"""Score the annotators against documents with gold.

Run as `python tests/benchmarks/accuracy.py tests/documents`. Each `<name>.txt` is converted and
compared with `<name>.gold.json` (format in tests/documents/README.md). Spans are compared by their
words, values by themselves, each as often as it occurs in a document; what the gold lists as optional
is neither right nor wrong. Prints precision, recall and F1 a kind, the same of the identity of people
as B-cubed (Bagga and Baldwin 1998) over the mentions that both have, then the errors.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from corpuskit.convert.pipeline import Converted, convert_recovered, recover_source
from corpuskit.core.passages import Mark, Passage
from corpuskit.language.dates import read_attributes

KINDS = ("notes", "people", "treaties", "figures", "figure spans", "dates", "date spans")


@dataclass
class Tally:
    """Count what was right, missed and too many, with the errors in words."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Return the share of marked ones that are right."""
        return self.right / max(1, self.right + len(self.extra))

    @property
    def recall(self) -> float:
        """Return the share of gold ones that are marked."""
        return self.right / max(1, self.right + len(self.missed))

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(folder: Path) -> dict[str, Tally]:
    """Score every document of a folder."""
    tallies = {kind: Tally() for kind in KINDS}
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        converted = convert_recovered(
            recover_source(path.with_name(path.name.replace(".gold.json", ".txt")))
        )
        optional = Counter(_plain(o["quote"]) for o in gold.get("optional", []))
        for kind in KINDS:
            wanted = Counter(_gold(kind, gold))
            given = Counter(_given(kind, converted))
            _count(tallies[kind], path.name.partition(".")[0], wanted, given, optional)
    return tallies


def _count(
    tally: Tally,
    name: str,
    wanted: Counter[tuple[str, ...]],
    given: Counter[tuple[str, ...]],
    optional: Mapping[str, int],
) -> None:
    keys = {key[:-1] for key in (*wanted, *given)}
    for key in sorted(keys):
        want = [k[-1] for k in wanted.elements() if k[:-1] == key]
        got = [k[-1] for k in given.elements() if k[:-1] == key]
        tally.right += min(len(want), len(got))
        if len(want) > len(got):
            tally.missed += [f"{name}: {key} {want[-1]!r}"] * (len(want) - len(got))
        surplus = [words for words in got[len(want) :] if not _is_optional(words, optional)]
        tally.extra += [f"{name}: {key} {words!r}" for words in surplus]


def _is_optional(words: str, optional: Mapping[str, int]) -> bool:
    plain = _plain(words)
    return any(plain in each or each in plain for each in optional)


def _gold(kind: str, gold: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    if kind == "notes":
        for note in gold["notes"]:
            yield note["n"], _plain(note["before"])[-15:], note["n"]
    elif kind == "people":
        for person in gold["people"]:
            yield _plain(person["quote"]), person["quote"]
    elif kind == "treaties":
        for treaty in gold["treaties"]:
            if treaty["kind"] == "name":
                yield _plain(treaty["quote"]), treaty["quote"]
    elif kind.startswith("figure"):
        for figure in gold["figures"]:
            value = (figure.get("value"), figure.get("low"), figure.get("high"))
            number = _numbers(value)
            quote = figure["quote"]
            # Fractions and ratios carry no unit in the gold; in TEI theirs is `1`.
            unit = figure["unit"] or "1"
            yield (_plain(quote), quote) if "spans" in kind else (*number, unit, quote)
    else:
        for date in gold["dates"]:
            quote = date["quote"]
            yield (_plain(quote), quote) if "spans" in kind else (date["from"], date["to"], quote)


def _given(kind: str, converted: Converted) -> Iterator[tuple[str, ...]]:
    for passage in converted.draft.passages:
        for mark in passage.marks:
            words = passage.chars[mark.start : mark.end]
            if kind == "notes" and mark.tag == "note":
                yield mark.get("n") or "", _plain(passage.chars[: mark.start])[-15:], "note"
            elif (kind == "people" and mark.tag == "persName") or (
                kind == "treaties" and mark.tag == "rs" and mark.get("subtype") == "name"
            ):
                yield _plain(words), words
            elif kind.startswith("figure") and mark.tag in ("measure", "num"):
                yield from _figure(kind, mark, words, passage)
            elif kind.startswith("date") and mark.tag == "date":
                covered = read_attributes(dict(mark.attributes))
                if covered is not None:
                    first, last = (day.isoformat() for day in covered)
                    yield (_plain(words), words) if "spans" in kind else (first, last, words)


def _figure(kind: str, mark: Mark, words: str, passage: Passage) -> Iterator[tuple[str, ...]]:
    if "spans" in kind:
        yield _plain(words), words
        return
    value = mark.get("quantity") or mark.get("value") or mark.get("atLeast") or mark.get("atMost")
    number = _numbers((value, mark.get("min"), mark.get("max")))
    unit = mark.get("unit") or "count"
    yield (*number, unit, passage.chars[max(0, mark.start - 20) : mark.end + 10])


def _numbers(values: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(_number(value) for value in values)


def _number(value: str | None) -> str:
    try:
        return f"{Decimal(value).normalize():f}" if value else ""
    except InvalidOperation:
        return str(value)


def identity(folder: Path) -> tuple[float, float, int]:
    """Return B-cubed precision and recall of the people's identities, and the mentions compared.

    A person is one a document; mentions of the same words are paired in the order of their lines.
    """
    precision = recall = 0.0
    compared = 0
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        converted = convert_recovered(
            recover_source(path.with_name(path.name.replace(".gold.json", ".txt")))
        )
        pairs = list(_paired(gold, converted))
        theirs, ours, both = (
            Counter(p[0] for p in pairs),
            Counter(p[1] for p in pairs),
            Counter(pairs),
        )
        precision += sum(both[pair] / ours[pair[1]] for pair in pairs)
        recall += sum(both[pair] / theirs[pair[0]] for pair in pairs)
        compared += len(pairs)
    return precision / max(1, compared), recall / max(1, compared), compared


def _paired(gold: Mapping[str, Any], converted: Converted) -> Iterator[tuple[str, str]]:
    """Yield the identity in the gold and ours of each mention that both have."""
    wanted: dict[str, list[str]] = {}
    for person in sorted(gold["people"], key=lambda p: int(p["line"])):
        wanted.setdefault(_plain(person["quote"]), []).append(person["id"])
    for passage in sorted(converted.draft.passages, key=lambda p: p.line):
        for mark in sorted(passage.marks, key=lambda m: m.start):
            ids = wanted.get(_plain(passage.chars[mark.start : mark.end]))
            if mark.tag == "persName" and ids:
                yield ids.pop(0), mark.get("key") or ""


def _plain(text: str) -> str:
    return re.sub(r"[\s*_-]+", "", text).casefold().replace("’", "'")


def main(folder: Path, shown: int) -> None:
    """Print the table, then the first errors of each kind."""
    tallies = score(folder)
    out = [f"{'kind':14} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6}"]
    for kind, tally in tallies.items():
        total = tally.right + len(tally.missed)
        out.append(
            f"{kind:14} {tally.precision:6.3f} {tally.recall:6.3f} {tally.f1:6.3f} {total:6}"
        )
    exact, complete, compared = identity(folder)
    f1 = 2 * exact * complete / max(exact + complete, 1e-9)
    out.append(f"{'identities':14} {exact:6.3f} {complete:6.3f} {f1:6.3f} {compared:6}")
    for kind, tally in tallies.items():
        out += [f"missed {kind}: {error}" for error in tally.missed[:shown]]
        out += [f"extra {kind}: {error}" for error in tally.extra[:shown]]
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20)
