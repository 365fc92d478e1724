"""Annotated documents: a folder of texts with their facts, to measure and test against.

Two forms are read. ``NAME.txt`` with ``NAME.facts``, one fact a line::

    text | value[,high] | unit | indicator | status | FRA>DEU, DEU=FRA or - | hedge | from..to | opt

where ``opt`` may lack, in the order of the text. Or ``gold.jsonl`` with ``docs/NAME.txt``, one JSON
record of the annotation scheme a line.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.extraction.text.document import Document, document


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document and the facts a careful reader finds in it."""

    document: Document
    facts: list[dict[str, Any]]


def annotated(folder: Path) -> Iterator[Annotated]:
    """Yield the annotated documents of a folder, by name."""
    gold = folder / "gold.jsonl"
    if gold.exists():
        lines = gold.read_text(encoding="utf-8").splitlines()
        records = [json.loads(line) for line in lines if line.strip()]
        for name in sorted({record["doc"] for record in records}):
            source = _document(folder / "docs" / f"{name}.txt")
            yield Annotated(source, [r for r in records if r["doc"] == name])
        return
    for path in sorted(folder.glob("*.facts")):
        source = _document(path.with_suffix(".txt"))
        lines = path.read_text(encoding="utf-8").splitlines()
        yield Annotated(source, list(_facts(source, lines)))


def _document(path: Path) -> Document:
    with path.open(encoding="utf-8", newline="") as stream:
        return document(stream.read(), path.stem)


def _facts(source: Document, lines: list[str]) -> Iterator[dict[str, Any]]:
    position = 0
    for line in lines:
        text, value, unit, *rest = (cell.strip() for cell in line.split("|"))
        start = _find(source, text, position)
        position = start + 1
        yield _record(start, text, value, unit, rest)


def _find(source: Document, text: str, position: int) -> int:
    pattern = re.compile(rf"(?<![\w.,]){re.escape(text)}")
    for match in pattern.finditer(source.text, position):
        if not source.header[0] <= match.start() < source.header[1]:
            return match.start()
    raise ValueError(f"{source.name}: {text!r} does not stand after {position}")


def _record(start: int, text: str, value: str, unit: str, rest: list[str]) -> dict[str, Any]:
    indicator, status, direction, hedge, period, *optional = rest
    ends = [end if unit == "date" else float(end) for end in value.split(",")]
    low, high = ends[0], ends[-1]
    first, last = period.split("..")
    a, b = re.split(r"[=>]", direction) if direction != "-" else ("", "")
    return {
        "start": start,
        "end": start + len(text),
        "value_low": None if hedge in ("less_than", "up_to") and unit != "rank" else low,
        "value_high": None if hedge == "more_than" else high,
        "unit": unit,
        "indicator": indicator,
        "status": status,
        "from": a or None,
        "to": b or None,
        "mutual": "=" in direction,
        "hedge": hedge,
        "period_start": first or None,
        "period_end": last or None,
        "optional": bool(optional),
    }
