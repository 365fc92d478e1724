"""Forms of time counted from the day of publication, and plain years, which come last."""

import re

from analysis.extraction.times import dates
from analysis.extraction.times.dates import Anchor
from analysis.extraction.times.timegrammar import dated
from analysis.extraction.times.timex import (
    GRAMMARS,
    M,
    Y,
    grammar,
    named_month,
)  # fmt: skip
from analysis.extraction.times.timeyears import UNKNOWN, Meaning

__all__ = ["GRAMMARS"]


@grammar(
    "deadline",
    (
        rf"\b(?:by|until|till|before|"
        rf"no\slater\sthan)\s(?:(?:the\s)?year\s)?(?:(?P<m>{M})\s)?(?P<y>{Y})(?:\s?[-–/]\s?"
        rf"(?P<y2>\d"
        rf"\d))?(?!\d)|\b(?:by|until|till|before)\s(?P<n>next\syear)\b|\b(?:by|"
        rf"until)\s(?P<mm>{M})(?!\s\d)"
    ),
    re.IGNORECASE,
)
def _deadline(match: re.Match[str], at: Anchor) -> Meaning | None:
    if match["mm"]:
        stem = dated(None, named_month(match["mm"]), at)
        return ((stem, stem) if stem else UNKNOWN), "deadline"
    if match["n"]:
        return ((str(at.year + 1),) * 2 if at.is_known else UNKNOWN), "deadline"
    if match["m"]:
        return (f"{match['y']}-{named_month(match['m']):02d}",) * 2, "deadline"
    if match["y2"]:
        last = dates.full_year(match["y2"], int(match["y"]))
        return dates.fiscal_year(last, at.fiscal_start), "deadline"
    return (match["y"], match["y"]), "deadline"


@grammar(
    "this or last year",
    (
        r"\b(?:so\sfar\s)?(?:(?P<to>to\sdate\s)?(?P<this>this|(?:the\s)?current|(?:the\s)?running|"
        r"the)\syear(?P<sofar>\s(?:so\sfar|to\sdate|thus\sfar))?|(?P<last>last|(?:the\s)?previous|"
        r"(?:the\s)?past|(?:the\s)?preceding|the\slast)\s(?:calendar\s)?year(?:'s|’s)?|"
        r"(?P<before>the\syear\sbefore\slast))(?!\w)"
    ),
    re.IGNORECASE,
)
def _year_by_name(match: re.Match[str], at: Anchor) -> Meaning | None:
    low = match[0].lower()
    so_far = "so far" in low or "to date" in low or "thus far" in low
    if match["this"] and match["this"].lower() == "the" and not so_far:
        return None
    if not at.is_known:
        return UNKNOWN, "period"
    if so_far:
        return (f"{at.year}-01", at.now), "period"
    if at.fiscal_start == dates.IRANIAN and _IRANIAN.search(match.string) and match["last"]:
        return dates.fiscal_year(dates.fiscal_now(at) - 1, at.fiscal_start), "period"
    year = at.year - (1 if match["last"] else 2 if match["before"] else 0)
    return (str(year), str(year)), "period"


_IRANIAN = re.compile(r"\bIranian\s(?:calendar\s|fiscal\s)?year\b")
"""Where a text reckons in Iranian years, its last year is one."""


@grammar(
    "this or last month",
    (
        r"\b(?P<this>this|the\scurrent)\s(?:month|week|quarter)\b|\b(?P<last>last|the\sprevious|"
        r"the\spast)\s(?P<u>month|week|quarter)\b|\b(?P<that>the\smonth)(?='s|’s)"
    ),
    re.IGNORECASE,
)
def _month_by_name(match: re.Match[str], at: Anchor) -> Meaning | None:
    if match["that"] or not at.is_known or match["u"] in ("week", "quarter"):
        return UNKNOWN, "period"
    now = at.now or ""
    month = dates.shifted(now, -1) if match["last"] else now
    return (month, month), "period"


_AHEAD = re.compile(
    r"\b(?:will|(?:is|are)\s(?:to|due|scheduled|expected|slated|planned)|to\sbe\sheld|"
    r"upcoming)\b[^.;]*$"
)


@grammar(
    "month",
    (
        rf"(?:\b(?:[Ii]n|[Dd]uring|[Ss]ince|[Ff]or|of|[Ll]ast|[Ff]rom|[Tt]his|early|late|mid-|to|"
        rf"[Ff]rom\smid-|of\sthe)\s)(?P<t>(?P<m>{M}))(?!\s\d)|\b(?P<m2>{M})(?='s\s|’s\s|"
        rf"\s(?:exports|imports|trade|turnover|figures|data))"
    ),
    0,
)
def _month(match: re.Match[str], at: Anchor) -> Meaning | None:
    month = named_month(match["m"] or match["m2"])
    if not at.is_known:
        return UNKNOWN, "period"
    if _AHEAD.search(match.string[max(0, match.start() - 70) : match.start()]):
        return (f"{at.year + (month < at.month)}-{month:02d}",) * 2, "period"
    stem = f"{dates.latest(month, at)}-{month:02d}"
    return (stem, stem), "period"


@grammar(
    "now",
    (
        r"\b(?:currently|at\spresent|now|today|nowadays|at\sthe\smoment|presently|as\sof\s(?:now|"
        r"today)|the\scurrent|current)(?!\w)"
    ),
    re.IGNORECASE,
)
def _now(match: re.Match[str], at: Anchor) -> Meaning | None:
    return (at.now, at.now), "now"


@grammar(
    "weekday",
    (
        r"\b(?:(?:on|On|last|this|since)\s)?(?P<t>(?P<d>Monday|Tuesday|Wednesday|Thursday|Friday|"
        r"Saturday|Sunday|yesterday|Yesterday|tomorrow))\b"
    ),
)
def _weekday(match: re.Match[str], at: Anchor) -> Meaning | None:
    if not at.is_known or not at.day:
        return UNKNOWN, "weekday"
    from datetime import date, timedelta

    day = date(at.year, at.month, at.day)
    name = match["d"].lower()
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    back = {"yesterday": 1, "tomorrow": -1}.get(name)
    if back is None:
        back = (day.weekday() - names.index(name)) % 7
    found = (day - timedelta(days=back)).isoformat()
    return (found, found), "weekday"


@grammar(
    "year",
    (
        rf"(?<![\w$€£.,])(?<!\d[-–])(?P<y>{Y})(?![\d%]|,\d|\.\d|\s?(?:billion|million|percent|"
        rf"companies|projects|firms|jobs|tons))(?:'s|’s)?"
    ),
)
def _year(match: re.Match[str], at: Anchor) -> Meaning | None:
    if at.is_known and int(match["y"]) > at.year:
        return (match["y"], match["y"]), "deadline"
    return (match["y"], match["y"]), "period"
