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
    assert _read(text, wanted, marked) == wanted


def _read(text: str, wanted: dict[str, str], marked: Marked) -> dict[str, str]:
    chars, marks = marked(text)
    work = parse_work(chars, marks, 0, len(chars))
    read = {name: getattr(getattr(work, name), "text", "") for name in wanted}
    for people in wanted.keys() & {"authors", "editors"}:
        read[people] = "; ".join(name.surname for name in getattr(work, people))
    if "type" in wanted:
        read["type"] = work.type
    return read


# Sentences of the kinds whose errors were read in a set of notes that had been measured before.
ENDINGS: dict[str, tuple[str, dict[str, str]]] = {
    "unlisted-newspaper": (
        "Golos Naroda, 17 July, 1996, p. 3",
        {"container": "Golos Naroda", "date": "17 July, 1996", "pages": "3", "authors": ""},
    ),
    "person-and-day": ("Ivan Petrov, 4 April 1995", {"container": "", "authors": "Petrov"}),
    "accord-and-day": ("Lenz Accord, 4 April 1995", {"container": "", "title": "Lenz Accord"}),
    "lone-place-behind-a-translation": (
        "Ministry of Health, Zdorov'e naseleniya [Health of the population], Gorna, 2003, p. 41",
        {"container": "", "place": "Gorna", "title_translation": "Health of the population"},
    ),
    "treaty-in-force-in-a-reporter": (
        "Convention on Pilots, signed at Port Lenz on 3 May 1931, in force 4 June 1932, 118 LNTS 47",
        {"container": "LNTS", "volume": "118", "pages": "47", "place": "Port Lenz"},
    ),
    "translated-gazette": (
        "Law on Grazing, adopted on 4 June 1999, Vestnik Gorny [Herald of Gorna], no. 6 (1999), p. 2",
        {
            "title": "Law on Grazing",
            "container": "Vestnik Gorny",
            "container_translation": "Herald of Gorna",
        },
    ),
    "matter-of": (
        "In re Harbour Trust [1961] 1 QLR 55, 60",
        {"title": "In re Harbour Trust", "container": "QLR", "pages": "55", "type": "jurisdiction"},
    ),
    "ex-parte": (
        "Ex parte Osei (1949) 12 Coast LR 301",
        {"title": "Ex parte Osei", "container": "Coast LR", "volume": "12", "pages": "301"},
    ),
    "debates": (
        "Senate Debates, vol. 12, 3 March 1971, cols 410–12",
        {"container": "Senate Debates", "pages": "410–12", "title": "", "authors": ""},
    ),
    "body-as-publisher": (
        "Department of Roads, Report on Bridges (Department of Roads: Lenz, 1971), p. 5",
        {"publisher": "Department of Roads", "place": "Lenz"},
    ),
    "place-with-a-word-of-bodies": (
        "A. Lind, *Report on Bridges* (Union City: Tidewater, 1971), p. 5",
        {"publisher": "Tidewater", "place": "Union City"},
    ),
    "papers-behind-the-box": (
        "Mary Oduya to the Harbour Master, May 9, 1902, folder 7, Port Papers, Lenz City Archives",
        {"container": "Port Papers, Lenz City Archives", "authors": "Oduya"},
    ),
    "collection-behind-the-day": (
        "Tamm, Urve. Letter to Jaan Kask. 12 Feb. 1917. Tamm Family Collection, Saare Library",
        {"container": "Tamm Family Collection, Saare Library", "title": "Letter to Jaan Kask"},
    ),
    "mark-of-an-archive": (
        "Lenz State Archive, PM 12/8, report of 6 June 1930",
        {"report_number": "PM 12/8", "title": "report", "type": "unpublished"},
    ),
    "paper-without-no": (
        "Oyelaran, T. (2009) Cooking Fuels in Camps, Discussion Paper 8. Nairobi: Hearth Institute",
        {"title": "Cooking Fuels in Camps", "container": "Discussion Paper", "number": "8"},
    ),
    "online-in-a-name": (
        "“The Nets Come Home.” Harbour Online, 4 Mar. 2016, www.harbour.example.org/nets",
        {"container": "Harbour Online"},
    ),
    "house-before-the-year": (
        "Lind, Maja. Nätens historia [A History of Nets]. Tidvatten förlag, 1988",
        {"title": "Nätens historia", "publisher": "Tidvatten förlag", "container": ""},
    ),
    "journal-before-the-year": (
        "Lind, Maja. The tides of Lenz. Harbour Review, 1998",
        {"title": "The tides of Lenz", "container": "Harbour Review", "publisher": ""},
    ),
    "house-behind-editors": (
        "Lind, Maja. Nets at Home. Edited by Sara Brandt, Amber Lane, 2009",
        {"title": "Nets at Home", "publisher": "Amber Lane", "editors": "Brandt"},
    ),
    "house-behind-a-volume": (
        "“Licences.” Encyclopedia of Nets, vol. 2, Tidewater, 2003, pp. 311–12",
        {"container": "Encyclopedia of Nets", "publisher": "Tidewater", "pages": "311–12"},
    ),
    "university-press-in-letters": (
        "Lind, Maja. Songs of the Coast. Savanna UP, 2012",
        {"publisher": "Savanna UP", "container": ""},
    ),
    "years-in-the-title": (
        "Lind, Maja. Coastal Songs, 1945–1970. 2001. U of Dakar, PhD dissertation",
        {"title": "Coastal Songs, 1945–1970", "publisher": "U of Dakar", "date": "2001"},
    ),
    "years-before-the-imprint": (
        "Fishery Board, Survey of Ports, 1999–2009 (Fishery Board: Lenz, Feb. 2011), p. 66",
        {"title": "Survey of Ports, 1999–2009", "date": "Feb. 2011"},
    ),
    "unknown-place-of-a-body": (
        "City of Lenz (2012) Street By-law 2012. Lenz: City Council",
        {"place": "Lenz", "publisher": "City Council", "title": "Street By-law 2012"},
    ),
    "initial-of-two-letters": (
        "Yu. Orlova, Rybaki i more [Fishers and the sea], Dakar: Irfon, 1998, p. 10",
        {"authors": "Orlova", "title": "Rybaki i more"},
    ),
    "roman-page-behind-the-imprint": (
        "Maja Lind, Last Nets, 2nd ed. (New York: Sextant Books, 1978), xi",
        {"pages": "xi", "title": "Last Nets"},
    ),
}


@pytest.mark.parametrize(("text", "wanted"), ENDINGS.values(), ids=ENDINGS)
def test_fields_at_the_edge(text: str, wanted: dict[str, str], marked: Marked) -> None:
    assert _read(text, wanted, marked) == wanted


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
    "two-letter-initial": (
        "See: Yu. Orlova, Rybaki [Fishers], Dakar: Irfon, 1998, p. 10.",
        ["Yu. Orlova, Rybaki [Fishers], Dakar: Irfon, 1998, p. 10"],
    ),
    "cases-without-opponent": (
        "In re Harbour Trust [1961] 1 QLR 55, 60; Ex parte Osei (1949) 12 Coast LR 301.",
        ["In re Harbour Trust [1961] 1 QLR 55, 60", "Ex parte Osei (1949) 12 Coast LR 301"],
    ),
    "text-of-a-treaty-printed-elsewhere": (
        "Treaty on Pilots, 3 May 1931, 118 LNTS 47. For the text, see Official Gazette, No. 9, 2 July 1932, p. 80.",
        [
            "Treaty on Pilots, 3 May 1931, 118 LNTS 47",
            "Official Gazette, No. 9, 2 July 1932, p. 80",
        ],
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
        "Okafor, Joan. Cod and Empire, 1815",
    ],
)
def test_no_short_form(text: str) -> None:
    assert short_form(text) is None


def test_names_of_gazettes() -> None:
    assert is_official("Government Gazette of Malawi")
    assert not is_official("Montreal Gazette")
    assert read_periodical("Embassy of Chad, 3 May 1999") is None
