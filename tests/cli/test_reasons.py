"""What `explain FINGERPRINT` and `why-not` tell a user of what was compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpuskit.cli import main

# One claim a line, so that LINE names it.
LINES = {
    "a": "In March 2003 the Danish peacekeeping force in Kosovo numbered <num value='1150'>1150</num>.",
    "b": "The Danish peacekeeping force in Kosovo had <measure quantity='1600' unit='count'>1600 soldiers</measure> in March 2003.",
    "c": "The Danish peacekeeping force in Kosovo had <measure quantity='1700' unit='count'>1700 soldiers</measure> in 1996.",
    "d": "In March 2003 the Norwegian peacekeeping force in Kosovo had <measure quantity='900' unit='count'>900 soldiers</measure>.",
    "e": "In March 2003 the fleet had <measure quantity='27' unit='count'>27 trawlers</measure>.",
    "f": "The port of Marsala was opened on <date when='1957-03-04'>4 March 1957</date>.",
    "g": "The port of Trapani was opened on <date when='1957-03-14'>14 March 1957</date>.",
    "h": "In March 2003 it was planned that the Danish force in Kosovo would have <num value='40'>40</num>.",
    "j": "The harbour of Kosovo was deep, and ships came from far away.",
    "k": "The hospital of Marsala had <num value='140'>140</num> beds in 1996.",
    "l": "The hospital of Trapani had <num value='95'>95</num> beds in 1996.",
    "m": "The bridge of Marsala was built by Ada Hall.",
    "i": "In March 2003 the Danish peacekeeping force in Kosovo had <measure quantity='1151' unit='count'>1151 soldiers</measure>.",
}
DATED = "<date when='{}'>{}</date>"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    marked = {
        "March 2003": DATED.format("2003-03", "March 2003"),
        "in 1996": "in " + DATED.format("1996", "1996"),
    }
    for name, text in LINES.items():
        for words, element in marked.items():
            text = text.replace(words, element)
        (tmp_path / f"{name}.xml").write_text(
            "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/><text><body>\n"
            f"<p>{text}</p></body></text></TEI>"
        )
    (tmp_path / "corpuskit.toml").write_text('corpus = "."\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    return int(ended.value.code or 0)


def fingerprint(capsys: pytest.CaptureFixture[str], *paths: str) -> str:
    run("check", *paths, "--format", "json", "--select", "FIG001")
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    return str(finding["fingerprint"])


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.usefixtures("corpus")
def test_a_finding_is_explained_by_the_beginning_of_its_fingerprint(
    capsys: pytest.CaptureFixture[str],
) -> None:
    mark = fingerprint(capsys, "a.xml", "b.xml")
    assert run("explain", mark[:6].upper(), "a.xml", "b.xml") == 0
    told = flat(capsys.readouterr().out)
    assert mark in told
    assert "are one subject: 'military-personnel'" in told
    assert "1150 against 1550 to under 1650: they do not meet" in told
    assert "(Mar 2003, read from its clause; Mar 2003, read from its clause)" in told
    assert "warning: subject, predicate and time have one reading each" in told
    assert "2 documents without a source in common" in told


@pytest.mark.usefixtures("corpus")
def test_an_unknown_fingerprint(capsys: pytest.CaptureFixture[str]) -> None:
    mark = fingerprint(capsys, "a.xml", "b.xml")
    wrong = mark[:-1] + ("0" if mark[-1] != "0" else "1")
    assert run("explain", wrong, "a.xml", "b.xml") == 2
    told = capsys.readouterr().err
    assert mark in told
    assert "corpuskit check lists them all" in told
    assert run("explain", "abcd", "e.xml") == 2
    assert "nothing is found at all" in capsys.readouterr().err
    assert run("explain", "nothing-like-it") == 2
    assert "no check is called" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("a", "c", "no finding the times differ: Mar 2003 and 1996"),
        ("a", "d", "differ in their nation: 'DK' and 'NO'"),
        ("b", "e", "have no subject in common: 'military-personnel' and 'trawler'"),
        ("f", "g", "differ in their owner or whole: 'marsala' and 'trapani'"),
        ("a", "f", "one is a figure, the other a date"),
        ("a", "h", "'40' in h, line 2 is hypothetical"),
        ("a", "j", "nothing comparable is read from a:2 and j.xml:2"),
        ("a", "j", "From j.xml:2: no figure, date or office is read there («The harbour of Kosovo"),
        ("k", "l", "in k of the hospital of 'Marsala', in l of that of 'Trapani'"),
        ("f", "m", "nothing comparable is read from f:2 and m.xml:2"),
        ("f", "m", "who built, owned or led «Ada Hall»"),
        (
            "a",
            "i",
            "the figures agree: 1145 to under 1155 against 1151: they meet; tolerance rounded to 10",
        ),
    ],
)
@pytest.mark.usefixtures("corpus")
def test_why_not(first: str, second: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("why-not", f"{first}:2", f"{second}.xml:2") == 0
    told = flat(capsys.readouterr().out)
    assert said in told
    assert "at these two places, " in told


@pytest.mark.usefixtures("corpus")
def test_pairs_of_one_line_are_each_told_once(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = (corpus / "k.xml").read_text().replace("</p>", " " + LINES["l"] + "</p>")
    (corpus / "k.xml").write_text(both)
    assert run("why-not", "k:2", "k:2") == 0
    assert "1 pair of figures" in flat(capsys.readouterr().out)


@pytest.mark.usefixtures("corpus")
def test_why_not_where_there_is_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    mark = fingerprint(capsys, "a.xml", "b.xml")
    assert run("why-not", "a:2", "b:2", "--corpus", "a.xml", "--corpus", "b.xml") == 0
    assert f"corpuskit explain {mark}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("a:1", "the nearest lines of the TEI with some are 2"),
        ("aa:2", "no document is called 'aa'; did you mean a"),
        ("a", "write DOC:LINE, such as report:42"),
        ("a:2:1", "no figure or dated event is read there"),
    ],
)
@pytest.mark.usefixtures("corpus")
def test_places_that_are_none(place: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("why-not", place, "b:2") == 2
    assert said in capsys.readouterr().err


@pytest.mark.usefixtures("corpus")
def test_a_column_names_one_figure(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = (corpus / "a.xml").read_text().replace("</p>", " " + LINES["e"] + "</p>")
    (corpus / "a.xml").write_text(both)
    run("why-not", "a:2", "d:2")
    assert "2 pairs" in capsys.readouterr().out
    column = both.split("\n")[1].index("1150</num>") + 1
    run("why-not", f"a:2:{column}", "d:2")
    assert "1 pair of" in flat(capsys.readouterr().out)


@pytest.mark.usefixtures("corpus")
def test_one_passage_depends_on_no_other(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    slip = (corpus / "f.xml").read_text().replace("1957-03-04", "1957-03-05")
    (corpus / "f.xml").write_text(slip)
    run("check", "f.xml", "--format", "json", "--select", "MKP004")
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert run("explain", finding["fingerprint"], "f.xml") == 0
    assert "independent" not in capsys.readouterr().out
