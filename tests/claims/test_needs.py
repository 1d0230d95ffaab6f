"""A reader that is left out, as a sentence has not what it needs, would have found nothing."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from corpuskit.claims.dates.absences import absences_of
from corpuskit.claims.dates.happenings import happenings_of
from corpuskit.claims.grammar.needs import DATE, PERSON
from corpuskit.claims.grammar.phrases import parse_sentence
from corpuskit.claims.grammar.reading import Person, Reading
from corpuskit.claims.grammar.subjects import Aliases
from corpuskit.claims.grammar.times import Dated
from corpuskit.claims.people.ages import ages_of
from corpuskit.claims.readers import NEEDS, OF_SENTENCES
from corpuskit.core.findings import Location

PUBLISHED = (date(2004, 5, 4), date(2004, 5, 4))
# Words that the readers look for, in turns that they take for what they look for.
TURNS = st.sampled_from(
    [
        "Exports doubled between 1990 and 1998",
        "the register has grown at every election since 1993",
        "the fleet never fell year after year",
        "no case has been seen since the end of 1996",
        "not a single ship was lost after May 1990",
        "the town kept its fiftieth anniversary in 1943",
        "the union is 80 years old",
        "its centenary was in 1950",
        "Anna Roth, aged 38, was born in 1951",
        "he was 45 when the war ended in 1994",
        "the 62-year-old director",
        "who turned fifty in April",
        "she died at the age of 71",
        "the bridge was opened on 3 May 1987",
        "the mill had been founded in 1890 by Hall",
    ]
)
JOINED = st.lists(TURNS, min_size=1, max_size=3).map(lambda turns: ", and ".join(turns) + ".")


def reading(text: str, **known: object) -> Reading:
    """Return a sentence as read, with nothing marked in it but what is given."""

    def locate(start: int, end: int, xml_id: str) -> Location:
        return Location("a", "a.xml", 1, start + 1, end + 1, xml_id, text, start, end)

    made = Reading(parse_sentence(text), (), (), (), (), locate, Aliases({}), published=PUBLISHED)
    for name, value in known.items():
        object.__setattr__(made, name, value)
    return made


@given(JOINED)
def test_without_a_date_nothing_dated_is_found(text: str) -> None:
    somebody = Person(0, 4, "#roth", "Anna Roth")
    sentence = reading(text, people=(somebody,), person=somebody)
    assert not DATE.met_by(sentence)
    assert PERSON.met_by(sentence)
    asked = [OF_SENTENCES[kind](sentence, "a") for kind, needs in NEEDS.items() if needs == DATE]
    asked.append(happenings_of(sentence, "a"))
    asked.append(absences_of(sentence, "a", ()))
    assert not [found for each in asked for found in each]


@given(JOINED)
def test_where_nobody_is_named_no_age_is_found(text: str) -> None:
    when = Dated(0, 4, date(1994, 1, 1), date(1994, 12, 31))
    sentence = reading(text, dates=(when,))
    assert not PERSON.met_by(sentence)
    assert not list(ages_of(sentence, "a", PUBLISHED))


def test_what_is_needed_is_enough() -> None:
    text = "Anna Roth was born in 1951."
    born = Dated(22, 26, date(1951, 1, 1), date(1951, 12, 31))
    roth = Person(0, 9, "#roth", "Anna Roth")
    sentence = reading(text, dates=(born,), people=(roth,))
    assert DATE.met_by(sentence)
    assert PERSON.met_by(sentence)
    assert [age.first.year for age in ages_of(sentence, "a")] == [1951]
