"""A document with everything found in it that a rule may look at."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path

from analysis.extraction import dates
from analysis.extraction.apart import numbers_of
from analysis.extraction.counts import counts
from analysis.extraction.cues import Cue, cues
from analysis.extraction.dates import Anchor
from analysis.extraction.document import Document
from analysis.extraction.events import durations, event_dates
from analysis.extraction.lexicon import currencies_of
from analysis.extraction.money import MoneyContext, bare, money
from analysis.extraction.numerals import Style, style
from analysis.extraction.places import GROUPS, Place, alpha2, places
from analysis.extraction.quantities import Quantity, Taken, within
from analysis.extraction.ranks import ranks
from analysis.extraction.sentences import Sentence, sentences
from analysis.extraction.shares import multiples, percentages, physical
from analysis.extraction.timex import Timex, timexes

_NAMES = re.compile(
    r"\b(?:G-?\d{1,2}\b(?!\d)|[A-Z]{2,}-\d+|(?:Vision|Agenda|Expo|EXPO|Article|Chapter|"
    r"Category|COP|Horizon|"
    r"Resolution|Industry|World\sCup|Olympics|Strategy|Boeing|Airbus|Section|"
    r"Global\sGateway|Target)[\s-]?\d+(?:\.\d)?|"
    r"(?:CAC|FTSE|DAX|Fortune|Nikkei|S&P)\s\d+|C5\s?\+\s?1|\dG\b|D-8\b|BRI\b|Covid-19|HS\s?\d+|Route\s\d+|Group\sof\s\w+)"
)
_STATISTICS = re.compile(
    r"(?i:\b(?:customs|statistic(?:s|al)|central\sbank|ministry|bureau|board\sof|"
    r"government|official|minister|reserve\sbank|"
    r"national\sbank|department|export\spromotion|ambassador|envoy|federation|chamber)\b)"
)


_OFFICE = re.compile(
    r"\b(?:Bank|Bureau|Secretariat|Statistics|Institute|Customs|Agency|Board)\s(?:of|in|for)\s(?:the\s)?$"
)
_ALL_DATA = re.compile(
    r"(?:^(?:data|figures|statistics|numbers)\b[^.;]{0,60}\b(?:refers?\sto|relates?\sto|covers?|"
    r"are\sfor)\b)|\b(?:all|these|the|this|following|our)\s(?:\w+\s)?(?:data|figures|statistics|numbers|"
    r"values|factsheet|snapshot|bulletin|report|release|tables?)\b[^.]*"
    r"\b(?:refer|refers|relates?|are\sfor|covers?|is\sfor|for)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """What was read: mentions in reading order, the countries it is about, the anchor date.

    ``pair`` are the two countries in alphabetical order, fewer if fewer are named; ``focus``
    is the one whose statistics or spokesman it reports.
    """

    document: Document
    style: Style
    anchor: Anchor
    sentences: tuple[Sentence, ...]
    places: tuple[Place, ...]
    timexes: tuple[Timex, ...]
    quantities: tuple[Quantity, ...]
    cues: tuple[Cue, ...]
    pair: tuple[str, ...]
    focus: str
    by_sentence: dict[int, tuple[Quantity, ...]]
    by_paragraph: dict[int, tuple[Sentence, ...]]

    @cached_property
    def announcing(self) -> tuple[Sentence, ...]:
        """The headings of lists, and sentences that tell a period for all the data."""
        text = self.document.text
        return tuple(
            s
            for s in self.sentences
            if _ALL_DATA.search(text[s.start : s.end])
            or (text[s.end - 1] == ":" and not self.by_sentence[s.start])
        )


def read(document: Document) -> Reading:
    """Return the reading of a document."""
    text = document.text
    how = style(text)
    mentions = tuple(p for p in places(text) if not _inside(document.header, p.start, p.end))
    weights = _weights(document, mentions)
    pair = tuple(sorted(c for c, _ in weights.most_common(2)))
    ranked = [c for c, _ in weights.most_common()]
    focus = _focus(document, mentions, pair)
    if focus and len(pair) == 2 and focus not in pair:
        pair = tuple(sorted((focus, next(c for c in ranked if c not in GROUPS or c in pair))))
    at = dates.anchor(document.published, _fiscal_start(ranked, focus))
    times = timexes(text, at)
    parts = sentences(document)
    context = MoneyContext(
        how, tuple(map(alpha2, _by_focus(ranked, focus))), _dollar(document, focus)
    )
    found = _quantities(text, how, context, times, _events(document, parts, times))
    return Reading(
        document=document,
        style=how,
        anchor=at,
        sentences=parts,
        places=mentions,
        timexes=times,
        quantities=found,
        cues=cues(text, 0, len(text)),
        pair=pair,
        focus=focus,
        by_sentence={s.start: tuple(within(found, s.start, s.end)) for s in parts},
        by_paragraph=_grouped(parts),
    )


def _grouped(parts: tuple[Sentence, ...]) -> dict[int, tuple[Sentence, ...]]:
    return {n: tuple(group) for n, group in groupby(parts, key=lambda s: s.paragraph)}


def _inside(span: tuple[int, int], start: int, end: int) -> bool:
    return span[0] <= start and end <= span[1]


def _by_focus(ranked: list[str], focus: str) -> list[str]:
    return [focus, *(c for c in ranked if c != focus)] if focus else ranked


def _weights(document: Document, mentions: tuple[Place, ...]) -> Counter[str]:
    """Count mentions; the headline weighs more, groups and the world hardly."""
    weights: Counter[str] = Counter()
    for place in mentions:
        if place.code in ("WLD", "XCA", "XME", "XNA"):
            continue
        in_title = place.end <= document.title[1]
        weight = 3.0 if in_title else 1.0
        group = place.code in GROUPS and (not in_title or place.form == "adjective")
        weights[place.code] += weight * (0.4 if group else 1.0)  # type: ignore[assignment]
    return weights


_OWN_TRADE = re.compile(
    r"(?:[’']s?)?\s(?:[a-z-]+\s){0,2}?(?:exports|imports|shipments|foreign\strade|purchases|sales)\b"
)


def _focus(document: Document, mentions: tuple[Place, ...], pair: tuple[str, ...]) -> str:
    """Return the country whose figures are reported: publisher, then offices, then the first."""
    outlet = outlet_country(document.publisher)
    owns = any(p.code == outlet and _OWN_TRADE.match(document.text, p.end) for p in mentions)
    if outlet in pair or owns:
        return outlet
    votes: Counter[str] = Counter()
    for place in mentions:
        if place.code in pair and (
            _STATISTICS.search(document.text[place.end : place.end + 34])
            or _OFFICE.search(document.text[max(0, place.start - 40) : place.start])
        ):
            votes[place.code] += 1
    if votes:
        top = votes.most_common(2)
        if len(top) == 1 or top[0][1] > top[1][1]:
            return top[0][0]
    return next((p.code for p in mentions if p.code in pair), "")


@lru_cache
def _outlets() -> tuple[tuple[str, str], ...]:
    with (Path(__file__).parent / "outlets.csv").open(encoding="utf-8", newline="") as lines:
        return tuple((row["word"], row["code"]) for row in csv.DictReader(lines))


@lru_cache(maxsize=256)
def outlet_country(publisher: str) -> str:
    """Return the country of a news agency or ministry by its name; empty if unknown."""
    for word, code in _outlets():
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", publisher):
            return code
    named = [p for p in places(publisher) if p.code not in GROUPS or p.code == "EUU"]
    return named[0].code if named else ""


_OFFICIAL = re.compile(
    r"\b(?:Ministr?y|Minister|Department|Government|govt|Treasury|Bureau|Office|Statistics|Stats|"
    r"Beehive|Austrade|DFAT|MFAT|Global\sAffairs|Prime\sMinister|High\sCommission|Embassy)\b"
)


def _dollar(document: Document, focus: str) -> str:
    """Return what a plain "$" is: in official texts of another dollar country its own."""
    if not _OFFICIAL.search(document.publisher):
        return "USD"
    speaks = focus if re.search(r"\bour\b", document.text) else ""
    codes = currencies_of(alpha2(outlet_country(document.publisher) or speaks))
    return next((code for code in codes if code in _DOLLARS), "USD")


_DOLLARS = ("AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "FJD", "NAD", "JMD", "TTD", "BND", "GYD")


def _fiscal_start(ranked: list[str], focus: str) -> int:
    """Return the first month of the fiscal year: of the reporting country, else of the other."""
    uncommon = ("IND", "PAK", "BGD", "AUS", "IRN", "NPL", "EGY", "ETH", "KEN", "UGA", "TZA", "MMR")
    for code in _by_focus(ranked, focus)[:3]:
        if code in uncommon:
            return dates.FISCAL_STARTS[code]
    return next((dates.FISCAL_STARTS[c] for c in ranked[:2] if c in dates.FISCAL_STARTS), 0)


def _events(
    document: Document, parts: tuple[Sentence, ...], times: tuple[Timex, ...]
) -> list[Quantity]:
    return [
        quantity
        for part in parts
        for quantity in event_dates(document, part, tuple(within(times, part.start, part.end)))
    ]


def _quantities(
    text: str,
    how: Style,
    context: MoneyContext,
    times: tuple[Timex, ...],
    events: list[Quantity],
) -> tuple[Quantity, ...]:
    """Return the value expressions; where two overlap, the more specific form has it."""
    kept: list[Quantity] = []
    taken = Taken()
    for name in _NAMES.finditer(text):
        taken.take(*name.span())

    def keep(candidates: Iterable[Quantity]) -> None:
        kept.extend(q for q in candidates if taken.take(q.start, q.end))

    keep(money(text, context))
    keep(percentages(text, how))
    keep(physical(text, how))
    keep(durations(text))
    keep(events)
    for time in times:
        taken.take(time.start, time.end)
    for quantity in list(kept):
        if quantity.kind == "money":
            unit = quantity.unit or ""
            keep(bare(text, _sentence_start(text, quantity.start), quantity.start, unit, how))
            keep(bare(text, quantity.end, _sentence_end(text, quantity.end), unit, how))
    keep(multiples(text, how))
    keep(numbers_of(text, how))
    keep(ranks(text))
    keep(counts(text, how))
    return tuple(sorted(kept, key=lambda q: q.start))


def _sentence_start(text: str, end: int) -> int:
    stops = list(re.compile(r"[.!?]\s|\n|;\s").finditer(text, max(0, end - 300), end))
    return stops[-1].end() if stops else max(0, end - 300)


def _sentence_end(text: str, start: int) -> int:
    stop = re.compile(r"[.!?]\s|\n").search(text, start)
    return stop.start() if stop else len(text)
