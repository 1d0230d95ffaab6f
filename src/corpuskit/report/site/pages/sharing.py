"""Which documents lean on the same works: counts of what any two of them both cite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from corpuskit.bib.entry import Entry
from corpuskit.report.site.matrix import Matrix, matrix
from corpuskit.report.site.survey import Survey
from corpuskit.report.site.texts import Text

_MOST = 100
# A work that very many cite, such as a dictionary, says little of any two of them.
_MOST_CITING = 60


def shared_works(survey: Survey, works: Iterable[Entry]) -> Matrix:
    """Return for each document how many works it has in common with each other one."""
    common: dict[Text, Counter[Text]] = {}
    for work in works:
        texts = {survey.cited_text(at): None for at in work.cited}
        citing = sorted((text for text in texts if text is not None), key=lambda text: text.name)
        for one, other in combinations(citing[:_MOST_CITING], 2):
            common.setdefault(one, Counter())[other] += 1
            common.setdefault(other, Counter())[one] += 1
    rows = [(text.name, text.url, "", counts) for text, counts in common.items()]
    return matrix(rows, _MOST)
