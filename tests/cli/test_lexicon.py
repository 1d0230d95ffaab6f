"""Word lists of a corpus's own: what they add, take out, and what is said of a slip in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpuskit.cli import main
from corpuskit.core import lexicons

SOURCE = (
    "Pearls of the Gulf\n\nAna Ruiz\n\n2 May 1931\n\nIn 1925 the boats landed 1,200 mithqals of "
    "pearls. The trade paid 4,000 krans a month. The Grey Book of 1903 was signed on 3 March 1903."
    "\n"
)
UNITS = '[[unit]]\ncode = "mithqal"\nnames = ["mithqal"]\ndimension = "mass"\nfactor = "0.00425"\n'


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpuskit.toml").write_text("")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "seeds" / "pearls.txt").write_text(SOURCE)
    yield tmp_path
    lexicons.extend(None)


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    return int(ended.value.code or 0)


def converted(corpus: Path) -> str:
    assert run("convert", "--quiet") == 0
    return (corpus / "corpus/tei/pearls.xml").read_text()


def test_words_of_the_corpus_are_read_at_the_next_conversion(corpus: Path) -> None:
    assert 'unit="mithqal"' not in converted(corpus)
    (corpus / "lexicon/units.toml").write_text(UNITS)
    (corpus / "lexicon/currencies.toml").write_text('[names]\nIRK = ["kran"]\n')
    (corpus / "lexicon/instruments.toml").write_text('[kinds]\nbook = ["book"]\n')
    text = converted(corpus)
    assert 'unit="mithqal"' in text
    assert 'unit="IRK/mo"' in text
    assert ">Grey Book" in text


def test_words_are_forgotten_with_their_file(corpus: Path) -> None:
    (corpus / "lexicon/units.toml").write_text(UNITS)
    assert 'unit="mithqal"' in converted(corpus)
    (corpus / "lexicon/units.toml").unlink()
    assert 'unit="mithqal"' not in converted(corpus)


def test_words_can_be_taken_out(corpus: Path) -> None:
    assert "landed" in lexicons.table("corpuskit.claims", "predicates.toml")
    (corpus / "lexicon/happenings.toml").write_text('[without.opened]\nverbs = ["opened"]\n')
    lexicons.extend(corpus / "lexicon")
    opened = lexicons.table("corpuskit.claims", "happenings.toml")["opened"]["verbs"]
    assert "opened" not in opened
    assert "inaugurated" in opened


def test_a_text_list_adds_a_word_a_line(corpus: Path) -> None:
    (corpus / "lexicon/given_names.txt").write_text("# ours\nzzyx\n")
    lexicons.extend(corpus / "lexicon")
    names = lexicons.lines("corpuskit.language", "given_names.txt")
    assert "zzyx" in names
    assert "# ours" not in names
    assert "john" in names


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("unit.toml", "", "no word list of this name; did you mean units.toml"),
        ("units.toml", "names = 3\n", "unknown key 'names'"),
        ("units.toml", '[[unit]]\nkode = "x"\n', "unknown key 'kode'; did you mean 'code'"),
        (
            "units.toml",
            '[[unit]]\ncode = "x"\ndimension = "y"\nfactor = "a lot"\n',
            "'a lot' is no number",
        ),
        ("units.toml", '[[unit]]\ncode = "x"\n', "has no dimension"),
        ("units.toml", "[[unit]\n", "not readable as TOML"),
        ("concepts.toml", '[boat]\nword = ["dhow"]\n', "'word' in [boat]; did you mean 'words'"),
        ("concepts.toml", '[boat]\nwords = "dhow"\n', "boat.words is 'dhow'; it takes a list"),
        ("terms.toml", 'begin = ["rose"]\n', "unknown key 'begin'"),
        ("terms.toml", 'without = ["rose"]\n', "it takes a table of lists"),
        ("terms.toml", '[without]\nbegin = ["rose"]\n', "unknown key 'begin'"),
    ],
)
def test_a_slip_is_named_with_its_file(
    corpus: Path, capsys: pytest.CaptureFixture[str], file: str, text: str, said: str
) -> None:
    (corpus / "lexicon" / file).write_text(text)
    assert run("convert") == 2
    message = capsys.readouterr().err
    assert said in message
    assert file in message


def test_the_lists_are_listed_and_shown(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "lexicon/terms.toml").write_text('start = ["donned the chain"]\n')
    assert run("lexicon") == 0
    listed = capsys.readouterr().out
    assert "  units.toml" in listed
    assert "+ terms.toml" in listed
    assert run("lexicon", "terms") == 0
    shown = capsys.readouterr().out
    assert '"took office"' in shown
    assert "donned the chain" in shown
    assert run("lexicon", "term") == 2
    assert "did you mean 'terms'" in capsys.readouterr().err


def test_every_list_says_what_it_is() -> None:
    names = [lexicon.name for lexicon in lexicons.shipped()]
    assert len(names) == len(set(names))
    assert all(lexicon.about for lexicon in lexicons.shipped())
