"""Addresses, identifiers and the words around them."""

from __future__ import annotations

import re

from corpuskit.bib.locators import Found

_URL = re.compile(r"(?:https?|ftp)://[^\s<>\"“”»]+|www\.[^\s<>\"“”»]+\.[^\s<>\"“”»]+")
_DOI = re.compile(r"(?:\bdoi:?\s?)?\b10\.\d{4,9}/[^\s<>\"“”»]+", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:arXiv(?:\spreprint)?[:\s]\s?)+(?P<id>\d{4}\.\d{4,5}"
    r"|[a-z-]+/\d{7})(?:v\d)?(?:\s?\[[^\]]{2,80}\])?"
)
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s?[\d\s-]{9,16}[\dX]", re.IGNORECASE)
_ACCESS = re.compile(
    r"(?:last\s|date\s)?(?:\[cited|Web\.|accessed|retrieved|visited|viewed|consulted|checked|downloaded"
    r"|consulté|abgerufen)"
    r"(?:\son|\sle|\sam|\sat|:)?\s(?=.{0,3}\d|[A-Z][a-z]{2})",
    re.IGNORECASE,
)
# Each form of the pattern has one of these, and few citations have any.
_ACCESS_SIGNS = (
    "cite", "web.", "access", "retriev", "visit", "view", "consult", "check", "download", "abgeruf",
)  # fmt: skip
_AVAILABLE = re.compile(
    r"(?:[,.(]\s?)?(?:(?:available|retrieved|accessed|accessible|online|found"
    r"|posted)\s?(?:online\s)?(?:at|from|on|:)|URL:?|<URL:)"
    r"\s?:?\s?(?=[\[<(]*\s?\ue003)",
    re.IGNORECASE,
)


def urls(text: str) -> list[Found]:
    """Find web addresses, without the punctuation that ends a sentence."""
    found: list[Found] = []
    if "://" not in text and "www." not in text:
        return found
    for match in _URL.finditer(text):
        end = match.end()
        while text[end - 1] in ".,;:!?'’" or (
            text[end - 1] in ")]" and _unmatched(text, match.start(), end)
        ):
            end -= 1
        found.append(Found("url", match.start(), end, match.start(), end))
    return found


def _unmatched(text: str, start: int, end: int) -> bool:
    opener = "(" if text[end - 1] == ")" else "["
    return text.count(text[end - 1], start, end) > text.count(opener, start, end)


def identifiers(text: str) -> list[Found]:
    """Find DOIs and ISBNs."""
    found: list[Found] = []
    folded = text.lower()
    if "10." not in text and "arxiv" not in folded and "isbn" not in folded:
        return found
    for match in _DOI.finditer(text):
        value = match.start() + match.group().find("10.")
        end = match.end()
        while text[end - 1] in ".,;)]":
            end -= 1
        found.append(Found("doi", match.start(), end, value, end))
    found += [
        Found("arxiv", match.start(), match.end(), match.start("id"), match.end("id"))
        for match in _ARXIV.finditer(text)
    ]
    found += [
        Found("isbn", match.start(), match.end(), match.start(), match.end())
        for match in _ISBN.finditer(text)
    ]
    return found


def access_words(text: str) -> list[tuple[int, int]]:
    """Find the words that introduce a date of access."""
    folded = text.lower()
    if not any(sign in folded for sign in _ACCESS_SIGNS):
        return []
    return [match.span() for match in _ACCESS.finditer(text)]


def availability(text: str) -> list[tuple[int, int]]:
    """Find the words that introduce an address that is already blotted out."""
    return [match.span() for match in _AVAILABLE.finditer(text)]
