"""Every announced target: what it asked for when it was set, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis import indicators
from analysis.claims import Claim, Measure, Status
from analysis.observations import Observation
from analysis.periods import Period
from analysis.quantities import Quantity, aim, from_claim
from analysis.sentences import HORIZONS
from analysis.verdicts.evidence import figures
from analysis.verdicts.model import Judgement, Verdict
from analysis.verdicts.things import Figure, thing

DOUBTED = frozenset([Verdict.CONTRADICTED, Verdict.OUT_OF_DATE])
"""A level with such a verdict does not show that a target was reached."""

QUOTED_WITHIN = 2
"""Years before an announcement whose level may stand for trade at the time."""


class Outcome(StrEnum):
    """What became of a target, as far as is known."""

    REACHED = "reached"
    SUPERSEDED = "superseded"
    MISSED = "missed"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The first year in which one ledger surely shows the amount."""

    ledger: str
    year: int
    level: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One announcement, with what was known beside it.

    ``quoted`` is the level of trade stated with it (``quoted_basis`` "stated with it"), else
    the latest full year before it ("latest year before"), or None. ``implied`` holds the
    growth a year it asked for, by years: to its deadline, else for ``HORIZONS``. ``latest``
    and ``highest`` are levels since the announcement, ``claimed`` are statements of having
    reached it that do not stand. ``repeats`` is the first announcement of the same amount.
    """

    claim: Claim
    amount: Quantity
    deadline: Period | None
    quoted: Figure | None
    quoted_basis: str
    implied: tuple[tuple[int, Quantity], ...]
    outcome: Outcome
    reached: tuple[Reach, ...]
    superseded_by: Claim | None
    repeats: Claim | None
    latest: Figure | None
    highest: Figure | None
    claimed: tuple[Judgement, ...]

    @property
    def announced(self) -> date:
        """The day by which the announcement was surely public."""
        return self.claim.source.known_by


def targets(
    judgements: Iterable[Judgement], observations: Iterable[Observation] = ()
) -> tuple[Target, ...]:
    """Return the ledger of targets, the oldest announcement first.

    Args:
        judgements: All judgements of the pair; a level that is contradicted or out of date
            is no evidence of a target reached.
        observations: Official series, whose totals are evidence too.
    """
    judged = tuple(judgements)
    claims = tuple(j.claim for j in judged)
    doubted = frozenset(j.claim.claim_id for j in judged if j.verdict in DOUBTED)
    known = tuple(
        f
        for f in figures(claims, observations)
        if f.is_direct and f.rests_on.isdisjoint(doubted) and f.thing.aspect == Measure.LEVEL
    )
    goals = sorted((c for c in claims if _is_target(c)), key=_announcement)
    return tuple(_target(goal, goals, known, judged) for goal in goals)


def _is_target(claim: Claim) -> bool:
    return claim.status is Status.TARGET and claim.measure is Measure.LEVEL


def _announcement(claim: Claim) -> tuple[date, float, str]:
    return (claim.source.known_by, claim.value * claim.scale, claim.claim_id)


def _target(
    claim: Claim, goals: list[Claim], known: tuple[Figure, ...], judged: tuple[Judgement, ...]
) -> Target:
    amount = from_claim(claim)
    own = [f for f in known if f.thing == thing(claim) and f.period is not None]
    since = [f for f in own if _year(f) >= claim.source.known_by.year and _is_yearly(f)]
    reached = _reached(amount, since)
    quoted, basis = _quoted(claim, own, judged)
    raised = _raised(claim, goals, reached)
    return Target(
        claim=claim,
        amount=amount,
        deadline=claim.period,
        quoted=quoted,
        quoted_basis=basis,
        implied=_implied(claim, amount, quoted),
        outcome=_outcome(claim, reached, raised, since),
        reached=reached,
        superseded_by=raised,
        repeats=_first(claim, goals),
        latest=max(since, key=lambda f: (_year(f), f.order), default=None),
        highest=max(since, key=lambda f: (f.bounds.low, f.order), default=None),
        claimed=tuple(j for j in judged if _claims_it(j, claim, amount)),
    )


def _reached(amount: Quantity, since: Iterable[Figure]) -> tuple[Reach, ...]:
    """Return each ledger's first year surely at the amount, in order of the years."""
    goal = aim(amount).bounds
    found: dict[str, Reach] = {}
    for level in sorted(since, key=lambda f: (_year(f), f.order)):
        if level.ledger and level.bounds.low >= goal.high:
            found.setdefault(
                level.ledger,
                Reach(ledger=level.ledger, year=_year(level), level=level.quantity),
            )
    return tuple(sorted(found.values(), key=lambda r: (r.year, r.ledger)))


def _raised(claim: Claim, goals: list[Claim], reached: tuple[Reach, ...]) -> Claim | None:
    """Return the first higher target that was announced later and before this was reached."""
    day = claim.source.known_by
    higher = [
        g
        for g in goals
        if thing(g) == thing(claim)
        and g.source.known_by > day
        and aim(from_claim(g)).bounds.low > aim(from_claim(claim)).bounds.high
    ]
    first = next(iter(higher), None)
    if first is not None and reached and first.source.known_by.year > reached[0].year:
        return None
    return first


def _outcome(
    claim: Claim, reached: tuple[Reach, ...], raised: Claim | None, since: list[Figure]
) -> Outcome:
    due = claim.period.end.year if claim.period is not None else None
    if due is not None and any(_year(f) >= due for f in since):
        return Outcome.REACHED if reached and reached[0].year <= due else Outcome.MISSED
    if reached:
        return Outcome.REACHED
    return Outcome.SUPERSEDED if raised is not None else Outcome.NOT_REACHED


def _quoted(
    claim: Claim, own: list[Figure], judged: tuple[Judgement, ...]
) -> tuple[Figure | None, str]:
    """Return the level told with the target, else that of the latest full year before it."""
    beside = [
        j.figure
        for j in judged
        if j.claim.source == claim.source
        and j.figure.thing == thing(claim)
        and j.claim.status is not Status.TARGET
        and j.figure.period is not None
        and j.figure.period.is_year
    ]
    if beside:
        return max(beside, key=_as_quoted), "stated with it"
    day = claim.source.known_by.year
    before = [f for f in own if _is_yearly(f) and day - QUOTED_WITHIN <= _year(f) < day]
    last = max((_year(f) for f in before), default=0)
    of_last = [f for f in before if _year(f) == last]
    chosen = min(
        of_last, key=lambda f: (f.ledger != claim.ledger, _width(f), f.order), default=None
    )
    return chosen, "latest year before" if chosen is not None else ""


def _as_quoted(level: Figure) -> tuple[int, bool, str]:
    """Order levels told beside a target: the latest year, a plain figure before an idiom."""
    is_idiom = level.claim is not None and "idiomatic" in level.claim.flags
    return (_year(level), not is_idiom, level.quantity.note.id)


def _implied(
    claim: Claim, amount: Quantity, quoted: Figure | None
) -> tuple[tuple[int, Quantity], ...]:
    if quoted is None or quoted.bounds.low <= 0:
        return ()
    horizons: tuple[int, ...] = HORIZONS
    if claim.period is not None:
        horizons = (claim.period.end.year - _year(quoted),)
    return tuple(
        (years, indicators.required_growth(quoted.quantity, amount, years))
        for years in horizons
        if years > 0
    )


def _first(claim: Claim, goals: list[Claim]) -> Claim | None:
    """Return the first announcement of the same amount, if this is not it."""
    same = [
        g
        for g in goals
        if thing(g) == thing(claim) and g.value * g.scale == claim.value * claim.scale
    ]
    return same[0] if same[0] != claim else None


def _claims_it(judgement: Judgement, claim: Claim, amount: Quantity) -> bool:
    return (
        judgement.verdict in DOUBTED
        and judgement.figure.thing == thing(claim)
        and judgement.figure.period is not None
        and judgement.figure.period.end.year >= claim.source.known_by.year
        and judgement.figure.bounds.low >= aim(amount).bounds.high
    )


def _is_yearly(level: Figure) -> bool:
    return level.period is not None and level.period.is_year


def _year(level: Figure) -> int:
    assert level.period is not None
    return level.period.end.year


def _width(level: Figure) -> float:
    return level.bounds.high - level.bounds.low
