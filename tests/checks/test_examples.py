"""Every example in every check is converted and checked, as a user's own files would be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpuskit.checks.check import Check, Example, checks
from corpuskit.convert.corpus import convert_corpus
from corpuskit.core.config import Config
from corpuskit.core.findings import Finding
from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.drafts import check_paper, read_library

PAPERS = (".md", ".tex")
_TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title>
</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>
</teiHeader>{}<text><body>{}</body></text></TEI>"""


def cases(field: str) -> list[object]:
    return [
        pytest.param(check, example, id=f"{check.slug}: {example.title}")
        for check in checks()
        for example in getattr(check, field)
    ]


def parted(text: str) -> tuple[str, str]:
    """Return the decisions at the head of an example, and its body."""
    decisions, end, body = text.rpartition("</standOff>")
    return decisions + end, body


def found(check: Check, example: Example, folder: Path) -> tuple[Finding, ...]:
    sources = []
    folder.mkdir(exist_ok=True)
    for name, text in example.sources.items():
        if name.endswith(".xml"):
            (folder / "tei").mkdir(exist_ok=True)
            (folder / "tei" / name).write_text(_TEI.format(*parted(text)), encoding="utf-8")
        elif name.endswith(".json"):
            path = folder / "tei" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif name.endswith((".toml", ".bib", *PAPERS)):
            (folder / name).write_text(text, encoding="utf-8")
        else:
            path = folder / f"{name}.txt"
            path.write_text(text, encoding="utf-8")
            sources.append(path)
    if sources:
        convert_corpus(sources, folder / "tei")
    papers = [folder / name for name in example.sources if name.endswith(PAPERS)]
    if papers:
        library = read_library(Config(folder), folder / "tei")
        bibs = sorted(folder.glob("*.bib"))
        return check_paper(papers[0], library, bibs, [check], base=folder).findings
    # What becomes of a suppression depends on what the check that it is for finds.
    chosen = checks() if check.id.startswith("SUP") else [check]
    result = check_corpus(find_documents([folder / "tei"]), chosen, base=folder)
    return tuple(finding for finding in result.findings if finding.check == check.id)


@pytest.mark.parametrize(("check", "example"), cases("reported"))
def test_reported(check: Check, example: Example, tmp_path: Path) -> None:
    findings = found(check, example, tmp_path)
    assert findings
    assert check.fixes or not any(finding.fix for finding in findings)


@pytest.mark.parametrize("check", [pytest.param(c, id=c.id) for c in checks() if c.fixes])
def test_what_is_said_to_be_fixed_is_in_an_example(check: Check, tmp_path: Path) -> None:
    every = [found(check, each, tmp_path / str(n)) for n, each in enumerate(check.reported)]
    assert any(finding.fix for findings in every for finding in findings)


@pytest.mark.parametrize(("check", "example"), cases("silent"))
def test_silent(check: Check, example: Example, tmp_path: Path) -> None:
    assert not found(check, example, tmp_path)


def test_ids_and_slugs_are_unique_and_well_formed() -> None:
    ids = [check.id for check in checks()]
    slugs = [check.slug for check in checks()]
    assert len(set(ids)) == len(ids)
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", check.id) for check in checks())
    assert all(check.reported and check.silent for check in checks())
