"""Citations whose titles nothing sets off, and sources that are no books: field by field."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpuskit.bib.parse import parse_work
from corpuskit.bib.periodicals import is_official, read_periodical
from corpuskit.bib.segment import segment
from corpuskit.bib.short_form import short_form
from corpuskit.core.passages import Mark

Marked = Callable[[str], tuple[str, tuple[Mark, ...]]]

WORKS: dict[str, tuple[str, dict[str, str]]] = {
    "short-form": (
        "Okafor and Lind, Cod and Empire, pp. 41–43",
        {"authors": "Okafor; Lind", "title": "Cod and Empire", "pages": "41–43"},
    ),
    "short-form-with-volume": (
        "van der Meer, Kanalen, ii, p. 14",
        {"authors": "van der Meer", "title": "Kanalen", "volume": "ii", "pages": "14"},
    ),
    "gazette": (
        "Official Gazette of Zambia, no. 20 of 11 May 1998, pp. 3–17",
        {
            "container": "Official Gazette of Zambia",
            "number": "20",
            "date": "11 May 1998",
            "pages": "3–17",
            "type": "article",
        },
    ),
    "law-in-a-gazette": (
        "Law of 3 May 1998 on Fisheries, Official Gazette no. 20 of 11 May 1998, p. 3",
        {
            "title": "Law of 3 May 1998 on Fisheries",
            "container": "Official Gazette",
            "date": "11 May 1998",
            "document_date": "3 May 1998",
        },
    ),
    "treaty-series": (
        "Agreement on Fisheries, 10 Dec. 1982, United Nations, Treaty Series, vol. 1833, p. 3",
        {"title": "Agreement on Fisheries", "container": "Treaty Series", "volume": "1833"},
    ),
    "treaty-with-place": (
        "Convention on the Law of the Sea, Montego Bay, 10 December 1982",
        {"title": "Convention on the Law of the Sea", "place": "Montego Bay"},
    ),
    "newspaper": ("Le Monde, 5 May 1999", {"container": "Le Monde", "date": "5 May 1999"}),
    "body-and-its-bulletin": (
        "Grain Board, Market Bulletin, no. 12, 5 May 1988, p. 3",
        {"authors": "Grain Board", "container": "Market Bulletin", "number": "12"},
    ),
    "symbol": (
        "United Nations, Security Council, Report of the Secretary-General, S/1996/813, 1 Oct. 1996",
        {
            "authors": "United Nations, Security Council",
            "title": "Report of the Secretary-General",
            "report_number": "S/1996/813",
            "pages": "",
        },
    ),
    "number-no-year": (
        "UN Security Council Resolution 1540, 28 Apr. 2004",
        {"title": "UN Security Council Resolution 1540", "date": "28 Apr. 2004"},
    ),
    "archive": (
        "TNA, FO 371/1234, Smith to Grey, 4 May 1911",
        {"authors": "TNA", "report_number": "FO 371/1234", "title": "", "type": "unpublished"},
    ),
    "letter": (
        "John Smith to Grey, 4 May 1911, RG 59, Roll 16",
        {"authors": "Smith", "title": "John Smith to Grey", "date": "4 May 1911"},
    ),
    "letter-in-an-archive": (
        "Carver to Grey, 4 May 1911, State Archives, Lisbon, box 12, fol. 8",
        {"authors": "Carver", "container": "State Archives, Lisbon, box 12", "pages": "8"},
    ),
    "letter-of-an-office": (
        "Governor to Grey, 4 May 1911, RG 59, Roll 16",
        {"authors": "", "title": "Governor to Grey"},
    ),
    "kept-in-an-archive": (
        "Minutes of the Harbour Board, 3 May 1921, City Archives, Lagos, box 4, fol. 12",
        {"title": "Minutes of the Harbour Board", "container": "City Archives, Lagos, box 4"},
    ),
    "petition-in-an-archive": (
        "A. Reza, petition to the Governor, 2 Mar. 1899, State Archive of the Region, fond 5, l. 7",
        {"authors": "Reza", "title": "petition to the Governor", "type": "unpublished"},
    ),
    "reports-of-a-year": (
        "Ben Saïd v. Ministry of Ports, Judgment, 12 March 2003, Recueil des arrêts 2003, p. 211",
        {
            "title": "Ben Saïd v. Ministry of Ports",
            "container": "Recueil des arrêts",
            "date": "2003",
        },
    ),
    "number-with-a-stroke": (
        "Commission Decision 2001/34/EC of 21 December 2000, OJ L 12, 16 Jan. 2001, p. 35",
        {"title": "Commission Decision 2001/34/EC", "container": "OJ", "number": "L 12"},
    ),
    "house-with-a-comma": (
        "Lind, Marina. From the Sea. New York: Farrar, Straus and Giroux, 1994",
        {"title": "From the Sea", "place": "New York", "publisher": "Farrar, Straus and Giroux"},
    ),
    "spanish": (
        'Peña, J., "El puerto", en L. Ruiz (ed.), Historia del mar, Madrid, Alianza, 1987, pp. 12-40',
        {"title": "El puerto", "container": "Historia del mar", "publisher": "Alianza"},
    ),
    "translator": (
        "Lind, Paul, “The Scandal”, Ann Sow (trans.), Wagner, 24 (September 2003), pp. 3–22",
        {"title": "The Scandal", "container": "Wagner", "volume": "24"},
    ),
    "title-with-a-comma": (
        "A. Lind and R. Sow, Who Fishes, Who Eats (Dakar: Quay Press, 2011), pp. 3–9",
        {"title": "Who Fishes, Who Eats", "container": "", "place": "Dakar", "pages": "3–9"},
    ),
    "short-title-with-a-comma": (
        "Lind, Six Boats, One Net, pp. 3–9",
        {"authors": "Lind", "title": "Six Boats, One Net", "pages": "3–9"},
    ),
    "title-like-a-name": (
        "Ann Lind, Drowned Rivers (1991), pp. 9–65",
        {"authors": "Lind", "title": "Drowned Rivers", "pages": "9–65"},
    ),
    "year-in-the-title": (
        "Ministry of Ports, Harbour Report 2011, June 2011, table 9",
        {"title": "Harbour Report 2011", "date": "June 2011"},
    ),
    "place-of-a-body": (
        "Ministry of Ports, Harbour Report, Dakar, May 2011, table 9",
        {"title": "Harbour Report", "place": "Dakar", "date": "May 2011"},
    ),
    "numbered-papers": (
        "A. Lind, The Net, Discussion Paper no. 74 (Quay Institute: Dakar, 1998), p. 8",
        {"title": "The Net", "container": "Discussion Paper", "number": "74", "date": "1998"},
    ),
    "dissertation": (
        "Ann Lind, “Nets and Laws” (PhD diss., University of Dakar, 2008), 77",
        {"title": "Nets and Laws", "publisher": "University of Dakar", "date": "2008"},
    ),
    "edition-in-the-imprint": (
        "Ann Lind, Principles of Harbour Law (7th edn, OUP 2008) 423",
        {"title": "Principles of Harbour Law", "publisher": "OUP", "date": "2008", "pages": "423"},
    ),
    "year-in-square-brackets": (
        "Corfu Channel (United Kingdom v Albania) (Merits) [1949] ICJ Rep 4, 22",
        {"title": "Corfu Channel (United Kingdom v Albania)", "container": "ICJ Rep", "pages": "4"},
    ),
    "dates-of-an-act-in-brackets": (
        "Convention on Ports (adopted 10 December 1982, entered into force 16 November 1994) 1833 UNTS 397",
        {"title": "Convention on Ports", "container": "UNTS", "volume": "1833", "pages": "397"},
    ),
    "ruling": (
        "Harbour Chamber, Limits of fees for foreign ships, Advisory Opinion, 1 February 2011, HC Reports 2011, p. 10",
        {
            "title": "Limits of fees for foreign ships",
            "container": "HC Reports",
            "date": "2011",
            "pages": "10",
        },
    ),
    "media": (
        'Lind, Ann. "The Net." Sea Journal 61.7 (2009): 1123-36. JSTOR. Web. 5 Jan. 2012',
        {"container": "Sea Journal", "volume": "61", "number": "7", "accessed": "5 Jan. 2012"},
    ),
    "surname-first": (
        "Wang Jisi, ‘The search for rivers’, Harbour Affairs, vol. 84, no. 5 (2005), pp. 39–48",
        {"authors": "Wang", "title": "The search for rivers", "container": "Harbour Affairs"},
    ),
    "names-with-particles": (
        "Abd al-Rahman al-Rafi‘i, Tarikh al-bahr [History of the Sea] (Dar al-Bahr: Cairo, 1981)",
        {"authors": "al-Rafi‘i", "title": "Tarikh al-bahr"},
    ),
    "days-are-no-pages": (
        "Harbour News, 12–18 July 1996",
        {"container": "Harbour News", "date": "12–18 July 1996", "pages": ""},
    ),
    "law-review": (
        "J. Park, Fish Law, 12 Harv. Int'l L.J. 33, 40 (1999)",
        {"title": "Fish Law", "container": "Harv. Int'l L.J.", "volume": "12", "pages": "33"},
    ),
    "capitals": (
        "JOHN SMITH, THE LAW OF RIVERS 44 (3d ed. 1999)",
        {"authors": "SMITH", "title": "THE LAW OF RIVERS", "pages": "44", "date": "1999"},
    ),
    "treaty-as-lawyers-cite": (
        "Treaty of Tlatelolco, 14 February 1967, 634 U.N.T.S. 281 (entered into force Apr. 22, 1968)",
        {"container": "U.N.T.S.", "volume": "634", "date": "14 February 1967"},
    ),
    "case": (
        "Peru v. Chile (Maritime Dispute), Judgment, 27 January 2014",
        {"title": "Peru v. Chile (Maritime Dispute)", "type": "jurisdiction"},
    ),
    "translated-title": (
        "V. Golovanov, Reka bez beregov [A river without banks], Minsk: Nauka, 1998, p. 20",
        {
            "title": "Reka bez beregov",
            "title_translation": "A river without banks",
            "place": "Minsk",
            "publisher": "Nauka",
        },
    ),
    "year-in-translation": (
        "Golovanov, V., ‘Zoloto’ [Gold of 1998], *Reka*, no. 14 (1999), p. 20",
        {"title": "Zoloto", "title_translation": "Gold of 1998", "date": "1999"},
    ),
    "numbered-paper": (
        "S. Aalto, “Nets”, NBI Working Paper 12/2017, December 2017",
        {"container": "NBI Working Paper", "number": "12/2017"},
    ),
    "yearbook-of-a-year": (
        "World Bank, World Development Report 1994: Infrastructure (Hart: New York, 1994), p. 26",
        {"authors": "World Bank", "title": "World Development Report 1994: Infrastructure"},
    ),
}


@pytest.mark.parametrize(("text", "wanted"), WORKS.values(), ids=WORKS)
def test_fields(text: str, wanted: dict[str, str], marked: Marked) -> None:
    chars, marks = marked(text)
    work = parse_work(chars, marks, 0, len(chars))
    read = {name: getattr(getattr(work, name), "text", "") for name in wanted}
    if "authors" in wanted:
        read["authors"] = "; ".join(name.surname for name in work.authors)
    if "type" in wanted:
        read["type"] = work.type
    assert read == wanted


FOUND = {
    "behind-the-verb": (
        "The nets are described in A. Lind, ‘Nets’, *Sea*, vol. 3 (1999), p. 3.",
        ["A. Lind, ‘Nets’, Sea, vol. 3 (1999), p. 3"],
    ),
    "in-brackets": (
        "The count is disputed by A. Lind (“Nets,” *Sea*, vol. 3, 1999, p. 3).",
        ["A. Lind (“Nets,” Sea, vol. 3, 1999, p. 3"],
    ),
    "newspaper-in-a-sentence": (
        "A summary appeared in the Quay Herald of May 4, 1911.",
        ["Quay Herald of May 4, 1911"],
    ),
    "where-clause": (
        "Official Gazette of Zambia, no. 20 of 11 May 1998, p. 3, where the law is printed.",
        ["Official Gazette of Zambia, no. 20 of 11 May 1998, p. 3"],
    ),
    "signed": (
        "Agreement on Nets, signed 5 Nov. 2010, Official Gazette, no. 3, 27 Nov. 2010, p. 8.",
        ["Agreement on Nets, signed 5 Nov. 2010, Official Gazette, no. 3, 27 Nov. 2010, p. 8"],
    ),
    "question-mark-before-the-journal": (
        "A. Lind, “Who Drained the Lake?” *Sea*, vol. 3, 1999, p. 3.",
        ["A. Lind, “Who Drained the Lake?” Sea, vol. 3, 1999, p. 3"],
    ),
    "abbreviated-reporter": (
        "J. Park, Fish Law, 12 Harv. Int'l L.J. 33 (1999).",
        ["J. Park, Fish Law, 12 Harv. Int'l L.J. 33 (1999)"],
    ),
    "interview": ("Interview with the mayor, Oslo, 3 May 1999.", []),
    "place-and-day": ("Dushanbe, 3 May 1999.", []),
    "sentence": ("The Convention, done at Lagos on 3 May 1999, requires nine states.", []),
    "data-of-a-year": ("According to data of the Board in 1997, 311 boats had left.", []),
    "only-a-place": ("See vol. 2, p. 203.", []),
}


@pytest.mark.parametrize(("text", "wanted"), FOUND.values(), ids=FOUND)
def test_works_of_a_note(text: str, wanted: list[str], marked: Marked) -> None:
    chars, marks = marked(text)
    found = segment(chars, marks)
    assert [chars[s.start : s.end] for s in found if s.kind == "work"] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Reuters, London, p. 3",
        "Ministry of Ports, Cod and Empire, p. 3",
        "Okafor, 3 May 1999",
        "Okafor, paras, 12",
    ],
)
def test_no_short_form(text: str) -> None:
    assert short_form(text) is None


def test_names_of_gazettes() -> None:
    assert is_official("Government Gazette of Malawi")
    assert not is_official("Montreal Gazette")
    assert read_periodical("Embassy of Chad, 3 May 1999") is None
