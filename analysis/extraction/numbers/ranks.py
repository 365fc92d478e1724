"""Places in a list ("third largest", "top five") and ordinals of events ("sixth meeting")."""

import re
from collections.abc import Iterator

from analysis.extraction.numbers.numerals import ORDINAL, WORDS, ordinal_value, words_value
from analysis.extraction.numbers.quantities import Quantity

_SIZE = (
    r"(?:largest|biggest|most[\s-]important|most[\s-]valuable|highest|leading|main|top|major|"
    r"greatest|strongest|fastest|busiest|best)"
)
_LISTED = (
    r"(?:partner|investor|market|destination|buyer|supplier|exporter|importer|source|creditor|"
    r"donor|lender|place|position|rank|spot|customer|provider|recipient|origin|contributor|"
    r"economy|host|lines?|purchaser|seller|consumer|producer|ally)"
)
_BEFORE = re.compile(
    r"(?:\brank(?:s|ed|ing)?|\bplaced?|\bposition|\bstands?|\bstood|\bstanding|\bcame|"
    r"\bcomes|\bsits?"
    r"|\blisted|\bfinish(?:es|ed)?|\bslot(?:s|ted)?)\b[^.;:0-9]{0,25}$|:\s*$",
    re.IGNORECASE,
)
_ALIGNED = re.compile(
    r"\b(?:rank|plac|position|st[oa]+nd|c[ao]me|finish)\w*\s(?:\w+\s)?(?:first|second|third|fourth|\d{1,2}(?:st|nd|rd|th))\b"
    r"[^.;]*(?:,|\band)\s(?:the\s)?[A-Z][\w’' ]{1,30}\s$"
)
"""The next of a list: "Poland ranked second and Germany ..."."""
_AFTER_PLACE = re.compile(
    rf"[\s-]+(?:{_SIZE}|(?:[\w'’-]+\s){{0,2}}(?:place|position|spot|rank)\b|among\b|"
    rf"only\sto\b|to\s[A-Z]|(?:after|behind)\s(?:only\s|the\s)?[A-Z]|in\s(?:the\s)?(?:list|rank|"
    rf"volume|terms|world|region|bloc|continent|EU\b|ASEAN|Africa|Asia|Europe|Latin|South|North|East|"
    rf"West|Central)"
    rf"|[Aa]mong|(?:[\w-]+\s){{0,3}}{_LISTED})",
)
_RANK = re.compile(
    rf"\b(?:[Nn]umber|[Nn]o\.?|№|#)\s?(?P<number>\d{{1,3}}|"
    rf"(?i:{WORDS}))(?=\s(?:[\w-]+\s){{0,4}}{_LISTED}|\s(?:in|among|on)\b)"
    rf"|\btop[\s-](?P<top>\d{{1,3}}|(?i:{WORDS}))\b(?!\s?(?:%|percent))"
    rf"|\b(?:[Ff]irst|(?:among|one\sof|amongst)\s(?:[\w’']+\s)?(?:the\s|its\s|their\s)?)\s?"
    rf"(?P<among>\d{{1,2}}|(?i:{WORDS}))\s(?=(?:{_SIZE}\s)(?:[\w’'-]+\s){{0,3}}?{_LISTED}s\b)"
    rf"|\b[Ff]irst\s(?P<leading>\d{{1,2}}|(?i:{WORDS}))\s(?=(?:[\w’'-]+\s){{0,2}}?"
    rf"(?:partners|investors|buyers|suppliers|markets|destinations|places)\b)"
    rf"|\b(?P<ordinal>(?i:{ORDINAL}))(?:\s(?:or|and)\s(?P<second>(?i:{ORDINAL})))?"
)
_SUPERLATIVE = re.compile(
    rf"\b(?P<word>largest|biggest|leading|top|number one)\s(?:[\w'’-]+\s){{0,4}}?{_LISTED}s?\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"[\s-]+(?:(?!quarter|half|time|place|largest|evening|day|morning|night|stop|part|stage)[\w'’-]+\s){0,5}?(?P<noun>visit|meeting|"
    r"session|summit|round|forum|anniversary|"
    r"conference|edition|retreat|dialogue|council|congress|assembly|festival|expo|exhibition|fair|"
    r"convention|gathering|committee|event|country|state|nation|trip|talks|dialogue|commission|"
    r"consultations|quarter\sin\sa\srow|straight\s(?:quarter|month|year)|"
    r"consecutive\s(?:quarter|month|year)|(?:month|year|time)\sin\sa\srow|"
    r"diplomatic\smission|agreement|project|company)\b",
    re.IGNORECASE,
)


def ranks(text: str) -> Iterator[Quantity]:
    """Yield ranks and event ordinals. Bare superlatives and first visits are optional."""
    for match in _RANK.finditer(text):
        if match["top"]:
            value = _number(match["top"])
            yield _rank(match.start(), match.end(), 1.0, value, "rank")
        elif match["among"] or match["leading"]:
            yield _first_of(match)
        elif match["number"]:
            value = _number(match["number"])
            yield _rank(match.start("number"), match.end("number"), value, value, "rank")
        else:
            yield from _ordinal(text, match)
    for match in _SUPERLATIVE.finditer(text):
        before = text[max(0, match.start() - 30) : match.start()]
        ordered = re.search(rf"(?i:{ORDINAL}|one\sof\s(?:\w+\s){{0,3}})[\s-]*$", before)
        amid = re.search(r"(?i:\bamong|\bone of|\bof)\s(?:[\w'’]+\s)*$", before)
        if not ordered and not amid and not match["word"].istitle():
            yield _rank(match.start("word"), match.end("word"), 1.0, 1.0, "rank", optional=True)


def _first_of(match: re.Match[str]) -> Quantity:
    """Read "among its three main partners", "its first ten partners" as places up to these."""
    name = "among" if match["among"] else "leading"
    start = match.start(name) if match["among"] else match.start()
    return _rank(start, match.end(name), 1.0, _number(match[name]), "rank")


def _ordinal(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    value = float(ordinal_value(match["ordinal"]))
    high = float(ordinal_value(match["second"])) if match["second"] else value
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() :]
    event = _EVENT.match(after)
    if re.match(
        (
            r"[\s-]+(?:half|quarter|month|week|day|year|century|decade|nine|eight|seven|six|five|"
            r"four|three|ten|eleven|two)\b(?!\s+(?:in\sa\srow|running))"
        ),
        after,
    ):
        return
    if re.search(
        (
            r"[\s(](?:January|February|March|April|May|June|July|August|September|October|"
            r"November|December)\s$"
        ),
        before,
    ):
        return
    bare = re.search(r"[A-Z]\w+[’']s\s$", before) and re.match(r"[.;,]|$", after)
    listed = bare or _ALIGNED.search(text[max(0, match.start() - 150) : match.start()])
    takes_place = event and re.search(r"\bt(?:ake|akes|ook|aking)\splace\b", after[:70])
    if (not takes_place and _AFTER_PLACE.match(after)) or (
        (_BEFORE.search(before) or listed) and not event
    ):
        yield _rank(match.start(), match.end(), value, high, "rank")
    elif event:
        noun = event["noun"].lower()
        optional = value == 1 and noun in (
            "visit",
            "trip",
            "country",
            "state",
            "nation",
            "agreement",
            "project",
            "company",
            "meeting",
            "forum",
            "talks",
        )
        yield _rank(
            match.start(), match.end(), value, high, "ordinal", noun=noun, optional=optional
        )


def _number(printed: str) -> float:
    return float(printed) if printed.isdigit() else words_value(printed) or 1.0


def _rank(
    start: int, end: int, low: float, high: float, kind: str, noun: str = "", optional: bool = False
) -> Quantity:
    return Quantity(
        start=start, end=end, kind=kind, low=low, high=high, unit="rank", noun=noun,
        is_range=low != high, is_optional=optional,
    )  # fmt: skip
