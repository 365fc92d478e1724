"""Counted things: companies, projects, agreements, people, visits."""

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.extraction.numbers.amounts import amount, amount_pattern
from analysis.extraction.numbers.nouns import counted, stems
from analysis.extraction.numbers.numerals import Style
from analysis.extraction.numbers.quantities import Quantity
from analysis.extraction.text.lexicon import words

_TIME_NOUNS = words(
    "year years month months week weeks day days hour hours minute minutes decade decades "
    "century centuries quarter quarters percent times"
)
_STOP = words(
    "of in on at by to for from with and or but as is are was were will would has have had "
    "while which that this these those the a an its their his her per than into over under "
    "between among about after before during since until more less if because not only also "
    "he she it they who where when said says according against compared up down both"
)
_SIDES = words(
    "country side nation government state people party leader president minister capital "
    "economy partner neighbour neighbor"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")


@lru_cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,$€£₹¥/:'’-])(?P<hundred>(?i:a|one|two|three|four|five|six|seven|eight|"
        rf"nine)\shundred\b)?"
        rf"(?P<amount>{amount_pattern()})?(?![\w%]|[.,:/]\d|\sper\s?cent|-(?:way|day|year|"
        rf"month|week|digit|time|thirds?|part|tier|fold|stage|track|sided|country|nation|"
        rf"member|pronged|point|hour|door|lane|storey)\b)"
    )


def counts(text: str, style: Style) -> Iterator[Quantity]:
    """Yield counted things. The span is the number alone; ``noun`` is what is counted."""
    for match in _pattern().finditer(text):
        printed = match["hundred"] or match["amount"]
        if not printed or (match["hundred"] and match["amount"]):
            continue
        start, end = match.span()
        worth = worth_of(printed, style)
        head = _head(text, end, any(c.isdigit() for c in printed)) if worth is not None else None
        if worth is None or head is None or _is_function(text, start, printed, head[0]):
            continue
        yield Quantity(
            start=start, end=end, kind="count", low=worth[0], high=worth[1], unit="count",
            noun=head[0], noun_end=head[1], is_range=worth[0] != worth[1],
        )  # fmt: skip


def worth_of(printed: str, style: Style) -> tuple[float, float] | None:
    """Return both ends of a printed count, or None if it is no number."""
    low = printed.lower()
    if low.endswith("hundred") and " " in low:
        number = amount(
            low.split()[0].replace("a", "1") if low.startswith("a ") else low.split()[0], style
        )
        return None if number is None else (number.low * 100, number.low * 100)
    if low == "a":
        return None
    grouped = re.fullmatch(r"\d{1,3},\d{3}", low)
    worth = amount(printed, Style() if grouped else style)
    return None if worth is None else (worth.low, worth.high)


_MORE = re.compile(
    r"\s(?:of\s(?:them|these|those|whom|which)\b|(?:opened|were|are|have\sbeen|had\sbeen|came|"
    r"arrived|operate|remain)\b)|\s(?:more|others|further|additional)\b(?=[,.;:]|\s(?:worth|"
    r"are|were|will|is|have|being|under|plan|plans|to|follow|opened|joined)\b)"
)


def _head(text: str, end: int, has_digits: bool) -> tuple[str, int] | None:
    """Return the counted noun after ``end``: a known plural at most five words on."""
    if (more := _MORE.match(text, end)) and _stands_alone(text, end, more[0]):
        return "more", more.end()
    lone = re.search(
        r"\b(?:another|a\sfurther|the\s(?:other|remaining))\s[\w,]+$", text[max(0, end - 40) : end]
    )
    if lone and re.match(
        r",|\s(?:worth|valued|are|were|will|is|at|under|in|of)\b|\.\s", text[end : end + 10]
    ):
        return "more", end
    if has_digits and _AGAIN.match(text, end) and _COUNTED.search(text[max(0, end - 110) : end]):
        return "more", end
    skipped = _SKIPPED.match(text, end) if has_digits else None
    return _noun_after(text, skipped.end() if skipped else end, end, has_digits)


_SKIPPED = re.compile(r"\sof\s(?:the|its|their|all|our|these|those)(?=\s)|\smore(?=\s)")


def _noun_after(text: str, position: int, end: int, has_digits: bool) -> tuple[str, int] | None:
    fallback: tuple[str, int] | None = None
    for _ in range(6):
        match = _next_word(text, position)
        low = match[0].lower() if match else ""
        if low == "and" and (_PAIRED.match(text, position) or _is_compound(text, position)):
            position = match.end() if match else position
            continue
        if match is None or low in _STOP:
            break
        if low in _TIME_NOUNS:
            return ("times", match.end()) if low == "times" and position == end else None
        if counted(match[0]) and not (low.endswith("ese") and _followed(text, match.end())):
            return match[0], match.end()
        if has_digits and fallback is None and _is_plural(low):
            fallback = match[0], match.end()
        position = match.end()
    return fallback


_AGAIN = re.compile(
    r"\s(?:in\s(?:19|20)\d\d|by\s(?:19|20)\d\d|within\s|(?:last|this)\syear|a\syear\searlier)"
)
_COUNTED = re.compile(
    r"\b(?:projects|companies|firms|agreements|jobs|enterprises|students|"
    r"tourists|visitors|workers|factories|ventures)\b[^.;$€£%]{0,60}(?:\band|\bto|\bfrom|\bagainst|,)\s"
    r"(?:(?:about|around|some|over|nearly|just|only|more|than)\s){0,2}(?!(?:19|20)\d\d\b)[\d,.]+$"
)
"""A number that goes on a count: "50 projects in five years and 100 within ten"."""
_PAIRED = re.compile(
    r"\sand\s(?:indirect|permanent|temporary|seasonal|small|medium|private|foreign|local|large)\b"
)
"""The second of two adjectives of one noun: "direct and indirect jobs"."""


def _is_compound(text: str, position: int) -> bool:
    """Return whether "and" joins two nouns before a counted one: "trade and investment deals"."""
    joined = re.match(r"\sand\s[a-z-]+\s(?P<noun>[a-z]+s)\b", text[position : position + 50])
    before = re.search(r"([A-Za-z-]+)$", text[max(0, position - 20) : position])
    return bool(joined and counted(joined["noun"]) and before and not _is_plural(before[1]))


def _next_word(text: str, position: int) -> re.Match[str] | None:
    gap = re.match(r"[^\S\n]+\(?|-+", text[position : position + 3])
    return _WORD.match(text, position + gap.end()) if gap else None


def _is_plural(word: str) -> bool:
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s", "ous"))
    return ends and word not in ("dollars", "euros", "pounds")


def _stands_alone(text: str, end: int, printed: str) -> bool:
    """Return whether a number without a noun goes on about an earlier count."""
    if re.match(r"\s(?:more|other|further|addit|of)", printed):
        return True
    before = text[max(0, end - 120) : end]
    of_some = re.search(r"\b[Oo]f\s(?:the\s)?[^.;]*\d[^.;]*$", before)
    more = r"\d\s(?:more|others|further)\b[^.]*(?:;|,|\band)\s(?:\w+\s)?[\d,]+$"
    return bool(of_some or re.search(more, before))


def _followed(text: str, end: int) -> bool:
    """Return whether a noun follows, so that "Japanese" before it is an adjective."""
    word = re.match(r"\s([a-z][\w-]+)", text[end : end + 24])
    return word is not None and word[1] not in _STOP and not _LIVING.fullmatch(word[1])


_LIVING = re.compile(r"(?:live|work|stud|resid|visit|c[ao]me|arriv|travel|stay|settl)\w*")
"""What people do, so that "80,000 Japanese live here" counts them."""


def _is_function(text: str, start: int, printed: str, noun: str) -> bool:
    """Return whether "the two countries" or a year before a noun is meant, not a count."""
    low = printed.lower()
    before = text[max(0, start - 24) : start].lower()
    if low == "one":
        return True
    if re.fullmatch(r"(?:19|20)\d\d", low) and re.search(
        r"\b(?:in|of|since|by|for|the|from|to|and|until|during|its|'s)\s$|^$", before
    ):
        return True
    if before.endswith("the ") and re.fullmatch(r"members?|member-states?|nations", noun.lower()):
        return True
    forms = stems(noun.lower()) or (noun.lower(),)
    sides = before.endswith("the ") and low in ("four", "five", "six", "seven", "eight", "ten")
    if (sides or low in ("two", "2", "three", "both")) and any(s in _SIDES for s in forms):
        return True
    return bool(re.search(r"\b(?:top|article|chapter|phase|group of|g|belt and)[\s-]$", before))
