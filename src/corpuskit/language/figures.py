"""What an amount counts or measures: the noun, unit and rate that belong to it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from corpuskit.language.ages import is_age
from corpuskit.language.approximators import Approximation
from corpuskit.language.counted_nouns import (
    Phrase,
    counted_phrase,
    counts_by_hyphen,
    is_content,
    is_discourse,
    is_plural,
    plain_phrase,
    refers_back,
    singular,
)
from corpuskit.language.figure_reasons import is_bare_figure, is_dimensionless
from corpuskit.language.figure_tokens import Kind, Token, adjoin, token_at
from corpuskit.language.measures import (
    FRACTION,
    Figure,
    figure_of,
    is_attributive,
    read_measure,
    whole_behind,
    with_population,
)
from corpuskit.language.number_words import is_superlative
from corpuskit.language.quantity_model import Modality
from corpuskit.language.single_amounts import Amount
from corpuskit.language.unit_names import rate_after, unit_after
from corpuskit.language.word_lists import words

# «The two countries» refers back, «the 15 members» says how many there are.
_SMALL = 12
_LONGEST_FILE = 4
_DEFINITE = frozenset({"the", "its", "their", "these", "those"})
_COMPARATIVE = re.compile(r"(?!under$|over$|after$|later$|however$|ever$|never$)\w{3,}er$")


def read_figure(
    tokens: tuple[Token, ...], amount: Amount, before: Approximation, *, follows: bool, paired: bool
) -> Figure | None:
    """Read what an amount counts or measures; None where it is no figure at all.

    `follows` says that a bare number of the same sentence precedes, `paired` that it is joined
    to the figure before it («29 votes to eight»).
    """
    if amount.unit:
        return read_measure(tokens, amount)
    if is_age(tokens, amount):
        return figure_of(amount, amount.last, "a")
    if amount.number.fraction:
        return _part(tokens, amount, before)
    counted = _counted(tokens, amount, before)
    if counted is not None:
        return counted
    if paired and amount.number.scale == 1 and not amount.number.looks_like_year:
        return figure_of(amount, amount.last, "count")
    return _bare(tokens, amount, before, follows=follows)


def _part(tokens: tuple[Token, ...], amount: Amount, before: Approximation) -> Figure | None:
    """Read a fraction with its whole: «two-thirds of the wells», «half the debts»."""
    at = amount.last
    word = token_at(tokens, at - 1).low
    if word == "half" and token_at(tokens, at).low in ("a", "an"):
        unit = unit_after(tokens, at + 1, digits=False)
        return figure_of(amount, unit.last, unit.code) if unit else None
    if token_at(tokens, at).low == "of" and token_at(tokens, at + 1).low in ("a", "an"):
        return None
    whole = whole_behind(tokens, at)
    if whole is None and word == "half" and _opens_whole(token_at(tokens, at)):
        whole = plain_phrase(tokens, at + 1)
    if whole is not None:
        named = word == "half" and not _is_share(tokens, amount, before)
        return None if named else figure_of(amount, whole.last, FRACTION, whole.lemma)
    if amount.number.plain_fraction and not amount.is_range:
        return figure_of(amount, at, FRACTION) if _is_share(tokens, amount, before) else None
    opened = is_attributive(tokens, amount)
    noun = plain_phrase(tokens, at) if opened else None
    return figure_of(amount, noun.last if noun else at, FRACTION, noun.lemma if noun else "")


def _opens_whole(token: Token) -> bool:
    return token.low in words("function_words", "openers", "words") and token.low != "that"


def _is_share(tokens: tuple[Token, ...], amount: Amount, before: Approximation) -> bool:
    """Tell a part («by a third», «about half») from an ordinal, a period or half of a thing."""
    following = token_at(tokens, amount.last)
    opener = token_at(tokens, amount.first - 1)
    if is_superlative(opener.low):
        return not is_content(following)
    if opener.low in words("function_words", "half_names", "words"):
        return False
    if following.low in words("function_words", "half_names", "compared"):
        return True
    if (
        opener.low in ("which", "whom", "these", "those", "them")
        and token_at(tokens, amount.first - 2).low == "of"
    ):
        return True
    if is_content(following):
        return False
    if following.text == "-" and adjoin(tokens[amount.last - 1], following):
        return False
    if before.modality is not Modality.EXACT or following.low == "of":
        return True
    if opener.low in words("function_words", "part_openers", "words"):
        return True
    if following.low == "and":
        return False
    half = token_at(tokens, amount.last - 1).low == "half"
    if half:
        return _opens_whole(following) or opener.low.endswith("ed")
    return opener.text in ("", ".", ";", "(")


def _counted(tokens: tuple[Token, ...], amount: Amount, before: Approximation) -> Figure | None:
    number, at = amount.number, amount.last
    if number.worded and number.value == 1 and not amount.is_range:
        return _bounded_one(tokens, amount, before)
    hyphen = token_at(tokens, at)
    if hyphen.text in ("-", "‐", "‑") and hyphen.text and adjoin(tokens[at - 1], hyphen):
        return _tied(tokens, amount)
    if token_at(tokens, at).low == "times":
        return _repeated(tokens, amount)
    if number.digits and _is_heading_number(tokens, amount):
        return None
    noun = counted_phrase(tokens, at)
    if noun is None or not _is_count(tokens, amount, before, noun):
        return None
    noun = _by_head(tokens, noun)
    last = _listed(tokens, noun.last)
    others = tuple(singular(t.text) for t in tokens[noun.last : last] if is_content(t))
    rated = rate_after(tokens, last, "count")
    unit, last = rated or ("count", last)
    figure = replace(figure_of(amount, last, unit, noun.lemma), listed=others)
    if number.doubtful and len(number.digits.rpartition(".")[2]) == 3:
        thousands = Decimal(number.digits.replace(".", "")) if "." in number.digits else figure.low
        figure = replace(figure, low=thousands, high=thousands, certain=False)
    return with_population(tokens, figure)


def _repeated(tokens: tuple[Token, ...], amount: Amount) -> Figure | None:
    """Read «36 times a month» and «met 36 times», a count, and «36 times as heavy», a factor."""
    at = amount.last
    rated = rate_after(tokens, at + 1, "count")
    if rated is not None:
        return figure_of(amount, rated[1], rated[0])
    if not tokens[at].text.islower():
        return None
    behind, before = token_at(tokens, at + 1).low, token_at(tokens, amount.first - 1).low
    compared = behind in words("function_words", "factors", "behind") or _COMPARATIVE.match(behind)
    if compared or before in words("function_words", "factors", "before"):
        return figure_of(amount, at + 1, FRACTION)
    return figure_of(amount, at + 1, "count", "time")


def _by_head(tokens: tuple[Token, ...], noun: Phrase) -> Phrase:
    """Read on to the animals of «200 head of cattle»."""
    if tokens[noun.last - 1].low != "head" or token_at(tokens, noun.last).low != "of":
        return noun
    return plain_phrase(tokens, noun.last + 1) or noun


def _bounded_one(tokens: tuple[Token, ...], amount: Amount, before: Approximation) -> Figure | None:
    """Read «at least one soldier»; without a bound «one soldier» is any soldier."""
    bounded = before.modality in (Modality.AT_LEAST, Modality.MORE_THAN)
    if not bounded or token_at(tokens, amount.last - 1).low != "one":
        return None
    noun = plain_phrase(tokens, amount.last)
    return figure_of(amount, noun.last, "count", noun.lemma) if noun else None


def _tied(tokens: tuple[Token, ...], amount: Amount) -> Figure | None:
    """Read «a 12-member panel», «the 12,000-strong force»."""
    word = token_at(tokens, amount.last + 1)
    if word.low == "odd":
        return figure_of(amount, amount.last + 2, "count")
    head, _, _ = word.low.partition("-")
    if not counts_by_hyphen(head) or not adjoin(tokens[amount.last], word):
        return None
    noun = plain_phrase(tokens, amount.last + 2)
    commodity = "" if head == "strong" else head
    return figure_of(amount, noun.last if noun else amount.last + 2, "count", commodity)


def _is_heading_number(tokens: tuple[Token, ...], amount: Amount) -> bool:
    """Tell «3 Results» at the head of a text and the file «QV 10 Foreign Loans»."""
    following, before = token_at(tokens, amount.last), token_at(tokens, amount.first - 1).text
    if not following.text[:1].isupper():
        return False
    filed = 1 < len(before) <= _LONGEST_FILE and before.isalpha() and before.isupper()
    return (amount.first == 0 or (filed and following.text.istitle())) and amount.high < 100


def _is_count(
    tokens: tuple[Token, ...], amount: Amount, before: Approximation, noun: Phrase
) -> bool:
    number = amount.number
    opener = token_at(tokens, before.at - 1).low
    plain = before.modality is Modality.EXACT and not amount.is_range
    if number.worded and plain and amount.high <= _SMALL:
        if is_discourse(noun.lemma):
            return False
        back = opener in ("the", "these", "those", "both", "all", "such")
        described = any(not refers_back(word) for word in noun.modifiers)
        if back and not described and not _of_number(tokens, before.at - 2):
            return False
    if not number.looks_like_year:
        return True
    if noun.lemma in words("nouns", "dated", "words"):
        return False
    if before.firm or (opener == "of" and tokens[amount.first].low == "between"):
        return True
    if opener in _DEFINITE:
        return noun.lemma in words("nouns", "things", "words")
    timed = words("labels", "time_prepositions")
    return opener not in timed and not opener.endswith(("'s", "’s", "s'"))


def _of_number(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell «two of the five crossings», where the whole says how many there are."""
    counted = token_at(tokens, at - 1)
    if token_at(tokens, at).low != "of":
        return False
    return counted.kind is Kind.NUMBER or counted.low in words("number_words", "units")


def _listed(tokens: tuple[Token, ...], at: int) -> int:
    """Take in the rest of a list that one number counts: «40 bans, pacts and accords»."""
    index, last, commas = at, at, 0
    for _ in range(6):
        joint, word = token_at(tokens, index), token_at(tokens, index + 1)
        if not is_content(word) or not is_plural(word.text):
            return last
        if joint.text == ",":
            commas += 1
        elif joint.low in ("and", "or"):
            return index + 2 if commas else last
        else:
            return last
        index += 2
    return last


def _bare(
    tokens: tuple[Token, ...], amount: Amount, before: Approximation, *, follows: bool
) -> Figure | None:
    if token_at(tokens, amount.first - 1).low == "per":
        return None
    rated = rate_after(tokens, amount.last, "count")
    if rated is not None and not amount.number.looks_like_year:
        return with_population(tokens, figure_of(amount, rated[1], rated[0]))
    if not is_bare_figure(tokens, amount, before, follows=follows):
        return None
    if token_at(tokens, amount.last).low == "of":
        second = token_at(tokens, amount.last + 1)
        whole = None if second.low in ("them", "us") else whole_behind(tokens, amount.last)
        if whole is not None and is_plural(tokens[whole.last - 1].text):
            return figure_of(amount, whole.last, "count", singular(tokens[whole.last - 1].text))
    unit = FRACTION if is_dimensionless(tokens, before.at) else "count"
    return figure_of(amount, amount.last, unit)
