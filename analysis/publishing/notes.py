"""Endnotes: numbered by first citation, and the way back to each citation."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from analysis.publishing.blocks import (
    Block,
    Cell,
    Citation,
    Endnote,
    Endnotes,
    Figure,
    Heading,
    KeyFigures,
    Link,
    Listing,
    Paragraph,
    Quote,
    Span,
    Styled,
    Table,
)


class Numbering:
    """Gives each note its number when it is first cited, and counts its citations."""

    def __init__(self, notes: Mapping[str, Endnote]) -> None:
        self._notes = notes
        self._numbers: dict[str, int] = {}
        self._turns: Counter[str] = Counter()

    def cite(self, note: str) -> tuple[int, int]:
        """Return the number of a note, and how often it has been cited by now.

        Raises:
            KeyError: If there is no such note.
        """
        if note not in self._notes:
            raise KeyError(note)
        self._turns[note] += 1
        return self._number(note), self._turns[note]

    def endnotes(self) -> Endnotes:
        """Return every note cited, by number, and then those they are computed from.

        Raises:
            KeyError: If a note is computed from one that is not there.
        """
        for note in (reached := list(self._numbers)):
            for inner in self._notes[note].inputs:
                if inner not in self._numbers:
                    self._number(inner)
                    reached.append(inner)
        return Endnotes(notes=tuple(self._numbered(note) for note in self._numbers))

    def _number(self, note: str) -> int:
        return self._numbers.setdefault(note, len(self._numbers) + 1)

    def _numbered(self, note: str) -> Endnote:
        found = self._notes[note]
        return replace(
            found,
            number=self._numbers[note],
            cited=self._turns[note],
            input_numbers=tuple(self._numbers[inner] for inner in found.inputs),
        )


def cited(block: Block, numbering: Numbering) -> Block:
    """Return the block with its citations numbered, in reading order.

    Raises:
        KeyError: If it cites a note that is not there.
    """
    match block:
        case Heading(spans=spans) | Paragraph(spans=spans):
            return replace(block, spans=_spans(spans, numbering))
        case Listing(ordered, items):
            return Listing(ordered, tuple(_blocks(item, numbering) for item in items))
        case Quote(blocks):
            return Quote(_blocks(blocks, numbering))
        case Table() | Figure():
            return _grid(block, numbering)
        case KeyFigures(items=cards):
            values = [_cell(card.value, numbering) for card in cards]
            numbered = (replace(c, value=v) for c, v in zip(cards, values, strict=True))
            return replace(block, items=tuple(numbered))
        case _:
            return block


def _blocks(blocks: Iterable[Block], numbering: Numbering) -> tuple[Block, ...]:
    return tuple(cited(block, numbering) for block in blocks)


def _spans(spans: Iterable[Span], numbering: Numbering) -> tuple[Span, ...]:
    return tuple(_span(span, numbering) for span in spans)


def _span(span: Span, numbering: Numbering) -> Span:
    match span:
        case Citation():
            number, turn = numbering.cite(span.note)
            return replace(span, number=number, turn=turn)
        case Styled() | Link():
            return replace(span, spans=_spans(span.spans, numbering))
        case _:
            return span


def _grid(grid: Table | Figure, numbering: Numbering) -> Table | Figure:
    rows = tuple(tuple(_cell(cell, numbering) for cell in row) for row in grid.rows)
    return replace(grid, rows=rows)


def _cell(cell: Cell, numbering: Numbering) -> Cell:
    if not cell.note:
        return cell
    number, turn = numbering.cite(cell.note)
    return replace(cell, number=number, turn=turn)
