"""Citations in LaTeX: by the commands of biblatex, natbib and LaTeX itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpuskit.convert.papers.latex.arguments import Argument, arguments
from corpuskit.convert.papers.latex.words import Words
from corpuskit.convert.papers.locators import locator_in
from corpuskit.convert.papers.paper import Cite, Prose, surname_for

_VERB = re.compile(r"\s+[a-z]")
_COMMAND_IN_ARGUMENT = re.compile(r"\\[A-Za-z]+\*?|[{}]")


@dataclass(frozen=True, slots=True)
class Citer:
    """Read the citations of a text; `names` are surnames by the keys of works."""

    text: str
    names: Mapping[str, str]
    data: Words

    def put_cited(self, name: str, found: re.Match[str], end: int, prose: Prose) -> int:
        """Add what a command cites, and return where its arguments end."""
        several = self.data.is_in(name, "several")
        given, beyond = arguments(
            self.text, found.end(), end, braces=9 if several else 1, rounds=several
        )
        optional: list[str] = []
        begun = False
        # «It fell. \cite{a} counts 44» would be one sentence without a word for the citation.
        subject = len(prose) and _VERB.match(self.text, beyond) and prose.begins_sentence()
        named = self.data.is_in(name, "named") or bool(given and subject)
        if not named:
            prose.close_gap()
        for each in given:
            if each.optional:
                if self.text[each.start - 1] == "[":
                    optional.append(self.text[each.start : each.end])
                continue
            if named and begun:
                prose.put(" and ", found.start())
            self.put_keys(each, optional, prose, named_at=found.start() if named else None)
            optional, begun = [], True
        return beyond if given else found.end()

    def put_keys(
        self,
        argument: Argument,
        optional: Sequence[str],
        prose: Prose,
        *,
        named_at: int | None = None,
    ) -> None:
        """Add the citations of some keys; the names of their authors where they are printed.

        `optional` are the words before the keys and the page, as arguments; `named_at` is where
        the command stands that prints the names.
        """
        behind = optional[-1] if optional else ""
        prefix = optional[0] if len(optional) > 1 else ""
        at = argument.start
        keys = self.text[argument.start : argument.end].split(",")
        for number, part in enumerate(keys):
            key = part.strip()
            start = at + len(part) - len(part.lstrip())
            at += len(part) + 1
            if not key:
                continue
            last = number == len(keys) - 1
            locator = locator_in(f", {_plain(behind)}") if last else ""
            named = named_at is not None
            cite = Cite(
                key, len(prose), start, start + len(key), locator, _plain(prefix), named=named
            )
            prose.cites.append(cite)
            if named_at is not None:
                if number:
                    prose.put(" and ", start)
                prose.put_name(surname_for(key, self.names), named_at)


def _plain(text: str) -> str:
    """Return the words of a short argument without commands."""
    text = _COMMAND_IN_ARGUMENT.sub("", text.replace("~", " ").replace("\\,", " "))
    return " ".join(text.split())
