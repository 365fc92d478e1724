"""Every figure that a report prints, and the note that stands behind it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from analysis.blocks import KeyFigures
from analysis.columns import Value
from analysis.figures.chart import Chart
from analysis.prose import Cited, Prose
from analysis.tables import Table

CITATION = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(#note-([^) ]*)(?: \"[^\"]*\")?\)")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
PLAIN = re.compile(
    rf"\b(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?\b|\b(?:\d{{1,2}} (?:{MONTHS}) )?(?:19|20)\d\d\b"
    rf"|\b(?:\d{{1,2}}–)?\d{{1,2}} (?:{MONTHS})\b|\bHS \d\d\b|“[^”]*”"
)
"""Years and days, codes of goods, and what is quoted: none is a finding of the report."""


class Printed(NamedTuple):
    """One figure as printed: the part of the report, its text, the unit above it, its note's id.

    Without a note behind it the id is empty.
    """

    place: str
    text: str
    unit: str
    note: str


def figures(shown: Iterable[Any], names: Iterable[str] = ()) -> Iterator[Printed]:
    """Yield every figure of texts, cards, tables and charts, in order of reading.

    Args:
        shown: The parts of a report.
        names: What others wrote (publishers, titles), whose digits are no findings.
    """
    digited = {name for name in names if re.search(r"\d", PLAIN.sub(" ", name))}
    known = sorted(digited, key=len, reverse=True)
    for part in shown:
        match part:
            case Prose():
                yield from _of_text(part, "text", known)
            case KeyFigures(id=own, items=items):
                for item in items:
                    yield from _of_cell(item.value, own, "", known)
            case Chart() | Table():
                yield from _of_grid(part, known)
            case _:
                pass


def _of_grid(part: Chart | Table, known: list[str]) -> Iterator[Printed]:
    for text in (part.title, part.subtitle):
        yield from _of_text(text if isinstance(text, Prose) else Prose(text), part.id, known)
    for row in part.rows:
        for column, value in zip(part.columns, row, strict=True):
            yield from _of_cell(value, f"{part.id}.{column.key}", column.unit, known)


def _of_text(text: Prose, place: str, known: list[str]) -> Iterator[Printed]:
    notes = {note.id for note in text.notes}
    for found in CITATION.finditer(text.markdown):
        note = found[2] if found[2] in notes else ""
        yield Printed(place, _unescaped(found[1]), "", note)
    rest = _unescaped(CITATION.sub(" ", text.markdown))
    yield from (Printed(place, told, "", "") for told in _loose(rest, known))


def _of_cell(value: Value, place: str, unit: str, known: list[str]) -> Iterator[Printed]:
    if isinstance(value, Cited):
        yield Printed(place, value.text, unit, value.note.id)
        return
    text = value if isinstance(value, str) else value.text
    yield from (Printed(place, told, unit, "") for told in _loose(text, known))


def _loose(text: str, names: list[str]) -> list[str]:
    """Return what has a digit and is no year, no day and none of ``names``."""
    for name in names:
        text = text.replace(name, " ")
    return [found[0] for found in re.finditer(r"\S*\d\S*", PLAIN.sub(" ", text))]


def _unescaped(markdown: str) -> str:
    return re.sub(r"\\(.)", r"\1", markdown)
