"""The rules, in order: each looks at one claim and its rivals; the first that applies decides.

``FAULTS`` come first because they ask whether the claim is what it says it is (a swapped
flow, a wrong year, a word too strong). A claim with such a fault is no evidence against
others. ``RULES`` then compare what is left.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis.claims import Hedge, Measure, Status
from analysis.language import _
from analysis.verdicts.evidence import CHANGE, Figure
from analysis.verdicts.ledgers import LedgerMatch
from analysis.verdicts.model import CONTESTED_BASELINE, Finding, Verdict
from analysis.verdicts.rivals import (
    Relation,
    Rival,
    agree,
    contradictions,
    finest,
    gap,
    independent,
    is_revision,
    near,
)

WIDE_GAP = 0.4
"""A gap wider than this, as a fraction of the mean, is put down to whose statistics only where
both figures look like statistics: the pair's own series have differed by more in some years."""

COARSE = 0.05
"""A figure rounded more coarsely than this, as a fraction, was not read off statistics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One claim as the rules see it; ``match`` is over the rivals that may speak."""

    figure: Figure
    rivals: tuple[Rival, ...]
    match: LedgerMatch
    is_first: bool

    def of(self, *relations: Relation) -> tuple[Rival, ...]:
        """Return the rivals that stand in one of the relations."""
        return tuple(r for r in self.rivals if r.relation in relations)

    @property
    def same(self) -> tuple[Rival, ...]:
        """Rivals for the claim's own period."""
        return self.of(Relation.SAME)

    @property
    def against(self) -> tuple[Rival, ...]:
        """Rivals that cannot hold together with the claim as figures."""
        return tuple(contradictions(self.figure, self.rivals))


Rule = Callable[[Case], Finding | None]


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
    own = finest(r for r in case.same if _shares_ledger(case, r))
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
        headline=_("contradicted by its own source")
        if own
        else _("contradicted by the same day’s statement"),
        reason=_("What was told on the same occasion does not allow it."),
        decided_by=tuple(finer),
    )


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
        return _compared(case, case.same)
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
    equal = [r for r in others if agree(case.figure.bounds, r.bounds)]
    return Finding(
        verdict=Verdict.DEFINITION_DIFFERS,
        headline=_("what is counted differs"),
        reason=_("The same number stands elsewhere as another kind of investment.")
        if equal
        else _("Nothing of this kind and size stands elsewhere, only another kind."),
        decided_by=tuple(equal or others),
    )


def one_direction(case: Case) -> Finding | None:
    """A turnover that is no more than one of its two flows."""
    flows = [
        r
        for r in case.of(Relation.OTHER_FLOW)
        if case.figure.thing.indicator == "turnover"
        and near(case.figure.quantity, r.figure.quantity)
    ]
    if not flows or any(agree(case.figure.bounds, r.bounds) for r in _independent(case)):
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
    impossible = [r for r in case.against if _shares_ledger(case, r)]
    if impossible:
        return Finding(
            verdict=Verdict.CONTRADICTED,
            headline=_("a part exceeds its whole"),
            reason=_("A part of a year cannot exceed the year."),
            decided_by=tuple(impossible),
        )
    is_rank = case.figure.thing.aspect == Measure.RANK
    beside = case.of(Relation.OTHER_PERIOD) if is_rank else case.of(Relation.PART, Relation.WHOLE)
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
    own = [r for r in _independent(case) if case.figure.ledger and r.ledger == case.figure.ledger]
    return _compared(case, own) if own else None


def depends_on_the_ledger(case: Case) -> Finding | None:
    """Fits one country's statistics and not the other's, by no more than such gaps are wide."""
    fitting = {case.figure.ledger} - {""} or set(case.match.fits)
    others = {r.ledger for r in case.same} - {"", *fitting}
    missed = [r for name in sorted(others) for r in _missed(case, name)]
    if not fitting or not missed or any(_is_wide(case.figure, r) for r in missed):
        return None
    own = finest(r for r in _independent(case) if r.ledger in fitting)
    return Finding(
        verdict=Verdict.DEFINITION_DIFFERS,
        headline=_("depends on the ledger"),
        reason=_("The two countries’ statistics differ, and the claim fits one of them."),
        decided_by=(*own, *missed),
    )


def beside_all(case: Case) -> Finding | None:
    """Everything else: against all figures for the period at once."""
    return _compared(case, _independent(case) or case.same)


FAULTS: tuple[Rule, ...] = (goal, swapped_flows, dated_otherwise, told_otherwise_at_once)
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
    told = tuple(r for r in _independent(case) if r.ledger == ledger)
    direct = tuple(r for r in told if r.figure.is_direct)
    heard = (case.figure.ledger and direct) or finest(told)
    return tuple(r for r in heard if not agree(case.figure.bounds, r.bounds))


def _compared(case: Case, chosen: Iterable[Rival]) -> Finding:
    """Return the verdict over rivals that compare directly; computed ones only if no other."""
    pool = tuple(chosen)
    computed = finest(r for r in pool if not r.figure.is_direct)
    several = tuple(r for r in pool if r.figure.is_direct) or computed
    for_it = tuple(r for r in several if agree(case.figure.bounds, r.bounds))
    against = tuple(r for r in several if r not in for_it)
    if any(not is_revision(case.figure, r) for r in against):
        kind = "first" if case.is_first else "contested" if for_it else "contradicted"
        also = (r for r in computed if not agree(case.figure.bounds, r.bounds))
        return _finding(Verdict.CONTRADICTED, kind, tuple(dict.fromkeys((*against, *also))))
    if against and not for_it:
        return _finding(Verdict.DEFINITION_DIFFERS, "revised", against)
    plain = any(_is_plain(case.figure, r) for r in for_it)
    kind = "disputed" if case.against else "agreed"
    verdict = Verdict.CONSISTENT if plain else Verdict.CONSISTENT_AFTER_ROUNDING
    return _finding(verdict, kind, for_it)


HEADLINES = {
    "revised": _("a revision apart"),
    "first": CONTESTED_BASELINE,
    "contested": _("contested"),
    "contradicted": _("another figure stands for it"),
    "disputed": _("fits its own statistics; others differ"),
    "agreed": _("no visible figure differs"),
}
REASONS = {
    "revised": _("The figures differ by no more than statistics are revised."),
    "first": _("Sources differ on the earliest level, from which growth is counted."),
    "contested": _("Some sources agree and others do not."),
    "contradicted": _("No figure that compares allows it."),
    "disputed": _("What compares most closely agrees; figures from elsewhere do not."),
    "agreed": _("Every figure that compares allows it."),
}


def _finding(verdict: Verdict, kind: str, rivals: tuple[Rival, ...]) -> Finding:
    return Finding(
        verdict=verdict, headline=HEADLINES[kind], reason=REASONS[kind], decided_by=rivals
    )


def _independent(case: Case) -> tuple[Rival, ...]:
    return independent(case.figure, case.rivals)


def _by_other_windows(case: Case) -> Finding:
    near_end = [
        r
        for r in case.of(Relation.INSIDE, Relation.AROUND, Relation.OTHER_WINDOW)
        if _end_years_apart(case.figure, r) <= 1
    ]
    inside, around = case.of(Relation.INSIDE), case.of(Relation.AROUND)
    if near_end:
        return Finding(
            verdict=Verdict.DEFINITION_DIFFERS,
            headline=_("the window differs"),
            reason=_("Totals to about the same day count other years."),
            decided_by=tuple(near_end),
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


def _end_years_apart(claimed: Figure, rival: Rival) -> float:
    assert claimed.period is not None
    assert rival.period is not None
    return abs((claimed.period.end - rival.period.end).days) / 365.25


def _entails(rival: Rival, claimed: Figure) -> bool:
    return claimed.quantity.hedge is Hedge.MORE_THAN and rival.bounds.low >= claimed.bounds.low


def _shares_ledger(case: Case, rival: Rival) -> bool:
    return case.figure.ledger == rival.ledger or "" in (case.figure.ledger, rival.ledger)


def _is_wide(claimed: Figure, rival: Rival) -> bool:
    """Return whether two ledgers cannot explain the gap: it is wide, and one figure is round."""
    is_level = claimed.thing.aspect == Measure.LEVEL
    round_figure = _is_coarse(claimed) or _is_coarse(rival.figure)
    return is_level and round_figure and gap(claimed.bounds, rival.bounds) > WIDE_GAP


def _is_coarse(told: Figure) -> bool:
    printed = told.quantity.printed
    return told.claim is not None and printed is not None and told.quantity.step > COARSE * printed


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


def _is_plain(claimed: Figure, rival: Rival) -> bool:
    """Return whether the two agree as printed, without the help of rounding."""
    one, other = claimed.quantity, rival.figure.quantity
    if one.hedge is not Hedge.EXACT:
        return other.printed is None or other.printed in one.bounds
    if other.hedge is not Hedge.EXACT:
        return one.printed is not None and one.printed in other.bounds
    return (
        one.printed is not None
        and other.printed is not None
        and (abs(one.printed - other.printed) <= 1e-9 * max(abs(one.printed), 1.0))
    )


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
