"""Judge claims: gather the rivals, set faulty ones aside, apply the rules, show the sums."""

from collections.abc import Iterable
from dataclasses import replace

from analysis.claims import Claim, Measure, Source
from analysis.observations import Observation
from analysis.verdicts.case import Case, Rule
from analysis.verdicts.evidence import figures
from analysis.verdicts.faults import FAULTS
from analysis.verdicts.ledgers import match
from analysis.verdicts.model import Finding, Judgement, Verdict
from analysis.verdicts.rivals import Relation, rivals
from analysis.verdicts.rules import RULES
from analysis.verdicts.things import FACTS, PLACES, TRADE, Figure, figure


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
    known: dict[frozenset[str], tuple[Figure, ...]] = {}
    for one in (*figures(told, tuple(observations)), *extra):
        pair = frozenset(one.thing[2:])
        known[pair] = (*known.get(pair, ()), one)
    cases = {c.claim_id: _case(c, known.get(c.pair, ())) for c in told}
    faulty = frozenset(name for name, case in cases.items() if _decided(case, FAULTS))
    return tuple(_judgement(c, cases[c.claim_id], faulty) for c in told)


def _judgement(claim: Claim, seen: Case, faulty: frozenset[str]) -> Judgement:
    others = faulty - {claim.claim_id}
    speaking = tuple(r for r in seen.rivals if r.figure.rests_on.isdisjoint(others))
    case = replace(seen, rivals=speaking, match=match(seen.figure, speaking))
    decided = _decided(seen, FAULTS) or _decided(case, RULES)
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
        rivals=seen.rivals,
        decided_by=finding.decided_by,
        contradicted_by=_accusers(finding),
        matched_ledger=case.match if _is_trade(claim) else None,
    )


def _case(claim: Claim, known: tuple[Figure, ...]) -> Case:
    claimed = figure(claim)
    found = rivals(claimed, known)
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
