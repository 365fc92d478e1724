"""Two editions of a report, number by number, and why each one differs."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from analysis.errors import fault
from analysis.publishing.content.blocks import (
    Block,
    Cell,
    Citation,
    Document,
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
    words,
)
from analysis.publishing.content.document import read
from analysis.publishing.errors import ReportError


class Printed(NamedTuple):
    """A number as printed, and the id of the note behind it."""

    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One number in two editions; empty where an edition does not print it.

    ``why`` is ``new source: …``, ``method``, ``revision``, ``count``, ``new`` or ``gone``.
    """

    place: str
    then: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two editions of one report print: the differences, and how much is the same."""

    report: str
    differences: tuple[Difference, ...]
    same: int


def compared(older: Document, newer: Document, report: str = "report") -> Comparison:
    """Return what differs between two editions of a report.

    Numbers of a table, a figure or a card are matched by their place (its id, the name of
    the row, the column); those of the running text by their note.

    Args:
        older: The older edition, as ``document.read`` gives it.
        newer: The newer one.
        report: What the result calls the report.
    """
    then, now = dict(_printed(older)), dict(_printed(newer))
    before, after = _notes(older), _notes(newer)
    known = {note.source for note in before.values()}
    found = [
        Difference(
            place=_told(place, before, after),
            then=then[place].text if place in then else "",
            now=now[place].text if place in now else "",
            why=_why(then.get(place), now.get(place), before, after, known),
        )
        for place in dict.fromkeys((*now, *then))
        if then.get(place, Printed("", "")).text != now.get(place, Printed("", "")).text
    ]
    return Comparison(report, tuple(found), len(then.keys() & now.keys()) - _moved(found))


def editions(out: Path, older: str, newer: str) -> tuple[Comparison, ...]:
    """Return the comparison of every report that two built editions have in common.

    Args:
        out: The folder of all reports.
        older: Name of an edition, such as 2022-05-10.
        newer: Name of another, such as latest.

    Raises:
        ReportError: If an edition is not built, or the two have no report in common.
    """
    reports = [_reports(out, name) for name in (older, newer)]
    common = [name for name in reports[0] if name in reports[1]]
    if not common:
        raise ReportError(f"{older} and {newer}: have no report in common under {out}.")
    return tuple(
        compared(_document(reports[0][name]), _document(reports[1][name]), name) for name in common
    )


def lines(comparison: Comparison) -> Iterator[str]:
    """Yield a comparison as text: how much differs, then each number, then and now."""
    yield f"{comparison.report}: {len(comparison.differences)} differ, {comparison.same} the same"
    for one in comparison.differences:
        yield f"  {one.place}"
        yield f"    {one.then or '(nothing)'} → {one.now or '(nothing)'}  [{one.why}]"


def _moved(found: Iterable[Difference]) -> int:
    return sum(bool(one.then and one.now) for one in found)


def _why(
    then: Printed | None,
    now: Printed | None,
    before: Mapping[str, Endnote],
    after: Mapping[str, Endnote],
    known: set[str],
) -> str:
    """Return the reason: a new source behind the number, another method, or a revision."""
    if now is None:
        return "gone"
    fresh = [name for name in _sources(now.note, after) if name not in known]
    if fresh:
        return f"new source: {'; '.join(dict.fromkeys(fresh))}"
    if then is None:
        return "new"
    if now.note in after and after[now.note].basis == "count":
        return "count"
    formulae = [
        notes[printed.note].formula if printed.note in notes else ""
        for printed, notes in ((then, before), (now, after))
    ]
    return "method" if formulae[0] != formulae[1] or then.note != now.note else "revision"


def _sources(note: str, notes: Mapping[str, Endnote]) -> Iterator[str]:
    """Yield the sources of a note and of all it is computed from."""
    reached = [note] if note in notes else []
    for name in reached:
        if notes[name].source:
            yield notes[name].source
        reached.extend(i for i in notes[name].inputs if i in notes and i not in reached)


Place = tuple[str, ...]


def _printed(document: Document) -> Iterator[tuple[Place, Printed]]:
    """Yield each number with a note and its place; of two in one place the first wins."""
    seen: set[Place] = set()
    for place, printed in _everything(document.blocks):
        if place not in seen:
            seen.add(place)
            yield place, printed


def _everything(blocks: Iterable[Block]) -> Iterator[tuple[Place, Printed]]:
    for block in blocks:
        match block:
            case Heading(spans=spans) | Paragraph(spans=spans):
                yield from _in_text(spans)
            case Listing(items=items):
                yield from (found for item in items for found in _everything(item))
            case Quote(blocks=inner):
                yield from _everything(inner)
            case KeyFigures(items=cards):
                for card in cards:
                    yield from _in_cell((block.id, card.label), card.value)
            case Table() | Figure():
                yield from _in_grid(block)


def _in_text(spans: Iterable[Span]) -> Iterator[tuple[Place, Printed]]:
    for span in spans:
        match span:
            case Citation(spans=inner, note=note):
                yield (TEXT, note), Printed(words(inner), note)
            case Styled(spans=inner) | Link(spans=inner):
                yield from _in_text(inner)


TEXT = "text"


def _in_grid(grid: Table | Figure) -> Iterator[tuple[Place, Printed]]:
    heads = [i for i, column in enumerate(grid.columns) if column.header] or [0]
    for row in grid.rows:
        name = ", ".join(row[i].text for i in heads)
        for column, cell in zip(grid.columns, row, strict=True):
            yield from _in_cell((grid.id, name, column.label), cell)


def _in_cell(place: Place, cell: Cell) -> Iterator[tuple[Place, Printed]]:
    if cell.note:
        yield place, Printed(cell.text, cell.note)


def _told(place: Place, *notes: Mapping[str, Endnote]) -> str:
    if place[0] != TEXT:
        return " · ".join(place)
    label = next((known[place[1]].label for known in reversed(notes) if place[1] in known), "")
    return f"{TEXT} · {label} ({place[1]})"


def _notes(document: Document) -> dict[str, Endnote]:
    return {
        note.id: note
        for block in document.blocks
        if isinstance(block, Endnotes)
        for note in block.notes
    }


def _reports(out: Path, edition: str) -> dict[str, Path]:
    """Return the executed notebooks of an edition by pair and name."""
    found = {
        "/".join(path.with_suffix("").parts[-2:]): path
        for path in sorted((out / edition).glob("*/*.ipynb"))
    }
    if not found:
        built = sorted({path.parts[-3] for path in out.glob("*/*/*.ipynb")})
        raise ReportError(
            fault(
                f"diff {edition}",
                "no such edition",
                f"one of {', '.join(built)}" if built else f"a built edition under {out}",
                "Build it first, or name another folder with --out.",
            )
        )
    return found


def _document(path: Path) -> Document:
    return read(json.loads(path.read_text(encoding="utf-8")), path.name)
