"""A seal on what the machine wrote, so that it never overwrites what a person edited.

The digest stands in the file itself, as `@n` of the machine's `change` in `revisionDesc`: it
survives a clone and a move, needs no state elsewhere, and `@n` («a number or other label») is
valid TEI there.
"""

from __future__ import annotations

import hashlib
import re

MACHINE = "corpuskit"

_BLANK = b"sha256-" + b"0" * 64
# The tag as the machine writes it; a text that prints a digest has no such tag.
_SEAL = re.compile(rb'(?<=<change who="#corpuskit" n=")sha256-[0-9a-f]{64}(?=")')

# The same as an editor may have left it: attributes in another order, other quotes.
_MADE = re.compile(rb"<change\b(?=[^>]*#corpuskit\b)(?=[^>]*\bsha256-[0-9a-f]{64})")

BLANK = _BLANK.decode()


def seal(data: bytes) -> bytes:
    """Return a file with the digest of its content put where `BLANK` stands."""
    return _SEAL.sub(b"sha256-" + _digest(data), data, count=1)


def is_untouched(data: bytes) -> bool:
    """Tell whether a file is as the machine wrote it; line ends changed by git do not count.

    A file without a seal is a person's.
    """
    found = _SEAL.search(data)
    return found is not None and found[0] == b"sha256-" + _digest(data)


def is_sealed(data: bytes) -> bool:
    """Tell whether a file has a seal, whole or broken: the machine made it once."""
    return _MADE.search(data) is not None


def _digest(data: bytes) -> bytes:
    plain = _SEAL.sub(_BLANK, data, count=1).replace(b"\r\n", b"\n")
    return hashlib.sha256(plain).hexdigest().encode()
