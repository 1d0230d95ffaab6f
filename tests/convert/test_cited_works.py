"""What is marked as a cited work: short forms, lists of references, and what cites nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuskit.bib.bibliography import read_bibliography
from corpuskit.convert.annotate.citations import Cited, cited_works
from corpuskit.convert.annotate.numbering import printed_numbers
from corpuskit.convert.corpus import convert_corpus
from corpuskit.convert.readers.text import read_text
from corpuskit.convert.structure.recover import recover
from corpuskit.tei.document import load
from corpuskit.tei.names import tei

_NOTES = (
    "Okafor, N., *Cod and Empire* (Hart: Oxford, 2003), p. 9.",
    "Asian Development Bank (ADB), *Ports* (ADB: Manila, 2004); Lind, A., ‘Nets’, *Sea Forum* 3 (1999).",
)


def works(tmp_path: Path, *notes: str, end: str = "") -> dict[str, list[Cited]]:
    """Return the works of each note of a document, by its number; those of lists by nothing."""
    marks = " ".join(f"Something was said.[{n}]" for n in range(1, len(notes) + 1))
    texts = "\n\n".join(f"[{n}] {note}" for n, note in enumerate(notes, 1))
    path = tmp_path / "chapter.txt"
    path.write_text(f"{marks}\n\n{texts}\n{end}", encoding="utf-8")
    draft = recover(read_text(path)).draft
    printed = printed_numbers(draft)
    found: dict[str, list[Cited]] = {}
    for each in cited_works(draft):
        found.setdefault(printed.get(each.passage, ""), []).append(each)
    return found


@pytest.mark.parametrize(
    ("short", "note", "place"),
    [
        ("Ibid., p. 12.", "2", 1),
        ("Lind, op. cit., p. 7.", "2", 1),
        ("Okafor (note 1), p. 39.", "1", 0),
        ("Okafor, note 1 above, p. 39.", "1", 0),
        ("Okafor, supra note 1, at 39.", "1", 0),
        ("See Okafor (fn. 1) 39.", "1", 0),
        ("Okafor, *Cod*, 39.", "1", 0),
        ("Okafor, Cod and Empire, p. 39.", "1", 0),
        ("Lind, ‘Nets’ (note 2), p. 7.", "2", 1),
        ("Asian Development Bank (note 2), p. 20.", "2", 0),
        ("ADB (note 2), p. 20.", "2", 0),
    ],
)
def test_a_short_form_is_of_the_work_it_points_to(
    tmp_path: Path, short: str, note: str, place: int
) -> None:
    found = works(tmp_path, *_NOTES, short)
    (cited,) = found["3"]
    assert cited.key == found[note][place].key


@pytest.mark.parametrize(
    "note", ["See note 1.", "See chapter 7 in this volume.", "See notes 1 and 2 above."]
)
def test_a_cross_reference_is_no_work(tmp_path: Path, note: str) -> None:
    assert "3" not in works(tmp_path, *_NOTES, note)


def test_entries_of_a_list_of_references_are_works_and_of_the_bibliography(tmp_path: Path) -> None:
    end = (
        "\nReferences\n\nThe list has what is cited above.\n\n"
        "Ito, K. (2004) *Nets of the North*. Oxford: Hart.\n\n"
        "Sow, R. (1998) ‘Harbour law’, *Sea Journal*, 3(2), pp. 4–19.\n"
    )
    found = works(tmp_path, _NOTES[0], end=end)
    assert [each.work.authors[0].surname for each in found[""]] == ["Ito", "Sow"]
    convert_corpus([tmp_path / "chapter.txt"], tmp_path / "tei")
    entries = read_bibliography([load(tmp_path / "tei" / "chapter.xml")])
    cited = {each.title: each.pages for each in entries if each.cited}
    assert cited == {"Cod and Empire": "", "Nets of the North": "", "Harbour law": "4–19"}


@pytest.mark.parametrize(
    "note",
    [
        "https://example.org/a; http://example.org/b/c?d=1; www.example.org/e",
        "The ferry ran once a week until the war, and nobody counted who was on it. " * 1400,
        "Nobody knows.",
    ],
)
def test_what_cites_nothing_for_certain_is_marked_as_doubtful(tmp_path: Path, note: str) -> None:
    path = tmp_path / "chapter.txt"
    path.write_text(f"Something was said.[1]\n\n[1] {note}\n", encoding="utf-8")
    convert_corpus([path], tmp_path / "tei")
    tree = load(tmp_path / "tei" / "chapter.xml").tree
    assert all(bibl.get("cert") == "low" for bibl in tree.iter(tei("bibl")))


def test_a_dash_stands_for_the_author_of_the_entry_before_it(tmp_path: Path) -> None:
    listed = """
References

Lind, Maja. Nets at Home. Tidal Press, 2005.

---. “Songs.” Sea Forum, vol. 14, no. 2, 2011, pp. 55–71.

“Licences.” Encyclopedia of Nets, vol. 2, Tidal Press, 2003, pp. 3–4.
"""
    found = works(tmp_path, _NOTES[0], end=listed)[""]
    assert [[name.surname for name in each.work.authors] for each in found] == [
        ["Lind"],
        ["Lind"],
        [],
    ]
