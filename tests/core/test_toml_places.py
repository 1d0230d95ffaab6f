"""The places of keys and values, against what the parser of the standard library reads."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpuskit.core.toml_places import Path, Place, places_in

SCALARS = (
    "0",
    "-1.5e3",
    "true",
    "1999-04-07",
    "1999-04-07 10:00:00",
    '"a # [b] = \\" c"',
    "'lit]eral'",
    '"""two\nlines "" here"""',
    "'''it's\n# no comment'''",
    '""',
    '"""quoted""""',
)
KEYS = ("a", "b-c", '"d.e"', "'f g'", '"\\u00e9"', "1")
GAPS = ("", " ", "\n", "\n  # a comment, with ] and }\n")
scalars = st.sampled_from(SCALARS)


def inline(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    one = st.tuples(st.sampled_from(KEYS), inner)
    return st.lists(one, max_size=2, unique_by=lambda pair: pair[0]).map(
        lambda pairs: "{" + ", ".join(f"{key} = {value}" for key, value in pairs) + "}"
    )


def listed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.lists(inner, max_size=2), st.sampled_from(GAPS)).map(
        lambda made: f"[{made[1]}{f',{made[1]} '.join(made[0])}{made[1]}]"
    )


values = st.one_of(
    scalars, listed(scalars), inline(scalars), listed(inline(scalars)), inline(listed(scalars))
)
pairs = st.lists(st.tuples(st.sampled_from(KEYS), values), max_size=3, unique_by=lambda p: p[0])
heads = st.sampled_from(("[t]", "[ u . v ]", '["w x"]', "[[many]]", "[[many]]", "[many.below]"))
documents = st.tuples(
    pairs, st.lists(st.tuples(heads, pairs), max_size=3), st.sampled_from(("\n", "\r\n"))
).map(
    lambda made: made[2].join(
        [
            *(f"{key} = {value} # said" for key, value in made[0]),
            *(
                line
                for head, below in made[1]
                for line in (f"  {head}", *(f"{key}= {value}" for key, value in below))
            ),
            "",
        ]
    )
)


def leaves(value: Any, path: Path = ()) -> dict[Path, Any]:
    if isinstance(value, dict):
        items: Any = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    else:
        return {path: value}
    return {
        each: leaf for key, one in items for each, leaf in leaves(one, (*path, key)).items()
    } or {path: value}


def at(text: str, place: Place) -> str:
    return "\n".join(text.split("\n")[place.line - 1 :])[place.column - 1 :]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(documents)
def test_every_value_of_a_file_has_its_place(text: str) -> None:
    """What stands at the place of a value reads as that value."""
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return  # two tables of one name, or one below a list that is none
    found = places_in(text).values
    wanted = {path: leaf for path, leaf in leaves(read).items() if path}
    assert set(wanted) <= set(found)
    for path, leaf in wanted.items():
        rest = at(text, found[path])
        if rest.startswith("["):
            continue
        written = [scalar for scalar in (*SCALARS, "{}") if rest.startswith(scalar)]
        assert leaf in [tomllib.loads(f"x = {scalar}")["x"] for scalar in written]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(documents)
def test_every_key_stands_where_it_is_said_to(text: str) -> None:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    for path, place in places_in(text).keys.items():
        rest = at(text, place)
        end = max((n for n in range(1, 12) if _key(rest[:n]) == path[-1]), default=0)
        assert end, (path, rest[:12])


def _key(written: str) -> str | None:
    try:
        return next(iter(tomllib.loads(f"{written} = 0")))
    except (tomllib.TOMLDecodeError, StopIteration):
        return None


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        ("a.b.c = 1\n", ("a", "b", "c"), Place(1, 9)),
        ("[[x]]\n[[x]]\n[x.y]\nz = 2\n", ("x", 1, "y", "z"), Place(4, 5)),
        ("[a]\nb = [1,\n  2]\n", ("a", "b", 1), Place(3, 3)),
    ],
)
def test_places(text: str, path: Path, place: Place) -> None:
    assert places_in(text).values[path] == place
