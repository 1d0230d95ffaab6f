"""Export, import, export gives the same bytes, whatever the works and the people's .bib hold."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from corpuskit.bib.bibfile import parse_bibfile
from corpuskit.bib.bibliography import read_bibliography
from corpuskit.bib.entry import FIELDS, Entry, Person
from corpuskit.bib.exporting import export, rendered
from corpuskit.bib.importing import import_corrections
from corpuskit.bib.record_build import build_record
from corpuskit.tei.document import Document, parse
from corpuskit.tei.names import TEI, tei

LETTERS = st.text(
    "abc XYZ éžÅłßñ ЖуковІ {}\\%&#_$~^@\"'`,;:-–—“”«»()[]=<>. 19\u00a0", min_size=1, max_size=24
)
WORDS = LETTERS.map(lambda text: re.sub(r"\s+", " ", text).strip()).filter(
    lambda text: any(char.isalnum() for char in text)
)
SOMETIMES = st.one_of(st.just(""), WORDS)
PEOPLE = st.lists(
    st.one_of(
        st.builds(Person, WORDS, WORDS),
        st.builds(Person, WORDS, st.just(""), st.just(True)),
        st.sampled_from(
            [
                Person("Smith, Jr.", "John"),
                Person("Tom and Jerry", institution=True),
                Person("van der Berg", "A."),
                Person("Жуков", "Г. К."),
                Person("Others", "Ann"),
            ]
        ),
    ),
    max_size=3,
).map(tuple)
DATES = st.sampled_from(
    ["", "1997", "1998-07", "1998-03-05", "1998-03-05/1998-03-06", "1998-11/1999-02", "2005?"]
)
TYPES = st.sampled_from(
    ["article", "book", "incollection", "report", "online", "legislation", "misc", "thesis"]
)
WORKS = st.builds(
    Entry,
    type=TYPES,
    authors=PEOPLE,
    editors=PEOPLE,
    others=st.booleans(),
    title=SOMETIMES,
    translation=SOMETIMES,
    container=SOMETIMES,
    volume=st.sampled_from(["", "4", "XII"]),
    number=SOMETIMES,
    pages=st.sampled_from(["", "9", "148–149", "iv, 3–5", "148-149"]),
    date=DATES,
    place=SOMETIMES,
    publisher=SOMETIMES,
    url=st.sampled_from(["", "http://x.org/a_b?c=d&e=%20#f~g", "http://x.org/{1}"]),
    language=st.sampled_from(["", "Russian", "Russian and Tajik"]),
    note=SOMETIMES,
)


def corpus_of(works: list[Entry]) -> Document:
    root = etree.Element(tei("TEI"), nsmap={None: TEI})
    listing = etree.SubElement(etree.SubElement(root, tei("standOff")), tei("listBibl"))
    for number, work in enumerate(works):
        listing.append(build_record(work, f"w{number}"))
    return parse(etree.tostring(root, encoding="utf-8"), Path("bibliography.xml"))


@pytest.mark.parametrize("dialect", ["biblatex", "bibtex"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(works=st.lists(WORKS, min_size=1, max_size=4))
def test_export_import_export_gives_the_same_bytes(dialect: str, works: list[Entry]) -> None:
    document = corpus_of(works)
    first = export(read_bibliography([document]), parse_bibfile(b"", Path("c.bib")), None, dialect)
    file = parse_bibfile(first.data, Path("c.bib"))
    assert file.problems == ()
    told = read_bibliography([document], first.base.kept_keys())
    assert len(file.entries) == len(told)
    brought = import_corrections(file, first.base, told, [document], Path())
    assert (dict(brought.files), brought.problems, brought.corrected) == ({}, (), ())
    second = export(told, file, first.base, dialect)
    assert second.data == first.data
    assert (second.base, second.notices) == (first.base, ())
    if dialect == "bibtex":
        # What LaTeX has no command for stays as it is; the letters of the test all have one.
        assert first.data.isascii()


@settings(max_examples=150, deadline=None)
@given(work=WORKS)
def test_a_record_says_what_it_was_made_of(work: Entry) -> None:
    assume(work.authors or not work.others)
    (read,) = read_bibliography([corpus_of([work])])
    wanted = dataclasses.replace(work, container=work.container or "")
    for name in FIELDS:
        assert _plain(getattr(read, name)) == _plain(getattr(wanted, name)), name


def _plain(value: object) -> object:
    return (
        value.replace("\u00a0", " ") if isinstance(value, str) else str(value).replace("\\xa0", " ")
    )


@settings(max_examples=80, deadline=None)
@example(title="1-–", family="1", month=0)
@given(title=WORDS, family=WORDS, month=st.integers(0, 11))
def test_what_people_write_with_macros_and_braces_is_imported_and_stays(
    tmp_path_factory: pytest.TempPathFactory, title: str, family: str, month: int
) -> None:
    folder = tmp_path_factory.mktemp("corpus")
    work = Entry(
        type="book", authors=(Person("Wagner", "S."),), title="Opinion", date="1997", publisher="P"
    )
    path = folder / "bibliography.xml"
    path.write_bytes(corpus_of([work]).data)
    document = parse(path.read_bytes(), path)
    works = read_bibliography([document])
    first = export(works, parse_bibfile(b"", Path("c.bib")), None, "bibtex")
    _, fields = rendered(
        dataclasses.replace(work, title=title, authors=(Person(family, "A."),)), "bibtex"
    )
    new = {field.name: field.value for field in fields}
    macro = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    text = first.data.decode()
    text = text.replace("{Opinion}", f"beginning # {new['title']}")
    text = text.replace("{Wagner, S.}", new["author"])
    text = text.replace("  year =", f"  month = {macro[month]},\n  year =")
    text = '@string{beginning = "A {Study} of "}\n% mine\n\n' + text
    file = parse_bibfile(text.encode(), Path("c.bib"))
    assert file.problems == ()
    brought = import_corrections(file, first.base, works, [document], folder)
    assert brought.problems == ()
    changed = parse(brought.files[path], path)
    (read,) = read_bibliography([changed], first.base.kept_keys())
    assert _plain(read.title) == _plain(f"A Study of {title}")
    assert read.date == f"1997-{month + 1:02d}"
    second = export([read], file, first.base, "bibtex")
    assert second.data == file.data()


PIECES = st.sampled_from(
    [
        "@book{", "@string{a = {b}}", "@comment{", "x1,", " title = ", "{", "}", '"', "(", ")", ",",
        "\n", "\n@misc{y, title = {z}}\n", " = ", "#", "\\", "%", "é", "@", "w0", "\r\n", "\ufeff",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(st.one_of(PIECES, st.binary(max_size=3)), max_size=30))
def test_any_bytes_stay_where_entries_are_added(pieces: list[str | bytes]) -> None:
    junk = b"".join(p if isinstance(p, bytes) else p.encode() for p in pieces)
    file = parse_bibfile(junk, Path("c.bib"))
    assert file.data() == junk
    work = Entry(type="book", authors=(Person("Wagner", "S."),), title="Opinion", date="1997")
    works = read_bibliography([corpus_of([work])])
    first = export(works, file, None, "biblatex")
    assert first.data.startswith(junk)
    again = export(works, parse_bibfile(first.data, Path("c.bib")), first.base, "biblatex")
    assert again.data == first.data
