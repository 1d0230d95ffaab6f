"""Time merging into edited TEI against converting it, in one run.

Run as `python tests/benchmarks/merge_speed.py SOURCES`. Each line is one document, repeated until
it has the given number of words: the time of a first conversion, that of a second one after a
person corrected every tenth date, took away every tenth figure and put a word into every tenth
paragraph, that of a third with every twentieth sentence of the source revised, and the two ratios.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from corpuskit.convert.corpus import convert_corpus

_SIZES = (1, 4, 16)
# No two paragraphs of a long document are the same.
_TOLD_APART = [
    "old",
    "new",
    "grey",
    "wet",
    "dry",
    "far",
    "near",
    "loud",
    "still",
    "deep",
    "flat",
    "steep",
    "soft",
    "hard",
    "late",
    "early",
]


def seconds(action: Callable[[], object]) -> float:
    """Return the processor time that an action takes."""
    begun = time.process_time()
    action()
    return time.process_time() - begun


def every(nth: int, pattern: str, replacement: str, text: str) -> str:
    """Replace every nth match of a pattern."""
    seen = 0

    def replaced(match: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        return match.expand(replacement) if seen % nth == 0 else match[0]

    return re.sub(pattern, replaced, text)


def edited(text: str) -> str:
    """Edit a TEI file as a person would."""
    text = every(10, r"(<date [^>]*)(/?>)", r'\1 resp="#editor"\2', text)
    text = every(10, r"<measure [^>]*>([^<]*)</measure>", r"\1", text)
    return every(10, r"(<p [^>]*>)", r"\1Indeed. ", text)


def main(folder: Path) -> None:
    """Print times and ratios for each source at several lengths."""
    print(
        f"{'document':<16}{'words':>9}{'convert':>9}{'merge':>9}{'revise':>9}{'ratio':>7}{'ratio':>7}"
    )
    for source in sorted(folder.glob("*.txt")):
        text = source.read_text(encoding="utf-8")
        for size in _SIZES:
            with tempfile.TemporaryDirectory() as name:
                path, out = Path(name) / source.name, Path(name) / "tei"
                path.write_text(
                    "\n\n".join(
                        text.replace(" the ", f" the {_TOLD_APART[n]} ") for n in range(size)
                    ),
                    encoding="utf-8",
                )
                first = seconds(partial(convert_corpus, [path], out))
                made = out / f"{source.stem}.xml"
                made.write_text(edited(made.read_text(encoding="utf-8")), encoding="utf-8")
                second = seconds(partial(convert_corpus, [path], out))
                whole = path.read_text(encoding="utf-8")
                path.write_text(every(20, r"\. (?=[A-Z][a-z])", ". Then again. ", whole))
                third = seconds(partial(convert_corpus, [path], out))
            print(
                f"{source.stem:<16}{len(text.split()) * size:>9}{first:>9.2f}{second:>9.2f}"
                f"{third:>9.2f}{second / first:>7.2f}{third / first:>7.2f}"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
