"""The report as PDF: tagged (PDF/UA-1), for keeping (PDF/A-3a), its data attached.

The template reads the document as JSON, so no text is ever part of its source. Never fork
a process in which this has compiled: the child hangs.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Literal

from analysis.errors import fault
from analysis.publishing.content.blocks import (
    Block,
    Document,
    Endnotes,
    Figure,
    Heading,
    Table,
    plain_data,
)
from analysis.publishing.content.words import words
from analysis.publishing.errors import ReportError
from analysis.publishing.rendering.widths import column_widths, lines, part_of_line

Paper = Literal["a4", "us-letter"]

TEMPLATES = Path(__file__).parent / "templates"
STANDARDS = ["ua-1", "a-3a"]
AUTHOR = "Brief"
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
LOOKS = 3
HELD = 20
"""The most lines of a table that is not broken across pages."""
REMEMBERED = 11
UNDATED = date(2000, 1, 1)
"""A PDF must bear a date; one with neither edition nor dated source bears this."""


def pdf(document: Document, *, paper: Paper = "a4") -> bytes:
    """Return the document as a PDF file; equal documents give equal bytes.

    Args:
        document: What to print.
        paper: The size of the page.

    Raises:
        ReportError: If it cannot be set without a warning, such as for a missing glyph.
    """
    import typst

    dated = _date(document)
    data = _data(document, paper, dated)
    files = {**_templates(), "report.json": json.dumps(data, ensure_ascii=False).encode()}
    try:
        floating = _floating(data, files)
        content, warnings = _compiler(files, floating).compile_with_warnings(
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=datetime.combine(dated, time(), UTC),
        )
    except typst.TypstError as error:
        raise ReportError(f"PDF of {document.cover.title!r}: {_told(error)}") from error
    if warnings:
        raise ReportError(f"PDF of {document.cover.title!r}: {_told(warnings[0])}")
    assert isinstance(content, bytes)
    return content


def forget() -> None:
    """Let Typst let go of what it remembers: all that its last ten settings had no use for.

    Of a long report that is some 160 MiB, and of little use to the next.
    """
    import typst

    for _ in range(REMEMBERED):
        typst.compile(b"", font_paths=_fonts())  # its own would be looked for each time


def _floating(data: Mapping[str, Any], files: Mapping[str, bytes]) -> list[str]:
    """Return the figures and short tables that do not fit where they are spoken of.

    Looked for again, as those that move shift the others. Each look is a layout of all pages,
    but for the notes, which come last and are as long to lay out as all the rest.
    """
    floating: list[str] = []
    for _ in range(LOOKS):
        found = _compiler(files, floating, draft=True)
        fits: list[bool] = json.loads(found.query("<places>", field="value", one=True))
        amiss = {grid for grid, fit in zip(data["held"], fits, strict=True) if not fit}
        if amiss & {*data["moving"]} <= {*floating}:
            break
        floating = [grid for grid in data["moving"] if grid in {*floating, *amiss}]
    return floating


def _held(blocks: Sequence[Block]) -> list[str]:
    """Return the ids of what is not broken across pages."""
    return [b.id for b in blocks if isinstance(b, Figure | Table) and _holds(b)]


def _holds(block: Figure | Table) -> bool:
    return isinstance(block, Figure) or lines(block) <= HELD


def _moving(blocks: Sequence[Block]) -> list[str]:
    """Return which of them may move: not what is all that a heading has below it."""
    around = zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    return [
        block.id
        for above, block, below in around
        if isinstance(block, Figure | Table)
        and _holds(block)
        and not (isinstance(above, Heading) and isinstance(below, Heading | None))
    ]


def _compiler(files: Mapping[str, bytes], floating: Sequence[str], *, draft: bool = False) -> Any:
    """Return what sets a report; what differs from look to look apart, so that all else is kept."""
    import typst

    trial = json.dumps({"draft": draft, "floating": floating}).encode()
    return typst.Compiler({**files, "trial.json": trial}, font_paths=_fonts())


@cache
def _templates() -> Mapping[str, bytes]:
    found = {path.name: path.read_bytes() for path in TEMPLATES.glob("*.typ")}
    return {**found, "main.typ": found["report.typ"]}


@cache
def _fonts() -> Any:
    import typst

    from analysis.publishing.rendering.fonts import folder

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder()]
    )


def _data(document: Document, paper: Paper, dated: date) -> dict[str, Any]:
    cover, terms = document.cover, words(document.cover.language)
    edition = terms["latest"] if cover.edition == "latest" else cover.edition
    return {
        "cover": plain_data(cover),
        "blocks": plain_data(document.blocks),
        "files": _files(document),
        "widths": {b.id: part_of_line(b.svg) for b in document.blocks if isinstance(b, Figure)},
        "weights": {b.id: column_widths(b) for b in document.blocks if isinstance(b, Table)},
        "held": _held(document.blocks),
        "moving": _moving(document.blocks),
        "places": [b.id for b in document.blocks if isinstance(b, Heading | Figure | Table)],
        "words": {**terms, "check": [terms["result"], terms["check"], terms["detail"]]},
        "kicker": " · ".join(part for part in (cover.series, cover.pair) if part),
        "running": " · ".join(part for part in (cover.pair, edition) if part),
        "author": AUTHOR,
        "paper": paper,
        "date": [dated.year, dated.month, dated.day],
    }


def _files(document: Document) -> list[dict[str, str]]:
    grids = [
        {
            "name": f"{block.id}.csv",
            "text": block.csv,
            "media_type": "text/csv",
            "description": block.title,
            "relationship": "data",
        }
        for block in document.blocks
        if isinstance(block, Figure | Table)
    ]
    others = [
        {
            "name": file.name,
            "text": file.text,
            "media_type": file.media_type,
            "description": file.description or file.name,
            "relationship": "supplement",
        }
        for file in document.attachments
    ]
    return grids + others


def _date(document: Document) -> date:
    """Return the edition's date, or that of the newest source cited; never the clock's."""
    notes = [note for b in document.blocks if isinstance(b, Endnotes) for note in b.notes]
    told = [document.cover.as_of, *sorted((note.published for note in notes), reverse=True)]
    found = [text for text in told if DATE.fullmatch(text)]
    try:
        return date.fromisoformat(found[0]) if found else UNDATED
    except ValueError as error:
        raise ReportError(
            fault("cover (as_of)", repr(found[0]), "a date such as 2022-05-10", "Correct it.")
        ) from error


def _told(problem: Any) -> str:
    hints = "".join(f" {hint}" for hint in problem.hints)
    return f"{problem.message}{hints}"
