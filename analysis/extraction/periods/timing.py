"""The period a figure is of."""

import re

from analysis.extraction.surroundings.nearby import (
    HARD,
    NEVER,
    Span,
    appended,
    claimed,
    counts,
    others_between,
    resolved,
    right_of,
)
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting
from analysis.extraction.text.tenses import LEVELS, PRESENT

_LABEL = re.compile(
    r"(?:[’']s)?\s(?:level|figure|total|mark|volume|value|record|result|sum|tally|amount)s?\s"
    r"(?:(?:of|was|were|at|about|around|some|just|over|nearly|a|the)\s)*|:\s"
)


_OWNED = re.compile(
    r"(?:(?:the\s)?(?:last|previous|past)\s(?:fiscal\s)?year|(?:19|20)\d\d)[’']s\s"
    r"(?:(?:about|around|some|over|nearly|figure|level|total|of|record|mere|only)\s)*"
)


@rule("period", "the year that labels the figure", 0.9)
def labelled_time(at: Setting) -> Span | None:
    """Read "above the 2009 level of $9.4bn" and "(2022: $9.4bn)"."""
    for time in at.times:
        between = at.text[time.end : at.quantity.start]
        own = time.form in ("year", "month and year", "fiscal year") and time.low
        if time.low and _OWNED.fullmatch(at.text[time.start : at.quantity.start]):
            return resolved(at, time)
        if own and time.end <= at.quantity.start and _LABEL.fullmatch(between):
            bracket = between != ": " or at.text[time.start - 1] == "("
            return resolved(at, time) if bracket else None
    return None


@rule("period", "the time said right after the figure", 0.88)
def right_time(at: Setting) -> Span | None:
    """Read "$5bn in 2022"."""
    own = right_of(at)
    return None if own is None or own.role in ("base", "rate") else resolved(at, own)


@rule("period", "the time said before the figure in its clause", 0.85)
def left_time(at: Setting) -> Span | None:
    """Read "in 2022 it surpassed $5bn"; a time that belongs to another figure is passed over."""
    spans = [t for t in at.times if t.end <= at.quantity.start and counts(at, t)]
    for time in reversed(spans):
        between = at.text[time.end : at.quantity.start]
        if HARD.search(between) or (re.search(r",|\band\b", between) and _lives_on(at)):
            break
        if not claimed(at, time) or appended(at, time):
            return resolved(at, time)
    return None


_YEAR_AGO = re.compile(r"\b(?:from|compared\s(?:with|to)|than)\sa\syear\s(?:earlier|ago|before)\b")
_DID = re.compile(
    r"\b(?:sent|exported|imported|invested|visited|sold|bought|shipped|received|travelled|came|"
    r"arrived|opened|set\sup|joined|took\spart|were|was)\b[^.;]*\s(?:in|during)\s$"
)


@rule("period", "the time said after the next figure", 0.8)
def far_right_time(at: Setting) -> Span | None:
    """Read "rose 5% to $3bn in 2023"."""
    for time in at.times:
        if time.start >= at.quantity.end and counts(at, time):
            if (
                at.quantity.kind == "count"
                and time.role != "since"
                and others_between(at, at.quantity.end, time.start)
                and not _DID.search(at.text[at.quantity.end : time.start])
            ):
                return None
            between = _YEAR_AGO.sub("", at.text[at.quantity.end : time.start])
            if at.quantity.noun == "multiple" and re.match(r"\s(?:the|that|what|its)\b", between):
                return None
            if at.get("indicator") == "rank" and ": " in between:
                return None
            ranked = at.get("indicator") == "rank" and " share " in between
            if not HARD.search(between) and not re.search(
                r"\b(?:from(?!\s(?:the\s)?[A-Z])|against|compared|versus|than|including|such\sas|of\swhich)\b"
                + ("" if ranked else r"|\bwith\b"),
                between,
            ):
                return resolved(at, time)
            return None
    return None


def _lives_on(at: Setting) -> bool:
    """Return whether a count's own verb is in the present: "the mine, bought in 2016, employs"."""
    levels = at.get("indicator") in LEVELS and at.get("indicator") not in ("rank", "share")
    return (
        levels
        and re.search(r"\b(?:employs?|operates?|works?|lives?|runs?)\s(?:\w+\s)*$", at.clause_left)
        is not None
    )


def _stands_now(at: Setting) -> bool:
    """Return whether the clause has a present tense of its own."""
    return at.get("status") == "actual" and PRESENT.search(at.clause_left) is not None


@rule("period", "the time of the sentence", 0.75)
def sentence_time(at: Setting) -> Span | None:
    """Take the nearest time before, then any after."""
    if re.search(r"\b(?:now|currently|at\spresent|today)\b", at.clause_left + at.clause_right[:25]):
        return None
    if at.get("indicator") in LEVELS and re.search(
        r"\b(?:is|are|works?|operates?|lives?|employs?)\b", at.clause_left + at.clause_right[:40]
    ):
        return None
    spans = [t for t in at.times if t.end <= at.quantity.start and counts(at, t)]
    if spans and HARD.search(at.text[spans[-1].end : at.quantity.start]) and _stands_now(at):
        return None
    if spans:
        return resolved(at, spans[-1])
    if any(
        t.start < at.quantity.start
        and t.form in ("this or last year", "first months", "fiscal year")
        and not t.low
        for t in at.times
    ):
        return NEVER
    return None
