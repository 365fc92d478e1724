"""Documents a second, and agreement with annotated documents, beside a naive pattern.

Run as ``python -m analysis.extraction.measuring.benchmark FOLDER...``; see :mod:`.annotations`
for what a folder holds.
"""

import re
import sys
from collections.abc import Callable, Iterable
from functools import reduce
from operator import add
from pathlib import Path
from time import process_time
from typing import Any

import click

from analysis.extraction.drafting.records import record
from analysis.extraction.extractor import facts
from analysis.extraction.measuring.annotations import Annotated, annotated
from analysis.extraction.measuring.comparison import LEVELS, Score, scores
from analysis.extraction.text.document import Document

ROUNDS = 3
"""How often the documents are read; the fastest round counts."""

_NAIVE = re.compile(
    r"(?P<sign>[$€£]|USD\s?)?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>billion|million|bn|bln|mln)?"
    r"\s?(?P<unit>%|percent|per cent)?"
)
_SCALES = {"billion": 1e9, "bn": 1e9, "bln": 1e9, "million": 1e6, "mln": 1e6}
_UNITS = {"$": "USD", "USD": "USD", "€": "EUR", "£": "GBP"}


def drafted(document: Document) -> list[dict[str, Any]]:
    """Return the records of a document."""
    found = facts(document)
    return [record(document, found, i) for i in range(len(found))]


def naive(document: Document) -> list[dict[str, Any]]:
    """Return what a pattern for numbers, marks and scales finds, all taken as exact turnover."""
    found = []
    for match in _NAIVE.finditer(document.text):
        if document.header[0] <= match.start() < document.header[1]:
            continue
        number = float(match["number"].replace(",", "").rstrip(".") or 0)
        value = number * _SCALES.get(match["scale"] or "", 1.0)
        unit = "percent" if match["unit"] else _UNITS.get((match["sign"] or "").strip(), "count")
        found.append(
            {
                "start": match.start(), "end": match.end(), "value_low": value,
                "value_high": value, "unit": unit, "indicator": "trade_turnover",
                "status": "actual", "from": None, "to": None, "mutual": True, "hedge": "exact",
                "period_start": None, "period_end": None,
            }
        )  # fmt: skip
    return found


def table(documents: Iterable[Annotated]) -> str:
    """Return precision, recall and F1 by level, of the rules and of the naive pattern."""
    known = list(documents)
    lines = [f"{len(known)} documents    precision  recall  F1     (naive F1)"]
    ours, theirs = _total(known, drafted), _total(known, naive)
    for n in LEVELS:
        s = ours[n]
        lines.append(
            f"level {n}          {s.precision:9.3f}  {s.recall:6.3f}  {s.f1:.3f}"
            f"  ({theirs[n].f1:.3f})"
        )
    return "\n".join(lines)


def _total(
    documents: list[Annotated], extract: Callable[[Document], list[dict[str, Any]]]
) -> dict[int, Score]:
    each = [scores(extract(one.document), one.facts) for one in documents]
    return {n: reduce(add, (s[n] for s in each), Score(0, 0, 0)) for n in LEVELS}


def rate(documents: Iterable[Annotated]) -> float:
    """Return how many documents are read in a second of processor time, all tables loaded."""
    known = [one.document for one in documents]
    best = float("inf")
    for _ in range(ROUNDS):
        begun = process_time()
        for document in known:
            drafted(document)
        best = min(best, process_time() - begun)
    return len(known) / best


def main(folders: list[str]) -> None:
    """Print the rate and the table of each folder."""
    for name in folders:
        known = list(annotated(Path(name)))
        click.echo(f"{name}: {rate(known):.0f} documents a second of processor time")
        click.echo(table(known))


if __name__ == "__main__":
    main(sys.argv[1:])
