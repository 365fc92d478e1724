"""One country's books on its trade with another: what its own statistics or officials state.

Two countries' books are never merged. Within one, a statistical series is the ledger's value;
a figure that officials only state fills the years without one, and stands as a rival beside
the others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from analysis import countries, mirrors
from analysis.claims import Claim, Hedge, Indicator, Measure, Status
from analysis.interval import Interval
from analysis.language import _
from analysis.mirrors import Mirror
from analysis.observations import TOTAL, WORLD, Observation
from analysis.origins import labelled, topic
from analysis.periods import Period
from analysis.quantities import Quantity, derived, from_claim, from_observation, year

Series = Mapping[int, Quantity]
"""A quantity by calendar year, in the order of the years."""

FLOWS = ("exports", "imports")
OTHER_SIDE = {"exports": "imports", "imports": "exports"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Trade with ``partner`` in the books of ``reporter``, by calendar year.

    ``note.basis`` of a value tells a series ("series", or "computed" from two) from a
    statement ("claim"). ``rivals`` holds, by indicator and year, the figures of the same
    ledger that were not taken. ``breaks`` holds the years, by indicator, that do not compare
    with the year before.
    """

    reporter: str
    partner: str
    exports: Series
    imports: Series
    turnover: Series
    balance: Series
    rivals: Mapping[str, Mapping[int, tuple[Quantity, ...]]]
    breaks: Mapping[str, frozenset[int]]

    def series(self, indicator: str) -> Series:
        """Return the values of exports, imports, turnover or balance."""
        found: Series = getattr(self, indicator)
        return found

    @property
    def years(self) -> tuple[int, ...]:
        """Every year with any figure, in order."""
        return tuple(sorted({*self.exports, *self.imports, *self.turnover}))

    @property
    def attribution(self) -> str:
        """Whose books these are, in words."""
        return _("{country} ledger").format(country=countries.possessive(self.reporter))


def ledger(
    observations: Iterable[Observation], claims: Iterable[Claim], reporter: str, partner: str
) -> Ledger:
    """Return the books of ``reporter`` on its trade with ``partner``.

    Exports and imports: the statistical series, else the official statement. Turnover: the
    sum of the two where both are series, else a series of turnover, else the statement, else
    the sum of two statements. Of several sources for one year the ledger takes an undoubted
    figure before a suspect one, then the source with the longer run, then the finer figure.
    Of several statements, one whose source states both flows comes first; two statements are
    added only if one source made them. A figure that is nobody's own (see ``is_own``) stands
    in no ledger.
    """
    own = [
        o
        for o in observations
        if (o.reporter, o.partner, o.product) == (reporter, partner, TOTAL) and is_own(o)
    ]
    told = [c for c in claims if _is_statement(c, reporter, partner)]
    found = {name: _candidates(own, told, name, reporter) for name in (*FLOWS, "turnover")}
    exports, imports = (_first(found[name]) for name in FLOWS)
    for number, total in _sums(exports, imports, reporter, partner, "turnover").items():
        found["turnover"][number] = _placed(total, found["turnover"].get(number, ()))
    turnover = dict(sorted(_first(found["turnover"]).items()))
    return Ledger(
        reporter=reporter,
        partner=partner,
        exports=exports,
        imports=imports,
        turnover=turnover,
        balance=_sums(exports, imports, reporter, partner, "balance"),
        rivals={
            name: {y: several[1:] for y, several in by_year.items() if several[1:]}
            for name, by_year in found.items()
        },
        breaks=_breaks(exports, imports, turnover),
    )


def is_own(observation: Observation) -> bool:
    """Return whether a figure comes out of the reporter's own statistics.

    Not one that was reconciled from both sides' reports, nor one that its source took from
    the other side's: exports as the importer counts them, imports as the exporter does.
    """
    other = {"exports": "importer_side", "imports": "exporter_side"}.get(observation.indicator)
    return not observation.quality & {*NOBODYS, other}


NOBODYS = frozenset(["reconciled", "mirrored"])
"""Flags of a figure that is in neither country's books."""


def reconciled(
    observations: Iterable[Observation], reporter: str, partner: str
) -> dict[str, dict[int, Quantity]]:
    """Return what sources made of both sides' reports: exports there and back, by year.

    Nobody's ledger: shown for itself, never in a ledger and never compared with one as such.
    """
    rows = [o for o in observations if o.quality & NOBODYS and o.product == TOTAL]
    found: dict[str, dict[int, Quantity]] = {}
    for flow, one, other in (("exports", reporter, partner), ("imports", partner, reporter)):
        own = [o for o in rows if (o.indicator, o.reporter, o.partner) == ("exports", one, other)]
        found[flow] = _first(_candidates(own, [], "exports", one))
    return found


def comparable(series: Series, before: int, after: int, breaks: frozenset[int]) -> bool:
    """Return whether growth may be computed from one year of a series to a later one.

    Not across a break, not between a statement and a series, not from one series' source to
    another's.
    """
    if before not in series or after not in series:
        return False
    first, last = series[before], series[after]
    if any(before < number <= after for number in breaks):
        return False
    stated = [q.note.basis == "claim" for q in (first, last)]
    return all(stated) or (not any(stated) and first.attribution == last.attribution)


def longest_run(series: Series, breaks: frozenset[int] = frozenset()) -> dict[int, Quantity]:
    """Return the most years of a series that compare with one another, as a trend needs.

    One basis, one source and no break between them; gaps are allowed. Levels that may be
    zero are left out, and those without an upper end, which a trend cannot place. Of runs of
    equal length the later wins.
    """
    runs: list[list[int]] = []
    placed = [n for n, q in series.items() if q.bounds.low > 0 and q.bounds.is_bounded]
    for number in sorted(placed):
        fits = [run for run in runs if comparable(series, run[-1], number, breaks)]
        if fits:
            fits[0].append(number)
        else:
            runs.append([number])
    best = max(runs, key=lambda run: (len(run), run[-1]), default=[])
    return {number: series[number] for number in best}


def growth(series: Series, breaks: frozenset[int] = frozenset()) -> dict[int, Quantity]:
    """Return year-on-year growth by year, only where it has a meaning.

    Left out: a first year, a year after a gap, a change of basis or a break, and growth from
    a level that may be zero or less.
    """
    from analysis.indicators import year_on_year

    return {
        after: year_on_year(series[after - 1], series[after])
        for after in sorted(series)
        if comparable(series, after - 1, after, breaks) and series[after - 1].bounds.low > 0
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorYear:
    """One year in two ledgers; None where a ledger lacks the figure.

    ``there`` is the flow from the first country to the second (second's imports less first's
    exports), ``back`` the other; ``turnover`` is the first ledger's less the second's.
    """

    there: Mirror | None
    back: Mirror | None
    turnover: Mirror | None


def mirror(first: Ledger, second: Ledger, number: int) -> MirrorYear:
    """Return what the ledgers of the two countries say of one year's trade between them."""

    def pair(m: Series, x: Series) -> Mirror | None:
        both = number in m and number in x
        possible = both and m[number].bounds.low + x[number].bounds.low > 0
        return mirrors.mirror(m[number], x[number]) if possible else None

    return MirrorYear(
        there=pair(second.imports, first.exports),
        back=pair(first.imports, second.exports),
        turnover=pair(first.turnover, second.turnover),
    )


def control(
    observations: Iterable[Observation], indicator: str, reporter: str
) -> dict[int, Quantity]:
    """Return a yearly series with no partner, such as ``gdp`` or ``cpi``, of one country."""
    own = [o for o in observations if o.reporter == reporter and not o.partner]
    return _first(_candidates(own, [], indicator, reporter))


def gdp(observations: Iterable[Observation], reporter: str) -> dict[int, Quantity]:
    """Return gross domestic product in current US dollars, by year."""
    return control(observations, "gdp", reporter)


def deflator(observations: Iterable[Observation]) -> dict[int, Quantity]:
    """Return the consumer price index of the United States, by year.

    The figures are in US dollars, so their purchasing power is that of the dollar at home.
    """
    return control(observations, "cpi", "USA")


def world_totals(
    observations: Iterable[Observation], indicator: str, reporter: str, source_id: str = ""
) -> dict[int, Quantity]:
    """Return a country's trade with all others, by year; of one source if that is named."""
    own = [
        o
        for o in observations
        if (o.reporter, o.partner, o.product) == (reporter, WORLD, TOTAL)
        and source_id in ("", o.source.source_id)
    ]
    return _first(_candidates(own, [], indicator, reporter))


def shares(
    observations: Iterable[Observation], indicator: str, reporter: str, partner: str
) -> dict[int, Quantity]:
    """Return the partner's share in a flow of the reporter, by year.

    Only for years in which one source has both the pair's figure and the total.
    """
    from analysis.indicators import share

    rows = [o for o in observations if o.reporter == reporter and o.product == TOTAL]
    parts = [o for o in rows if o.partner == partner and o.indicator == indicator]
    found: dict[int, Quantity] = {}
    for part in sorted(parts, key=lambda o: (o.year, bool(o.quality), o.source.source_id)):
        totals = world_totals(rows, indicator, reporter, part.source.source_id)
        whole = totals.get(part.year)
        if whole is not None and whole.bounds.low > 0:
            found.setdefault(part.year, share(from_observation(part), whole))
    return found


def hs_chapters(
    observations: Iterable[Observation], indicator: str, reporter: str, partner: str, number: int
) -> dict[str, Quantity]:
    """Return one year's trade by HS chapter ("27"), the largest first."""
    rows = [
        o
        for o in observations
        if (o.indicator, o.reporter, o.partner, o.year) == (indicator, reporter, partner, number)
        and o.product not in (TOTAL, "")
    ]
    ordered = sorted(rows, key=lambda o: (-o.value, o.product))
    return {o.product: from_observation(o) for o in ordered}


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


def _candidates(
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


def _is_statement(claim: Claim, reporter: str, partner: str) -> bool:
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


def _first(found: Mapping[int, tuple[Quantity, ...]]) -> dict[int, Quantity]:
    return {number: several[0] for number, several in found.items()}


def _placed(total: Quantity, others: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Return the sum first if it rests on series, else after whatever is there."""
    of_series = all(note.basis == "series" for note in total.note.inputs)
    return (total, *others) if of_series else (*others, total)


def _sums(
    exports: Series, imports: Series, reporter: str, partner: str, name: str
) -> dict[int, Quantity]:
    """Return turnover X + M, or balance X − M, for the years whose two figures have one basis."""
    signs = {"turnover": (Interval.__add__, "X + M"), "balance": (Interval.__sub__, "X − M")}
    operation, formula = signs[name]
    told = topic(name, reporter, partner)
    return {
        number: replace(
            derived(
                operation,
                exports[number],
                imports[number],
                id=f"{name}-{reporter}-{partner}-{number}".lower(),
                label=labelled(told, str(number)),
                formula=formula,
                unit=exports[number].unit,
                period=year(number),
            ),
            topic=told,
            attribution=_("{country} ledger").format(country=countries.possessive(reporter)),
        )
        for number in sorted(exports.keys() & imports.keys())
        if _belong_together(exports[number], imports[number])
    }


def _belong_together(exports: Quantity, imports: Quantity) -> bool:
    """Return whether two flows may be added: two series, or two statements of one source."""
    bases = (exports.note.basis, imports.note.basis)
    return bases == ("series", "series") or (
        bases == ("claim", "claim") and exports.note.source == imports.note.source
    )


def _breaks(exports: Series, imports: Series, turnover: Series) -> dict[str, frozenset[int]]:
    def marked(series: Series) -> frozenset[int]:
        return frozenset(number for number, value in series.items() if "b" in value.marks)

    both = marked(exports) | marked(imports)
    return {
        "exports": marked(exports),
        "imports": marked(imports),
        "turnover": both | marked(turnover),
        "balance": both,
    }
