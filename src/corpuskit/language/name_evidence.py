"""What speaks for a person, and against one, around a run of capitalised words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpuskit.language.name_shapes import speaks
from corpuskit.language.name_tokens import MONTHS, Token, is_numeral, is_place, is_title, nameable
from corpuskit.language.name_words import is_given_name, name_words
from corpuskit.language.place_names import is_place_name

# What follows the name of a ship, and no word that «the» could belong to: «the Ana Lima by boat».
_BEHIND_SHIPS = frozenset(
    {"by", "in", "on", "at", "from", "to", "and", "with", "for", "was", "were", "is", "had", "has"}
    | {
        "could",
        "would",
        "sailed",
        "sank",
        "off",
        "under",
        "when",
        "after",
        "before",
        "into",
        "near",
    }
)
ARTICLES = frozenset({"the", "The", "a", "an"})
_APPOSITION = 9
_AHEAD = 6
_SENTENCE = 40
_YEARS = re.compile(r"1[5-9]\d\d[–-]")
_ACRONYM = 4
_RELATIVES = frozenset({"who", "whose", "whom", "aged"})
_TEMPORAL = frozenset(
    {"in", "since", "until", "till", "last", "from", "during", "early", "late", "mid", "of"}
    | {"In", "Since", "Until", "From", "During", "Early", "Late", "next", "by", "and", "to", "on"}
)


def is_thing(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell a thing from a person: the word of an organisation or place in the run or behind it."""
    data = name_words()
    words = tokens[first:end]
    first_too = len(words) > 1 and words[0].text in data.also_first
    if any(t.bare in data.things for t in words[first_too:-1]):
        return True
    if words[-1].bare in data.things and not surname_after_all(tokens, first, end):
        return True
    if first and tokens[first - 1].text in data.saints:
        return True
    follows = tokens[end] if end < len(tokens) else None
    if follows is None:
        return False
    if words[-1].genitive:
        before = tokens[first - 1].text if first else ""
        return before in data.rulers and follows.text in data.things
    if follows.text == "&" and end + 1 < len(tokens):
        return tokens[end + 1].text in data.things
    return follows.text in data.things or (len(words) > 1 and follows.text in data.facilities)


def is_place_run(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell a run that names a place or a ship, or holds a country's name but as a surname."""
    words = tokens[first:end]
    if words[0].text in name_words().saints or is_place_name(" ".join(w.bare for w in words)):
        return True
    before = tokens[first - 1].text if first else ""
    after = tokens[end].text if end < len(tokens) else ""
    if before in ARTICLES and is_place_name(words[-1].bare):
        return True
    if before in ARTICLES and not words[-1].genitive:
        if not after or not after[0].islower():
            return True
        if after in name_words().verbs or after in _BEHIND_SHIPS:
            return True
    given = is_given_name(words[0].bare)
    return any(is_place(word) for word in (words[:-1] if given else words))


def surname_after_all(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell a surname that is a thing's name too: «John A. Marsh», «Amina Winter said»."""
    last = tokens[end - 1]
    if end - first < 2 or last.bare not in name_words().also_surnames:
        return False
    if any(t.kind == "initials" for t in tokens[first : end - 1]):
        return True
    titled = first > 0 and is_title(tokens[first - 1])
    given = is_given_name(tokens[first].bare)
    return given and (titled or role_around(tokens, first, end) or _cited(tokens, end))


def _cited(tokens: Sequence[Token], end: int) -> bool:
    """Tell an author by the title that follows in inverted commas or after a comma."""
    return end + 1 < len(tokens) and tokens[end].text == "," and tokens[end + 1].text in "“‘'\""


def season_or_surname(tokens: Sequence[Token], index: int) -> bool:
    """Tell a known surname that is a thing's name too from the thing: «Hall argues», «in Hall»."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    beside = (before, after) if before is not None and before.text in ("and", "&") else (after,)
    joined = any(t is not None and t.text in ("and", "&") for t in beside)
    small = before is not None and before.kind == "word" and before.text.islower()
    return joined or small or speaks(tokens, index)


def is_acronym(token: Token) -> bool:
    """Tell an acronym from a name printed in capitals."""
    short = token.text.isupper() and len(token.text) <= _ACRONYM
    return token.kind == "word" and short and not is_numeral(token.text)


def month_is_name(tokens: Sequence[Token], index: int) -> bool:
    """Tell «Georgina May won» and «May Okafor, a nurse,» from «in May 1995»."""
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    before = tokens[index - 1] if index else None
    if follows is not None and (follows.text[0].isdigit() or follows.text == "of"):
        return False
    if before is not None and before.kind != "other" and is_given_name(before.bare):
        return before.capital
    if before is not None and (before.text in _TEMPORAL or before.text[0].isdigit()):
        return False
    return (
        tokens[index].bare in MONTHS - {"March"}
        and follows is not None
        and nameable(follows)
        and not is_place(follows)
        and not is_title(follows)
    )


def role_around(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether a role, title, verb of speech or age stands beside a run of capitals."""
    if role_before(tokens, first) or _role_behind(tokens, end) or _aged(tokens, end):
        return True
    opens = first == 0 or tokens[first - 1].text in ".!?"
    return opens and end < len(tokens) and tokens[end].text[0].islower() and _then_he(tokens, end)


def _aged(tokens: Sequence[Token], end: int) -> bool:
    """Tell «Ana Lima, 34, a clerk» and «Ana Lima (1901–78)», «(born in 1951)»."""
    texts = [token.text for token in tokens[end : end + 7]]
    if texts[:1] == ["("] and len(texts) > 2:
        return (
            texts[1] in ("born", "b", "died", "d") or _YEARS.match("".join(texts[1:])) is not None
        )
    return len(texts) > 3 and texts[0] == texts[3] == "," and (texts[1] + texts[2]).isdigit()


def _then_he(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether the next sentence begins with «He» or «She»."""
    for at in range(end, min(end + _SENTENCE, len(tokens) - 1)):
        if tokens[at].text in ".!?":
            return tokens[at + 1].text in ("He", "She")
    return False


def role_before(tokens: Sequence[Token], first: int) -> bool:
    """Tell a role directly before a name, or in apposition: «the chemist of the ward, Ana Lima»."""
    before = tokens[first - 1] if first else None
    if before is None:
        return False
    if is_title(before) or before.text in name_words().callings:
        return True
    if before.text == "by" and first > 1:
        return tokens[first - 2].text in name_words().acts
    if before.text != ",":
        return False
    earlier = tokens[max(0, first - _APPOSITION) : first - 1]
    cut = max((i for i, t in enumerate(earlier) if t.text in ".;:?!"), default=-1)
    return any(_is_role(t) or t.text == "former" for t in earlier[cut + 1 :])


def _role_behind(tokens: Sequence[Token], end: int) -> bool:
    after = tokens[end] if end < len(tokens) else None
    if after is None:
        return False
    if after.text in name_words().verbs:
        return True
    if after.text in ('"', "”", "’") and end + 1 < len(tokens):
        return tokens[end + 1].text in name_words().verbs
    if after.text != ",":
        return False
    window = tokens[end + 1 : end + 1 + _AHEAD]
    cut = next((i for i, token in enumerate(window) if token.text in ",.;"), len(window))
    if window and window[0].text in _RELATIVES:
        return True
    return any(_is_role(token) for token in window[:cut])


def _is_role(token: Token) -> bool:
    return is_title(token) or token.text in name_words().callings


def names_a_thing(tokens: Sequence[Token], first: int) -> bool:
    """Tell what stands before the name of a thing: «Exercise Amber Grace», «the ferry Jan Bo»."""
    before = tokens[first - 1].text if first else ""
    data = name_words()
    return before in data.namers or before in data.carriers
