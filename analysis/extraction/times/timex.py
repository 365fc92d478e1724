"""Expressions of time: dates, months, quarters, part and fiscal years, deadlines, comparisons."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.extraction.numbers.numerals import ORDINALS, UNITS
from analysis.extraction.text.document import MONTH_WORDS, month_number
from analysis.extraction.times import dates
from analysis.extraction.times.dates import Anchor

Span = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression of time ``[start, end)`` and what it means.

    ``low`` and ``high`` are ISO 8601 years, months or days; both None if it is relative and
    the publication date is unknown. ``form`` is the rule that read it; ``role`` is period,
    deadline, since, base (what a change is compared with), now, or date (a day).
    """

    start: int
    end: int
    low: str | None
    high: str | None
    form: str
    role: str = "period"


Reader = Callable[[re.Match[str], Anchor], tuple[Span, str] | None]


@dataclass(frozen=True, slots=True)
class Grammar:
    """One named form of time expression: its pattern, and what a match means.

    A text without any of the lower-case words it ``needs`` is not searched.
    """

    name: str
    pattern: re.Pattern[str]
    read: Reader
    needs: tuple[str, ...] = ()


GRAMMARS: list[Grammar] = []

_MONTHS = "|".join(m.title() for m in MONTH_WORDS)
M = rf"(?:{_MONTHS}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?!\w)"
Y = r"(?:19|20)\d\d"
N = rf"(?:\d{{1,2}}|{'|'.join(list(UNITS)[1:13])})"
ORD = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|last|final)"
THIS = r"(?:this|the\scurrent|current|the\songoing|ongoing)"
LAST = (
    r"(?:last|the\sprevious|previous|the\spast|the\spreceding|preceding|past|the\sprior|"
    r"the\slast|the\soutgoing)"
)
FISCAL = r"(?:fiscal|financial|budget|marketing)"
FY = (
    rf"(?:(?:FY|fiscal|{FISCAL}\syear|"
    rf"FY\s?of)\s?(?:20)?(?P<fy>\d\d)(?:\s?[-–/]\s?(?:20)?(?P<fy2>\d\d))?(?!\d))"
)
OF_YEAR = (
    rf"(?:\s?,?\s?(?:of\s|in\s|"
    rf"for\s)?(?:the\s)?(?:(?P<year>{Y})(?:\s?[-–/]\s?(?P<year2>\d\d(?:\d\d)?)(?!\d))?"
    rf"(?:\s{FISCAL}\syear)?|(?P<this>{THIS}(?:\s(?:(?:Iranian\s)?calendar|Iranian|"
    rf"same))?\syear|the\syear|same\syear)(?!\w)|"
    rf"(?P<last>{LAST}\s(?:Iranian\s)?(?:calendar\s)?year)"
    rf"|(?P<fthis>(?:{THIS}|"
    rf"the)\s(?:\w+\s)?{FISCAL}\syear(?:\s(?P<fyear>{Y})(?:\s?[-–/]\s?(?P<fyear2>\d\d(?:\d\d"
    rf")?))?)?)|(?P<flast>{LAST}\s(?:\w+\s)?{FISCAL}\syear)|{FY}))"
)


def grammar(name: str, pattern: str, flags: int = 0, needs: str = "") -> Callable[[Reader], Reader]:
    """Register the decorated reader under ``name`` for what ``pattern`` matches."""

    def register(read: Reader) -> Reader:
        GRAMMARS.append(Grammar(name, re.compile(pattern, flags), read, tuple(needs.split())))
        return read

    return register


def timexes(text: str, at: Anchor) -> tuple[Timex, ...]:
    """Return the expressions of time in ``text``; of two that overlap, the earlier rule's."""
    from analysis.extraction.times import timerelative  # registers; imports this module itself

    found: list[Timex] = []
    lower = text.lower()
    for rule in timerelative.GRAMMARS:
        if rule.needs and not any(word in lower for word in rule.needs):
            continue
        for match in rule.pattern.finditer(text):
            start, end = match.span("t") if "t" in rule.pattern.groupindex else match.span()
            if any(start < other.end and other.start < end for other in found):
                continue
            meaning = rule.read(match, at)
            if meaning is not None:
                (low, high), role = meaning
                found.append(Timex(start, end, low, high, rule.name, role))
    found.sort(key=lambda t: t.start)
    return tuple(_joined(text, found, at))


_FROM = re.compile(
    r"\b(?:from|between|since|From|Between|Since)\s(?:the\s)?(?:beginning of\s|start of\s)?$"
)
_TO = re.compile(r"\s(?:to|through|until|till|and|up\sto)\s(?:the\send\sof\s)?(?:the\s)?")


def _joined(text: str, found: list[Timex], at: Anchor) -> Iterator[Timex]:
    """Join "from 2020 through the first nine months of 2025" to one period."""
    index = 0
    while index < len(found):
        this = found[index]
        after = found[index + 1] if index + 1 < len(found) else None
        before = text[max(0, this.start - 24) : this.start]
        if (
            after is not None
            and _FROM.search(before)
            and _TO.fullmatch(text[this.end : after.start])
        ):
            is_pair = this.role == "period" and after.role in ("period", "deadline", "now", "end")
            if is_pair and this.low and after.high and this.low <= after.high:
                yield Timex(this.start, after.end, this.low, after.high, "span", "period")
                index += 2
                continue
        if re.search(
            r"\b[Ss]ince\s(?:the\s)?(?:beginning of\s|start of\s|end of\s)?$", before
        ) and this.role in ("period", "date"):
            first = re.search(
                (
                    r"\b(?:lowest|highest|largest|biggest|best|worst|first|strongest|"
                    r"weakest)\s(?:\w+\s){0,3}since\s(?:\w+\s)*$"
                ),
                text[max(0, this.start - 60) : this.start],
            )
            role = "base" if first else "since"
            yield Timex(this.start, this.end, this.low, at.now, "since", role)
        else:
            yield this
        index += 1


@lru_cache
def number(printed: str) -> int:
    """Return a small number in digits or words."""
    low = printed.lower()
    return int(low) if low.isdigit() else UNITS.get(low, 0)


@lru_cache
def ordinal(printed: str) -> int:
    """Return 1 to 4 for an ordinal; "last" is 0."""
    low = printed.lower()
    if low in ("last", "final"):
        return 0
    return int(low[0]) if low[0].isdigit() else ORDINALS[low]


def year_of(match: re.Match[str], at: Anchor, month: int = 12) -> tuple[int, int]:
    """Return the year a match of :data:`OF_YEAR` names and the month its year begins in.

    The year is that in which a calendar year lies or a fiscal year *begins*. Without one,
    the latest year in which ``month`` is over. ``(0, 1)`` if it cannot be known.
    """
    groups = match.groupdict()
    start = at.fiscal_start or 1
    if groups.get("year"):
        return int(groups["year"]), start if groups.get("year2") else 1
    if groups.get("fy"):
        first = 2000 + int(groups["fy"])
        return (first, start) if groups.get("fy2") else (first - (start != 1), start)
    if groups.get("fyear"):
        first = int(groups["fyear"])
        return (first, start) if groups.get("fyear2") else (first - (start != 1), start)
    return _relative_year(match, at, month) if at.is_known else (0, 1)


def _relative_year(match: re.Match[str], at: Anchor, month: int) -> tuple[int, int]:
    """Return the year of "this year", "the last fiscal year", or the latest that fits."""
    groups = match.groupdict()
    start = at.fiscal_start or 1
    if "Iranian" in match[0]:
        began = dates.fiscal_now(replace(at, fiscal_start=dates.IRANIAN)) - 1
        return began - bool(groups.get("last") or groups.get("flast")), dates.IRANIAN
    if groups.get("fthis") or groups.get("flast"):
        begun = dates.fiscal_now(at) - (start != 1)
        return begun - bool(groups.get("flast")), start
    if groups.get("this"):
        return at.year, 1
    if groups.get("last"):
        return at.year - 1, 1
    return dates.latest(month, Anchor(at.year, at.month - 1)), 1


def months_of(year: int, begins: int, first: int, last: int) -> Span:
    """Return months ``first``..``last`` of a year that begins with month ``begins``."""
    if year == 0:
        return None, None
    index = year * 12 + begins - 1
    late = begins == dates.IRANIAN  # its months end with the 20th or so of ours
    low, high = index + first - 1, index + last - 1 + late
    return f"{low // 12}-{low % 12 + 1:02d}", f"{high // 12}-{high % 12 + 1:02d}"


def named_month(printed: str) -> int:
    """Return 1 to 12 for a printed month name."""
    return month_number(printed.rstrip("."))
