"""Facts as draft rows of ``seeds/claims.csv``, for a person to accept or reject."""

import re
from collections.abc import Iterator
from typing import Any

from analysis.extraction.drafting.draftbases import base_of
from analysis.extraction.drafting.draftperiods import claimed_period, undated, words_of_period
from analysis.extraction.drafting.records import measure
from analysis.extraction.surroundings.facts import Fact
from analysis.extraction.text.document import Document
from analysis.extraction.times.timex import Timex, timexes

CLAIM_COLUMNS = (
    "claim_id", "source_id", "indicator", "measure", "status", "reporter", "partner", "ledger",
    "value", "value_high", "scale", "unit", "resolution", "hedge", "flags", "period_worded",
    "period_start", "period_end", "base_start", "base_end", "speaker", "phrase", "char_start",
    "char_end", "note",
)  # fmt: skip
REVIEW_COLUMNS = ("confidence", "doubts", "decision", "reason")
COLUMNS = (*CLAIM_COLUMNS, *REVIEW_COLUMNS)

INDICATORS = {
    "trade_turnover": "turnover", "trade_balance": "balance", "fdi_stock": "fdi_cumulative",
}  # fmt: skip
CLAIMED = frozenset(
    [
        "turnover",
        "exports",
        "imports",
        "balance",
        "fdi_flow",
        "fdi_cumulative",
        "fdi_stock",
        "project_value",
        "company_count",
    ]
)
"""The indicators claims.csv has a place for."""

UNITS = frozenset(("USD", "percent", "rank", "multiple", "count"))
"""The units it has a place for: money in US dollars only."""

STATUSES = {"actual": "reported", "change": "reported"}
SCALES = ((1e9, "billion"), (1e6, "million"), (1e3, "thousand"))
WORDS = 8
"""How many words of a source may be quoted."""


def rows(document: Document, facts: tuple[Fact, ...], source_id: str) -> list[dict[str, str]]:
    """Return one draft row per fact, in reading order, each cell a string."""
    seen: dict[str, int] = {}
    times = timexes(document.text, _anchor(document))
    values = (fact.quantity for fact in facts if fact.quantity.kind not in ("date", "duration"))
    figures = tuple(value.end for value in values)
    drafted = [_row(document, fact, source_id, times, figures) for fact in facts]
    for row in drafted:
        stem = f"{source_id}-{row['indicator'].replace('_', '-')}"
        if row["measure"] != "level":
            stem += f"-{row['measure'].replace('_', '-')}"
        seen[stem] = seen.get(stem, 0) + 1
        row["claim_id"] = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
    return drafted


def _anchor(document: Document) -> Any:
    from analysis.extraction.times.dates import anchor

    return anchor(document.published)


def _row(
    document: Document,
    fact: Fact,
    source_id: str,
    times: tuple[Timex, ...],
    figures: tuple[int, ...],
) -> dict[str, str]:
    indicator, doubts = _indicator(document, fact)
    reporter, partner = _sides(fact, indicator)
    value, high, scale = _scaled(fact)
    if fact.get("sign") == "deficit" and _measure(fact) == "level":
        value, high = (f"-{high}", f"-{value}") if high else (f"-{value}", "")
    start, end = phrase_span(document, fact, figures)
    worded = words_of_period(document, fact, times)
    period, flags = claimed_period(document, fact, worded)
    base, unbased = base_of(document, fact, period)
    row = dict.fromkeys(COLUMNS, "")
    row |= {
        "source_id": source_id,
        "indicator": indicator,
        "measure": _measure(fact),
        "status": STATUSES.get(fact.status, fact.status),
        "reporter": reporter,
        "partner": partner,
        "value": value,
        "value_high": high,
        "scale": scale,
        "unit": {"ratio": "multiple"}.get(str(fact.quantity.unit), fact.quantity.unit or ""),
        "resolution": _resolution(fact, value),
        "hedge": "up_to" if "idiomatic" in flags else str(fact.get("hedge")),
        "flags": ";".join(sorted(flags)),
        "period_worded": " ".join(worded.split()),
        "period_start": period[0],
        "period_end": period[1],
        "base_start": base[0],
        "base_end": base[1],
        "speaker": " ".join(fact.speaker.split()),
        "phrase": document.text[start:end],
        "char_start": str(start),
        "char_end": str(end),
        "confidence": f"{fact.confidence:.2f}",
        "doubts": "; ".join((*doubts, *fact.doubts, *undated(document, fact), *unbased)),
    }
    row["doubts"] = "; ".join(filter(None, (row["doubts"], *_unplaced(row))))
    return row


def _unplaced(row: dict[str, str]) -> Iterator[str]:
    """Yield why claims.csv would not take a row whatever else it says."""
    if row["indicator"] not in CLAIMED:
        return
    if row["measure"] == "change_abs":
        yield "measure: claims.csv has no place for a change given only in money; reject it"
    elif row["unit"] not in UNITS:
        yield f"unit: claims.csv has no place for {row['unit'] or 'no unit'}; reject it"


def _indicator(document: Document, fact: Fact) -> tuple[str, tuple[str, ...]]:
    name = fact.indicator
    around = document.text[max(0, fact.quantity.start - 80) : fact.quantity.end + 40]
    if name in ("rank", "share"):
        found = _ranked_by(around)
        return found, () if found else ("indicator: nothing near names what is ranked or shared",)
    if name == "fdi_stock" and re.search(r"\bstock\b", around):
        return "fdi_stock", ()
    found = INDICATORS.get(name, name)
    doubt = f"indicator: claims.csv has no place for {found}; reject it, or enter it as an event"
    return found, () if found in CLAIMED else (doubt,)


def _ranked_by(around: str) -> str:
    low = around.lower()
    for pattern, found in (
        (r"invest", "fdi_cumulative"), (r"import|supplier|source", "imports"),
        (r"export|destination|buyer|customer", "exports"),
        (r"trad|turnover|commerce|partner", "turnover"),
    ):  # fmt: skip
        if re.search(pattern, low):
            return found
    return "turnover"


def _sides(fact: Fact, indicator: str) -> tuple[str, str]:
    """Return reporter and partner by the convention of claims.csv; a deficit is its owner's."""
    origin, target, mutual = fact.get("direction") or (None, None, False)
    a, b = origin or "", target or ""
    if mutual:
        return (min(a, b), max(a, b))
    keeps_order = indicator in ("exports", "balance") and fact.indicator not in ("rank", "share")
    return (a, b) if keeps_order and fact.get("sign") != "deficit" else (b, a)


def _measure(fact: Fact) -> str:
    found = measure(fact)
    return {"count": "level"}.get(found, found)


def _scaled(fact: Fact) -> tuple[str, str, str]:
    """Return value, higher end and scale word as printed: 362.4, "", million."""
    low, high = fact.quantity.low, fact.quantity.high
    first = low if low is not None else high
    if not isinstance(first, float):
        return str(first or ""), "", "one"
    if fact.quantity.kind == "rank" and fact.get("hedge") == "up_to" and isinstance(high, float):
        return f"{high:.15g}", "", "one"
    scale, word = 1.0, "one"
    if fact.quantity.scale > 1:
        scale, word = next(((s, w) for s, w in SCALES if abs(first) >= s), (1.0, "one"))
        if fact.quantity.scale < scale:
            scale, word = next((s, w) for s, w in SCALES if fact.quantity.scale >= s)
    is_range = fact.get("hedge") == "range" and isinstance(high, float)
    return (
        _digits(first / scale),
        _digits(high / scale) if is_range and isinstance(high, float) else "",
        word,
    )


def _digits(value: float) -> str:
    return f"{value:.12g}" if "e" not in f"{value:.12g}" else f"{value:f}"


def _resolution(fact: Fact, value: str) -> str:
    """Return the step the printed figure is rounded to, in its scale; 0 for goals and ranks."""
    if fact.quantity.unit in ("rank", "date") or fact.status in ("target", "planned"):
        return "0"
    if "." in value:
        return "0." + "0" * (len(value.split(".")[1]) - 1) + "1"
    if fact.quantity.decimals:
        return "0." + "0" * (fact.quantity.decimals - 1) + "1"
    zeros = len(value) - len(value.rstrip("0"))
    return "1" + "0" * zeros if value.strip("-0") else "1"


def phrase_span(document: Document, fact: Fact, figures: tuple[int, ...]) -> tuple[int, int]:
    """Return the span to quote: the figure with the words before it, at most eight in one line.

    ``figures`` are the ends of all: the one before is left out, a phrase states one value.
    """
    text, quantity = document.text, fact.quantity
    words = len(text[quantity.start : quantity.end].split())
    begun = max((end for end in figures if end <= quantity.start), default=0)
    first = max(fact.sentence, begun)
    left = text[first : quantity.start]
    cut = max((left.rfind(mark) for mark in (", ", "; ", ": ", "(", "“", '"', "\n")), default=-1)
    pieces = list(re.finditer(r"\S+", left[cut + 1 :]))
    kept = pieces[-max(0, min(len(pieces), WORDS - words)) :] if words < WORDS else []
    start = first + cut + 1 + kept[0].start() if kept else quantity.start
    while start < quantity.start and text[start] in "*_|#-• ":
        start += 1
    return start, quantity.end
