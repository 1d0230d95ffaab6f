"""Floors that only go up: what the benchmarks have reached, over documents written blind."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from corpuskit.core.findings import Level

TESTS = Path(__file__).parents[1]

# (precision, recall) a kind. All are development data by now: of the third and fourth, rules were
# made for dates, figures, tables and (from the third) people. Blind, the fourth gave people
# .994/.963, treaties .952/.909, figures .901/.877, dates .964/.926; the fifth people .975/.894,
# treaties .945/.852, figures .952/.883, dates .938/.904.
ACCURACY = {
    "documents": {
        "notes": (1.0, 1.0),
        "people": (1.0, 1.0),
        "treaties": (1.0, 1.0),
        "figures": (1.0, 1.0),
        "dates": (0.99, 0.99),
        "date spans": (1.0, 1.0),
    },
    "documents2": {
        "notes": (1.0, 1.0),
        "people": (0.99, 0.97),
        "treaties": (1.0, 1.0),
        "figures": (0.98, 0.93),
        "figure spans": (0.99, 0.94),
        "dates": (0.97, 0.96),
        "date spans": (0.98, 0.97),
    },
    "documents5": {
        "notes": (1.0, 1.0),
        "people": (0.99, 0.93),
        "treaties": (0.96, 0.90),
        "figures": (0.96, 0.93),
        "figure spans": (0.96, 0.92),
        "dates": (0.95, 0.91),
        "date spans": (0.99, 0.95),
    },
    "documents4": {
        "notes": (1.0, 1.0),
        "people": (0.99, 0.96),
        "treaties": (0.95, 0.92),
        "figures": (0.96, 0.91),
        "figure spans": (0.96, 0.90),
        "dates": (0.96, 0.94),
        "date spans": (0.95, 0.93),
    },
    "documents3": {
        "notes": (1.0, 1.0),
        "people": (1.0, 1.0),
        "treaties": (0.93, 0.85),
        "figures": (0.95, 0.91),
        "figure spans": (0.95, 0.91),
        "dates": (0.97, 0.95),
        "date spans": (0.98, 0.95),
    },
}
# Contradictions found: (easy, medium, hard). Of the fifth, ninth, fourteenth, sixteenth, eighteenth,
# twentieth, twenty-second, twenty-fourth, twenty-sixth to thirty-fourth and thirty-sixth to forty-first no text was read; at first
# sight the twenty-fourth found 28, 5 and 6, the twenty-sixth 25, 5 and 3 and the twenty-seventh 17, 0
# and 0 (docs/decisions/0070). What the decoys of the unread sets up to the twenty-sixth are called
# was seen: their ceilings are no longer blind. The twenty-second found 32, 7 and 4 at first sight
# (docs/decisions/0069), the twentieth 26, 4 and 3 before names were linked by signs
# (docs/decisions/0067); the sixteenth, of plain prose, found 19, 1 and 2 before any rule
# (docs/decisions/0065), the eighteenth 13, 8 and 6. When figures came to be linked by what stands
# around them (docs/decisions/0066), the unread sets won 19 easy ones and lost one hard one, of the ninth,
# with a decoy and an other more in the fifth and an other more in the sixteenth. When a model came
# to link what answers one question (docs/decisions/0071), the eight sets that neither it nor anybody
# had read (16, 20, 24, 27 to 31) went from 137 to 153 easy ones; the last four, whose authors were
# asked for words of their own, had 27 before and 34 with it. Nine wrong ones more came with that:
# ceilings of 5, 6, 9, 16, 17, 21 and 25 were raised by them, which had been done once before. Those
# of 32 to 36, which nobody read either, are as they were found at first sight. When passages came to
# be read side by side (docs/decisions/0073), the eleven sets 16, 20, 24, 27 to 34 went from 178 to 203
# and 35 to 40, by which no odds were set, from 70 to 76; 15 and 36 lost one, the only floors that fell,
# and ceilings of 5, 8, 12, 14, 26, 29, 33 and 34 rose by one or two. When the model had learnt more and
# became a sign beside words (docs/decisions/0074), floors of all but two sets rose or stood, the seventh and
# the nineteenth lost one (which won five easy ones); ceilings of 2, 9, 18, 20, 24, 31, 39 and 40 rose by one or
# two, of fifteen others fell. The 35th was read then. The 41st is as found at first sight, the 42nd has what
# takes a step alone, and its first six corpora were read.
CORPORA = {
    "corpora": (24, 12, 11),
    "corpora2": (23, 15, 14),
    "corpora3": (22, 10, 12),
    "corpora4": (21, 9, 5),
    "corpora5": (21, 4, 4),
    "corpora6": (21, 8, 5),
    "corpora7": (22, 8, 11),
    "corpora8": (23, 8, 9),
    "corpora9": (18, 6, 8),
    "corpora10": (22, 10, 7),
    "corpora11": (12, 5, 0),
    "corpora12": (15, 6, 6),
    "corpora13": (11, 1, 2),
    "corpora14": (7, 3, 1),
    "corpora15": (63, 11, 12),
    "corpora16": (33, 5, 2),
    "corpora17": (57, 15, 12),
    "corpora18": (35, 9, 7),
    "corpora19": (56, 10, 12),
    "corpora20": (36, 4, 4),
    "corpora21": (58, 15, 11),
    "corpora22": (43, 9, 5),
    "corpora23": (68, 10, 12),
    "corpora24": (40, 7, 6),
    "corpora25": (58, 10, 9),
    "corpora26": (35, 8, 4),
    "corpora27": (21, 0, 0),
    "corpora28": (14, 0, 1),
    "corpora29": (20, 2, 0),
    "corpora30": (11, 1, 0),
    "corpora31": (11, 1, 0),
    "corpora32": (17, 5, 0),
    "corpora33": (9, 2, 0),
    "corpora34": (7, 4, 0),
    "corpora35": (11, 2, 0),
    "corpora36": (13, 0, 0),
    "corpora37": (12, 3, 0),
    "corpora38": (20, 2, 0),
    "corpora39": (13, 2, 0),
    "corpora40": (15, 3, 0),
    "corpora41": (7, 2, 0),
    "corpora42": (0, 8, 0),
}
# Decoys and others above a note. In the third a wrong weekday is found, which was planted as a
# difference from another passage. In the fourth a planted date is found between other witnesses.
# The decoys of the last two stand in a line with a planted slip of a table, which is what is shown;
# the other of the eighth is a false weekday that was planted as a difference.
# In the fifth, as found blind, five others are shown, of which two are wrong and three were not read.
# A figure of 2013 that a work of 2010 is cited for: an editor would ask about it too.
QUERIED = {"documents5": {"DAT002"}}
WRONG = {
    "corpora": (0, 0),
    "corpora2": (0, 1),
    "corpora3": (0, 1),
    "corpora4": (0, 1),
    "corpora5": (3, 6),
    "corpora6": (0, 0),
    "corpora7": (0, 1),
    "corpora8": (0, 2),
    "corpora9": (2, 3),
    "corpora10": (1, 0),
    "corpora11": (0, 0),
    "corpora12": (1, 0),
    "corpora13": (0, 0),
    "corpora14": (2, 1),
    "corpora15": (1, 0),
    "corpora16": (3, 4),
    "corpora17": (1, 0),
    "corpora18": (3, 2),
    "corpora19": (0, 2),
    "corpora20": (4, 0),
    "corpora21": (2, 3),
    "corpora22": (1, 3),
    "corpora23": (2, 1),
    "corpora24": (3, 1),
    "corpora25": (2, 0),
    "corpora26": (1, 1),
    "corpora27": (0, 1),
    "corpora28": (1, 0),
    "corpora29": (1, 1),
    "corpora30": (2, 0),
    "corpora31": (3, 1),
    "corpora32": (2, 1),
    "corpora33": (0, 0),
    "corpora34": (3, 2),
    "corpora35": (1, 1),
    "corpora36": (6, 1),
    "corpora37": (3, 0),
    "corpora38": (3, 0),
    "corpora39": (1, 2),
    "corpora40": (2, 0),
    "corpora41": (3, 1),
    "corpora42": (1, 2),
}

# Sets from which rules were made or models taught. They take three minutes, and so are left to who
# changes a rule or a model: `pytest -m whole`.
READ = frozenset({2, 3, 4, 6, 7, 8, 10, 11, 12, 13, 15, 17, 19, 21, 23, 25, 35})
TAUGHT = frozenset({5, 9, 14, 18, 22, 26})
# Unread sets that CI has no time for beside the other ten.
MORE = frozenset({20, 24, 27, 29, 30, 32, 33, 36})
EVERY = [
    pytest.param(
        root,
        marks=[pytest.mark.whole]
        if root in {f"corpora{number}" for number in READ | TAUGHT | MORE}
        else [],
    )
    for root in CORPORA
]

# Errors planted and found, of every eighth repeated fact of the seeds, which are long and from whose
# misses rules were made, and of every fourth of the corpora, whose facts were listed before them.
PLANTED = {
    ("corpus/repeated_facts.toml", "../seeds", 8): (14, 14),
    ("benchmarks/repeated_facts.toml", ".", 4): (9, 30),
}


@cache
def benchmark(name: str) -> ModuleType:
    path = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@cache
def tallies(folder: str) -> Any:
    return benchmark("accuracy").score(TESTS / folder)


@pytest.mark.parametrize(
    ("folder", "kind"), [(folder, kind) for folder, kinds in ACCURACY.items() for kind in kinds]
)
def test_annotators(folder: str, kind: str) -> None:
    tally = tallies(folder)[kind]
    precision, recall = ACCURACY[folder][kind]
    assert tally.precision >= precision, tally.extra
    assert tally.recall >= recall, tally.missed


@pytest.mark.parametrize("root", EVERY)
def test_planted_contradictions(root: str) -> None:
    """Ask for what is found and for what is reported wrongly at once: a set takes five seconds."""
    folders = sorted(path.parent for path in (TESTS / root).glob("*/expected.toml"))
    scores = [benchmark("contradictions").score(folder) for folder in folders]
    found = Counter(difficulty for score in scores for _, difficulty in score.found)
    floors = zip(("easy", "medium", "hard"), CORPORA[root], strict=True)
    assert all(found[difficulty] >= floor for difficulty, floor in floors), found
    decoys = [d for score in scores for d in score.decoys if d[1] > Level.NOTE]
    others = [f.message for score in scores for f in score.others if f.level > Level.NOTE]
    assert len(decoys) <= WRONG[root][0], decoys
    assert len(others) <= WRONG[root][1], others


@pytest.mark.parametrize("folder", ACCURACY)
def test_nothing_is_reported_where_nothing_was_planted(folder: str) -> None:
    found = benchmark("silence").findings(TESTS / folder)
    known = QUERIED.get(folder, set())
    assert not [f.message for f in found if f.level > Level.NOTE and f.check not in known]


@pytest.mark.parametrize("measured", PLANTED, ids=lambda measured: measured[0])
def test_planted_errors_are_found(measured: tuple[str, str, int]) -> None:
    name, sources, every = measured
    facts = tomllib.loads((TESTS / name).read_text(encoding="utf-8"))["fact"]
    results = list(benchmark("planted").plant(facts[2::every], (TESTS / sources).resolve()))
    found, planted = PLANTED[measured]
    assert len(results) == planted
    assert sum(each.found for each in results) >= found
