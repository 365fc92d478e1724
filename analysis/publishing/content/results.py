"""What one cell of an executed notebook contributes: its prose, and its bundles.

A bundle is checked against the form of its kind here, once; see ``analysis.bundles``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from analysis.bundles import MIME, VERSION
from analysis.errors import fault
from analysis.publishing.content.blocks import (
    Attachment,
    Block,
    Checks,
    Cover,
    Endnote,
    Endnotes,
    Figure,
    Grid,
    KeyFigures,
    Table,
)
from analysis.publishing.errors import ReportError

KINDS: Mapping[str, type] = {
    "cover": Cover,
    "figure": Figure,
    "table": Table,
    "key-figures": KeyFigures,
    "checks": Checks,
    "endnotes": Endnotes,
    "attachment": Attachment,
}
SVG = "image/svg+xml"
LONGEST_TITLE = 400
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
    "|[\ud800-\udfff]"
)

Content = str | Cover | Attachment | Block


@dataclass(frozen=True, slots=True)
class Result:
    """Markdown or a checked bundle, the notes that came with it, and where it stands."""

    content: Content
    notes: tuple[Endnote, ...]
    place: str


def results(cell: Mapping[str, Any], place: str) -> Iterator[Result]:
    """Yield what the report shows of a cell, in order.

    Raises:
        ReportError: If an output is an error, or nothing that a report can print.
    """
    if cell["cell_type"] == "markdown":
        yield Result(_text(cell["source"]), (), place)
    if cell["cell_type"] == "code":
        for output in cell.get("outputs", ()):
            yield from _output(output, place)


def _output(output: Mapping[str, Any], place: str) -> Iterator[Result]:
    if output["output_type"] == "stream":
        return
    if output["output_type"] == "error":
        raise ReportError(
            fault(
                place,
                f"{output['ename']}: {output['evalue']}",
                "a cell that ran to its end",
                "Repair the cell and run the notebook again.",
            )
        )
    data = output["data"]
    if MIME in data:
        yield _bundle(data, place)
    elif "text/markdown" in data:
        yield Result(_text(data["text/markdown"]), (), place)
    else:
        raise _unprintable(data, place)


def _unprintable(data: Mapping[str, Any], place: str) -> ReportError:
    pictures = sorted(kind for kind in data if kind.startswith("image/"))
    return ReportError(
        fault(
            place,
            f"a picture without alt text ({pictures[0]})" if pictures else "a bare value",
            f"a result that carries {MIME}",
            "Make it with analysis.figures, analysis.tables or analysis.wording, "
            "or tag the cell hide-cell.",
        )
    )


def _bundle(data: Mapping[str, Any], place: str) -> Result:
    content = _visible(data[MIME])
    if content.get("version") != VERSION:
        raise ReportError(
            fault(
                place,
                f"a bundle of version {content.get('version')!r}",
                f"version {VERSION}",
                "Run the notebook again.",
            )
        )
    kind = content.get("kind")
    found = _checked(tuple[Endnote, ...], content.get("notes", []), place)
    if kind == "text":
        return Result(_checked(str, content.get("markdown"), place), found, place)
    if not isinstance(kind, str) or kind not in KINDS:
        raise ReportError(
            fault(
                place,
                f"a bundle of kind {kind!r}",
                f"one of {', '.join([*KINDS, 'text'])}",
                "See analysis.bundles.",
            )
        )
    if kind == "figure":
        content["svg"] = _text(data.get(SVG, ""))
    return Result(_formed(kind, content, place), found, place)


def _formed(kind: str, content: dict[str, Any], place: str) -> Any:
    block = _checked(KINDS[kind], content, place)
    if isinstance(block, Figure) and not block.svg:
        raise ReportError(fault(place, "a figure without a drawing", SVG, "Show it as SVG."))
    if isinstance(block, Figure):
        _described(block, place)
    if len(title := getattr(block, "title", "")) > LONGEST_TITLE:
        raise ReportError(
            fault(
                f"{place} (title)",
                f"{len(title)} characters",
                f"at most {LONGEST_TITLE}",
                "Shorten it; the rest belongs into the text.",
            )
        )
    if isinstance(block, Grid):
        _square(block, place)
    if isinstance(block, Attachment) and not FILE_NAME.fullmatch(block.name):
        raise ReportError(
            fault(
                f"{place} (name)",
                repr(block.name[:80]),
                "letters, digits, dots and hyphens, a letter or digit first",
                "Choose another: it becomes the name of a file.",
            )
        )
    return block


def _described(figure: Figure, place: str) -> None:
    alt = figure.alt.strip()
    if not alt or alt in (figure.title.strip(), figure.subtitle.strip()):
        raise ReportError(
            fault(
                f"{place}, figure {figure.id!r} (alt)",
                repr(figure.alt),
                "what the picture shows, in other words than its title",
                "Compute the alt text from the values drawn.",
            )
        )


def _square(grid: Grid, place: str) -> None:
    for number, row in enumerate(grid.rows, start=1):
        if len(row) != len(grid.columns):
            raise ReportError(
                fault(
                    f"{place}, row {number}",
                    f"{len(row)} cells",
                    f"{len(grid.columns)}, one for each column",
                    "Give each row a cell for each column.",
                )
            )


def _checked(form: Any, value: Any, place: str) -> Any:
    """Return plain data in the form asked for, or refuse it by the name of the field."""
    from pydantic import ValidationError

    try:
        return _adapter(form).validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ReportError(
            fault(
                f"{place} ({where})" if where else place,
                repr(first["input"])[:80],
                first["msg"],
                "See the form of its kind in analysis.bundles.",
            )
        ) from error


@cache
def _adapter(form: Any) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(form)


def _text(source: str | list[str]) -> str:
    return INVISIBLE.sub("", source if isinstance(source, str) else "".join(source))


def _visible(value: Any) -> Any:
    """Return plain data without characters that hide, reorder or end a text, its keys sorted.

    JupyterLab sorts keys when it saves, and both must give one report.
    """
    if isinstance(value, str):
        return INVISIBLE.sub("", value)
    if isinstance(value, list | tuple):
        return [_visible(item) for item in value]
    if isinstance(value, dict):
        return {_visible(key): _visible(item) for key, item in sorted(value.items())}
    return value
