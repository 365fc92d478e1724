"""Statistical series that are in no ledger: what trade is held against, and product groups."""

from collections.abc import Iterable

from analysis.ledgers import is_own
from analysis.observations import TOTAL, Observation
from analysis.preferences import candidates, first
from analysis.quantities import Quantity, from_observation


def control(
    observations: Iterable[Observation], indicator: str, reporter: str
) -> dict[int, Quantity]:
    """Return a yearly series with no partner, such as ``gdp`` or ``cpi``, of one country."""
    own = [o for o in observations if o.reporter == reporter and not o.partner]
    return first(candidates(own, [], indicator, reporter))


def gdp(observations: Iterable[Observation], reporter: str) -> dict[int, Quantity]:
    """Return gross domestic product in current US dollars, by year."""
    return control(observations, "gdp", reporter)


def deflator(observations: Iterable[Observation]) -> dict[int, Quantity]:
    """Return the consumer price index of the United States, by year.

    The figures are in US dollars, so their purchasing power is that of the dollar at home.
    """
    return control(observations, "cpi", "USA")


def hs_chapters(
    observations: Iterable[Observation], indicator: str, reporter: str, partner: str, number: int
) -> dict[str, Quantity]:
    """Return one year's trade by HS chapter ("27"), the largest first.

    All of one source: of several the reporter's own statistics, then the one with most groups.
    """
    found: dict[str, list[Observation]] = {}
    for o in observations:
        place = (o.indicator, o.reporter, o.partner, o.year)
        if place == (indicator, reporter, partner, number) and o.product not in (TOTAL, ""):
            found.setdefault(o.source.source_id, []).append(o)
    if not found:
        return {}
    best = min(found.values(), key=lambda rows: (not is_own(rows[0]), -len(rows)))
    ordered = sorted(best, key=lambda o: (-o.value, o.product))
    return {o.product: from_observation(o) for o in ordered}
