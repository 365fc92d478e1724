"""Of several figures for one year, which a report takes first: statistics before statements."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.claims import Claim, Hedge, Indicator, Measure, Status
from analysis.observations import Observation
from analysis.periods import Period
from analysis.quantities import Quantity, from_claim, from_observation

OTHER_SIDE = {"exports": "imports", "imports": "exports"}


@dataclass(slots=True)
class _Run:
    """How many years each source covers, for the choice between sources."""

    lengths: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: list[Observation]) -> "_Run":
        years: dict[str, set[int]] = {}
        for row in rows:
            years.setdefault(row.source.source_id, set()).add(row.year)
        return cls({name: len(covered) for name, covered in years.items()})

    def order(self, row: Observation) -> tuple[bool, int, float, str]:
        name = row.source.source_id
        return ("suspect" in row.quality, -self.lengths[name], row.resolution, name)


def candidates(
    own: list[Observation], told: list[Claim], indicator: str, reporter: str
) -> dict[int, tuple[Quantity, ...]]:
    """Return every figure of an indicator by year, the ledger's own choice first."""
    rows = [o for o in own if o.indicator == indicator]
    run = _Run.of(rows)
    found: dict[int, tuple[Quantity, ...]] = {}
    for row in sorted(rows, key=run.order):
        found[row.year] = (*found.get(row.year, ()), from_observation(row))
    both = _both_flows(told)
    for claim in sorted(told, key=lambda c: (_place(c) not in both, *_claim_order(c))):
        if claim.period is not None and _seen_from(claim, reporter) == indicator:
            number = claim.period.start.year
            found[number] = (*found.get(number, ()), from_claim(claim))
    return dict(sorted(found.items()))


def _place(claim: Claim) -> tuple[str, Period | None]:
    return (claim.source.source_id, claim.period)


def _both_flows(told: list[Claim]) -> set[tuple[str, Period | None]]:
    """Return the sources and years for which one source states exports and imports."""
    exports, imports = (
        {_place(c) for c in told if c.indicator is flow}
        for flow in (Indicator.EXPORTS, Indicator.IMPORTS)
    )
    return exports & imports


def _claim_order(claim: Claim) -> tuple[bool, float, float, str]:
    later = -claim.source.known_by.toordinal()
    return (claim.hedge is not Hedge.EXACT, claim.resolution * claim.scale, later, claim.claim_id)


def is_statement(claim: Claim, reporter: str, partner: str) -> bool:
    """Return whether a claim states a yearly level out of the reporter's own statistics."""
    return (
        claim.ledger == reporter
        and claim.pair == {reporter, partner}
        and claim.indicator in (Indicator.EXPORTS, Indicator.IMPORTS, Indicator.TURNOVER)
        and claim.measure is Measure.LEVEL
        and claim.status is Status.REPORTED
        and claim.period is not None
        and claim.period.is_year
    )


def _seen_from(claim: Claim, reporter: str) -> str:
    """Return the indicator as the reporter's books name it: a partner's exports are imports."""
    indicator = str(claim.indicator)
    return indicator if claim.reporter == reporter else OTHER_SIDE.get(indicator, indicator)


def first(found: Mapping[int, tuple[Quantity, ...]]) -> dict[int, Quantity]:
    """Return the preferred figure of each year."""
    return {number: several[0] for number, several in found.items()}
