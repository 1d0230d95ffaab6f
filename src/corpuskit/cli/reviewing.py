"""The conversation of `corpuskit review`: a question on the screen, a key, the next one."""

from __future__ import annotations

import shutil
import sys
import textwrap
from functools import partial
from pathlib import Path

import click
from rapidfuzz import fuzz, process

from corpuskit.cli.keys import read_key
from corpuskit.cli.options import counted, warn
from corpuskit.core.errors import Problem
from corpuskit.core.findings import Location
from corpuskit.core.questions import Answer, Choice, Question, Sort
from corpuskit.core.result import shown_from
from corpuskit.lint.review.refusal import RefusedError
from corpuskit.lint.review.session import Session
from corpuskit.lint.review.shelf import KINDS
from corpuskit.lint.review.typed import forms
from corpuskit.report.render import printable
from corpuskit.report.review import render_passage, render_place, render_stakes
from corpuskit.tei.names import local
from corpuskit.tei.registers import read_register

KEYS = {
    "a": Choice.ACCEPT,
    "r": Choice.REJECT,
    "c": Choice.CORRECT,
    "p": Choice.POINT,
    "m": Choice.MERGE,
    "x": Choice.SPLIT,
}
_HELP = {
    (Sort.DOUBT, Choice.ACCEPT): "it is right: sign it, and take the doubt out",
    (Sort.DOUBT, Choice.REJECT): "it is none: take the mark out, leave the words",
    (Sort.DOUBT, Choice.CORRECT): "type the right value",
    (Sort.DOUBT, Choice.POINT): "choose the entry of a register that is meant",
    (Sort.ENTRY, Choice.ACCEPT): "the entry is right: sign it",
    (Sort.ENTRY, Choice.REJECT): "it is none: take it out, and its marks in the text",
    (Sort.ENTRY, Choice.CORRECT): "type the name that is to stand first",
    (Sort.ENTRY, Choice.MERGE): "it is another entry: bring its names and marks there",
    (Sort.ENTRY, Choice.SPLIT): "it is two: choose the names of the second",
    (Sort.PAIR, Choice.ACCEPT): "they are one: keep the first",
    (Sort.PAIR, Choice.REJECT): "they are two: say so, and never ask again",
    (Sort.PAIR, Choice.MERGE): "they are one: keep the second",
}
# Control-D, as it arrives where it was pressed before the key was asked for too; Control-Z.
_ENDS = frozenset("\x04\x00\x1a")
_NEAREST = 8
_MORE_PLACES = 3


class Conversation:
    """Show questions and read keys: one at a time on a terminal, a line each elsewhere."""

    def __init__(self, session: Session, *, color: bool) -> None:
        self._session = session
        self._color = color
        self._is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
        self._shown = partial(shown_from, Path.cwd())
        self._said: tuple[Problem, ...] = ()

    def run(self) -> None:
        """Ask until nothing is left, or the person or the input ends it."""
        try:
            while (question := self._next()) is not None and self._ask(question):
                pass
        except EOFError:
            click.echo()
        finally:
            self._farewell()

    def _next(self) -> Question | None:
        if changed := self._session.refresh():
            names = ", ".join(path.name for path in changed)
            click.echo(f"{names} changed on disk and was read again.")
        if self._session.problems != self._said:
            self._said = self._session.problems
            warn(self._said)
        return self._session.current()

    def _ask(self, question: Question) -> bool:
        """Ask until a question is answered; return False where the person quits."""
        self._show(question)
        while True:
            key = self._key(question)
            if key == "q":
                return False
            if key in ("?", "w"):
                (self._help if key == "?" else self._elsewhere)(question)
                continue
            try:
                if key == "b":
                    if self._session.back():
                        return True
                    click.echo("Nothing to take back in this session.")
                elif key == "A":
                    return self._accept_alike(question)
                elif key == "s":
                    self._session.skip(question)
                    return True
                elif (answer := self._answer(question, KEYS[key])) is not None:
                    self._session.answer(question, answer)
                    return True
            except RefusedError as error:
                self._say(f"Not done: {error}.")
                if question not in self._session.questions:
                    return True

    def _show(self, question: Question) -> None:
        number, total = self._session.progress(question)
        stakes = render_stakes(question)
        head = [f"{number} of {total}", render_place(question, self._shown), question.what]
        click.echo()
        click.echo(self._bold(" · ".join((*head, stakes) if stakes else head)))
        for place in question.places[: _at_first(question)]:
            if place.path != question.path:
                click.echo(f"  {self._shown(place.path)}:{place.line}")
            if place.quote:
                click.echo(render_passage(place, _width(), self._paint))
        self._say(f"read as  {printable(question.reads)}", hang=11)
        self._say(f"because  {printable(question.why)}", hang=11)

    def _key(self, question: Question) -> str:
        names = [key for key, choice in KEYS.items() if choice in question.choices]
        names += ["w", "s", "b", "q", "?"] if self._hidden(question) else ["s", "b", "q", "?"]
        words = [f"[{key}]{_rest(key)}" for key in names]
        if alike := self._session.alike(question):
            names.append("A")
            words.insert(1, f"[A]ccept {len(alike)} alike")
        # A key and its word stay together where the line wraps; the answer stands behind them.
        asked = self._wrapped(" ".join(word.replace(" ", "\x00") for word in words))
        while True:
            click.echo(f"{asked} ".replace("\x00", " "), nl=False)
            typed = read_key() if self._is_terminal else self._line()
            typed = typed if typed == "A" else typed.lower()
            if self._is_terminal:
                click.echo(typed if typed.isprintable() else "")
                if typed in _ENDS:
                    raise EOFError
            if typed in names:
                return typed
            if typed.strip():
                click.echo(f"  {printable(typed)!r} is no key here; ? explains them.")

    def _answer(self, question: Question, choice: Choice) -> Answer | None:
        """Return the answer, with what has to be typed; None where the person typed nothing."""
        if choice is Choice.CORRECT:
            book = self._session.shelf.books[Path(question.path)]
            tag = local(str(book.nodes[question.number].tag))
            is_name = question.sort is Sort.ENTRY
            self._say(f"Give {'the name in full' if is_name else forms(tag)}.")
            typed = self._prompt("value")
            return Answer(choice, typed) if typed else None
        if choice is Choice.SPLIT:
            return self._split(question)
        if choice is Choice.MERGE and question.sort is Sort.PAIR:
            return Answer(choice, question.other)
        if choice in (Choice.POINT, Choice.MERGE):
            typed = self._entry(question)
            return Answer(choice, typed) if typed else None
        return Answer(choice)

    def _accept_alike(self, question: Question) -> bool:
        """Accept a question and those that are alike, one after the other."""
        for each in self._session.alike(question):
            self._session.answer(each, Answer(Choice.ACCEPT))
        return True

    def _split(self, question: Question) -> Answer | None:
        for number, name in enumerate(question.names, 1):
            click.echo(f"  {number}  {printable(name)}")
        typed = self._prompt("numbers of the names that are another's")
        numbers = typed.replace(",", " ").split()
        if not numbers:
            return None
        if not all(n.isdecimal() and 1 <= int(n) <= len(question.names) for n in numbers):
            raise RefusedError(f"give numbers from 1 to {len(question.names)}")
        return Answer(Choice.SPLIT, names=tuple(question.names[int(n) - 1] for n in numbers))

    def _entry(self, question: Question) -> str:
        """Let the person choose an entry by part of its name; return its pointer, or nothing."""
        typed = self._prompt("part of the name, or the id")
        if not typed:
            return ""
        named = self._entries(question)
        if typed in (bare := {pointer.rpartition("#")[2]: pointer for pointer in named}):
            return bare[typed]
        # The full names are looked through as well as the ids.
        found = process.extract(typed, named, scorer=fuzz.WRatio, limit=_NEAREST, score_cutoff=50)
        if not found:
            raise RefusedError(f"no entry is called like {typed!r}")
        for number, (words, _, pointer) in enumerate(found, 1):
            click.echo(f"  {number}  {printable(words)}  ({pointer})")
        chosen = self._prompt("number")
        if not chosen:
            return ""
        if not chosen.isdecimal() or not 1 <= int(chosen) <= len(found):
            raise RefusedError(f"give a number from 1 to {len(found)}")
        return str(found[int(chosen) - 1][2])

    def _entries(self, question: Question) -> dict[str, str]:
        """Return the names of the entries that may be meant, by pointer."""
        shelf, path = self._session.shelf, Path(question.path)
        files = (path.name,) if question.sort is Sort.ENTRY else tuple(KINDS)
        books = (shelf.books.get(path.with_name(file)) for file in files)
        return {
            f"{book.path.name}#{entry.identifier}": ", ".join(entry.names)
            for book in books
            if book is not None and book.kind is not None
            for entry in read_register(book.kind, book.document.tree)
            if entry.identifier != question.identifier
        }

    def _help(self, question: Question) -> None:
        told = [(k, _HELP[question.sort, c]) for k, c in KEYS.items() if c in question.choices]
        if self._session.alike(question):
            told.append(
                ("A", "accept this and all that say the same of the same words in this file")
            )
        told.append(("s", "skip: it comes again at the end, and in the next review"))
        told.append(("b", "back: take the last answer back, byte for byte"))
        told.append(("q", "quit: what is decided is written"))
        if self._hidden(question):
            told.append(("w", "where: the other passages"))
        for key, words in told:
            self._say(f"{key}  {words}", hang=5)

    def _elsewhere(self, question: Question) -> None:
        hidden = self._hidden(question)
        for place in hidden[:_MORE_PLACES]:
            click.echo(f"  {self._shown(place.path)}:{place.line}")
            click.echo(render_passage(place, _width(), self._paint))
        for place in hidden[_MORE_PLACES:]:
            click.echo(f"  {self._shown(place.path)}:{place.line}  {printable(place.quote)}")

    def _hidden(self, question: Question) -> tuple[Location, ...]:
        """Return the passages that are not shown with the question itself."""
        return question.places[_at_first(question) :]

    def _say(self, words: str, hang: int = 2) -> None:
        click.echo(self._wrapped(words, hang))

    def _wrapped(self, words: str, hang: int = 2) -> str:
        indented = textwrap.TextWrapper(
            _width(),
            initial_indent="  ",
            subsequent_indent=" " * hang,
            break_on_hyphens=False,
        )
        return indented.fill(words)

    def _prompt(self, words: str) -> str:
        click.echo(f"  {words}: ", nl=False)
        return self._line()

    def _line(self) -> str:
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.strip()

    def _farewell(self) -> None:
        left = len(self._session.questions)
        click.echo(f"\n{counted(self._session.decided, 'decision')} written, {left} left")

    def _bold(self, words: str) -> str:
        return click.style(words, bold=True) if self._color else words

    def _paint(self, words: str) -> str:
        return click.style(words, reverse=True) if self._color else f"[[{words}]]"


def _at_first(question: Question) -> int:
    return 2 if question.sort is Sort.PAIR else 1


def _width() -> int:
    return shutil.get_terminal_size((80, 24)).columns


def _rest(key: str) -> str:
    words = {**{k: choice.value for k, choice in KEYS.items()}, "s": "skip", "b": "back"}
    words |= {"q": "quit", "w": "where", "?": " help", "x": " split"}
    return words[key].removeprefix(key)
