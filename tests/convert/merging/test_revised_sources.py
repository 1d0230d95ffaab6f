"""What changed in a source comes in as a whole or not at all, and costs no person's annotation."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from corpuskit.convert.corpus import Outcome, convert_corpus

FIRST = (
    "The channel of Lauris has been dredged three times since 1987. Prime Minister Joan Sabat "
    "called it a door. Anton Veresh visited the harbour on 14 May 1988 and left."
)
OTHER = "Between 1993 and 1998 traffic grew by 30 per cent. Some 1 200 workers were employed then."
LAST = "The pilots returned to work in August 1993."


class Corpus:
    """A source and its TEI in a folder."""

    def __init__(self, folder: Path, *paragraphs: str) -> None:
        self.source, self.file, self.folder = folder / "a.txt", folder / "a.xml", folder
        self.convert(*paragraphs)

    def convert(self, *paragraphs: str) -> Outcome:
        """Convert the source with these paragraphs, or as it is."""
        if paragraphs:
            text = "\n\n".join(("On the channel", "Edda Marlowe", *paragraphs))
            self.source.write_text(f"{text}\n", encoding="utf-8")
        return convert_corpus([self.source], self.folder)

    @property
    def tei(self) -> str:
        """The TEI file."""
        return self.file.read_text(encoding="utf-8")

    @property
    def words(self) -> list[str]:
        """The paragraphs without their tags."""
        found = re.findall(r"<p xml:id.*?</p>", self.tei, re.DOTALL)
        return [re.sub("<[^>]*>", "", each) for each in found]

    def edit(self, old: str, new: str) -> None:
        """Edit the TEI as a person does."""
        assert old in self.tei
        self.file.write_text(self.tei.replace(old, new), encoding="utf-8")


def test_another_paragraph_is_not_mixed_with_one_that_a_person_edited(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path, FIRST, LAST)
    corpus.edit("called it a door", "named it a door")
    edited = corpus.tei

    outcome = corpus.convert(OTHER, LAST)

    assert corpus.tei == edited
    assert [each.message for each in outcome.notices] == [
        f"the source now says «{OTHER}» here, where the file was edited"
    ]
    assert corpus.convert().notices
    assert not corpus.convert().written


def test_a_paragraph_is_parted_within_a_date(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path, FIRST, LAST)

    outcome = corpus.convert(FIRST.replace("14 May 1988", "14 May.\n\n1988"), LAST)

    assert not outcome.notices
    assert corpus.words[0].endswith("harbour on 14 May.")
    assert corpus.words[1] == "1988 and left."
    assert not corpus.convert().written


def test_a_paragraph_follows_upon_an_annotation(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path, FIRST, LAST.removesuffix("."))

    outcome = corpus.convert(FIRST, LAST.removesuffix("."), OTHER)

    assert not outcome.notices
    assert corpus.words[-1] == OTHER
    assert not corpus.convert().written


def test_words_that_a_person_annotated_are_not_taken_away(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path, FIRST, LAST)
    corpus.edit("a door", '<rs type="metaphor">a door</rs>')

    outcome = corpus.convert(
        FIRST.replace("Prime Minister Joan Sabat called it a door. ", ""), LAST
    )

    assert '<rs type="metaphor">a door</rs>' in corpus.tei
    assert len(outcome.notices) == 1


def test_what_cannot_come_in_uses_up_no_numbers(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path, FIRST, LAST)
    corpus.edit("called it a door", "named it a door")
    corpus.convert(OTHER, "A note of 1994.", LAST)

    assert not corpus.convert().written


def test_a_file_that_was_indented_anew_takes_in_what_changed(tmp_path: Path) -> None:
    cited = f"{FIRST}¹"
    note = "¹ Harbour Office, *Yearbook of the Port* (Lauris Press: Lauris, 1988), p. 14."
    corpus = Corpus(tmp_path, LAST, cited, note)
    tree = etree.parse(corpus.file)
    etree.indent(tree, "\t")
    tree.write(corpus.file, encoding="utf-8", xml_declaration=True)

    outcome = corpus.convert(LAST, OTHER)

    assert not outcome.notices
    assert [each.strip() for each in corpus.words] == [LAST, OTHER]
    assert not corpus.convert().written


def test_a_file_with_the_line_ends_of_old_takes_in_what_changed(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path, LAST, FIRST)
    corpus.file.write_bytes(corpus.file.read_bytes().replace(b"\n", b"\r"))

    outcome = corpus.convert(LAST)

    assert not outcome.notices
    assert corpus.words == [LAST]


def test_what_a_decision_is_about_does_not_go(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path, FIRST, LAST)
    decision = '<fs type="claim" corresp="#d2"><f name="verdict"><symbol value="right"/></f></fs>'
    corpus.edit("</teiHeader>", f"</teiHeader><standOff>{decision}</standOff>")

    outcome = corpus.convert(OTHER, LAST)

    assert '<date xml:id="d2"' in corpus.tei
    assert len(outcome.notices) == 1
    assert not outcome.problems


def test_paragraphs_whose_ids_were_taken_away_trade_places(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path, FIRST, LAST, OTHER)
    text = re.sub(r' xml:id="[a-z]+[0-9]+"', "", corpus.tei)
    corpus.file.write_text(text, encoding="utf-8")

    outcome = corpus.convert(OTHER, LAST, FIRST)

    assert not outcome.notices
    assert corpus.tei.index("Between") < corpus.tei.index("August") < corpus.tei.index("Lauris")
    assert not corpus.convert().written


MARKED = """\
The Long Canal

The canal was dug in 1901.[^1] It fell in 1902.[^9] They left. See note 1 for the year. It rained.

[^1]: A. Lee, The Canal (Oxford: Clarendon, 1950), p. 3.
"""


def test_a_mark_without_a_note_stays_and_a_reference_to_a_note_is_no_structure(
    tmp_path: Path,
) -> None:
    source, out = tmp_path / "canal.txt", tmp_path / "tei"
    source.write_text(MARKED, encoding="utf-8")
    convert_corpus([source], out)
    first = (out / "canal.xml").read_bytes()
    assert b'type="noteMark">[^9]</ref>' in first
    assert b'type="note" target="#note1">note 1</ref>' in first
    convert_corpus([source], out)
    assert (out / "canal.xml").read_bytes() == first
    source.write_text(MARKED.replace(" See note 1 for the year. It rained.", ""), encoding="utf-8")
    outcome = convert_corpus([source], out)
    assert not outcome.notices
    assert b"They left.</p>" in (out / "canal.xml").read_bytes()
