"""Facts as records of the annotation scheme, one JSON object each."""

from typing import Any

from analysis.extraction.surroundings.facts import Fact
from analysis.extraction.text.document import Document

_MEASURES = {
    "rank": "rank",
    "ordinal": "rank",
    "count": "count",
    "date": "date",
    "duration": "duration",
}


def record(document: Document, facts: tuple[Fact, ...], index: int) -> dict[str, Any]:
    """Return fact number ``index`` in the scheme: spans, value, unit and every field."""
    fact = facts[index]
    quantity = fact.quantity
    origin, target, mutual = fact.get("direction") or (None, None, False)
    start, end = fact.get("period") or (None, None)
    alt = fact.alt_of
    return {
        "id": f"{document.name}-{index + 1}",
        "doc": document.name,
        "start": quantity.start,
        "end": quantity.end,
        "text": document.text[quantity.start : quantity.end],
        "indicator": fact.indicator,
        "from": origin,
        "to": target,
        "mutual": bool(mutual),
        "value_low": _plain(quantity.low),
        "value_high": _plain(quantity.high),
        "unit": quantity.unit,
        "hedge": fact.get("hedge"),
        "status": fact.status,
        "period_start": start,
        "period_end": end,
        "period_kind": period_kind(start, end, fact),
        "measure": measure(fact),
        "speaker": fact.speaker or None,
        "alt_of": None if alt is None else f"{document.name}-{alt + 1}",
        "ambiguous": fact.confidence < 0.6,
        "optional": quantity.is_optional,
        "confidence": fact.confidence,
    }


def measure(fact: Fact) -> str:
    """Return which aspect is stated, as follows from the other fields."""
    kind = fact.quantity.kind
    if kind in _MEASURES:
        return _MEASURES[kind]
    if fact.indicator == "share":
        return "share"
    if kind == "ratio":
        return "multiple"
    if kind == "percent":
        return "change_pct"
    return "change_abs" if fact.status == "change" else "level"


def period_kind(start: str | None, end: str | None, fact: Fact) -> str | None:
    """Return annual, ytd (part of a year), cumulative or point; None without a period."""
    if end is None:
        return None
    if start is None or int(end[:4]) - int(start[:4]) > 1:
        return "cumulative"
    if len(start) == 4:
        return "annual" if start == end and fact.status in ("actual", "change") else "point"
    months = (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7]) - int(start[5:7]) + 1
    if months == 12:
        return "annual"
    return "point" if len(start) > 7 or (months == 1 and fact.status != "change") else "ytd"


def _plain(value: float | str | None) -> float | int | str | None:
    if isinstance(value, float) and value == int(value):
        return int(value)
    return value
