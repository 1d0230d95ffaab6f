"""The words of a text behind the keys that two passages share: a reader is shown those."""

from __future__ import annotations

import re

from corpuskit.claims.grammar.content import words_in

_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def printed(shared: frozenset[str], sentence: str) -> tuple[str, ...]:
    """Return the words of a sentence that stand for shared keys, names first, each once.

    A key is a stem or a concept («individual»), the sentence has what was printed («people»). What
    no word of it stands for by itself is left out.
    """
    found: dict[str, str] = {}
    for word in _WORD.findall(sentence):
        for key in sorted((words_in(word) | words_in(f"the {word}")) & shared):
            found.setdefault(key, word)
    words = dict.fromkeys(found[key] for key in sorted(found, key=_names_first))
    return tuple(words)


def _names_first(key: str) -> tuple[bool, str]:
    return not key.startswith("name:"), key
