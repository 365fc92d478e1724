"""The checks a report makes of itself; a failed one stops the report."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from analysis import checks, printed
from analysis.blocks import Check, Checks, Outcome
from analysis.claims import Measure
from analysis.dossier import Dossier
from analysis.errors import AnalysisError
from analysis.interval import Interval
from analysis.language import _
from analysis.marks import MEANINGS
from analysis.observations import TOTAL
from analysis.printed import Printed
from analysis.quantities import Quantity, from_claim
from analysis.sections import headline, importance
from analysis.sections.methods import NAMES as FORMULAE
from analysis.sections.page import Page
from analysis.verdicts.model import WORDS

AGREE = _("Text, charts and tables print one value for one note")
ON_THE_PAGE = 2
"""Checks of the printed text; they run last, and the report stops if one fails."""


@lru_cache(maxsize=1)  # the cover counts what the box at the end shows
def of_data(dossier: Dossier) -> tuple[Check, ...]:
    """Return the checks of what the edition knows, before anything is printed."""
    known = dossier.known
    return (
        checks.totals(known.claims, known.observations),
        checks.percentages(known.claims),
        checks.shares(_shares(dossier)),
        checks.visible(known.claims, dossier.day if dossier.as_of else date.max),
        checks.judged(known.claims, dossier.judgements),
        checks.accused(dossier.judgements),
    )


def of_text(dossier: Dossier, page: Page) -> tuple[Check, ...]:
    """Return the checks of what the page shows."""
    shown = tuple(printed.figures(page.shown, names(dossier)))
    return (
        checks.noted(shown),
        checks.same(AGREE, _disagreements(shown)),
    )


def line(dossier: Dossier) -> str:
    """Return how the checks ended in one line, for the cover.

    Those of the text run at the end; a report in which one fails does not come to be, so
    they are counted as passed.
    """
    passed = Check(name="", status=Outcome.PASSED)
    return checks.summary([*of_data(dossier), *[passed] * ON_THE_PAGE]).plain.rstrip(".")


def facts(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Return the lines of the cover that say how checks and verdicts ended."""
    counts = headline.counted(dossier.judgements)
    told = ", ".join(f"{number} {WORDS[verdict]}" for verdict, number in counts.items())
    return (
        (_("Checks"), line(dossier)),
        *([(_("Verdicts"), told)] if told else []),
    )


def box(dossier: Dossier, page: Page) -> Checks:
    """Return every check and how it ended.

    Raises:
        AnalysisError: If a check fails that is not declared a warning; no report is built.
    """
    ran = (*of_data(dossier), *of_text(dossier, page))
    wrong = checks.failed(ran)
    if wrong:
        told = "\n".join(f"{check.name}: {check.detail}" for check in wrong)
        raise AnalysisError(f"the report fails its own checks:\n{told}")
    return Checks(id="checks", title=checks.summary(ran).plain, items=ran)


def _shares(dossier: Dossier) -> Iterator[Quantity]:
    for reporter in dossier.pair:
        for flow in importance.FLOWS:
            yield from (rank.share for rank in importance.places(dossier, reporter, flow))
    for claim in dossier.known.claims:
        if claim.measure is Measure.SHARE:
            yield from_claim(claim)


def names(dossier: Dossier) -> list[str]:
    """Return what has digits of its own on a page: words of others, ids, formulae."""
    return [*_told(dossier), *_ids(dossier), *FORMULAE]


def _told(dossier: Dossier) -> Iterator[str]:
    """Yield what others wrote, and our remarks on it, whose digits are no findings."""
    for source in dossier.visible.sources:
        yield from (source.publisher, source.title, source.licence)
    for claim in dossier.known.claims:
        yield from (claim.phrase, claim.period_worded, claim.speaker, claim.note)
    for event in dossier.known.events:
        yield from (event.title, event.phrase)
    goods = {o.note for o in dossier.known.observations if o.product != TOTAL}
    yield from (name for good in goods for name in (good, good.lower()))


def _ids(dossier: Dossier) -> Iterator[str]:
    yield from (c.claim_id for c in dossier.known.claims)
    yield from (e.event_id for e in dossier.known.events)


def _disagreements(shown: Iterable[Printed]) -> Iterator[tuple[str, object, object]]:
    """Yield for each note printed more than once whether its first and other forms agree."""
    first: dict[str, tuple[Interval, ...]] = {}
    for _place, text, unit, note in shown:
        values = tuple(_values(text, unit))
        if values and note in first:
            yield f"{note} ({text})", True, _agree(first[note], values)
        elif values and note:
            first[note] = values


NUMBER = re.compile(r"[−-]?\$?(\d[\d,]*\.?\d*)\s*(%|trillion|billion|million|thousand)?")
YEAR = re.compile("(19|20)[0-9]{2}")
SCALES = {"%": 0.01, "trillion": 1e12, "billion": 1e9, "million": 1e6, "thousand": 1e3}
BOUND = re.compile("|".join((*"<>≤≥", *(MEANINGS[sign] for sign in "<>≤≥"), _("up to"))))
"""What makes a number one bound, which is rounded away from what it bounds."""


def _values(text: str, unit: str) -> Iterator[Interval]:
    """Yield what each number of a text may be, by its last digit; size only, signs are words.

    A lone bound was rounded up or down, by as much as its last digit.
    """
    steps = 2 if BOUND.search(text) else 1
    found = NUMBER.findall(text.replace("\u00a0", " "))
    words = [word for _digits, word in found if word]
    for digits, word in found:
        if not word and YEAR.fullmatch(digits):
            continue
        scale = SCALES.get(word or (words[-1] if words else ""), 1.0)
        scale *= next((s for name, s in SCALES.items() if name in unit), 1.0)
        number, places = digits.replace(",", ""), len(digits.partition(".")[2])
        yield Interval.around(float(number), steps * 10.0**-places).scaled(scale)


def _agree(one: tuple[Interval, ...], other: tuple[Interval, ...]) -> bool:
    """Return whether two texts may print one value: a figure lies within its own range."""
    return Interval.hull(*one).overlaps(Interval.hull(*other))
