"""Words broken at the end of a line or page, and whether the hyphen belongs to the word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from corpuskit.convert.structure.words import words

LAST_WORD = re.compile(r"(?<![^\W_])([^\W_]+(?:['’][^\W_]+)?)-$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)+")
WORD = re.compile(r"[^\W\d_]+")
SOFT_HYPHEN = "\xad"


class Lexis:
    """Know the words and hyphenated compounds of one document, found when first asked for."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)

    @cached_property
    def compounds(self) -> frozenset[str]:
        """The compounds printed with their hyphens inside a line, in lower case."""
        found: set[str] = set()
        for text in self._texts:
            if "-" in text:
                found.update(each.lower() for each in COMPOUND.findall(text))
        return frozenset(found)

    @cached_property
    def plain(self) -> frozenset[str]:
        """The words of the document, in lower case."""
        found: set[str] = set()
        for text in self._texts:
            found.update(each.lower() for each in WORD.findall(text))
        return frozenset(found)


def is_broken(left: str, right: str) -> bool:
    """Say whether a word runs on from `left` to `right` over a hyphen."""
    if left.endswith(SOFT_HYPHEN):
        return True
    return LAST_WORD.search(left[-60:]) is not None and right[:1].isalnum()


def keeps_hyphen(left: str, right: str, lexis: Lexis) -> bool:
    """Say whether the hyphen that ends `left` belongs to the word.

    A capital or digit after it says yes; then the document's own use elsewhere in a line;
    then prefixes that style manuals hyphenate. Otherwise it marks a broken word.
    """
    if left.endswith(SOFT_HYPHEN):
        return False
    last = LAST_WORD.search(left[-60:])
    first = FIRST_WORD.match(right)
    if last is None or first is None or not first.group()[:1].islower():
        return True
    head, tail = last.group(1).lower(), first.group().lower()
    if head.isdigit() or f"{head}-{tail}" in lexis.compounds:
        return True
    if f"{head}{tail}" in lexis.plain:
        return False
    # «Ex-plained», «so-cial», «high-er»: what is a syllable too wants a word behind it.
    syllable = head in words("hyphen_syllables")
    return head in words("hyphen_prefixes") or (syllable and tail in lexis.plain)


def join(left: str, right: str, lexis: Lexis) -> str:
    """Join two lines of one paragraph, mending a broken word.

    >>> join("every-", "body knows", Lexis([]))
    'everybody knows'
    >>> join("the self-", "governed areas", Lexis([]))
    'the self-governed areas'
    """
    if is_broken(left, right):
        return left + right if keeps_hyphen(left, right, lexis) else left[:-1] + right
    return left + right if runs_on(left) else f"{left} {right}"


def runs_on(left: str) -> bool:
    """Say whether what follows is set without a space: after a slash or an unspaced dash."""
    return len(left) > 1 and left[-1] in "—/" and not left[-2].isspace()
