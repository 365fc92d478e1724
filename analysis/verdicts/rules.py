"""The rules, in order: each looks at one claim and its rivals; the first that applies decides.

Faults of the claim itself come first, then what belongs to investment alone, then what
compares most closely: its own ledger, the other one, everything.
"""

from analysis.claims import Measure
from analysis.language import _
from analysis.verdicts.agreement import agree, gap, near
from analysis.verdicts.case import Case, Rule, shares_ledger
from analysis.verdicts.comparison import compared
from analysis.verdicts.faults import FAULTS
from analysis.verdicts.investment import above_the_record, another_kind, total_of_a_window
from analysis.verdicts.model import Finding, Verdict
from analysis.verdicts.rivals import Relation, Rival, finest
from analysis.verdicts.things import Figure

WIDE_GAP = 0.4
"""A gap wider than this, as a fraction of the mean, is put down to whose statistics only where
both figures look like statistics: the pair's own series have differed by more in some years."""

COARSE = 0.05
"""A figure rounded more coarsely than this, as a fraction, was not read off statistics."""


def one_direction(case: Case) -> Finding | None:
    """A turnover that is no more than one of its two flows."""
    flows = [
        r
        for r in case.of(Relation.OTHER_FLOW)
        if case.figure.thing.indicator == "turnover"
        and near(case.figure.quantity, r.figure.quantity)
    ]
    if not flows or any(agree(case.figure.bounds, r.bounds) for r in case.independent):
        return None
    return Finding(
        verdict=Verdict.DEFINITION_DIFFERS,
        headline=_("one direction only"),
        reason=_("The number is that of one flow, not of both together."),
        decided_by=tuple(flows),
    )


def nothing_comparable(case: Case) -> Finding | None:
    """No figure of the same thing for the same period; a part may still exceed its whole."""
    if case.same:
        return None
    impossible = [r for r in case.against if shares_ledger(case, r)]
    if impossible:
        return Finding(
            verdict=Verdict.CONTRADICTED,
            headline=_("a part exceeds its whole"),
            reason=_("A part of a year cannot exceed the year."),
            decided_by=tuple(impossible),
        )
    is_rank = case.figure.thing.aspect == Measure.RANK
    beside = case.of(Relation.OTHER_PERIOD) if is_rank else _around(case)
    return Finding(
        verdict=Verdict.NOT_CHECKABLE,
        headline=_("within the figure for the longer period")
        if beside and not is_rank
        else _("no other figure for the period"),
        reason=_("No other source gives the same thing for the same period."),
        decided_by=beside,
    )


def within_its_ledger(case: Case) -> Finding | None:
    """A claim from one country's statistics, where those statistics have another figure."""
    own = [r for r in case.independent if case.figure.ledger and r.ledger == case.figure.ledger]
    return compared(case, own) if own else None


def depends_on_the_ledger(case: Case) -> Finding | None:
    """Fits one country's statistics and not the other's, by no more than such gaps are wide."""
    fitting = {case.figure.ledger} - {""} or set(case.match.fits)
    others = {r.ledger for r in case.same} - {"", *fitting}
    missed = [r for name in sorted(others) for r in _missed(case, name)]
    if not fitting or not missed or any(_is_wide(case.figure, r) for r in missed):
        return None
    own = finest(r for r in case.independent if r.ledger in fitting)
    return Finding(
        verdict=Verdict.DEFINITION_DIFFERS,
        headline=_("depends on the ledger"),
        reason=_("The two countries’ statistics differ, and the claim fits one of them."),
        decided_by=(*own, *missed),
    )


def beside_all(case: Case) -> Finding | None:
    """Everything else: against all figures for the period at once."""
    return compared(case, case.independent or case.same)


RULES: tuple[Rule, ...] = (
    *FAULTS,
    above_the_record,
    total_of_a_window,
    another_kind,
    one_direction,
    nothing_comparable,
    within_its_ledger,
    depends_on_the_ledger,
    beside_all,
)


def _missed(case: Case, ledger: str) -> tuple[Rival, ...]:
    """Return a ledger's figures that disagree: its finest ones, or any for a stated ledger."""
    told = tuple(r for r in case.independent if r.ledger == ledger)
    direct = tuple(r for r in told if r.figure.is_direct)
    heard = (case.figure.ledger and direct) or finest(told)
    return tuple(r for r in heard if not agree(case.figure.bounds, r.bounds))


def _around(case: Case) -> tuple[Rival, ...]:
    """Return the direct figures for a longer period, or a part of this one, of one ledger."""
    return tuple(
        r
        for r in case.of(Relation.PART, Relation.WHOLE)
        if r.figure.is_direct and r.bounds.is_bounded and shares_ledger(case, r)
    )


def _is_wide(claimed: Figure, rival: Rival) -> bool:
    """Return whether two ledgers cannot explain the gap: it is wide, and one figure is round."""
    is_level = claimed.thing.aspect == Measure.LEVEL
    round_figure = _is_coarse(claimed) or _is_coarse(rival.figure)
    return is_level and round_figure and gap(claimed.bounds, rival.bounds) > WIDE_GAP


def _is_coarse(told: Figure) -> bool:
    printed = told.quantity.printed
    return told.claim is not None and printed is not None and told.quantity.step > COARSE * printed
