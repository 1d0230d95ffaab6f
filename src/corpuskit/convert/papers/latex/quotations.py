"""Quotations by the commands and environments of csquotes, with the citations that they take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from corpuskit.convert.papers.latex.arguments import Argument
from corpuskit.convert.papers.latex.citations import Citer
from corpuskit.convert.papers.paper import Prose

# Reads a stretch of the text into a paragraph.
Inline = Callable[[int, int, Prose], None]


def put_quoted(
    citer: Citer, inline: Inline, name: str, given: Sequence[Argument], prose: Prose
) -> None:
    """Add the last argument in braces in quotation marks, and what the others cite."""
    braced = [each for each in given if not each.optional]
    prose.put("“", braced[-1].start)
    inline(braced[-1].start, braced[-1].end, prose)
    prose.put("”", braced[-1].end)
    if citer.data.is_in(name, "quoted_from") and len(braced) > 1:
        citer.put_keys(braced[-2], _words_of(citer, given), prose)
        return
    for each in given:
        if each.optional:
            # The citation of \textquote stands in brackets, as a command.
            _put_command(inline, each, prose)


def put_source(citer: Citer, inline: Inline, given: Sequence[Argument], prose: Prose) -> None:
    """Let the citation of a displayed quotation stand at its end."""
    for each in given:
        if each.optional and "\\" in citer.text[each.start : each.end]:
            _put_command(inline, each, prose)
        elif not each.optional:
            citer.put_keys(each, _words_of(citer, given), prose)


def _put_command(inline: Inline, argument: Argument, prose: Prose) -> None:
    inline(argument.start, argument.end, made := Prose())
    prose.cites += [replace(cite, offset=len(prose)) for cite in made.cites]


def _words_of(citer: Citer, given: Sequence[Argument]) -> list[str]:
    return [citer.text[each.start : each.end] for each in given if each.optional]
