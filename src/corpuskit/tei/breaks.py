"""Where a file stops being XML, and what its editor most likely meant.

A parser tells where it gave up, which may be pages behind the slip, and in its own words. This
walk over the text keeps the tags that are open, so it can name the one that was forgotten. Whether
a file is XML stays the parser's word; this is asked only about files that are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpuskit.tei.grammar import definitions
from corpuskit.tei.positions import Lines
from corpuskit.tei.references import Slip, read_reference
from corpuskit.tei.start_tags import read_start_tag
from corpuskit.tei.suggestions import nearest

_MARK = re.compile(rb"<!--|<!\[CDATA\[|<!(?i:DOCTYPE)|<\?|</|<|&|\]\]>")
_END = re.compile(rb"</([^\s<>/]*)\s*(>?)")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_DECLARATION = re.compile(rb"<\?xml\s")
_WHOLE_DECLARATION = re.compile(
    rb"<\?xml\s+version\s*=\s*([\"'])1\.[0-9]\1(\s+encoding\s*=\s*([\"'])[A-Za-z][-\w.]*\3)?"
    rb"(\s+standalone\s*=\s*([\"'])(yes|no)\5)?\s*\?>"
)
_INSTRUCTION = re.compile(rb"<\?[A-Za-z_:\x80-\xff][-A-Za-z0-9._:\x80-\xff]*(\s|\?>)")
_CONFLICT = b"<<<<<<<"
_HTML = re.compile(rb"<!doctype\s+html\b", re.IGNORECASE)
_SUBSET = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
# What opens, how it closes, what it is called, and what may not stand in it.
_CLOSED = {
    b"<!--": (b"-->", "a comment", b"--"),
    b"<![CDATA[": (b"]]>", "a CDATA section", b""),
    b"<?": (b"?>", "a processing instruction", b""),
}


@dataclass(frozen=True, slots=True)
class Break:
    """State the slip that ends a text as XML.

    Up to byte `good` the text is whole, with the elements `inside` open; `opening` is the byte of
    the tag that the message also speaks of.
    """

    slip: Slip
    good: int
    inside: tuple[bytes, ...] = ()
    opening: int | None = None

    @property
    def end_tags(self) -> bytes:
        """Return the end tags that make the text up to `good` a whole one."""
        return b"".join(b"</" + name + b">" for name in reversed(self.inside))


def find_break(data: bytes) -> Break | None:
    """Return the first place at which a text is no XML, None where this walk sees none."""
    walk = _Walk(data, Lines(data))
    while walk.at < len(data) and walk.found is None:
        walk.step()
    found = walk.found or walk.at_end()
    control = _CONTROL.search(data)
    if control and (found is None or control.start() < found.slip.end):
        return _control(control, found)
    return found


def _control(control: re.Match[bytes], found: Break | None) -> Break:
    code = ord(control[0].decode("utf-8"))
    words = f"the character U+{code:04X} cannot stand in XML"
    slip = Slip(*control.span(), words, "delete it", mend="")
    if found is None or found.good > control.start():
        return Break(slip, 0)
    return Break(slip, found.good, found.inside)


@dataclass
class _Walk:
    data: bytes
    lines: Lines
    at: int = 0
    open: list[tuple[bytes, int]] = field(default_factory=list)
    root: bytes = b""
    found: Break | None = None

    def step(self) -> None:
        """Go over the next piece of markup and the text before it."""
        mark = _MARK.search(self.data, self.at)
        end = mark.start() if mark else len(self.data)
        if not self.open and self._loose_text(end):
            return
        self.at = end
        if mark is None:
            return
        kind = mark[0]
        if kind in _CLOSED:
            self._closed(kind, *_CLOSED[kind])
        elif kind == b"<!DOCTYPE":
            self._doctype(end)
        elif kind.startswith(b"<!"):
            self._lowercase_doctype(end)
        elif kind == b"</":
            self._end_tag()
        elif kind == b"<":
            self._start_tag()
        elif kind == b"&":
            self._reference()
        else:
            words = "«]]>» cannot stand in a text"
            self._stop(end, end + 3, words, "write ]]&gt;", mend="]]&gt;")

    def _doctype(self, start: int) -> None:
        subset = _SUBSET.match(self.data, start)
        if self.root:
            words = "a DOCTYPE stands behind the beginning of the root element"
            end = subset.end() if subset else start + 9
            self._stop(start, end, words, "delete it", mend="" if subset else None)
        else:
            self.at = subset.end() if subset else len(self.data)

    def _lowercase_doctype(self, start: int) -> None:
        """Say of a doctype in small letters, which HTML alone allows, what the file likely is."""
        if _HTML.match(self.data, start):
            words, hint = "the file is HTML", "give a TEI file; sources as text go through convert"
            self._stop(start, start + 9, words, hint)
        else:
            word = "<!DOCTYPE"
            self._stop(start, start + 9, "XML writes DOCTYPE large", f"write {word}", mend=word)

    def at_end(self) -> Break | None:
        """Return what is missing at the end of the file."""
        self.at = len(self.data)
        if self.open:
            name, opened = self.open[-1]
            tag = name.decode("utf-8", "replace")
            words = f"the file ends while <{tag}> of {self._place(opened)} is open"
            self._stop(self.at, self.at, words, f"write </{tag}> where it ends", opening=opened)
        elif not self.root:
            self._stop(0, 0, "no element stands in it", "a TEI file is one <TEI> element")
        return self.found

    def _stop(
        self,
        start: int,
        end: int,
        message: str,
        hint: str,
        *,
        mend: str | None = None,
        opening: int | None = None,
    ) -> None:
        self._slip(Slip(start, end, message, hint, mend), opening)

    def _slip(self, slip: Slip, opening: int | None = None) -> None:
        self.found = Break(slip, self.at, tuple(name for name, _ in self.open), opening)

    def _place(self, offset: int) -> str:
        line, column = self.lines.at(offset)
        return f"line {line}, column {column}"

    def _loose_text(self, end: int) -> bool:
        piece = self.data[self.at : end]
        if not piece.strip():
            return False
        start = self.at + len(piece) - len(piece.lstrip())
        root = self.root.decode("utf-8", "replace")
        words = f"text stands behind </{root}>" if root else "text stands before the root element"
        hint = f"move it into <{root}>, or delete it" if root else "delete it"
        self._stop(start, start + len(piece.strip()), words, hint)
        return True

    def _closed(self, opening: bytes, closing: bytes, called: str, forbidden: bytes) -> None:
        start, inner = self.at, self.at + len(opening)
        if start and _DECLARATION.match(self.data, start):
            words = "the XML declaration is not the very first thing in the file"
            self._stop(start, start + 5, words, "delete what stands before it, or delete it")
            return
        end = self.data.find(closing, inner)
        if opening == b"<?" and not self._instruction(start, end):
            return
        wrong = self.data.find(forbidden, inner, end + 1) if forbidden and end >= 0 else -1
        shown = closing.decode()
        if end < 0:
            words = f"{called} is never closed"
            self._stop(start, inner, words, f"write {shown} where it ends")
        elif wrong >= 0:
            self._stop(wrong, wrong + 2, "«--» cannot stand in a comment", "write a dash: –")
        elif opening == b"<![CDATA[" and not self.open:
            self._stop(start, inner, f"{called} stands outside the root element", "delete it")
        else:
            self.at = end + len(closing)

    def _instruction(self, start: int, end: int) -> bool:
        """Go over an instruction, or stop at one that is not rightly made."""
        is_first = _DECLARATION.match(self.data, start)
        if is_first and not _WHOLE_DECLARATION.match(self.data, start):
            stop = end + 2 if end >= 0 else start + 5
            right = '<?xml version="1.0" encoding="UTF-8"?>'
            words = "the XML declaration is not rightly made"
            mend = right if end >= 0 else None
            self._stop(start, stop, words, f"write {right}", mend=mend)
        elif not _INSTRUCTION.match(self.data, start):
            words = "<? begins an instruction, and no name follows"
            self._stop(start, start + 2, words, "write &lt;?", mend="&lt;?")
        return self.found is None

    def _reference(self) -> None:
        read = read_reference(self.data, self.at)
        if isinstance(read, Slip):
            self._slip(read)
        else:
            self.at = read

    def _start_tag(self) -> None:
        start = self.at
        if self.data.startswith(_CONFLICT, start):
            words = "conflicts of a merge stand there"
            end = start + len(_CONFLICT)
            self._stop(start, end, words, "decide which of both is to stay")
            return
        tag = read_start_tag(self.data, start)
        if isinstance(tag, Slip):
            self._slip(tag)
        elif self.root and not self.open:
            root, shown = (n.decode("utf-8", "replace") for n in (self.root, tag.name))
            words = f"<{shown}> stands behind </{root}>, which ends the file"
            hint = f"move it into <{root}>, or give it a file of its own"
            self._stop(start, start + 1 + len(tag.name), words, hint)
        else:
            self.root = self.root or tag.name
            if not tag.is_empty:
                self.open.append((tag.name, start))
            self.at = tag.end

    def _end_tag(self) -> None:
        start = self.at
        tag = _END.match(self.data, start)
        assert tag is not None
        name = tag[1].decode("utf-8", "replace")
        end = start + 2 + len(tag[1])
        if not self.open:
            words = f"</{name}> closes nothing: no element is open"
            self._stop(start, tag.end(), words, "delete it", mend="")
            return
        top, opened = self.open[-1]
        if tag[1] == top and tag[2]:
            self.open.pop()
            self.at = tag.end()
        elif tag[1] == top:
            self._stop(start, end, f"</{name} lacks its «>»", "write it", mend=f"</{name}>")
        else:
            self._mismatch(start, end, tag[1], opened)

    def _mismatch(self, start: int, end: int, name: bytes, opened: int) -> None:
        """Say of an end tag with another name than the open element's which of both is wrong."""
        top = self.open[-1][0].decode("utf-8", "replace")
        shown = name.decode("utf-8", "replace")
        place = self._place(opened)
        wanted = f"</{top}"
        outer = name in (each for each, _ in self.open)
        if outer:
            words = f"</{shown}> stands where <{top}> of {place} is still open"
            hint = f"write </{top}> where <{top}> ends, before </{shown}>: elements do not overlap"
            self._stop(start, end, words, hint, opening=opened)
        elif shown in definitions() and top not in definitions():
            words = f"<{top}> is closed by </{shown}> of {self._place(start)}"
            at = opened + 1
            self._stop(at, at + len(self.open[-1][0]), words, f"write <{shown}>", mend=shown)
        elif not name or nearest(shown, (top,)):
            words = f"</{shown}> does not close <{top}> of {place}"
            self._stop(start, end, words, f"write {wanted}>", mend=wanted, opening=opened)
        else:
            words = f"</{shown}> closes nothing: the open element is <{top}> of {place}"
            hint = f"delete it, write {wanted}> for it, or add <{shown}> before it"
            self._stop(start, end, words, hint, opening=opened)
