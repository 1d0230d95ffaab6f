"""Run the readers of figures and dates on the specifications of Microsoft Recognizers-Text.

Run as `python tests/benchmarks/recognizers.py FOLDER` with a folder that holds
`Specs/<Number|NumberWithUnit|DateTime>/English/*.json` of https://github.com/microsoft/Recognizers-Text
(MIT; none of it is kept here). Each file is one line of the table:

- recall: results that a span of ours meets. Results that no printed source would ask for are left
  out, counted by reason; the reasons are data, in recognizers_scope.toml.
- precision: spans of ours, of the kind that the file specifies, that meet a result.
- value: of those that are met, how many have the value (and the unit, where it has one that
  recognizers_scope.toml maps). A date without its year may be read forward or back, as there.

`--errors N` prints that many of the worst errors a file: wrong values, then spans too many, then
what was missed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from corpuskit.language.dates import Anchor, DateSpan, find_dates
from corpuskit.language.quantities import Quantity, find_quantities
from corpuskit.language.units import dimension

Span = Quantity | DateSpan
Value = Mapping[str, Any]
_SCOPE: Mapping[str, Any] = tomllib.loads(
    Path(__file__).with_name("recognizers_scope.toml").read_text(encoding="utf-8")
)
_TOLERANCE = Decimal("0.0005")
_DEFAULT_NOW = "2016-11-07"
_BOUNDS = re.compile(r"[\[(](-?[\d.]*),(-?[\d.]*)[\])]")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Result:
    """Hold one result of a specification: where it stands, its type, and its possible values."""

    start: int
    end: int
    text: str
    type: str
    values: tuple[Value, ...]


@dataclass
class Tally:
    """Count, for one file, what was met, missed, too many, and valued right."""

    wanted: int = 0
    met: int = 0
    given: int = 0
    given_right: int = 0
    compared: int = 0
    valued: int = 0
    outside: Counter[str] = field(default_factory=Counter)
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def score(path: Path) -> Tally:
    """Score the cases of one file."""
    kind = next(k for start, k in _SCOPE["kinds"].items() if path.name.startswith(start))
    tally = Tally()
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        _score_case(tally, kind, case)
    return tally


def _score_case(tally: Tally, kind: str, case: Mapping[str, Any]) -> None:
    text = case["Input"]
    results = [_result(text, raw) for raw in case["Results"]]
    reasons = [_reason(kind, case, result) for result in results]
    spans = _read(kind, case)
    for result, reason in zip(results, reasons, strict=True):
        if reason:
            tally.outside[reason] += 1
            continue
        met = [span for span in spans if _meets(span, result)]
        tally.wanted += 1
        tally.met += bool(met)
        if not met:
            tally.errors["missed"].append(f"{result.text!r} in {text[:100]!r}")
            continue
        right = _has_value(kind, met, result)
        if right is not None:
            tally.compared += 1
            tally.valued += right
        if right is False:
            shown = "; ".join(map(_shown, met))
            tally.errors["value"].append(f"{result.text!r} is read {shown} in {text[:100]!r}")
    for span in spans:
        at = [n for n, result in enumerate(results) if _meets(span, result)]
        if not _is_of(kind, span) or (at and all(reasons[n] for n in at)):
            continue
        tally.given += 1
        tally.given_right += bool(at)
        if not at:
            words = text[span.start : span.end]
            tally.errors["extra"].append(f"{words!r} in {text[:100]!r}")


def _result(text: str, raw: Mapping[str, Any]) -> Result:
    words = raw["Text"]
    start = raw.get("Start", -1)
    if text[start : start + len(words)].casefold() != words.casefold():
        start = max(0, text.casefold().find(words.casefold()))
    given = raw.get("Resolution") or raw.get("Value") or {}
    values = tuple(given.get("values") or ())
    if "PastResolution" in given:
        shared = {"timex": given["Timex"], "Mod": given.get("Mod", "")}
        values = tuple({**shared, **given[f"{way}Resolution"]} for way in ("Past", "Future"))
    type_ = (raw.get("TypeName") or raw.get("Type") or "").rpartition(".")[2]
    end = start + len(words)
    # Some results are printed in lower case where the input is not.
    words = text[start:end] if text[start:end].casefold() == words.casefold() else words
    return Result(start, end, words, type_, values or ((given,) if given else ()))


def _reason(kind: str, case: Mapping[str, Any], result: Result) -> str:
    """Return why a result is not asked for, "" where it is."""
    for reason in _SCOPE["reason"]:
        if kind in reason.get("kinds", (kind,)) and all(_fits(reason, case, result)):
            return str(reason["name"])
    return ""


def _fits(reason: Mapping[str, Any], case: Mapping[str, Any], result: Result) -> Iterator[bool]:
    timexes = [str(value.get("timex", "")) for value in result.values]
    for name, texts in (
        ("type", [result.type]),
        ("text", [result.text]),
        ("input", [case["Input"]]),
        ("timex", timexes),
    ):
        if name in reason:
            yield any(re.search(reason[name], text, re.IGNORECASE) for text in texts)
    if "supported" in reason:
        yield "dotnet" in case.get("NotSupported", "")
    if "alone" in reason:
        yield re.sub(r"\W+", "", case["Input"]) == re.sub(r"\W+", "", result.text)
    if "valueless" in reason:
        yield any(value.get("value", "") is None for value in result.values)


def _read(kind: str, case: Mapping[str, Any]) -> list[Span]:
    text = case["Input"]
    if kind == "date":
        now = case.get("Context", {}).get("ReferenceDateTime", _DEFAULT_NOW)[:10]
        day = date.fromisoformat(now)
        # An impossible date (30 February) is found, and never marked.
        return [span for span in find_dates(text, Anchor(published=(day, day))) if span.valid]
    return list(find_quantities(text))


def _is_of(kind: str, span: Span) -> bool:
    """Tell whether a span is what a kind of specification speaks of."""
    if isinstance(span, DateSpan):
        return True
    what = dimension(span.unit)
    return {
        "currency": what.startswith("money"),
        "age": what == "time",
        "duration": what == "time",
        "percent": span.unit == "%",
        "temperature": span.unit in _SCOPE["units"]["temperature"].values(),
        "dimension": span.unit not in ("count", "1", "%") and not re.match("time|money", what),
        "range": span.modality.value not in ("exact", "about"),
    }.get(kind, span.unit in ("count", "1"))


def _meets(span: Span, result: Result) -> bool:
    return span.start < result.end and result.start < span.end


def _has_value(kind: str, met: Sequence[Span], result: Result) -> bool | None:
    """Tell whether what met a result has one of its values; None where nothing can be compared."""
    if kind == "date":
        days = [span for span in met if isinstance(span, DateSpan)]
        verdicts = [_same_days(days[0], value) for value in result.values]
        known = [verdict for verdict in verdicts if verdict is not None]
        return any(known) if known else None
    if not result.values or "value" not in result.values[0]:
        return None
    figures = [span for span in met if isinstance(span, Quantity)]
    if kind == "range":
        return _same_bounds(figures, str(result.values[0]["value"]))
    value, unit = _scaled(kind, result.values[0])
    if kind == "percent":
        # A fraction is no percentage in the markup, and the same share.
        return any(
            _is_equal(f.value * 100 if f.unit == "1" else f.value, value)
            for f in figures
            if f.value is not None
        )
    return any(_is_equal(f.value, value) and unit in (None, f.unit) for f in figures)


def _same_days(span: DateSpan, value: Value) -> bool | None:
    first = value.get("startDate") or value.get("start")
    last = value.get("endDate") or value.get("end")
    if first is None and last is None:
        day = value.get("value") or value.get("date")
        return None if day in (None, "not resolved") else (span.first == span.last == _day(day))
    if first is None or last is None:
        # «before 2012» has one end; the bound is of what is claimed, and ours is the year.
        return _day(str(first or last)) in (span.first, span.last, span.last + _DAY)
    # There a range ends before its last day or year («2014 to 2018» with the end of 2017), or with
    # it, and a period before the next one begins.
    ends = {span.last + _DAY, span.last, span.last.replace(day=1)}
    if span.precision == "range":
        ends.add(date(span.last.year, 1, 1))
    return span.first == _day(first) and _day(last) in ends


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _same_bounds(figures: Sequence[Quantity], printed: str) -> bool:
    match = _BOUNDS.fullmatch(printed)
    assert match is not None, printed
    ends: dict[str, list[Decimal]] = {"low": [], "high": []}
    for figure in figures:
        above = figure.modality.value in ("moreThan", "atLeast")
        low = figure.low if figure.value is None else figure.value if above else None
        high = figure.high if figure.value is None else None if above else figure.value
        ends["low"] += [low] if low is not None else []
        ends["high"] += [high] if high is not None else []
    return all(
        _is_equal(max(found, default=None), Decimal(wanted)) if wanted else not found
        for found, wanted in zip(ends.values(), match.groups(), strict=True)
    )


def _scaled(kind: str, value: Value) -> tuple[Decimal, str | None]:
    """Return the value in the unit that the readers give, and that unit where it is mapped."""
    number = Decimal(str(value["value"]).rstrip("%"))
    if kind == "currency" and "isoCurrency" in value and "unit" in value:
        return number, str(value["isoCurrency"])
    unit, _, factor = _SCOPE["units"].get(kind, {}).get(value.get("unit"), "").partition(" ")
    return number * Decimal(factor or 1), unit or None


def _is_equal(ours: Decimal | None, theirs: Decimal) -> bool:
    return ours is not None and abs(ours - theirs) <= _TOLERANCE * max(abs(theirs), Decimal(1))


def _shown(span: Span) -> str:
    if isinstance(span, DateSpan):
        return f"{span.first}/{span.last}"
    number = f"{span.low}..{span.high}" if span.value is None else f"{span.value}"
    return f"{span.modality.value} {number} {span.unit}"


def main(folder: Path, shown: int) -> int:
    """Print the table, then what was not asked for by reason, then the worst errors."""
    paths = sorted(folder.glob("**/English/*.json"))
    tallies = {path.stem: score(path) for path in paths}
    out = [
        f"{'specification':34} {'wanted':>6} {'P':>6} {'R':>6} {'value':>6} {'of':>5} {'left out':>8}"
    ]
    for name, tally in tallies.items():
        precision = tally.given_right / max(1, tally.given)
        recall = tally.met / max(1, tally.wanted)
        value = f"{tally.valued / tally.compared:6.3f}" if tally.compared else f"{'-':>6}"
        row = f"{name:34} {tally.wanted:6} {precision:6.3f} {recall:6.3f} {value}"
        out.append(f"{row} {tally.compared:5} {tally.outside.total():8}")
    reasons = sum((tally.outside for tally in tallies.values()), Counter[str]())
    out += ["", "left out, by reason"]
    out += [f"{count:6} {reason}" for reason, count in reasons.most_common()]
    for name, tally in tallies.items():
        for what in ("value", "extra", "missed"):
            out += [f"{name} {what}: {error}" for error in tally.errors[what][:shown]]
    sys.stdout.write("\n".join(out) + "\n")
    return 0 if paths else 2


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Score the readers against specifications.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=int, default=3)
    chosen = parser.parse_args()
    sys.exit(main(chosen.folder, chosen.errors))
