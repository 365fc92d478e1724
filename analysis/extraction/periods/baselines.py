"""The period of figures that others are compared with, or that lean on the one before."""

import re

from analysis.extraction.surroundings.nearby import (
    NEVER,
    Span,
    is_base,
    others_between,
    resolved,
    right_of,
)
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting
from analysis.extraction.times import dates
from analysis.extraction.times.timex import Timex


@rule("period", "the start of a rise has the comparison's period", 0.7)
def start_of_rise(at: Setting) -> Span | None:
    """Read "From 3 to 5 billion": the first is of the period compared with."""
    if at.get("status") != "actual" or not re.search(
        (
            r"\b(?:from|against|compared\s(?:with|to)|versus|vs|than\sthe|up\sfrom|"
            r"down\sfrom)\s(?:(?:the|about|around|just|over|some|a|nearly|only|mere|more\sthan|"
            r"less\sthan|previous|level\sof|figure\sof)\s)*$"
        ),
        at.left,
        re.IGNORECASE,
    ):
        return None
    own = right_of(at)
    if own is not None and own.role not in ("base", "rate"):
        return resolved(at, own)
    if re.search(r"\bcurrent|present\b", at.left[-30:]):
        return None
    if _modal_sentence(at):
        return NEVER
    main = _main_span(at)
    is_change_of_year = own is not None and own.role == "base"
    if own is not None and own.low:
        return base_span(own, main)
    if main is not None and main[0] and main[1] and (is_change_of_year or _year_compared(at)):
        return dates.shifted(main[0], -12), dates.shifted(main[1], -12)
    return NEVER


def _modal_sentence(at: Setting) -> bool:
    return bool(
        re.search(
            (
                r"\b(?:potential|will|could|would|target|goal|aim\w*|plan\w*|want|expected|intend\w*|"
                r"seek|agreed)\b"
            ),
            at.left,
        )
    )


def base_span(base: Timex, main: Span | None) -> Span:
    """Return the part of a base year that a period is compared with: the same months of it."""
    if main and main[0] and main[1] and base.low and len(base.low) == 4 and len(main[0]) > 4:
        gap = (int(base.low) - int(main[1][:4])) * 12
        return dates.shifted(main[0], gap), dates.shifted(main[1], gap)
    return base.low, base.high


def _year_compared(at: Setting) -> bool:
    """Return whether the sentence compares with the year before, openly or by its wording."""
    if any(t.role in ("base", "rate") for t in at.times):
        return True
    return not any(t.form in ("years past", "ago", "since", "span") for t in at.times)


def _main_span(at: Setting) -> Span | None:
    spans = [t for t in at.times if t.role == "period" and t.low and not is_base(at, t)]
    if spans:
        return spans[0].low, spans[0].high
    if (
        at.previous is not None
        and at.previous.paragraph == at.sentence.paragraph
        and at.previous.quantity.kind != "date"
    ):
        found: Span = at.previous.get("period")
        return found
    return None


@rule("period", "the comparison a year earlier", 0.75)
def year_earlier(at: Setting) -> Span | None:
    """Read "5bn, against 4bn a year earlier": one year before the figure compared."""
    own = right_of(at)
    if (
        own is None
        or own.role != "base"
        or at.get("status") == "change"
        or at.get("indicator") == "share"
    ):
        return None
    if at.quantity.kind != "money" or not re.search(
        r"\b(?:from|against|compared|versus|was|were|than|after)\b[^,;]{0,40}$", at.left
    ):
        return None
    main = _main_span(at)
    if not main or not main[0] or not main[1]:
        return None
    return dates.shifted(main[0], -12), dates.shifted(main[1], -12)


@rule("period", "the year after the figure before", 0.8)
def year_later(at: Setting) -> Span | None:
    """Read "29bn a year later" from the figure before."""
    later = [
        t
        for t in at.times
        if t.role == "later"
        and not others_between(at, min(t.end, at.quantity.end), max(t.start, at.quantity.start))
    ]
    base: Span | None = at.previous.get("period") if at.previous else None
    if not later or not base or not base[0] or not base[1]:
        return None
    return dates.shifted(base[0], 12), dates.shifted(base[1], 12)


@rule("period", "the whole year of which a part was given", 0.7)
def whole_year(at: Setting) -> Span | None:
    """Read "for the year as a whole" from the part-year figure before."""
    whole = [t for t in at.times if t.role == "whole" and t.start < at.quantity.end]
    base: Span | None = at.previous.get("period") if at.previous else None
    if not whole or not base or not base[0] or not at.reading.anchor.is_known:
        return None
    start = at.reading.anchor.fiscal_start
    if start > 1 and base[0][5:7] == f"{start:02d}":
        return dates.fiscal_year(int(base[0][:4]) + 1, start)
    return base[0][:4], base[0][:4]


@rule("period", "a total over so many years", 0.7)
def years_total(at: Setting) -> Span | None:
    """Read "the 30-year total"."""
    total = re.search(
        r"\b(\d{1,2})-year\s(?:total|period|cumulative)\b[^,;]{0,25}$", at.clause_left
    )
    anchor = at.reading.anchor
    if not total or not anchor.is_known:
        return None
    return str(anchor.year - int(total[1])), str(anchor.year)


@rule("period", "the same period as before", 0.8)
def same_period(at: Setting) -> Span | None:
    """Read "in that period"."""
    if not any(t.role == "same" for t in at.times) or not at.facts:
        return None
    for fact in reversed(at.facts):
        span: Span | None = fact.get("period")
        if span and span[0] and fact.quantity.kind != "date" and not fact.is_title:
            return span
    return None


_COMPLETED = re.compile(
    r"\b(?:has|have)\s(?:already\s)?been\s(?:completed|implemented|carried\sout|finished|commissioned|"
    r"launched)\b"
)


@rule("period", "so far means up to the publication", 0.85)
def so_far(at: Setting) -> Span | None:
    """Read "so far" and "to date"; a count of what has been done runs to now as well."""
    clause = at.clause_left + at.clause_right
    near = [
        t
        for t in at.times
        if t.role == "to date" and at.clause_start <= t.start < at.clause_end + 90
    ]
    done = at.get("indicator") == "event_count" and re.search(r"\b(?:has|have)\b", clause)
    completed = at.get("indicator") in ("project_count", "project_value") and _COMPLETED.search(
        clause + at.right[:70]
    )
    if at.get("status") != "actual" or not (near or done or completed):
        return None
    if at.get("indicator") in ("rank", "share") and near:
        ends = sorted((at.quantity.start, near[0].start))
        if "," in at.text[ends[0] : ends[1]]:
            return None
    own = [t for t in at.times if at.clause_start <= t.start < at.clause_end + 40]
    if any(t.form in ("years past", "since", "this or last year") and t.low for t in own):
        return None
    return None, at.reading.anchor.now


@rule("period", "the end of a rise whose start is dated", 0.7)
def end_of_rise(at: Setting) -> Span | None:
    """Read "from 6bn in 2020 to 8bn": the second is of the later year spoken of before."""
    last = at.facts[-1] if at.facts else None
    if last is None or last.sentence != at.sentence.start or at.get("status") != "actual":
        return None
    started = re.search(
        r"\bfrom\s(?:\w+\s){0,3}$", at.text[at.sentence.start : last.quantity.start]
    )
    between = at.text[last.quantity.end : at.quantity.start]
    if not started or not re.fullmatch(
        r"\s(?:in|of|for)\s[^,;]{4,20}\sto\s(?:\w+\s){0,3}", between
    ):
        return None
    base: Span = last.get("period")
    if not base[0] or right_of(at) is not None:
        return None
    for fact in reversed(at.facts[:-1]):
        span: Span = fact.get("period")
        if span[0] and span[1] and span[0] > base[0] and fact.status in ("actual", "change"):
            return span
    return None


@rule("period", "then points to the time before", 0.7)
def then(at: Setting) -> Span | None:
    """Read "Trade, then a mere 9m a year" as of the time of the sentence before."""
    if not re.search(r"\bthen\s(?:[\w-]+\s){0,5}$|\bthe\stime\b", at.clause_left):
        return None
    if re.search(r"\b(?:since|has|have)\b", at.clause_left):
        return None
    before = [t for t in at.reading.timexes if t.low and t.end < at.quantity.start]
    close = bool(before) and 0 < at.sentence.start - before[-1].end < 200
    return (before[-1].low[:4], before[-1].low[:4]) if close and before[-1].low else None


@rule("period", "a year before the figures of the sentence before", 0.7)
def opening_base(at: Setting) -> Span | None:
    """Read "A year earlier the figure had been 8bn"."""
    begin = at.clause_start
    opened = [t for t in at.times if t.role == "base" and 0 <= t.start - begin < 8]
    last: Span | None = at.previous.get("period") if at.previous else None
    own = [t for t in at.times if t.start >= begin]
    if (
        not opened
        or len(own) > 1
        or opened[0].start > at.quantity.start
        or not last
        or not last[0]
        or not last[1]
    ):
        return None
    return dates.shifted(last[0], -12), dates.shifted(last[1], -12)
