"""Claims held against their rivals: a closed list of verdicts, by named rules, on intervals."""

from analysis.verdicts.agreement import agree
from analysis.verdicts.evidence import figures
from analysis.verdicts.judging import judge
from analysis.verdicts.ledgers import LedgerMatch
from analysis.verdicts.model import Finding, Judgement, Verdict
from analysis.verdicts.rivals import Relation, Rival
from analysis.verdicts.things import Figure, Thing, figure

__all__ = [
    "Figure",
    "Finding",
    "Judgement",
    "LedgerMatch",
    "Relation",
    "Rival",
    "Thing",
    "Verdict",
    "agree",
    "figure",
    "figures",
    "judge",
]
