"""The period of events, lengths and goals: their own date, or the deadline that is set."""

import re

from analysis.extraction.surroundings.nearby import (
    NEVER,
    Span,
    claimed,
    distance,
    is_base,
    others_between,
)
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting
from analysis.extraction.times import dates
from analysis.extraction.times.timex import Timex


@rule("period", "brackets restate the amount before", 0.97)
def restated(at: Setting) -> Span | None:
    """Copy the period of the amount that is restated."""
    return None if at.original is None else at.original.get("period")


@rule("period", "agreements are of the day they were signed on", 0.85)
def signing_day(at: Setting) -> Span | None:
    """Read "signed seven agreements in Ankara on 2 March 2021"."""
    if at.get("indicator") not in (
        "agreement_count", "agreement_value", "project_value", "loan_aid", "project_count",
    ):  # fmt: skip
        return None
    if not re.search(r"\b(?:signed|inked|concluded|exchanged)\b", at.clause_left + at.clause_right):
        return None
    for day in at.siblings:
        far = day.start - at.quantity.end
        if day.kind == "date" and 0 <= far < 60 and isinstance(day.low, str):
            return day.low, str(day.high)
    return None


@rule("period", "an event is its own date", 0.95)
def own_date(at: Setting) -> Span | None:
    """A date is its own period."""
    if at.quantity.kind != "date":
        return None
    low, high = at.quantity.low, at.quantity.high
    return (str(low), str(high)) if low else NEVER


@rule(
    "period", "a length of ties ends now", 0.6, "the span is counted back from the publication year"
)
def length(at: Setting) -> Span | None:
    """Years of ties reach to the publication year."""
    anchor = at.reading.anchor
    if at.quantity.kind != "duration":
        return None
    if at.quantity.unit != "year" or not anchor.is_known:
        return (anchor.today, anchor.today)
    year = str(anchor.year)
    if re.match(r"^\ssince", at.right):
        return year, year
    return dates.shifted(year, -12 * int(float(at.quantity.low or 0))), year


@rule("period", "a visit, meeting or forum happens when reported", 0.7)
def occasion(at: Setting) -> Span | None:
    """Ordinals of events take the date in the sentence, else the publication date."""
    if at.quantity.kind != "ordinal" or at.quantity.noun.endswith("in a row"):
        return None
    spans = [
        t
        for t in at.times
        if t.low
        and (
            t.role in ("date", "weekday", "now")
            or (t.role == "period" and distance(at, t) < _near(at))
        )
    ]
    if spans:
        best = min(spans, key=lambda t: distance(at, t))
        return (best.low, best.high) if best.role != "now" else (at.reading.anchor.today,) * 2
    anchor = at.reading.anchor
    if at.quantity.noun in ("visit", "trip", "meeting", "session", "forum", "summit", "round"):
        return anchor.today, anchor.today
    return NEVER


def _near(at: Setting) -> int:
    """Return how far off a time may stand; meetings have theirs close by."""
    return 75 if at.quantity.noun in ("country", "state", "nation", "diplomatic mission") else 35


@rule("period", "the deadline that is set", 0.85)
def deadline(at: Setting) -> Span | None:
    """A target, forecast or plan takes its deadline."""
    if at.get("status") not in ("target", "forecast", "planned"):
        return None
    after = [
        t
        for t in at.times
        if t.start >= at.quantity.end and t.low and t.role in ("deadline", "period", "end")
    ]
    if (
        after
        and not others_between(at, at.quantity.end, after[0].start)
        and after[0].start - at.quantity.end < 30
        and (_not_over(at, after[0]) or _set_for(at, after[0]))
    ):
        return after[0].low, after[0].high
    some_day = [t for t in at.times if t.form == "some day" and t.start >= at.quantity.end]
    if some_day and some_day[0].start - at.quantity.end < 12:
        return NEVER
    fits = [
        t
        for t in at.times
        if t.role == "deadline" and t.low and (t.start >= at.quantity.end or not _taken(at, t))
    ]
    if fits:
        best = min(fits, key=lambda t: distance(at, t))
        low, high = best.low, best.high
        return low, high
    spans = [
        t
        for t in at.times
        if t.role in ("period", "end")
        and t.low
        and not is_base(at, t)
        and t.form not in ("decade", "years past", "ago")
    ]
    right = [
        t
        for t in spans
        if t.start >= at.quantity.end and not others_between(at, at.quantity.end, t.start)
    ]
    current = [t for t in right or spans if _not_over(at, t)]
    if current and at.get("status") == "forecast":
        return current[0].low, current[0].high
    if right and at.get("status") in ("target", "planned") and current:
        return current[0].low, current[0].high
    attending = ("company_count", "people_count", "event_count")
    if at.get("status") == "planned" and at.get("indicator") in attending:
        return (current[0].low, current[0].high) if current else (at.reading.anchor.now,) * 2
    return NEVER


def _taken(at: Setting, time: Timex) -> bool:
    """Return whether a deadline is of the goal before: "double it by 2026 and bring it to"."""
    between = at.text[time.end : at.quantity.start]
    return claimed(at, time) and re.match(r",?\sand\s(?:then\s)?to\b", between) is not None


def _set_for(at: Setting, time: Timex) -> bool:
    """Return whether a goal was set for a time that is over by now."""
    named = re.search(
        r"\b(?:by|for)\s(?:the\s)?(?:end\sof\s)?$", at.text[at.quantity.end : time.start]
    )
    return at.get("status") == "target" and (named is not None or time.role == "deadline")


def _not_over(at: Setting, time: Timex) -> bool:
    now = at.reading.anchor.now
    return (
        now is None
        or (time.high or "") >= now[: len(time.high or "")]
        or (time.high or "") >= now[:4]
    )


@rule("period", "signed at the time of the report", 0.65, "the day of signing is not stated")
def signing(at: Setting) -> Span | None:
    """Agreements signed at the occasion reported are of the publication month."""
    if (
        at.get("indicator") not in ("agreement_count", "agreement_value")
        or at.get("status") != "actual"
    ):
        return None
    here = range(at.clause_start, at.clause_end + 45)
    for time in at.times:
        if time.start in here and time.low and time.role in ("period", "since", "date"):
            return (time.low, time.high) if time.start >= at.clause_end else None
    words = at.clause_left[-70:] + at.right[:60]
    return (
        (at.reading.anchor.now, at.reading.anchor.now)
        if re.search(r"\b(?:sign\w*|inked|exchanged|concluded)\b", words)
        else None
    )
