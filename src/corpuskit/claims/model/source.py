"""Works that notes cite, as claims and checks need them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpuskit.bib.periodicals import is_official
from corpuskit.core.findings import Location

_TEXT = re.compile(
    r"^[^|]*\b(?:text|reprinted|reproduced)\b|\b(?:prints?|reprints?|reproduces?|publishes)\s+(?:the|its)\b",
    re.I,
)
_ACT = (
    r"(?:law|laws|act|treaty|treaties|agreement|convention|protocol|decree|constitution|accord|charter|code"
    r"|ordinance|regulations?|statute|resolution|pact|declaration|text|translation)"
)
_PRINTED = re.compile(
    rf"\b{_ACT}\b[^|.;]{{0,60}}?\b(?:is|was|are|were|has been|appears|appeared)\s+"
    r"(?:first\s+|also\s+)?"
    r"(?:printed|published|promulgated|reprinted|reproduced|in\b)",
    re.I,
)
_ACT_TITLE = re.compile(rf"(?:the\s+)?(?:[A-Z][\w-]*\s+){{0,4}}?{_ACT}\b", re.I)
_ACT_WORDS = frozenset(
    [
        "treaty",
        "agreement",
        "convention",
        "protocol",
        "constitution",
        "accord",
        "charter",
        "between",
        "states",
    ]
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_QUOTED = re.compile(r"[“‘«\"]")
_NAMES_ACT = re.compile(rf"\b{_ACT}\b", re.I)


@dataclass(frozen=True, slots=True)
class Source:
    """Hold a work that a note cites: enough to date it and to tell whether it is the same.

    `signal` is the words that introduce it («For the text, see»), `remark` what the note says
    behind it. Dates are the first and last day on which it can have appeared; `dated` is the
    `xml:id` of the date that says so.
    """

    label: str
    key: str
    first: date | None
    last: date | None
    signal: str
    where: Location
    remark: str = ""
    dated: str = ""

    @property
    def prints_text(self) -> bool:
        """Tell a work cited because it prints the text of a treaty or law.

        A gazette or treaty series does, unless a title in quotation marks says that it was cited
        for something else.
        """
        words = f"{self.signal} | {self.remark} | {self.label}"
        official = is_official(self.label) and (
            not _QUOTED.search(self.label) or bool(_NAMES_ACT.search(self.label))
        )
        return official or bool(_TEXT.search(words) or _PRINTED.search(words))

    def may_print(self, label: str) -> bool:
        """Tell whether the text that a work prints can be that of the act named.

        An act that the citation names itself must share a word with it; where the only date is
        the day of that act, nothing is known of when it was printed.
        """
        title = re.split(r"[,(“‘«\"\[]", self.label.lstrip("‘“«'\"["))[0]
        if not _ACT_TITLE.match(title):
            return True
        own = set(re.findall(r"[^\W\d_]{5,}", self.label.casefold()))
        named = set(re.findall(r"[^\W\d_]{5,}", label.casefold())) - _ACT_WORDS
        return bool(own & named) and len(_YEAR.findall(self.label)) > 1
