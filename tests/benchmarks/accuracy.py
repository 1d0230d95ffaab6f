"""Score the annotators against documents with gold.

Run as `python tests/benchmarks/accuracy.py tests/documents`. Each `<name>.txt` is converted and
compared with `<name>.gold.json` (format in tests/documents/README.md). Spans are compared by their
words, values by themselves, each as often as it occurs in a document; what the gold lists as optional
is neither right nor wrong. Prints precision, recall and F1 a kind, then the errors.

Three more lines are read from the folder converted as one corpus. Treaty identity is B-cubed over the
mentions that both name: which others has it in its register entry, and which should it have? The
identity of people is B-cubed (Bagga and Baldwin 1998) in the same way. Treaty dates are
right with their role and days at the entry of an instrument that the gold dates so.

A folder with gold in one file a kind (`people.json`, `dates.json`, ..., see gold_registers.py) is
scored against the sources in seeds/, or in the folder that a second argument names; the cited works
of its notes are scored too. Run with `--errors N` to print more or fewer than 20 errors a kind.
"""

from __future__ import annotations

import argparse
import calendar
import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import citations
import gold_registers

from corpuskit.claims.extract import extract
from corpuskit.convert.corpus import convert_corpus
from corpuskit.convert.pipeline import Converted, convert_recovered, recover_source
from corpuskit.core.passages import Mark, Passage
from corpuskit.language.dates import read_attributes
from corpuskit.tei.document import Document, load
from corpuskit.tei.names import tei

_SMALL = Decimal("0.01")
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


def score(folder: Path, kinds: Sequence[str] = KINDS) -> dict[str, Tally]:
    """Score every document of a folder."""
    tallies = {kind: Tally() for kind in kinds}
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        converted = convert_recovered(
            recover_source(path.with_name(path.name.replace(".gold.json", ".txt")))
        )
        optional = Counter(_plain(o["quote"]) for o in gold.get("optional", []))
        for kind in kinds:
            wanted = Counter(_gold(kind, gold))
            given = Counter(_given(kind, converted))
            _count(tallies[kind], path.name.partition(".")[0], wanted, given, optional)
    return tallies


@dataclass
class Identity:
    """Hold how well mentions are joined: B-cubed over `pairs` of (register entry, gold id)."""

    pairs: list[tuple[str, str, str]] = field(default_factory=list)

    def _share(self, mine: int, theirs: int) -> float:
        shares = []
        for pair in self.pairs:
            group = [other for other in self.pairs if other[mine] == pair[mine]]
            shares.append(sum(other[theirs] == pair[theirs] for other in group) / len(group))
        return sum(shares) / max(1, len(shares))

    @property
    def precision(self) -> float:
        """Return how much of an entry is one instrument, a mention each."""
        return self._share(0, 1)

    @property
    def recall(self) -> float:
        """Return how much of an instrument is in one entry, a mention each."""
        return self._share(1, 0)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def errors(self) -> Iterator[str]:
        """Yield the instruments that are in several entries, and the entries that hold several."""
        for mine, theirs, what in ((1, 0, "apart"), (0, 1, "together")):
            groups: dict[str, set[tuple[str, str]]] = defaultdict(set)
            for pair in self.pairs:
                groups[pair[mine]].add((pair[theirs], pair[2]))
            for name, members in sorted(groups.items()):
                if len({other for other, _ in members}) > 1:
                    yield f"{what}: {name}: {sorted(members)}"


ROLES = {"inForce": "in-force"}


def score_treaties(folder: Path) -> tuple[Identity, Tally]:
    """Score how treaties are joined and dated, over the folder converted as one corpus."""
    identity, roles = Identity(), Tally()
    with tempfile.TemporaryDirectory() as name:
        convert_corpus(sorted(folder.glob("*.txt")), Path(name))
        for path in sorted(folder.glob("*.gold.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            stem = path.name.partition(".")[0]
            document = load(Path(name) / f"{stem}.xml")
            pairs = list(_joined(document, gold["treaties"]))
            identity.pairs += pairs
            _count_roles(roles, stem, document, gold["treaty_dates"], pairs)
    return identity, roles


def _joined(
    document: Document, treaties: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str, str, str]]:
    """Yield the mentions that the gold names too, as (register entry, gold id, words)."""
    wanted = defaultdict(list)
    for treaty in treaties:
        if treaty["kind"] == "name":
            wanted[_plain(treaty["quote"])].append(treaty["id"])
    for element in document.tree.iter(tei("rs")):
        words = " ".join("".join(map(str, element.itertext())).split())
        ids = wanted[_plain(words)]
        if element.get("type") == "treaty" and element.get("subtype") == "name" and ids:
            yield element.get("ref") or f"none: {words}", ids.pop(0), words


def _count_roles(
    tally: Tally,
    name: str,
    document: Document,
    dates: Sequence[Mapping[str, Any]],
    pairs: Sequence[tuple[str, str, str]],
) -> None:
    named = defaultdict(set)
    for entry, identifier, _ in pairs:
        named[entry].add(identifier)
    wanted = [(d["id"], ROLES.get(d["role"], d["role"]), _days(d["date"])) for d in dates]
    known = {role for _, role, _ in wanted} | {"signed", "ratified", "in-force"}
    left = Counter(wanted)
    for event in extract(document).events:
        if not event.event or event.role not in known:
            continue
        days = (event.first.isoformat(), event.last.isoformat())
        hits = [
            key for key in left if key[0] in named[event.event] and key[1:] == (event.role, days)
        ]
        if hits:
            tally.right += left[hits[0]] > 0
            left[hits[0]] -= 1
        elif not re.match(rf"{days[0][:4]}\b", event.label):  # «the 1994 accord»: no role is said
            tally.extra.append(f"{name}: {event.label!r} {event.role} {days}")
    tally.missed += [f"{name}: {key}" for key, count in left.items() for _ in range(count)]


def _days(value: str) -> tuple[str, str]:
    """Return the first and the last day of a day, month, year or range."""
    first, _, last = value.partition("/")
    ends = {4: "-12-31", 7: f"-{_last_day(last or first):02}", 10: ""}
    return first + {4: "-01-01", 7: "-01", 10: ""}[len(first)], (last or first) + ends[
        len(last or first)
    ]


def _last_day(month: str) -> int:
    year, _, number = month[:7].partition("-")
    return calendar.monthrange(int(year), int(number))[1] if number else 31


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
        number = Decimal(value) if value else None
        # Fractions of a whole are written with as many places as their author liked.
        if number is not None and number % 1 and abs(number) < 1:
            number = number.quantize(Decimal("0.001")) if abs(number) > _SMALL else number
        return f"{number.normalize():f}" if number is not None else ""
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


def main(folder: Path, sources: Path, shown: int) -> None:
    """Print the table, then the first errors of each kind."""
    if not gold_registers.is_register(folder):
        sys.stdout.write("\n".join(report(folder, KINDS, shown)) + "\n")
        return
    with tempfile.TemporaryDirectory() as name:
        gold_registers.write_documents(folder, sources, Path(name))
        kinds = [kind for kind in KINDS if "spans" not in kind]
        lines = report(Path(name), kinds, shown)
    grouped = gold_registers.grouped_by_document(folder)
    cited = citations.score_documents(
        (sources / f"{name}.txt", works) for name, works in grouped.items()
    )
    sys.stdout.write("\n".join((*citations.table(cited), *lines)) + "\n")


def report(folder: Path, kinds: Sequence[str], shown: int) -> list[str]:
    """Return the lines of the table of a folder, and those of its errors."""
    tallies = score(folder, kinds)
    out = [f"{'kind':16} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6}"]
    for kind, tally in tallies.items():
        out.append(_row(kind, tally, tally.right + len(tally.missed)))
    treaties, roles = score_treaties(folder)
    out.append(_row("treaty identity", treaties, len(treaties.pairs)))
    out.append(_row("treaty dates", roles, roles.right + len(roles.missed)))
    tallies["treaty dates"] = roles
    exact, complete, compared = identity(folder)
    f1 = 2 * exact * complete / max(exact + complete, 1e-9)
    out.append(f"{'identities':16} {exact:6.3f} {complete:6.3f} {f1:6.3f} {compared:6}")
    out += [f"treaty identity: {error}" for error in list(treaties.errors())[:shown]]
    for kind, tally in tallies.items():
        out += [f"missed {kind}: {error}" for error in tally.missed[:shown]]
        out += [f"extra {kind}: {error}" for error in tally.extra[:shown]]
    return out


def _row(kind: str, scored: Tally | Identity, total: int) -> str:
    return f"{kind:16} {scored.precision:6.3f} {scored.recall:6.3f} {scored.f1:6.3f} {total:6}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Score the annotators against gold.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("sources", type=Path, nargs="?", default=gold_registers.SEEDS)
    parser.add_argument("--errors", type=int, default=20)
    chosen = parser.parse_args()
    main(chosen.folder, chosen.sources, chosen.errors)
