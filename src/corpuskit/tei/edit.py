"""Change a file where it is to be changed, and nowhere else.

A TEI file belongs to the people who edit it: their quoting, entities, white space, order of
attributes, line ends, byte order mark and encoding are theirs. So a change is never a new
serialisation of a tree, it is a list of `Edit`s, each of which replaces one stretch of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from pathlib import Path
from xml.sax.saxutils import escape

from corpuskit.core.errors import InputError, Problem
from corpuskit.core.fixes import Edit
from corpuskit.tei import writable
from corpuskit.tei.decode import decode, encode_like

# One attribute of a start tag, with the white space before it; its value with its quotes.
_ATTRIBUTE = re.compile(rb"(\s+)([^\s=<>/\"']+)(\s*=\s*)(\"[^\"]*\"|'[^']*')")


def edited(data: bytes, edits: Iterable[Edit], path: Path, changed: bytes | None = None) -> bytes:
    """Return a file with the edits made; every byte outside them is as it was.

    `data` is the file as it stands on disk, in whatever encoding it declares; `changed` is the
    text that the edits count in, where that is not the file's own. What the encoding cannot hold
    becomes a character reference.

    Raises ValueError for edits that overlap, InputError where the file's encoding does not survive
    being read and written.
    """
    text = decode(data, path)
    if data.removeprefix(b"\xef\xbb\xbf") != text and encode_like(data, text, path) != data:
        message = "is in an encoding that cannot be written as it was read"
        raise InputError(Problem(path, 0, message, "save it as UTF-8"))
    return encode_like(data, spliced(text if changed is None else changed, edits), path)


def spliced(text: bytes, edits: Iterable[Edit]) -> bytes:
    """Return UTF-8 text with the edits made.

    >>> spliced(b"<p>1995</p>", [Edit(3, 7, b"1993"), Edit(3, 3, b"in ")])
    b'<p>in 1993</p>'

    Raises ValueError for edits that overlap.
    """
    parts: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < at:
            raise ValueError(f"two edits overlap at byte {edit.start}")
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    parts.append(text[at:])
    return b"".join(parts)


def moved_by(places: Iterable[int], edits: Iterable[Edit]) -> dict[int, int]:
    """Return where bytes of a text stand after edits, without those that were replaced.

    >>> moved_by([9, 0, 3], [Edit(3, 7, b"1993"), Edit(8, 8, b"or so")])
    {0: 0, 9: 14}
    """
    pending = sorted(edits, key=lambda edit: (edit.start, edit.end))
    found: dict[int, int] = {}
    at = shift = 0
    for place in sorted(set(places)):
        while at < len(pending) and pending[at].end <= place:
            shift += len(pending[at].text) - (pending[at].end - pending[at].start)
            at += 1
        if at == len(pending) or place < pending[at].start:
            found[place] = place + shift
    return found


def start_tag(name: str, attributes: Sequence[tuple[str, str]], *, empty: bool = False) -> bytes:
    """Return a start tag as the machine writes it.

    >>> start_tag("date", (("when", "1995"),))
    b'<date when="1995">'
    """
    written = "".join(f" {key}={_quoted(value)}" for key, value in attributes)
    return f"<{name}{written}{'/' if empty else ''}>".encode()


def attributes_of(tag: bytes) -> dict[str, str]:
    """Return the attributes of a start tag as it stands, in their order, references resolved.

    >>> attributes_of(b"<date when='1995' n='a&amp;b'/>")
    {'when': '1995', 'n': 'a&b'}
    """
    pairs = _ATTRIBUTE.finditer(tag, _name_end(tag))
    return {match[2].decode(): unescape(match[4][1:-1].decode()) for match in pairs}


def retagged(tag: bytes, changes: Mapping[str, str | None]) -> bytes:
    r"""Return a start tag with attributes set, or removed where their value is None.

    The quotes, order and white space of the others stay; a new attribute follows the last one.

    >>> retagged(b"<date  when='1995'\n cert='low' />", {"when": "1993", "cert": None})
    b"<date  when='1993' />"
    >>> retagged(b"<num/>", {"value": "3"})
    b'<num value="3"/>'
    """
    return spliced(tag, attribute_edits(tag, changes))


def attribute_edits(tag: bytes, changes: Mapping[str, str | None], at: int = 0) -> tuple[Edit, ...]:
    """Return the edits that set attributes of a start tag, or remove those whose value is None.

    Of an attribute that is there only the value is replaced. `at` is the byte at which the tag
    stands.

    >>> attribute_edits(b"<date when='1995'/>", {"when": "1993", "cert": "low"}, 100)
    (Edit(start=112, end=116, text=b'1993'), Edit(start=117, end=117, text=b' cert="low"'))
    """
    pending = dict(changes)
    edits: list[Edit] = []
    end = _name_end(tag)
    for match in _ATTRIBUTE.finditer(tag, end):
        if match.start() != end:
            break
        end = match.end()
        name = match[2].decode()
        if name not in pending:
            continue
        value = pending.pop(name)
        if value is None:
            edits.append(Edit(at + match.start(), at + end, b""))
        else:
            quote = match[4][:1].decode()
            inner = _quoted(value, quote)[1:-1].encode()
            edits.append(Edit(at + match.start(4) + 1, at + end - 1, inner))
    added = [f" {k}={_quoted(v)}".encode() for k, v in pending.items() if v is not None]
    return (*edits, *(Edit(at + end, at + end, each) for each in added))


def _name_end(tag: bytes) -> int:
    match = re.match(rb"<[^\s/>]+", tag)
    if match is None:
        raise ValueError(f"no start tag: {tag!r}")
    return match.end()


def _quoted(value: str, quote: str = '"') -> str:
    named = {'"': "&quot;"} if quote == '"' else {"'": "&apos;"}
    words = escape(writable.value(value), {**named, "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
    return f"{quote}{words}{quote}"
