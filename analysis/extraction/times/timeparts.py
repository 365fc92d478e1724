"""Parts of years: months, quarters, halves, fiscal and Iranian ones."""

import re

from analysis.extraction.times import dates
from analysis.extraction.times.dates import Anchor
from analysis.extraction.times.timegrammar import UNKNOWN, Meaning
from analysis.extraction.times.timex import (
    GRAMMARS,
    LAST,
    OF_YEAR,
    ORD,
    THIS,
    M,
    N,
    Y,
    grammar,
    months_of,
    named_month,
    number,
    ordinal,
    year_of,
)  # fmt: skip

__all__ = ["GRAMMARS", "UNKNOWN", "Meaning"]


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
    needs="month",
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
    needs="quarter q1 q2 q3 q4 1q 2q 3q 4q",
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
    needs="half h1 h2 1h 2h",
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
