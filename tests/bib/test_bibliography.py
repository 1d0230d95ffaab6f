"""One entry a work, whatever the notes call it, with every place that cites it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.bib.biblatex import biblatex_entry
from corpuskit.bib.bibliography import read_bibliography
from corpuskit.bib.classic import classic_entry
from corpuskit.bib.entry import Entry, Person
from corpuskit.tei.document import Document, parse

HEAD = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title>
</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><biblStruct>{record}</biblStruct>
</sourceDesc></fileDesc></teiHeader><text><body><p>{notes}</p></body></text></TEI>"""
RECORD = "<monogr><title level='m'>{title}</title><imprint><date when='2001'/></imprint></monogr>"


def document(name: str, *notes: str, record: str = "") -> Document:
    numbered = "".join(
        f'<note xml:id="note{n}" n="{n}">{note}</note>' for n, note in enumerate(notes, 1)
    )
    text = HEAD.format(record=record or RECORD.format(title=name), notes=numbered)
    return parse(text.encode(), Path(f"{name}.xml"))


def cited(*documents: Document) -> list[Entry]:
    return [each for each in read_bibliography(documents) if each.cited]


COD = (
    '<bibl xml:id="c{}" type="book"><persName>Okoro, J.</persName>, <title level="m">The cod'
    " trade</title> (<publisher>Hurst</publisher>: <pubPlace>London</pubPlace>,"
    ' <date when="1998">1998</date>), p. <citedRange unit="page" from="{}" to="{}">{}</citedRange>'
    "</bibl>"
)


def test_one_work_cited_twice_is_one_entry_with_two_places() -> None:
    one = document("north", COD.format(1, 9, 9, 9), COD.format(2, 12, 12, 12))
    two = document("south", COD.format(1, 40, 40, 40).replace("cod trade", "Cod Trade"))
    (work,) = cited(one, two)
    assert (work.key, work.type, work.publisher, work.place) == (
        "okoro1998trade",
        "book",
        "Hurst",
        "London",
    )
    assert [(at.document, at.note, at.pages) for at in work.cited] == [
        ("north", "1", "9"),
        ("north", "2", "12"),
        ("south", "1", "40"),
    ]
    # A page of a book is a place in it, not where it stands.
    assert work.pages == ""


@pytest.mark.parametrize(
    "short",
    [
        '<bibl xml:id="s">Okoro (<ref type="note" target="#note1">note 1</ref>), p. 7</bibl>',
        '<bibl xml:id="s" type="misc"><hi rend="italic">Ibid.</hi>, p. 7</bibl>',
        '<bibl xml:id="s" type="misc"><persName>J. Okoro</persName>, op. cit.</bibl>',
        '<bibl xml:id="s"><persName>Okoro</persName>, <title level="m">Cod trade</title>, 7</bibl>',
        '<bibl xml:id="s" type="misc" corresp="#c1">the same book</bibl>',
    ],
    ids=["note", "ibid", "op-cit", "short-title", "corresp"],
)
def test_short_forms_are_of_the_work_they_point_to(short: str) -> None:
    (work,) = cited(document("north", COD.format(1, 9, 9, 9), short))
    assert [at.xml_id for at in work.cited] == ["c1", "s"]


def test_a_record_of_the_register_says_what_its_citations_do_not() -> None:
    register = parse(
        b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff><listBibl>
        <biblStruct xml:id="okoro" type="book"><monogr><author><persName><surname>Okoro</surname>
        <forename>Joy</forename></persName></author><title level="m">The Cod Trade, revised</title>
        <imprint><date when="1999"/></imprint></monogr></biblStruct></listBibl></standOff></TEI>""",
        Path("bibliography.xml"),
    )
    note = COD.format(1, 9, 9, 9).replace("<bibl ", '<bibl corresp="bibliography.xml#okoro" ')
    (work,) = cited(register, document("north", note))
    assert (work.title, work.date, work.authors) == (
        "The Cod Trade, revised",
        "1999",
        (Person("Okoro", "Joy"),),
    )


def test_works_of_one_author_and_year_stay_apart_and_keys_stay_with_their_works() -> None:
    other = COD.format(2, 1, 1, 1).replace("The cod trade", "Trade of herring")
    works = cited(document("north", COD.format(1, 9, 9, 9), other))
    assert [work.key for work in works] == ["okoro1998tradea", "okoro1998tradeb"]
    kept = [(work.key, frozenset(at.place for at in work.cited)) for work in works]
    renamed = document("north", COD.format(1, 9, 9, 9).replace("Okoro", "Okoru"))
    again = read_bibliography([renamed], kept)
    assert [work.key for work in again if work.cited] == ["okoro1998tradea"]


def test_another_document_of_the_corpus_is_cited_as_such() -> None:
    chapter = (
        "<analytic><author>Ana Ruiz</author><title level='a'>Herring</title></analytic><monogr>"
        "<imprint><biblScope unit='chapter'>7</biblScope><date when='1999'/></imprint></monogr>"
    )
    one = document("ruiz", "see below", record=chapter)
    two = document("north", 'See <ref xml:id="r1" type="document" n="7">chapter 7</ref>.')
    (work,) = cited(one, two)
    assert (work.key, work.self_of, work.cited[0].document) == ("ruiz1999herring", "ruiz", "north")


NEWSPAPER = (
    "‘<title level='a'>Treska i more</title>’ [Cod and sea], <title level='j'>Pravda</title>"
    " (<pubPlace>Murmansk</pubPlace>), no. <biblScope unit='issue'>7</biblScope>"
    " (<date when='1993-07-24'>24 July 1993</date>), pp. <citedRange unit='page' from='1' to='3'>"
    "1–3</citedRange> (in Russian)"
)


def test_an_unsigned_article_in_both_dialects() -> None:
    (work,) = cited(document("north", f'<bibl xml:id="c1" type="article">{NEWSPAPER}</bibl>'))
    kind, fields = biblatex_entry(work)
    assert (kind, {field.name: field.value for field in fields}) == (
        "article",
        {
            "author": "{{Pravda}}",
            "title": "{Treska i more}",
            "titleaddon": "{[Cod and sea]}",
            "journaltitle": "{Pravda}",
            "journaltitleaddon": "{(Murmansk)}",
            "date": "{1993-07-24}",
            "number": "{7}",
            "pages": "{1--3}",
            "language": "{russian}",
            "langid": "{russian}",
            "keywords": "{north}",
        },
    )
    kind, fields = classic_entry(work)
    assert (kind, {field.name: field.value for field in fields}) == (
        "article",
        {
            "author": "{{Pravda}}",
            "title": "{Treska i more}",
            "journal": "{Pravda}",
            "pages": "{1--3}",
            "year": "{1993}",
            "month": '"24~" # jul',
            "note": "{[Cod and sea]; no. 7; Murmansk; in Russian}",
            "keywords": "{north}",
        },
    )


def test_a_citation_that_says_too_little_is_no_entry() -> None:
    assert cited(document("north", '<bibl cert="low" type="misc">Data of the Centre</bibl>')) == []


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            ", 2nd edn (<publisher>Hurst</publisher>, <date when='1998'>1998</date>)",
            {"edition": "2nd", "publisher": "Hurst", "date": "1998", "note": ""},
        ),
        (
            ", Working Paper no. 4 (<pubPlace>London</pubPlace>, <date when='1998'>1998</date>)",
            {"note": "Working Paper no. 4", "date": "1998", "place": "London"},
        ),
        (
            ", https://x.org/cod (last visited <date when='2009-12-15'>15 December 2009</date>)",
            {"url": "https://x.org/cod", "date": "", "accessed": "2009-12-15", "note": ""},
        ),
    ],
    ids=["edition", "remark", "day-of-access"],
)
def test_what_the_words_between_the_marks_say(words: str, wanted: dict[str, str]) -> None:
    bibl = f"<persName>Okoro, J.</persName>, <title level='m'>The cod trade</title>{words}"
    (work,) = cited(document("north", f'<bibl xml:id="c1" type="book">{bibl}</bibl>'))
    assert {name: getattr(work, name) for name in wanted} == wanted
