"""Facts as draft rows of ``seeds/claims.csv``, for a person to accept or reject."""

import re
from typing import Any

from analysis.extraction.document import Document
from analysis.extraction.facts import Fact
from analysis.extraction.records import measure
from analysis.extraction.timex import Timex, timexes

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

STATUSES = {"actual": "reported", "change": "reported"}
SCALES = ((1e9, "billion"), (1e6, "million"), (1e3, "thousand"))
WORDS = 8
"""How many words of a source may be quoted."""


def rows(document: Document, facts: tuple[Fact, ...], source_id: str) -> list[dict[str, str]]:
    """Return one draft row per fact, in reading order, each cell a string."""
    seen: dict[str, int] = {}
    times = timexes(document.text, _anchor(document))
    drafted = [_row(document, fact, source_id, times) for fact in facts]
    for row in drafted:
        stem = f"{source_id}-{row['indicator'].replace('_', '-')}"
        if row["measure"] != "level":
            stem += f"-{row['measure'].replace('_', '-')}"
        seen[stem] = seen.get(stem, 0) + 1
        row["claim_id"] = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
    return drafted


def _anchor(document: Document) -> Any:
    from analysis.extraction.dates import anchor

    return anchor(document.published)


def _row(
    document: Document, fact: Fact, source_id: str, times: tuple[Timex, ...]
) -> dict[str, str]:
    indicator, doubts = _indicator(document, fact)
    reporter, partner = _sides(fact, indicator)
    value, high, scale = _scaled(fact)
    start, end = phrase_span(document, fact)
    worded = _worded(document, fact, times)
    period, flags = _period(document, fact, worded)
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
        "period_worded": worded,
        "period_start": period[0],
        "period_end": period[1],
        "speaker": fact.speaker,
        "phrase": document.text[start:end],
        "char_start": str(start),
        "char_end": str(end),
        "confidence": f"{fact.confidence:.2f}",
        "doubts": "; ".join((*doubts, *fact.doubts, *_undated(document, fact))),
    }
    return row


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
    """Return reporter and partner by the convention of claims.csv."""
    origin, target, mutual = fact.get("direction") or (None, None, False)
    a, b = origin or "", target or ""
    if mutual:
        return (min(a, b), max(a, b))
    keeps_order = indicator in ("exports", "balance") and fact.indicator not in ("rank", "share")
    return (a, b) if keeps_order else (b, a)


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


def phrase_span(document: Document, fact: Fact) -> tuple[int, int]:
    """Return the span to quote: the figure with the words before it, at most eight in all."""
    text, quantity = document.text, fact.quantity
    words = len(text[quantity.start : quantity.end].split())
    left = text[fact.sentence : quantity.start]
    cut = max((left.rfind(mark) for mark in (", ", "; ", ": ", "(", "“", '"')), default=-1)
    pieces = list(re.finditer(r"\S+", left[cut + 1 :]))
    kept = pieces[-max(0, min(len(pieces), WORDS - words)) :] if words < WORDS else []
    start = fact.sentence + cut + 1 + kept[0].start() if kept else quantity.start
    return start, quantity.end


def _worded(document: Document, fact: Fact, times: tuple[Timex, ...]) -> str:
    """Return the words of the text that tell the period, if they stand in the sentence."""
    stop = document.text.find("\n", fact.quantity.end)
    stop = len(document.text) if stop < 0 else stop
    period = fact.get("period") or (None, None)
    near = [t for t in times if fact.sentence <= t.start < stop and t.role not in ("base", "rate")]
    fits = [t for t in near if period[1] and (t.low, t.high) == period] or [
        t
        for t in near
        if period == (None, None) and t.low is None and abs(t.start - fact.quantity.start) < 80
    ]
    if not fits:
        return ""
    best = min(fits, key=lambda t: abs(t.start - fact.quantity.start))
    return document.text[best.start : best.end].strip()


_RELATIVE = re.compile(
    r"\b(?:last|this|current|past|previous|ago|now|next|coming|recent|present|today)\b",
    re.IGNORECASE,
)


def _period(document: Document, fact: Fact, worded: str) -> tuple[tuple[str, str], set[str]]:
    start, end = fact.get("period") or (None, None)
    flags: set[str] = set()
    if _RELATIVE.search(worded):
        flags.add("undated")
    around = document.text[max(fact.sentence, fact.quantity.start - 60) : fact.quantity.end + 30]
    if re.search(r"\b(?:record|all-time high|highest ever)\b", around, re.IGNORECASE):
        flags.add("record")
    if (
        re.search(r"\bup to\s*$", document.text[fact.sentence : fact.quantity.start])
        and fact.get("hedge") == "exact"
    ):
        flags.add("idiomatic")
    if end is None:
        return ("", ""), flags
    if start is None:
        flags.add("open_start")
        day = document.published if document.published.startswith(end) else end
        return (day, day), flags
    if _is_current_flow(document, fact, start, end):
        flags.add("undated")
        year = str(int(end[:4]) - 1)
        return (year, year), flags
    if len(start) == 7 and 2 <= _months(start, end) < 12:
        flags.add("part_year")
    return (start, end), flags


def _is_current_flow(document: Document, fact: Fact, start: str, end: str) -> bool:
    """Return whether a yearly flow is called current: that is the latest full year."""
    flows = ("trade_turnover", "exports", "imports", "trade_balance")
    now = document.published[:7]
    is_level = fact.status == "actual" and fact.quantity.kind == "money"
    return fact.indicator in flows and is_level and start == end == now


def _months(start: str, end: str) -> int:
    if len(end) < 7:
        return 12
    return (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7]) - int(start[5:7]) + 1


def _undated(document: Document, fact: Fact) -> tuple[str, ...]:
    if document.published or fact.quantity.kind == "date" or fact.get("period") != (None, None):
        return ()
    return ("period: the publication date is unknown, so nothing relative is resolved",)
