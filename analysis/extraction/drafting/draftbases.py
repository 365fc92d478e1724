"""What a drafted change or multiple is compared with."""

import re

from analysis.extraction.drafting.draftperiods import months
from analysis.extraction.drafting.records import measure
from analysis.extraction.surroundings.facts import Fact
from analysis.extraction.text.document import Document
from analysis.extraction.times.dates import shifted

_OTHER = re.compile(
    r"\b(?:month|quarter)[\s-](?:on|over)[\s-](?:month|quarter)\b|"
    r"\b(?:previous|preceding|prior)\s(?:month|quarter)\b|\b(?:month|quarter)\s(?:earlier|before)\b|"
    r"\b(?:years|decades?)\b|\bon\saverage\b|\baverag(?:e|ed|ing)\b|\b(?:per|each|every|a)\syear\b(?!\s(?:earlier|ago|before))",
    re.IGNORECASE,
)
"""Words of changes that are not against the same time of the year before."""

Ends = tuple[str, str]
NONE: Ends = ("", "")
DOUBT = "base: nothing tells what the change is compared with"


def base_of(document: Document, fact: Fact, period: Ends) -> tuple[Ends, tuple[str, ...]]:
    """Return the first and last date of the base, ISO 8601 or empty, and a doubt if unknown.

    The base is what the sentence compares with; where it says nothing else, the same time of
    the year before, as the codebook of the seeds has it. Goals have none: what they start from
    is another figure.
    """
    if measure(fact) not in ("change_pct", "multiple") or fact.status not in ("change", "forecast"):
        return NONE, ()
    stated = fact.get("base")
    if stated and all(stated):
        fits = not period[0] or _precedes(stated, period)
        return (stated, ()) if fits else (NONE, (DOUBT,))
    found = _year_before(document, fact, period)
    return found, (DOUBT,) if period[0] and not found[0] else ()


def _year_before(document: Document, fact: Fact, period: Ends) -> Ends:
    """Return the same time of the year before, if the change can be one from year to year."""
    start, end = period
    stop = document.text.find("\n", fact.quantity.end)
    near = slice(max(fact.sentence, fact.quantity.start - 60), fact.quantity.end + 60)
    around = document.text[: stop if stop > 0 else None][near]
    is_now = start == end == document.published[:7]
    if not start or max(len(start), len(end)) > 7 or is_now or _OTHER.search(around):
        return NONE
    is_far = fact.status == "forecast" and end[:4] > str(int(document.published[:4] or 0) + 1)
    if is_far or months(start, end) > 13 or (len(end) == 4 and start != end):
        return NONE
    return shifted(start, -12), shifted(end, -12)


def _precedes(base: Ends, period: Ends) -> bool:
    """Return whether a base lies wholly before a period, as far as both are dated."""
    digits = min(len(base[1]), len(period[0]))
    return base[1][:digits] < period[0][:digits]
