"""Score the citation grammar against labelled references or documents with gold.

Run as `python tests/benchmarks/citations.py FOLDER`. What the folder holds decides:

- `core.xml`, references labelled field by field as AnyStyle's training data is: each is read as
  plain text, without typography. Surnames, year, title, container and pages must equal the label
  after folding of case, accents and punctuation.
- `<name>.gold.json` beside `<name>.txt` (format in tests/documents/README.md): the documents are
  converted, and each cited work of the gold is looked for among those of its note, each entry of a
  list of references among the entries read. Surnames are of persons: the gold keeps institutions
  apart.
- `citations.json` beside nothing: the same for the sources in seeds/.

Prints one table; `--errors FIELD` lists the errors of one field. `--even` and `--odd` score half of
the labelled references: the rules were made from the errors in even places, those in odd places
were never read.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gold_registers
from lxml import etree

from corpuskit.bib.parse import parse_work
from corpuskit.bib.vocabulary import fold
from corpuskit.bib.work import Work
from corpuskit.convert.annotate.citations import cited_works
from corpuskit.convert.annotate.numbering import printed_numbers
from corpuskit.convert.readers.text import read_text
from corpuskit.convert.structure.recover import recover
from corpuskit.language.name_tokens import eastern_order, tokens_of

FIELDS = ("surnames", "year", "title", "container", "pages", "place", "publisher", "volume")
_SMALL = {"and", "und", "et", "y", "e", "a", "with", "jr", "sr", "ii", "iii", "al", "others", "en"}


@dataclass
class Tally:
    """Count, for one field, what is labelled, what was read right, and what was read in vain."""

    gold: int = 0
    right: int = 0
    given: int = 0
    errors: list[str] = field(default_factory=list)


_INITIAL = re.compile(r"^(?:[^\W\d_a-z]{1,3}|(?:[^\W\d_]{1,2}\.-?){1,4}[^\W\d_a-z]?)[.,]?$")


def labelled_surnames(text: str) -> set[str]:
    """Read surnames off an author label, by a simpler rule than the grammar's.

    Where every name is written «Surname, First», the words before the commas count; else the
    last word of each piece that is no initial, or the one in capitals.
    """
    text = re.sub(r"\bet\.? al\b\.?|\([^)]*\)|\ba kol\.|[*•…]|\.\.\.", " ", text).strip(" .,;:-")
    people = [
        p.strip(" ,.")
        for p in re.split(r"\s*;\s*|,?\s+(?:and|&|und|et|y)\s+|\s*&\s*", text)
        if p.strip(" ,.")
    ]
    full = re.compile(r"^((?:[a-z]+ ){0,2}[^\W\d_][\w'’-]+), [^\W\d_a-z][\w.-]+(?: [\w.-]+){0,3}$")
    if (
        people
        and all(full.match(p) for p in people)
        and not any(_INITIAL.match(p.split(", ")[1].split()[0]) for p in people)
    ):
        return {_last(p.split(", ")[0]) for p in people}
    names: set[str] = set()
    inverted = bool(people) and bool(full.match(", ".join(people[0].split(", ")[:2])))
    for place, piece in enumerate(
        p for person in people for p in re.split(r"\s*,+\s*", person) if p
    ):
        words = [w for w in piece.strip(" .").split() if w.casefold().strip(".") not in _SMALL]
        kept = [w for w in words if not _INITIAL.match(w)]
        if not kept or (place == 1 and inverted):
            continue
        shouted = [w for w in kept if len(w) > 2 and w.isupper()]
        names.add(_last((shouted or kept)[-1]))
    return names


def _last(name: str) -> str:
    words = re.sub(r"[^\w\s]", "", name.replace("’", "'")).split()
    return fold(words[-1]).replace(" ", "") if words else ""


def labels(sequence: etree._Element) -> dict[str, str]:
    """Return the labelled values of one reference."""
    found: dict[str, list[str]] = defaultdict(list)
    for part in sequence:
        found[str(part.tag)].append(part.text or "")
    year = re.search(r"(?:1[4-9]|20)\d\d", " ".join(found["date"]))
    container = found["journal"] or found["container-title"]
    return {
        "surnames": " ; ".join(found["author"]),
        "year": year.group() if year else "",
        "title": found["title"][0] if found["title"] else "",
        "container": re.sub(r"^\W*[Ii]n:? ", "", container[0]) if container else "",
        "pages": _pages(found["pages"][0]) if found["pages"] else "",
        "place": found["location"][0] if found["location"] else "",
        "publisher": found["publisher"][0] if found["publisher"] else "",
    }


def _pages(text: str) -> str:
    numbers = re.findall(r"[A-Z]?\d+|[ivxl]+(?!\w)", re.sub(r"\bpp?\b\.?|pages?", "", text))
    return "-".join(numbers[:2])


def values(work: Work) -> dict[str, str]:
    """Return what was read, in the form of the labels."""

    def text(name: str) -> str:
        value = getattr(work, name)
        return value.text if value else ""

    return {
        "surnames": " ; ".join(name.surname for name in work.authors),
        "year": str(work.date.first.year) if work.date else "",
        "title": text("title"),
        "container": text("container"),
        "pages": _pages(text("pages")),
        "place": text("place"),
        "publisher": text("publisher"),
        "volume": text("volume"),
    }


def score_references(path: Path, half: str = "") -> dict[str, Tally]:
    """Score the references of a labelled file, or those in `even` or `odd` places of it."""
    tallies = {name: Tally() for name in FIELDS if name != "volume"}
    every = list(etree.parse(str(path)).getroot())
    first, step = {"": (0, 1), "even": (0, 2), "odd": (1, 2)}[half]
    for sequence in every[first::step]:
        chars = " ".join((part.text or "").strip() for part in sequence)
        work = parse_work(chars, (), 0, len(chars))
        gold, given = labels(sequence), values(work)
        for name, tally in tallies.items():
            wanted, got = gold[name], given[name]
            if name == "surnames":
                _count(
                    tally,
                    chars,
                    labelled_surnames(wanted),
                    {_last(n.surname) for n in work.authors},
                )
            else:
                _count(tally, chars, fold(wanted), fold(got))
    return tallies


def _count(tally: Tally, chars: str, wanted: object, got: object) -> None:
    if got:
        tally.given += 1
    if wanted:
        tally.gold += 1
    if wanted and wanted == got:
        tally.right += 1
    elif wanted or got:
        tally.errors.append(f"{wanted!r}\n  {got!r}\n     {chars}")


def score_documents(pairs: Iterator[tuple[Path, list[Mapping[str, Any]]]]) -> dict[str, Tally]:
    """Score converted documents: each gold citation against the best of its note's works."""
    tallies = {name: Tally() for name in ("works", *FIELDS, "same work")}
    for path, gold in pairs:
        draft = recover(read_text(path)).draft
        printed = printed_numbers(draft)
        notes: dict[str, list[tuple[str, Work]]] = defaultdict(list)
        chars = {n: draft.passages[p].chars for p, n in printed.items()}
        for cited in cited_works(draft):
            place = printed.get(cited.passage) or f"entry {cited.passage}"
            notes[place].append((cited.key, cited.work))
            chars[place] = draft.passages[cited.passage].chars
        _compare(tallies, path, [*_placed(gold, notes)], notes, chars)
    return tallies


def _placed(
    gold: list[Mapping[str, Any]], notes: Mapping[str, list[tuple[str, Work]]]
) -> Iterator[Mapping[str, Any]]:
    """Yield the gold, each entry of a list of references with the place at which it was read."""
    entries = {place: works for place, works in notes.items() if place.startswith("entry ")}
    for wanted in gold:
        if "note" in wanted:
            yield wanted
            continue
        best = max(entries, key=lambda place: _likeness(wanted, entries[place][0][1]), default="")
        if best and not _likeness(wanted, entries[best][0][1]):
            best = ""
        yield {**wanted, "note": best}
        entries.pop(best, None)


def _compare(
    tallies: dict[str, Tally],
    path: Path,
    gold: list[Mapping[str, Any]],
    notes: dict[str, list[tuple[str, Work]]],
    chars: dict[str, str],
) -> None:
    left = {number: list(works) for number, works in notes.items()}
    tallies["works"].given += sum(len(works) for works in notes.values())
    for wanted in gold:
        number = str(wanted["note"])
        label = f"{path.stem} {number}: {chars.get(number, '')}"
        tallies["works"].gold += 1
        choices = sorted(left.get(number, []), key=lambda pair: -_likeness(wanted, pair[1]))
        if not choices:
            tallies["works"].errors.append(f"missed {wanted}\n     {label}")
            continue
        tallies["works"].right += 1
        left[number].remove(choices[0])
        key, work = choices[0]
        given = values(work)
        for name in FIELDS:
            expected = _expected(name, wanted)
            got = given[name]
            if name == "surnames":
                _count(
                    tallies[name],
                    label,
                    {_last(_without_initials(n)) for n in expected},
                    {_last(n.surname) for n in work.authors if not n.institution},
                )
            elif not (wanted.get("refers_to_note") and not expected):
                _count(tallies[name], label, fold(expected), fold(got))
        if wanted.get("refers_to_note"):
            target = {k for k, _ in notes.get(str(wanted["refers_to_note"]), [])}
            _count(tallies["same work"], label, True, key in target)
    for number, extra in left.items():
        for _, work in extra:
            tallies["works"].errors.append(
                f"extra {chars[number][work.start : work.end]!r}\n     {path.stem} {number}"
            )


def _without_initials(author: str) -> str:
    """Return the surname of «Okafor, N. T.», of «Okafor NT» and of «Chen Weimin»."""
    if "," not in author and eastern_order(tokens_of(author)):
        return author.split()[0]
    return re.sub(r"(?<=\w)\s[A-Z]{1,3}$", "", author.split(",")[0])


def _expected(name: str, gold: Mapping[str, Any]) -> Any:
    if name == "surnames":
        return list(gold.get("authors") or [])
    if name == "year":
        return (gold.get("date") or "")[:4]
    if name == "pages":
        return _pages(gold.get("pages") or "")
    return gold.get(name) or ""


def _likeness(gold: Mapping[str, Any], work: Work) -> int:
    given = values(work)
    same = sum(
        1
        for name in FIELDS[1:]
        if _expected(name, gold) and fold(_expected(name, gold)) == fold(given[name])
    )
    names = {fold(_without_initials(author)) for author in gold.get("authors") or []}
    return same + len(names & {fold(name.surname) for name in work.authors})


def gold_of(folder: Path) -> Iterator[tuple[Path, list[Mapping[str, Any]]]]:
    """Yield each document of a folder with its gold citations."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        works = [*gold["citations"], *gold.get("references", [])]
        yield path.with_name(path.name.replace(".gold.json", ".txt")), works
    if (folder / "citations.json").exists():
        for name, works in gold_registers.grouped_by_document(folder).items():
            yield gold_registers.SEEDS / f"{name}.txt", works


def table(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"{'field':<12}{'gold':>6}{'right':>7}{'recall':>8}{'given':>7}{'precision':>11}"
    for name, tally in tallies.items():
        recall, precision = tally.right / max(1, tally.gold), tally.right / max(1, tally.given)
        row = f"{name:<12}{tally.gold:>6}{tally.right:>7}{recall:>8.3f}{tally.given:>7}"
        yield f"{row}{precision:>11.3f}"


def main(arguments: list[str]) -> int:
    """Print the table; return 2 where the folder holds nothing to score."""
    folder = Path(arguments[0])
    if (folder / "core.xml").exists():
        half = next((name for name in ("even", "odd") if f"--{name}" in arguments), "")
        tallies = score_references(folder / "core.xml", half)
    else:
        tallies = score_documents(gold_of(folder))
    print("\n".join(table(tallies)))
    if "--errors" in arguments:
        for error in tallies[arguments[arguments.index("--errors") + 1]].errors:
            print(error)
    return 0 if any(tally.gold for tally in tallies.values()) else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
