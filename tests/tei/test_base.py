"""A base is read as it was written; one that was damaged says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuskit.core.errors import InputError
from corpuskit.tei.base import (
    Base,
    Dispute,
    RegisterBase,
    Seen,
    SeenPassage,
    base_path,
    read_base,
    read_register_base,
    write_base,
    write_register_base,
)

DATE = Seen(3, 7, "date", (("when", "1995"), ("cert", "low")), "d1")
BASE = Base(
    "../sources/a.txt",
    "ab12",
    {"d": 7, "m": 12},
    ('<p xml:id="p1">', "  «In 1995»\ttext", "</p>"),
    (
        SeenPassage(
            "In 1995, «they» sold\n40 boats", (DATE, Seen(9, 10, "persName", reworded=True))
        ),
        SeenPassage(""),
    ),
    (Dispute("p1", "1995", 1, "d1", 'date when="1993"', "nothing"),),
)
REGISTER = RegisterBase({"olimov-m": ("Muzaffar Olimov", "Olimov"), "person-1": ("Ж",), "x": ()})


def stored(folder: Path, data: bytes) -> Path:
    path = folder / "a.xml"
    base_path(path).parent.mkdir(exist_ok=True)
    base_path(path).write_bytes(data)
    return path


@pytest.mark.parametrize(
    "base", [BASE, Base(), Base(skeleton=("",))], ids=["full", "empty", "line"]
)
def test_a_base_is_read_as_written(base: Base, tmp_path: Path) -> None:
    data = write_base(base)
    assert read_base(stored(tmp_path, data)) == base
    assert write_base(base) == data


def test_a_register_base_is_read_as_written(tmp_path: Path) -> None:
    read = read_register_base(stored(tmp_path, write_register_base(REGISTER)))
    assert read is not None
    assert {k: set(v) for k, v in read.entries.items()} == {
        k: set(v) for k, v in REGISTER.entries.items()
    }
    assert write_register_base(read) == write_register_base(REGISTER)


def test_the_order_of_names_and_counts_does_not_show() -> None:
    other = {"x": (), "person-1": ("Ж",), "olimov-m": ("Olimov", "Muzaffar Olimov")}
    assert write_register_base(RegisterBase(other)) == write_register_base(REGISTER)
    assert write_base(Base(last={"m": 1, "d": 2})) == write_base(Base(last={"d": 2, "m": 1}))


def test_a_line_holds_one_item() -> None:
    lines = write_base(BASE).decode().splitlines()
    assert json.loads(lines[lines.index('"passages": [') + 2]) == [""]
    one = next(line for line in lines if "sold" in line)
    assert json.loads(one.rstrip(","))[0] == BASE.passages[0].chars


def test_no_base(tmp_path: Path) -> None:
    assert read_base(tmp_path / "a.xml") is None
    assert read_register_base(tmp_path / "a.xml") is None


def without(key: str) -> bytes:
    data = json.loads(write_base(BASE))
    del data[key]
    return json.dumps(data).encode()


def with_(**changes: object) -> bytes:
    return json.dumps({**json.loads(write_base(BASE)), **changes}).encode()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xfe\x00", id="no text"),
        pytest.param(write_base(BASE)[:200], id="cut off"),
        pytest.param(b"<<<<<<< HEAD\n" + write_base(BASE), id="with marks of a conflict"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"null", id="nothing"),
        pytest.param(with_(format=2), id="another format"),
        *(pytest.param(without(key), id=f"no {key}") for key in json.loads(write_base(BASE))),
        pytest.param(with_(last=[1]), id="counts that are none"),
        pytest.param(with_(last={"d": "x"}), id="a count that is none"),
        pytest.param(with_(passages=[[]]), id="a passage without words"),
        pytest.param(with_(passages=[["a", [0, 1]]]), id="half a mark"),
        pytest.param(with_(passages=[["a", [0, 1, "date", ["when"]]]]), id="no attributes"),
        pytest.param(with_(passages=5), id="no passages"),
        pytest.param(with_(disputes=[{"block": "p1"}]), id="half a dispute"),
    ],
)
def test_a_damaged_base_is_named(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"base/a\.json: is not as corpuskit wrote it"):
        read_base(stored(tmp_path, data))


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b'{"format": 1}',
        b'{"format": 1, "entries": []}',
        b'{"format": 1, "entries": {"a": 1}}',
    ],
)
def test_a_damaged_register_base_is_named(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"base/a\.json"):
        read_register_base(stored(tmp_path, data))


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
marks = st.builds(
    Seen,
    st.integers(0, 99),
    st.integers(0, 99),
    st.sampled_from(["date", "measure"]),
    st.dictionaries(st.sampled_from(["when", "cert", "n"]), words).map(lambda d: tuple(d.items())),
    st.sampled_from(["", "d1"]),
    st.booleans(),
)
bases = st.builds(
    Base,
    words,
    words,
    st.dictionaries(words, st.integers(0, 9)),
    st.lists(words, max_size=3).map(tuple),
    st.lists(st.builds(SeenPassage, words, st.lists(marks, max_size=2).map(tuple)), max_size=2).map(
        tuple
    ),
    st.lists(
        st.builds(Dispute, words, words, st.integers(0, 3), words, words, words), max_size=2
    ).map(tuple),
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(bases)
def test_any_base_is_read_as_written(tmp_path_factory: pytest.TempPathFactory, base: Base) -> None:
    assert read_base(stored(tmp_path_factory.mktemp("base"), write_base(base))) == base
