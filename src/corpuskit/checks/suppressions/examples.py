"""What the examples of the checks of suppressions share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuskit.claims.model import Extract
from corpuskit.core.findings import Finding

REASON = '<f name="reason"><string>so printed in the yearbook</string></f>'
OVER = '<f name="until"><string>1999-12-31</string></f>'


def found_later(extracts: Sequence[Extract]) -> Iterator[Finding]:  # noqa: ARG001
    """Yield nothing: what a suppression does is known when all checks have run (lint/idle.py)."""
    yield from ()


def suppressing(*features: str, unit: str = "kW/h") -> dict[str, str]:
    """Return a document with a figure in a unit, and a suppression of FIG004 about it."""
    return {
        "dam.xml": (
            '<standOff><fs type="suppression" corresp="#m1" resp="#ed">'
            f'<f name="check"><symbol value="FIG004"/></f>{"".join(features)}</fs></standOff>'
            f'<p>The dam yields <measure xml:id="m1" quantity="12900" unit="{unit}">12 900 {unit}'
            "</measure>.</p>"
        )
    }
