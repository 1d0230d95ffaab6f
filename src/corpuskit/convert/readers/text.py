"""Plain text as it comes from a scan or a web page: bytes to lines."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from corpuskit.core.errors import InputError, Problem
from corpuskit.core.reads import bytes_of
from corpuskit.tei.decode import is_character_set

# A paragraph a line is common; a whole shelf on one line is a damaged file, and every
# later stage works line by line.
LONGEST_LINE = 10_000_000

# Enough to tell one legacy encoding from another, and bounded for large files.
SAMPLE = 200_000

# A guess that leaves more than this share of the sample unlike any language is no guess.
MOST_CHAOS = 0.2

MARKS_OF_ORDER = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

# How files begin that are no plain text, though some of them are written with letters.
FORMATS = (
    (b"%pdf-", "a PDF"),
    (b"{\\rtf", "RTF"),
    (b"pk\x03\x04", "a ZIP archive, as DOCX, ODT and EPUB are"),
    (b"\xd0\xcf\x11\xe0", "a document of an old Word"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
)

# XML 1.0, production 2 (Char): what no document can hold. The form feed is kept, it is a page.
UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINE_END = re.compile("\r\n|\n|\r")
ADVICE = "declare the file's encoding, or save it as UTF-8"


@dataclass(frozen=True, slots=True)
class Source:
    """Hold the lines of one source as received, without their ends.

    `encoding` is the one used. `problems` lists characters that no XML document can hold:
    they are left out of `lines`, because nothing may be put in their place. `digest` is the
    SHA-256 of the file's bytes.
    """

    name: str
    path: Path
    lines: tuple[str, ...]
    encoding: str
    problems: tuple[Problem, ...] = ()
    digest: str = ""


def read_text(path: Path, encoding: str = "") -> Source:
    """Read one plain-text file.

    A declared encoding is honoured as it is; otherwise a byte order mark decides, then UTF-8,
    then a guess from the bytes. Form feeds stay in the lines: they are page breaks.

    Raises InputError where the file cannot be read, is empty, is no text or of another format,
    cannot be decoded, or has a line of more than LONGEST_LINE characters.
    """
    try:
        raw = bytes_of(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _refusal(path, 0, f"cannot be read ({reason})", "check the path") from error
    text, used = _decode(path, raw, encoding)
    if not text.strip():
        raise _refusal(path, 0, "is empty", "leave it out, or put the text into it")
    lines, problems = _lines(path, text)
    return Source(path.stem, path, lines, used, problems, hashlib.sha256(raw).hexdigest())


def _decode(path: Path, raw: bytes, declared: str) -> tuple[str, str]:
    if declared:
        if not is_character_set(declared):
            message = f"the declared encoding «{declared}» is not known"
            raise _refusal(path, 0, message, "use a name such as utf-8 or cp1251")
        return _strict(path, raw, declared), declared
    for mark, name in MARKS_OF_ORDER:
        if raw.startswith(mark):
            return _strict(path, raw, name), name
    _refuse_format(path, raw)
    _refuse_binary(path, raw)
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _guess(path, raw, error)


def _strict(path: Path, raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(path, raw, error, encoding) from error


def _guess(path: Path, raw: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    middle = max(0, min(error.start - SAMPLE // 2, len(raw) - SAMPLE))
    best = from_bytes(raw[middle : middle + SAMPLE], threshold=MOST_CHAOS).best()
    if best is None or best.encoding in {"ascii", "utf_8"}:
        raise _undecodable(path, raw, error, "utf-8") from error
    return _strict(path, raw, best.encoding), best.encoding


def _refuse_format(path: Path, raw: bytes) -> None:
    start = raw[:SAMPLE].lstrip()[:20].lower()
    for begins, name in FORMATS:
        if start.startswith(begins):
            raise _refusal(path, 1, f"is {name}, not plain text", "save its text as a .txt file")


def _refuse_binary(path: Path, raw: bytes) -> None:
    at = raw.find(b"\0")
    if at < 0:
        return
    line = raw.count(b"\n", 0, at) + 1
    start = raw[:8].hex(" ")
    message = f"is not text: byte {at + 1} is NUL (the file begins with {start})"
    raise _refusal(path, line, message, "convert it to plain text first")


def _undecodable(path: Path, raw: bytes, error: UnicodeDecodeError, encoding: str) -> InputError:
    line = len(re.findall(rb"\r\n|\n|\r", raw[: error.start])) + 1
    value = raw[error.start : error.start + 1].hex()
    message = f"byte {error.start + 1} (0x{value}) is not {encoding}"
    return _refusal(path, line, message, ADVICE)


def _refusal(path: Path, line: int, message: str, advice: str) -> InputError:
    return InputError(Problem(path, line, message, advice))


def _lines(path: Path, text: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    lines = LINE_END.split(text)
    if lines and not lines[-1]:
        lines.pop()
    problems: list[Problem] = []
    for index, line in enumerate(lines):
        if len(line) > LONGEST_LINE:
            message = f"the line has {len(line)} characters, more than {LONGEST_LINE}"
            raise _refusal(path, index + 1, message, "break it into paragraphs")
    if UNHOLDABLE.search(text):
        for index, line in enumerate(lines):
            found = UNHOLDABLE.search(line)
            if found:
                lines[index] = UNHOLDABLE.sub("", line)
                problems.append(_unholdable(path, index + 1, found))
    return tuple(lines), tuple(problems)


def _unholdable(path: Path, line: int, found: re.Match[str]) -> Problem:
    code = f"U+{ord(found.group()):04X}"
    message = f"the control character {code} cannot stand in XML and is left out"
    return Problem(path, line, message, "remove it from the source", found.start() + 1)
