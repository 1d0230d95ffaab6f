"""Gold kept in one file a kind, turned into the gold of one file a document.

`people.json`, `treaties.json`, `footnotes.json`, `figures.json`, `dates.json` and `citations.json`
annotate several sources together, and quote more than a span: «In Jan. 1995», «the winter of
1995/96 saw». So spans cannot be compared with theirs; people, names of treaties, notes, and the
values of figures and dates can.

What such a register holds that the conventions do not mark is optional, neither right nor wrong:
definite descriptions of treaties, dates without a digit («since then», «at present»), figures that
only refer back or announce a list, ordinals. An open date («since 1994», 1994/..) has the days of
its one end, because a bound belongs to what is claimed, not to the date.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from corpuskit.language.dates import read_attributes

Entry = Mapping[str, Any]
SEEDS = Path(__file__).parents[2] / "seeds"
_UNITS = {"per cent": "%", "years": "a", "factor": "", "share": "", "rank": ""}
_OPEN = ".."
# A title within what is quoted: in quotation marks or brackets, or from its capital on.
_QUOTED = re.compile(r"(?:^|\s)['‘“\[]([^\W\d_a-z].*?)(?:['’”\]](?!\w)|$)")
_INSTRUMENT = re.compile(
    r"\b(?:General |Joint )?"
    r"(?:Agreement|Treaty|Convention|Protocol|Declaration|Memorandum|Dogovor)\s\w.*"
)
_SHORTEST_TITLE = 3
# The year in «the 1995 Agreement» says nothing of a role.
_NICKNAME = re.compile(r"\d{4} [A-Z]")
_ROLES = frozenset({"signed", "ratified", "in force"})


def is_register(folder: Path) -> bool:
    """Say whether a folder holds gold in one file a kind."""
    return (folder / "people.json").exists()


def write_documents(folder: Path, sources: Path, target: Path) -> None:
    """Write each annotated source and its gold, as `<name>.txt` and `<name>.gold.json`."""
    read = {
        kind: json.loads((folder / f"{kind}.json").read_text(encoding="utf-8"))
        for kind in ("people", "treaties", "footnotes", "figures", "dates")
    }
    for name in read["footnotes"]["docs"]:
        text = (sources / f"{name}.txt").read_bytes()
        (target / f"{name}.txt").write_bytes(text)
        gold = _document(name, read)
        (target / f"{name}.gold.json").write_text(json.dumps(gold), encoding="utf-8")


def _document(name: str, read: Mapping[str, Any]) -> dict[str, list[Entry]]:
    optional: list[Entry] = []
    return {
        "notes": [
            {"n": str(note["n"]), "before": note["ref_context"]}
            for note in read["footnotes"]["docs"][name]["notes"]
        ],
        "people": list(_people(name, read["people"])),
        "treaties": list(_treaties(name, read["treaties"], optional)),
        "treaty_dates": list(_treaty_dates(name, read["treaties"])),
        "figures": list(_figures(name, read["figures"]["figures"], optional)),
        "dates": list(_dates(name, read["dates"], optional)),
        "optional": optional,
    }


def _people(name: str, people: list[Entry]) -> Iterator[Entry]:
    for person in people:
        for mention in person["docs"].get(name, ()):
            for _ in range(mention["count"]):
                yield {"id": person["id"], "quote": mention["quote"], "line": mention["line"]}


def _treaties(name: str, treaties: list[Entry], optional: list[Entry]) -> Iterator[Entry]:
    for treaty in treaties:
        for mention in treaty["mentions"]:
            if mention["doc"] != name:
                continue
            title = _title(mention["quote"])
            if title is None or treaty["type"].startswith("organisation"):
                optional.append({"quote": mention["quote"]})
            else:
                entry = {"id": treaty["id"], "quote": title, "kind": "name"}
                yield from [entry] * mention["count"]


def _title(quote: str) -> str | None:
    """Return the printed title in what is quoted, None for a description («the agreement»)."""
    for pattern, group in ((_QUOTED, 1), (_INSTRUMENT, 0)):
        found = pattern.search(quote)
        if found and len(found[group].split()) >= _SHORTEST_TITLE:
            return found[group].strip(" ,")
    return None


def _treaty_dates(name: str, treaties: list[Entry]) -> Iterator[Entry]:
    for treaty in treaties:
        # An instrument without a name cannot be found again by its words.
        named = any(_title(mention["quote"]) for mention in treaty["mentions"])
        for dated in treaty["dates"]:
            said = dated["event"] in _ROLES and not _NICKNAME.search(dated["quote"])
            if dated["doc"] == name and named and said:
                role = dated["event"].replace(" ", "-")
                yield {"id": treaty["id"], "role": role, "date": dated["date"]}


def _figures(name: str, figures: list[Entry], optional: list[Entry]) -> Iterator[Entry]:
    for figure in figures:
        if figure["doc"] != name:
            continue
        if figure["class"] == "claim":
            value = figure["value"]
            low, high = value if isinstance(value, list) else ("", "")
            yield {
                "quote": figure["quote"],
                "value": "" if isinstance(value, list) else str(value),
                "low": str(low or ""),
                "high": str(high or ""),
                "unit": _unit(figure["unit"]),
            }
        elif figure["class"] != "named":
            optional.append({"quote": figure["quote"]})


def _unit(unit: str) -> str:
    return unit if unit.isupper() else _UNITS.get(unit, "count")


def _dates(name: str, register: Entry, optional: list[Entry]) -> Iterator[Entry]:
    cited = [dict(date, kind=f"cited {date['kind']}") for date in register["citation_dates"]]
    for date in (*register["dates"], *cited):
        if date["doc"] != name:
            continue
        vague_bound = date["kind"] == "approximate" and _OPEN in date["iso"]
        no_date = date["kind"] in ("duration", "cited title", "cited identifier")
        if vague_bound or no_date or not re.search(r"\d", date["quote"]):
            optional.append({"quote": date["quote"]})
        else:
            first, last = _ends(date["iso"])
            yield {"quote": date["quote"], "from": first, "to": last}


def _ends(iso: str) -> tuple[str, str]:
    """Return the first and the last day of a value in EDTF, of its one end where it is open."""
    known = [part for part in iso.replace("~", "").split("/") if part != _OPEN]
    days = []
    for part in (known[0].replace("X", "0"), known[-1].replace("X", "9")):
        covered = read_attributes({"when": part})
        if covered is None:
            raise ValueError(f"{iso} is no date that this benchmark reads")
        days.append(covered)
    return days[0][0].isoformat(), days[1][1].isoformat()


def grouped_by_document(folder: Path) -> dict[str, list[Entry]]:
    """Return the cited works of the notes of each document."""
    grouped: dict[str, list[Entry]] = defaultdict(list)
    for citation in json.loads((folder / "citations.json").read_text(encoding="utf-8"))[
        "citations"
    ]:
        if citation.get("note") is not None:
            grouped[citation["doc"]].append(citation)
    return dict(grouped)
