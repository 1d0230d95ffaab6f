"""One citation of every style that notes are written in, field by field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.bib.parse import parse_work
from corpuskit.bib.work import Work
from corpuskit.core.passages import Mark

Marked = Callable[[str], tuple[str, tuple[Mark, ...]]]

STYLES: dict[str, tuple[str, dict[str, Any]]] = {
    "oxford-article": (
        "Okafor, N. and Lindqvist, J. R., 'Nets and quotas', *Policy Review*, vol. 4, no. 13 (26 June 1998), pp. 1–3",
        {
            "authors": ["Okafor", "Lindqvist"],
            "title": "Nets and quotas",
            "container": "Policy Review",
            "volume": "4",
            "number": "13",
            "date": ("1998-06-26", "1998-06-26"),
            "pages": ("1", "3"),
            "type": "article",
        },
    ),
    "oxford-book": (
        "Okafor, N., *Cod and Empire* (Harbour Press: Halifax, 1991), p. 41",
        {
            "authors": ["Okafor"],
            "title": "Cod and Empire",
            "publisher": "Harbour Press",
            "place": "Halifax",
            "date": ("1991-01-01", "1991-12-31"),
            "type": "book",
        },
    ),
    "oxford-chapter-editors": (
        "Ito, K., 'The herring war', eds M.-L. Brandt and S. Oyelaran, *Seas in Dispute* (Hart: Oxford, 2003), pp. 146–54",
        {
            "authors": ["Ito"],
            "editors": ["Brandt", "Oyelaran"],
            "title": "The herring war",
            "container": "Seas in Dispute",
            "pages": ("146", "154"),
            "type": "incollection",
        },
    ),
    "comma-quoted": (
        'D. Mensah, "Vaccines at Sea," *Health Herald*, No. 99 (1873), 1 June, 2007',
        {
            "authors": ["Mensah"],
            "title": "Vaccines at Sea",
            "container": "Health Herald",
            "date": ("2007-06-01", "2007-06-01"),
        },
    ),
    "chicago-note": (
        "Ann Osei and Lars Berg, *Tin: A History* (Cape Town: Juta, 2009), 77–104",
        {
            "authors": ["Osei", "Berg"],
            "title": "Tin: A History",
            "place": "Cape Town",
            "publisher": "Juta",
            "pages": ("77", "104"),
        },
    ),
    "chicago-journal": (
        "Litia Koroi, “Ink and Mats,” *Oceania Review* 17, no. 2 (June 2005): 201–20",
        {
            "container": "Oceania Review",
            "volume": "17",
            "number": "2",
            "date": ("2005-06-01", "2005-06-30"),
            "pages": ("201", "220"),
        },
    ),
    "harvard": (
        "Mbeki, T. and Rao, S. (2011) Electricity in small towns. *Energy Studies*, 12(3), pp. 45–67.",
        {
            "authors": ["Mbeki", "Rao"],
            "title": "Electricity in small towns",
            "container": "Energy Studies",
            "volume": "12",
            "number": "3",
            "date": ("2011-01-01", "2011-12-31"),
        },
    ),
    "mla": (
        'Rossi, Carla. "Bread and Borders." *Journal of Migration* 8.2 (1999): 33-51.',
        {"authors": ["Rossi"], "title": "Bread and Borders", "pages": ("33", "51")},
    ),
    "vancouver": (
        "Ndiaye M, Sow A, Ba F. Measles among nomads. Lancet 2003;361:12–20.",
        {
            "authors": ["Ndiaye", "Sow", "Ba"],
            "title": "Measles among nomads",
            "container": "Lancet",
            "volume": "361",
            "date": ("2003-01-01", "2003-12-31"),
        },
    ),
    "newspaper-date-only": (
        "*Daily Harbour*, 24 Feb. 1999",
        {
            "title": None,
            "container": "Daily Harbour",
            "date": ("1999-02-24", "1999-02-24"),
            "type": "article",
        },
    ),
    "translated-title": (
        "Duarte, P., 'O preço do atum' [The price of tuna], *Diário do Porto*, 3 May 1984, p. 9",
        {"title": "O preço do atum", "title_translation": "The price of tuna", "pages": ("9", "9")},
    ),
    "container-place-language": (
        "*Boletim Oficial* [Official Gazette] (Praia), no. 7 (1993), p. 148 (in Portuguese and French)",
        {
            "container": "Boletim Oficial",
            "container_translation": "Official Gazette",
            "place": "Praia",
            "number": "7",
            "language": "Portuguese and French",
        },
    ),
    "legislation": (
        "Decree no. 12 on the price of fuel, 14 Sep. 1995. For the text, see *Gaceta*, 22 Sep. 1995, p. 9",
        {
            "container": "Gaceta",
            "date": ("1995-09-22", "1995-09-22"),
            "document_date": ("1995-09-14", "1995-09-14"),
            "type": "legislation",
        },
    ),
    "institution-report": (
        "World Health Organization, *Polio Surveillance 2003* (WHO: Geneva, 2004), p. 5",
        {"authors": ["World Health Organization"], "publisher": "WHO", "place": "Geneva"},
    ),
    "url-accessed": (
        'T. Braak, "Counting Wells," https://water.example.org/wells (accessed 15 December 2009)',
        {
            "title": "Counting Wells",
            "url": "https://water.example.org/wells",
            "accessed": ("2009-12-15", "2009-12-15"),
            "date": None,
            "type": "online",
        },
    ),
    "law-report": (
        "O. Schreiber, ‘Taking and Telling’, (2010) 29 *Journal of Energy Law* 415",
        {"container": "Journal of Energy Law", "volume": "29", "pages": ("415", "415")},
    ),
    "short-note": (
        "Okafor (note 2), p. 39",
        {"authors": ["Okafor"], "title": None, "pages": ("39", "39"), "reference": ("note", "2")},
    ),
    "op-cit": (
        "B. Mensah, *op. cit.*, p. 61",
        {"authors": ["Mensah"], "reference": ("opcit", ""), "pages": ("61", "61")},
    ),
    "ibid": ("Ibid., 140–41", {"reference": ("ibid", ""), "pages": ("140", "141")}),
    "evidence": (
        "Data of the Institute for Fisheries, Lima",
        {"authors": [], "title": None, "place": "Lima"},
    ),
    "thesis": (
        "Lars Andersen. Grazing and drought in the Sahel. PhD thesis, University of Copenhagen, May 1994.",
        {"title": "Grazing and drought in the Sahel", "type": "thesis"},
    ),
    "plain-book": (
        "Tierno, A. The Sea Road. A History of Salt. London: Harbour Press, 1987.",
        {
            "title": "The Sea Road. A History of Salt",
            "place": "London",
            "publisher": "Harbour Press",
        },
    ),
}


def value(work: Work, name: str) -> object:
    """Return a field in the form of the table."""
    found = getattr(work, name)
    if name in {"authors", "editors"}:
        return [person.surname for person in found]
    if name == "type" or found is None:
        return found
    if name in {"date", "document_date", "accessed"}:
        return found.first.isoformat(), found.last.isoformat()
    if name == "pages":
        return found.first, found.last
    if name == "reference":
        return found.kind, found.number
    return found.text


@pytest.mark.parametrize("style", STYLES)
def test_fields_of_each_style(style: str, marked: Marked) -> None:
    text, expected = STYLES[style]
    chars, marks = marked(text)
    work = parse_work(chars, marks, 0, len(chars))
    assert {name: value(work, name) for name in expected} == expected


def test_field_spans_hold_their_words(marked: Marked) -> None:
    chars, marks = marked(STYLES["oxford-article"][0])
    work = parse_work(chars, marks, 0, len(chars))
    assert work.title is not None
    assert chars[work.title.start : work.title.end] == "Nets and quotas"
    assert [chars[n.start : n.end] for n in work.authors] == ["Okafor, N.", "Lindqvist, J. R."]


def test_nothing_is_invented(marked: Marked) -> None:
    chars, marks = marked("*Daily Harbour*, 24 Feb. 1999")
    work = parse_work(chars, marks, 0, len(chars))
    assert {name for name, _, _ in work.spans()} == {"container", "date"}


_PIECES = st.sampled_from(
    ["Okafor, N., ", "'A title', ", "*Paper*", " (", ")", "[", "]", "“", "”", "no. 3", "pp. 1–", "1999",
     "; ", "and ", "see ", "note 2", "ibid.", "http://a.b/c", ". ", ", ", "’", "«", "\u202e", "\x00", "é", "10.1000/x"]
)  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=6), max_size=30).map("".join), st.data())
def test_any_text_gives_a_work_whose_spans_lie_inside(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    italic = data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted))
    marks = (Mark(italic[0], italic[1], "hi", (("rend", "italic"),)),)
    work = parse_work(text, marks, start, end)
    assert all(start <= low < high <= end for _, low, high in work.spans())


def test_a_run_longer_than_any_citation_is_doubtful() -> None:
    assert not parse_work("word " * 1000, (), 0, 5000).certain
