"""Further forms of time expression: years, deadlines, spans counted from today."""

import re

from analysis.extraction.times import dates
from analysis.extraction.times.dates import Anchor
from analysis.extraction.times.timegrammar import dated
from analysis.extraction.times.timeparts import UNKNOWN, Meaning
from analysis.extraction.times.timex import (
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

__all__ = ["GRAMMARS", "UNKNOWN", "Meaning"]


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
    needs="fiscal financial iranian budget marketing fy",
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
        rf"(?<!\btime\s)(?<!\btimes\s)\bin\s(?P<j>{N})\syears\b(?!\s(?:of|since|to\s[a-z])\b)|\bnext\s(?P<one>year)\b"
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
    needs="ago earlier before",
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
    needs="end close turn",
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
