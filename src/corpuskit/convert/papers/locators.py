"""Where in a work a citation points to: pages, as people write them behind a key or a title."""

from __future__ import annotations

import re

_LOCATOR = re.compile(
    r"^[\s,]*+(?:(?:at|on)\s++)?(?P<label>pp?\.?|pages?|pg\.?|fols?\.?|S\.|Seiten?)?[\s~\u00a0]*"
    r"(?P<pages>\d[\d\s,;&–—-]*(?:(?:ff?|n)\b\.?)?|[ivxlc]+(?:\s*[-–—]+\s*[ivxlc]+)?(?![a-z]))",
    re.IGNORECASE,
)
# What is counted is no page: «ch. 3», «n. 4», «sec. 2».
_OTHER = re.compile(
    r"^[\s,]*(?:ch(?:ap)?s?|chapters?|vols?|nn?|notes?|secs?|sections?|§+|lines?|tabs?|tables?|figs?|"
    r"figures?|arts?|articles?|paras?|¶+|parts?|books?|cols?)\b",
    re.IGNORECASE,
)


def locator_in(text: str) -> str:
    """Return the pages that stand behind a key, as printed; nothing where there are none.

    >>> locator_in(", pp. 12--14 and elsewhere"), locator_in(", ch. 3"), locator_in(" 39")
    ('12--14', '', '39')
    """
    if _OTHER.match(text):
        return ""
    found = _LOCATOR.match(text)
    if found is None or (not found["label"] and not found["pages"][0].isdecimal()):
        return ""
    return found["pages"].strip(" ,;&\u00a0")
