"""Endnotes: numbered by where they come from, and the way back to each citation.

Notes from one source, or by one formula, stand together and are numbered so: a source is
printed once, a series of thirty years is one entry, and a reader finds a number by counting.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from analysis.publishing.content import formulas
from analysis.publishing.content.blocks import (
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
    Origin,
    Paragraph,
    Quote,
    Run,
    Span,
    Styled,
    Table,
)
from analysis.publishing.content.remarks import factored

Key = tuple[int, str, str]
Runs = Mapping[str, Sequence[str]]
"""The ids of notes, by what their labels have in common."""


class Numbering:
    """Gives each note its number, and counts its citations.

    All is cited twice: once to learn which notes there are and what comes first, and again,
    once they are ``settled``, for their numbers.
    """

    def __init__(self, notes: Mapping[str, Endnote]) -> None:
        self._notes = notes
        self._met: dict[str, None] = {}
        self._numbers: dict[str, int] = {}
        self._turns: Counter[str] = Counter()
        self._origins: list[Runs] = []

    def cite(self, note: str) -> tuple[int, int]:
        """Return the number of a note, 0 before it is settled, and how often it was cited by now.

        Raises:
            KeyError: If there is no such note.
        """
        self._met[self._notes[note].id] = None
        self._turns[note] += 1
        return self._numbers.get(note, 0), self._turns[note]

    def settle(self) -> None:
        """Number every note cited and those they are computed from; count citations anew.

        Sources come first, then formulae, then what was counted or chosen: each in the order
        of the first citation of one of its notes.

        Raises:
            KeyError: If a note is computed from one that is not there.
        """
        reached = [*self._met]
        for note in reached:
            reached += [inner for inner in self._notes[note].inputs if inner not in self._met]
            self._met |= dict.fromkeys(self._notes[note].inputs)
        origins: dict[Key, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for note in self._met:
            found = self._notes[note]
            origins[_origin(found)][found.label.partition(", ")[0]].append(note)
        self._origins = [origins[key] for key in sorted(origins, key=lambda key: key[0])]
        order = (note for runs in self._origins for run in runs.values() for note in run)
        self._numbers = {note: number for number, note in enumerate(order, start=1)}
        self._turns.clear()

    def endnotes(self) -> Endnotes:
        """Return every note by number, with its citations since they were settled."""
        return Endnotes(origins=tuple(self._printed(runs) for runs in self._origins))

    def _printed(self, runs: Runs) -> Origin:
        notes = [self._notes[note] for run in runs.values() for note in run]
        first = notes[0]
        links = {note.href for note in notes if not note.phrase}
        text, own = factored([note.text for note in notes])
        rest = dict(zip((note.id for note in notes), own, strict=True))
        href = links.pop() if len(links) == 1 else ""
        return Origin(
            basis=first.basis,
            name="" if first.formula else first.source,
            published="" if first.formula or first.published in first.source else first.published,
            formula=formulas.spans(first.formula),
            href=href,
            text=text,
            runs=tuple(self._run(label, run, rest, href) for label, run in runs.items()),
        )

    def _run(self, label: str, ids: Sequence[str], rest: Mapping[str, str], href: str) -> Run:
        alone = len(ids) == 1
        text, own = ("", (rest[ids[0]],)) if alone else factored([rest[note] for note in ids])
        labels = {self._notes[note].label for note in ids}
        stem = "" if alone else labels.pop() if len(labels) == 1 else label
        printed = tuple(
            self._note(self._notes[note], told, known=href, stem=stem)
            for note, told in zip(ids, own, strict=True)
        )
        return Run(label=stem, notes=printed, text=text)

    def _note(self, note: Endnote, own: str, *, known: str, stem: str) -> Endnote:
        part = note.label.removeprefix(stem).removeprefix(", ")
        href = note.href if note.phrase or note.href != known else ""
        return replace(
            note,
            number=self._numbers[note.id],
            cited=self._turns[note.id],
            input_numbers=tuple(self._numbers[inner] for inner in note.inputs),
            part=part or (note.label if href and not note.phrase else ""),
            href=href,
            own=own,
        )


def _origin(note: Endnote) -> Key:
    """Return what the notes of one origin share: its place in the order, and its name."""
    if note.formula:
        return 1, note.formula, ""
    if note.source or note.published:
        return 0, note.source, note.published
    return 2, note.basis, ""


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
