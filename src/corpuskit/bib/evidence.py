"""How far a run of words looks like a citation rather than a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpuskit.bib import locators, vocabulary
from corpuskit.bib.authors import read_authors
from corpuskit.bib.description import described
from corpuskit.bib.institutions import institution
from corpuskit.bib.layout import Region
from corpuskit.bib.periodicals import is_official, read_periodical
from corpuskit.bib.references import names_note
from corpuskit.bib.reporters import opens_matter
from corpuskit.bib.short_form import short_form
from corpuskit.bib.when import find_work_dates

_LAW = re.compile(
    r"\b(?:\d{1,4}\s(?:Stat\.|U\.?S\.?C\.?|U\.?N\.?T\.?S\.?|I\.?L\.?M\.?|L\.?N\.?T\.?S\.?"
    r"|C\.?F\.?R\.?|Fed\.\sReg\.|U\.S\.)\s?§?\s?\d|UNTS|(?:S|A|E)/(?:RES/)?\d+(?:/\d+)+|[A-Z]{2,8}/[A-Z]{1,8}[-/][\dA-Z]|(?:S|A"
    r"|E)/RES/\d+|"
    r"OJ\s(?:L|C)\s?\d|\[?20\d\d\]?\s(?:UKSC|EWCA|EWHC|ECHR)|Public Law,?\s\d"
    r"|(?:Reg(?:ulation)?|Directive|Decision)\s\(?(?:EC|EU|EEC|No)|CETS|ETS No"
    r"|\[(?:19|20)\d\d\]\s\d?\s?[A-Z]|I\.?C\.?J\.? Rep|Cmn?d\.?\s\d"
    r"|S\.\s?(?:Doc|Rpt|Rep)\.|H\.\s?(?:Doc|Rpt|Rep|R)\."
    r"|Serial\s\d)"
)
_REPORTED = re.compile(
    r"\[(?:19|20)\d\d\]\s(?:\d\s)?[A-Z][\w.]*\s|\bCase\s(?:[CTF][-‑–])?\d+/\d\d|\bPub\.\sL\.\sNo"
)
_ARCHIVE = re.compile(
    r"\b(?:RG\s?\d|Record Group|[Bb]ox(?:es)?\s\d|[Ff]older\s\d|[Rr]oll\s\d|[Rr]eel\s\d"
    r"|Files?\s(?:no\.?\s)?\d|Cases?\s\d|NARA|TNA|PRO,|(?:FO|CAB|WO|PREM|CO|DO|ADM"
    r"|T)\s\d{1,4}/\d|MSS?\b|Papers,|Fonds?\s\w|[Ff]ond\s\d|[Oo]p(?:is)?\.\s\d|[Dd]elo\s\d)"
)
_ARCHIVED = re.compile(r"[Aa]r(?:ch|k|qu)iv\w*\b[^.;]*\d")
_LETTER = re.compile(
    r"^(?:[A-Z][\w.'’-]*\s){1,5}to\s(?:the\s)?[A-Z][\w.'’-]*(?:\s[\w.'’-]+){0,8},\s"
)
_CASE = re.compile(r"^[^\W\d_a-z][^,;()]{0,60}\sv\.?\s[^\W\d_a-z][^,;]{1,80}(?:,|\s[(\[])[^;]*\d")
_SHORT = re.compile(
    r"\bop\.?\s?cit\b|\bloc\.?\s?cit\b|^\W{0,3}ibid|^\W{0,3}id\.|\((?:see\s"
    r"|above,?\s)?(?:foot|f)?n(?:ote)?s?\.?\s\d{1,4}(?:\sabove)?\)|\b(?:supra|above),?\sn(?:ote"
    r"|\.)\s?\d",
    re.IGNORECASE,
)
# «note 4 above», without brackets but behind a comma.
_NOTED = re.compile(
    r"^[^.;]{2,120}?,\s(?:(?:above|supra|see)\s)?n(?:ote|\.)\s?\d{1,4}(?:\s(?:above|below|supra))?(?=[,.;:]|\s?$)"
)
_DIVISION = re.compile(
    r",\s(?:tables?|figures?|paras?\.?|paragraphs?|annex(?:es)?|appendix|arts?\.?|articles?|sections?|chapters?"
    r"|chs?\.|cols?\.)\s[\dIVXA-Z][\w.]{0,5}(?:[–-]\d+)?\W*$",
    re.IGNORECASE,
)
_SHORT_HEAD = re.compile(
    r"^(?:[^\W\d_a-z][\w'’.-]++(?:,?\s(?:and|&)?\s?)?){1,6}(?:et al\.?)?,\s(?:[‘'“\"\ue001\ue002])"
)


# «signed 5 November 2010» beside the title of a treaty tells its date and makes no sentence.
_DATED_ACT = re.compile(
    r",\s(?:signed|adopted|concluded|agreed|ratified|done|approved|opened\sfor\ssignature|promulgated|issued"
    r"|(?:which\s)?(?:entered|came)\sinto\sforce|in\sforce|effective|as\samended|registered)(?:,?\s(?:at|in|on|by)\s[^,;.]{2,40}?)?"
    r",?\s(?:on\s|since\s|from\s)?(?:[0-3]?\d\s)?[^\W\d_]{3,10}\.?\s(?:[0-3]?\d,\s)?(?:1[4-9]|20)\d\d(?=[,;.)]|\s?$)"
)
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CONVERSATION = re.compile(
    r"\W*(?:(?:author(?:s|’s|'s)?|personal|telephone|my)\s)*(?:interviews?|conversations?|e-?mails?|telephone)(?!\w)",
    re.IGNORECASE,
)

# «May» is a month and «Notes» a title: only small letters count.
_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z]{2,12}(?![\w'’-])")


def finite_verb(text: str) -> int:
    """Return the place of the first word outside brackets that makes a sentence, or -1."""
    verbs = vocabulary.words("verbs")
    for match in _SMALL_WORD.finditer(_DATED_ACT.sub(_blank, _outside_brackets(text))):
        if match.group() in verbs:
            return match.start()
    return -1


def weigh(chars: str, text: str, start: int, end: int, found: Sequence[Region]) -> int:
    """Weigh the signs of a citation in a span; `text` is the span with its titles blotted out.

    About 4 and above is a citation, 3 is open to doubt. The weights were set by hand: what only a
    citation has (an author before a title, an imprint, «op. cit.») counts 3, what a sentence may
    have too counts 1 or 2, a finite verb outside every title takes 4 away.
    """
    words = text.strip()
    if len(words) < 4:
        return 0
    if _CONVERSATION.match(words) and not any(each.kind != "paren" for each in found):
        return 0
    score = _typography(text, found) + _numbers(text)
    periodical = read_periodical(words)
    score += 3 if periodical is not None else 0
    if periodical is None and is_official(words) and any(char.isdigit() for char in words):
        score += 2
    score += _head(chars, text, start, end)
    short = _shortened(words)
    if short or _NOTED.match(words) or short_form(words):
        score += 5
    score += 3 if opens_matter(words) else 0
    for pattern in (_LAW, _LETTER, _CASE, _REPORTED):
        score += 3 if pattern.search(words) else 0
    score += 3 if _ARCHIVE.search(words) or _ARCHIVED.search(words) else 0
    if finite_verb(text) >= 0:
        score -= 1 if short else 4
    return score


def _shortened(words: str) -> bool:
    """Tell «op. cit.», «ibid.» and «(note 3)», which few notes have even a sign of."""
    folded = words.lower()
    signs = "cit" in folded or "id" in folded[:8] or names_note(folded)
    return signs and _SHORT.search(words) is not None


def _outside_brackets(text: str) -> str:
    return _BRACKETED.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _typography(text: str, found: Sequence[Region]) -> int:
    titles = [each for each in found if each.kind in {"quote", "italic"}]
    if not titles:
        return (
            1
            if any(each.kind == "bracket" for each in found) and text.lstrip().startswith("[")
            else 0
        )
    score = 0
    if any(each.kind == "italic" for each in titles):
        score += 2
    if re.search(r"\ue001\s?(?:\[[^\]]*\]\s?)?(?:,|in\s|\(|\.|\ue002|\s\ue002)|^\W*\ue001", text):
        score += 2
    if re.search(r"^\W*[\ue001\ue002]+\W", text + " "):
        score += 1
    return min(score, 4)


_IMPRINT = re.compile(
    r"[(\[](?:\d{1,2}(?:st|nd|rd|th)?\s(?:rev\.?\s)?edn?\.?,?\s)?[^()\[\]\d]{2,120}(?:[:,]\s[^()\[\]]{0,60})?,?\s"
    r"(?:[A-Z][a-z]{2,8}\.?\s)?(?:1[4-9]|20)\d\d[a-z]?[)\]]"
)
_AT_PAGE = re.compile(r"(?:1[5-9]|20)\d\d,\sat\s[A-Z]?\d{1,4}(?=\W*$)")
_YEAR_ALONE = re.compile(r"\((?:1[4-9]|20)\d\d[a-z]?\)")


def _numbers(text: str) -> int:
    score = 0
    kinds = {part.kind for part in locators.labelled(text)}
    score += 2 if "pages" in kinds or _AT_PAGE.search(text) or _DIVISION.search(text) else 0
    score += 2 if kinds & {"volume", "number"} else 0
    if not kinds and any(part.kind == "volume" for part in locators.shaped(text)):
        score += 2
    bracketed = any(char in text for char in "([")
    if bracketed and _IMPRINT.search(text):
        score += 2
    elif bracketed and _YEAR_ALONE.search(text):
        score += 1
    score += 2 if "http" in text or "www." in text else 0
    dates = find_work_dates(text)
    if dates:
        score += 1
        if re.search(r"^[.,;)\s]*$", text[dates[-1].end :]) and text[
            : dates[-1].start
        ].rstrip().endswith((",", "(", "\ue002")):
            score += 1
    return score


def _head(chars: str, text: str, start: int, end: int) -> int:
    begin = start + len(text) - len(text.lstrip())
    if text.lstrip()[:1] in {"\ue001", "\ue002", ""}:
        return 0
    words = text.strip()
    kind = described(words)
    if kind == "evidence" and finite_verb(words) < 0:
        return 3
    limit = next((start + n for n, char in enumerate(text) if char in "\ue001\ue002"), end)
    comma = next(
        (start + n for n, char in enumerate(text) if char in ",.;" and start + n > begin), end
    )
    head = chars[begin:comma].casefold()
    if head in vocabulary.words("agencies"):
        return 3
    names = read_authors(chars, begin, limit if limit > begin else end)
    if names and names.family in {"inverted", "bracketed"}:
        return 3
    if names and (
        names.family in {"direct", "inverted-full", "vancouver"}
        or len(names.names) > 1
        or (limit < end and not chars[names.end : limit].strip(" ,.:("))
    ):
        return 2
    if kind == "instrument" and finite_verb(words) < 0:
        return 2
    if _SHORT_HEAD.match(words):
        return 3
    if limit < end and institution(chars, begin, limit):
        return 2
    return 1 if institution(chars, begin, comma) or names else 0
