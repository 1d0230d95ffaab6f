"""What counts as a date, where its span ends and which days it covers."""

from __future__ import annotations

from datetime import date

import pytest

from corpuskit.language.dates import Anchor, DateSpan, date_attributes, find_dates

NEWS = Anchor(published=(date(2003, 3, 14), date(2003, 3, 14)))  # a Friday
BOOK = Anchor(published=(date(1999, 1, 1), date(1999, 12, 31)))


def shown(text: str, span: DateSpan) -> str:
    """Show a span as «quote = value»: ~ for vague, ? for uncertain, J for the Julian calendar."""
    values = dict(date_attributes(span))
    if not span.valid:
        value = "impossible"
    elif "when" in values:
        value = values["when"]
    elif "from" in values:
        value = f"{values['from']}/{values['to']}"
    else:
        value = f"~{values['notBefore']}/{values['notAfter']}"
    uncertain = "?" if span.valid and values.get("cert") == "low" else ""
    julian = "J" if values.get("calendar") == "#julian" else ""
    return f"{text[span.start : span.end]} = {value}{uncertain}{julian}"


def found(text: str, anchor: Anchor = Anchor()) -> list[str]:
    return [shown(text, span) for span in find_dates(text, anchor)]


DAYS = {
    "On 9 January 1964 students marched.": ["9 January 1964 = 1964-01-09"],
    "Between 3 and 5 May 1968 police withdrew.": ["3 and 5 May 1968 = 1968-05-03/1968-05-05"],
    "The reactor was shut down on 25 May 1995.": ["25 May 1995 = 1995-05-25"],
    "On May 25, 1995, the reactor was shut down.": ["May 25, 1995 = 1995-05-25"],
    "The treaty of May 25th, 1995, on fisheries": ["May 25th, 1995 = 1995-05-25"],
    "Council Decision of the 3rd of June 1987": ["3rd of June 1987 = 1987-06-03"],
    "Izvestia, 14 Sep. 1995, p. 3": ["14 Sep. 1995 = 1995-09-14"],
    "signed 26 April, 2007, in Accra": ["26 April, 2007 = 2007-04-26"],
    "Oslo, Sept. 3, 1993": ["Sept. 3, 1993 = 1993-09-03"],
    "dated 25.5.1995 and stamped": ["25.5.1995 = 1995-05-25"],
    "dated 2005-06-24 in the register": ["2005-06-24 = 2005-06-24"],
    "logged at 2005-06-24T12:30 in the buoy": ["2005-06-24 = 2005-06-24"],
    "on 24/06/1994 the vessel": ["24/06/1994 = 1994-06-24"],
    "on 06/24/1994 the vessel": ["06/24/1994 = 1994-06-24"],
    "on 05/06/1994 the vessel": ["05/06/1994 = 1994-06-05?"],
    "the decree of 12.XI.1938": ["12.XI.1938 = 1938-11-12"],
    "stamped 24.06.94 at the port": ["24.06.94 = 1994-06-24?"],
    "Monday, 5 May 1998, at noon": ["Monday, 5 May 1998 = 1998-05-05"],
    "the first of May 1886": ["the first of May 1886 = 1886-05-01"],
    "on the twenty-first of June 1948": ["the twenty-first of June 1948 = 1948-06-21"],
    "MOMBASA, 4 JULY 2001": ["4 JULY 2001 = 2001-07-04"],
    "on 4 july 2001 it rained": ["4 july 2001 = 2001-07-04"],
    "May 5,1995": ["May 5,1995 = 1995-05-05"],
    "arrêté du 7 septembre 1993": ["7 septembre 1993 = 1993-09-07"],
    "on 29 February 2000": ["29 February 2000 = 2000-02-29"],
    "12-Mar-2003": ["12-Mar-2003 = 2003-03-12"],
    "1 January 2000-5 March 2003": ["1 January 2000-5 March 2003 = 2000-01-01/2003-03-05"],
    "2000-01-01/2003-12-30": ["2000-01-01/2003-12-30 = 2000-01-01/2003-12-30"],
    "by 14 and 16 May 1995": ["14 and 16 May 1995 = 1995-05-14/1995-05-16"],
    "on May 5, 6 and 9, 1998": ["May 5, 6 and 9, 1998 = 1998-05-05/1998-05-09"],
    "on 24–28 June and 1 July 1974": ["24–28 June and 1 July 1974 = 1974-06-24/1974-07-01"],
    "City Archives, Works 1867/22.": [],
    "on 6–8 and 13 May 1998": ["6–8 and 13 May 1998 = 1998-05-06/1998-05-13"],
    "on May 6–8 and 13, 1998": ["May 6–8 and 13, 1998 = 1998-05-06/1998-05-13"],
    "28 April and 1 May 1998": ["28 April and 1 May 1998 = 1998-04-28/1998-05-01"],
    "no. 5, March 1998, p. 12": ["March 1998 = 1998-03"],
    "no. 5 March 1998": ["March 1998 = 1998-03"],
    "Gazette, No. 99 (1873), 1 June 2007": ["1 June 2007 = 2007-06-01"],
}

MONTHS = {
    "In Nov. 1998 cholera spread": ["Nov. 1998 = 1998-11"],
    "since July of 2004": ["July of 2004 = 2004-07"],
    "September, 1995, was dry": ["September, 1995 = 1995-09"],
    "as early as May 1996": ["May 1996 = 1996-05"],
    "June–July 1996 floods": ["June–July 1996 = 1996-06/1996-07"],
    "in February–March 1997": ["February–March 1997 = 1997-02/1997-03"],
    "Nov. 1998–Jan. 1999": ["Nov. 1998–Jan. 1999 = 1998-11/1999-01"],
    "from May to October 1996": ["May to October 1996 = 1996-05/1996-10"],
    "from May 1996 to July": ["May 1996 to July = 1996-05/1996-07"],
    "in December–February 1998": ["December–February 1998 = 1997-12/1998-02?"],
    "in May and June 1997": ["May and June 1997 = 1997-05/1997-06"],
    "in May and June of 1997": ["May and June of 1997 = 1997-05/1997-06"],
    "in May 1997 and June 1998": ["May 1997 = 1997-05", "June 1998 = 1998-06"],
    "May/June 1997 issue": ["May/June 1997 = 1997-05/1997-06"],
    "June '99": ["June '99 = 1999-06"],
}

DAY_RANGES = {
    "the talks of 7–8 Dec. 1991": ["7–8 Dec. 1991 = 1991-12-07/1991-12-08"],
    "from 3 to 5 May 1999": ["3 to 5 May 1999 = 1999-05-03/1999-05-05"],
    "between 3 and 5 May 1999": ["3 and 5 May 1999 = 1999-05-03/1999-05-05"],
    "14-16 September 1995": ["14-16 September 1995 = 1995-09-14/1995-09-16"],
    "May 5–7, 1999": ["May 5–7, 1999 = 1999-05-05/1999-05-07"],
    "May 30–June 2, 1999": ["May 30–June 2, 1999 = 1999-05-30/1999-06-02"],
    "30 May to 2 June 1999": ["30 May to 2 June 1999 = 1999-05-30/1999-06-02"],
    "3 May 1998–5 June 1999": ["3 May 1998–5 June 1999 = 1998-05-03/1999-06-05"],
    "28 December–3 January 1999": ["28 December–3 January 1999 = 1998-12-28/1999-01-03?"],
    "from 1 February to March 1999": ["1 February to March 1999 = 1999-02/1999-03"],
}

YEARS = {
    "Landings fell in 1994.": ["1994 = 1994"],
    "since 1994 and until 1997": ["1994 = 1994", "1997 = 1997"],
    "by 1996 half had been scrapped": ["1996 = 1996"],
    "the harvests of 1991–96": ["1991–96 = 1991/1996"],
    "in 1998–99": ["1998–99 = 1998/1999"],
    "from 12 tonnes in 1985 to 1990 tonnes": ["1985 = 1985"],
    "during 2002-2003": ["2002-2003 = 2002/2003"],
    "the fiscal year 1992/93": ["1992/93 = 1992/1993"],
    "in 1999/2000": ["1999/2000 = 1999/2000"],
    "in 1999/00": ["1999/00 = 1999/2000"],
    "in 1995/6": ["1995/6 = 1995/1996"],
    "between 1994 and 1996": ["1994 and 1996 = 1994/1996"],
    "from 1991 to 1996 catches": ["1991 to 1996 = 1991/1996"],
    "in 1993, 1995 and 1997": ["1993 = 1993", "1995 = 1995", "1997 = 1997"],
    "in the year 2000": ["the year 2000 = 2000"],
    "(London, 1995), p. 3": ["1995 = 1995"],
    "Elsevier: Amsterdam, 1995.": ["1995 = 1995"],
    "Habitat no. 14 (1993), p. 148": ["1993 = 1993"],
    "World Energy Outlook 1999 expects growth": ["1999 = 1999"],
    "the *Food Survey 1999*": ["1999 = 1999"],
    "the 1995 Convention on Nuclear Safety": ["1995 = 1995"],
    "a 1997 report by the agency": ["1997 = 1997"],
    "its 1998 budget": ["1998 = 1998"],
    "Norway’s 1993 decision": ["1993 = 1993"],
    "the disputed 1991 census": ["1991 = 1991"],
    "after the 1999 elections": ["1999 = 1999"],
    "1996 as % of 1991": ["1996 = 1996", "1991 = 1991"],
    "at 1995 prices": ["1995 = 1995"],
    "in constant 1990 dollars": ["1990 = 1990"],
    "1997": ["1997 = 1997"],
    "1991\t1992\t1993": ["1991 = 1991", "1992 = 1992", "1993 = 1993"],
    "1998: the dam is finished": ["1998 = 1998"],
    "(Smith 1995a)": ["1995 = 1995"],
    "Smith and Okafor (1998) found": ["1998 = 1998"],
    "pre-1990 stocks": ["1990 = 1990"],
    "circa 1850": ["circa 1850 = 1850"],
    "in AD 1066": ["AD 1066 = 1066"],
    "the class of ’98 in ’98": ["’98 = 1998", "’98 = 1998"],
    "In 1994 peace talks began": ["1994 = 1994"],
    "In 1998 farmers protested": ["1998 = 1998"],
    "the 1861 ‘Fleet Review’ volume": ["1861 = 1861"],
    "By 1900, this had ended": ["1900 = 1900"],
    "the 1898–1900 volumes": ["1898–1900 = 1898/1900"],
    "Ironically, 1887 was the wettest": ["1887 = 1887"],
    "“Duties of Inspectors,” 1911, NARA": ["1911 = 1911"],
    "Reef 1891: A Survey": ["1891 = 1891"],
    "On May 5, 1995, reports came": ["May 5, 1995 = 1995-05-05"],
    "In 2001 dollars": ["2001 = 2001"],
    "until at least 1914": ["1914 = 1914"],
    "as early as 1790": ["1790 = 1790"],
    "on the eve of 2000": ["2000 = 2000"],
    "from 12 in 1991 to 15 in 1996": ["1991 = 1991", "1996 = 1996"],
    "It had 1850 people in 1990 and 2010 in 2000": ["1990 = 1990", "2000 = 2000"],
    "Lancet 2004; 364: 1857–64": ["2004 = 2004"],
    "(Brown et al. 2004)": ["2004 = 2004"],
    "Christmas 1999": ["Christmas 1999 = 1999-12-25"],
    "a 1955-built dam": ["1955 = 1955"],
    "In the summer 1998 was forgotten": ["the summer 1998 = 1998-06/1998-08"],
}

FEASTS = {
    "on Christmas Day, 1998": ["Christmas Day, 1998 = 1998-12-25"],
    "(Easter 2007)": ["Easter 2007 = 2007-04-08"],
    "during Holy Week 1969": ["Holy Week 1969 = 1969-03-30/1969-04-05"],
    "Christmas Island and ten days before Christmas": [],
    "In 1994 it closed on Good Friday.": ["1994 = 1994", "Good Friday = 1994-04-01?"],
    "signed on 5.11.1996 and applied from the new year": [
        "5.11.1996 = 1996-11-05",
        "the new year = 1997-01-01",
    ],
}

YEARS_OF_WORKS = {
    "Asante, J. and Sy, A. 2015, ‘Final results’": ["2015 = 2015"],
    "Krogh, Hanne-Vibeke 2006. Blåhvalenheten": ["2006 = 2006"],
    "—— 2019, ‘A charter’": ["2019 = 2019"],
    "(2d ed. 1998)": ["1998 = 1998"],
    "Sea Notes, No. 4, 1990, pp. 15–22": ["1990 = 1990"],
    "Cf. 1987 Yarmouk Agreement, ibid.": ["1987 = 1987"],
    "Foreign Relations, 1876 has 648 pages.": ["1876 = 1876"],
    "22 Oct. 2001, 2215 UNTS 87": ["22 Oct. 2001 = 2001-10-22"],
    "Apr. 23, 1971, 1207 U.N.T.S. 312": ["Apr. 23, 1971 = 1971-04-23"],
    "in 1983, 1983 coastal guns": ["1983 = 1983"],
    "In March 1994. In that month 1987 ballots were cast": [
        "March 1994 = 1994-03",
        "that month = 1994-03",
    ],
}

LONGER = {
    "in FY2018 and FY 2017/18": ["FY2018 = 2018", "FY 2017/18 = 2017/2018"],
    "for 1994/95 to 2012/13": ["1994/95 to 2012/13 = 1994/2013"],
    "on the first Monday of May 1998": ["the first Monday of May 1998 = 1998-05-04"],
    "the last Sunday in March 1997": ["the last Sunday in March 1997 = 1997-03-30"],
    "the first Monday of every month": [],
    "this 3rd day of March 1910": ["3rd day of March 1910 = 1910-03-03"],
    "on the first day of 2014": ["the first day of 2014 = 2014-01-01"],
    "the first days of October 1848": ["the first days of October 1848 = ~1848-10-01/1848-10-10"],
    "the last days of 1998": ["the last days of 1998 = ~1998-12/1998-12"],
    "the early years of the 1990s": ["the early years of the 1990s = ~1990/1993"],
    "the first ten days of May 1998": ["the first ten days of May 1998 = 1998-05-01/1998-05-10"],
    "the first and second quarters of 1998": [
        "the first and second quarters of 1998 = 1998-01/1998-06"
    ],
    "Q1–Q3 2019": ["Q1–Q3 2019 = 2019-01/2019-09"],
    "the mid-to-late 1990s": ["the mid-to-late 1990s = ~1994/1999"],
    "the late 19th and early 20th centuries": [
        "the late 19th and early 20th centuries = ~1868/1933"
    ],
    "18th and 17th century cases": ["18th and 17th century = 1601/1800"],
    "the first decade of the 20th century": ["the first decade of the 20th century = 1901/1910"],
    "volumes beginning in 1906": ["1906 = 1906"],
    "the first week of 1974": ["the first week of 1974 = ~1974-01-01/1974-01-07"],
    "the January 1989 data": ["January 1989 = 1989-01"],
    "before the late 1998 vote": ["late 1998 = ~1998-10/1998-12"],
    "June 2d, 1998": ["June 2d, 1998 = 1998-06-02"],
    "in the noughties": ["the noughties = 2000/2009"],
    "in the winter of 1995/96": ["the winter of 1995/96 = 1995-12/1996-02"],
    "the winter of 1995": ["the winter of 1995 = 1995-12/1996-02"],
    "by the spring of 1994": ["the spring of 1994 = 1994-03/1994-05"],
    "the fall of 2005": ["the fall of 2005 = 2005-09/2005-11"],
    "Autumn 2004": ["Autumn 2004 = 2004-09/2004-11"],
    "late summer of 1997": ["late summer of 1997 = ~1997-08/1997-08"],
    "the first quarter of 1998": ["the first quarter of 1998 = 1998-01/1998-03"],
    "in Q3 2011": ["Q3 2011 = 2011-07/2011-09"],
    "2011 Q3": ["2011 Q3 = 2011-07/2011-09"],
    "2011/Q3 and Q3/2012": ["2011/Q3 = 2011-07/2011-09", "Q3/2012 = 2012-07/2012-09"],
    "in the first half of 1998": ["the first half of 1998 = 1998-01/1998-06"],
    "the second half of the 1990s": ["the second half of the 1990s = 1995/1999"],
    "the first three months of 1999": ["the first three months of 1999 = 1999-01/1999-03"],
    "the last two months of 1999": ["the last two months of 1999 = 1999-11/1999-12"],
    "during the 1990s": ["the 1990s = 1990/1999"],
    "in the 1990's": ["the 1990's = 1990/1999"],
    "in the ’90s": ["the ’90s = 1990/1999"],
    "in the nineties": ["the nineties = 1990/1999"],
    "in the mid-1990s": ["the mid-1990s = ~1994/1996"],
    "in the early 1990s": ["the early 1990s = ~1990/1993"],
    "at the beginning of the 1990s": ["the beginning of the 1990s = ~1990/1993"],
    "by the late 1980s": ["the late 1980s = ~1987/1989"],
    "in the early to mid-1990s": ["the early to mid-1990s = ~1990/1996"],
    "in the 1970s–80s": ["the 1970s–80s = 1970/1989"],
    "the 1980s and 1990s": ["the 1980s = 1980/1989", "1990s = 1990/1999"],
    "in the nineteenth century": ["the nineteenth century = 1801/1900"],
    "in the 19th and 20th centuries": ["the 19th and 20th centuries = 1801/2000"],
    "in early April 1999": ["early April 1999 = ~1999-04-01/1999-04-10"],
    "mid-July 1999": ["mid-July 1999 = ~1999-07-11/1999-07-20"],
    "late February 1999": ["late February 1999 = ~1999-02-21/1999-02-28"],
    "early in May 1999": ["early in May 1999 = ~1999-05-01/1999-05-10"],
    "in mid-1998": ["mid-1998 = ~1998-05/1998-08"],
    "until late 1998": ["late 1998 = ~1998-10/1998-12"],
    "by the beginning of 2002": ["the beginning of 2002 = ~2002-01/2002-01"],
    "at the end of 1997": ["the end of 1997 = ~1997-12/1997-12"],
    "from late 1998 to early 2000": ["late 1998 to early 2000 = ~1998-10/2000-03"],
    "the second week of May 1999": ["the second week of May 1999 = ~1999-05-08/1999-05-14"],
}

OLD_STYLE = {
    "on 25 October 1917 (O.S.)": ["25 October 1917 (O.S.) = 1917-11-07J"],
    "on 2 March 1801, Old Style, it": ["2 March 1801, Old Style = 1801-03-14J"],
    "on 29 February 1900 (Julian calendar)": [
        "29 February 1900 (Julian calendar) = 1900-03-13J",
    ],
    "on 25 October (7 November) 1917": ["25 October = 1917-11-07J", "7 November = 1917-11-07"],
    "on 7 November (25 October) 1917": ["7 November = 1917-11-07", "25 October = 1917-11-07J"],
    "on 20 April/2 May 1849": ["20 April/2 May 1849 = 1849-05-02"],
    "on 12/24 July 1848": ["12/24 July 1848 = 1848-07-24"],
    "on 9/21 September 1998": ["9/21 September 1998 = 1998-09-09/1998-09-21"],
}

IMPOSSIBLE = {
    "on 31 June 1998": ["31 June 1998 = impossible"],
    "on 30 February 1997": ["30 February 1997 = impossible"],
    "on 29 February 1999": ["29 February 1999 = impossible"],
    "on 13/13/1999": ["13/13/1999 = impossible"],
    "on 1999-13-01": ["1999-13-01 = impossible"],
    "in 1996–1994": ["1996–1994 = impossible"],
    "from 5 to 3 May 1999": ["5 to 3 May 1999 = impossible"],
    "from June 1999 to May 1998": ["June 1999 to May 1998 = impossible"],
}

NONE = [
    "1700 km of track and 1900 MW",
    "at 1200 hours and 1800 GMT",
    "1 in 2000 fell ill",
    "a 1500 MW plant and 1600-km missiles",
    "2000-year-old ruins",
    "a ratio of 1:1995",
    "The plant burns 1990 tonnes a day.",
    "a school of 1200 students",
    "a strength of 1990 men",
    "a total of 1995",
    "some 1995 were counted",
    "over 2000 nurses and 1800 doctors",
    "in 2000 villages",
    "$1995 and £1850",
    "1,995 and 1 995 and 1995.5",
    "1995 per cent",
    "1995%",
    "no. 1998",
    "p. 1995 and pp. 1991–96",
    "Resolution 1973 on Libya",
    "document A/RES/1995/12",
    "FBIS-UMA-98-302",
    "https://example.org/2005/09/25/x",
    "300 BC and 1200 BC",
    "they may leave",
    "the march of the army",
    "Mar. and Sat and Sun",
    "the winter was cold",
    "August Bebel and April Smith",
    "Bloody Sunday",
    "the Sunday Times",
    "now, currently, recently, at present and today",
    "for three years and 70 years",
    "in her sixties",
    "tel. 1998-1234",
    "version 1.5.98",
    "12:30 and 10.15",
    "the fall of the capital",
    "of 1985 cases",
    "the year before the war",
    "over the next year",
    "in the last decade",
    "In July",
    "on June 24",
    "that year",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, expected, id=text)
        for table in (
            DAYS,
            MONTHS,
            DAY_RANGES,
            YEARS,
            FEASTS,
            YEARS_OF_WORKS,
            LONGER,
            OLD_STYLE,
            IMPOSSIBLE,
        )
        for text, expected in table.items()
    ],
)
def test_printed_dates(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_dates(text: str) -> None:
    assert found(text) == []


IN_THE_NEWS = {
    "On Wednesday she sat with a child who could not sleep.": ["Wednesday = 2003-03-12"],
    "On Wednesday the House will vote on what it heard.": ["Wednesday = 2003-03-19"],
    "The minister said on July 18 that": ["July 18 = 2002-07-18"],
    "The summit will open on July 18.": ["July 18 = 2003-07-18"],
    "A decision could come by September.": ["September = 2003-09"],
    "in early July": ["early July = ~2002-07-01/2002-07-10"],
    "It sank on Tuesday": ["Tuesday = 2003-03-11"],
    "It will sail on Tuesday": ["Tuesday = 2003-03-18"],
    "It sank last Friday": ["last Friday = 2003-03-07"],
    "last year and this year": ["last year = 2002", "this year = 2003"],
    "late last year": ["late last year = ~2002-10/2002-12"],
    "in October last year": ["October last year = 2002-10"],
    "last month": ["last month = 2003-02"],
    "last week": ["last week = 2003-03-03/2003-03-09"],
    "last October": ["last October = 2002-10"],
    "last summer": ["last summer = 2002-06/2002-08"],
    "next June": ["next June = 2003-06"],
    "It sank on 4 and 11 June": ["4 and 11 June = 2002-06-04/2002-06-11"],
    "It sank on 4 May and 11 June": ["4 May = 2002-05-04", "11 June = 2002-06-11"],
    "On Sunday the men rested": ["Sunday = 2003-03-09"],
    "the price of January": ["January = 2003-01"],
    "It sank in July off Peru": ["July = 2002-07"],
    "In September Peru banned it": ["September = 2002-09"],
    "(Reuters, June 24)": ["June 24 = 2002-06-24"],
    "on 29 February": ["29 February = 2000-02-29"],
    "on 30 February": ["30 February = impossible"],
    "In July 18 soldiers died": ["July = 2002-07"],
    "On July 18 soldiers died": ["July 18 = 2002-07-18"],
    "By Thursday Berit had left": ["Thursday = 2003-03-13"],
    "On Monday Mr Okafor resigned": ["Monday = 2003-03-10"],
    "He came on a Friday, like every Monday": [],
    "Its shares fell today": ["today = 2003-03-14"],
    "Today the port is empty": [],
    "Last night it sank": ["Last night = 2003-03-13"],
    "the day before yesterday": ["the day before yesterday = 2003-03-12"],
    "It lost money in the third quarter": ["the third quarter = 2002-07/2002-09"],
    "in the first half of the match": [],
    "It will close by the end of the year": ["the end of the year = ~2003-12/2003-12"],
    "now they lie idle until April": ["April = 2003-04"],
    "A vote is due at the May meeting": ["May = 2003-05"],
    "GPS was jammed on 10–17 March": ["10–17 March = 2003-03-10/2003-03-17"],
    "earlier this month": ["this month = 2003-03"],
    "in this decade": ["this decade = 2000/2009"],
}


@pytest.mark.parametrize(("text", "expected"), IN_THE_NEWS.items(), ids=list(IN_THE_NEWS))
def test_dates_that_lean_on_a_dateline(text: str, expected: list[str]) -> None:
    assert found(text, NEWS) == expected
    assert all(span.anchored for span in find_dates(text, NEWS))


BY_WHAT_WENT_BEFORE = {
    "It rained in 1994. That year crops failed.": ["1994 = 1994", "That year = 1994"],
    "built in 1994 and rebuilt in October of the same year": [
        "1994 = 1994",
        "October of the same year = 1994-10",
    ],
    "In 1994 it opened. The following year it closed.": [
        "1994 = 1994",
        "The following year = 1995",
    ],
    "It opened in May 1994; two years later it closed.": [
        "May 1994 = 1994-05",
        "two years later = 1996",
    ],
    "It opened in 1994. A year earlier it had been sold.": ["1994 = 1994", "A year earlier = 1993"],
    "It was sold in May 1994. In June it closed.": ["May 1994 = 1994-05", "June = 1994-06?"],
    "In December 1996 it opened. In February it closed.": [
        "December 1996 = 1996-12",
        "February = 1997-02?",
    ],
    "In 1991 it opened (Okafor 1998). In the same year it closed.": [
        "1991 = 1991",
        "1998 = 1998",
        "the same year = 1991",
    ],
    "It opened in May 1994. The following March it closed.": [
        "May 1994 = 1994-05",
        "The following March = 1995-03",
    ],
    "It closed in May 1994, built the previous winter.": [
        "May 1994 = 1994-05",
        "the previous winter = 1993-12/1994-02",
    ],
    "It opened in May 1994; by the autumn it had closed.": [
        "May 1994 = 1994-05",
        "the autumn = 1994-09/1994-11?",
    ],
    "It opened in May 1994. In the following autumn it closed.": [
        "May 1994 = 1994-05",
        "the following autumn = 1994-09/1994-11",
    ],
    "It opened in May 1994. In the winter months it closed.": ["May 1994 = 1994-05"],
    "It sank on 3 May 1998 and rose on the 24th of that month.": [
        "3 May 1998 = 1998-05-03",
        "the 24th of that month = 1998-05-24",
    ],
    "It was sold on 3 May 1994 and closed the next day.": [
        "3 May 1994 = 1994-05-03",
        "the next day = 1994-05-04",
    ],
    "It was sold on 3 May 1994; the night before, he had left.": [
        "3 May 1994 = 1994-05-03",
        "the night before = 1994-05-02",
    ],
    "It opened on 9 January 2006; she protested the same week.": [
        "9 January 2006 = 2006-01-09",
        "the same week = 2006-01-09/2006-01-15",
    ],
    "from April 19 to 23, 1971. He came on the Thursday.": [
        "April 19 to 23, 1971 = 1971-04-19/1971-04-23",
        "the Thursday = 1971-04-22",
    ],
    "On 3 May 1994 it sank. The following Friday it rose.": [
        "3 May 1994 = 1994-05-03",
        "The following Friday = 1994-05-06",
    ],
    "On 3 November 1847 it sailed; boarded, on the 11th, it sank.": [
        "3 November 1847 = 1847-11-03",
        "the 11th = 1847-11-11?",
    ],
    "in the second half of 1995, and in the same period of 1998": [
        "the second half of 1995 = 1995-07/1995-12",
        "the same period of 1998 = 1998-07/1998-12",
    ],
    "In 1985 it rose. By mid-decade it fell; in the following decade it rose.": [
        "1985 = 1985",
        "mid-decade = ~1984/1986",
        "the following decade = 1990/1999",
    ],
    "In May 1994 it opened. At the end of the year it closed.": [
        "May 1994 = 1994-05",
        "the end of the year = ~1994-12/1994-12",
    ],
    "In December 1995 it began; it ended on 18 February of the next year.": [
        "December 1995 = 1995-12",
        "18 February of the next year = 1996-02-18",
    ],
    "In 1847 it sank. In the forties fees rose.": ["1847 = 1847", "the forties = 1840/1849?"],
    "In May 1971 he quoted a 1921 convention. In June he died.": [
        "May 1971 = 1971-05",
        "1921 = 1921",
        "June = 1971-06?",
    ],
    "In 1900 he read papers from a succeeding year.": ["1900 = 1900"],
    "That summer the harvest of 1994 failed.": ["1994 = 1994"],
    "In 1994 it rained. That summer was lost.": ["1994 = 1994", "That summer = 1994-06/1994-08"],
}


@pytest.mark.parametrize(
    ("text", "expected"), BY_WHAT_WENT_BEFORE.items(), ids=list(BY_WHAT_WENT_BEFORE)
)
def test_dates_that_lean_on_the_text(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_book_goes_on_from_the_year_it_spoke_of() -> None:
    text = "In 1992 the strike began. On 27 June it ended."
    assert found(text, BOOK) == ["1992 = 1992", "27 June = 1992-06-27?"]


def test_a_weekday_chooses_the_year_where_the_document_does_not() -> None:
    anchor = Anchor(published=(date(2001, 1, 1), date(2001, 12, 31)))
    assert found("It sank on Friday, 4 June.", anchor) == ["Friday, 4 June = 1999-06-04?"]
    assert found("It sank on Friday, 4 June.", NEWS) == ["Friday, 4 June = 2002-06-04"]


def test_a_cited_title_is_dated_by_its_source() -> None:
    text = (
        "‘Landings reported by the ports, 14–16 September’, Sea Bulletin, no. 172 (17 Sep. 1994)."
    )
    assert found(text, BOOK) == [
        "14–16 September = 1994-09-14/1994-09-16?",
        "17 Sep. 1994 = 1994-09-17",
    ]


def test_a_newspaper_goes_by_its_own_date() -> None:
    text = "In 1992 the strike began. On 3 March it was remembered."
    assert found(text, NEWS)[1] == "3 March = 2003-03-03?"
    assert found("In 1992 it began. On 27 June it ended.", NEWS)[1] == "27 June = 1992-06-27?"


def test_a_story_told_as_past_does_not_overtake_its_document() -> None:
    anchor = Anchor(published=BOOK.published, previous=(date(2004, 1, 1), date(2004, 12, 31)))
    assert found("It closed in May.", anchor) == ["May = 1999-05?"]


FUTURE = {
    "Polls will be held in 2004.": True,
    "In 2004, the plant will close.": True,
    "The plant is to close in 2004.": True,
    "The plant closed in 2004.": False,
    "The deal, which will lapse soon, was signed in 2004.": False,
    "The stockpile must be destroyed by 2004.": True,
    "Half had been destroyed by 2004.": False,
    "It was built in 1990 and will be sold.": False,
    "Officials said in 2004 that it would close.": False,
    "Officials said that the 2004 accord would lapse.": True,
    "They will send the ship, the Saga, to sea on 19 June 2004.": True,
    "They sent the ship, the Saga, to sea on 19 June 2004.": False,
    "The fall was due to the crisis of 2004.": False,
    "It closed in 2004. It should be noted that it opened late.": False,
}


@pytest.mark.parametrize(("text", "future"), FUTURE.items(), ids=list(FUTURE))
def test_clauses_in_the_future(text: str, future: bool) -> None:
    assert [span.future for span in find_dates(text)] == [future]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("3 May 1999", "day"),
        ("May 1999", "month"),
        ("spring 1999", "season"),
        ("first quarter of 1999", "quarter"),
        ("first half of 1999", "half"),
        ("in 1999", "year"),
        ("the 1990s", "decade"),
        ("the 20th century", "century"),
        ("in 1998–99", "range"),
    ],
)
def test_precision(text: str, precision: str) -> None:
    assert [span.precision for span in find_dates(text)] == [precision]


def test_a_cited_work_dates_nothing_after_it() -> None:
    text = "It sank in May 1994, says Okafor, Ports, 2004. In June it rose."
    cited = text.index("Okafor"), text.index(" In June")
    assert found(text, Anchor(asides=(cited,))) == [
        "May 1994 = 1994-05",
        "2004 = 2004",
        "June = 1994-06?",
    ]
