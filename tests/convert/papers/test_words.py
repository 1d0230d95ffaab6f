"""Papers without keys: notes and references in plain text, and what their citations cite."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.claims.drafts.reference_lists import in_words
from corpuskit.claims.model import Listed
from corpuskit.convert.corpus import convert_corpus
from corpuskit.convert.papers.extracting import extracted
from corpuskit.convert.papers.free import with_citations
from corpuskit.convert.papers.plain import read_plain
from corpuskit.convert.papers.reading import read_paper, with_references
from corpuskit.core.findings import Location
from corpuskit.lint.corpus import read_documents

TEXT = """SAND

It was signed in 1964 (1), and
again in 1972.[2] Nobody (as of 1990) cared.³

NOTES

1. Ruiz, "Harbours of the West", p. 14;
   Ito, Sea and Law, p. 3.
2. Ibid., p. 5.
3. Ruiz, p. 9.

REFERENCES

Ruiz, Ana. "Harbours of the West: A History". Sea 4 (1999), pp. 3-19.
Ito, Ken. Sea and Law. Oxford: Hart,
    2001.
"""
WHERE = Location("paper", "paper.txt", 1, 1, 2, "", "")


def works() -> tuple[Listed, ...]:
    paper = read_plain(Path("paper.txt"), TEXT, {})
    return in_words([(p.chars, WHERE) for p in paper.references], ())


def test_notes_and_references_are_taken_out_of_the_text() -> None:
    paper = read_plain(Path("paper.txt"), TEXT, {})
    assert [(p.kind, p.chars) for p in paper.paragraphs] == [
        ("head", "SAND"),
        ("p", "It was signed in 1964, and again in 1972. Nobody (as of 1990) cared."),
        ("note", 'Ruiz, "Harbours of the West", p. 14; Ito, Sea and Law, p. 3.'),
        ("note", "Ibid., p. 5."),
        ("note", "Ruiz, p. 9."),
    ]
    assert [number for _, number in paper.paragraphs[1].notes] == [2, 3, 4]
    line, column = paper.place(paper.paragraphs[1].at[-1])
    assert (line, TEXT.split("\n")[line - 1][column - 1]) == (4, ".")


def test_references_are_read() -> None:
    assert [(w.key, w.title, w.pages, w.year) for w in works()] == [
        ("Ruiz 1999", "harbours of the west a history", "3-19", "1999"),
        ("Ito 2001", "sea and law", "", "2001"),
    ]


def test_notes_cite_what_they_name_and_point_back() -> None:
    paper, new = with_citations(read_plain(Path("paper.txt"), TEXT, {}), works())
    assert [[(c.key, c.locator) for c in p.cites] for p in paper.paragraphs[2:]] == [
        [("Ruiz 1999", "14"), ("Ito 2001", "3")],
        [("Ito 2001", "5")],
        [("Ruiz 1999", "9")],
    ]
    assert not new


@pytest.mark.parametrize(
    ("text", "prose", "wanted"),
    [
        ("So it is (Ruiz 1999: 5).", "So it is.", [("Ruiz 1999", "5")]),
        ("Ruiz (1999, p. 7) says so.", "Ruiz says so.", [("Ruiz 1999", "7")]),
        ("So (Ruiz 1999; Ito 2001).", "So.", [("Ruiz 1999", ""), ("Ito 2001", "")]),
        ("So it was (in 1999).", "So it was (in 1999).", []),
    ],
)
def test_authors_and_years_in_the_text(
    text: str, prose: str, wanted: list[tuple[str, str]]
) -> None:
    paper, _ = with_citations(read_plain(Path("paper.txt"), text, {}), works())
    assert paper.paragraphs[0].chars == prose
    assert [(c.key, c.locator) for c in paper.cites] == wanted


def test_a_work_that_only_a_note_names_is_known_from_then_on() -> None:
    text = (
        "It was.[1] It is.[2]\n\n[1] Kurt Lund, ‘Tides of War’, Sea, vol. 4 (1998), pp. 5–19.\n\n"
        "[2] Lund, ‘Tides’, p. 33.\n"
    )
    paper, new = with_citations(read_plain(Path("paper.txt"), text, {}), ())
    assert [(work.key, work.pages) for work in new] == [("Lund 1998", "5-19")]
    assert [(c.key, c.locator) for c in paper.cites][-1] == ("Lund 1998", "33")


def test_a_list_of_references_of_a_word_processor_is_no_text() -> None:
    paper = read_plain(Path("paper.txt"), "Text that goes on.\n\nHeading\n\nMore of it.", {})
    assert with_references(paper).paragraphs == paper.paragraphs


WRAPPED = """The gate was shut (Ruiz 1999, 14).

WORKS CITED

Ito, Ken, and Ana Ruiz. 2001. "Sea and Law of 1958
and 1982." Tides 4: 3-19.

Harbour Board of Marsala (the former Office of the
Port). 1962. Statement. Marsala.

Ruiz, Ana. 1999. Harbours of
the West. London: Hart.
"""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (WRAPPED, ["Ito, Ken, an", "Harbour Boar", "Ruiz, Ana. 1"]),
        ("T.\n\nReferences\n\nA, B. 1999. C.\nD, E. 2001. F.\n", ["A, B. 1999. ", "D, E. 2001. "]),
        (
            "T.\n\nReferences\n\nAba, B. 1999. On the sea\nand its law. London.\nDod, E. 2001. F.\n",
            ["Aba, B. 1999", "Dod, E. 2001"],
        ),
        (
            "T.\n\nReferences\n\nA, B. 1999.\n  C.\n\nD, E. 2001.\n  F.\n",
            ["A, B. 1999. ", "D, E. 2001. "],
        ),
    ],
)
def test_entries_that_are_wrapped_are_one_each(text: str, wanted: list[str]) -> None:
    paper = read_plain(Path("paper.txt"), text, {})
    assert [entry.chars[:12] for entry in paper.references] == wanted


def test_entries_with_the_year_behind_the_author_are_read() -> None:
    paper = read_plain(Path("paper.txt"), WRAPPED, {})
    listed = in_words([(p.chars, WHERE) for p in paper.references], ())
    assert [(w.key, w.title, w.pages) for w in listed] == [
        ("Ito 2001", "sea and law of 1958 and 1982", "3-19"),
        ("Harbour Board of Marsala 1962", "statement", ""),
        ("Ruiz 1999", "harbours of the west", ""),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The gate was shut (Ruiz 1999). It stayed so (ibid., 9).", ["Ruiz 1999", "Ruiz 1999 9"]),
        ("So Lund had said (Lund 1950, quoted in Ruiz 1999, 7).", ["Ruiz 1999 7"]),
        ("All years are Ruiz's (1999, notes 7 and 10).", ["Ruiz 1999"]),
        ("Ruiz answers with a step that she calls wise (1999, 8).", ["Ruiz 1999 8"]),
        ("According to Ruiz the gate was shut.", ["Ruiz 1999"]),
        ("Nobody shut it (Ito 2001; Lund 1950).", ["Ito 2001", "Lund 1950"]),
        ("Nobody shut it (Ito 1987).", ["Ito 1987"]),
        ("It was signed by all (Oslo 1996), and Ruiz was at the port.", []),
        ("It was ratified by the parliament (June 1996).", []),
    ],
)
def test_a_paper_that_cites_by_author_and_year(text: str, wanted: list[str]) -> None:
    text = f"{text}\n\nSo it is (Ruiz 1999).\n"
    paper, _ = with_citations(read_plain(Path("paper.txt"), text, {}), works())
    cites = paper.paragraphs[0].cites
    assert [f"{c.key} {c.locator}".strip() for c in cites] == wanted


def test_notes_with_short_titles_and_short_forms() -> None:
    text = (
        "One.[1] Two.[2] Three.[3] Four.[4]\n\nNOTES\n\n"
        "1. See Ana Ruiz, Harbours of the West, 14; Ken Ito, Sea and Law (2001), hereafter Law.\n"
        "2. For the gate, ibid., p. 3; for the quay, Ruiz, Harbours, 9.\n"
        "3. Law, “Quays”; the point is made there on p. 44.\n"
        "4. Ruiz, Harbours, with Law, p. 7.\n"
    )
    paper, new = with_citations(read_plain(Path("paper.txt"), text, {}), works())
    notes = [p for p in paper.paragraphs if p.kind == "note"]
    assert [[f"{c.key} {c.locator}".strip() for c in p.cites] for p in notes] == [
        ["Ruiz 1999 14", "Ito 2001"],
        ["Ito 2001 3", "Ruiz 1999 9"],
        ["Ito 2001", "Ito 2001 44"],
        ["Ruiz 1999", "Ito 2001 7"],
    ]
    assert not new


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".md", 'They saw "the decline". @ruiz1999 counts 44 keepers.'),
        (".md", "They saw the decline. [@ruiz1999] counts 44 keepers."),
        (".tex", "\\enquote{They saw it}.\n\\textcite{ruiz1999} counts 44 keepers."),
        (".tex", "They saw it. \\cite{ruiz1999} counts 44 keepers."),
    ],
)
def test_a_sentence_may_begin_with_a_citation(tmp_path: Path, suffix: str, text: str) -> None:
    path = tmp_path / f"paper{suffix}"
    path.write_text(text, encoding="utf-8")
    extract = extracted(read_paper(path, {"ruiz1999": "de Ruiz"}))
    assert [each.sentence for each in extract.sentences][-1] == "De Ruiz counts 44 keepers."
    assert extract.manuscript is not None
    assert [each.group for each in extract.manuscript.citings] == [2]


def test_a_body_is_cited_by_its_name_and_year() -> None:
    listed = "Court of Inquiry, Report on the fire at the refinery (Ministry of Trade, 1979)."
    text = (
        f"It burned.[1]\n\nNotes\n\n[1] Court of Inquiry 1979, para. 6.\n\nReferences\n\n{listed}\n"
    )
    paper = read_plain(Path("paper.txt"), text, {})
    entries = in_words([(p.chars, WHERE) for p in paper.references], ())
    cited, new = with_citations(paper, entries)
    assert [cite.key for cite in cited.paragraphs[1].cites] == [entries[0].key]
    assert not new


@pytest.mark.parametrize(
    ("entry", "documents"),
    [
        ("Aune, Margit, Salt, Herring, Oil: A History of Kassel (Kassel: Hart, 1995), ch. 9.", 1),
        ("Aune, Margit, Salt, Herring, Oil: A History of Kassel (Kassel: Hart, 1998), ch. 9.", 0),
        ("Aune, Margit, A History of Salt (Kassel: Hart, 1995), ch. 9.", 0),
    ],
)
def test_an_entry_is_known_by_all_its_words(tmp_path: Path, entry: str, documents: int) -> None:
    source = tmp_path / "chapter.txt"
    source.write_text(
        "Margit Aune\nSalt, Herring, Oil: A History of Kassel\nKassel: Hart, 1995\n\nThe town had "
        "400 houses in 1890.\n",
        encoding="utf-8",
    )
    convert_corpus([source], tmp_path / "tei")
    extracts, _ = read_documents([tmp_path / "tei"])
    assert len(in_words([(entry, WHERE)], extracts)[0].documents) == documents
