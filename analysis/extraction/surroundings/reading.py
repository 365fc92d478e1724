"""A document with everything found in it that a rule may look at."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from analysis.extraction.numbers.apart import numbers_of
from analysis.extraction.numbers.counts import counts
from analysis.extraction.numbers.money import MoneyContext, bare, money
from analysis.extraction.numbers.numerals import Style, style
from analysis.extraction.numbers.quantities import Quantity, Taken, within
from analysis.extraction.numbers.ranks import ranks
from analysis.extraction.numbers.shares import multiples, percentages, physical
from analysis.extraction.surroundings.focus import subject
from analysis.extraction.text.cues import Cue, cues
from analysis.extraction.text.document import Document
from analysis.extraction.text.places import Place, alpha2, places
from analysis.extraction.text.sentences import Sentence, sentences
from analysis.extraction.times import dates
from analysis.extraction.times.dates import Anchor
from analysis.extraction.times.events import durations, event_dates
from analysis.extraction.times.timex import Timex, timexes

_NAMES = re.compile(
    r"\b(?:G-?\d{1,2}\b(?!\d)|[A-Z]{2,}-\d+|(?:Vision|Agenda|Expo|EXPO|Article|Chapter|"
    r"Category|COP|Horizon|"
    r"Resolution|Industry|World\sCup|Olympics|Strategy|Boeing|Airbus|Section|"
    r"Global\sGateway|Target)[\s-]?\d+(?:\.\d)?|"
    r"(?:CAC|FTSE|DAX|Fortune|Nikkei|S&P)\s\d+|C5\s?\+\s?1|\dG\b|D-8\b|BRI\b|Covid-19|HS\s?\d+|Route\s\d+|Group\sof\s\w+)"
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
    about = subject(document, mentions)
    at = dates.anchor(document.published, about.fiscal_start)
    times = timexes(text, at)
    parts = sentences(document)
    context = MoneyContext(how, tuple(map(alpha2, about.ranked)), about.dollar)
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
        pair=about.pair,
        focus=about.focus,
        by_sentence={s.start: tuple(within(found, s.start, s.end)) for s in parts},
        by_paragraph=_grouped(parts),
    )


def _grouped(parts: tuple[Sentence, ...]) -> dict[int, tuple[Sentence, ...]]:
    return {n: tuple(group) for n, group in groupby(parts, key=lambda s: s.paragraph)}


def _inside(span: tuple[int, int], start: int, end: int) -> bool:
    return span[0] <= start and end <= span[1]


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
