"""Clauses that look ahead, and the year that a story goes on from."""

from __future__ import annotations

from datetime import date

import pytest

from corpuskit.language.date_clauses import speaks_of_future
from corpuskit.language.dates import Anchor, find_dates


@pytest.mark.parametrize(
    ("text", "future"),
    [
        ("The second deadline, in 2012, is now 16 months away, and will not be met.", True),
        ("The second deadline, in 2012, is now past.", False),
        ("The protocol of 2012, which would have lowered the ceilings, lapsed.", False),
        ("The ceilings would be lowered in 2012.", True),
        ("IV. After 2012", True),
        ("The sea [Beyond 2012], a quarterly", True),
        ("After 2012 the sea fell.", False),
        ("If the ban lasts until 2012, the season is lost.", True),
        ("The ban was lost, as it lasted until 2012.", False),
        ("Any airline may fly from 2012.", True),
        ("It lets any airline fly from 2012.", True),
        ("It let prices, which fell from 2012, alone.", False),
        ("War drove people out from 2012.", False),
        ("In 2012 he sat an hour with a boy who could not be made to see it.", False),
        ("Prices from 2012 to 2014 were low.", False),
    ],
)
def test_future(text: str, future: bool) -> None:
    start = text.index("2012")
    assert speaks_of_future(text, start, start + 4) is future


PRINTED = Anchor((date(2003, 6, 4), date(2003, 6, 4)))
SCENES = {
    "In the spring of 1921 the sailors were hungry. On 14 March they met.": 1921,
    "The mutiny of 1921 began at night. On 14 March it ended.": 1921,
    "In 1921 they met. They wrote on 6 March, and on 14 March they left.": 1921,
    "The mutiny of 1921 began at night. On 28 May the town remembered it.": 2003,
    "Founded in 1921, the town is old. On 14 March it sold a mill.": 2003,
    "The law of 1921 is old. On 14 March the council changed it.": 2003,
    "The mutiny of 1921 ended soon. This year it was remembered: on 14 March they met.": 2003,
    "Since 1921 they met each spring. On 14 March they did not.": 2003,
    "The mayor, elected in 1921, resigned. He left on 14 March.": 2003,
    "The mutiny of 1921 ended soon. On 14 March it is remembered in the town.": 2003,
}


@pytest.mark.parametrize(("text", "year"), SCENES.items())
def test_the_scene_of_a_story_in_a_newspaper(text: str, year: int) -> None:
    assert find_dates(text, PRINTED)[-1].first.year == year


INFERRED = Anchor((date(2011, 1, 1), date(2011, 4, 30)), published_certain=False)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It opened in November 2010 and is to double next spring.", date(2011, 3, 1)),
        ("It opened in November 2010 and is to double next summer.", date(2011, 6, 1)),
        ("It opened in November 2008 and is to double next spring.", None),
        ("In the winter of 1993–94 water came in January.", date(1994, 1, 1)),
        ("In the winter of 1993–94 water came in December.", date(1993, 12, 1)),
        ("In the winter of 1993–94 water came, but not in July.", date(1994, 7, 1)),
    ],
)
def test_the_year_that_is_left_out(text: str, day: date | None) -> None:
    spans = find_dates(text, INFERRED)
    if day is None:
        assert len(spans) == 1
    else:
        assert spans[-1].first == day
