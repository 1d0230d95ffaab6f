"""What is told of one thing: a title and lines, as Markdown or plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lsprotocol.types import MarkupContent, MarkupKind

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~^$<>&-])")


@dataclass(frozen=True, slots=True)
class Card:
    """Hold a title, what is known, and under a heading of their own what others say."""

    title: str
    known: tuple[str, ...] = ()
    heading: str = ""
    others: tuple[str, ...] = ()


def rendered(cards: tuple[Card, ...], kind: MarkupKind) -> MarkupContent:
    """Return cards in the form that an editor can show."""
    parts = [_markdown(card) if kind is MarkupKind.Markdown else _plain(card) for card in cards]
    rule = "\n\n---\n\n" if kind is MarkupKind.Markdown else "\n\n"
    return MarkupContent(kind, rule.join(parts))


def _markdown(card: Card) -> str:
    lines = [f"**{_escaped(card.title)}**", *(f"- {_escaped(line)}" for line in card.known)]
    if card.others:
        lines += ["", f"{_escaped(card.heading)}:", ""]
        lines += [f"- {_escaped(line)}" for line in card.others]
    return "\n".join([lines[0], "", *lines[1:]]) if len(lines) > 1 else lines[0]


def _plain(card: Card) -> str:
    lines = [card.title, *(f"  {line}" for line in card.known)]
    if card.others:
        lines += [f"{card.heading}:", *(f"  {line}" for line in card.others)]
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
