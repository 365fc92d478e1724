"""The sums behind a verdict, spelled out so that a reader can redo them."""

from math import inf

from analysis import sentences, spans, wording
from analysis.claims import Measure
from analysis.interval import Interval
from analysis.language import _
from analysis.prose import Cited, Plain, Prose, cite, joined, prose
from analysis.quantities import FRACTION, RANK, USD, Quantity, computed
from analysis.verdicts.evidence import Figure
from analysis.verdicts.model import Finding
from analysis.verdicts.rivals import Relation, Rival, agree, gap

SHOWN = 6
"""Rivals spelled out at most; the others only repeat what these show."""

RELATIONS = {
    Relation.PART: _("That is a part of the claim’s period, so it cannot be more."),
    Relation.WHOLE: _("That is a longer period, so it cannot be less."),
    Relation.INSIDE: _("That window lies inside the claim’s, so it cannot hold more."),
    Relation.AROUND: _("That window holds the claim’s, so it cannot hold less."),
    Relation.OTHER_WINDOW: _("Neither window holds the other, so the totals do not compare."),
    Relation.OTHER_PERIOD: _("That is another period."),
    Relation.OTHER_FLOW: _("That is one direction of trade, and not the one claimed."),
    Relation.OTHER_KIND: _("That is another kind of investment, which does not compare."),
}


def steps(claimed: Figure, finding: Finding) -> tuple[Prose, ...]:
    """Return the arithmetic: how the claim is read, then each rival that decided."""
    shown = finding.decided_by[:SHOWN]
    return (_read(claimed), *(_compared(claimed, rival) for rival in shown))


def _read(claimed: Figure) -> Prose:
    quantity = claimed.quantity
    return prose(
        _("The claim, {figure} {when}, allows {bounds}."),
        figure=sentences.figure(quantity),
        when=Plain(spans.stated(quantity)),
        bounds=_allowed(quantity),
    )


def _compared(claimed: Figure, rival: Rival) -> Prose:
    told = _computed(rival.figure) if rival.figure.inputs else _stated(rival.figure)
    return joined([told, _outcome(claimed, rival)])


def _stated(told: Figure) -> Prose:
    return prose(
        _("{source} gives {figure} {when}, which allows {bounds}."),
        source=Plain(sentences.capital(told.sources[0].publisher)),
        figure=sentences.figure(told.quantity),
        when=Plain(spans.stated(told.quantity)),
        bounds=_allowed(told.quantity),
    )


def _computed(told: Figure) -> Prose:
    one, other = told.inputs
    return prose(
        _("Computed {when}: {formula} of {one} and {other} ({source}) gives {bounds}."),
        when=Plain(spans.when(told.period) if told.period else ""),
        formula=Plain(told.quantity.note.formula),
        one=sentences.figure(one),
        other=sentences.figure(other),
        source=Plain(wording.listing(dict.fromkeys(s.publisher for s in told.sources))),
        bounds=_allowed(told.quantity),
    )


def _allowed(quantity: Quantity) -> Cited:
    """Return the bounds as a range, under the note of the figure itself."""
    return cite(_range(quantity.bounds, quantity.unit), quantity.note)


def _range(bounds: Interval, unit: str) -> str:
    if unit == FRACTION:
        return wording.percent(bounds) if bounds.low >= 0 else wording.change(bounds)
    if unit == RANK:
        return wording.rank(bounds)
    return wording.money(bounds) if unit == USD else wording.count(bounds)


def _outcome(claimed: Figure, rival: Rival) -> Prose:
    if rival.relation is not Relation.SAME:
        return prose(RELATIONS[rival.relation])
    if agree(claimed.bounds, rival.bounds):
        return prose(_("The two ranges have values in common."))
    if claimed.thing.aspect == Measure.LEVEL and claimed.quantity.unit == USD:
        return prose(
            _("The two ranges do not meet: at least {gap} of their mean lies between them."),
            gap=cite(
                wording.percent(Interval.point(gap(claimed.bounds, rival.bounds))),
                _gap_note(claimed, rival).note,
            ),
        )
    return prose(_("The two ranges do not meet."))


def _gap_note(claimed: Figure, rival: Rival) -> Quantity:
    return computed(
        id=f"gap-{claimed.quantity.note.id}-{rival.figure.quantity.note.id}",
        label=_("least gap between two figures, as a part of the mean of the nearest ends"),
        formula="(low₂ − high₁) / ((low₂ + high₁) / 2)",
        inputs=(claimed.quantity, rival.figure.quantity),
        bounds=Interval(gap(claimed.bounds, rival.bounds), inf),
        unit=FRACTION,
    )
