"""Whole sentences on levels, growth, targets and balances; each number carries its note.

Every function has its own wording for what is absent: None, one value only, an open bound,
a level that may be zero, a fall. Nothing here decides what is true; that is in the bounds.
"""

import re
from collections.abc import Iterable, Sequence

from analysis import indicators, spans, wording
from analysis.claims import Status
from analysis.language import _
from analysis.prose import Cited, Note, Plain, Prose, cite, joined, prose
from analysis.quantities import Quantity
from analysis.trends import LEAST_POINTS

HORIZONS = (3, 5, 8, 10)
"""Years for which required growth is given where no deadline was stated."""

OFFICE = re.compile(
    r"^(?:Office|Ministry|World Bank|United Nations|U\.S\.)(?!\w)"
    r"|\b(?:ministry|office|service|government|secretariat|Project|Division|Bureau)$"
)
"""Speakers that are an office or a body, not a name, and take an article."""

WORTH_A_MULTIPLE = 2.0
"""From this multiple on a rise is told as a multiple; below it, in percent."""


def level(quantity: Quantity | None, topic: str = "") -> Prose:
    """Say one figure, with its period and who states it.

    Args:
        quantity: A level; None where there is no figure.
        topic: What is missing, where ``quantity`` is None.
    """
    if quantity is None:
        return missing(topic)
    if quantity.status is Status.TARGET:
        return prose(
            _("The {topic} is {figure}, according to {source}."),
            topic=quantity.topic,
            figure=figure(quantity),
            source=named(quantity.attribution),
        )
    return prose(
        _("{topic} {verb} {figure} {when}{source}."),
        topic=capital(quantity.topic),
        verb=_("was forecast at") if quantity.status is Status.FORECAST else _("amounted to"),
        figure=figure(quantity),
        when=Plain(spans.stated(quantity)),
        source=source(quantity),
    )


def growth(
    start: Quantity | None, end: Quantity | None, spans_in_years: Sequence[float] = ()
) -> Prose:
    """Say how a level grew or fell between two endpoints, which always stand beside it.

    Args:
        start: The earlier level; None where none is known.
        end: The later level; None where none is known.
        spans_in_years: Over how many years to give the rate a year. More than one where the
            text is loose ("three decades"); the years between the endpoints if empty.
    """
    if start is None or end is None:
        known = start or end
        alone = prose(_("With fewer than two figures, no growth can be given."))
        return alone if known is None else joined([level(known), alone])
    moved = prose(
        _("{topic} {verb} from {first} {then} to {last} {now}"),
        topic=capital(end.topic),
        verb=_moved(start, end),
        first=figure(start),
        then=Plain(spans.stated(start)),
        last=figure(end),
        now=Plain(spans.stated(end)),
    )
    if start.bounds.low <= 0:
        return prose(
            _("{moved}; the first figure may be zero, so no rate of growth can be given."),
            moved=moved,
        )
    return prose(
        _("{moved}{size}{rates}."),
        moved=moved,
        size=_size(start, end),
        rates=_rates(start, end, spans_in_years),
    )


def trend(rate: Quantity | None, number: int, *, years: str, topic: str) -> Prose:
    """Say trend growth and when a level doubles at it; or that there are too few figures.

    Args:
        rate: The trend; None where there is none.
        number: How many years have a figure that compares.
        years: Which these are, in words.
        topic: What was measured.
    """
    if rate is None and number >= LEAST_POINTS:
        return prose(
            _("For {topic} the years that compare, {years}, lie too far apart for a trend."),
            topic=topic,
            years=Plain(years),
        )
    if rate is None:
        return prose(
            _("For {topic} there {n}; a trend needs at least {least}."),
            topic=topic,
            n=Plain(_found(number)),
            least=Plain(wording.count_of(LEAST_POINTS)),
        )
    return prose(
        _("By the {n} yearly figures of {years}, the trend of {topic} is {change}{double}."),
        n=tally(number, rate, _("yearly figures")),
        years=Plain(years),
        topic=topic,
        change=cite(wording.change_a_year(rate), rate.note),
        double=doubling(rate),
    )


def doubling(rate: Quantity) -> Prose:
    """Say how long a doubling takes at a rate, or that it may never come; nothing of a fall."""
    if rate.bounds.high <= 0:
        return Prose("")
    if rate.bounds.low <= 0:
        return prose(_("; whether it ever doubles is open"))
    time = indicators.doubling_time(rate)
    return prose(_(", a doubling in {time}"), time=cite(wording.half_years(time), time.note))


def balance(quantity: Quantity | None, topic: str = "") -> Prose:
    """Say a trade balance in words: exports less imports is a surplus or a deficit."""
    if quantity is None:
        return missing(topic)
    return prose(
        _("{topic} showed {balance} {when}{source}."),
        topic=capital(quantity.topic),
        balance=cite(wording.balance(quantity), quantity.note),
        when=Plain(spans.stated(quantity)),
        source=source(quantity),
    )


def balance_change(before: Quantity, after: Quantity) -> Prose:
    """Say how a balance changed: in money only, since a balance has no rate of growth."""
    moved = indicators.difference(before, after)
    return prose(
        _("{topic} went from {first} {then} to {last} {now}, {change}."),
        topic=capital(after.topic),
        first=cite(wording.balance(before), before.note),
        then=Plain(spans.stated(before)),
        last=cite(wording.balance(after), after.note),
        now=Plain(spans.stated(after)),
        change=cite(wording.improvement(moved, before, after), moved.note),
    )


def missing(topic: str, when: str = "") -> Prose:
    """Say that nothing is known, in place of a sentence with a figure."""
    return prose(
        _("No figure for {topic}{when} is known to this edition."),
        topic=topic or _("this"),
        when=Plain(f" {when}" if when else ""),
    )


def figure(quantity: Quantity) -> Cited:
    """Return the quantity's phrase, by its own unit, with its note."""
    return cite(wording.amount(quantity), quantity.note)


def lasting(years: float) -> Cited:
    """Return a number of years chosen for the report, with the note that says so."""
    chosen = indicators.span(years)
    return cite(wording.years(chosen), chosen.note)


def tally(number: int, behind: Quantity, label: str, *, digits: bool = False) -> Cited:
    """Return how many figures stand behind a quantity, with a note of its own.

    In words up to twelve, or in ``digits`` for a table.
    """
    note = Note(
        id=f"count-{behind.note.id}",
        label=_("{label} behind").format(label=label),
        basis="count",
        inputs=(behind.note,),
    )
    return cite(str(number) if digits else wording.count_of(number), note)


def source(quantity: Quantity) -> str:
    """Return ", according to …" where somebody is named."""
    if not quantity.attribution:
        return ""
    return _(", according to {source}").format(source=named(quantity.attribution))


def named(attribution: str) -> str:
    """Return who says so with the article that a sentence needs: "the foreign ministry".

    >>> named("Kazakh foreign ministry"), named("President Tokayev")
    ('the Kazakh foreign ministry', 'President Tokayev')
    """
    return f"the {attribution}" if OFFICE.search(attribution) else attribution


def capital(text: str) -> str:
    """Return text with a capital first letter, for the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def listed(items: Iterable[Prose]) -> Prose:
    """Return several pieces of prose as one enumeration: "A, B and C"."""
    several = list(items)
    names = {f"part_{chr(ord('a') + i)}": item for i, item in enumerate(several)}
    return prose(wording.listing(f"{{{name}}}" for name in names), **names)


def _found(years: int) -> str:
    if years == 0:
        return _("is no yearly figure")
    if years == 1:
        return _("is one yearly figure")
    return _("are {n} yearly figures").format(n=wording.count_of(years))


def _moved(start: Quantity, end: Quantity) -> str:
    change = end.bounds - start.bounds
    if change.low > 0:
        return _("rose")
    if change.high < 0:
        return _("fell")
    same = start.printed is not None and start.printed == end.printed
    return _("did not change visibly,") if same else _("went")


def _size(start: Quantity, end: Quantity) -> Prose:
    """Return the whole change: as a multiple where it is large, else in percent."""
    times = indicators.multiple(start, end)
    if times.bounds.low >= WORTH_A_MULTIPLE:
        return prose(_(": {times} the first figure"), times=cite(wording.times(times), times.note))
    change = indicators.year_on_year(start, end)
    return prose(_(": {change}"), change=cite(wording.change(change), change.note))


def _a_year(rate: Quantity) -> str:
    """Return a rate; where it is or may be below zero, with a noun in place of the sign."""
    surely = rate.bounds.low >= 0
    return wording.percent_a_year(rate) if surely else wording.change_a_year(rate)


def _rates(start: Quantity, end: Quantity, spans_in_years: Sequence[float]) -> Prose:
    between = [] if start.year is None or end.year is None else [float(end.year - start.year)]
    chosen = [n for n in (spans_in_years or between) if n > 1 or spans_in_years]
    if not chosen:
        return Prose("")
    rates = [(n, indicators.endpoint_growth(start, end, n)) for n in chosen]
    said = listed(
        prose(
            _("{rate} over {years}"),
            rate=cite(_a_year(rate), rate.note),
            years=lasting(n),
        )
        for n, rate in rates
    )
    return prose(_(", or {rates} between these endpoints"), rates=said)
