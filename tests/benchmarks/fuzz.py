"""Give every parser of the package inputs that nobody would write, and see that each ends well.

    python tests/benchmarks/fuzz.py                       # 100,000 inputs for each parser, one table
    python tests/benchmarks/fuzz.py --inputs 1000 tei dates
    python tests/benchmarks/fuzz.py --atheris tei         # led by coverage; pip install atheris

An input is made of pieces of real texts and of pieces that are hard to read, put together by a
generator with a fixed seed, so that each can be made again from its number. It ends well where
nothing is raised but the error that the parser declares, the text is kept, and it takes less than
five seconds. One that does not is cut down and kept in tests/fuzz/seeds, which CI runs again.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from corpuskit.bib.bibfile import evaluated, parse_bibfile
from corpuskit.bib.export_base import read_export_base
from corpuskit.bib.parse import parse_work
from corpuskit.bib.segment import segment
from corpuskit.claims.extract import extract
from corpuskit.convert.corpus import convert_corpus
from corpuskit.convert.readers.text import read_text
from corpuskit.convert.records import read_records
from corpuskit.convert.structure.recover import recover
from corpuskit.core import lexicons
from corpuskit.core.config import find_config
from corpuskit.core.errors import CorpuskitError
from corpuskit.core.toml_places import places_in
from corpuskit.language.dates import find_dates
from corpuskit.language.names import find_people
from corpuskit.language.numbers import parse_digits
from corpuskit.language.organisations import find_organisations
from corpuskit.language.publication_dates import publication_date
from corpuskit.language.quantities import find_quantities
from corpuskit.language.sentences import sentences
from corpuskit.language.treaties import find_treaties
from corpuskit.lint.baseline import read_baseline
from corpuskit.report.settings import render_settings
from corpuskit.tei.base import read_base, read_source
from corpuskit.tei.document import parse
from corpuskit.tei.registers import PEOPLE, read_register
from corpuskit.tei.validate import diagnose

TESTS = Path(__file__).parents[1]
SEEDS = TESTS / "fuzz" / "seeds"
LONGEST_SECONDS = 5.0
# On memory, where the machine has it: a hundred thousand small files would wear out a disk.
MEMORY = Path("/dev/shm")


class NotKeptError(Exception):
    """Say that a text did not come out as it went in."""


# --- what is fuzzed


@cache
def folder() -> Path:
    """Return a folder for the files of this run."""
    made = tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None, prefix="fuzz-")
    (Path(made) / ".git").mkdir()
    return Path(made)


def file(name: str, data: bytes) -> Path:
    """Return a file with some bytes."""
    path = folder() / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def _words(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def text(data: bytes) -> None:
    """Read a source and recover its structure."""
    source = read_text(file("text/source.txt", data))
    recover(source)


def text_declared(data: bytes) -> None:
    """Read a source in an encoding that its record declares."""
    encoding, _, body = data.partition(b"\n")
    read_text(file("text/source.txt", body), encoding.decode("latin-1"))


def pipeline(data: bytes) -> None:
    """Convert a source, and read what was made of it."""
    out = folder() / "tei"
    for old in out.rglob("*"):
        if old.is_file():
            old.unlink()
    convert_corpus([file("seeds/source.txt", data)], out)
    made = out / "source.xml"
    if not made.is_file():
        return
    kept = "".join(map(str, parse(made.read_bytes(), made).tree.itertext()))
    # Signs of notes become attributes, and letters of a hyphenated word may be joined.
    letters = {each for each in _words(data) if each.isalpha() and each.isprintable()}
    if _is_utf8(data) and not letters <= set(kept) | {"�"}:
        raise NotKeptError(sorted(letters - set(kept)))


def _is_utf8(data: bytes) -> bool:
    try:
        return bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def tei(data: bytes) -> None:
    """Parse a TEI file and find the place of each of its elements."""
    document = parse(data, Path("x.xml"))
    for element in document.tree.iter():
        document.positions.of(element)


def tei_checked(data: bytes) -> None:
    """Say what is wrong with a TEI file, and what it asserts."""
    diagnose(data, folder() / "x.xml")
    extract(parse(data, folder() / "x.xml"))


def register(data: bytes) -> None:
    """Read a register of people."""
    read_register(PEOPLE, parse(data, Path("people.xml")).tree)


def bibtex(data: bytes) -> None:
    """Read a .bib file; every byte of it stays."""
    read = parse_bibfile(data, Path("x.bib"))
    for entry in read.entries:
        for each in entry.fields:
            evaluated(each.value, read.macros or {})
    if read.data() != data:
        raise NotKeptError("bytes")


def configuration(data: bytes) -> None:
    """Read a configuration and show it."""
    path = file("config/corpuskit.toml", data)
    render_settings(find_config(path))


def toml_places(data: bytes) -> None:
    """Find the places of keys in what is TOML."""
    import tomllib

    try:
        tomllib.loads(_words(data))
    except (ValueError, RecursionError):
        return
    places_in(_words(data))


def sources_toml(data: bytes) -> None:
    """Read the records of sources."""
    read_records(file("records/sources.toml", data).parent)


@cache
def _shipped() -> Mapping[str, dict[str, object]]:
    import tomllib

    return {
        each.name: tomllib.loads(each.text)
        for each in lexicons.shipped()
        if each.name.endswith(".toml")
    }


def lexicon(data: bytes) -> None:
    """Read a word list of a corpus."""
    for name in ("units.toml", "roles.toml", "events.toml"):
        own = lexicons._checked(Path(name), _words(data), _shipped()[name])
        lexicons._merged(_shipped()[name], own)


def baseline(data: bytes) -> None:
    """Read a baseline."""
    read_baseline(file("json/baseline.json", data))


def base(data: bytes) -> None:
    """Read what was said last of a document, and of a .bib file."""
    path = file("json/base/x.json", data).parents[1] / "x.xml"
    read_source(path)
    try:
        read_base(path)
    finally:
        file("json/x.base.json", data)
        read_export_base(folder() / "json" / "x.bib")


class _Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def _spans(found: Sequence[_Span], words: str) -> None:
    for each in found:
        if not 0 <= each.start <= each.end <= len(words):
            raise NotKeptError((each.start, each.end, len(words)))


def numbers(data: bytes) -> None:
    """Find figures."""
    words = _words(data)
    _spans(find_quantities(words), words)
    parse_digits(words[:60])


def dates(data: bytes) -> None:
    """Find dates, also that of publication."""
    words = _words(data)
    _spans(find_dates(words), words)
    publication_date(words.splitlines())


def names(data: bytes) -> None:
    """Find people, organisations and treaties."""
    words = _words(data)
    find_people(words)
    find_organisations(words)
    find_treaties(words)


def citations(data: bytes) -> None:
    """Cut a note into citations and read each."""
    words = _words(data)
    last = 0
    for each in segment(words, ()):
        if not last <= each.start <= each.end <= len(words):
            raise NotKeptError((last, each.start, each.end))
        last = each.end
        parse_work(words, (), each.start, each.end)


def prose(data: bytes) -> None:
    """Cut a passage into sentences: they cover it."""
    words = _words(data)
    found = sentences(words)
    if "".join("".join(words[a:b] for a, b in found).split()) != "".join(words.split()):
        raise NotKeptError(found)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "text": text,
    "text-declared": text_declared,
    "pipeline": pipeline,
    "tei": tei,
    "tei-checked": tei_checked,
    "register": register,
    "bibtex": bibtex,
    "configuration": configuration,
    "toml-places": toml_places,
    "sources": sources_toml,
    "lexicon": lexicon,
    "baseline": baseline,
    "base": base,
    "numbers": numbers,
    "dates": dates,
    "names": names,
    "citations": citations,
    "sentences": prose,
}

# --- what is put together

HARD = [
    "", "\0", "\x1b[31m", "\u202e", "\ufeff", "\u2028", "\r", "\r\n", "\n\n", "\f", "\t", "\xa0",
    "\xad", "\u200b", "e\u0301", "ﬁ", "漢字", "١٢٣", "𝟏𝟐", "½", "²", "Ⅻ", "१", "\U0001f600", "ß",
    "İ", "ŉ", "\ud7ff", "\ufffd", "\uffff", "1e999999999", "9" * 400, "-0", "0x1F", "1_000",
    "1,2,3", "1.2.3", "12-", "1/0", "0/0", "31 June 1994", "29 February 1900", "00/00/0000",
    "1 Jan. 0000", "99 BC", "the 1790s", "c. 9999", "13th month", "Feb. 30", "[", "]", "((", "))",
    "[1]", "[^1]", "[99999999999]", "{", "}", "&", "&amp;", "<", ">", "</p>", "<p>", "<!--", "-->",
    "<![CDATA[", "]]>", "&#0;", "&#x110000;", "%", "%00", "..", "/", "\\", "'", '"', "“", "”", "«",
    "’", "–", "—", "…", ". . .", "Ibid.", "op. cit.", "et al.", "pp. 3–", "vol. ", "eds ", "@", "#",
    "$", "US$", "£", "m.", "%.", "per cent", "and", "million", "hundred", "half", "Dr.", "J.",
    "http://", "www.", "=", "+", "*", "_", "|", "~", "^", "`", ";", ":", ",", "!", "?", "-", "--",
]  # fmt: skip
BY_TARGET: Mapping[str, Sequence[str]] = {
    "tei": [
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">', "</TEI>", "<teiHeader/>", "<text><body>",
        "</body></text>", '<p xml:id="a">', '<measure quantity="1e9999" unit="count">', "</measure>",
        '<date when="0000-00-00">', "</date>", '<note n="1">', "</note>", '<ref target="#a">', "</ref>",
        '<persName ref="people.xml#a">', "</persName>", "<pb/>", '<lb break="no"/>', "<fs>",
        '<f name="verdict"><symbol value="right"/></f>', "</fs>", "<table><row><cell>5</cell></row></table>",
        "<?xml version='1.0' encoding='utf-16'?>", "<!DOCTYPE TEI [<!ENTITY a 'b'>]>", "&a;", "<bibl>",
        "</bibl>", '<num value="NaN">', "</num>", "xmlns:x='y'", "<x:p/>", "<app><lem>", "<choice><sic>",
        '<measure quantity="5" min="9" max="1" atLeast="x">', '<listPerson><person xml:id="b">',
    ],
    "bibtex": [
        "@book{a,", "@article{", "@string{", "@comment{", "@preamble{", "title = {", "},", "}\n",
        'year = "', '",', " # ", "jan", "author = {A and B and }", "\\{", '\\"o', "@", "%", "date = {1994/}",
    ],
    "toml": [
        "[", "]", "[[suppress]]\n", "[levels]\n", "a = ", "'''", '"""', '"\\u0000"', "{", "}", "1979-05-27",
        "inf", "nan", "1e400", "sources = '../x'\n", "corpus = 'tei'\n", "select = ['FIG']\n",
        "[tolerances]\n", "[dates]\n", "x = '1990/1980'\n", "reason = 'r'\n", "by = 'b'\n", "#\n",
        "required-version = '>=0'\n", "[[unit]]\n", "code = 'c'\n", "dimension = 'length'\n", "[without]\n",
        "names = ['a']\n", "['a.txt']\n", "title = 'a'\n", "author = ['b']\n", "encoding = 'idna'\n", ".", ",",
    ],
    "json": [
        "{", "}", "[", "]", ":", ",", '"format"', '"corpuskit-baseline"', '"version"', "1", '"accepted"',
        '"check"', '"FIG001"', '"sides"', '"document"', '"quote"', '"source"', '"digest"', '"last"',
        '"skeleton"', '"passages"', '"disputes"', "null", "true", "1e999", '"\\ud800"', "[" * 2000,
        '{"format": 1, "source": "a", "digest": "", "last": {}, "skeleton": [], "passages": [], "disputes": []}',
        '{"format": "corpuskit-baseline", "version": 1, "accepted": []}', '"entries"', '"dialect"', "NaN",
        '{"check": "FIG001", "sides": [{"document": "a", "quote": "b"}]}', "9" * 5000, "-", '"',
    ],
    "encoding": ["utf-8\n", "utf-16\n", "idna\n", "punycode\n", "zip\n", "hex\n", "cp1252\n", "utf-7\n",
        "unicode_escape\n", "raw_unicode_escape\n", "rot13\n", "undefined\n", "mbcs\n", "\0\n", "koi8-r\n"],
}  # fmt: skip
KINDS = {
    "tei": "tei", "tei-checked": "tei", "register": "tei", "bibtex": "bibtex",
    "configuration": "toml", "toml-places": "toml", "sources": "toml", "lexicon": "toml",
    "baseline": "json", "base": "json", "text-declared": "encoding",
}  # fmt: skip


@cache
def real(kind: str) -> tuple[str, ...]:
    """Return what people wrote of a kind, to be cut into pieces."""
    root = TESTS.parent
    found = {
        "tei": sorted((root / "corpus" / "tei").glob("*.xml")),
        "bibtex": [root / "bib" / "corpus.bib"],
        "toml": [root / "seeds" / "sources.toml", root / "src/corpuskit/templates/corpuskit.toml"],
        "json": [root / "bib" / "corpus.base.json", root / "corpuskit-baseline.json"],
    }.get(kind) or sorted((TESTS / "documents").glob("*.txt"))[:6]
    return tuple(each.read_text(encoding="utf-8")[:200_000] for each in found)


def made(target: str, number: int) -> bytes:
    """Return one input of a target, always the same for its number."""
    chance = random.Random(f"{target} {number}")
    kind = KINDS.get(target, "")
    pieces = [_piece(chance, kind) for _ in range(chance.choice((1, 2, 4, 8, 16)))]
    whole = "".join(pieces)
    if kind == "tei" and chance.random() < 0.6:
        whole = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>{whole}</p></body></text></TEI>'
    if kind == "encoding":
        whole = chance.choice(BY_TARGET[kind]) + whole
    data = bytearray(whole.encode("utf-8", "surrogatepass"))
    for _ in range(chance.choice((0, 0, 0, 1, 2, 8))):
        if data:
            _spoil(data, chance)
    return bytes(data)


def _piece(chance: random.Random, kind: str) -> str:
    which = chance.random()
    if which < 0.35:
        text_ = chance.choice(real(kind if which < 0.2 else ""))
        start = chance.randrange(max(len(text_) - 300, 1))
        return text_[start : start + chance.choice((5, 20, 80, 300))]
    if which < 0.7 and kind in BY_TARGET:
        return chance.choice(BY_TARGET[kind])
    if which < 0.9:
        return chance.choice(HARD)
    if which < 0.95:
        return chance.choice(HARD) * chance.choice((2, 10, 100))
    return chr(chance.choice((chance.randrange(0xD7FF), chance.randrange(0xE000, 0x10FFFF))))


def _spoil(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    which = chance.random()
    if which < 0.4:
        data[at] = chance.randrange(256)
    elif which < 0.7:
        del data[at : at + chance.choice((1, 3, 20))]
    else:
        data[at:at] = data[at : at + chance.choice((1, 10, 60))] * chance.choice((1, 3))


# --- running


@dataclass(slots=True)
class Outcome:
    """Count what came of the inputs of one target."""

    inputs: int = 0
    crashes: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slow_number: int = 0


def fails(target: str, data: bytes) -> str:
    """Return what goes wrong with an input, nothing where it ends well."""
    begun = time.process_time()
    try:
        TARGETS[target](data)
    except CorpuskitError as error:
        if not str(error):
            return "says nothing"
    except Exception as error:
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
        return f"{type(error).__name__}: {str(error)[:100]} ({place})"
    return "takes too long" if time.process_time() - begun > LONGEST_SECONDS else ""


def run(target: str, inputs: int, told: Callable[[int, str], None], first: int = 0) -> Outcome:
    """Run inputs and count; `told` hears of every failure with its number."""
    outcome = Outcome()
    for number in range(first, first + inputs):
        data = made(target, number)
        begun = time.process_time()
        wrong = fails(target, data)
        took = time.process_time() - begun
        outcome.inputs += 1
        outcome.seconds += took
        if took > outcome.slowest:
            outcome.slowest, outcome.slow_number = took, number
        if wrong:
            outcome.crashes += 1
            told(number, wrong)
    return outcome


def cut_down(target: str, data: bytes, wrong: str) -> bytes:
    """Return a smaller input that goes wrong in the same way."""
    kind = wrong.partition(":")[0]
    step = max(len(data) // 2, 1)
    while step:
        at = 0
        while at < len(data):
            smaller = data[:at] + data[at + step :]
            if fails(target, smaller).partition(":")[0] == kind:
                data = smaller
            else:
                at += step
        step //= 2
    return data


def keep(target: str, data: bytes) -> Path:
    """Write an input to the seeds that CI runs again."""
    path = SEEDS / target / hashlib.sha256(data).hexdigest()[:12]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def led_by_coverage(target: str, inputs: int) -> None:
    """Let atheris look for inputs that run code that others have not."""
    import atheris

    atheris.instrument_all()

    def one(data: bytes) -> None:
        wrong = fails(target, data)
        if wrong:
            keep(target, cut_down(target, data, wrong))
            raise RuntimeError(wrong)

    start = tempfile.mkdtemp()
    for number in range(300):
        (Path(start) / str(number)).write_bytes(made(target, number))
    atheris.Setup(
        [sys.argv[0], start, f"-runs={inputs}", "-max_len=4000", "-rss_limit_mb=4000"], one
    )
    atheris.Fuzz()


class _Teller:
    """Keep and tell the first failure of each place in the code."""

    def __init__(self, target: str) -> None:
        self.target = target
        self.known: set[str] = set()

    def __call__(self, number: int, wrong: str) -> None:
        place = wrong.rpartition("(")[2]
        if place not in self.known:
            self.known.add(place)
            path = keep(self.target, cut_down(self.target, made(self.target, number), wrong))
            print(f"  {self.target} {number}: {wrong}: {path.relative_to(TESTS)}", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--atheris", action="store_true")
    parser.add_argument("targets", nargs="*", default=list(TARGETS))
    options = parser.parse_args()
    if options.atheris:
        led_by_coverage(options.targets[0], options.inputs)
    print(f"{'parser':15} {'inputs':>8} {'seconds':>8} {'crashes':>8}  slowest")
    for target in options.targets:
        outcome = run(target, options.inputs, _Teller(target), options.first)
        slowest = f"{outcome.slowest:.3f} s, number {outcome.slow_number}"
        print(
            f"{target:15} {outcome.inputs:8} {outcome.seconds:8.1f} {outcome.crashes:8}  {slowest}",
            flush=True,
        )


if __name__ == "__main__":
    os.nice(2)
    main()
