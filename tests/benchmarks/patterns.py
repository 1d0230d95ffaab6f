"""Collect every regular expression of the package and hunt for texts on which one is slow.

    python tests/benchmarks/patterns.py               # a table of those that are not linear
    python tests/benchmarks/patterns.py --characters 8000 --among figure_tokens

The patterns are those that are compiled while every module is imported and a small corpus is
converted and checked, so that those made of word lists are among them. The texts are made from each
pattern: what leads to one of its repetitions, what it repeats many times, and what it cannot end
with. Growth is the time for 4n over that for n: four is linear, sixteen quadratic.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

SOURCE = Path(__file__).parents[2] / "src"
SEARCHES = frozenset({"search", "finditer", "sub", "subn", "split", "findall", "scanner"})
MATCHES = frozenset({"match", "fullmatch"})
# A repetition up to fewer than this is bounded.
MANY = 1000
# Below this nothing is slow, whatever it grows like: seconds for 4n characters.
NOTICED = 0.004
STEEP = 9.0

COLLECT = """
import importlib, json, pkgutil, re, sys, tempfile
from pathlib import Path
from re import _compiler
made = {}
compiled = _compiler.compile
def noted(pattern, flags=0):
    frame = sys._getframe(1)
    while frame.f_code.co_filename.rpartition("/")[0].endswith("/re"):
        frame = frame.f_back
    if "/corpuskit/" in frame.f_code.co_filename and isinstance(pattern, (str, bytes)):
        text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
        key = (text, int(flags), isinstance(pattern, bytes))
        made.setdefault(key, (frame.f_code.co_filename, frame.f_lineno))
    return compiled(pattern, flags)
_compiler.compile = noted
re._compiler.compile = noted
import corpuskit
for module in pkgutil.walk_packages(corpuskit.__path__, "corpuskit."):
    if "__main__" not in module.name:
        importlib.import_module(module.name)
from corpuskit.cli import cli
from click.testing import CliRunner
with tempfile.TemporaryDirectory() as name:
    import os
    os.chdir(name)
    Path("seeds").mkdir()
    for source in sorted(Path(sys.argv[1]).glob("*.txt"))[:int(sys.argv[2])]:
        (Path("seeds") / source.name).write_bytes(source.read_bytes())
    Path("corpuskit.toml").write_text("")
    for command in (["convert"], ["check"], ["check", "--format", "markdown"], ["bib", "export"],
                    ["bib", "import"], ["claims", "--format", "csv"], ["validate"]):
        CliRunner().invoke(cli, command)
json.dump([[*key, *place] for key, place in made.items()], sys.stdout)
"""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Hold one pattern: its text, flags, where it is compiled, and whether anything searches."""

    text: str | bytes
    flags: int
    file: str
    line: int
    searches: bool

    @property
    def place(self) -> str:
        return f"{Path(self.file).relative_to(SOURCE)}:{self.line}"

    @cache  # noqa: B019
    def compiled(self) -> re.Pattern[Any]:
        return re.compile(self.text, self.flags)


def collected(documents: int = 6) -> list[Pattern]:
    """Return every pattern that the package compiles, by place."""
    samples = SOURCE.parent / "tests" / "documents"
    done = subprocess.run(
        [sys.executable, "-c", COLLECT, str(samples), str(documents)],
        capture_output=True,
        text=True,
        check=True,
    )
    found = []
    for text, flags, is_bytes, file, line in json.loads(done.stdout):
        written: str | bytes = text.encode("latin-1") if is_bytes else text
        found.append(Pattern(written, flags, file, line, _is_searched(file, line)))
    return sorted(found, key=lambda each: (each.file, each.line))


@cache
def _uses() -> dict[tuple[str, str], set[str]]:
    """Return by which methods each name of a pattern is used: a private one in its module."""
    used: dict[tuple[str, str], set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in SEARCHES | MATCHES:
                value = node.value
                value = value.func if isinstance(value, ast.Call) else value
                name = getattr(value, "id", None) or getattr(value, "attr", None)
                if name:
                    used.setdefault(_owned(name, str(path)), set()).add(node.attr)
    return used


def _owned(name: str, file: str) -> tuple[str, str]:
    return (file if name.startswith("_") else "", name)


@cache
def _names(file: str) -> list[tuple[int, int, str]]:
    found = []
    for node in ast.walk(ast.parse(Path(file).read_text(encoding="utf-8"))):
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found += [
                (node.lineno, node.end_lineno or 0, getattr(each, "id", "")) for each in targets
            ]
        elif isinstance(node, ast.FunctionDef):
            found.append((node.lineno, node.end_lineno or 0, node.name))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"re.match", "re.fullmatch"}:
            found.append((node.lineno, node.end_lineno or 0, "re.match"))
    return found


def _is_searched(file: str, line: int) -> bool:
    """Tell whether a pattern may be searched for anywhere, as far as the code tells."""
    around = [each for each in _names(file) if each[0] <= line <= each[1] and each[2]]
    if not around:
        return True
    name = min(around, key=lambda each: each[1] - each[0])[2]
    if name == "re.match":
        return False
    uses = _uses().get(_owned(name, file), set())
    return not uses or bool(uses & SEARCHES)


# --- texts made from a pattern

ALPHABET = [*"a1A -.,;:'\"()[]<>&%$_/=#@{}\n\t", "é", "–", "“", "\u00a0", "\u00ad", "½", "漢"]


def attacks(pattern: Pattern) -> Iterator[tuple[str, str, str]]:
    """Yield what comes before, what is repeated, and what comes behind."""
    text = pattern.text if isinstance(pattern.text, str) else pattern.text.decode("latin-1")
    tree = _parser.parse(text, pattern.flags & ~re.DEBUG)
    seen = set()
    for before, pump in _pumps(list(tree), ""):
        for start in {before, ""}:
            for end in ("\0", " \0", "a"):
                attack = (start, pump, end)
                if pump and attack not in seen:
                    seen.add(attack)
                    yield attack


def _pumps(nodes: Sequence[Any], before: str) -> Iterator[tuple[str, str]]:
    """Yield (before, repeated) for every repetition without a bound in a sequence."""
    for place, (op, argument) in enumerate(nodes):
        if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            low, high, inner = argument
            items = list(inner)
            if high >= MANY:
                for pump in _several(items):
                    yield before, pump
                    # What this and the next part may both take.
                rest = _sample(nodes[place + 1 : place + 3])
                yield before, _sample(items) + rest
            yield from _pumps(items, before)
            before += _sample(items) * max(low, 1)
        elif op is codes.SUBPATTERN:
            yield from _pumps(list(argument[3]), before)
            before += _sample(list(argument[3]))
        elif op is codes.BRANCH:
            for branch in argument[1][:12]:
                yield from _pumps(list(branch), before)
            before += _sample(list(argument[1][0])) if argument[1] else ""
        elif op is codes.ATOMIC_GROUP:
            yield from _pumps(list(argument), before)
            before += _sample(list(argument))
        elif op in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _pumps(list(argument[1]), before)
        else:
            before += _sample([(op, argument)])


def _several(items: Sequence[Any]) -> Iterator[str]:
    """Yield some texts that a repeated part may be."""
    yield _sample(items)
    if len(items) == 1 and items[0][0] is codes.BRANCH:
        for branch in items[0][1][1][:6]:
            yield _sample(list(branch))
    if len(items) == 1:
        yield from [each for each in ALPHABET if _takes(items[0], each)][:8]


def _takes(node: Any, letter: str) -> bool:
    op, argument = node
    if op is codes.ANY:
        return letter != "\n"
    if op is codes.NOT_LITERAL:
        return bool(ord(letter) != argument)
    if op is codes.LITERAL:
        return bool(ord(letter) == argument)
    return op is codes.IN and _in(argument, letter)


def _in(members: Sequence[Any], letter: str) -> bool:
    negated = bool(members) and members[0][0] is codes.NEGATE
    return negated != any(_is_member(each, letter) for each in members)


def _is_member(member: Any, letter: str) -> bool:
    op, argument = member
    if op is codes.LITERAL:
        return bool(ord(letter) == argument)
    if op is codes.RANGE:
        return bool(argument[0] <= ord(letter) <= argument[1])
    if op is codes.CATEGORY:
        kinds = {
            codes.CATEGORY_DIGIT: letter.isdigit(),
            codes.CATEGORY_NOT_DIGIT: not letter.isdigit(),
            codes.CATEGORY_SPACE: letter.isspace(),
            codes.CATEGORY_NOT_SPACE: not letter.isspace(),
            codes.CATEGORY_WORD: letter.isalnum() or letter == "_",
            codes.CATEGORY_NOT_WORD: not (letter.isalnum() or letter == "_"),
        }
        return bool(kinds[argument])
    return False


def _sample(nodes: Sequence[Any]) -> str:
    """Return a short text that a sequence matches, about."""
    return "".join(str(_sampled(node)) for node in nodes)


def _sampled(node: Any) -> str:
    op, argument = node
    if op is codes.LITERAL:
        return chr(argument)
    if op in (codes.IN, codes.ANY, codes.NOT_LITERAL):
        fitting = [each for each in ALPHABET if _takes(node, each)]
        if fitting:
            return str(fitting[0])
        if op is codes.IN and argument[0][0] in (codes.LITERAL, codes.RANGE):
            first = argument[0][1]
            return chr(first if isinstance(first, int) else first[0])
        return "a"
    if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return str(_sample(list(argument[2])) * max(argument[0], 1))
    if op is codes.SUBPATTERN:
        return _sample(list(argument[3]))
    if op is codes.BRANCH:
        return _sample(list(argument[1][0]))
    if op is codes.ATOMIC_GROUP:
        return _sample(list(argument))
    return ""


# --- measuring


def took(pattern: Pattern, text: str | bytes, repeats: int = 3) -> float:
    """Return the least processor time that going through a text took."""
    compiled = pattern.compiled()
    least = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        if pattern.searches:
            for _found in compiled.finditer(text):
                pass
        else:
            compiled.match(text)
        least = min(least, time.process_time() - start)
        if least > 1:
            break
    return least


def growth(pattern: Pattern, attack: tuple[str, str, str], characters: int) -> float:
    """Return how many times longer four times the text takes; 0 where nobody would notice."""
    before, pump, after = attack

    def text(size: int) -> str | bytes:
        made = before + pump * (size // len(pump)) + after
        return made if isinstance(pattern.text, str) else made.encode("latin-1", "replace")

    # What is exponential would not end at full length.
    small = took(pattern, text(24), 1)
    if small > 0.05:
        return float("inf")
    for size in (characters // 16, characters):
        long = took(pattern, text(size), 1)
        if long >= NOTICED:
            short = took(pattern, text(size // 4))
            if long > 1:
                return long / max(short, 1e-6)
            return took(pattern, text(size)) / max(short, 1e-6)
    return 0.0


def slow(pattern: Pattern, characters: int) -> tuple[float, tuple[str, str, str]] | None:
    """Return the steepest growth of a pattern with its text, None where it is about linear."""
    for attack in attacks(pattern):
        steep = growth(pattern, attack, characters)
        if steep > STEEP and growth(pattern, attack, characters) > STEEP:
            return steep, attack
    return None


def main() -> None:
    """Print the patterns that are not linear."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=16_000)
    parser.add_argument("--among", default="")
    options = parser.parse_args()
    patterns = [each for each in collected() if options.among in each.file]
    print(f"{len(patterns)} patterns, {options.characters} characters")
    bad = 0
    for pattern in patterns:
        found = slow(pattern, options.characters)
        if found:
            bad += 1
            growth_, attack = found
            short = pattern.text[:120]
            print(f"{pattern.place}: x{growth_:.0f} on {attack!r}\n    {short!r}", flush=True)
    print(f"{bad} are not linear")


if __name__ == "__main__":
    main()
