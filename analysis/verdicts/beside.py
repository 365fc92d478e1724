"""What stands beside a claim, in one line: each rival that decided, and how it compares."""

from analysis import countries, wording
from analysis.claims import Measure
from analysis.interval import Interval
from analysis.language import _
from analysis.prose import Cited, Note
from analysis.quantities import USD
from analysis.verdicts.agreement import HAIR, agree, gap
from analysis.verdicts.amounts import allowed, is_multiple, printed, span, told
from analysis.verdicts.arithmetic import LEAST_GAP, unlike, when
from analysis.verdicts.model import Judgement
from analysis.verdicts.rivals import Relation, Rival
from analysis.verdicts.things import PLACES, TRADE, Figure

COMMON = "max(low₁, low₂) ≤ min(high₁, high₂)"
"""When two figures have values in common, where no gap is given."""


def beside(judgement: Judgement, most: int, *, counted: bool) -> Cited | str:
    """Return the rivals that decided a verdict, each with its outcome, as one cited line.

    Args:
        judgement: The claim and its rivals.
        most: How many rivals to tell, one of each ledger and outcome.
        counted: Whether to say how many others there are.
    """
    claimed = judgement.figure
    every = unlike(judgement.decided_by)
    rivals = _telling(claimed, every)[:most]
    if not rivals:
        return _("no other figure")
    parts = [_rival(claimed, rival) for rival in rivals]
    if counted and len(every) > len(rivals):
        parts.append(_("{n} more").format(n=wording.count_of(len(every) - len(rivals))))
    return Cited("; ".join(parts), _note(judgement, rivals))


def _telling(claimed: Figure, rivals: tuple[Rival, ...]) -> tuple[Rival, ...]:
    """Return the first rival of each ledger and outcome; the others only repeat it."""
    first: dict[object, Rival] = {}
    for rival in rivals:
        key = (rival.ledger, rival.relation, agree(claimed.bounds, rival.bounds))
        first.setdefault(key, rival)
    return tuple(first.values())


def _note(judgement: Judgement, rivals: tuple[Rival, ...]) -> Note:
    gaps = any(_is_apart(judgement.figure, rival) for rival in rivals)
    inputs = (judgement.figure, *(rival.figure for rival in rivals))
    return Note(
        id=f"beside-{judgement.claim.claim_id}",
        label=_("what stands beside the claim"),
        basis="computed",
        formula=LEAST_GAP if gaps else COMMON,
        inputs=tuple({f.quantity.note.id: f.quantity.note for f in inputs}.values()),
    )


def _rival(claimed: Figure, rival: Rival) -> str:
    its = rival.figure
    told = f" {when(its)}" if its.period != claimed.period else ""
    return _("{figure}{when} ({source}{ledger}): {outcome}").format(
        figure=_figure(claimed, its),
        when=told,
        source=wording.listing(dict.fromkeys(s.publisher for s in its.sources)),
        ledger=_ledger(claimed, its),
        outcome=_outcome(claimed, rival),
    )


def _figure(claimed: Figure, its: Figure) -> str:
    """Return a rival as its source prints it; a computed one by what it allows."""
    if not its.inputs:
        return printed(told(its))
    if is_multiple(claimed):
        return wording.times(its.bounds + Interval.point(1.0))
    return allowed(its.quantity)


def _ledger(claimed: Figure, its: Figure) -> str:
    """Say whose books a rival of trade is from, where the claim names other ones or none."""
    if (
        its.ledger == claimed.ledger
        or its.thing.indicator not in TRADE
        or its.thing.aspect in PLACES
        or not its.ledger
    ):
        return ""
    return _(", {whose} statistics").format(whose=countries.possessive(its.ledger))


def _outcome(claimed: Figure, rival: Rival) -> str:
    if rival.relation is not Relation.SAME:
        return _(str(rival.relation))
    if agree(claimed.bounds, rival.bounds):
        return _("agrees")
    if not _is_apart(claimed, rival):
        return _("nothing in common")
    lower, upper = sorted((claimed.bounds, rival.bounds), key=lambda i: (i.low, i.high))
    return _("{gap} apart, {ends}").format(
        gap=wording.percent(Interval.point(gap(claimed.bounds, rival.bounds))),
        ends=span(lower.high, upper.low),
    )


def _is_apart(claimed: Figure, rival: Rival) -> bool:
    """Return whether two amounts of money for one period lie visibly apart."""
    if rival.relation is not Relation.SAME or agree(claimed.bounds, rival.bounds):
        return False
    is_money = claimed.thing.aspect == Measure.LEVEL and claimed.quantity.unit == USD
    return is_money and gap(claimed.bounds, rival.bounds) >= HAIR
