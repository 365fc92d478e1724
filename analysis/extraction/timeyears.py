"""Further forms of time expression: years, deadlines, spans counted from today."""

import re

from analysis.extraction import dates
from analysis.extraction.dates import Anchor
from analysis.extraction.timegrammar import UNKNOWN, Meaning, dated
from analysis.extraction.timex import (
    FISCAL,
    FY,
    GRAMMARS,
    LAST,
    THIS,
    M,
    N,
    Y,
    grammar,
    named_month,
    number,
)  # fmt: skip

__all__ = ["GRAMMARS"]


@grammar(
    "fiscal year",
    (
        rf"\b(?:the\s)?(?:{FY}|(?P<last>{LAST}\s(?:\w+\s)?{FISCAL}\syear)|(?P<next>(?:next|"
        rf"the\snext|the\scoming)\s{FISCAL}\syear)|"
        rf"(?P<y>{Y})(?:\s?[-–/]\s?(?P<y2>\d\d(?:\d\d)?))?\s(?:{FISCAL}|Iranian)\syear|"
        rf"{FISCAL}\syear\s(?:of\s|ending\s)?(?P<z>{Y})|"
        rf"(?P<this>(?:{THIS}\s(?:\w+\s)?)?{FISCAL}\syear)|(?P<run>(?:last|previous|"
        rf"past)\sIranian\s(?:calendar\s)?year))(?!\w)"
    ),
    re.IGNORECASE,
)
def _fiscal(match: re.Match[str], at: Anchor) -> Meaning | None:
    start = at.fiscal_start
    if match["fy"]:
        first = 2000 + int(match["fy"])
        ends = 2000 + int(match["fy2"]) if match["fy2"] else first
    elif match["y"] or match["z"]:
        first = int(match["y"] or match["z"])
        ends = dates.full_year(match["y2"], first) if match["y2"] else first
    elif not at.is_known:
        return UNKNOWN, "period"
    else:
        ends = dates.fiscal_now(at) - bool(match["last"] or match["run"]) + bool(match["next"])
    return dates.fiscal_year(ends, start), "period"


@grammar(
    "year",
    r"\b(?:[Ii]n|[Bb]ack\sto|from|of|[Ss]ince)\s(?P<t>(?P<y>1[5-8]\d\d))(?![\d%]|[.,]\d|\s(?:[a-z]+\s)?[a-z]+s\b)",
)
def _old_year(match: re.Match[str], at: Anchor) -> Meaning | None:
    return (match["y"], match["y"]), "period"


@grammar(
    "decade", r"\b(?:the\s)?(?:(?P<part>early|mid|late)[\s-])?(?:the\s)?(?P<d>(?:19|20)\d0)s\b"
)
def _decade(match: re.Match[str], at: Anchor) -> Meaning | None:
    first = int(match["d"])
    return (str(first), str(first + 9)), "period"


@grammar(
    "years",
    (
        rf"\b(?P<f>from\s|between\s)?(?P<a>{Y})(?P<j>\s?[-–—/]\s?|\s(?:to|and|through|"
        rf"until)\s)(?P<b>(?:19|20)?\d\d)(?![\d,.%]\d|\d|%)"
    ),
    re.IGNORECASE,
)
def _years(match: re.Match[str], at: Anchor) -> Meaning | None:
    first = int(match["a"])
    last = dates.full_year(match["b"], first)
    words = match["j"].strip() in ("to", "and", "through", "until")
    if last <= first or (
        words and (len(match["b"]) == 2 or (" and " in match["j"] and not match["f"]))
    ):
        return None
    if not words and last == first + 1 and at.fiscal_start > 1:
        return dates.fiscal_year(last, at.fiscal_start), "period"
    return (str(first), str(last)), "period"


@grammar(
    "years to come",
    (
        rf"\b(?:in|over|within|during|for)\s(?:the\s)?(?:next|coming|following)\s(?:(?P<n>{N}|few|"
        rf"several|couple\sof)(?:\s(?:to|or)\s{N})?\s)?(?P<u>years?|decade|months?)\b|"
        rf"\b(?:within\s(?:the\snext\s)?|over\s(?=(?:the\s)?{N}\syears?(?:[,.;)\n]|\sto\s|\sand\s|\sin\s)))(?P<k>{N}|a)\s(?P<v>years?|decade)\b|"
        rf"\bin\s(?P<j>{N})\syears['’]?(?=\stime|[,.;)\n]|\sfrom\snow|"
        rf"\s(?:and|with|as|if|once|while|thanks|through)\b)|\bnext\s(?P<one>year)\b"
    ),
    re.IGNORECASE,
)
def _to_come(match: re.Match[str], at: Anchor) -> Meaning | None:
    if match["one"]:
        return ((str(at.year + 1),) * 2 if at.is_known else UNKNOWN), "deadline"
    lead = match.string[max(0, match.start() - 40) : match.start()]
    if match[0].lower().startswith("over ") and re.search(
        r"\b(?:repa\w+|pay\s?back|matur\w+)\b", lead
    ):
        return None
    unit = match["u"] or match["v"] or "years"
    count = match["n"] or match["k"] or match["j"]
    years = 10 if unit == "decade" else number(count) if count else 0
    if count == "a" and unit == "year":
        years = 1
    if not years or not at.is_known or unit.startswith("month"):
        return UNKNOWN, "deadline"
    return (str(at.year + years),) * 2, "deadline"


@grammar(
    "some day",
    r"\b(?:in|over)\sthe\s(?:near|foreseeable)\sfuture\b|\bin\sthe\s(?:short|mid|medium|"
    r"long|longer)[\s-]?(?:term|run)\b",
    re.IGNORECASE,
)
def _some_day(match: re.Match[str], at: Anchor) -> Meaning | None:
    return UNKNOWN, "deadline"


@grammar(
    "years past",
    (
        rf"\b(?:(?:over|in|during|for|within|across)\s)?(?:the\s)?(?:past|last|previous|preceding|"
        rf"recent)\s(?:(?P<n>{N}|few|several|two\sand\sa\shalf)\s)?(?P<u>years|decades?|months|"
        rf"weeks)\b"
    ),
    re.IGNORECASE,
)
def _past(match: re.Match[str], at: Anchor) -> Meaning | None:
    count = number(match["n"]) if match["n"] else 1 if match["u"] == "decade" else 0
    if not at.is_known or not count or match["u"] == "weeks":
        return UNKNOWN, "period"
    if match["u"] == "months":
        now = at.now or ""
        return (dates.shifted(now, -count), now), "period"
    years = count * (10 if match["u"].startswith("decade") else 1)
    return (str(at.year - years), str(at.year)), "period"


@grammar(
    "ago",
    (
        rf"\b(?P<n>{N}|a|twenty|thirty|forty|fifty)\s(?P<u>years?|decades?)\s(?:ago|earlier|"
        rf"before)\b"
    ),
    re.IGNORECASE,
)
def _ago(match: re.Match[str], at: Anchor) -> Meaning | None:
    tens = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "a": 1}
    count = tens.get(match["n"].lower()) or number(match["n"])
    years = count * (10 if match["u"].startswith("decade") else 1)
    if not at.is_known:
        return UNKNOWN, "period"
    return (str(at.year - years),) * 2, "period"


@grammar(
    "end of a year",
    (
        rf"\b(?P<p>by|until|till|before|through)?\s?(?:the\s)?(?:end|close|"
        rf"turn)(?:[\s-]of)?[\s-](?:the\s)?(?:(?P<m>{M})\s?(?P<my>{Y})?|(?P<y>{Y})|"
        rf"(?P<this>{THIS}\s(?P<tf>{FISCAL}\s)?year|the\syear)|"
        rf"(?P<last>{LAST}\s(?P<lf>{FISCAL}\s)?year)|(?P<next>next\syear)|(?P<dec>(?:the\s|"
        rf"this\s)?decade))(?!\w)|\b(?P<ye>{Y})[\s-]end\b|\byear-end\s(?P<yy>{Y})\b"
    ),
    re.IGNORECASE,
)
def _end_of(match: re.Match[str], at: Anchor) -> Meaning | None:
    year = match["y"] or match["ye"] or match["yy"]
    role = "deadline" if match["p"] and match["p"].lower() != "through" else "end"
    if match["m"]:
        stem = dated(match["my"], named_month(match["m"]), at)
        return ((stem, stem) if stem else UNKNOWN), role
    if year:
        return (year, year), role
    if not at.is_known:
        return UNKNOWN, role
    if match["tf"] or match["lf"]:
        return dates.fiscal_year(dates.fiscal_now(at) - bool(match["lf"]), at.fiscal_start), role
    if match["dec"]:
        return (str(at.year // 10 * 10 + (10 if at.year % 10 else 0)),) * 2, "deadline"
    return (str(at.year - bool(match["last"]) + bool(match["next"])),) * 2, role


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
