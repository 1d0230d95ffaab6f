"""Capital and small letters of the Latin, Greek and Cyrillic scripts, for patterns.

The patterns of Python's `re` know letters but not their case, and `[A-Z]` leaves out «Žorland».
"""

from __future__ import annotations

_SCRIPTS = range(0x41, 0x530)
CAPITALS = "".join(chr(code) for code in _SCRIPTS if chr(code).isupper())
SMALL = "".join(chr(code) for code in _SCRIPTS if chr(code).islower())
