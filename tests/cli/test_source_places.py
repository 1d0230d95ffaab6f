"""Places in sources, which reports print, in the place of places in the TEI."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpuskit.cli import main


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    return int(ended.value.code or 0)


def test_why_not_takes_the_places_that_check_prints(
    fleet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("check")
    places = re.findall(r"seeds/\w+\.txt:\d+:\d+", capsys.readouterr().out)
    assert len(places) == 2
    for given in (places, [place.rpartition(":")[0] for place in places]):
        assert run("why-not", *given) == 0
        told = capsys.readouterr()
        assert told.out.startswith("found")
        assert not told.err


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("seeds/chapter.txt:4", "nearest lines of this source that have one are 1, 3, 5"),
        ("corpus/tei:3", "corpus/tei is a folder; give a document"),
        ("corpuskit.toml:1", "corpuskit.toml: nothing of it was read"),
        ("peple:1", "did you mean chapter or article?"),
    ],
)
def test_a_place_at_which_nothing_is_read_is_refused_with_a_way_out(
    fleet: Path, capsys: pytest.CaptureFixture[str], place: str, told: str
) -> None:
    assert run("why-not", place, "chapter:1") == 2
    assert told in capsys.readouterr().err
