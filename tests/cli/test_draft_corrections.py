"""What a person corrects in the markup of a source is what a paper is held against."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.claims.drafts.days import days_in
from corpuskit.claims.drafts.printed import printed_in
from corpuskit.claims.extract import extract
from corpuskit.core.config import Config
from corpuskit.lint.drafts import check_paper, read_library
from corpuskit.tei.document import load

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>Harbours of the West</title><author>Ana Ruiz</author></titleStmt><publicationStmt><p/>
</publicationStmt><sourceDesc><biblStruct><monogr><author><persName>Ana Ruiz</persName></author>
<title level="m">Harbours of the West</title><imprint><date when="1999">1999</date></imprint>
</monogr></biblStruct></sourceDesc></fileDesc></teiHeader><text><body>
<p>The port of Marsala paid for all of its cranes.<note xml:id="n1" n="1" place="bottom">The
lighthouse of Marsala was lit again on <date when="1993-03-14">14 March 1993</date>, and
its keeper was given <measure quantity="12750" unit="t">12,750 tonnes</measure>.</note></p>
<p>The <date when="1987">1987</date> Harbour Code bound the pilots of Marsala.</p>
<p>Nobody asked the fishermen what they would live on. The winter was long. Wool was dear, and
bread dearer. Smugglers came back to the coves. Their boats were painted black.</p>
</body></text></TEI>"""
BIB = """@book{ruiz1999, author = {Ruiz, Ana}, title = {Harbours of the West}, year = {1999}}
"""
LIT = "The lighthouse of Marsala was lit again on {} [@ruiz1999].\n"
GIVEN = "The lighthouse was lit again, and its keeper was given {} tonnes [@ruiz1999].\n"


def told(folder: Path, tei: str, paper: str) -> list[str]:
    (folder / "tei").mkdir(exist_ok=True)
    (folder / "tei" / "ruiz.xml").write_text(tei, encoding="utf-8")
    (folder / "refs.bib").write_text(BIB, encoding="utf-8")
    (folder / "paper.md").write_text(paper, encoding="utf-8")
    library = read_library(Config(folder), folder / "tei")
    result = check_paper(folder / "paper.md", library, [folder / "refs.bib"], base=folder)
    return [finding.check for finding in result.findings]


@pytest.mark.parametrize(
    ("attribute", "corrected", "paper", "printed", "right"),
    [
        ('when="1993-03-14"', 'when="1993-05-14"', LIT, "14 March 1993", "14 May 1993"),
        ('quantity="12750"', 'quantity="12570"', GIVEN, "12,750", "12,570"),
    ],
    ids=["date of a note", "figure of a note"],
)
def test_a_corrected_attribute_is_what_counts(
    tmp_path: Path, attribute: str, corrected: str, paper: str, printed: str, right: str
) -> None:
    mended = TEI.replace(attribute, corrected)
    assert not told(tmp_path, TEI, paper.format(printed))
    assert told(tmp_path, TEI, paper.format(right))
    assert told(tmp_path, mended, paper.format(printed))
    assert not told(tmp_path, mended, paper.format(right))


def test_every_mark_of_a_sentence_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "ruiz.xml").write_text(TEI, encoding="utf-8")
    found = extract(load(tmp_path / "ruiz.xml"))
    assert not any(telling.dates for telling in found.tellings)
    days = [(day.where.quote, day.number) for day in days_in(found)]
    assert days == [("14 March 1993", 1), ("1987", 2)]
    assert [(each.where.quote, each.number) for each in printed_in(found)] == [("12,750 tonnes", 1)]
