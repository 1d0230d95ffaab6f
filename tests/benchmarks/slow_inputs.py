"""Hunt for inputs on which a command takes ever longer: adversarial texts of doubling length.

    python tests/benchmarks/slow_inputs.py            # a table: text, seconds at n, 2n, 4n, growth
    python tests/benchmarks/slow_inputs.py --characters 40000 convert digits quotes

Growth is the time for 4n characters over that for n: four is linear, sixteen quadratic.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from corpuskit.convert.corpus import convert_corpus
from corpuskit.lint.corpus import check_corpus
from corpuskit.lint.runner import choose

FILLER = "A Title\n\nBy John Smith\n\nThe town had 3,200 people in 1991. "
# What each text repeats. One long line, unless it has line ends itself.
PUMPED: Mapping[str, str] = {
    "digits": "7",
    "digits-and-commas": "1,",
    "groups": "123,456,",
    "spaced-digits": "1 2 ",
    "decimals": "1.5.",
    "ranges": "1-2-",
    "dashes": "–",
    "brackets": "(",
    "bracket-pairs": "()",
    "square-brackets": "[",
    "note-marks": "[1]",
    "note-marks-spaced": "word[12] ",
    "notes": "[1] Smith, p. 3.\n",
    "dots": ".",
    "spaced-dots": ". ",
    "ellipses": "… ",
    "quotes": '"',
    "curly-quotes": "“",
    "curly-pairs": "“a” ",
    "apostrophes": "'",
    "and": "and ",
    "of": "of the ",
    "number-words": "twenty ",
    "hundred": "one hundred and ",
    "million": "million ",
    "spaces": " ",
    "tabs": "\t",
    "no-break-spaces": "\u00a0",
    "line-ends": "\n",
    "form-feeds": "\f",
    "hyphen-line-ends": "word-\n",
    "letters": "a",
    "capitals": "A",
    "words": "word ",
    "names": "Smith ",
    "initials": "J. ",
    "names-and-initials": "Smith, J., ",
    "titles": "Dr. ",
    "months": "May ",
    "dates": "1 May 1994, ",
    "years": "1994 ",
    "year-ranges": "1994-95 ",
    "percent": "5% ",
    "per-cents": "%",
    "currency": "$",
    "money": "$5m ",
    "units": "tons ",
    "figures": "3,200 tons of cod ",
    "commas": ",",
    "semicolons": "; ",
    "semicolon-citations": "Smith, p. 3; ",
    "colons": ":",
    "ibid": "Ibid. ",
    "pages": "pp. 3-4, ",
    "volumes": "vol. 3, no. 4, ",
    "urls": "http://",
    "url-path": "http://a/b",
    "url-dots": "www.a.",
    "angle-brackets": "<",
    "tags": "<p>",
    "ampersands": "&",
    "entities": "&amp;",
    "pipes": "|",
    "table": "| a | 1 |\n",
    "columns": "word    12    13\n",
    "headings": "CHAPTER I\n\n",
    "rules": "---\n",
    "list": "- item\n",
    "numbered": "1. item\n",
    "treaty": "Treaty of ",
    "article": "Article 5 of the Treaty on the ",
    "organisation": "Ministry of the ",
    "acronyms": "(ABC) ",
    "from-to": "from 5 to ",
    "between": "between 5 and ",
    "increase": "rose from 5 to 6 and ",
    "roman": "MMXIV",
    "romans": "IV. ",
    "ordinals": "21st ",
    "fractions": "½",
    "slashes": "1/2/",
    "accents": "é",
    "combining": "e\u0301",
    "han": "漢",
    "arabic": "١٢",
    "zero-width": "\u200b",
    "soft-hyphens": "so\u00adft",
    "surrogates": "\U0001f600",
    "sentences": "The fleet had 187 trawlers in 1994. ",
    "same-sentence-questions": "What? ",
    "bibliography": "Smith, John. The Town. London: Press, 1991.\n\n",
    "author-years": "(Smith 1991) ",
    "page-heads": "\f12  THE TOWN\n\nSome words of it.\n\n",
    "underscores": "_",
    "asterisks": "*",
    "equals": "=",
    "at": "@",
    "hashes": "#",
    "backslashes": "\\",
    "plus-minus": "±5 ",
    "superscripts": "word¹² ",
}
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>{}</p></body></text></TEI>'
)


def text_of(name: str, characters: int) -> str:
    """Return a text that repeats one thing for so many characters, and then ends otherwise."""
    unit = PUMPED[name]
    return f"{FILLER}{unit * (characters // len(unit))} x!\n\nThe end of it came in 1992.\n"


def convert(text: str, folder: Path) -> None:
    """Convert a text."""
    source = folder / "source.txt"
    source.write_text(text, encoding="utf-8", newline="")
    convert_corpus([source], folder / "tei")


def check(text: str, folder: Path) -> None:
    """Check a TEI file that holds a text as one paragraph."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\f", " ")
    path = folder / "document.xml"
    path.write_text(TEI.format(escaped), encoding="utf-8")
    check_corpus([path], choose(), base=folder)


COMMANDS: Mapping[str, Callable[[str, Path], None]] = {"convert": convert, "check": check}


def seconds(command: str, name: str, characters: int) -> float:
    """Return the processor time that a command takes for a text."""
    with tempfile.TemporaryDirectory() as folder:
        text = text_of(name, characters)
        before = time.process_time()
        COMMANDS[command](text, Path(folder))
        return time.process_time() - before


def growth(command: str, name: str, characters: int) -> tuple[float, float, float]:
    """Return the seconds for n, 2n and 4n characters; the longer ones only where they may end."""
    first = seconds(command, name, characters)
    second = seconds(command, name, 2 * characters)
    return first, second, seconds(command, name, 4 * characters) if second < 60 else 4 * second


def main() -> None:
    """Print the table, the steepest last."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=25_000)
    parser.add_argument("what", nargs="*", help="commands and texts; all by default")
    options = parser.parse_args()
    commands = [name for name in COMMANDS if name in options.what] or list(COMMANDS)
    texts = [name for name in PUMPED if name in options.what] or list(PUMPED)
    seconds("convert", "words", 1000), seconds("check", "words", 1000)
    print(
        f"{'command':9} {'text':26} {'n':>8} {'2n':>8} {'4n':>8} growth   (n = {options.characters})"
    )
    for command in commands:
        for name in texts:
            took = growth(command, name, options.characters)
            said = " ".join(f"{each:8.3f}" for each in took)
            print(f"{command:9} {name:26} {said} {took[2] / max(took[0], 0.001):6.1f}", flush=True)


if __name__ == "__main__":
    main()
