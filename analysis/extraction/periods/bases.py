"""What a change is compared with, where the sentence dates it."""

import re

from analysis.extraction.periods.baselines import base_span
from analysis.extraction.surroundings.nearby import NEVER, Span, distance, is_base
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting
from analysis.extraction.times.timex import Timex

_SPAN = re.compile(r"\b(?:from|between)\s(?:19|20)\d\d\s(?:to|and|through)\s(?:19|20)\d\d$", re.I)
_LEVEL_BEFORE = re.compile(
    r"\b(?:from|against|than|versus|compared\s(?:with|to))\s(?:[a-z]+\s){0,3}$", re.IGNORECASE
)
_DATED = re.compile(r"\s(?:back\s)?(?:in|of|for|during)\s(?:the\s)?")


@rule("base", "the time a change is counted from", 1.0)
def start_of_span(at: Setting) -> Span | None:
    """Read "grew 35% from 2019 to 2022" and "has doubled since 2005": the first year."""
    period = _period(at)
    for time in at.times if _compared(at) else ():
        counted = time.role == "since" or _SPAN.search(at.text[at.sentence.start : time.end])
        if counted and (time.low, time.high) == period and len(time.low or "") == 4:
            first = str(time.low)
            return (first, first) if str(time.high)[:4] > first else None
    return None


@rule("base", "the time a change is compared with", 1.0)
def stated(at: Setting) -> Span | None:
    """Read "up 12% on 2019" and "doubled from 3bn in 2019 to 6bn": the earlier time."""
    dated = [t for t in at.times if t.low and t.form != "since"]
    found = [t for t in dated if is_base(at, t) or _dates_the_level_before(at, t)]
    if not found or not _compared(at):
        return None
    return base_span(min(found, key=lambda t: distance(at, t)), _period(at))


def _period(at: Setting) -> Span:
    found: Span = at.decisions["period"].value
    return found or NEVER


def _compared(at: Setting) -> bool:
    return at.quantity.kind in ("percent", "ratio") and at.get("indicator") != "share"


def _dates_the_level_before(at: Setting, time: Timex) -> bool:
    """Return whether a time is that of the level a change began at: "from 3bn in 2019"."""
    return any(
        level.end < time.start
        and _DATED.fullmatch(at.text[level.end : time.start])
        and _LEVEL_BEFORE.search(at.text[at.sentence.start : level.start])
        for level in at.siblings
        if level.kind in ("money", "count")
    )
