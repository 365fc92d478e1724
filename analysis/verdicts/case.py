"""One claim as the rules see it, and how two figures of a case compare."""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.verdicts.agreement import HAIR
from analysis.verdicts.ledgers import LedgerMatch
from analysis.verdicts.model import Finding
from analysis.verdicts.rivals import Relation, Rival, contradictions, independent
from analysis.verdicts.things import Figure


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
    def independent(self) -> tuple[Rival, ...]:
        """Rivals for the period that do not merely restate the claim's own source."""
        return independent(self.figure, self.rivals)

    @property
    def against(self) -> tuple[Rival, ...]:
        """Rivals that cannot hold together with the claim as figures."""
        return tuple(contradictions(self.figure, self.rivals))


Rule = Callable[[Case], Finding | None]


def shares_ledger(case: Case, rival: Rival) -> bool:
    """Return whether claim and rival may come from one country's statistics."""
    return case.figure.ledger == rival.ledger or "" in (case.figure.ledger, rival.ledger)


def prints_the_same(claimed: Figure, rival: Rival) -> bool:
    """Return whether claim and rival print one number, whatever their hedges."""
    one, other = claimed.quantity.printed, rival.figure.quantity.printed
    return one is not None and other is not None and abs(one - other) <= HAIR * max(abs(one), 1.0)


def years_apart(claimed: Figure, rival: Rival) -> float:
    """Return how far apart the ends of the two periods are, in years; both have a period."""
    assert claimed.period is not None
    assert rival.period is not None
    return abs((claimed.period.end - rival.period.end).days) / 365.25
