"""Start tags as they are typed: whole, or with the slip that breaks them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpuskit.tei.references import Slip, read_reference

_NAME = re.compile(rb"[A-Za-z_:\x80-\xff][-A-Za-z0-9._:\x80-\xff]*")
_ATTRIBUTE = re.compile(rb"(?<![^\s=<>/\"'])([^\s=<>/\"']+)(\s*=\s*)(\"[^\"<]*\"|'[^'<]*')")
_BARE_VALUE = re.compile(rb"(?<![^\s=<>/\"'])([^\s=<>/\"']+)(\s*=\s*)([^\s<>\"']*)")
_OPEN_VALUE = re.compile(rb"(?<![^\s=<>/\"'])([^\s=<>/\"']+)\s*=\s*([\"'])")
_QUOTE = "|".join("“”„‟‘’‚«»").encode()
_TYPOGRAPHIC = re.compile(rb"(?:%b)([^<>\r\n\"']*?)(?:%b|[\"'])" % (_QUOTE, _QUOTE))
_CLOSE = re.compile(rb"(/?)>")
_SPACE = re.compile(rb"\s*")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class StartTag:
    """Hold a whole start tag: its name, the byte behind it, and whether it is `<empty/>`."""

    name: bytes
    end: int
    is_empty: bool


def read_start_tag(data: bytes, start: int) -> StartTag | Slip:
    """Return the start tag that begins at a `<`, or the slip that makes it none."""
    name = _NAME.match(data, start + 1)
    if name is None:
        return Slip(start, start + 1, "a bare < begins a tag in XML", "write &lt;", mend="&lt;")
    return _Reader(data, start, name[0], name.end()).read()


@dataclass
class _Reader:
    data: bytes
    start: int
    name: bytes
    at: int
    seen: dict[bytes, tuple[int, bytes]] = field(default_factory=dict)

    def read(self) -> StartTag | Slip:
        if slip := self._prefix(self.name, self.start + 1):
            return slip
        while True:
            space = _SPACE.match(self.data, self.at)
            begin = space.end() if space else self.at
            close = _CLOSE.match(self.data, begin)
            if close:
                return StartTag(self.name, close.end(), bool(close[1]))
            attribute = _ATTRIBUTE.match(self.data, begin)
            if attribute is None:
                return self._swallowed() or self._broken(begin)
            slip = self._attribute(attribute, is_apart=begin > self.at)
            if slip is not None:
                return slip
            self.seen[attribute[1]] = (attribute.start(3), attribute[3])
            self.at = attribute.end()

    def _attribute(self, found: re.Match[bytes], *, is_apart: bool) -> Slip | None:
        name = _shown(found[1])
        start, end = found.span(1)
        if not is_apart:
            words = f"no space stands before @{name} of <{_shown(self.name)}>"
            return self._swallowed() or Slip(start, end, words, "write one", mend=f" {name}")
        if found[1] in self.seen:
            words = f"<{_shown(self.name)}> has @{name} twice"
            return Slip(start, found.end(), words, "delete one of both")
        if not _NAME.fullmatch(found[1]):
            return self._swallowed() or self._no_name(start, end)
        return self._prefix(found[1], start) or self._value(found)

    def _value(self, found: re.Match[bytes]) -> Slip | None:
        at = self.data.find(b"&", found.start(3), found.end(3))
        while at >= 0:
            reference = read_reference(self.data, at)
            if isinstance(reference, Slip):
                return reference
            at = self.data.find(b"&", reference, found.end(3))
        return None

    def _prefix(self, name: bytes, start: int) -> Slip | None:
        prefix, colon, _ = name.partition(b":")
        if not colon or prefix in (b"xml", b"xmlns"):
            return None
        if re.search(rb"xmlns:" + re.escape(prefix) + rb"\s*=", self.data):
            return None
        words = f"the prefix of {_shown(name)} is declared nowhere in the file"
        hint = f'take it away, or add xmlns:{_shown(prefix)}="..." to the root'
        return Slip(start, start + len(name), words, hint)

    def _swallowed(self) -> Slip | None:
        """Return the slip of a value that has run on over the end of its tag, if one has."""
        for name, (start, value) in self.seen.items():
            if b">" in value:
                return self._unclosed(name, start, value[0:1])
        return None

    def _unclosed(self, name: bytes, start: int, quote: bytes) -> Slip:
        words = f"the value of @{_shown(name)} of <{_shown(self.name)}> lacks its closing quote"
        end = re.compile(rb"[^\s<>]*").match(self.data, start + 1)
        stop = end.end() if end else start + 1
        text = self.data[start:stop].decode("utf-8", "replace")
        mark = quote.decode()
        return Slip(start, stop, words, f"write {mark} where the value ends", mend=text + mark)

    def _broken(self, begin: int) -> Slip:
        tag = _shown(self.name)
        opened = _OPEN_VALUE.match(self.data, begin)
        if opened:
            return self._open_value(opened)
        bare = _BARE_VALUE.match(self.data, begin)
        if bare:
            name, value = _shown(bare[1]), bare[3].decode("utf-8", "replace")
            if typographic := _TYPOGRAPHIC.match(self.data, bare.start(3)):
                return self._typographic(name, begin, typographic)
            words = f"the value of @{name} of <{tag}> stands without quotation marks"
            mend = f'{name}="{value}"' if value else None
            return Slip(begin, bare.end(), words, f'write {name}="{value or "..."}"', mend=mend)
        rest = _NAME.match(self.data, begin)
        ends = begin >= len(self.data) or self.data[begin : begin + 1] == b"<"
        if ends:
            stop = self.at
            words = f"the tag <{tag} does not end: its > is missing"
            whole = self.data[self.start : stop].decode("utf-8", "replace")
            return Slip(self.start, stop, words, "write > where it ends", mend=f"{whole}>")
        if rest and rest.end() == len(self.data.rstrip()):
            words = f"the file ends within the tag <{tag}"
            hint = "the rest of it is lost: restore it, or close all that is open"
            return Slip(self.start, rest.end(), words, hint)
        if rest:
            word = _shown(rest[0])
            words = f"in the tag <{tag} stands the word «{word}», which is no attribute"
            return Slip(begin, rest.end(), words, f'write > before it, or {word}="..."')
        return self._no_name(begin, begin + 1)

    def _typographic(self, name: str, begin: int, found: re.Match[bytes]) -> Slip:
        value = found[1].decode("utf-8", "replace").strip()
        words = (
            f"the value of @{name} of <{_shown(self.name)}> stands in typographic quotation marks"
        )
        straight = f'{name}="{value}"'
        mend = straight if value else None
        return Slip(begin, found.end(), words, f"write straight ones: {straight}", mend=mend)

    def _open_value(self, opened: re.Match[bytes]) -> Slip:
        """Say whether a value holds a `<` or was never closed: what stands behind it tells."""
        start = opened.start(2)
        line = re.compile(rb"[^\r\n]*").match(self.data, start + 1)
        rest = line[0] if line else b""
        closing = rest.find(opened[2])
        value = rest[:closing] if closing >= 0 else rest
        if closing >= 0 and b">" not in value and b"=" not in value:
            at = self.data.index(b"<", start)
            words = f"the value of @{_shown(opened[1])} holds a <"
            return Slip(at, at + 1, words, "write &lt;", mend="&lt;")
        return self._unclosed(opened[1], start, opened[2])

    def _no_name(self, start: int, end: int) -> Slip:
        piece = _shown(self.data[start:end])
        words = f"«{piece}» cannot stand in the tag <{_shown(self.name)}"
        return Slip(start, end, words, "delete it, or write > before it")


def _shown(name: bytes) -> str:
    text = name.decode("utf-8", "replace")
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
