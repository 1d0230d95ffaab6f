"""Tell a year from a quantity: a bare number from 1000 to 2100 is a year only with a reason.

The reason lies in the words beside it: a temporal preposition, brackets, a citation's comma, a
title, «the 1995 agreement», a table head. What is counted or labelled is no year whatever
stands before it.
"""

from __future__ import annotations

import re

from corpuskit.language.date_site import Site, is_counted, is_label, is_plural
from corpuskit.language.date_words import date_words

_LAST_TWO = re.compile(
    r"(?<![A-Za-zÀ-ɏ’'-])([A-Za-zÀ-ɏ’'-]++)[ \t\r\n\u00a0]+([A-Za-zÀ-ɏ’'-]+)[ \t\r\n\u00a0]+$"
)
# «1850 in 1990 and 2010 in 2000» counts twice.
_DATED_AFTER = re.compile(r"[ ]in[ ][12][0-9]{3}\b")
_OPENED = re.compile(r"(?:^|[\s\w])[(\[][ ]?(?:(?:probably|about|c\.|ca\.)[ ]?)?$")
# «The bridge (opened 1893)», «the novel (first published 1902)».
_DONE_IN = re.compile(r"\s[(\[](?:first[ ])?(?P<done>[a-z]+)[ ]$")
_CLOSED = re.compile(r"[a-e]?[ ]?(?:[)\],;:]|[–-]\d)")
_AFTER_COMMA = re.compile(
    r"(?:(?:[)\]”’\"'*_»]|\b[A-ZÀ-Þ][\w.’'-]{0,30}|\b[a-z]\.[ ]?[a-z]\."
    r"|\b(?:edition|edn|ed\.|press)),|,[”’\"'])[ \t\r\n\u00a0]*$"
)
_CITED_AFTER = re.compile(
    r"[a-e]?(?:[*_’'”\"»]{0,3}[ ]?[(]|[*_’'”\"»]{0,3}[ ]?(?:[).;:\],]|$|\n|and [12][0-9]{3}\b))"
)
# «Vol. 31, No. 2, 1978», «(2d ed. 1998)».
_ISSUE_BEFORE = re.compile(
    r"\b(?:nos?|nr|vols?|iss(?:ue)?)\.?[ ][0-9]{1,4}(?:[-–/][0-9]{1,4})?,\s$", re.I
)
_EDITION_BEFORE = re.compile(r"\b(?:ed|eds|edn|edition|rev|repr|rpt)\.?,?\s$", re.I)
# «Asante, J. and Sy, A. 2015, ‘Counting’», «Krogh, Hanne-Vibeke 2006. Title», «—— 2019, ‘Title’».
_AUTHOR_BEFORE = re.compile(
    r"(?:\b[A-ZÀ-Þ]\.|(?:^|[,;&][ ](?:and[ ])?)[A-ZÀ-Þ][\w’'-]+,[ ][A-ZÀ-Þ][\w’'-]+"
    r"|^[*_]*[—–-]{2,}|\b(?:eds?|al)\.\)?|\(eds?\.?\))[,.]?\s$"
)
_WORK_AFTER = re.compile(r"[a-e]?[.,:]\s[*_]?[‘“\"'«*_A-ZÀ-Þ\[]")
_SERIES_BEFORE = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+[ ](?:of[ ])?[A-ZÀ-Þ][\w’'-]+,\s$")
_COMPARE = re.compile(r"\b(?:[Cc]f\.|[Ss]ee(?:[ ]also)?|[Cc]ompare)\s$")
_CIRCA = re.compile(r"(?<![A-Za-z.])c\.[ \u00a0\n]?$")
_TIME_NOUNS = frozenset({"year", "month", "week", "day", "night", "season", "period", "time"})
_TITLE_BEFORE = re.compile(
    r"(?:^|[*_‘“\"'«(]|[.;][ ]|[A-ZÀ-Þ][\w.’'&-]{0,20}[ ])[A-ZÀ-Þ][\w.’'-]{1,30}[ ]$"
)
_ENTRY = re.compile(r"[ ]?[:–—][ ]|\.[ ]+[A-Z]|(?<![ ])[ ]+[–-][ ]+[A-Z]")
_AS_SHARE = re.compile(r"[ ]as[ ](?:%|a[ ]|per[ ]?cent)")
_SINCE = re.compile(
    r"\b(?:(?:early|late|recently|back|far|long) as|(?:back|prior|up|down) to|dat(?:es?|ed) from"
    r"|(?:until|till|since|from|by) at (?:least|the latest))[ \t\r\n\u00a0]+$"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?]['”’\"]?)[ \t\r\n]*$")
_CLAUSE_START = re.compile(r"[,;—–][ \t\r\n]*$")
_SUBTITLE = re.compile(r":[ ][A-ZÀ-Þ]")
_YEAR_VERBS = re.compile(r"[ ](?:was|saw|is|brought|marked|began|became|witnessed|will)\b")
_WHEN = re.compile(r",[ ](?:when|the year)\b")
# «In that year, 1931, it was», «the same year, 1931,».
_NAMED_YEAR = re.compile(
    r"\b(?:that|this|the)[ \u00a0](?:(?:same|following|next|previous|first|last)[ \u00a0])?"
    r"year,[ \u00a0]$"
)
_ENDED = re.compile(r"[,.;:)]")
_EARLIEST, _LATEST = 1500, 2100


def is_year(where: Site, *, joined: bool = False) -> bool:
    """Tell whether a number has a reason to be a year; `joined` where a list goes on with it."""
    if is_label(where) or is_counted(where):
        return False
    if _SINCE.search(where.before):
        return True
    if where.previous.lower() in date_words().before["approximators"]:
        return False
    strong = where.previous.lower() in date_words().before["strong"]
    if _DATED_AFTER.match(where.after) and not strong:
        return False
    return joined or any(reason(where) for reason in _REASONS)


def _after_preposition(where: Site) -> bool:
    words, previous = date_words().before, where.previous.lower()
    if previous in words["strong"] or _CIRCA.search(where.before):
        return True
    if previous not in words["weak"] or not where.modern:
        return previous == "of" and _names_event(where)
    if previous == "of":
        rounded = where.round and where.value != 2000
        counted = rounded or _measures(where) or _unexpected_noun(where)
        return _names_event(where) or not counted
    if _unexpected_noun(where):
        return False
    if where.round and where.previous == "By":
        return True
    return not where.round or (where.value == 2000 and previous in ("by", "for", "from"))


def _unexpected_noun(where: Site) -> bool:
    noun = where.next
    return is_plural(noun) and noun not in date_words().after["events"]


def _measures(where: Site) -> bool:
    two = _LAST_TWO.search(where.before)
    return two is not None and two[1].lower() in date_words().before["measured"]


def _names_event(where: Site) -> bool:
    two = _LAST_TWO.search(where.before)
    if two is None or two[1].lower() in date_words().before["measured"]:
        return False
    return two[1][0].isupper() or two[1].lower() in date_words().before["titles"]


def _called_year(where: Site) -> bool:
    return bool(_NAMED_YEAR.search(where.before) and _ENDED.match(where.after))


def _bracketed(where: Site) -> bool:
    if not (_in_print(where) and _CLOSED.match(where.after)):
        return False
    done = _DONE_IN.search(where.before)
    named = done is not None and done["done"] in date_words().before["bracketed"]
    return named or bool(_OPENED.search(where.before))


def _in_print(where: Site) -> bool:
    return _EARLIEST <= where.value <= _LATEST


def _cited(where: Site) -> bool:
    if not _in_print(where):
        return False
    return bool(_AFTER_COMMA.search(where.before) and _CITED_AFTER.match(where.after))


def _referenced(where: Site) -> bool:
    """Tell whether the number stands where references have their year."""
    if not _in_print(where):
        return False
    if _AUTHOR_BEFORE.search(where.before) and _WORK_AFTER.match(where.after):
        return True
    if _EDITION_BEFORE.search(where.before) and _CLOSED.match(where.after):
        return True
    if _SERIES_BEFORE.search(where.before) and where.modern and not where.round:
        # «Foreign Relations, 1874 has 1,238 pages.»
        return bool(where.next) and where.next in date_words().after["function"]
    if _COMPARE.search(where.before) and where.modern and where.next[:1].isupper():
        return True
    return bool(_ISSUE_BEFORE.search(where.before) and _CITED_AFTER.match(where.after))


def _titled(where: Site) -> bool:
    if not where.modern or not where.previous[:1].isupper():
        return False
    if where.previous.lower() in date_words().before["titles"]:
        return True
    if _SUBTITLE.match(where.after) and not where.round:
        return True
    return bool(_TITLE_BEFORE.search(where.before) and _CITED_AFTER.match(where.after))


def _attributive(where: Site) -> bool:
    if not where.modern or not where.next:
        return False
    if where.next.islower() and where.next in date_words().after["function"]:
        return _is_determined(where) and _in_print(where) and not where.round
    if where.next in date_words().after["events"] and not where.round:
        return True
    return _is_determined(where) and not (where.round and _unexpected_noun(where))


def _is_determined(where: Site) -> bool:
    words = date_words().before["determiners"]
    if where.before.rstrip().endswith(("'s", "’s", "s'", "s’")):
        return True
    if where.previous.lower() in words:
        return True
    if where.previous in _TIME_NOUNS:
        # «In that month 1987 ballots were cast.»
        return False
    two = _LAST_TWO.search(where.before)
    return two is not None and (two[1].lower() in words or two[1].endswith(("'s", "’s")))


def _alone(where: Site) -> bool:
    if not _in_print(where):
        return False
    opened = where.before[-1:] in ("", "\t", "\n") or not where.before.strip("*_ ")
    closed = where.after[:1] in ("", "\t", "\n") or not where.after.strip("*_ ")
    if opened and (closed or _ENTRY.match(where.after)):
        return True
    if _AS_SHARE.match(where.after):
        return True
    if not _YEAR_VERBS.match(where.after):
        return False
    if _SENTENCE_START.search(where.before):
        return True
    return where.modern and not where.round and bool(_CLAUSE_START.search(where.before))


def _before_when(where: Site) -> bool:
    """Tell «the busiest year was 1938, when 40 ships came»."""
    return where.modern and _WHEN.match(where.after) is not None


_REASONS = (
    _before_when,
    _after_preposition,
    _called_year,
    _bracketed,
    _cited,
    _referenced,
    _titled,
    _attributive,
    _alone,
)
