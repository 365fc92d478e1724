"""The report as PDF: tagged (PDF/UA-1), for keeping (PDF/A-3a), its data attached.

The template reads the document as JSON, so no text is ever part of its source. Never fork
a process in which this has compiled: the child hangs.
"""

import json
import re
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Literal

from analysis.errors import fault
from analysis.publishing.blocks import Document, Endnotes, Figure, Heading, Table, plain_data
from analysis.publishing.errors import ReportError
from analysis.publishing.words import words

Paper = Literal["a4", "us-letter"]

TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
STANDARDS = ["ua-1", "a-3a"]
AUTHOR = "Brief"
TEXT_WIDTH_PT = 162 / 25.4 * 72
WIDEST_HEAD, WIDEST, PADDING = 16, 40, 4
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
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
    try:
        content, warnings = _compiler().compile_with_warnings(
            format="pdf",
            sys_inputs={"report": json.dumps(_data(document, paper, dated), ensure_ascii=False)},
            pdf_standards=STANDARDS,
            timestamp=datetime.combine(dated, time(), UTC),
        )
    except typst.TypstError as error:
        raise ReportError(f"PDF of {document.cover.title!r}: {_told(error)}") from error
    if warnings:
        raise ReportError(f"PDF of {document.cover.title!r}: {_told(warnings[0])}")
    assert isinstance(content, bytes)
    return content


@cache
def _compiler() -> Any:
    import typst

    from analysis.publishing.fonts import folder

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder()]
    )
    return typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=fonts)


def _data(document: Document, paper: Paper, dated: date) -> dict[str, Any]:
    cover, terms = document.cover, words(document.cover.language)
    edition = terms["latest"] if cover.edition == "latest" else cover.edition
    return {
        "cover": plain_data(cover),
        "blocks": plain_data(document.blocks),
        "files": _files(document),
        "widths": {b.id: _width(b.svg) for b in document.blocks if isinstance(b, Figure)},
        "weights": {b.id: _weights(b) for b in document.blocks if isinstance(b, Table)},
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


def _width(svg: str) -> float:
    """Return the part of the text's width a drawing takes: its own size, at most all."""
    found = re.search(r'<svg\b[^>]*\bwidth="([\d.]+)(pt|px)?"', svg)
    if not found:
        return 1.0
    points = float(found[1]) * (0.75 if found[2] != "pt" else 1.0)
    return min(1.0, round(points / TEXT_WIDTH_PT, 4))


def _weights(table: Table) -> list[int]:
    """Return what part of the width each column needs, by its longest text."""
    cells = zip(*(row for row in table.rows), strict=True)
    texts = [[cell.text for cell in column] for column in cells] or [[] for _ in table.columns]
    heads = [min(max(len(c.label), len(c.unit)), WIDEST_HEAD) for c in table.columns]
    longest = [max([head, *map(len, column)]) for head, column in zip(heads, texts, strict=True)]
    return [min(length, WIDEST) + PADDING for length in longest]


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
