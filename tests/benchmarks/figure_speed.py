"""Time the figure grammar: words a second on prose, and growth on hostile text.

Run as `python tests/benchmarks/figure_speed.py`. Each hostile text is read at three lengths, each
ten times the one before; the last column is the time of the longest by that of the middle one,
about 10 where reading takes linear time.
"""

from __future__ import annotations

import sys
import time

from corpuskit.language.quantities import find_quantities

_PROSE = (
    "The port lost some 450 deep-sea trawlers in the storm, about 12 per cent of the fleet. "
    "Nobody had expected it, and the insurers paid $3.2 million over two years to the owners. "
)
_HOSTILE = {
    "digits": "9",
    "list": "1,",
    "dashes": "1-",
    "words": "twenty-",
    "scales": "one hundred ",
    "parts": "5 of ",
    "halves": "half a ",
    "bounds": "over ",
    "money": "$",
    "groups": "12 000 ",
    "ranges": "between 5 and ",
    "adjectives": "5 big ",
    "plurals": "5 boats, ",
    "ages": "aged 5, ",
    "votes": "voted 9-5 ",
    "labels": "pp. 5, ",
    "initials": "5 A.B.",
    "gapping": "for 5 days, for 5, ",
    "coins": "5s. 5d. ",
    "apposition": "Lund, 5, of ",
    "parts of": "a boat and a half ",
    "fractions": "the poorest fifth ",
}
_LENGTHS = (5_000, 50_000, 500_000)


def seconds(text: str) -> float:
    """Return the time that one reading takes."""
    begun = time.process_time()
    find_quantities(text)
    return time.process_time() - begun


def main() -> None:
    """Print the speed on prose, then the times on hostile texts."""
    text = _PROSE * 2000
    taken = seconds(text)
    out = [f"prose: {len(text.split()) / taken:,.0f} words a second"]
    for name, piece in _HOSTILE.items():
        times = [seconds(piece * (length // len(piece))) for length in _LENGTHS]
        shown = "  ".join(f"{spent:7.3f}" for spent in times)
        out.append(f"{name:11} {shown}   x{times[2] / max(times[1], 1e-6):.0f}")
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
