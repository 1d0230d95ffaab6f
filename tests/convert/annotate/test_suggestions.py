"""A pipeline's people are suggestions: marked as its guess, and never in the way of ours."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpuskit.convert.annotate.suggestions import Suggester, load_pipeline
from corpuskit.convert.corpus import annotate_corpus, convert_corpus
from corpuskit.core.config import find_config
from corpuskit.core.errors import CorpuskitError
from corpuskit.tei.document import load
from corpuskit.tei.validate import validate

SOURCE = (
    "Dr Maria Orr counted 40 nets at Selby in May 1988. "
    "The keeper Qubble's lamp was lit by Maria Orr, and by nobody else.\n"
)


@dataclass
class Entity:
    start_char: int
    end_char: int
    label_: str


@dataclass
class Doc:
    ents: list[Entity]


class Pipeline:
    """Find fixed words in a text, as a pipeline of spaCy's would."""

    def __init__(self, *people: str) -> None:
        self.people = people
        self.meta = {"lang": "en", "name": "fake_md", "version": "1.2"}

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        for text in texts:
            yield Doc(
                [
                    *(
                        Entity(*m.span(), "PERSON")
                        for p in self.people
                        for m in re.finditer(p, text)
                    ),
                    *(Entity(*m.span(), "GPE") for m in re.finditer("Selby", text)),
                ]
            )


def suggester(*people: str) -> Suggester:
    return Suggester.of(Pipeline(*people))


def converted(folder: Path, *people: str) -> str:
    source = folder / "nets.txt"
    source.write_text(SOURCE, encoding="utf-8")
    outcome = convert_corpus([source], folder, suggester=suggester(*people) if people else None)
    assert not outcome.problems
    return (folder / "nets.xml").read_text(encoding="utf-8")


def test_only_what_nobody_read_is_suggested(tmp_path: Path) -> None:
    text = converted(tmp_path, "Qubble's", "Maria Orr", "40 nets", "keeper")
    assert re.findall(r'<persName resp="#en_fake_md" cert="low">(.*?)<', text) == ["Qubble"]
    assert text.count("<persName") == 3
    assert '<respStmt xml:id="en_fake_md">' in text
    assert "spaCy pipeline en_fake_md 1.2" in text
    assert not validate(load(tmp_path / "nets.xml"))
    assert "Qubble" not in (tmp_path / "people.xml").read_text(encoding="utf-8")


def test_what_is_known_as_something_else_is_not_suggested(tmp_path: Path) -> None:
    source = tmp_path / "nets.txt"
    source.write_text("The Norwegian keeper saw Qubble, and Oslo too.\n", encoding="utf-8")
    convert_corpus([source], tmp_path, suggester=suggester("Norwegian", "Oslo", "Qubble"))
    text = (tmp_path / "nets.xml").read_text(encoding="utf-8")
    assert re.findall(r"<persName[^>]*>(.*?)<", text) == ["Qubble"]


def test_a_file_that_is_there_is_suggested_into_and_left_alone_then(tmp_path: Path) -> None:
    before = converted(tmp_path)
    file = tmp_path / "nets.xml"
    annotate_corpus([file], suggester=suggester("Qubble"))
    after = file.read_text(encoding="utf-8")
    assert after.count('resp="#en_fake_md"') == 1
    assert '<respStmt xml:id="en_fake_md">' in after
    assert not annotate_corpus([file], suggester=suggester("Qubble")).written
    assert converted(tmp_path, "Qubble") == after
    annotate_corpus([file])
    assert "<persName resp" not in file.read_text(encoding="utf-8")
    assert re.findall(r"<persName.*?<", file.read_text()) == re.findall(r"<persName.*?<", before)


def test_what_a_person_makes_of_a_suggestion_stands(tmp_path: Path) -> None:
    text = converted(tmp_path, "Qubble", "nobody Else")
    file = tmp_path / "nets.xml"
    taken_out = re.sub(r"<persName resp[^>]*>(.*?)</persName>", r"\1", text)
    file.write_text(taken_out, encoding="utf-8")
    annotate_corpus([file], suggester=suggester("Qubble"))
    assert file.read_text(encoding="utf-8") == taken_out
    accepted = text.replace('<persName resp="#en_fake_md" cert="low">', '<persName n="checked">')
    file.write_text(accepted, encoding="utf-8")
    for _ in range(2):
        outcome = annotate_corpus([file], suggester=suggester("Qubble"))
        assert file.read_text(encoding="utf-8") == accepted
        assert not outcome.problems


def test_a_suggestion_that_ours_finds_later_becomes_ours(tmp_path: Path) -> None:
    converted(tmp_path, "Qubble")
    source, file = tmp_path / "nets.txt", tmp_path / "nets.xml"
    source.write_text(SOURCE + "\nMr John Qubble wrote that down.\n", encoding="utf-8")
    convert_corpus([source], tmp_path, suggester=suggester("Qubble"))
    text = file.read_text(encoding="utf-8")
    assert "<persName resp" not in text
    assert re.findall(r"<persName ([^>]*)>Qubble<", text) == ['ref="people.xml#qubble-john"']


def test_without_spacy_the_way_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(CorpuskitError, match=r"pip install 'corpuskit\[spacy\]'"):
        load_pipeline("en_core_web_md")


def test_a_pipeline_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Spacy:
        @staticmethod
        def load(name: str, exclude: list[str]) -> None:
            raise OSError(f"[E050] Can't find model '{name}'.\nIt is nowhere.")

    monkeypatch.setitem(sys.modules, "spacy", Spacy)
    with pytest.raises(CorpuskitError, match=r"E050.*python -m spacy download en_core_web_md"):
        load_pipeline("en_core_web_md")


def test_the_setting_stands_in_its_table(tmp_path: Path) -> None:
    settings = tmp_path / "corpuskit.toml"
    settings.write_text('[annotate]\nspacy = "en_core_web_md"\n', encoding="utf-8")
    assert find_config(tmp_path).spacy == "en_core_web_md"
    for wrong in (
        'spacy = "en"',
        'annotate = "spacy"',
        "[annotate]\nspacy = 1",
        "[annotate]\na = 1",
    ):
        settings.write_text(wrong + "\n", encoding="utf-8")
        with pytest.raises(CorpuskitError):
            find_config(tmp_path)
