"""Corrections made in a .bib file flow back, and nothing is overwritten silently."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpuskit.bib.importing import Import
from corpuskit.bib.sync import export_to, import_from
from corpuskit.core.errors import CorpuskitError
from corpuskit.tei.document import load
from corpuskit.tei.validate import copy_schema, validate

HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>north</title></titleStmt>
      <publicationStmt><p>p</p></publicationStmt>
      <sourceDesc>
        <biblStruct>
          <monogr>
            <title level="m">North</title>
            <imprint>
              <publisher>Press</publisher>
              <date when='2001' cert="low">2001</date>
            </imprint>
          </monogr>
          <note type="file">north.txt</note>
        </biblStruct>
      </sourceDesc>
    </fileDesc>
  </teiHeader>
"""
TEXT = """  <text>
    <body>
      <p>Cod.<note  n='1' xml:id="note1"><bibl type='book' xml:id="c1"><persName>Okoro, J.</persName>,
        <title level="m">The cod trade</title> (<publisher>Hurst</publisher>:
        <date when="1998">1998</date>), p. 9</bibl>.</note> More.<note xml:id="note2" n="2"><bibl
        xml:id="c2" type="book"><persName>J. Okoro</persName>, op. cit.</bibl></note></p>
    </body>
  </text>
</TEI>
"""


class Corpus:
    """A corpus of one document, exported, to be corrected on either side."""

    def __init__(self, folder: Path) -> None:
        self.tei, self.bib = folder / "tei", folder / "corpus.bib"
        self.north = self.tei / "north.xml"
        self.tei.mkdir()
        copy_schema(self.tei / "schema")
        self.north.write_text(HEADER + TEXT, encoding="utf-8")
        self.export()

    def export(self) -> tuple[str, ...]:
        made = export_to(sorted(self.tei.glob("*.xml")), self.bib, "biblatex")
        return tuple(map(str, made.notices))

    def correct(self, path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def bring(self) -> Import:
        return import_from(self.bib, sorted(self.tei.glob("*.xml")), self.tei)


def line_of(path: Path, words: str) -> int:
    return path.read_text(encoding="utf-8").split(words)[0].count("\n") + 1


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path)


def test_a_correction_goes_into_a_record_that_all_citations_point_to(corpus: Corpus) -> None:
    before = corpus.north.read_text(encoding="utf-8")
    corpus.correct(corpus.bib, "{Hurst}", "{Hurst \\& Co}")
    corpus.correct(corpus.bib, "{The cod trade}", "{The {Cod} Trade}")
    made = corpus.bring()
    assert made.problems == ()
    after = corpus.north.read_text(encoding="utf-8")
    # Every byte but the two pointers is as it was, the words of the note among them.
    pointer = ' corresp="bibliography.xml#okoro1998trade"'
    assert after.count(pointer) == 2
    assert after.replace(pointer, "") == before
    register = corpus.tei / "bibliography.xml"
    assert "<publisher>Hurst &amp; Co</publisher>" in register.read_text(encoding="utf-8")
    assert [validate(load(path)) for path in (corpus.north, register)] == [(), ()]
    bib = corpus.bib.read_bytes()
    assert (corpus.export(), corpus.bib.read_bytes()) == ((), bib)
    assert corpus.bring().files == {}


def test_an_import_makes_good_one_that_ended_before_its_last_file(corpus: Corpus) -> None:
    base = corpus.bib.with_name("corpus.base.json")
    exported = base.read_bytes()
    corpus.bring()
    assert base.read_bytes() == exported
    corpus.correct(corpus.bib, "{Hurst}", "{Hurst \\& Co}")
    corpus.bring()
    imported = base.read_bytes()
    assert imported != exported
    base.write_bytes(exported)
    assert corpus.bring().files == {}
    assert base.read_bytes() == imported


def test_a_second_correction_changes_one_element_of_the_record(corpus: Corpus) -> None:
    corpus.correct(corpus.bib, "{Hurst}", "{Hurst \\& Co}")
    corpus.bring()
    register = corpus.tei / "bibliography.xml"
    corpus.correct(register, "<publisher>", "<!-- checked --><publisher resp='#x'  >")
    before = register.read_text(encoding="utf-8")
    corpus.correct(corpus.bib, "{Hurst \\& Co}", "{Hurst}")
    corpus.correct(corpus.bib, "  date = {1998},", "  date = {1998-07},\n  location = {London},")
    corpus.bring()
    after = register.read_text(encoding="utf-8")
    place = re.search(r"\s*<pubPlace>London</pubPlace>", after)
    assert place is not None
    assert after.replace(place.group(), "") == before.replace("Hurst &amp; Co", "Hurst").replace(
        '<date when="1998">1998</date>', '<date when="1998-07">1998-07</date>'
    )


def test_the_record_of_a_document_is_corrected_in_its_header(corpus: Corpus) -> None:
    before = corpus.north.read_text(encoding="utf-8")
    corpus.correct(corpus.bib, "{2001?}", "{2001-05-02}")
    corpus.correct(corpus.bib, "  title = {North}", "  author = {Ruiz, Ana},\n  title = {North}")
    assert corpus.bring().problems == ()
    author = (
        "\n            <author><persName><surname>Ruiz</surname><forename>Ana</forename>"
        "</persName></author>"
    )
    wanted = before.replace(
        "<date when='2001' cert=\"low\">2001</date>", "<date when='2001-05-02'>2001-05-02</date>"
    ).replace("<monogr>", f"<monogr>{author}")
    assert corpus.north.read_text(encoding="utf-8") == wanted


def test_both_sides_changed_is_a_conflict_with_both_values_and_places(corpus: Corpus) -> None:
    corpus.correct(corpus.bib, "{Hurst}", "{Longman}")
    corpus.correct(corpus.bib, "{The cod trade}", "{The Cod Trade}")
    corpus.correct(corpus.north, "<publisher>Hurst<", "<publisher>Zed<")
    made = corpus.bring()
    (problem,) = made.problems
    line = line_of(corpus.bib, "Longman")
    assert (problem.path, problem.line) == (corpus.bib, line)
    assert "«Longman»" in problem.message
    assert f"«Zed» in {corpus.north}:{line_of(corpus.north, 'c1')}" in problem.message
    # The other correction is made, and neither side of this one changed.
    assert made.corrected == ("okoro1998trade: title «The cod trade» -> «The Cod Trade»",)
    assert "<publisher>Zed</publisher>" in (corpus.tei / "bibliography.xml").read_text("utf-8")
    assert any("«Longman» here and «Zed» in the TEI" in notice for notice in corpus.export())
    assert "{Longman}" in corpus.bib.read_text(encoding="utf-8")


def test_what_is_not_imported_yet_survives_an_export_and_is_told(corpus: Corpus) -> None:
    corpus.correct(corpus.bib, "  title = {The", "  abstract = {Mine},\n  title = {The")
    corpus.correct(corpus.bib, "{Hurst}", "{Longman}")
    bib = corpus.bib.read_bytes()
    (notice,) = corpus.export()
    assert "not imported" in notice
    assert corpus.bib.read_bytes() == bib


def test_a_change_of_the_tei_reaches_the_file_and_nothing_else_of_it(corpus: Corpus) -> None:
    corpus.correct(
        corpus.bib, "@book", "@string{x = {y}}\n% mine\n@book{own, title={Own}}\n\n@book"
    )
    bib = corpus.bib.read_text(encoding="utf-8")
    corpus.correct(corpus.north, "<publisher>Hurst<", "<publisher>Zed<")
    assert corpus.export() == ()
    assert corpus.bib.read_text(encoding="utf-8") == bib.replace("{Hurst}", "{Zed}")


def test_a_work_that_is_gone_goes_unless_a_person_changed_it(corpus: Corpus) -> None:
    text = corpus.north.read_text(encoding="utf-8")
    corpus.north.write_text(re.sub(r"(?s)<note  n.*</note>", "", text), encoding="utf-8")
    bib = corpus.bib.read_bytes()
    corpus.correct(corpus.bib, "{Hurst}", "{Longman}")
    assert any("cited no more" in notice for notice in corpus.export())
    assert b"okoro1998trade" in corpus.bib.read_bytes()
    corpus.bib.write_bytes(bib)
    (corpus.bib.with_name("corpus.base.json")).unlink()
    corpus.north.write_text(text, encoding="utf-8")
    corpus.export()
    corpus.north.write_text(re.sub(r"(?s)<note  n.*</note>", "", text), encoding="utf-8")
    assert corpus.export() == ()
    assert b"okoro1998trade" not in corpus.bib.read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [("{1998}", "{last year}", "EDTF"), ("{2001?}", "{2001-13}", "EDTF")],
)
def test_what_means_nothing_is_named_and_not_taken(
    corpus: Corpus, old: str, new: str, reason: str
) -> None:
    corpus.correct(corpus.bib, old, new)
    made = corpus.bring()
    assert [reason in problem.message for problem in made.problems] == [True]
    assert made.files == {}


def test_a_file_that_was_never_exported_is_not_imported(corpus: Corpus, tmp_path: Path) -> None:
    other = tmp_path / "other.bib"
    other.write_text("@book{okoro1998trade, title = {X}}", encoding="utf-8")
    with pytest.raises(CorpuskitError, match="export"):
        import_from(other, [corpus.north], corpus.tei)


BROKEN = b"""@book{open1, title = {never {closed},
  year = 1990
}

@book{okoro1998trade, title = {Again}}

@artikle{odd, title = {Odd}}

@book{latin, author = {M\xfcller}}

@book{macro, title = nobody}

@book{twice, title = {a}, title = {b}}
"""


def test_a_broken_file_keeps_every_byte_and_what_can_be_read_is_read(corpus: Corpus) -> None:
    corpus.correct(corpus.bib, "{Hurst}", "{Longman}")
    corpus.bib.write_bytes(corpus.bib.read_bytes() + b"\n" + BROKEN)
    data = corpus.bib.read_bytes()
    first = data[: data.index(b"@book{open1")].count(b"\n") + 1
    made = corpus.bring()
    told = [(each.line - first, each.message) for each in made.problems]
    assert [line for line, _ in told] == [0, 4, 6, 8, 10, 12]
    for (_, message), words in zip(
        told,
        (
            "«open1» cannot be read",
            "«okoro1998trade» has the key of the entry in line",
            "unknown type @artikle",
            "not UTF-8",
            "macro",
            "twice: title",
        ),
        strict=True,
    ):
        assert words in message
    assert made.corrected == ("okoro1998trade: publisher «Hurst» -> «Longman»",)
    corpus.export()
    assert corpus.bib.read_bytes() == data


@pytest.mark.parametrize(
    ("entry", "mistake"),
    [
        ("@book{new, title = {A}", "the brace that closes it is missing"),
        ("@book{new title = {A}}", "the comma behind its key is missing"),
        ("@book{new, title {A}}", "the = behind the name of a field is missing"),
        ("@book{new, title = {A}, year}", "the = behind the name of a field is missing"),
        ("@book{new, title = {{A},\n}\n@misc{b, title={B}}", "is not closed before the next entry"),
    ],
)
def test_a_mistake_is_named_in_the_words_of_who_made_it(
    corpus: Corpus, entry: str, mistake: str
) -> None:
    corpus.bib.write_text(corpus.bib.read_text("utf-8") + f"\n{entry}\n", encoding="utf-8")
    assert any(mistake in each.message for each in corpus.bring().problems)
