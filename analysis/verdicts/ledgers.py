"""Whose statistics a figure sits with."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis import countries
from analysis.language import _
from analysis.verdicts.agreement import agree
from analysis.verdicts.rivals import Rival, finest, independent, is_revision
from analysis.verdicts.things import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerMatch:
    """The ledgers that have a figure for the claim's period, by whether it agrees."""

    fits: frozenset[str] = frozenset()
    misses: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """The computed label: "matches Türkiye’s ledger"."""
        if not self.fits and not self.misses:
            return _("no ledger known for the period")
        if not self.fits:
            one = _("does not match {country} ledger")
            return _("matches neither ledger") if len(self.misses) > 1 else _named(one, self.misses)
        if len(self.fits) > 1:
            return _("matches both ledgers")
        return _named(_("matches {country} ledger"), self.fits)


def match(claimed: Figure, rivals: Iterable[Rival]) -> LedgerMatch:
    """Return which ledgers' figures for the same period agree with a figure.

    A ledger speaks through its finest figures; where it has two vintages, either may agree,
    and a revision apart is agreement. What rests on the claim itself is not among ``rivals``.
    """
    speaking = independent(claimed, rivals)
    ledgers = {r.ledger for r in speaking} - {""}
    fits = frozenset(
        name
        for name in ledgers
        if any(
            agree(claimed.bounds, r.bounds) or is_revision(claimed, r)
            for r in finest(x for x in speaking if x.ledger == name)
        )
    )
    return LedgerMatch(fits=fits, misses=frozenset(ledgers) - fits)


def _named(template: str, codes: frozenset[str]) -> str:
    return template.format(country=countries.possessive(min(codes)))
