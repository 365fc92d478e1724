"""Counts whose noun stands apart from the number: before it, or behind a colon."""

import re
from collections.abc import Iterator

from analysis.extraction.numbers.counts import worth_of
from analysis.extraction.numbers.nouns import counted
from analysis.extraction.numbers.numerals import Style
from analysis.extraction.numbers.quantities import Quantity

_NUMBER_OF = re.compile(
    r"\b(?i:number\sof)\s(?P<noun>(?:[^.;\d$€£]|\b(?:19|20)\d\d\b){3,110}?)\s?"
    r"\b(?:to|reached|reaches|at|was|were|is|stood\sat|exceeded|exceeds|surpassed|topped|totalled|"
    r"totaled|passed|hit|near|nears|neared|approach(?:ed|es|ing)?|crossed|over|than|nearly|about|around|almost|"
    r"some)\s(?P<value>\d[\d,]*(?:\.\d+)?(?:\s(?:thousand|million|lakh))?)"
    r"(?![\w%]|\s(?:percent|per\s?cent|billion|million|times))"
)
_LABELLED = re.compile(
    r"(?P<noun>[A-Za-z][^.;:\d\n]{2,60}):\s(?:(?:over|more than|some|about|around|nearly|"
    r"almost|at least|up to)\s)?"
    r"(?P<value>\d(?:[\d,]*\d)?)(?![\w%.]|,\d|\s(?:percent|per\s?cent|billion|million|crore|lakh))"
)
_MOVED = re.compile(
    r"\b(?P<noun>[a-z][a-z-]+s|people)\s(?:[\w-]+\s){0,4}?(?:rose|fell|grew|increased|climbed|"
    r"jumped|dropped|declined|reached|totall?ed|numbered|exceeded|surpassed)\s"
    r"(?:(?:to|by|over|about|around|nearly|almost|some|more|than)\s){0,3}"
    r"(?P<value>\d(?:[\d,]*\d)?(?:\.\d+)?(?:\s(?:thousand|million))?)"
    r"(?![\w%]|[.,]\d|\s?(?:percent|per\s?cent|pct|pc|billion|million|times|crore|fold|[a-z]+s\b))"
)
_MOVED_BY = re.compile(
    r"\b(?P<noun>[a-z][a-z-]+s|people)\b[^.;\d]{0,30}?\b(?:rose|fell|grew|increased|climbed|jumped|"
    r"dropped|declined|up|down|surged|soared|slid|slipped)\s(?:by\s)?(?:\w+\s)?[\d.,]+\s?(?:%|percent|"
    r"per\s?cent|pc)[^.;$€£\d]{0,60}?\sto\s(?:(?:over|about|around|nearly|almost|some|more|than|just)\s){0,2}"
    r"(?P<value>\d(?:[\d,]*\d)?(?:\.\d+)?(?:\s(?:thousand|million))?)"
    r"(?![\w%]|[.,]\d|\s?(?:percent|per\s?cent|pct|pc|billion|crore|[a-z]+s\b))"
)
_THE_NUMBER = re.compile(
    r"(?<![\w.,$€£])(?P<value>\d(?:[\d,]*\d)?)\sthe\s(?:total\s)?number\sof\s(?P<noun>(?:[\w-]"
    r"+\s){1,4})"
)


def numbers_of(text: str, style: Style) -> Iterator[Quantity]:
    """Yield counts whose noun stands apart: "the number of firms has reached 450"."""
    seen: set[int] = set()
    for pattern in (_NUMBER_OF, _THE_NUMBER, _LABELLED, _MOVED, _MOVED_BY):
        for match in pattern.finditer(text):
            noun = next((w for w in re.findall(r"[\w-]+", match["noun"]) if counted(w)), "")
            worth = worth_of(match["value"], style)
            start, end = match.span("value")
            if not noun or worth is None or start in seen:
                continue
            seen.add(start)
            yield Quantity(
                start=start, end=end, kind="count", low=worth[0], high=worth[1], unit="count",
                noun=noun, noun_end=end,
            )  # fmt: skip
