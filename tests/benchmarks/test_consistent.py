"""Ceilings that only go down: what is reported of texts in which nothing contradicts anything."""

from __future__ import annotations

import tempfile
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.findings import Level
from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.runner import choose

TESTS = Path(__file__).parents[1]
# Errors and warnings, all of them wrong.
WRONG = {
    "consistent/spa": 2,
    "consistent/opera": 0,
    "consistent/vacc": 0,
    "consistent2/regiments": 1,
    "consistent2/river": 0,
    "consistent2/province": 1,
    "consistent2/seabirds": 2,
    "consistent3/leadpipes": 0,
    "consistent3/laketreaty": 0,
    "consistent3/meridian": 2,
    "consistent4/board": 1,
    "consistent4/deputy": 0,
    "consistent4/directors": 1,
    "consistent4/plan": 0,
    "consistent4/ship": 0,
    "consistent4/strikes": 2,
    "consistent4/museum": 0,
    "consistent4/totals": 2,
    "consistent4/treaty": 0,
    "consistent4/years": 1,
    "consistent5/agency": 1,
    "consistent5/bridge": 2,
    "consistent5/cathedral": 1,
    "consistent5/dam": 0,
    "consistent5/museum": 0,
    "consistent5/race": 2,
    "consistent5/railway": 1,
    "consistent5/regiment": 1,
    "consistent5/town": 1,
    "consistent5/union": 2,
    "consistent6/cholera": 1,
    "consistent6/election": 2,
    "consistent6/fishery": 0,
    "consistent6/literacy": 2,
    "consistent6/museum": 0,
    "consistent6/observatory": 1,
    "consistent6/premier": 0,
    "consistent6/railway": 2,
    "consistent6/siege": 1,
    "consistent6/treaty": 0,
    "consistent7/airline": 0,
    "consistent7/census": 1,
    "consistent7/hospital": 1,
    "consistent7/mine": 0,
    "consistent7/mission": 0,
    "consistent7/school": 1,
    "consistent7/shipyard": 1,
    "consistent7/survey": 0,
    "consistent7/choir": 0,
    "consistent7/treaty": 1,
    "consistent8/aqueduct": 0,
    "consistent8/cavalry": 1,
    "consistent8/expedition": 0,
    "consistent8/newspaper": 0,
    "consistent8/prison": 0,
    "consistent8/quarantine": 1,
    "consistent8/theatre": 0,
    "consistent8/vineyard": 0,
    "consistent9/brewery": 2,
    "consistent9/colliery": 0,
    "consistent9/cycling": 0,
    "consistent9/dam": 1,
    "consistent9/excavation": 0,
    "consistent9/ferry": 0,
    "consistent9/hospital": 1,
    "consistent9/mayor": 0,
    "consistent9/observatory": 1,
    "consistent9/opera": 1,
    "consistent9/painter": 0,
    "consistent9/tramway": 0,
    "consistent10/bank": 0,
    "consistent10/beaver": 0,
    "consistent10/bridge": 1,
    "consistent10/census": 0,
    "consistent10/expedition": 0,
    "consistent10/flood": 0,
    "consistent10/library": 1,
    "consistent10/newspaper": 0,
    "consistent10/railway": 0,
    "consistent10/strike": 0,
    "consistent10/treaty": 0,
    "consistent10/vaccination": 0,
    "consistent11/archive": 0,
    "consistent11/bridge": 1,
    "consistent11/cheese": 1,
    "consistent11/cholera": 0,
    "consistent11/dam": 1,
    "consistent11/dictionary": 0,
    "consistent11/expedition": 2,
    "consistent11/hospital": 1,
    "consistent11/opera": 0,
    "consistent11/strike": 0,
    "consistent11/tunnel": 0,
    "consistent11/wreck": 1,
}
# Pairs of two short texts of which their check still gives one.
PAIRS = {
    "FIG001": 1,
}


def reported(sources: list[Path], out: Path) -> Counter[str]:
    """Return how many errors and warnings each check gives of the sources as one corpus."""
    convert_corpus(sources, out)
    findings = check_corpus(find_documents([out]), choose(), base=out).findings
    return Counter(finding.check for finding in findings if finding.level > Level.NOTE)


@pytest.mark.parametrize("name", WRONG)
def test_no_more_is_reported_of_consistent_documents(name: str, tmp_path: Path) -> None:
    found = reported(sorted((TESTS / name).glob("*.txt")), tmp_path)
    assert found.total() <= WRONG[name], found


def test_no_more_consistent_pairs_are_reported() -> None:
    pairs = tomllib.loads((TESTS / "consistent" / "pairs.toml").read_text(encoding="utf-8"))[
        "silent"
    ]
    wrong: Counter[str] = Counter()
    for pair in pairs:
        with tempfile.TemporaryDirectory() as name:
            out = Path(name)
            for text in ("a", "b"):
                (out / f"{text}.txt").write_text(pair[text] + "\n", encoding="utf-8")
            wrong[pair["check"]] += (
                reported(sorted(out.glob("*.txt")), out / "tei")[pair["check"]] > 0
            )
    more = {check: count for check, count in wrong.items() if count > PAIRS.get(check, 0)}
    assert not more, wrong
