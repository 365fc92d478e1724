"""Judge claims: gather the rivals, set faulty ones aside, apply the rules, show the sums."""

from collections.abc import Iterable

from analysis.claims import Claim, Measure, Source
from analysis.observations import Observation
from analysis.verdicts.arithmetic import steps
from analysis.verdicts.evidence import FACTS, PLACES, TRADE, Figure, figure, figures
from analysis.verdicts.ledgers import match
from analysis.verdicts.model import Finding, Judgement, Verdict
from analysis.verdicts.rivals import Relation, Rival, rivals
from analysis.verdicts.rules import FAULTS, RULES, Case, Rule


def judge(
    claims: Iterable[Claim],
    observations: Iterable[Observation] = (),
    *,
    extra: Iterable[Figure] = (),
) -> tuple[Judgement, ...]:
    """Return one judgement for each claim, in the order of the claims.

    Only what is passed is visible: for a report as known on a day, pass the claims and
    observations of ``Seeds.as_of``. The verdicts do not depend on the order of the claims.

    Args:
        claims: Claims of any pairs; each is judged against its own pair's.
        observations: Official series; what concerns other things is ignored.
        extra: Figures computed elsewhere, such as ranks out of a panel.
    """
    told = tuple(claims)
    known = (*figures(told, tuple(observations)), *extra)
    rivals_of = {c.claim_id: rivals(figure(c), known) for c in told}
    faulty = frozenset(
        c.claim_id for c in told if _decided(_case(c, rivals_of[c.claim_id], known), FAULTS)
    )
    return tuple(_judgement(c, rivals_of[c.claim_id], known, faulty) for c in told)


def _judgement(
    claim: Claim, found: tuple[Rival, ...], known: tuple[Figure, ...], faulty: frozenset[str]
) -> Judgement:
    speaking = tuple(r for r in found if r.figure.rests_on.isdisjoint(faulty - {claim.claim_id}))
    fault = _decided(_case(claim, found, known), FAULTS)
    case = _case(claim, speaking, known)
    decided = fault or _decided(case, RULES)
    if decided is None:
        raise AssertionError(f"no rule decides {claim.claim_id}; the last one must")
    rule, finding = decided
    return Judgement(
        claim=claim,
        figure=case.figure,
        verdict=finding.verdict,
        rule=rule.__name__,
        headline=finding.headline,
        reason=finding.reason,
        rivals=found,
        decided_by=finding.decided_by,
        contradicted_by=_accusers(finding),
        matched_ledger=case.match if _is_trade(claim) else None,
        arithmetic=steps(case.figure, finding),
    )


def _case(claim: Claim, found: tuple[Rival, ...], known: tuple[Figure, ...]) -> Case:
    claimed = figure(claim)
    return Case(
        figure=claimed,
        rivals=found,
        match=match(claimed, found),
        is_first=_is_first(claimed, known),
    )


def _is_trade(claim: Claim) -> bool:
    return claim.indicator in TRADE and claim.measure not in PLACES and claim.status in FACTS


def _is_first(claimed: Figure, known: Iterable[Figure]) -> bool:
    """Return whether no level of the same thing is known for an earlier time."""
    start = claimed.period.start if claimed.period is not None else None
    return (
        claimed.thing.aspect == Measure.LEVEL
        and start is not None
        and not any(
            f.thing == claimed.thing and f.period is not None and f.period.end < start
            for f in known
        )
    )


def _decided(case: Case, rules: Iterable[Rule]) -> tuple[Rule, Finding] | None:
    return next(((rule, found) for rule in rules if (found := rule(case)) is not None), None)


def _accusers(finding: Finding) -> tuple[Source, ...]:
    if finding.verdict is not Verdict.CONTRADICTED:
        return ()
    told = [r for r in finding.decided_by if r.relation not in (Relation.OTHER_FLOW,)]
    stated = [r for r in told if r.figure.is_direct] or told
    found = {s.source_id: s for r in stated for s in r.figure.sources}
    return tuple(found.values())
