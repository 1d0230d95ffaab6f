"""The parsers of JSON and TOML, made here and nowhere else, so that no file breaks them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from typing import Any

# Deeper than people nest by far, and well before Python's own stack ends.
_DEEP = "it is nested too deeply"


def parse_json(text: str | bytes) -> Any:
    """Return what a JSON text says.

    Raises ValueError for what is none, and for what is nested too deeply to be read.
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError(_DEEP) from error


def parse_toml(text: str, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """Return what a TOML text says.

    Raises tomllib.TOMLDecodeError for what is none, and for what is nested too deeply to be read.
    """
    try:
        return tomllib.loads(text, parse_float=parse_float)
    except RecursionError as error:
        raise tomllib.TOMLDecodeError(_DEEP) from error
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:
        # A number of thousands of digits, a day that no calendar has.
        raise tomllib.TOMLDecodeError(str(error)) from error
