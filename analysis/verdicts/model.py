"""The closed list of verdicts, and what a judgement holds."""

from dataclasses import dataclass
from enum import StrEnum

from analysis.claims import Claim, Source
from analysis.language import _
from analysis.prose import Prose
from analysis.verdicts.arithmetic import steps
from analysis.verdicts.ledgers import LedgerMatch
from analysis.verdicts.rivals import Rival
from analysis.verdicts.things import Figure


class Verdict(StrEnum):
    """How a claim stands beside its rivals. Never true or false."""

    CONSISTENT = "consistent"
    CONSISTENT_AFTER_ROUNDING = "consistent_after_rounding"
    DEFINITION_DIFFERS = "definition_differs"
    CONTRADICTED = "contradicted"
    OUT_OF_DATE = "out_of_date"
    NOT_CHECKABLE = "not_checkable"


WORDS = {
    Verdict.CONSISTENT: _("consistent"),
    Verdict.CONSISTENT_AFTER_ROUNDING: _("consistent after rounding"),
    Verdict.DEFINITION_DIFFERS: _("definition differs"),
    Verdict.CONTRADICTED: _("contradicted"),
    Verdict.OUT_OF_DATE: _("out of date"),
    Verdict.NOT_CHECKABLE: _("not checkable"),
}


CONTESTED_BASELINE = _("contested baseline")
"""The headline of an earliest level on which sources differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule found: the verdict, what decided it, and why in a few words.

    ``headline`` and ``reason`` hold no digit; the numbers are in the arithmetic.
    """

    verdict: Verdict
    headline: str
    reason: str
    decided_by: tuple[Rival, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A claim, its rivals and the verdict, with the arithmetic a reader can redo.

    ``rule`` names the function that decided; ``contradicted_by`` is empty for every other
    verdict; ``decided_by`` are the rivals the arithmetic uses. ``matched_ledger`` is None for
    all but levels and changes of trade.
    """

    claim: Claim
    figure: Figure
    verdict: Verdict
    rule: str
    headline: str
    reason: str
    rivals: tuple[Rival, ...]
    decided_by: tuple[Rival, ...]
    contradicted_by: tuple[Source, ...]
    matched_ledger: LedgerMatch | None

    @property
    def arithmetic(self) -> tuple[Prose, ...]:
        """The sums, a sentence each, with notes: how the claim is read, then what decided."""
        return steps(self.figure, self.decided_by)

    @property
    def is_usable(self) -> bool:
        """Whether the claim may stand in its country's books: not contradicted, or a baseline.

        A contested baseline stays, since no other figure of the same books takes its place.
        """
        return self.verdict is not Verdict.CONTRADICTED or self.headline == CONTESTED_BASELINE

    @property
    def words(self) -> str:
        """The verdict as it is printed: "contradicted by Trend"."""
        if not self.contradicted_by:
            return WORDS[self.verdict]
        names = list(dict.fromkeys(s.publisher for s in self.contradicted_by))
        shown = _(" and ").join(names) if len(names) < 3 else _("several sources")
        return _("contradicted by {names}").format(names=shown)
