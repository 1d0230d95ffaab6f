"""What an entry type has no fields for, in words as bibliographies print them."""

from __future__ import annotations

import re

from corpuskit.bib.entry import Entry


def printed_where(entry: Entry, *, with_container: bool = True) -> str:
    """Return where a work was printed: container, volume, number, part, chapter, pages.

    >>> printed_where(Entry(container="Prism", volume="4", number="13", pages="1–3"))
    'Prism, vol. 4, no. 13, pp. 1–3'
    """
    held = ""
    if with_container and entry.container:
        translation = f" [{entry.container_translation}]" if entry.container_translation else ""
        held = f"{entry.container}{translation}"
    several = any(dash in entry.pages for dash in "–-,")
    parts = (
        held,
        entry.series,
        f"{entry.edition}" if entry.edition else "",
        f"vol. {entry.volume}" if entry.volume else "",
        f"no. {entry.number}" if entry.number else "",
        f"part {entry.part}" if entry.part else "",
        f"chapter {entry.chapter}" if entry.chapter else "",
        entry.document_number,
        f"{'pp.' if several else 'p.'} {entry.pages}" if entry.pages else "",
    )
    return ", ".join(filter(None, parts))


def valid_isbn(text: str) -> bool:
    """Tell whether the check digit of an ISBN is right.

    >>> valid_isbn("0-19-829160-5"), valid_isbn("0-19-829160-4")
    (False, True)
    """
    digits = re.sub(r"^ISBN[\s:]*|[\s-]", "", text.strip(), flags=re.IGNORECASE).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        values = [10 if char == "X" else int(char) for char in digits]
        return sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0
    if re.fullmatch(r"\d{13}", digits):
        return sum(int(char) * (1, 3)[place % 2] for place, char in enumerate(digits)) % 10 == 0
    return False
