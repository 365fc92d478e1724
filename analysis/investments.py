"""Investment of one country in another: flows, stocks and cumulative counts, never mixed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from analysis.claims import Claim, Hedge, Indicator, Measure, Status
from analysis.quantities import Quantity, from_claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Investment:
    """What is stated about investment of ``investor`` in ``host``.

    ``flow`` holds one gross yearly inflow a year, ``rivals`` the others for that year, and what
    is doubted, also where nothing else is stated for the year. The
    rest are statements in the order of their periods: ``part_years`` flows over other spans
    than a calendar year, ``cumulative`` counts over many years, ``stock`` positions,
    ``projects`` values of projects, ``companies`` counts. ``differing`` holds what its
    source defines in another way (flag ``definition``). No two kinds may be added, divided
    or drawn on one axis.
    """

    host: str
    investor: str
    flow: Mapping[int, Quantity]
    rivals: Mapping[int, tuple[Quantity, ...]]
    part_years: tuple[Quantity, ...]
    cumulative: tuple[Quantity, ...]
    stock: tuple[Quantity, ...]
    projects: tuple[Quantity, ...]
    companies: tuple[Quantity, ...]
    differing: tuple[Quantity, ...]


def investment(
    claims: Iterable[Claim], host: str, investor: str, doubted: Collection[str] = ()
) -> Investment:
    """Return every reported level of investment of ``investor`` in ``host``, kind by kind.

    Of several yearly flows for one year the plain figure comes before the hedged, then the
    finer, then the one published later; the others are its rivals, and so is what is doubted.

    Args:
        claims: What is stated; of any pair.
        host: Where the investment goes.
        investor: Where it comes from.
        doubted: Ids of claims that stand contradicted or out of date.
    """
    every = [
        c
        for c in claims
        if (c.reporter, c.partner) == (host, investor)
        and c.measure is Measure.LEVEL
        and c.status in (Status.REPORTED, Status.ESTIMATED)
    ]
    told = [c for c in every if "definition" not in c.flags]
    flows = _of(told, Indicator.FDI_FLOW)
    first, others = _by_year(sorted(flows, key=_preference), doubted)
    return Investment(
        host=host,
        investor=investor,
        flow=first,
        rivals=others,
        part_years=_listed(c for c in flows if c.period is None or not c.period.is_year),
        cumulative=_listed(_of(told, Indicator.FDI_CUMULATIVE)),
        stock=_listed(_of(told, Indicator.FDI_STOCK)),
        projects=_listed(_of(told, Indicator.PROJECT_VALUE)),
        companies=_listed(_of(told, Indicator.COMPANY_COUNT)),
        differing=_listed(c for c in every if "definition" in c.flags),
    )


def _by_year(
    flows: Iterable[Claim], doubted: Collection[str]
) -> tuple[dict[int, Quantity], dict[int, tuple[Quantity, ...]]]:
    """Return the first undoubted flow of each year, and all the others of the year."""
    first: dict[int, Quantity] = {}
    others: dict[int, tuple[Quantity, ...]] = {}
    for claim in flows:
        quantity = from_claim(claim)
        if quantity.year is None:
            continue
        if quantity.year not in first and claim.claim_id not in doubted:
            first[quantity.year] = quantity
        else:
            others[quantity.year] = (*others.get(quantity.year, ()), quantity)
    return dict(sorted(first.items())), dict(sorted(others.items()))


def _of(claims: list[Claim], indicator: Indicator) -> list[Claim]:
    return [c for c in claims if c.indicator is indicator]


def _preference(claim: Claim) -> tuple[bool, float, int, str]:
    later = -claim.source.known_by.toordinal()
    return (claim.hedge is not Hedge.EXACT, claim.resolution * claim.scale, later, claim.claim_id)


def _listed(claims: Iterable[Claim]) -> tuple[Quantity, ...]:
    def order(claim: Claim) -> tuple[str, str, str]:
        span = claim.period
        ends = ("", "") if span is None else (span.end.isoformat(), span.start.isoformat())
        return (*ends, claim.claim_id)

    return tuple(from_claim(c) for c in sorted(claims, key=order))
