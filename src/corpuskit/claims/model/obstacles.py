"""What keeps two claims from being compared or reported: the first question that was answered no.

Comparing asks its questions in one order and stops at the first that decides. It returns which one
that was, so that a person can be told why two passages were not reported
(claims/reasoning/reasons.py says it in words).
"""

from __future__ import annotations

from enum import StrEnum


class Obstacle(StrEnum):
    """Name the question that settled that two claims are not reported."""

    STANCE = "stance"
    RATIO = "ratio"
    NO_SUBJECT = "no subject"
    KIND = "kind"
    DIMENSION = "dimension"
    RULE = "rule"
    PROPERTY = "property"
    ONE_SENTENCE = "one sentence"
    SUBJECT = "subject"
    BASE = "base of the share"
    ONLY_NOUN = "only a noun"
    PREDICATE = "predicate"
    VERB = "verb"
    TIME = "time"
    PERIOD = "period"
    PART = "part of a period"
    UNDATED_MONEY = "undated money"
    DOUBTS = "doubts"
    UNITS = "units"
    AGREE = "agree"
    FAR_APART = "far apart"
    TOLD_BESIDE = "told beside"
    STRANGERS = "strangers"
    NO_TIME = "no time"
    DAYS = "days"
    NOUN = "noun"
    NARROWED = "narrowed"
    NAMES = "names"
    FEW_WORDS = "few words"
    OTHERWISE = "said otherwise"
    PLACES = "places"
    ROLE = "role"
    NO_REGISTER_ENTRY = "no register entry"
    ONLY_KIND = "only a kind"
    EVENT = "event"
    PARTY = "party"
    PARTNERS = "partners"
    ONE_DOCUMENT = "one document"
    RECURS = "recurs"
