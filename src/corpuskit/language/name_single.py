"""What makes a person of one capitalised word alone, without title and not named in full before."""

from __future__ import annotations

from collections.abc import Sequence

from corpuskit.language.name_tokens import Token, is_place, is_title, nameable
from corpuskit.language.name_words import is_given_name, name_words
from corpuskit.language.place_names import is_place_name

_OWNERS = frozenset(
    {"his", "her", "their", "my", "whose", "His", "Her", "Their", "elder", "eldest", "younger"}
    | {"youngest", "late", "only", "second", "first", "new"}
)
PRONOUNS = frozenset(
    {"he", "she", "his", "her", "him", "himself", "herself", "He", "She", "His", "Her"}
)
_ENDS = frozenset({",", ".", ";", ")", ":"})
# In «the head of Kolb, who knew» the head knew.
_BEFORE_A_SPEAKER = frozenset({"", ",", ".", ";", ":", "and", "but", "by", "”", '"', "’", "—", "–"})
_ASIDES = (["in"], ["during"], ["after"], ["with"], ["on"], ["for"], ["by"], ["despite"])
_SENTENCE = 25
_DESCRIPTION = 4
_PASSING = 2
_TOGETHER = 3
_SHORTEST = 6
_AHEAD = 5
# In a sentence of its own, «His daughter Ana Kolb left», the relative is whom it goes on about.
_OF_A_CLAUSE = frozenset({"whose", "his", "her"})
_NAMESAKES = frozenset({"confused", "mistaken", "relation", "namesake", "related"})


def is_introduced(tokens: Sequence[Token], index: int) -> bool:
    """Tell a name alone that the words beside it make certain: «Kolb, a bosun», «Kolb Pasha»."""
    data = name_words()
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if _in_apposition(tokens, index):
        return True
    if tokens[index].genitive:
        return after is not None and after.text in data.belongings
    if after is not None and after.text in data.behind:
        return True
    if _ends_as_name(tokens, index) or _is_one(tokens, index):
        return True
    return _called(tokens, index) or _describes(tokens, index) or _speaks_of_himself(tokens, index)


def _ends_as_name(tokens: Sequence[Token], index: int) -> bool:
    """Tell a surname by its ending, a person by «who»: «Kolbenko», «Kolb, who knew»."""
    word = tokens[index].bare
    before = tokens[index - 1].text if index else ""
    texts = [token.text for token in tokens[index + 1 : index + 3]]
    if before in ("the", "The") or (texts and texts[0][0].isupper()):
        return False
    if word.endswith(tuple(name_words().firm_endings)) and len(word) > _SHORTEST:
        return True
    ruled = before in ("under", "Under", "by") and not is_place_name(word)
    if ruled and word.endswith(tuple(name_words().soft_endings)) and len(word) > _SHORTEST:
        return True
    if word.endswith(("s", "i", "ese", "ish")) or not (
        before in _BEFORE_A_SPEAKER or before in name_words().verbs
    ):
        return False
    if texts[:1] != [","]:
        return False
    # «Kolb, in his memoirs, denies it».
    own = index + 3 < len(tokens) and tokens[index + 3].text in ("his", "her")
    return texts[1:] in (["who"], ["whom"]) or (texts[1:] in _ASIDES and own)


def _is_one(tokens: Sequence[Token], index: int) -> bool:
    """Tell somebody named in passing: «her captain, one Kolb,», «by a certain Kolb»."""
    before = [token.text for token in tokens[max(0, index - 2) : index]]
    if len(before) < _PASSING or is_place(tokens[index]) or tokens[index].genitive:
        return False
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    if follows is not None and (follows.capital or follows.text[0].islower()):
        return False
    return before == ["a", "certain"] or (before[1] == "one" and before[0] in (",", "by"))


def _called(tokens: Sequence[Token], index: int) -> bool:
    """Tell a name behind a calling: «the bosun Kolb», «the consul's dragoman, Kolb, has»."""
    data = name_words()
    before = index - 1
    if before < 1:
        return False
    if tokens[before].text in ("called", "named"):
        return tokens[before - 1].text in data.callings or _is_aged(tokens, index)
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[before].text == ",":
        return (
            tokens[before - 1].text in data.callings
            and follows is not None
            and follows.text in _ENDS
        )
    return tokens[before].text in data.callings and not (follows is not None and follows.capital)


def _describes(tokens: Sequence[Token], index: int) -> bool:
    """Tell a name with a calling or an age behind it: «Kolb, a retired bosun from», «Kolb, 34,»."""
    texts = [token.text for token in tokens[index + 1 : index + 3 + _DESCRIPTION]]
    if _is_aged(tokens, index):
        return True
    if texts[:1] != [","] or texts[1:2] not in (["a"], ["an"]):
        return False
    callings = name_words().callings
    for text in texts[2:]:
        if text in callings:
            return True
        if not text.islower():
            break
    return False


def _is_aged(tokens: Sequence[Token], index: int) -> bool:
    """Tell «Kolb, aged 34» and «Kolb, 34,»."""
    texts = [token.text for token in tokens[index + 1 : index + 5]]
    if texts[:2] == [",", "aged"]:
        return True
    return (
        len(texts) == _DESCRIPTION
        and texts[0] == texts[3] == ","
        and ((texts[1] + texts[2]).isdigit())
    )


def _speaks_of_himself(tokens: Sequence[Token], index: int) -> bool:
    """Tell a speaker whom «he» or «she» goes on to mean, with nobody else named between."""
    if index + 1 >= len(tokens) or tokens[index + 1].text not in name_words().speech:
        return False
    ended = False
    for token in tokens[index + 2 : index + _SENTENCE]:
        if token.text in PRONOUNS:
            return True
        if ended or (token.capital and token.kind == "word"):
            return False
        ended = token.text in ".!?"
    return False


def is_aside(tokens: Sequence[Token], index: int) -> bool:
    """Tell somebody named for another's sake: «whose great-uncle Bo Kolb», «no relation of»."""
    kin = name_words().kin
    for at in range(index - 1, max(1, index - _AHEAD), -1):
        text = tokens[at].text
        if text in _NAMESAKES:
            return True
        if text in kin or text.rpartition("-")[2] in kin:
            owner = tokens[at - 1].text
            return owner in _OF_A_CLAUSE and tokens[at - 2].text not in ("by", "and", "to")
        if tokens[at].kind == "other":
            return False
    return False


def is_kin(tokens: Sequence[Token], index: int) -> bool:
    """Tell one name alone behind a kinship word: «his wife Malee», «a boy called Musa»."""
    before = index - 1
    comma = before > 0 and tokens[before].text == ","
    if comma and (index + 1 >= len(tokens) or tokens[index + 1].text not in ",.;"):
        return False
    before -= comma
    if comma and tokens[before].text in name_words().seconds:
        owned = before > 0 and (tokens[before - 1].genitive or tokens[before - 1].text in _OWNERS)
        return owned and is_given_name(tokens[index].bare) and not is_place(tokens[index])
    if tokens[max(0, before)].text in ("called", "named"):
        return is_given_name(tokens[index].bare) and not is_place(tokens[index])
    if before < 1 or tokens[before].text not in name_words().kin or tokens[index].genitive:
        return False
    return tokens[before - 1].text in _OWNERS or tokens[before - 1].genitive


def _in_apposition(tokens: Sequence[Token], index: int) -> bool:
    """Tell «the Sultan of Kola, Jafar, held»: one name between commas behind an office."""
    if index < 4 or index + 1 >= len(tokens) or tokens[index].genitive:
        return False
    if tokens[index - 1].text != "," or tokens[index + 1].text not in ",":
        return False
    place = index - 2
    while place > index - 4 and tokens[place].capital and tokens[place].kind == "word":
        place -= 1
    if tokens[place].text == "the":
        place -= 1
    return (
        place > 0 and tokens[place].text == "of" and tokens[place - 1].text in name_words().rulers
    )


def shared_surname(tokens: Sequence[Token], index: int) -> str:
    """Return the surname of the first of two people named together: «Ana and Rui Lima»."""
    beside = tokens[index + 1 : index + 1 + _TOGETHER]
    if len(beside) < _TOGETHER or beside[0].text not in ("and", "&"):
        return ""
    both = is_given_name(tokens[index].bare) and is_given_name(beside[1].bare)
    if not both or beside[1].genitive or not nameable(beside[2]):
        return ""
    other = any(is_place(token) or is_title(token) for token in beside[1:])
    return "" if other else beside[2].bare
