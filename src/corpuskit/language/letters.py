"""Writers and receivers of letters, as archives cite them: «Kolb to Derby, 17 Oct. 1847»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuskit.language.name_patterns import ACRONYM, SURNAME
from corpuskit.language.name_tokens import cased, is_opener, is_place, is_title, tokens_of
from corpuskit.language.name_words import name_words
from corpuskit.language.person_name import PersonName
from corpuskit.language.place_names import is_place_name

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June|July|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_LETTER = re.compile(
    rf"(?:^|[,;:(.] |(?<=[Ss]ee ))({SURNAME})(?: \([\w .]{{2,30}}\))? to ({SURNAME})"
    rf"(?=,? (?:\([\w .]{{1,30}}\),? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d))"
)


def letter_names(text: str) -> Iterator[PersonName]:
    """Yield those who write and receive a dated letter, by surname alone.

    >>> [name.surname for name in letter_names("TNA, FO 8/1, Kolb to von Thun, 17 Oct. 1847.")]
    ['Kolb', 'von Thun']
    >>> list(letter_names("Geneva to London, 3 May 1950"))
    []
    """
    for match in _LETTER.finditer(text):
        for group in (1, 2):
            if not _is_other(match[group]):
                yield PersonName(
                    *match.span(group), "", cased(match[group]), introduced=True, written=True
                )


def _is_other(name: str) -> bool:
    """Tell a place, an office or an organisation."""
    token = tokens_of(name)[-1]
    if name.isupper() and len(name) <= ACRONYM:
        return True
    if is_place(token) or is_place_name(name) or is_title(token) or is_opener(name):
        return True
    return token.bare in name_words().things
