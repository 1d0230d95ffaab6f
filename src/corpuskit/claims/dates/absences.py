"""What a text says there was none of since a day, or before one: «no case since 1996»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from corpuskit.claims.grammar.content import NAME, NOT, name_key, names, words_of
from corpuskit.claims.grammar.lexicon import lemma, lexicon
from corpuskit.claims.grammar.phrases import Sort
from corpuskit.claims.grammar.reading import Reading
from corpuskit.claims.grammar.stance import clause_bounds
from corpuskit.claims.model import Absence, Claim

_NONE = re.compile(
    r"\b(?:no|not\s+(?=until\b|till\b|before\b)|not\s+(?:one|a\s+single|any)|never|none|without\s+a(?:\s+single)?"
    r"|(?<=\bhas\s)not|(?<=\bhave\s)not|(?<=\bhad\s)not)\b",
    re.I,
)
_SINCE = re.compile(r"\b(?:since|after)\s+(?:the\s+end\s+of\s+)?$", re.I)
# «Since the flood at Hatby on 9 June 1811».
_AFTER = re.compile(r"\b(?:since|after)\s+the\s+(?:[\w’'-]+\s+){1,7}(?:on|of|in)\s+$", re.I)
_PARTS = re.compile(r"[,;:]|\band\b|\bbut\b")
_FRONTED = re.compile(
    r"\W*(?:Since|After)\s+(?:the|that|this)\s+(?P<what>[a-z]+(?:\s+[a-z]{4,})?)\b[^;:.]{0,70}$"
)
_FRONTED_FIRST = re.compile(r"\W*(?:Since|After)\s+(?:the|that|this)\s+[a-z]+\b")
_BEFORE = re.compile(r"\b(?:before|until|till|prior\s+to)\s+(?:the\s+end\s+of\s+)?$", re.I)
# «In the year before 1958» is another time.
_STRETCH = re.compile(
    r"\b(?:years?|months?|weeks?|days?|hours?|decades?|night|morning|evening|spring|summer|autumn|"
    r"winter|shortly|just|immediately|soon|right)\s+(?:before|prior\s+to)\s+$",
    re.I,
)
# What nobody may do before a day, or will have done by then, says nothing of what was done.
_UNTOLD = re.compile(
    r"\b(?:(?-i:may)|might|must|can|cannot|could|shall|will|should|would|is|are|be|has|have|expect\w*|"
    r"plan\w*|likely|allowed|permitted|sooner|longer|later|doubt)\b",
    re.I,
)
# «No bell may be cast since 1866» is a rule.
_ALLOWED = re.compile(r"\b(?:(?-i:may)|must|can|shall|should)\s+(?!have\b)", re.I)
_UNDER = re.compile(r"\b(?:less|fewer|lower)\s+than\b|\b(?:under|below)\b", re.I)
_SHORT = 12


def absences_of(reading: Reading, document: str, claims: Sequence[Claim]) -> Iterator[Absence]:
    """Yield what a sentence says has not happened since a day."""
    for match in _NONE.finditer(reading.text):
        first, last = clause_bounds(reading.sentence, match.start(), match.end())
        tokens = reading.sentence.tokens
        if not tokens[first:last]:
            continue
        low, high = tokens[first].start, tokens[last - 1].end
        comma = reading.text.find(", ", match.end(), high)
        high = comma if comma >= 0 else high
        low = (
            max(low, reading.text.rfind(", ", 0, match.start()) + 1)
            if _opens(reading, match)
            else low
        )
        words = words_of(reading.sentence, low, high) - {NOT}
        days = _days(reading, match, high)
        if days is None or _bounds(reading, match, high, claims):
            continue
        yield Absence(
            document=document,
            words=words | _topic(reading),
            telling=words,
            first=days[0],
            last=days[1],
            where=reading.locate(match.start(), high, ""),
            affair=reading.affair,
        )


def counts_from_before(reading: Reading) -> bool:
    """Tell «after the flood no house was built»: the sentence before says when that was."""
    return _FRONTED_FIRST.match(reading.text) is not None


def _days(reading: Reading, match: re.Match[str], high: int) -> tuple[date, date | None] | None:
    """Return from when till when there was none."""
    since = _since(reading, match, high)
    if since is not None and _ALLOWED.search(reading.text, match.start(), high):
        return None
    if since is not None:
        return since, _known_until(reading, since)
    before = _before(reading, match, high)
    return (date.min, before) if before is not None else None


def _before(reading: Reading, match: re.Match[str], high: int) -> date | None:
    """Return the last day of «no officer was tried before 2004», «until 1958 no miner had died»."""
    if _UNTOLD.search(reading.text, match.start(), high) or _of_any_matter(reading, match):
        return None
    for dated in reading.dates:
        bound = _BEFORE.search(reading.text, 0, dated.start)
        behind = match.start() <= dated.start < high
        fronted = not reading.text[dated.end : match.start()].strip(" ,") and (
            dated.end <= match.start()
        )
        if bound is None or _STRETCH.search(reading.text, 0, dated.start):
            continue
        if not (behind or fronted) or _acts(reading, dated.end):
            continue
        inclusive = bound[0].casefold().startswith(("until", "till")) and "end" in bound[0]
        return dated.last if inclusive else dated.first - timedelta(days=1)
    return None


def _of_any_matter(reading: Reading, match: re.Match[str]) -> bool:
    behind = reading.phrase_from(match.start())
    return behind is not None and lemma(behind.head) in lexicon().words["outcomes"]


def _acts(reading: Reading, end: int) -> bool:
    """Tell «before 1958 ended»: a verb right behind a date makes a clause of it."""
    tokens = reading.sentence.tokens
    at = reading.sentence.token_at(end)
    inverted = at < len(tokens) and tokens[at].low in ("was", "were", "had", "did")
    return at < len(tokens) and tokens[at].sort is Sort.VERB and not inverted


def _opens(reading: Reading, match: re.Match[str]) -> bool:
    return ", " in reading.text[: match.start()]


def _since(reading: Reading, match: re.Match[str], high: int) -> date | None:
    for dated in reading.dates:
        if match.end() <= dated.start < high and _SINCE.search(reading.text[: dated.start]):
            return dated.last
        after = _AFTER.search(reading.text, match.end(), dated.start)
        if after is not None and not _PARTS.search(reading.text, match.end(), after.start()):
            return dated.last
    return _since_told(reading, match)


def _since_told(reading: Reading, match: re.Match[str]) -> date | None:
    """Return the day of what a sentence begins with: «after the flood of 1902 no house ...».

    Where it gives none, the sentence before may: «after that flood no house was built».
    """
    opening = _FRONTED.match(reading.text, 0, match.start())
    if opening is None:
        return None
    inside = [d for d in reading.dates if opening.end("what") <= d.start and d.end <= match.start()]
    if inside:
        return inside[0].last if len(inside) == 1 else None
    told = opening["what"].split()
    known = reading.said is not None and any(t.low in told for t in reading.said.tokens)
    return reading.told_said[1] if known and reading.told_said is not None else None


def _known_until(reading: Reading, since: date) -> date | None:
    """Return the last day that a document can speak of, where it appeared after the day named."""
    if reading.published is None or reading.published[1] <= since:
        return None
    return reading.published[1]


def _bounds(reading: Reading, match: re.Match[str], high: int, claims: Sequence[Claim]) -> bool:
    """Tell whether nothing is only said to lie below a figure: «not one season under 50 tons»."""
    for claim in claims:
        at = claim.where.start
        if match.end() <= at < high and claim.unit != "%" and claim.ratio is None:
            # «no less than» is a bound on a figure, «not one had less than» says none lay below.
            around = reading.text[match.end() : claim.where.end]
            if _UNDER.search(around) and len(around) > 2 * _SHORT:
                return True
    return False


def _topic(reading: Reading) -> frozenset[str]:
    """Return the name that «the province» and its like stand for: what was spoken of last."""
    if names(words_of(reading.sentence)) or not reading.topics:
        return frozenset()
    phrase = reading.topics[0].phrase
    capital = [word for word in phrase.split() if word[:1].isupper()]
    return frozenset(NAME + name_key(word) for word in capital[-1:])
