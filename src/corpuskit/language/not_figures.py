"""Numbers that count nothing: labels, names, years, dates, times, references."""

from __future__ import annotations

import functools

from corpuskit.language.counted_nouns import is_content
from corpuskit.language.currency_names import currency_before
from corpuskit.language.figure_tokens import Kind, Token, adjoin, token_at
from corpuskit.language.numbers import parse_digits, slash_fraction
from corpuskit.language.unit_names import unit_after
from corpuskit.language.word_lists import words

_CHAIN = frozenset({",", "–", "-", "—", "−", "and", "&", "to", "or", ";"})
_OPENING = frozenset("—–•;.!?…")
# Behind one of these two capitals in a row begin a title («*Three Decades* ...»).
_TITLE_OPENERS = frozenset("“‘\"'([«*_:")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "s", "ers", "ème", "d", "o"})
_CLOCK = frozenset({"am", "pm", "a.m", "p.m", "gmt", "utc", "hrs", "hours", "o'clock", "o’clock"})
_SLASHES = frozenset("/:=_")
# A label far from its number is none: «no.» and an opening bracket may stand between.
_LABEL_SIGNS = frozenset(".([:")
# Signs that stand around the number of a paragraph.
_NUMBERING = frozenset("§()[].")
_SMALL = 1000
_GAP = 3
_LONGEST_CODE = 5
_BEHIND_CHAINED = frozenset({"and", "of", "to", "in", "or", "for"})


def behind_no_figure(tokens: tuple[Token, ...], at: int) -> int | None:
    """Return the token behind a number that counts nothing, None where it may count.

    A chain of labels («pp. 39, 42 and 50») and of digits joined by strokes or dashes
    («24/06/1994», «QR-98-417», «192.168.1.2») is passed over as a whole.
    """
    if tokens[at].kind is Kind.WORD:
        return at + 1 if _worded_name(tokens, at) else None
    if _is_apart(tokens, at) or _is_issue(tokens, at):
        return at + 1
    if is_label(tokens, at) or is_group_name(tokens, at):
        return _behind_chain(tokens, at)
    if _is_code(tokens, at) or _is_date_part(tokens, at):
        behind = token_at(tokens, at + 3)
        counts = behind.low == "of" or unit_after(tokens, at + 3) is not None
        if counts and slash_fraction(tokens, at) is not None:
            return None
        return _behind_code(tokens, at)
    return None


def _is_apart(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell a page number beside its running head, set apart by a gap («98      Fevers»)."""
    before, after = token_at(tokens, at - 1), token_at(tokens, at + 1)
    gaps = (tokens[at].start - before.end if before.text else 0, after.start - tokens[at].end)
    return max(gaps) >= _GAP


def _is_issue(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell the issue of «Nature 367 (6459): 108» and «54(2): 110»."""
    signs = tuple(token_at(tokens, at + n).text for n in (-1, 1, 2))
    return signs == ("(", ")", ":") and token_at(tokens, at - 2).kind is Kind.NUMBER


def is_label(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell a number that names a thing or a part of a text: «Article 22», «no. 5», «Boeing 747»."""
    index = at - 1
    while index >= 0 and index > at - 4 and tokens[index].text in _LABEL_SIGNS:
        index -= 1
    label = token_at(tokens, index)
    if label.kind is Kind.ADDRESS or not label.text or index < at - 3:
        return False
    bracketed = any(t.text in "([:" for t in tokens[index + 1 : at])
    low = label.low.removesuffix("'s")
    if low == "no":
        return not bracketed and (index < at - 1 or label.text == "No")
    if low in words("labels", "parts"):
        if low in words("labels", "nouns"):
            return not bracketed and _small(tokens[at]) and not _noun_like(tokens, index)
        return not bracketed or low in ("no", "nos", "p", "pp", "vol", "tel", "isbn", "issn", "doc")
    if bracketed or index < at - 1:
        return False
    if low in words("labels", "things"):
        levelled = low in words("labels", "levels") and not _noun_like(tokens, index)
        return label.text[0].isupper() or (levelled and _small(tokens[at]))
    return False


def is_labelling(token: Token) -> bool:
    """Tell a word that names numbers («Article», «Phase»)."""
    low = token.low
    return low in words("labels", "parts") or low in words("labels", "things")


def is_capitalised(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a token has a capital that its place in the sentence does not explain."""
    token = token_at(tokens, at)
    if not token.text or not token.text[0].isupper():
        return False
    return not _begins_sentence(tokens, at)


def is_group_name(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell a group named by its members: «Group of 77»."""
    if token_at(tokens, at - 1).low != "of" or at < 2:
        return False
    group = tokens[at - 2]
    return group.low in words("labels", "groups") and group.text[0].isupper()


def names_number(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell a number behind a capitalised name: «Windows 95», «Airbus 320»."""
    before = token_at(tokens, at - 1)
    if before.text == "." and adjoin(token_at(tokens, at - 2), before):
        return _is_initials(tokens, at - 2)
    if before.kind is not Kind.WORD or not before.text[0].isupper():
        return False
    return before.low not in words("labels", "openers")


def _is_initials(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell the last letter of a series in capitals («K.B.D. 340»)."""
    letters = (token_at(tokens, at), token_at(tokens, at - 2))
    return token_at(tokens, at - 1).text == "." and all(
        len(t.text) == 1 and t.text.isupper() for t in letters
    )


def _worded_name(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell a number word that is part of a name: «Channel Five», «the Six Day War»."""
    token = tokens[at]
    capital = is_capitalised(tokens, at) and not _behind_paragraph_number(tokens, at)
    if capital and not (token.text.isupper() and len(token.text) > 1):
        return token.low not in ("a", "an")
    label = token_at(tokens, at - 1)
    if label.kind is not Kind.WORD:
        return False
    if token.low in ("a", "an", "half"):
        return False
    if label.low == "number" and token_at(tokens, at + 1).low in ("to", "hundred", "thousand"):
        return False  # «they number six to seven thousand»
    numbered = words("labels", "parts") | words("labels", "levels")
    return label.low in numbered and label.low not in words("labels", "nouns")


def _begins_sentence(tokens: tuple[Token, ...], at: int) -> bool:
    index = at - 1
    if index < 0:
        return True
    before = tokens[index]
    if before.text in _TITLE_OPENERS and before.text:
        return not token_at(tokens, at + 1).text[:1].isupper()
    return before.text in _OPENING and before.text != ""


def _behind_paragraph_number(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell the first word of a numbered paragraph: «2.4 Forty men came», «§ 12 Forty men»."""
    before = [token for token in tokens[:at] if token.text not in _NUMBERING]
    return at <= _GAP and len(before) == 1 and before[0].kind is Kind.NUMBER


def _small(token: Token) -> bool:
    digits = parse_digits(token.text)
    return digits is not None and digits.value < _SMALL and not digits.grouped


def _noun_like(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell «in this group 12 people», where a determiner shows that the noun is no label."""
    return token_at(tokens, at - 1).low in _determiners()


@functools.cache
def _determiners() -> frozenset[str]:
    return words("function_words", "stop", "determiners") - {"no", "what"}


def _behind_chain(tokens: tuple[Token, ...], at: int) -> int:
    """Return the token behind a label's number and those joined to it."""
    index = at + 1
    while True:
        joint = index
        while token_at(tokens, joint).text in _CHAIN and joint < index + 2:
            joint += 1
        token = token_at(tokens, joint)
        if joint == index or token.kind is not Kind.NUMBER or not _in_chain(tokens, joint):
            return index
        index = joint + 1


def _in_chain(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a number goes on a chain of labels: nothing that it counts follows."""
    following = token_at(tokens, at + 1)
    dash = tokens[at - 1]
    if dash.text in "–-—" and adjoin(tokens[at - 2], dash) and adjoin(dash, tokens[at]):
        return True
    if not _small(tokens[at]):
        return tokens[at - 1].text in "–-—"
    if following.kind is not Kind.WORD or following.low in _BEHIND_CHAINED:
        return True
    return not is_content(following) and unit_after(tokens, at + 1) is None


def _is_code(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell digits that run on into other signs: codes, dates with strokes, times, ordinals."""
    token, before, after = tokens[at], token_at(tokens, at - 1), token_at(tokens, at + 1)
    if before.kind is Kind.WORD and adjoin(before, token):
        return currency_before(tokens, at) is None
    if before.text in ("#", "№", "§", "@", "_", "+", "×") and adjoin(before, token):
        return True
    if before.text in _SLASHES and before.text and adjoin(before, token):
        return not (before.text == ":" and token_at(tokens, at - 2).kind is Kind.WORD)
    if before.text in "-–" and before.text and adjoin(before, token):
        earlier = token_at(tokens, at - 2)
        if earlier.kind is Kind.WORD and adjoin(earlier, before):
            return True
    if not adjoin(token, after):
        return after.low in _CLOCK and _is_hour(tokens, at)
    if after.kind is Kind.WORD:
        return after.low in _ORDINALS or _runs_on(tokens, at)
    second = token_at(tokens, at + 2)
    if after.text in "/:_" and after.text and adjoin(after, second):
        return second.kind is Kind.NUMBER or (second.kind is Kind.WORD and after.text == "_")
    dashed = after.text in "-–" and second.kind is Kind.NUMBER and adjoin(after, second)
    third = token_at(tokens, at + 3)
    if dashed and third.text in "-–" and third.text and adjoin(second, third):
        return token_at(tokens, at + 4).kind is Kind.NUMBER
    return False


def _is_hour(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell a time of day from a duration: «0600 hours» and «5 pm», not «48 hours»."""
    low, text = tokens[at + 1].low, tokens[at].text
    if low in ("hours", "hrs"):
        return len(text) == 4 and text.isdigit() and text[:2] < "25"
    return True


def _runs_on(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell letters behind digits that are part of a code («4x4», «3D», «12bis»)."""
    text = tokens[at + 1].text
    if not text[1:].isdigit() and len(text) > 1:
        return False
    return len(text) < _LONGEST_CODE and text[0] in "abcdefijnopqruvwxyzABCDEFGHIJNOPQRSUXYZ"


def _behind_code(tokens: tuple[Token, ...], at: int) -> int:
    index = at + 1
    while index < len(tokens) and adjoin(tokens[index - 1], tokens[index]):
        token = tokens[index]
        if token.kind is Kind.SIGN and token.text not in "-–/:._":
            break
        if token.kind is Kind.SIGN and not adjoin(token, token_at(tokens, index + 1)):
            break
        index += 1
    return index


def _is_date_part(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell a day beside the name of a month («25 May», «June 24»)."""
    text = tokens[at].text
    if text.isdigit() and len(text) == len("1999"):
        return _is_month(token_at(tokens, at - 1)) and text[0] in "12"
    if not text.isdigit() or len(text) > 2:
        return False
    after, before = token_at(tokens, at + 1), token_at(tokens, at - 1)
    if _is_month(after) and after.text != "may":
        return True
    if _is_month(before):
        return token_at(tokens, at + 1).kind is not Kind.WORD or _stops(tokens, at + 1)
    dashed = after.text in "–-" and after.text and token_at(tokens, at + 2).kind is Kind.NUMBER
    return bool(dashed) and _is_month(token_at(tokens, at + 3))


def _is_month(token: Token) -> bool:
    return token.low in words("labels", "months") and token.text[0].isupper()


def _stops(tokens: tuple[Token, ...], at: int) -> bool:
    return token_at(tokens, at).low in words("function_words", "stop", "prepositions")
