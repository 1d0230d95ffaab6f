from dataclasses import replace

from corpuskit.core.findings import Evidence, Finding, Level, Location
from corpuskit.lint.told_once import told_once


def place(line: int) -> Location:
    return Location("a", "a.xml", line, 5, 9, "", "12 of 16 men", 0, 2)


A, B, C = (Evidence(place(n), f"reading {n}") for n in (1, 2, 3))
SHARE = Finding("FIG002", "share", Level.WARNING, "a share", (A, B))
OTHER = replace(SHARE, check="FIG009", slug="figures", message="the same share")


def test_the_first_check_tells_it() -> None:
    assert told_once([OTHER, SHARE]) == (SHARE,)


def test_the_gravest_tells_it() -> None:
    grave = replace(OTHER, level=Level.ERROR)
    assert told_once([SHARE, grave]) == (grave,)


def test_the_order_of_the_sides_does_not_matter() -> None:
    assert told_once([SHARE, replace(OTHER, evidence=(B, A))]) == (SHARE,)


def test_other_places_another_family_and_one_side_stay() -> None:
    third = replace(OTHER, evidence=(A, B, C))
    dates = replace(OTHER, check="DAT001")
    one, two = (replace(f, evidence=(A,)) for f in (SHARE, OTHER))
    found = [SHARE, third, dates, one, two]
    assert set(told_once(found)) == set(found)


def test_two_findings_of_one_check_stay() -> None:
    again = replace(SHARE, evidence=(replace(A, reading="read otherwise"), B))
    assert set(told_once([SHARE, again])) == {SHARE, again}


def test_a_treaty_is_told_by_its_own_check() -> None:
    event = replace(SHARE, check="DAT005")
    treaty = replace(SHARE, check="TRE001")
    assert told_once([event, treaty]) == (treaty,)
    grave = replace(event, level=Level.ERROR)
    assert told_once([grave, treaty]) == (grave,)
