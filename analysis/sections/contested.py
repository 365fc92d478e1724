"""Inflows of investment that stand contradicted, out of date or otherwise defined."""

from collections.abc import Sequence
from datetime import date

from analysis import countries, sentences, spans
from analysis.claims import Indicator, Measure
from analysis.dossier import Dossier
from analysis.figures import claims as claim_charts
from analysis.figures import style
from analysis.figures.chart import Caption, Chart
from analysis.figures.claims import Saying
from analysis.figures.data import Point
from analysis.language import _
from analysis.prose import Cited, Plain, Prose, cite, joined, prose
from analysis.quantities import Quantity, from_claim
from analysis.sections import lines
from analysis.sentences import capital
from analysis.verdicts import Figure, Judgement, Verdict, amounts
from analysis.verdicts.arithmetic import steps
from analysis.verdicts.targets import DOUBTED

UNEQUAL = DOUBTED | {Verdict.DEFINITION_DIFFERS}
"""Verdicts of figures that a reader should not take at their word."""


def rivals_chart(dossier: Dossier) -> Chart | Prose:
    """Return the latest doubted inflow and the statements that decide against it.

    Nothing where none is doubted; ``verdicts`` says so.
    """
    judgement = _doubted(dossier)
    if judgement is None:
        return lines.UNSAID
    rivals = [r.figure for r in judgement.decided_by if r.figure.thing == judgement.figure.thing]
    figures = _unlike([judgement.figure, *rivals])
    caption = Caption(
        id="contested-inflow",
        title=rivals_message(dossier),
        subtitle=_("What each source allows for the inflow of its period, US dollars"),
        source=lines.credit(dossier, [f.quantity.note for f in figures]),
    )
    sayings = [_saying(dossier, f, judgement) for f in figures]
    return claim_charts.bounds_chart(sayings, caption)


def rivals_message(dossier: Dossier) -> Prose:
    """Return what stands against the latest doubted inflow, as the title of a chart."""
    judgement = _doubted(dossier)
    if judgement is None:
        return Prose(_("Inflows on which sources differ"))
    return prose(
        _("{figure} {when}, by {source}: {headline}"),
        figure=exact(judgement.figure.quantity),
        when=Plain(spans.stated(judgement.figure.quantity)),
        source=sentences.named(judgement.figure.quantity.attribution),
        headline=judgement.headline,
    )


def verdicts(dossier: Dossier) -> Prose:
    """Say which inflows stand contradicted, out of date or otherwise defined, and why.

    The latest that is out of date or contradicted comes first, with its arithmetic.
    """
    chief = _doubted(dossier)
    told = [] if chief is None else [joined([_judged(chief), *_arithmetic(chief)])]
    told += [
        _judged(judgement)
        for judgement in _inflows(dossier)
        if judgement.verdict in UNEQUAL and judgement is not chief
    ]
    if not told:
        return prose(_("No stated inflow stands against another source or another year."))
    return joined(told, "\n\n")


def _inflows(dossier: Dossier) -> list[Judgement]:
    """Return the verdicts on every inflow stated for the years shown."""
    levels_of_flow = {
        c.claim_id
        for c in dossier.shown
        if c.indicator is Indicator.FDI_FLOW and c.measure is Measure.LEVEL
    }
    return [j for j in dossier.judgements if j.claim.claim_id in levels_of_flow]


def _doubted(dossier: Dossier) -> Judgement | None:
    """Return the doubted inflow of the latest period, among those counted as usual."""
    found = [
        j
        for j in _inflows(dossier)
        if j.verdict in DOUBTED and j.claim.period is not None and "definition" not in j.claim.flags
    ]
    return max(found, key=lambda j: (j.figure.quantity.year or 0, j.claim.claim_id), default=None)


def exact(quantity: Quantity) -> Cited:
    """Return a figure with all the digits of its source: here they are what is at issue."""
    return cite(amounts.printed(quantity), quantity.note)


def _unlike(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures without those computed alike, in order of time, the claim first."""
    kept: dict[object, Figure] = {}
    for found in figures:
        kept.setdefault(found.bounds if found.inputs else found.quantity.note.id, found)
    first, *others = kept.values()
    ends = [(f.period.end if f.period else date.max, f.order) for f in others]
    return [first, *(f for _end, f in sorted(zip(ends, others, strict=True), key=lambda x: x[0]))]


def _saying(dossier: Dossier, found: Figure, claimed: Judgement) -> Saying:
    quantity = found.quantity
    who = quantity.attribution or _("Carried on by the stated change")
    verdict = claimed.words if found is claimed.figure else ""
    return Saying(
        label=_("{who}, {when}").format(
            who=who, when=spans.name(found.period) if found.period else quantity.worded
        ),
        point=Point.of(quantity, amounts.printed(quantity), year=0, stated=True),
        role=style.ledger(found.ledger, frozenset(dossier.pair)),
        ledger=capital(_("{country} statistics").format(country=countries.possessive(found.ledger)))
        if found.ledger
        else _("Nobody’s statistics named"),
        verdict=verdict,
    )


def _judged(judgement: Judgement) -> Prose:
    quantity = from_claim(judgement.claim)
    period = spans.stated(quantity)
    worded = _("“{words}”").format(words=quantity.worded) if quantity.worded else period
    return prose(
        _("{topic}: {source} states {figure} ({words}). Verdict: {verdict}; {headline}. {reason}."),
        topic=capital(quantity.topic),
        source=sentences.named(quantity.attribution),
        figure=exact(quantity),
        words=Plain(worded),
        verdict=judgement.words,
        headline=judgement.headline,
        reason=judgement.reason.rstrip("."),
    )


def _arithmetic(judgement: Judgement) -> tuple[Prose, ...]:
    """Return the arithmetic without rivals that only repeat another's figure for the period."""
    kept = {(r.bounds, r.period): r for r in reversed(judgement.decided_by)}
    return steps(judgement.figure, tuple(r for r in judgement.decided_by if r in kept.values()))
