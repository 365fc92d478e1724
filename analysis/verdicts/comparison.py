"""The verdict over rivals that compare directly, for the same thing and period."""

from collections.abc import Iterable
from math import inf

from analysis.claims import Hedge
from analysis.language import _
from analysis.verdicts.agreement import agree
from analysis.verdicts.case import Case, prints_the_same
from analysis.verdicts.model import CONTESTED_BASELINE, Finding, Verdict
from analysis.verdicts.rivals import Rival, finest, is_revision
from analysis.verdicts.things import Figure


def compared(case: Case, chosen: Iterable[Rival]) -> Finding:
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
    return _finding(verdict, kind, _telling(case, for_it, computed))


def _telling(
    case: Case, direct: tuple[Rival, ...], computed: tuple[Rival, ...]
) -> tuple[Rival, ...]:
    """Return what agrees, the finest first; a computed figure only if it is finer than all."""
    least = min((_width(r) for r in direct), default=inf)
    also = (r for r in computed if _width(r) < least and agree(case.figure.bounds, r.bounds))
    found = dict.fromkeys((*direct, *also))
    return tuple(sorted(found, key=lambda r: (_width(r), r.figure.order)))


def _width(rival: Rival) -> float:
    return rival.bounds.high - rival.bounds.low


HEADLINES = {
    "revised": _("a revision apart"),
    "first": CONTESTED_BASELINE,
    "contested": _("contested"),
    "contradicted": _("another figure stands for it"),
    "disputed": _("fits its own statistics; others differ"),
    "agreed": _("no known figure differs"),
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


def _is_plain(claimed: Figure, rival: Rival) -> bool:
    """Return whether the two agree as printed, without the help of rounding."""
    one, other = claimed.quantity, rival.figure.quantity
    if one.hedge is not Hedge.EXACT:
        return other.printed is None or other.printed in one.bounds
    if other.hedge is not Hedge.EXACT:
        return one.printed is not None and one.printed in other.bounds
    return prints_the_same(claimed, rival)
