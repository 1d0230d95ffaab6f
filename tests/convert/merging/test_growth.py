"""Sources grow, are corrected, renamed and removed while people edit what was made of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from corpuskit.convert.corpus import Outcome, annotate_corpus, convert_corpus

SOURCE = """\
The Border Commission in Winter

By Ann Lee

3 June 1998

The papers of the commission were thought lost until a clerk, who had been sent to look for a \
ladder, found them behind the stove of the customs house, where they had kept out the draught.

The First Winter

On 3 May 1994 the minister Askar Akaev counted 12,400 refugees in Bishkek. The clerk of the \
harbour wrote a long letter.[1]

They sold 40 boats in Dushanbe. Nobody knew the old bridge any longer, and the winter was long.

The Second Winter

The Moscow Protocol was signed on 27 June 1997. It was said that the orchard had been sold.[2]

[1] The letter had 44 pages.

[2] Ahmed Rashid, The Long Border (London: Zed Books, 1994), p. 12.
"""
BOATS = "They sold 40 boats in Dushanbe."
ID = "{http://www.w3.org/XML/1998/namespace}id"


class Corpus:
    """A source and what is made of it; `outcome` is that of the last run."""

    outcome: Outcome

    def __init__(self, work: Path) -> None:
        self.sources, self.tei = work / "sources", work / "tei"
        self.source, self.file = self.sources / "a.txt", self.tei / "a.xml"
        self.base = self.tei / "base" / "a.json"
        self.sources.mkdir()
        self.source.write_text(SOURCE, encoding="utf-8")
        self.convert()

    def convert(self) -> None:
        self.outcome = convert_corpus(sorted(self.sources.glob("*.txt")), self.tei)

    def annotate(self) -> None:
        self.outcome = annotate_corpus(sorted(self.tei.glob("*.xml")))

    def revise(self, old: str, new: str) -> None:
        _replace(self.source, old, new)
        self.convert()

    def edit(self, old: str, new: str) -> None:
        _replace(self.file, old, new)

    @property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @property
    def notices(self) -> list[str]:
        return [notice.message for notice in self.outcome.notices]

    @property
    def problems(self) -> list[str]:
        return [problem.message for problem in self.outcome.problems]

    def ids(self) -> dict[str, str]:
        """Return the words of each element that has an id."""
        root = etree.fromstring(self.file.read_bytes())
        return {
            str(e.get(ID)): " ".join("".join(map(str, e.itertext())).split())
            for e in root.iter()
            if e.get(ID)
        }

    def files(self) -> dict[str, bytes]:
        return {str(p): p.read_bytes() for p in self.tei.rglob("*") if p.is_file()}

    def is_settled(self) -> bool:
        before = self.files()
        self.convert()
        self.annotate()
        return self.files() == before


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path)


def plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", text).split())


# A source is corrected.

# fmt: off
REVISIONS = [
    pytest.param("40 boats", "50 boats", 'quantity="50"', id="figure changed"),
    pytest.param(BOATS, f"{BOATS} On 2 March 1995 they left.", 'when="1995-03-02"', id="sentence added"),
    pytest.param("On 3 May 1994 the", "On 3 May 1993 they left. On 3 May 1994 the", 'when="1993-05-03"', id="like sentence added before"),
    pytest.param(" and the winter was long", " and 300 soldiers came", 'quantity="300"', id="words changed"),
    pytest.param("They sold", "In 1996 Boris Yeltsin came to Moscow.\n\nThey sold", "people.xml#yeltsin-boris", id="paragraph added"),
    pytest.param("The Second Winter", "They counted 77 engines.\n\nThe Second Winter", 'quantity="77"', id="paragraph added before a heading"),
    pytest.param("been sold.[2]", "been sold.[2] It burned.[3]", "It burned", id="mark without a note"),
]
# fmt: on


@pytest.mark.parametrize("is_edited", [False, True], ids=["untouched", "edited"])
@pytest.mark.parametrize(("old", "new", "gain"), REVISIONS)
def test_a_correction_comes_into_the_file(
    corpus: Corpus, old: str, new: str, gain: str, is_edited: bool
) -> None:
    written = ('<persName ref="people.xml#akaev-askar">', "<persName cert='high' >")
    if is_edited:
        corpus.edit(*written)
        corpus.convert()
    before = corpus.ids()
    assert gain not in corpus.text
    corpus.revise(old, new)
    assert gain in corpus.text
    assert plain(new) in plain(corpus.text) or "[" in new or "\n" in new
    assert (written[1] in corpus.text) == is_edited
    after = corpus.ids()
    same = {key: words for key, words in after.items() if before.get(key) == words}
    lost = set(before) - set(same)
    assert all(
        old.split("\n")[0].split("[")[0].strip(". ") in before[k] or k[:3] in ("sec", "cor")
        for k in lost
    )
    assert corpus.is_settled()


def test_an_untouched_file_is_as_if_made_anew(corpus: Corpus, tmp_path: Path) -> None:
    """But for the numbers of new elements, which come after those that were given."""
    corpus.revise(BOATS, "They sold 50 boats on 2 March 1995.")
    (tmp_path / "fresh").mkdir()
    fresh = tmp_path / "fresh" / "a.xml"
    convert_corpus([corpus.source], fresh.parent)
    numbers = re.compile(r'(xml:id="[a-z]+)\d+|sha256-\w+')
    made = fresh.read_text(encoding="utf-8")
    assert numbers.sub(r"\1", corpus.text) == numbers.sub(r"\1", made)


def test_removed_sentences_and_paragraphs_go(corpus: Corpus) -> None:
    corpus.edit("the old bridge", "the <!-- which? -->old bridge")
    corpus.convert()
    corpus.revise(f"{BOATS} ", "")
    assert "40 boats" not in corpus.text
    assert "the <!-- which? -->old bridge" in corpus.text
    corpus.revise(
        "The Moscow Protocol was signed on 27 June 1997. It was said that the orchard had been "
        "sold.[2]\n\n",
        "",
    )
    assert "orchard" not in corpus.text
    assert corpus.is_settled()


def test_an_id_is_not_given_again(corpus: Corpus) -> None:
    (sold,) = re.findall(r'xml:id="(m\d+)"[^>]*>40 boats', corpus.text)
    corpus.revise("They sold 40 boats in Dushanbe. ", "")
    assert sold not in corpus.ids()
    corpus.revise("Nobody knew", "They kept 60 boats. Nobody knew")
    (kept,) = re.findall(r'xml:id="(m\d+)"[^>]*>60 boats', corpus.text)
    assert kept != sold


def test_a_footnote_is_added(corpus: Corpus) -> None:
    corpus.edit("44 pages", "44 <?editor sure?>pages")
    corpus.convert()
    before = corpus.ids()
    text = corpus.source.read_text(encoding="utf-8")
    text = text.replace("[2]", "[3]").replace("Dushanbe.", "Dushanbe.[2]")
    text = text.replace("[3] Ahmed", "[2] The boats had 30 oars.\n\n[3] Ahmed")
    corpus.source.write_text(text, encoding="utf-8")
    corpus.convert()
    assert not corpus.problems
    found = re.findall(
        r'<note xml:id="([\w-]+)" n="(\d)" place="bottom">(?!<note)([^<]*)', corpus.text
    )
    assert [number for _, number, _ in found] == ["1", "2", "3"]
    assert found[1][2].startswith("The boats had")
    assert found[1][0] not in before
    assert corpus.ids()[found[2][0]] == before[found[2][0]]
    assert "44 <?editor sure?>pages" in corpus.text
    assert corpus.is_settled()


@pytest.mark.parametrize("by_hand", [False, True], ids=["in the source", "by hand"])
def test_the_id_of_a_note_is_not_given_again(corpus: Corpus, by_hand: bool) -> None:
    note = corpus.ids()["note1"]
    if by_hand:
        text = re.sub(r'<note xml:id="note1".*?</note>', "", corpus.text)
        corpus.file.write_text(text, encoding="utf-8")
    text = corpus.source.read_text(encoding="utf-8")
    corpus.source.write_text(text.replace("[1] The letter had 44 pages.\n\n", ""), encoding="utf-8")
    corpus.revise("letter.[1]", "letter.")
    assert note not in corpus.ids().values()
    corpus.revise("letter.", "letter.[1]")
    corpus.revise("[2] Ahmed", "[1] It was never sent.\n\n[2] Ahmed")
    ids = {key: words for key, words in corpus.ids().items() if words == "It was never sent."}
    assert ids
    assert "note1" not in ids
    assert corpus.is_settled()


# A source is corrected where a person edited.


@pytest.mark.parametrize(
    ("edited", "unmarked"),
    [
        pytest.param("45 boats", False, id="word changed"),
        pytest.param("boats", False, id="word deleted"),
    ],
)
def test_a_conflict_is_said_until_the_two_agree(
    corpus: Corpus, edited: str, unmarked: bool
) -> None:
    corpus.edit(">40 boats<", f">{edited}<")
    corpus.convert()
    corpus.revise("40 boats", "50 boats")
    wanted = "the source now says «50» here, where the file was edited"
    for _ in range(3):
        assert f">{edited}</measure>" in corpus.text
        assert wanted in corpus.notices
        line = next(n.line for n in corpus.outcome.notices if n.message == wanted)
        assert edited in corpus.text.splitlines()[line - 1]
        corpus.annotate()
        corpus.convert()
    corpus.edit(f">{edited}<", ">50 boats<")
    corpus.convert()
    assert wanted not in corpus.notices
    corpus.convert()
    assert wanted not in corpus.notices
    assert ">50 boats</measure>" in corpus.text


def test_a_conflict_ends_where_the_source_agrees(corpus: Corpus) -> None:
    corpus.edit(">40 boats<", ">45 boats<")
    corpus.revise("40 boats", "50 boats")
    assert any("«50»" in notice for notice in corpus.notices)
    corpus.revise("50 boats", "45 boats")
    assert not any("source" in notice for notice in corpus.notices)
    assert ">45 boats</measure>" in corpus.text


def test_a_changed_word_within_a_persons_element_is_brought_in(corpus: Corpus) -> None:
    corpus.edit(
        "the old bridge", '<placeName resp="#corpuskit" type="x">the old bridge</placeName>'
    )
    corpus.convert()
    corpus.revise("the old bridge", "the new bridge")
    assert '<placeName resp="#corpuskit" type="x">the new bridge</placeName>' in corpus.text


def test_what_was_unmarked_stays_unmarked_when_its_neighbours_change(corpus: Corpus) -> None:
    unmarked = re.sub(r"<date [^>]*>3 May 1994</date>", "3 May 1994", corpus.text)
    corpus.file.write_text(unmarked, encoding="utf-8")
    corpus.convert()
    corpus.revise("On 3 May 1994 the", "On 3 May 1993 they left. On 3 May 1994 the")
    assert re.search(r"On <date [^>]*>3 May 1993</date> they left\. On 3 May 1994 the", corpus.text)


def test_a_persons_date_is_not_drawn_over_a_new_sentence(corpus: Corpus) -> None:
    corpus.edit('when="1994-05-03"', 'when="1994-05-04"')
    corpus.convert()
    corpus.revise("On 3 May 1994 the", "On 3 May 1993 they left. On 3 May 1994 the")
    assert re.search(r'<date xml:id="d2" when="1994-05-04">3 May 1994</date>', corpus.text)


# What people write is annotated.


def test_new_words_in_a_marked_section_are_annotated(corpus: Corpus) -> None:
    corpus.edit("Nobody knew", "<![CDATA[They & 300 soldiers left.]]> Nobody knew")
    corpus.annotate()
    assert re.search(
        r"<!\[CDATA\[They & ]]><measure [^>]*><!\[CDATA\[300 soldiers]]></measure>"
        r"<!\[CDATA\[ left\.]]> Nobody",
        corpus.text,
    )
    assert corpus.is_settled()


def test_other_words_without_an_element_are_annotated(corpus: Corpus) -> None:
    text = re.sub(r"<date [^>]*>3 May 1994</date>", "4 June 1995", corpus.text)
    corpus.file.write_text(text, encoding="utf-8")
    corpus.annotate()
    assert re.search(r'On <date [^>]*when="1995-06-04">4 June 1995</date> the', corpus.text)
    assert corpus.is_settled()


# Sources come and go.


def test_a_new_source_leaves_the_others_alone(corpus: Corpus) -> None:
    corpus.edit("a long letter", "a <hi>long</hi> letter")
    corpus.convert()
    before = corpus.files()
    new = SOURCE.replace("Border Commission", "Harbour").replace("Askar Akaev", "Boris Yeltsin")
    (corpus.sources / "b.txt").write_text(new, encoding="utf-8")
    corpus.convert()
    after = corpus.files()
    changed = {Path(p).name for p, data in before.items() if after[p] != data}
    assert changed == {"people.xml", "people.json"}
    assert {Path(p).name for p in set(after) - set(before)} == {"b.xml", "b.json"}
    assert b'xml:id="yeltsin-boris"' in after[str(corpus.tei / "people.xml")]


@pytest.mark.parametrize("is_revised", [False, True], ids=["renamed", "renamed-and-revised"])
def test_a_renamed_source_keeps_its_file(corpus: Corpus, is_revised: bool) -> None:
    corpus.edit("a long letter", "a <hi>long</hi> letter")
    corpus.convert()
    ids = corpus.ids()
    if is_revised:
        _replace(corpus.source, "40 boats", "50 boats")
    corpus.source.rename(corpus.sources / "b.txt")
    corpus.convert()
    assert not corpus.file.exists()
    assert not corpus.base.exists()
    assert corpus.notices[0] == "was a.xml: its source has another name now"
    corpus.file = corpus.tei / "b.xml"
    assert "a <hi>long</hi> letter" in corpus.text
    assert (">50 boats<" in corpus.text) == is_revised
    assert set(corpus.ids()) == set(ids)
    assert corpus.is_settled()
    assert not corpus.notices


def test_another_text_under_another_name_is_new(corpus: Corpus) -> None:
    corpus.source.unlink()
    other = "Letters from the Orchard\n\nNobody in the valley had seen the engines, they said.\n"
    (corpus.sources / "b.txt").write_text(other, encoding="utf-8")
    corpus.convert()
    assert corpus.file.exists()
    assert (corpus.tei / "b.xml").exists()
    assert corpus.notices == ["is kept, although its source a.txt is gone"]


def test_the_file_of_a_removed_source_is_kept_and_said(corpus: Corpus) -> None:
    (corpus.sources / "b.txt").write_text("Letters\n\nNobody wrote.\n", encoding="utf-8")
    corpus.convert()
    before = corpus.file.read_bytes()
    corpus.source.unlink()
    for _ in range(2):
        corpus.convert()
        assert corpus.file.read_bytes() == before
        assert corpus.notices == ["is kept, although its source a.txt is gone"]
    corpus.file.unlink()
    corpus.base.unlink()
    corpus.convert()
    assert not corpus.notices
    assert not corpus.file.exists()


def test_a_source_that_comes_back_is_merged_as_before(corpus: Corpus) -> None:
    corpus.edit(">40 boats<", ">45 boats<")
    corpus.convert()
    before = corpus.files()
    corpus.source.unlink()
    corpus.annotate()
    corpus.source.write_text(SOURCE, encoding="utf-8")
    corpus.convert()
    assert corpus.files() == before


# The base is lost or damaged.

UNMARKED = (re.compile(r"<date [^>]*>3 May 1994</date>"), "3 May 1994")


def unmark(corpus: Corpus) -> str:
    text, count = UNMARKED[0].subn(UNMARKED[1], corpus.text)
    assert count == 1
    corpus.file.write_text(text, encoding="utf-8")
    return text


def test_an_edited_file_without_a_base_counts_as_decided(corpus: Corpus) -> None:
    text = unmark(corpus)
    made = corpus.base.read_bytes()
    corpus.base.unlink()
    corpus.convert()
    assert any("its base is lost" in notice for notice in corpus.notices)
    assert corpus.text == text
    assert corpus.base.exists()
    assert corpus.is_settled()
    assert corpus.text == text
    assert not any("its base is lost" in notice for notice in corpus.notices)
    assert b"3 May 1994" in made


def test_an_edited_file_without_a_base_is_annotated_as_decided(corpus: Corpus) -> None:
    text = unmark(corpus)
    corpus.base.unlink()
    corpus.annotate()
    assert corpus.text == text
    corpus.annotate()
    assert corpus.text == text


def test_an_untouched_file_is_its_own_base(corpus: Corpus) -> None:
    before = corpus.files()
    corpus.base.unlink()
    corpus.convert()
    assert not corpus.notices
    assert corpus.files() == before
    corpus.base.unlink()
    corpus.revise("40 boats", "50 boats")
    unmark(corpus)
    corpus.convert()
    assert "On 3 May 1994 the" in corpus.text


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[: len(data) // 2], id="cut off"),
        pytest.param(lambda data: b"<<<<<<< HEAD\n" + data, id="conflict of versions"),
        pytest.param(lambda data: data.replace(b'"skeleton"', b'"bones"'), id="a field lost"),
        pytest.param(lambda data: b"", id="empty"),
    ],
)
@pytest.mark.parametrize("command", [Corpus.convert, Corpus.annotate], ids=["convert", "annotate"])
def test_a_damaged_base_is_said_and_nothing_is_lost(
    corpus: Corpus, damage: Callable[[bytes], bytes], command: Callable[[Corpus], None]
) -> None:
    text = unmark(corpus)
    corpus.base.write_bytes(damage(corpus.base.read_bytes()))
    command(corpus)
    assert "is not as corpuskit wrote it, and cannot be used" in corpus.problems
    assert corpus.text == text
    corpus.convert()
    assert not any("source" in notice for notice in corpus.notices)
    assert corpus.is_settled()
    assert corpus.text == text


def test_a_register_without_a_base_counts_as_decided(corpus: Corpus) -> None:
    people = corpus.tei / "people.xml"
    text = re.sub(
        r'\s*<person xml:id="akaev.*?</person>', "", people.read_text("utf-8"), flags=re.S
    )
    people.write_text(text, encoding="utf-8")
    (corpus.tei / "base" / "people.json").unlink()
    corpus.convert()
    assert people.read_text(encoding="utf-8") == text
    assert "akaev" not in corpus.text
    assert corpus.is_settled()


# What a person took out, what there is one of, and bases that are another's.


def test_a_paragraph_that_was_taken_out_does_not_come_back_when_the_source_moves_it(
    corpus: Corpus,
) -> None:
    paragraph = re.search(r"\n *<p [^>]*>They sold.*?</p>", corpus.text, re.S)
    assert paragraph is not None
    corpus.edit(paragraph[0], "")
    corpus.convert()
    moved = f"{BOATS} Nobody knew the old bridge any longer, and the winter was long.\n\n"
    text = corpus.source.read_text(encoding="utf-8").replace(moved, "")
    corpus.source.write_text(text.replace("The First Winter\n\n", f"The First Winter\n\n{moved}"))
    corpus.convert()
    assert "They sold" not in corpus.text
    corpus.convert()
    assert "They sold" not in corpus.text


def test_a_second_back_is_not_put_beside_a_persons(corpus: Corpus) -> None:
    back = '\n    <back>\n      <div><p xml:id="mine">By hand.</p></div>\n    </back>'
    corpus.edit("\n    </body>", f"\n    </body>{back}")
    corpus.convert()
    corpus.source.write_text(f"{SOURCE}\n[7] A note that nothing leads to.\n", encoding="utf-8")
    corpus.convert()
    assert corpus.text.count("<back>") == 1
    assert back in corpus.text


def test_the_base_of_another_file_is_not_believed(corpus: Corpus) -> None:
    corpus.edit(' when="1994-05-03"', ' when="1994-05-04"')
    corpus.convert()
    kept = corpus.text
    other = corpus.sources / "b.txt"
    lines = (f"The {n}th mill of the valley stood on a hill of its own.\n\n" for n in range(4, 12))
    other.write_text("The Mills\n\n" + "".join(lines), encoding="utf-8")
    corpus.convert()
    corpus.base.write_bytes((corpus.tei / "base" / "b.json").read_bytes())
    corpus.convert()
    assert any("another file" in problem.message for problem in corpus.outcome.problems)
    assert corpus.text == kept
