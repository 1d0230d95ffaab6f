"""Web addresses: those that are malformed, and the day and the host that an address tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

# What is meant as an address: a scheme with its signs, or «www».
_CANDIDATE = re.compile(
    r"(?<![\w./@-])(?:[a-z]{3,6}(?:[:;]/{0,3}|//)|www[.,])[^\s<>\"“”»«‹›()\[\]{}]+", re.I
)
_SCHEME = re.compile(r"(?P<name>[a-z]+)(?P<signs>[:;]?/*)", re.I)
_WEB = frozenset({"http", "https", "ftp"})
_NEARLY_WEB = re.compile(r"h?t{1,3}p{1,2}s?|ht{1,3}ps?|hhtps?|htpps?|hpps?|hptts?", re.I)
_BROKEN = re.compile(r"(?:https?://)?www\.\s(?=[a-z])|https?:\s//|https?:/\s/", re.I)
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_][\w-]+(?::\d{1,5})?", re.I)
_NUMBERS = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?")
_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/-]?)(?P<m>0[1-9]|1[0-2])(?:(?P=s)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)|(?=/))"
)
# Folders of files have the day on which the file was put there, which is later than the work.
_STORED = re.compile(
    r"upload|/files?/|/sites/|/download|/media/|/images?/|archive\.|/cache/|\.pdf", re.I
)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}[a-z_]*/", re.I)


@dataclass(frozen=True, slots=True)
class Malformed:
    """Hold where a malformed address stands and what is wrong with it."""

    start: int
    end: int
    reason: str


def malformed_addresses(text: str) -> Iterator[Malformed]:
    """Yield what is meant as a web address and is none.

    >>> [each.reason for each in malformed_addresses("See http:/site.org/a and www.site.org.")]
    ["has '/' where '://' belongs"]
    """
    if "/" not in text and "www" not in text.casefold():
        return
    broken = [match.span() for match in _BROKEN.finditer(text)]
    for start, end in broken:
        yield Malformed(start, end, "is broken by a space")
    for match in _CANDIDATE.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in broken):
            continue
        words = match.group().rstrip(".,;:!?'’")
        reason = _wrong(words)
        if reason:
            yield Malformed(match.start(), match.start() + len(words), reason)


def _wrong(words: str) -> str:
    if words[:3].casefold() == "www":
        return _wrong_host(re.split(r"[/?#]", words)[0])
    scheme = _SCHEME.match(words)
    if scheme is None or not scheme["signs"]:
        return ""
    name, rest = scheme["name"].casefold(), words[scheme.end() :]
    if name not in _WEB:
        nearly = _NEARLY_WEB.fullmatch(name) and "." in rest
        return f"begins with {scheme['name']!r}, which is no scheme" if nearly else ""
    if "." not in rest:
        return "" if not rest else "names no host"
    if scheme["signs"] != "://":
        wrong = scheme["signs"].lstrip(":") if scheme["signs"] != ":" else ":"
        return f"has {wrong!r} where '://' belongs"
    if re.match(r"https?[:;]/{0,2}|https?//", rest, re.I):
        return "has its scheme twice"
    if re.search(r"%(?![0-9A-Fa-f]{2})", rest):
        return "has '%' without two hexadecimal digits behind it"
    return _wrong_host(re.split(r"[/?#]", rest)[0].rpartition("@")[2])


def _wrong_host(host: str) -> str:
    if _HOST.fullmatch(host) or _NUMBERS.fullmatch(host):
        return ""
    if ".." in host:
        return "has two full stops in its host"
    if "," in host:
        return "has a comma in its host"
    return f"has the host {host!r}, which is none" if host else "names no host"


def host_of(url: str) -> str:
    """Return the host of an address, in small letters and without «www», even of an archived page.

    >>> host_of("https://web.archive.org/web/20010203/http://www.Site.org/a")
    'site.org'
    """
    plain = _ARCHIVED.sub("", url)
    whole = plain if "://" in plain else f"http://{plain}"
    try:
        host = urlsplit(whole).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def days_of(url: str) -> tuple[date, date] | None:
    """Return the day, or the month, that the path of an address tells a page to be of.

    >>> days_of("https://site.org/news/2003/05/12/ports.html")[0].isoformat()
    '2003-05-12'
    """
    plain = _ARCHIVED.sub("", url)
    found = list(_DAY.finditer(plain))
    if len(found) != 1 or _STORED.search(plain):
        return None
    year, month, day = found[0]["y"], found[0]["m"], found[0]["d"]
    try:
        first = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    if day:
        return first, first
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, date.fromordinal(following.toordinal() - 1)
