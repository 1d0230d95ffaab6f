"""Values of the stages as bytes and back, checked against their types on the way in.

MessagePack holds data alone: reading a value makes what its type says or fails, and runs nothing.
"""

from __future__ import annotations

import functools
import zlib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

_Value = TypeVar("_Value")
# Sentences are repeated in every place that points into them; the lowest level undoes that.
_LEVEL = 1
# Making one reads all that the kind is made of.
_decoders: dict[type[Any], msgspec.msgpack.Decoder[Any]] = {}


def pack(value: object) -> bytes:
    """Return a frozen dataclass as bytes."""
    return zlib.compress(_encoder().encode(value), _LEVEL)


def unpack(data: bytes, kind: type[_Value]) -> _Value | None:
    """Return the value that was packed, None where the bytes hold none of its kind."""
    try:
        value: _Value = _decoder(kind).decode(zlib.decompress(data))
    except (zlib.error, msgspec.MsgspecError, ValueError):
        return None
    return value


@functools.cache
def _encoder() -> msgspec.msgpack.Encoder:
    return msgspec.msgpack.Encoder(enc_hook=_plain)


def _decoder(kind: type[Any]) -> msgspec.msgpack.Decoder[Any]:
    if kind not in _decoders:
        _decoders[kind] = msgspec.msgpack.Decoder(kind, dec_hook=_made)
    return _decoders[kind]


def _plain(value: object) -> object:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(type(value))


def _made(kind: type[Any], value: object) -> object:
    if issubclass(kind, Path):
        return kind(str(value))
    raise NotImplementedError(kind)
