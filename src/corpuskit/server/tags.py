"""The tags of a text as it is being typed: nothing is too broken to be read as far as it goes."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from html import unescape

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<[?!][^<>]*>?"
    r"""|<(?P<close>/?)(?P<name>[^\s<>/"'=]*)(?P<rest>(?:[^<>"']|"[^"<]*"|'[^'<]*')*)(?P<end>>?)""",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""(?<![^\s=<>/"'])([^\s=<>/"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
# An attribute whose value has begun and not ended, up to the place where someone types.
_TYPED = re.compile(r"""(?<![^\s=<>/"'])([^\s=<>/"']+)\s*=\s*(?:"([^"<>]*)|'([^'<>]*))\Z""")


class Kind(Enum):
    """Say what a tag does."""

    OPENS = auto()
    CLOSES = auto()
    IS_EMPTY = auto()


@dataclass(frozen=True, slots=True)
class Attribute:
    """Hold one attribute and the offsets of its value, without quotation marks."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """Hold one tag with its offsets."""

    name: str
    kind: Kind
    start: int
    end: int
    attributes: tuple[Attribute, ...] = ()

    def get(self, name: str) -> str | None:
        """Return the value of an attribute, None where there is none."""
        return next((each.value for each in self.attributes if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Element:
    """Hold the start tag of an element and where its content and the whole of it end."""

    tag: Tag
    content_end: int
    end: int
    depth: int

    @property
    def name(self) -> str:
        """Return its name without a prefix."""
        return self.tag.name.rpartition(":")[2]


@dataclass(frozen=True)
class Elements:
    """Hold the elements of a text in the order of their start tags."""

    chars: str = field(repr=False)
    found: tuple[Element, ...]
    _starts: tuple[int, ...] = field(repr=False)

    def around(self, offset: int) -> tuple[Element, ...]:
        """Return the elements that an offset lies in, their tags included, the innermost first."""
        at = bisect_right(self._starts, offset) - 1
        found = []
        depth: int | None = None
        while at >= 0 and depth != 0:
            each = self.found[at]
            if (depth is None or each.depth < depth) and each.tag.start <= offset < each.end:
                found.append(each)
                depth = each.depth
            at -= 1
        return tuple(found)

    @functools.cached_property
    def by_id(self) -> Mapping[str, Element]:
        """Return the elements that have an `xml:id`, by it."""
        return {name: each for each in reversed(self.found) if (name := each.tag.get("xml:id"))}

    def words(self, element: Element) -> str:
        """Return the words in an element, those of notes in it left out."""
        return words_of(self.chars[element.tag.end : element.content_end])


def words_of(markup: str) -> str:
    """Return the words of a piece of markup.

    >>> words_of('the <hi>fall</hi> of<note>So the press.</note> 1998 &amp; later')
    'the fall of 1998 & later'
    """
    without = re.sub(r"<note\b[^<>]*(?<!/)>.*?</note>|<[^<>]*>", "", markup, flags=re.DOTALL)
    return " ".join(unescape(without).split())


@functools.lru_cache(maxsize=16)
def elements_of(chars: str) -> Elements:
    """Return the elements of a text; one that is not closed ends with the one around it."""
    opened: list[tuple[int, Tag]] = []
    found: list[Element | None] = []
    for tag in _tags(chars):
        if tag.kind is Kind.IS_EMPTY:
            found.append(Element(tag, tag.end, tag.end, len(opened)))
        elif tag.kind is Kind.OPENS:
            opened.append((len(found), tag))
            found.append(None)
        elif any(start.name == tag.name for _, start in opened):
            while opened:
                number, start = opened.pop()
                is_it = start.name == tag.name
                end = tag.end if is_it else tag.start
                found[number] = Element(start, tag.start, end, len(opened))
                if is_it:
                    break
    for depth, (number, start) in enumerate(opened):
        found[number] = Element(start, len(chars), len(chars), depth)
    whole = tuple(each for each in found if each is not None)
    return Elements(chars, whole, tuple(each.tag.start for each in whole))


def _tags(chars: str) -> Sequence[Tag]:
    return [tag for match in _MARKUP.finditer(chars) if (tag := _tag(match)) is not None]


def _tag(match: re.Match[str]) -> Tag | None:
    if not match["name"]:
        return None
    rest = match["rest"]
    if match["close"]:
        kind = Kind.CLOSES
    else:
        kind = Kind.IS_EMPTY if match["end"] and rest.endswith("/") else Kind.OPENS
    at = match.start("rest")
    found = tuple(
        Attribute(a[1], unescape(a[2] if a[2] is not None else a[3]), *_shifted(a, at))
        for a in _ATTRIBUTE.finditer(rest)
    )
    return Tag(match["name"], kind, match.start(), match.end(), found)


def _shifted(attribute: re.Match[str], by: int) -> tuple[int, int]:
    start, end = attribute.span(2 if attribute[2] is not None else 3)
    return start + by, end + by


@dataclass(frozen=True, slots=True)
class Typing:
    """Say what is being typed at a place: in the value of an attribute, in a tag, or text.

    `tag` is the name of the tag, empty outside of one; `attribute` that of the attribute whose
    value is begun. `typed` is what stands of the name or value before the place, and `start` where
    that begins. `known` are the attributes that the tag has already.
    """

    tag: str = ""
    attribute: str = ""
    typed: str = ""
    start: int = 0
    known: frozenset[str] = frozenset()
    in_name: bool = False


def typing_at(chars: str, offset: int) -> Typing:
    """Return what is being typed at an offset."""
    opening = _begun(chars, offset)
    if opening is None:
        return Typing()
    piece = chars[opening + 1 : offset]
    name = re.match(r"[^\s<>/\"'=]*", piece)
    tag = name[0] if name else ""
    if len(tag) == len(piece):
        return Typing(tag, "", tag, opening + 1, in_name=True)
    known = frozenset(a[1] for a in _ATTRIBUTE.finditer(piece))
    value = _TYPED.search(_ATTRIBUTE.sub(lambda found: " " * len(found[0]), piece))
    if value:
        typed = value[2] if value[2] is not None else value[3]
        return Typing(tag, value[1], typed, offset - len(typed), known)
    last = re.search(r"[^\s<>/\"'=]*\Z", piece)
    typed = last[0] if last else ""
    return Typing(tag, "", typed, offset - len(typed), known)


def _begun(chars: str, offset: int) -> int | None:
    """Return where the tag begins that an offset lies in, None outside of one."""
    opening = chars.rfind("<", 0, offset)
    if opening < 0 or chars[opening : opening + 2] in ("<!", "<?", "</"):
        return None
    inside = re.sub(r"\"[^\"]*\"|'[^']*'", "", chars[opening:offset])
    return None if ">" in inside else opening
