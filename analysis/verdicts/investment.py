"""Rules for investment: windows of a total, records, and kinds that do not compare."""

from analysis.claims import Hedge, Measure
from analysis.language import _
from analysis.verdicts.case import Case, prints_the_same, years_apart
from analysis.verdicts.comparison import compared
from analysis.verdicts.model import Finding, Verdict
from analysis.verdicts.rivals import Relation, Rival
from analysis.verdicts.things import Figure


def above_the_record(case: Case) -> Finding | None:
    """An earlier value above what was later called the highest."""
    records = [r for r in case.of(Relation.OTHER_PERIOD) if _is_record_after(case, r)]
    if not records:
        return None
    return Finding(
        verdict=Verdict.CONTRADICTED,
        headline=_("above a later record"),
        reason=_("A later year was called the highest, with a smaller figure."),
        decided_by=tuple(records),
    )


def total_of_a_window(case: Case) -> Finding | None:
    """A cumulative total: compared only over one window, bounded by windows inside and around."""
    if case.figure.thing[:2] != ("fdi_cumulative", Measure.LEVEL):
        return None
    nested = [r for r in case.against if r.relation is not Relation.SAME]
    if nested:
        return Finding(
            verdict=Verdict.CONTRADICTED,
            headline=_("a longer window cannot hold less"),
            reason=_("Inflows only add to a total."),
            decided_by=tuple(nested),
        )
    if case.same:
        return compared(case, case.same)
    entailing = [r for r in case.of(Relation.INSIDE) if _entails(r, case.figure)]
    if entailing:
        return Finding(
            verdict=Verdict.CONSISTENT,
            headline=_("reached already in a shorter window"),
            reason=_("A window inside this one holds as much; inflows only add to it."),
            decided_by=tuple(entailing),
        )
    return _by_other_windows(case)


def another_kind(case: Case) -> Finding | None:
    """Marked as unclear in what it counts, with figures of another kind to set it beside."""
    assert case.figure.claim is not None
    others = case.of(Relation.OTHER_KIND)
    if "definition" not in case.figure.claim.flags or not others or case.same:
        return None
    equal = [r for r in others if prints_the_same(case.figure, r)]
    return Finding(
        verdict=Verdict.DEFINITION_DIFFERS,
        headline=_("what is counted differs"),
        reason=_("The same number stands elsewhere as another kind of investment.")
        if equal
        else _("Nothing of this kind and size stands elsewhere, only another kind."),
        decided_by=tuple(equal) or nearest(case, others),
    )


def _by_other_windows(case: Case) -> Finding:
    near_end = [
        r
        for r in case.of(Relation.INSIDE, Relation.AROUND, Relation.OTHER_WINDOW)
        if years_apart(case.figure, r) <= 1
    ]
    inside, around = case.of(Relation.INSIDE), case.of(Relation.AROUND)
    if near_end:
        return Finding(
            verdict=Verdict.DEFINITION_DIFFERS,
            headline=_("the window differs"),
            reason=_("Totals to about the same day count other years."),
            decided_by=tuple(sorted(near_end, key=lambda r: not prints_the_same(case.figure, r))),
        )
    if inside and around:
        return Finding(
            verdict=Verdict.CONSISTENT,
            headline=_("fits the totals before and after"),
            reason=_("It lies between the totals to an earlier and to a later day."),
            decided_by=(*inside, *around),
        )
    return Finding(
        verdict=Verdict.NOT_CHECKABLE,
        headline=_("no other total to the same day"),
        reason=_("No other source gives a total to about the same day."),
        decided_by=(*inside, *around),
    )


def nearest(case: Case, several: tuple[Rival, ...]) -> tuple[Rival, ...]:
    """Return the direct and bounded rivals, or all, by how near in time they end."""
    pool = tuple(r for r in several if r.figure.is_direct and r.bounds.is_bounded) or several
    return tuple(sorted(pool, key=lambda r: (years_apart(case.figure, r), r.figure.order)))


def _entails(rival: Rival, claimed: Figure) -> bool:
    return claimed.quantity.hedge is Hedge.MORE_THAN and rival.bounds.low >= claimed.bounds.low


def _is_record_after(case: Case, rival: Rival) -> bool:
    told = rival.figure.claim
    return (
        told is not None
        and "record" in told.flags
        and rival.period is not None
        and case.figure.period is not None
        and case.figure.period.end < rival.period.start
        and case.figure.bounds.low > rival.bounds.high
    )
