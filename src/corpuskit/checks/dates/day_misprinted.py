"""DAT010: Two documents print two days for one happening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.checks.check import Check, Example
from corpuskit.claims.linkage.dates import DateLink, misprinted
from corpuskit.claims.linkage.days_asked import days_asked
from corpuskit.claims.model import Extract, PrintedDay, printed_period
from corpuskit.core.findings import Evidence, Finding, Level

_AS_BY_A_SLIP = ", and the days differ in one part, as by a slip"


def find(extracts: Sequence[Extract]) -> Iterator[Finding]:
    """Yield the pairs of days of which one must be wrong."""
    linked = list(misprinted(extracts))
    told = {frozenset((link.a.where, link.b.where)) for link in linked}
    for link in linked:
        yield _finding(link)
    for link in days_asked(extracts):
        if frozenset((link.a.where, link.b.where)) not in told:
            yield _finding(link)


def _finding(link: DateLink) -> Finding:
    a, b = sorted((link.a, link.b), key=lambda day: day.told.where)
    said = ", ".join(link.shared)
    of = f"both of {said}" if said else "both answer one question"
    alike = f"is alike (both passages speak of {said})" if said else "asks one question"
    return CHECK.finding(
        f"{_day(a)} in {a.told.where.citation}, {_day(b)} in {b.told.where.citation}; {of}",
        [Evidence(each.told.where, _day(each)) for each in (a, b)],
        why=(
            f"what stands around the two days {alike}; neither "
            f"document gives the other's day{_AS_BY_A_SLIP if link.slip else ''}"
        ),
        tolerance="none: two days of which each is printed in full",
        level=Level.ERROR if link.sure else Level.WARNING,
    )


def _day(printed: PrintedDay) -> str:
    return printed_period(printed.day, printed.day)


CHECK = Check(
    id="DAT010",
    slug="day-misprinted",
    level=Level.WARNING,
    summary="Two documents print two days for one happening, in whatever words they tell it.",
    why="A slip of the pen or of the press changes one part of a date; who copies it carries it on.",
    fix="Look the day up in a source close to the event; correct the other passage.",
    find=find,
    reported=(
        Example(
            "a fire on two days of one month, told in other words",
            {
                "chapter": (
                    "Odense grew fast. It had 40 000 people in 1921, and a tram from 3 May 1923.\n\n"
                    "The warehouse fire broke out in Odense in the small hours of 4 March 1952. "
                    "The bridge was closed on 9 June 1957.\n"
                ),
                "minutes": (
                    "The council of Odense met on 2 April 1953. It has 31 members.\n\n"
                    "It stood in memory of those who died in the warehouse fire of 14 March 1952 "
                    "in Odense. The next meeting is on 7 May.\n"
                ),
            },
        ),
        Example(
            "a vote in two months",
            {
                "chapter": (
                    "Danish farms change slowly. In 1990 there were 80 000 of them.\n\n"
                    "The Danish dairies law was passed on 8 June 1998, after a long night. By 2003 "
                    "one farm in three had gone.\n"
                ),
                "minutes": (
                    "The board of the Danish dairies met on 3 May 2001. Twelve members came.\n\n"
                    "The director recalled that the dairies law of Denmark had been passed on "
                    "8 July 1998. The price of milk was raised by 4 per cent.\n"
                ),
            },
        ),
        Example(
            "one grant of a concession, weeks apart",
            {
                "chapter": (
                    "The concession for the tramway of Odense was granted to a Belgian company on "
                    "5 June 1897. Horses drew the cars until 1903.\n\n"
                    "Then came the wire. The cars were green. Old men took off their hats to them. "
                    "In 1911 there were 40 cars, and nobody walked to church.\n"
                ),
                "minutes": (
                    "Odense had 18,000 people in 1890. The council granted the concession for the "
                    "tramway to a Belgian company on 9 September 1897.\n\n"
                    "The rails came by sea. The hills were a trouble. A fare cost ten pence, and "
                    "children paid half. In 1920 the town bought the line.\n"
                ),
            },
        ),
        Example(
            "two words for one deed that nothing else is said of",
            {
                "chapter": (
                    "The museum of Odense has 4,000 objects. It was inaugurated on 3 March 1988. "
                    "The roof was repaired in 1999.\n"
                ),
                "minutes": (
                    "Odense had waited long. The inauguration was held on 13 March 1988, in rain.\n"
                ),
            },
        ),
    ),
    silent=(
        Example(
            "two of one kind opened in one month",
            {
                "chapter": (
                    "The museum of Odense has 4,000 objects. It was inaugurated on 3 March 1988. "
                    "The roof was repaired in 1999.\n"
                ),
                "minutes": (
                    "Odense had waited long. The inauguration of the new harbour was held on "
                    "13 March 1988, in rain.\n"
                ),
            },
        ),
        Example(
            "two happenings of one month",
            {
                "chapter": "The warehouse fire broke out in Odense on 4 March 1952.\n",
                "minutes": "The new school of Odense was opened on 14 March 1952.\n",
            },
        ),
        Example(
            "the other document knows both days",
            {
                "chapter": "The warehouse fire broke out in Odense on 4 March 1952.\n",
                "minutes": (
                    "The warehouse fire in Odense was put out on 5 March 1952; it had broken out "
                    "on 4 March 1952.\n"
                ),
            },
        ),
        Example(
            "what is counted at the end of each year",
            {
                "chapter": "On 31 December 1995 the Danish dairies counted 214 members.\n",
                "minutes": "On 31 December 1996 the Danish dairies counted 187 members.\n",
            },
        ),
    ),
    references=(
        "Fellegi and Sunter, A Theory for Record Linkage, Journal of the American Statistical Association 64 (1969), pp. 1183–1210",
        "Damerau, A Technique for Computer Detection and Correction of Spelling Errors, Communications of the ACM 7 (1964), pp. 171–176",
    ),
)
