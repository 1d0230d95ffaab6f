"""corpuskit review."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from corpuskit.cli.options import (
    PATHS,
    alone,
    configured,
    counted,
    documents_meant,
    wants_color,
    warn,
)
from corpuskit.cli.output import say, tell
from corpuskit.core.config import Config
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.git import answer
from corpuskit.core.questions import Question, Sort
from corpuskit.core.result import shown_from
from corpuskit.lint.corpus import findings_of, read_corpus
from corpuskit.lint.documents import find_documents
from corpuskit.lint.memory import remembering
from corpuskit.lint.policy import chosen_by
from corpuskit.lint.review.asking import Stakes, stakes_of
from corpuskit.lint.review.session import Session
from corpuskit.report.review import render_list, render_questions_json

_LONGEST_NAME = 100
# The machine takes these from lists and full names; few of its proposals are wrong.
_WELL_KNOWN = frozenset({"place", "organisation"})


@click.command(name="review", epilog="Example: corpuskit review corpus/tei --only entry")
@click.argument("paths", nargs=-1, type=PATHS)
@click.option("--as", "person", metavar="NAME", help="Who decides. Default: git's user.name.")
@click.option(
    "--only",
    type=click.Choice([sort.value for sort in Sort]),
    help="Marks in doubt, entries of registers, or entries that may be one.",
)
@click.option("--all", "every", is_flag=True, help="Places and organisations too.")
@click.option("--list", "listed", is_flag=True, help="Print what would be asked; change nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), help="Of --list.")
@click.option("--no-color", is_flag=True, help="Print without colours.")
def command(
    paths: tuple[Path, ...],
    person: str | None,
    only: str | None,
    every: bool,
    listed: bool,
    form: str | None,
    no_color: bool,
) -> int:
    """Ask about what the machine is unsure of in PATHS; write each answer at once.

    Marks with a low @cert, people and treaties that nobody confirmed, entries that may be one.
    Answers are signed with @resp; convert and annotate keep them. With --list the exit status is 1
    where something would be asked.
    """
    if form and not listed:
        raise CorpuskitError("--format says how --list prints; add --list")
    config = configured(paths[0] if paths else Path.cwd())
    documents = documents_meant(paths, config)
    named = "" if listed else _person(person, config.root)
    chosen = partial(_is_of, only, every)
    if sys.stderr.isatty():
        tell("comparing the documents ...")
    session = Session(documents, _stakes(config, documents), named, chosen)
    unread = any(problem.fatal for problem in session.problems)
    if listed:
        warn(session.problems)
        _print(session, form or "text")
        return 2 if unread else int(bool(session.questions))
    if not session.questions:
        warn(session.problems)
        tell("nothing to ask")
        return 2 if unread else 0
    from corpuskit.cli.reviewing import Conversation

    with alone(config, documents[0].parent):
        Conversation(session, color=wants_color(no_color)).run()
    return 2 if any(problem.fatal for problem in session.problems) else 0


def _is_of(only: str | None, every: bool, question: Question) -> bool:
    if question.sort is Sort.ENTRY and not every and question.what in _WELL_KNOWN:
        return False
    return only is None or question.sort.value == only


def _print(session: Session, form: str) -> None:
    render = render_questions_json if form == "json" else render_list
    say(render(session.questions, partial(shown_from, Path.cwd())), end="")
    tell(f"{counted(len(session.questions), 'question')}")


def _stakes(config: Config, documents: tuple[Path, ...]) -> Stakes:
    """Return what findings are about; the whole corpus is compared, also for one file of it."""
    folders = dict.fromkeys(path.parent for path in documents)
    with remembering(config) as memory:
        extracts, _ = read_corpus(find_documents(tuple(folders)), read=memory.read)
        return stakes_of(findings_of(extracts, chosen_by(config)))


def _person(given: str | None, folder: Path) -> str:
    """Return who decides: as given, as git knows them, or as they say when asked once.

    Raises CorpuskitError where nobody can be asked.
    """
    name = _plain(given if given is not None else _known_to_git(folder))
    if not name and given is None and sys.stdin.isatty():
        name = _plain(click.prompt("Your name, for @resp", default="", show_default=False))
    if not name or len(name) > _LONGEST_NAME:
        raise CorpuskitError("who decides? Give your name with --as NAME")
    return name


def _plain(name: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def _known_to_git(folder: Path) -> str:
    try:
        found = answer(folder, "config", "user.name")
    except CorpuskitError:
        return ""
    return (found or b"").decode("utf-8", "replace").strip()
