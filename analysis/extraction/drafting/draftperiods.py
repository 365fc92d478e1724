"""The period of a drafted claim: its words, its dates, its flags, its doubts."""

import re

from analysis.extraction.surroundings.facts import Fact
from analysis.extraction.text.document import Document
from analysis.extraction.times.timex import Timex


def words_of_period(document: Document, fact: Fact, times: tuple[Timex, ...]) -> str:
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
        total = _WINDOW.search(document.text[fact.sentence : fact.quantity.start])
        return total[0] if total and period[0] else ""
    best = min(fits, key=lambda t: abs(t.start - fact.quantity.start))
    return document.text[best.start : best.end].strip()


_WINDOW = re.compile(r"\b\d{1,2}-year\b(?=\s(?:total|period|cumulative)\b)")
_RELATIVE = re.compile(
    r"\d-year\b|\b(?:last|this|current|past|previous|ago|now|next|coming|recent|present|today)\b",
    re.IGNORECASE,
)


FLOWS = ("trade_turnover", "exports", "imports", "trade_balance")


def claimed_period(document: Document, fact: Fact, worded: str) -> tuple[tuple[str, str], set[str]]:
    """Return first and last date of the claim, ISO 8601 or empty, and its flags."""
    start, end = fact.get("period") or (None, None)
    flags = _flags(document, fact, worded)
    if end is None:
        return ("", ""), flags
    if _is_counted_from(fact, start):
        start = end
    if start is None:
        day = document.published if document.published.startswith(end) else end
        return (day, day), flags | {"open_start"}
    if _is_window(document, fact, start, end) and "undated" in flags:
        return (start, str(int(end) - 1)), flags
    if _is_current_flow(document, fact, start, end):
        year = str(int(end[:4]) - 1)
        return (year, year), flags | {"undated"}
    is_part = len(start) == 7 and 2 <= months(start, end) < 12
    return (start, end), flags | ({"part_year"} if is_part else set())


def _flags(document: Document, fact: Fact, worded: str) -> set[str]:
    """Return the flags that the words around the figure give."""
    flags = {"undated"} if _RELATIVE.search(worded) else set()
    around = document.text[max(fact.sentence, fact.quantity.start - 60) : fact.quantity.end + 30]
    if re.search(r"\b(?:record|all-time high|highest ever)\b", around, re.IGNORECASE):
        flags.add("record")
    before = document.text[fact.sentence : fact.quantity.start]
    if re.search(r"\bup to\s*$", before) and fact.get("hedge") == "exact":
        flags.add("idiomatic")
    return flags


def _is_counted_from(fact: Fact, start: str | None) -> bool:
    """Return whether the period of a change begins with its base: the claim is of its end."""
    base = fact.get("base")
    return start is not None and base is not None and base[0] == start


def _is_window(document: Document, fact: Fact, start: str, end: str) -> bool:
    """Return whether a level is of years up to publication: the codebook takes the full ones."""
    return fact.status == "actual" and len(start) == 4 and start < end == document.published[:4]


def _is_current_flow(document: Document, fact: Fact, start: str, end: str) -> bool:
    """Return whether a yearly flow is called current: that is the latest full year."""
    is_level = fact.status == "actual" and fact.quantity.kind == "money"
    is_current = start == end == document.published[:7]
    return fact.indicator in FLOWS and is_current and (is_level or fact.get("base") is not None)


def months(start: str, end: str) -> int:
    """Return how many months a period has, both ends included; 12 for a plain year."""
    if len(end) < 7:
        return 12
    return (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7]) - int(start[5:7]) + 1


def undated(document: Document, fact: Fact) -> tuple[str, ...]:
    """Return the doubt that a document without a date raises, if it does."""
    if document.published or fact.quantity.kind == "date" or fact.get("period") != (None, None):
        return ()
    return ("period: the publication date is unknown, so nothing relative is resolved",)
