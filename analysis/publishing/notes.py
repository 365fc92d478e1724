"""Endnotes: numbered by first citation, and the way back to each citation.

Notes that a table or a computation brings along together are numbered by run, so that a
series of thirty years is one entry of the list instead of thirty.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from analysis.publishing import formulas
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
    Run,
    Span,
    Styled,
    Table,
)
from analysis.publishing.remarks import factored

Key = tuple[str, ...]

WORTH = 16
"""Letters that a source in short must save."""


class Numbering:
    """Gives each note its number when it is first cited, and counts its citations."""

    def __init__(self, notes: Mapping[str, Endnote]) -> None:
        self._notes = notes
        self._numbers: dict[str, int] = {}
        self._turns: Counter[str] = Counter()
        self._sources: dict[str, int] = {}

    def cite(self, note: str) -> tuple[int, int]:
        """Return the number of a note, and how often it has been cited by now.

        Raises:
            KeyError: If there is no such note.
        """
        self.number([note])
        self._turns[note] += 1
        return self._numbers[note], self._turns[note]

    def number(self, notes: Iterable[str]) -> tuple[str, ...]:
        """Number the notes that have none yet, those of one run together; return them so.

        Raises:
            KeyError: If one of them is not there.
        """
        runs: dict[Key, dict[str, None]] = {}
        for note in notes:
            if note not in self._numbers:
                runs.setdefault(_key(self._notes[note]), {})[note] = None
        fresh = tuple(note for run in runs.values() for note in run)
        for note in fresh:
            self._numbers[note] = len(self._numbers) + 1
        return fresh

    def endnotes(self) -> Endnotes:
        """Return every note cited, by number, and then those they are computed from.

        Raises:
            KeyError: If a note is computed from one that is not there.
        """
        reached = tuple(self._numbers)
        while reached:
            reached = self.number(inner for note in reached for inner in self._notes[note].inputs)
        runs = groupby(self._numbers, lambda note: _key(self._notes[note]))
        return Endnotes(runs=tuple(self._run([*notes]) for _, notes in runs))

    def _run(self, notes: Sequence[str]) -> Run:
        found = tuple(self._numbered(note) for note in notes)
        text, own = factored([note.text for note in found])
        label = found[0].label if len(found) == 1 else _split(found[0].label)[0]
        told = (replace(note, own=rest) for note, rest in zip(found, own, strict=True))
        return Run(label=label, notes=tuple(told), text=text)

    def _numbered(self, note: str) -> Endnote:
        found = self._notes[note]
        return replace(
            found,
            number=self._numbers[note],
            cited=self._turns[note],
            input_numbers=tuple(self._numbers[inner] for inner in found.inputs),
            part=_split(found.label)[1],
            formula_spans=formulas.spans(found.formula),
            **self._shortened(found),
        )

    def _shortened(self, note: Endnote) -> dict[str, Any]:
        """Return the source in short, from its second note on: who and when, and where in full."""
        first = self._sources.setdefault(note.source, self._numbers[note.id])
        who = note.source.partition(", ")[0]
        brief = f"{who}, {note.published}" if note.published else who
        if first == self._numbers[note.id] or len(brief) + WORTH > len(note.source):
            return {}
        return {"brief": brief, "as_in": first}


def _key(note: Endnote) -> Key:
    """Return what notes of one run have in common: all but a last part of the label, and remarks.

    A note whose label has no such part makes a run of its own.
    """
    stem, part = _split(note.label)
    alone = "" if part else note.id
    told = (note.basis, note.phrase, note.source, note.published, note.locator, note.href)
    return (alone, stem, *told, note.formula)


def _split(label: str) -> tuple[str, str]:
    stem, _, part = label.rpartition(", ")
    return (stem, part) if stem else (label, "")


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
    numbering.number(cell.note for row in grid.rows for cell in row if cell.note)
    rows = tuple(tuple(_cell(cell, numbering) for cell in row) for row in grid.rows)
    return replace(grid, rows=rows)


def _cell(cell: Cell, numbering: Numbering) -> Cell:
    if not cell.note:
        return cell
    number, turn = numbering.cite(cell.note)
    return replace(cell, number=number, turn=turn)
