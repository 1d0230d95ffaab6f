"""What the freshly converted seeds must yield, and what they must not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_regressions.data_regression import DataRegressionFixture

from corpuskit.core.findings import Finding, Level
from corpuskit.core.result import Result


def showing(result: Result, *quotes: str) -> list[Finding]:
    """Return the findings that show every quote among their passages."""
    return [
        finding
        for finding in result.findings
        if all(
            any(quote in side.location.sentence for side in finding.evidence) for quote in quotes
        )
    ]


@pytest.mark.parametrize(
    ("check", "quotes", "level"),
    [
        pytest.param("TRE002", ("25 May 1995", "no. 14 (1993)"), Level.ERROR, id="gazette of 1993"),
        pytest.param(
            "FIG002",
            ("80 per cent of the force", "12 000 out of a total of 16 000"),
            Level.WARNING,
            id="80 per cent against 12 000 of 16 000",
        ),
        pytest.param(
            "DAT002", ("In Nov. 1998", "29 Oct. 1998"), Level.WARNING, id="November from October"
        ),
        pytest.param("FIG004", ("13.1 billion kW/h",), Level.WARNING, id="kW/h"),
    ],
)
def test_found(seeds_result: Result, check: str, quotes: tuple[str, ...], level: Level) -> None:
    found = [f for f in showing(seeds_result, *quotes) if f.check == check]
    assert len(found) == 1
    assert found[0].level >= level


@pytest.mark.parametrize(
    "quotes",
    [
        pytest.param(("MRD 6687", "some 6700 troops"), id="6687 and some 6700"),
        pytest.param(("around 17,000 servicemen", "11 500"), id="17 000 in the mid-1990s, 11 500"),
        pytest.param(("3209 were from towns", "5618 people"), id="3209 + 2409 = 5618"),
        pytest.param(("21.6",), id="the table's last column"),
        pytest.param(("27 June 1997", "June 27, 1997"), id="signed on 27 June 1997"),
        pytest.param(("Peace Treaty was entered in June 1997",), id="June 1997"),
    ],
)
def test_silent(seeds_result: Result, quotes: tuple[str, ...]) -> None:
    assert not showing(seeds_result, *quotes)


def test_findings(seeds_result: Result, data_regression: DataRegressionFixture) -> None:
    findings = [
        {
            "check": finding.check,
            "level": finding.level.label,
            "quotes": [
                f"{side.location.document}: {side.location.quote}" for side in finding.evidence
            ],
            "fingerprint": finding.fingerprint,
        }
        for finding in seeds_result.findings
    ]
    data_regression.check({"findings": findings})


def test_every_finding_quotes_its_file(seeds_result: Result) -> None:
    for finding in seeds_result.findings:
        for side in finding.evidence:
            where = side.location
            line = Path(where.path).read_text(encoding="utf-8").split("\n")[where.line - 1]
            assert line[where.column - 1 :].startswith(where.quote[:1])
