"""The forms of time expression, each a named pattern with its meaning. Order is priority."""

import re

from analysis.extraction import dates
from analysis.extraction.dates import Anchor
from analysis.extraction.timex import (
    FISCAL,
    FY,
    GRAMMARS,
    LAST,
    OF_YEAR,
    ORD,
    THIS,
    M,
    N,
    Span,
    Y,
    grammar,
    months_of,
    named_month,
    number,
    ordinal,
    year_of,
)  # fmt: skip

__all__ = ["GRAMMARS"]

Meaning = tuple[Span, str]
UNKNOWN: Span = (None, None)


@grammar(
    "fiscal end in words",
    (
        rf"\b(?:the\s)?{FISCAL}?\s?(?:year|(?:12|twelve)[\s-]months?(?:\speriod)?|four\squarters|"
        rf"12M)\s(?:to|ending|ended|through|until|that\sended)\s(?:in\s|"
        rf"on\s)?(?:the\send\sof\s)?(?:\d{{1,2}}\s)?(?:(?P<m>{M})(?:\s\d{{1,2}}(?!\d),?)?|"
        rf"Q(?P<q>[1-4])|the\s(?P<oq>{ORD})\squarter(?:\sof)?),?\s?(?P<y>{Y})?"
    ),
)
def _year_to(match: re.Match[str], at: Anchor) -> Meaning | None:
    quarter = number(match["q"]) if match["q"] else ordinal(match["oq"]) if match["oq"] else 0
    month = named_month(match["m"]) if match["m"] else quarter * 3
    if match["y"] is None and not at.is_known:
        return UNKNOWN, "period"
    year = int(match["y"]) if match["y"] else dates.latest(month, at)
    return months_of(year - 1, month + 1, 1, 12), "period"


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
    stem = _dated(match["y"] or match["z"], month, at)
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
    low = _dated(year, named_month(match["m"] or match["n"]), at)
    high = _dated(year, named_month(match["m2"] or match["n2"]), at)
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
    stem = _dated(match["y"] or match["z"], named_month(match["m"] or match["n"]), at)
    if not 1 <= day <= 31:
        return None
    return ((f"{stem}-{day:02d}",) * 2 if stem else UNKNOWN), "date"


def _dated(year: str | None, month: int, at: Anchor) -> str | None:
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
        rf"corresponding|similar|comparable|like)\s(?:period|months?|quarter|time|span|stretch|"
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
        r"\b(?:(?:in|over|during|for|across)\s(?:that|this|the\ssame|the)\s(?:period|time|year|"
        r"stretch|span)|that\syear|the\ssame\syear)(?!\w)(?!\s(?:of|last|a|in|to|from|earlier))"
    ),
    re.IGNORECASE,
)
def _same(match: re.Match[str], at: Anchor) -> Meaning | None:
    return (UNKNOWN, "same") if not re.search(r"\bthis\syear", match[0], re.IGNORECASE) else None


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


@grammar(
    "months",
    (
        rf"\b(?P<y1>{Y}\s)?(?P<a>{M})(?:,?\s(?P<ya>{Y}))?\s?(?:[-–—/]|to|through|until|and|"
        rf"till)\s?(?:the\send\sof\s)?(?P<b>{M})(?:\speriod)?(?:{OF_YEAR})?"
    ),
)
def _months(match: re.Match[str], at: Anchor) -> Meaning | None:
    first, last = named_month(match["a"]), named_month(match["b"])
    if " and " in match[0] and not re.search(r"[Bb]etween\s$", match.string[: match.start()]):
        return None
    year = year_of(match, at, last)[0]
    is_fiscal = any(match[g] for g in ("year2", "fthis", "flast", "fy"))
    if not year:
        return UNKNOWN, "period"
    if is_fiscal and first >= (at.fiscal_start or 1):
        return months_of(year, first, 1, (last - first) % 12 + 1), "period"
    low = int(match["ya"] or (match["y1"] or "").strip() or (year - (first > last)))
    return (f"{low}-{first:02d}", f"{year}-{last:02d}"), "period"


@grammar(
    "first months",
    (
        rf"\b(?:the\s)?(?:(?:first|initial|opening)\s(?P<n>{N})[\s-]months?|"
        rf"(?P<k>{N})[\s-]months?(?=\s(?:of|in)\s(?:the\s)?(?:{Y}|this|current|last|the|FY|"
        rf"fiscal))|(?P<h>(?i:{N}))-month(?=\s(?:trade|turnover|exports?|imports?|commerce|"
        rf"figures?|period|total|data)))(?:{OF_YEAR})?"
    ),
    re.IGNORECASE,
)
def _first_months(match: re.Match[str], at: Anchor) -> Meaning | None:
    count = number(match["n"] or match["k"] or match["h"])
    year, begins = year_of(match, at, count)
    return months_of(year, begins, 1, count), "period"


@grammar(
    "quarter",
    (
        rf"\b(?:(?:the\s)?(?P<o>{ORD})[\s-]quarter|Q(?P<q>[1-4])|"
        rf"(?P<p>[1-4])Q)(?!\sin\sa\srow)(?:{OF_YEAR})?(?!\w)"
    ),
    re.IGNORECASE,
)
def _quarter(match: re.Match[str], at: Anchor) -> Meaning | None:
    which = ordinal(match["o"]) if match["o"] else int(match["q"] or match["p"])
    which = which or 4
    year, begins = year_of(match, at, which * 3)
    return months_of(year, begins, which * 3 - 2, which * 3), "period"


@grammar("three quarters", rf"\b(?:the\s)?first\s(?P<n>two|three)\squarters(?:{OF_YEAR})?")
def _quarters(match: re.Match[str], at: Anchor) -> Meaning | None:
    months = number(match["n"]) * 3
    year, begins = year_of(match, at, months)
    return months_of(year, begins, 1, months), "period"


@grammar(
    "half",
    (
        rf"\b(?:(?:the\s)?(?P<o>first|second|1st|2nd|last)[\s-]half(?!\sof\s(?:the\s)?(?:century|"
        rf"decade))|H(?P<h>[12])|(?P<p>[12])H)(?:{OF_YEAR})?(?!\w)"
    ),
    re.IGNORECASE,
)
def _half(match: re.Match[str], at: Anchor) -> Meaning | None:
    which = (ordinal(match["o"]) or 2) if match["o"] else int(match["h"] or match["p"])
    year, begins = year_of(match, at, which * 6)
    return months_of(year, begins, which * 6 - 5, which * 6), "period"


@grammar("year and months", rf"\b(?P<y>{Y})\s(?P<a>{M})\s?(?:[-–]|to)\s?(?P<b>{M})")
def _year_months(match: re.Match[str], at: Anchor) -> Meaning | None:
    return dates.month_span(
        int(match["y"]), named_month(match["a"]), named_month(match["b"])
    ), "period"


@grammar(
    "month and year",
    (
        rf"\b(?:(?:early|mid|late|end)[\s-])?(?P<m>{M}),?\s(?:of\s)?(?:(?P<y>{Y})|"
        rf"(?P<this>{THIS}\syear)|(?P<last>{LAST}\syear))(?!\w)"
    ),
)
def _month_year(match: re.Match[str], at: Anchor) -> Meaning | None:
    if match["y"] is None and not at.is_known:
        return UNKNOWN, "period"
    year = int(match["y"]) if match["y"] else at.year - bool(match["last"])
    return (f"{year}-{named_month(match['m']):02d}",) * 2, "period"


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
        rf"\bwithin\s(?:the\snext\s)?(?P<k>{N}|a)\s(?P<v>years?|decade)\b|"
        rf"\bin\s(?P<j>{N})\syears['’]?(?=\stime|[,.;]|\sfrom\snow)|\bnext\s(?P<one>year)\b"
    ),
    re.IGNORECASE,
)
def _to_come(match: re.Match[str], at: Anchor) -> Meaning | None:
    if match["one"]:
        return ((str(at.year + 1),) * 2 if at.is_known else UNKNOWN), "deadline"
    unit = match["u"] or match["v"] or "years"
    count = match["n"] or match["k"] or match["j"]
    years = 10 if unit == "decade" else number(count) if count else 0
    if count == "a" and unit == "year":
        years = 1
    if not years or not at.is_known or unit.startswith("month"):
        return UNKNOWN, "deadline"
    return (str(at.year + years),) * 2, "deadline"


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
        stem = _dated(match["my"], named_month(match["m"]), at)
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
        rf"no\slater\sthan)\s(?:(?:the\s)?year\s)?(?:(?P<m>{M})\s)?(?P<y>{Y})(?:\s?[-–/]\s?(?P<y2>\d"
        rf"\d))?(?!\d)|\b(?:by|until|till|before)\s(?P<n>next\syear)\b|\b(?:by|"
        rf"until)\s(?P<mm>{M})(?!\s\d)"
    ),
    re.IGNORECASE,
)
def _deadline(match: re.Match[str], at: Anchor) -> Meaning | None:
    if match["mm"]:
        stem = _dated(None, named_month(match["mm"]), at)
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
    year = at.year - (1 if match["last"] else 2 if match["before"] else 0)
    return (str(year), str(year)), "period"


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
