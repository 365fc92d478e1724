"""The sums behind a verdict, spelled out so that a reader can redo them."""

from math import inf

from analysis import countries, sentences, spans, wording
from analysis.claims import Measure, Status
from analysis.interval import Interval
from analysis.language import _
from analysis.periods import Period
from analysis.prose import Cited, Plain, Prose, cite, joined, prose
from analysis.quantities import FRACTION, USD, Quantity, computed
from analysis.verdicts.agreement import HAIR, agree, gap
from analysis.verdicts.amounts import allowed, is_multiple, printed, told
from analysis.verdicts.rivals import Relation, Rival
from analysis.verdicts.things import BACK, CHANGED, ON, PLACES, REST, SUM, TRADE, Figure, is_idiom

SHOWN = 6
"""Rivals spelled out at most; the others only repeat what these show."""

LEAST_GAP = "(low₂ − high₁) / ((low₂ + high₁) / 2)"

RELATIONS = {
    Relation.PART: _("That is a part of the claim’s period, which it cannot exceed."),
    Relation.WHOLE: _("That is a longer period, of which the claim’s is a part."),
    Relation.INSIDE: _("That window lies inside the claim’s, so it cannot hold more."),
    Relation.AROUND: _("That window holds the claim’s, so it cannot hold less."),
    Relation.OTHER_WINDOW: _("Neither window holds the other, so the totals do not compare."),
    Relation.OTHER_PERIOD: _("That is another period."),
    Relation.OTHER_FLOW: _("That is one direction of trade, and not what is claimed."),
    Relation.OTHER_KIND: _("That is another kind of investment, which does not compare."),
}


def steps(claimed: Figure, decided_by: tuple[Rival, ...]) -> tuple[Prose, ...]:
    """Return the arithmetic: how the claim is read, then each rival that decided."""
    shown = unlike(decided_by)[:SHOWN]
    return (_read(claimed), *(_compared(claimed, rival) for rival in shown))


def unlike(rivals: tuple[Rival, ...]) -> tuple[Rival, ...]:
    """Return the rivals without computed ones that only repeat another's result."""
    kept: dict[object, Rival] = {}
    for rival in rivals:
        key = rival.bounds if rival.figure.inputs else rival.figure.quantity.note.id
        kept.setdefault(key, rival)
    return tuple(kept.values())


def _read(claimed: Figure) -> Prose:
    return prose(
        _("The claim: {figure} {when}{bounds}."),
        figure=_figure(told(claimed)),
        when=Plain(when(claimed)),
        bounds=_bounds(claimed),
    )


def _compared(claimed: Figure, rival: Rival) -> Prose:
    is_computed = bool(rival.figure.inputs)
    given = _computed(rival.figure, claimed) if is_computed else _stated(rival.figure)
    return joined([given, _outcome(claimed, rival)])


def _stated(given: Figure) -> Prose:
    return prose(
        _("{source}{ledger}: {figure} {when}{bounds}."),
        source=Plain(sentences.capital(given.sources[0].publisher)),
        ledger=_ledger(given),
        figure=_figure(told(given)),
        when=Plain(when(given)),
        bounds=_bounds(given),
    )


def _ledger(given: Figure) -> str:
    if given.thing.indicator not in TRADE or given.thing.aspect in PLACES or not given.ledger:
        return ""
    return _(", by {country} statistics").format(country=countries.possessive(given.ledger))


SUMS = {
    SUM: _("{one} plus {other} {when} ({source}) gives {bounds}."),
    REST: _("{one} {when} less {other} ({source}) leaves {bounds}."),
    CHANGED: _("From {one} to {other} {when} ({source}) is a change of {bounds}."),
    BACK: _("{one}, taken back by the stated {other} ({source}), gives {bounds} {when}."),
    ON: _("{one}, carried on by the stated {other} ({source}), gives {bounds} {when}."),
}
"""How each formula of a computed figure is said."""


def _computed(given: Figure, claimed: Figure) -> Prose:
    one, other = given.inputs
    return prose(
        SUMS[given.quantity.note.formula],
        one=_figure(one),
        other=_figure(other),
        when=Plain(spans.when(given.period) if given.period else ""),
        source=Plain(wording.listing(dict.fromkeys(s.publisher for s in given.sources))),
        bounds=_allowed(given, is_multiple=is_multiple(claimed)),
    )


def _figure(quantity: Quantity) -> Cited:
    return cite(printed(quantity), quantity.note)


def _bounds(given: Figure) -> Prose:
    """Say what a figure allows; nothing where that is the figure itself, or its own words."""
    is_known = allowed(given.quantity) == printed(told(given))
    if given.quantity.unit not in (USD, FRACTION) or given.bounds.is_point or is_known:
        return Prose("")
    idiom = given.claim is not None and is_idiom(given.claim)
    template = _(", which as “risen to” allows {range}") if idiom else _(", which allows {range}")
    return prose(template, range=_allowed(given, is_multiple=is_multiple(given)))


def _allowed(given: Figure, *, is_multiple: bool) -> Cited:
    """Return the ends of a figure; those of a change as a multiple where one was stated."""
    quantity = given.quantity
    if is_multiple:
        return cite(wording.times(quantity.bounds + Interval.point(1.0)), quantity.note)
    return cite(allowed(quantity), quantity.note)


def when(given: Figure) -> str:
    """Say what time a figure is about: a deadline for a target, an end for an open window."""
    claim = given.claim
    if claim is not None and claim.status is Status.TARGET and not given.period:
        words = claim.period_worded
        return _("“{words}”").format(words=words) if words else _("without a deadline")
    if claim is not None and "open_start" in claim.flags and given.period:
        return _("by {end}").format(end=spans.name(_end(given.period)))
    if given.inputs:
        return spans.when(given.period) if given.period else ""
    return spans.stated(given.quantity)


def _end(period: Period) -> Period:
    return period if period.is_year else Period(period.end, period.end)


def _outcome(claimed: Figure, rival: Rival) -> Prose:
    if rival.relation is not Relation.SAME:
        return prose(RELATIONS[rival.relation])
    if agree(claimed.bounds, rival.bounds):
        return prose(_("The two have values in common."))
    if claimed.thing.aspect != Measure.LEVEL or claimed.quantity.unit != USD:
        return prose(_("The two have no value in common."))
    least = _least_gap(claimed, rival)
    if least.bounds.low < HAIR:
        return prose(_("The two only touch, at the edge of their rounding."))
    return prose(
        _("The two have no value in common: the nearest ends are {gap} of their mean apart."),
        gap=cite(wording.percent(Interval.point(least.bounds.low)), least.note),
    )


def _least_gap(claimed: Figure, rival: Rival) -> Quantity:
    return computed(
        id=f"gap-{claimed.quantity.note.id}-{rival.figure.quantity.note.id}",
        label=_("least gap between two figures, as a part of the mean of the nearest ends"),
        formula=LEAST_GAP,
        inputs=(claimed.quantity, rival.figure.quantity),
        bounds=Interval(gap(claimed.bounds, rival.bounds), inf),
        unit=FRACTION,
    )
