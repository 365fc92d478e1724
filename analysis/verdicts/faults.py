"""Rules that ask whether a claim is what it says it is: a wish, a swapped flow, a wrong year.

A claim with such a fault is no evidence against others.
"""

from analysis.claims import Measure, Status
from analysis.language import _
from analysis.verdicts.agreement import agree
from analysis.verdicts.case import Case, Rule, shares_ledger
from analysis.verdicts.model import Finding, Verdict
from analysis.verdicts.rivals import Relation, Rival, finest
from analysis.verdicts.things import CHANGE, Figure


def goal(case: Case) -> Finding | None:
    """A target states a wish: no fact could agree with it or contradict it."""
    assert case.figure.claim is not None
    if case.figure.claim.status not in (Status.TARGET, Status.PLANNED):
        return None
    return Finding(
        verdict=Verdict.NOT_CHECKABLE,
        headline=_("a goal, not a fact"),
        reason=_("What became of it stands in the ledger of targets."),
    )


def swapped_flows(case: Case) -> Finding | None:
    """The number is given elsewhere for the other direction, and this one has another number."""
    twins = [r for r in case.of(Relation.OTHER_FLOW) if r.figure.claim is not None]
    is_flow = case.figure.thing.indicator == "exports"
    own = finest(r for r in case.same if shares_ledger(case, r))
    if not (is_flow and twins and own) or any(agree(case.figure.bounds, r.bounds) for r in own):
        return None
    return Finding(
        verdict=Verdict.CONTRADICTED,
        headline=_("exports and imports swapped"),
        reason=_("The same number stands elsewhere for the other direction."),
        decided_by=(*own, *twins),
    )


def dated_otherwise(case: Case) -> Finding | None:
    """An inferred date, where a dated statement has the number earlier and others the year."""
    elsewhere = [
        r
        for r in case.of(Relation.OTHER_PERIOD)
        if r.period is not None
        and case.figure.period is not None
        and r.period.end < case.figure.period.start
        and case.figure.thing.aspect == Measure.LEVEL
    ]
    of_the_year = [r for r in case.same if agree(case.figure.bounds, r.bounds)]
    if not elsewhere or of_the_year or not case.against:
        return None
    return Finding(
        verdict=Verdict.OUT_OF_DATE,
        headline=_("stands elsewhere for an earlier year"),
        reason=_("The wording leaves the year open; for the year it would mean, another stands."),
        decided_by=(*elsewhere, *case.against),
    )


def told_otherwise_at_once(case: Case) -> Finding | None:
    """The same source, or another on the same day, gives a finer figure that differs.

    A stated change is also held to the two levels that its own source gives.
    """
    finer = [
        r
        for r in case.against
        if r.relation is Relation.SAME
        and (r.ledger == case.figure.ledger or not case.figure.ledger)
        and (_is_own_sum(case.figure, r) or _is_finer_that_day(case.figure, r.figure))
    ]
    if not finer:
        return None
    own = any(r.figure.sources == case.figure.sources for r in finer)
    return Finding(
        verdict=Verdict.CONTRADICTED,
        headline=_("its own source differs") if own else _("another statement of the day differs"),
        reason=_("What was told on the same occasion does not allow it."),
        decided_by=tuple(finer),
    )


FAULTS: tuple[Rule, ...] = (goal, swapped_flows, dated_otherwise, told_otherwise_at_once)


def _is_own_sum(claimed: Figure, rival: Rival) -> bool:
    """Return whether a rival change is computed from the levels of the claim's own source."""
    computed = bool(rival.figure.inputs) and rival.figure.sources == claimed.sources
    return claimed.thing.aspect == CHANGE and computed


def _is_finer_that_day(claimed: Figure, other: Figure) -> bool:
    """Return whether a finer figure is of the same source, or of one dated to the same day."""
    days = {s.published for f in (claimed, other) for s in f.sources}
    is_day = all(len(day) == len("YYYY-MM-DD") for day in days)
    together = claimed.sources == other.sources or (is_day and len(days) == 1)
    return together and _width(other) < _width(claimed)


def _width(told: Figure) -> float:
    return told.bounds.high - told.bounds.low
