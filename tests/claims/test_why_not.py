"""Why nothing is reported of passages that look alike, in words that name what was looked at.

The pairs are those of tests/consistent on which something was reported once; each answer was read
against the reason that the tester gave.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from pytest_regressions.data_regression import DataRegressionFixture

from corpuskit.claims.comparison.common_unit import judge
from corpuskit.claims.comparison.compare import Conflict
from corpuskit.claims.identity.two_things import TwoThings
from corpuskit.claims.model.apart import Apart
from corpuskit.claims.model.obstacles import Obstacle
from corpuskit.claims.reasoning.pairings import known_of, paired
from corpuskit.claims.reasoning.readings import readings_of
from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.findings import Level
from corpuskit.lint.corpus import read_documents

PAIRS = Path(__file__).parents[1] / "consistent" / "pairs.toml"
# One of each thing that tells two passages apart, by the beginning of the first passage.
LOOKED_AT = (
    "The gasworks of Elm",
    "The hospital of Narva",
    "The budget of the northern district",
    "The first battalion",
    "In 1990 the choir of St Mary",
    "The Labour Code of 1936",
    "The road from Tal to Berg",
    "The Court found that a seat",
    "Farming gave work to 61",
    "The stadium of Riva",
    "Four people died in the fire",
    "Josef Traun was director",
    "Mrs Ellis, aged 34",
    "Emma Vogt was a teacher",
)


def test_the_reason_is_the_true_one(tmp_path: Path, data_regression: DataRegressionFixture) -> None:
    pairs = tomllib.loads(PAIRS.read_text(encoding="utf-8"))["silent"]
    told = {}
    for number, begins in enumerate(LOOKED_AT):
        pair = next(each for each in pairs if each["a"].startswith(begins))
        for side in "ab":
            (tmp_path / f"{side}{number}.txt").write_text(pair[side] + "\n", encoding="utf-8")
        told[number] = pair["why"]
    convert_corpus(sorted(tmp_path.glob("*.txt")), tmp_path / "tei")
    extracts, _ = read_documents([tmp_path / "tei"])
    texts = {extract.name: extract for extract in extracts}
    found = {}
    for number, why in told.items():
        both = [texts[f"{side}{number}"] for side in "ab"]
        a, b = (readings_of(text, lambda _: True) for text in both)
        known = known_of(both)
        pairings = [paired(one, other, known) for one, other in product(a.read, b.read)]
        alike = sorted((p for p in pairings if p.alike), key=lambda p: -p.depth)
        found[why] = {
            "nearest": [
                f"«{p.a.where.quote}», «{p.b.where.quote}»: {p.because[0].words}" for p in alike[:2]
            ],
            "read": [sorted(a.families), sorted(b.families)],
        }
        assert not any(p.contradicts for p in alike)
    data_regression.check(found)


@pytest.mark.parametrize(("odds", "reported"), [(3.0, True), (0.7, False)])
def test_what_good_odds_outweigh_is_no_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, odds: float, *, reported: bool
) -> None:
    """FIG001 reports what is sure though two things were read, and says nothing else here."""
    for name, text in (
        ("a", "The tower of Orvin\n\nThe tower of Orvin is 41 metres high.\n"),
        ("b", "Orvin\n\nFrom its footing the work of the brothers rises 36 metres.\n"),
    ):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    convert_corpus(sorted(tmp_path.glob("*.txt")), tmp_path / "tei")
    extracts, _ = read_documents([tmp_path / "tei"])
    a, b = (claim for extract in extracts for claim in extract.claims)
    judgement = judge(a, b)
    assert judgement is not None
    asked = Conflict(a, b, judgement, Level.WARNING, "one question", asked=odds)
    known = known_of(extracts)
    known = replace(known, figures_asked={frozenset((a.where, b.where)): asked})
    monkeypatch.setattr(TwoThings, "apart", lambda *_: Apart(Obstacle.PART))
    assert bool(paired(a, b, known).level) is reported
