"""The forms of time expression: days, comparisons, months, quarters. Order is priority."""

import re

from analysis.extraction.times import dates
from analysis.extraction.times.dates import Anchor
from analysis.extraction.times.timex import (
    FISCAL,
    GRAMMARS,
    LAST,
    ORD,
    M,
    N,
    Span,
    Y,
    grammar,
    months_of,
    named_month,
    number,
    ordinal,
)  # fmt: skip

__all__ = ["GRAMMARS"]

Meaning = tuple[Span, str]
UNKNOWN: Span = (None, None)


@grammar(
    "fiscal end in words",
    (
        rf"\b(?:the\s)?{FISCAL}?\s?(?:year|(?:12|twelve)[\s-]months?(?:\speriod)?|four\squarters|"
        rf"12M)\s(?:to|ending|ended|through|until|that\sended)\s(?:in\s|"
        rf"on\s)?(?:the\send\sof\s)?(?:(?P<d>\d{{1,2}})\s)?(?:(?P<m>{M})(?:\s(?P<e>\d{{1,2}})(?!\d),?)?|"
        rf"Q(?P<q>[1-4])|the\s(?P<oq>{ORD})\squarter(?:\sof)?),?\s?(?P<y>{Y})?"
    ),
)
def _year_to(match: re.Match[str], at: Anchor) -> Meaning | None:
    quarter = number(match["q"]) if match["q"] else ordinal(match["oq"]) if match["oq"] else 0
    month = named_month(match["m"]) if match["m"] else quarter * 3
    if match["y"] is None and not at.is_known:
        return UNKNOWN, "period"
    year = int(match["y"]) if match["y"] else dates.latest(month, at)
    early = 0 < int(match["d"] or match["e"] or 0) < 16
    return months_of(year - 1, month + 1 - early, 1, 12), "period"


@grammar(
    "days",
    (
        rf"\b(?P<m>{M})\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:[-–]|to|and|through|"
        rf"until)\s?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%])(?:,?\s(?P<y>{Y}))?|"
        rf"\b(?P<e>\d{{1,2}})\s?(?:[-–]|to|"
        rf"and)\s?(?P<e2>\d{{1,2}})\s(?:of\s)?(?P<n>{M})(?:,?\s(?P<z>{Y}))?"
    ),
)
def _days(match: re.Match[str], at: Anchor) -> Meaning | None:
    month = named_month(match["m"] or match["n"])
    stem = dated(match["y"] or match["z"], month, at)
    if stem is None:
        return UNKNOWN, "date"
    first, last = int(match["d"] or match["e"]), int(match["d2"] or match["e2"])
    if first >= last or last > 31:
        return None
    return (f"{stem}-{first:02d}", f"{stem}-{last:02d}"), "date"


@grammar(
    "days across months",
    (
        rf"\b(?P<m>{M})\s(?P<d>\d{{1,2}})\s?(?:[-–]|"
        rf"to)\s?(?P<m2>{M})\s(?P<d2>\d{{1,2}})(?:,?\s(?P<y>{Y}))?|"
        rf"\b(?P<e>\d{{1,2}})\s(?P<n>{M})\s?(?:[-–]|to|"
        rf"and)\s?(?P<e2>\d{{1,2}})\s(?P<n2>{M})(?:,?\s(?P<z>{Y}))?"
    ),
)
def _days_across(match: re.Match[str], at: Anchor) -> Meaning | None:
    year = match["y"] or match["z"]
    low = dated(year, named_month(match["m"] or match["n"]), at)
    high = dated(year, named_month(match["m2"] or match["n2"]), at)
    if low is None or high is None:
        return UNKNOWN, "date"
    first, last = int(match["d"] or match["e"]), int(match["d2"] or match["e2"])
    return (f"{low}-{first:02d}", f"{high}-{last:02d}"), "date"


@grammar(
    "day",
    (
        rf"\b(?P<m>{M})\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%]|\s?(?:billion|million|percent|"
        rf"per\scent))(?:,?\s(?P<y>{Y}))?|\b(?P<e>\d{{1,2}})(?:st|nd|rd|"
        rf"th)?\s(?:of\s)?(?P<n>{M})(?:,?\s(?P<z>{Y}))?|\b(?P<iso>{Y}-\d\d-\d\d)\b"
    ),
)
def _day(match: re.Match[str], at: Anchor) -> Meaning | None:
    if match["iso"]:
        return (match["iso"], match["iso"]), "date"
    day = int(match["d"] or match["e"])
    stem = dated(match["y"] or match["z"], named_month(match["m"] or match["n"]), at)
    if not 1 <= day <= 31:
        return None
    return ((f"{stem}-{day:02d}",) * 2 if stem else UNKNOWN), "date"


def dated(year: str | None, month: int, at: Anchor) -> str | None:
    """Return year and month; without a year, the one that puts it nearest to the anchor."""
    if year:
        return f"{year}-{month:02d}"
    if not at.is_known:
        return None
    gap = month - at.month
    nearest = at.year - (gap > 6) + (gap < -8)
    return f"{nearest}-{month:02d}"


@grammar(
    "base",
    (
        rf"\b(?:a\syear\s(?:earlier|ago|before|prior)|the\s(?:year\sbefore|previous\syear|"
        rf"prior\syear|preceding\syear|year-earlier\speriod|year-ago\speriod)|(?:the\s)?(?:same|"
        rf"corresponding|similar|comparable|like)\s(?:{N}\s|first\s{N}\s)?(?:period|months?|quarter|time|span|stretch|"
        rf"half)(?:,?\s(?:of|in|from|a)?\s?(?:the\s)?(?:{LAST}\s(?:{FISCAL}\s)?year|"
        rf"year\s(?:earlier|ago|before)|previous\s(?:{FISCAL}\s)?year|{Y}(?:[-–]\d\d)?))?|"
        rf"one\syear\searlier|twelve\smonths\searlier|12\smonths\searlier)(?!\w)"
    ),
    re.IGNORECASE,
)
def _base(match: re.Match[str], at: Anchor) -> Meaning | None:
    year = re.search(Y, match[0])
    span = (year[0], year[0]) if year else UNKNOWN
    return span, "base"


@grammar(
    "same",
    (
        rf"\b(?:(?:in|over|during|for|across)\s(?:that|this|the\ssame|the)\s(?:period|time|year|"
        rf"stretch|span)|that\syear|the\ssame\syear|(?:in|over|during|for)\s(?:the|these|those)\s"
        rf"(?:same\s)?{N}\smonths)(?!\w)(?!\s(?:of|last|a|in|to|from|earlier))"
    ),
    re.IGNORECASE,
)
def _same(match: re.Match[str], at: Anchor) -> Meaning | None:
    return (UNKNOWN, "same") if not re.search(r"\bthis\syear", match[0], re.IGNORECASE) else None


@grammar(
    "years of independence",
    r"\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Tt]hroughout)\s(?:all\s)?(?:the\s)?(?:\d\d\s|thirty\s)?"
    r"years\sof\s(?:its\s|their\s|the\s)?independence\b",
)
def _independent(match: re.Match[str], at: Anchor) -> Meaning | None:
    """So the states that left the Soviet Union count."""
    return ("1991", at.now), "since"


@grammar(
    "later",
    (
        r"\b(?:a\syear\slater|one\syear\slater|the\sfollowing\syear|the\syear\safter|"
        r"the\snext\syear(?!s))\b"
    ),
    re.IGNORECASE,
)
def _later(match: re.Match[str], at: Anchor) -> Meaning | None:
    return UNKNOWN, "later"


@grammar(
    "whole year",
    (
        rf"\b(?:the\syear\sas\sa\swhole|the\s(?:whole|full|entire)\s(?:{FISCAL}\s)?year|"
        rf"full\syear)\b"
    ),
    re.IGNORECASE,
)
def _whole(match: re.Match[str], at: Anchor) -> Meaning | None:
    return UNKNOWN, "whole"


@grammar(
    "to date", r"\b(?:so\sfar(?!\sthis)|to\sdate|thus\sfar|until\snow|up\sto\snow)\b", re.IGNORECASE
)
def _to_date(match: re.Match[str], at: Anchor) -> Meaning | None:
    if re.search(r"\b(?:this|the)\syear\s$", match.string[: match.start()]):
        return None
    return (None, at.now), "to date"


@grammar(
    "rate",
    (
        r"\b(?:year[\s-](?:on|over)[\s-]year|y-o-y|yoy|annually|per\syear|a\syear(?!\w)|"
        r"per\sannum|every\syear|each\syear|on\san\sannual(?:i[sz]ed)?\sbasis|"
        r"month-on-month)(?!\w)"
    ),
    re.IGNORECASE,
)
def _rate(match: re.Match[str], at: Anchor) -> Meaning | None:
    return UNKNOWN, "rate"
