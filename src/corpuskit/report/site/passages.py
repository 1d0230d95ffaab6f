"""The words of a finding in their paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from corpuskit.core.findings import Location
from corpuskit.report.site.texts import Text
from corpuskit.tei.blocks import Block
from corpuskit.tei.names import XML_ID

# A paragraph is shown whole unless it is a very long one.
_AROUND = 600


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold words at issue with their sentence and what stands before and behind it.

    `heads` are the headings that it stands under, nearest first, `cell` those of its row and
    column where it stands in a table.
    """

    text: Text | None
    where: Location
    before: str = ""
    after: str = ""
    heads: tuple[str, ...] = ()
    cell: str = ""

    @property
    def lead(self) -> str:
        """Return the sentence up to the words at issue."""
        return self.where.sentence[: self.where.start]

    @property
    def tail(self) -> str:
        """Return the sentence behind the words at issue."""
        return self.where.sentence[self.where.end :]

    @property
    def url(self) -> str:
        """Return the address of the passage, empty where its document has no page."""
        if self.text is None:
            return ""
        anchor = self.where.xml_id or f"L{self.where.line}"
        return self.text.address(anchor)


@dataclass(frozen=True)
class Passages:
    """Find the passages of a corpus."""

    texts: tuple[Text, ...]

    @cached_property
    def _by_path(self) -> dict[str, Text]:
        return {str(text.document.path): text for text in self.texts}

    @cached_property
    def _blocks(self) -> dict[tuple[str, str], Block]:
        """Return the block that each element with an id is, or stands in."""
        found: dict[tuple[str, str], Block] = {}
        for path, text in self._by_path.items():
            for block in text.blocks:
                for element in (block.element, *(span.element for span in block.spans)):
                    if identifier := element.get(XML_ID):
                        found.setdefault((path, identifier), block)
        return found

    def text_of(self, path: str) -> Text | None:
        """Return the document at a path, None for what is not read as one."""
        return self._by_path.get(path)

    def of(self, where: Location) -> Passage:
        """Return the passage of a location; without its paragraph where that has other words."""
        text = self._by_path.get(where.path)
        block = self._blocks.get((where.path, where.xml_id))
        if block is None:
            return Passage(text, where)
        at = block.chars.find(where.sentence)
        if at < 0 or not where.sentence:
            return Passage(text, where, heads=block.headings, cell=_cell(block))
        before, after = block.chars[:at], block.chars[at + len(where.sentence) :]
        if len(before) > _AROUND:
            before = f"… {before[-_AROUND:].partition(' ')[2]}"
        if len(after) > _AROUND:
            after = f"{after[:_AROUND].rpartition(' ')[0]} …"
        return Passage(text, where, before, after, block.headings, _cell(block))


def _cell(block: Block) -> str:
    cell = block.cell
    return ", ".join(filter(None, (cell.group, cell.row_head, cell.column_head))) if cell else ""
