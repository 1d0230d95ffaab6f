r"""What an author abbreviates by \newcommand and \def, written out where it is used.

Of the language of TeX only this is read: a command with up to nine arguments, the first of which
may be optional. What decides, counts or defines while it is printed is left as it is. Commands that
data/latex.toml knows keep what they mean there, however a style defines them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpuskit.convert.papers.latex.arguments import beyond_blanks, closing_of
from corpuskit.convert.papers.latex.scanning import commands
from corpuskit.convert.papers.latex.traced import Traced, joined, standing_at
from corpuskit.convert.papers.latex.words import words

_NAME = re.compile(r"\s*(?:\{\s*\\([A-Za-z@]+)\s*\}|\\([A-Za-z@]+))")
_COUNT = re.compile(r"\s*\[\s*([0-9])\s*\]")
_BLANK_BRACKET = re.compile(r"\s*\[")
_BLANK_BRACE = re.compile(r"\s*\{")
_PARAMETERS = re.compile(r"((?:#[1-9])*)\s*(?=\{)")
_PARAMETER = re.compile(r"#(#|[1-9])?")
_TOKEN = re.compile(r"\\(?:[A-Za-z@]+|.)|[^\s\\{}]", re.DOTALL)
# What a command of another is no longer simple by: it decides, counts or defines.
_PROGRAM = re.compile(
    r"@|\\(?:if|else|fi|or|expandafter|noexpand|csname|endcsname|let|futurelet|[gex]?def|the|advance|"
    r"(?:new|renew|provide)(?:command|environment)|catcode|global|relax|begingroup|endgroup|number|"
    r"romannumeral|afterassignment|aftergroup|input|include|IfNoValue|IfBoolean|IfValue)"
    r"(?:[A-Za-z]*)"
)
_SPACED = re.compile(r"\\xspace\s*$")
_CITES = re.compile(r"\\[a-z]*(?:cite|quote)[a-z]*")
_PASSES, _GROWTH = 12, 100_000


@dataclass(frozen=True, slots=True)
class Macro:
    """Hold a command of an author's own: its arguments, what the first is if left out, its body."""

    count: int
    default: str | None
    body: str
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Expanded:
    """Hold a text with the author's commands written out, and which could not be: name and place.

    `endless` are those that would never end.
    """

    text: Traced
    not_simple: tuple[tuple[str, int], ...] = ()
    endless: tuple[tuple[str, int], ...] = ()


@dataclass
class _Expander:
    known: dict[str, Macro] = field(default_factory=dict)
    not_simple: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    grown: bool = False

    def once(self, given: Traced, most: int) -> Traced | None:
        """Return a text with each use written out one step; None where nothing is to be done."""
        text = given.text
        pieces: list[Traced] = []
        at, size = 0, len(text)
        self.last = {}
        for found in commands(text):
            if found.start() < at:
                continue
            name = found["name"]
            if name in words().lists["defining"]:
                end = self._defined(name, found, given)
                if end:
                    pieces.append(given.part(at, found.start()))
                    at = end
            elif name in self.known and size >= most:
                self.last.setdefault(name, given.at[found.start()])
                self.grown = True
            elif name in self.known:
                use = _use(self.known[name], given, found)
                if use is None:
                    continue
                made, end = use
                self.last.setdefault(name, given.at[found.start()])
                pieces += (given.part(at, found.start()), made)
                size += len(made.text)
                at = end
        return joined((*pieces, given.part(at, len(text)))) if pieces else None

    def _defined(self, command: str, found: re.Match[str], given: Traced) -> int | None:
        """Keep a definition, and return where it ends; None where it is none that is read."""
        made = _definition(command, given.text, found.end())
        if made is None:
            return None
        name, macro, end = made
        if words().knows(name) or (command == "providecommand" and name in self.known):
            return end
        self.known.pop(name, None)
        self.not_simple.pop(name, None)
        if macro is not None:
            self.known[name] = macro
        elif _CITES.search(given.text, found.end(), end):
            self.not_simple[name] = given.at[found.start()]
        return end


def expanded(given: Traced) -> Expanded:
    """Return a text with the commands that it defines written out where they are used.

    Every character that a definition puts in stands at the place of its use, every one of an
    argument at its own.
    """
    expander = _Expander()
    most = len(given.text) + _GROWTH
    for _ in range(_PASSES):
        made = expander.once(given, most)
        if made is None:
            break
        given = made
        if expander.grown or not expander.last:
            break
    endless = tuple(expander.last.items())
    # A style defines much that no paper uses.
    used = {found["name"] for found in commands(given.text)}
    left = tuple(each for each in expander.not_simple.items() if each[0] in used)
    return Expanded(given, left, endless)


def _definition(command: str, text: str, at: int) -> tuple[str, Macro | None, int] | None:
    """Return what is defined: the name, the macro if it is simple, and where all ends."""
    named = _NAME.match(text, at)
    if named is None:
        return None
    name, at = named[1] or named[2], named.end()
    count, default = 0, None
    plain = not command.endswith("DocumentCommand")
    if command.endswith("def"):
        parameters = _PARAMETERS.match(text, at)
        if parameters is None:
            # What stands between arguments as a delimiter is passed over up to the body.
            plain, at = False, text.find("{", at)
        else:
            count, at = len(parameters[1]) // 2, parameters.end()
    elif plain:
        if counted := _COUNT.match(text, at):
            count, at = int(counted[1]), counted.end()
        if (bracket := _BLANK_BRACKET.match(text, at)) and count:
            closing = closing_of(text, bracket.end() - 1, len(text), "[")
            if closing is None:
                return None
            default, at = text[bracket.end() : closing], closing + 1
    elif (specified := _group(text, at)) is not None:
        at = specified[1]
    body = _group(text, at) if at >= 0 else None
    if body is None:
        return None
    inner, end = body
    spaced = bool(_SPACED.search(inner))
    inner = _SPACED.sub("", inner)
    used = [int(each) for each in _PARAMETER.findall(inner) if each.isdecimal()]
    simple = plain and not _PROGRAM.search(inner) and max(used, default=0) <= count
    return name, Macro(count, default, inner, spaced) if simple else None, end


def _group(text: str, at: int) -> tuple[str, int] | None:
    """Return what stands in the braces at a place, and where they end."""
    brace = _BLANK_BRACE.match(text, at)
    closing = closing_of(text, brace.end() - 1, len(text), "{") if brace else None
    if brace is None or closing is None:
        return None
    return text[brace.end() : closing], closing + 1


def _use(macro: Macro, given: Traced, found: re.Match[str]) -> tuple[Traced, int] | None:
    """Return what a use of a macro stands for, and where it ends; None where arguments lack."""
    text, at = given.text, found.end()
    place = given.at[found.start()]
    values: list[Traced] = []
    if macro.default is not None:
        bracket = _BLANK_BRACKET.match(text, beyond_blanks(text, at, len(text)))
        closing = closing_of(text, bracket.end() - 1, len(text), "[") if bracket else None
        if bracket is not None and closing is not None:
            values.append(given.part(bracket.end(), closing))
            at = closing + 1
        else:
            values.append(standing_at(macro.default, place))
    while len(values) < macro.count:
        at = beyond_blanks(text, at, len(text))
        if text.startswith("{", at):
            closing = closing_of(text, at, len(text), "{")
            if closing is None:
                return None
            values.append(given.part(at + 1, closing))
            at = closing + 1
        elif token := _TOKEN.match(text, at):
            values.append(given.part(*token.span()))
            at = token.end()
        else:
            return None
    if not macro.count and not macro.spaced:
        at = beyond_blanks(text, at, len(text))
    return joined(_filled(macro.body, values, place)), at


def _filled(body: str, values: list[Traced], place: int) -> Iterator[Traced]:
    at = 0
    for found in _PARAMETER.finditer(body):
        yield standing_at(body[at : found.start()], place)
        if found[1] and found[1].isdecimal():
            yield values[int(found[1]) - 1]
        at = found.end()
    yield standing_at(body[at:], place)
