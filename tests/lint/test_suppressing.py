"""Whatever is suppressed, nothing is lost: each finding is open, or kept with who accepted it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from corpuskit.checks.check import checks
from corpuskit.claims.model import Extract
from corpuskit.claims.model.suppression import Suppression
from corpuskit.core.config import Config
from corpuskit.core.findings import Evidence, Finding, Level, Location, ordered
from corpuskit.core.result import Result
from corpuskit.lint.policy import Policy
from corpuskit.lint.suppress import without_suppressed

IDS = ("m1", "m2", "m3")
NAMES = ("FIG001", "FIG002")
TODAY = date(2020, 5, 5)


def place(xml_id: str) -> Location:
    return Location("a", "/c/a.xml", 1, 1, 2, xml_id, f"words of {xml_id}", 0, 5)


findings = st.builds(
    lambda check, ids: Finding(
        check, "x", Level.WARNING, check, tuple(Evidence(place(i), i) for i in sorted(ids))
    ),
    st.sampled_from(NAMES),
    st.sets(st.sampled_from(IDS), min_size=1),
)
suppressions = st.builds(
    lambda check, ids, reason, until, line: Suppression(
        check,
        tuple(("/c/a.xml", each) for each in sorted(ids)),
        Location("a", "/c/a.xml", line, 1, 2, "", "fs"),
        reason,
        ("Ana Ruiz",),
        until,
    ),
    st.sampled_from(NAMES),
    st.sets(st.sampled_from(IDS), min_size=1),
    st.sampled_from(("", "why")),
    st.sampled_from((None, date(2020, 5, 4), TODAY)),
    st.integers(1, 3),
)


@settings(deadline=None)
@given(st.lists(findings, max_size=6), st.lists(suppressions, max_size=4))
def test_nothing_is_lost(found: list[Finding], written: list[Suppression]) -> None:
    before = ordered(found)
    extract = Extract("a", "/c/a.xml", None, suppressions=tuple(written))
    policy = Policy(Config(Path("/c")), checks(), today=TODAY)
    after = without_suppressed(Result(before, (), 1, Path("/c")), [extract], policy)
    still_open = [f for f in after.findings if not f.check.startswith("SUP")]
    kept = [each.finding for each in after.suppressed]
    assert ordered([*still_open, *kept]) == before
    assert len(still_open) + len(kept) == len(before)
    in_force = [s for s in written if s.reason and (s.until is None or s.until >= TODAY)]
    for finding in before:
        sides = {("/c/a.xml", p.xml_id) for p in finding.places}
        accepted = any(s.check == finding.check and sides <= set(s.about) for s in in_force)
        assert (finding in kept) == accepted


@settings(deadline=None)
@given(st.lists(findings, max_size=4), st.lists(suppressions, max_size=4))
def test_every_suppression_serves_or_is_reported(
    found: list[Finding], written: list[Suppression]
) -> None:
    extract = Extract("a", "/c/a.xml", None, suppressions=tuple(written))
    policy = Policy(Config(Path("/c")), checks(), today=TODAY)
    after = without_suppressed(Result(ordered(found), (), 1, Path("/c")), [extract], policy)
    told = {
        (f.check, side.reading)
        for f in after.findings
        if f.check.startswith("SUP")
        for side in f.evidence
    }
    for each in written:
        serves = any(
            f.check == each.check and {("/c/a.xml", p.xml_id) for p in f.places} <= set(each.about)
            for f in found
        )
        over = each.until is not None and each.until < TODAY
        if not (serves and each.reason and not over):
            check = "SUP003" if not each.reason else "SUP001" if over else "SUP002"
            sides = ", ".join(f"a.xml#{xml_id}" for _, xml_id in each.about)
            assert (check, f"suppresses {each.check} at {sides}, says Ana Ruiz") in told
