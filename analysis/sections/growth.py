"""How fast trade grew: between endpoints, by trend, from year to year, and in real terms."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from analysis import columns as grid
from analysis import (
    countries,
    indicators,
    marks,
    periods,
    runs,
    sentences,
    spans,
    statistics,
    wording,
)
from analysis.claims import Claim, Hedge, Indicator, Measure, Status
from analysis.columns import NOT_APPLICABLE, NOT_AVAILABLE, Column, Row, Value
from analysis.dossier import Dossier
from analysis.figures import growth as charts
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line
from analysis.figures.style import Role
from analysis.interval import Interval
from analysis.language import _
from analysis.ledgers import Ledger
from analysis.prose import Cited, Plain, Prose, cite, joined, prose
from analysis.quantities import Quantity, from_claim
from analysis.sections import lines
from analysis.sentences import figure
from analysis.tables import Table
from analysis.trends import LEAST_POINTS

FAR_APART = 10
"""Years two levels of one source must be apart for their growth to be worth telling."""

FLOWS = ("exports", "imports", "turnover")
PERCENT = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Two levels of turnover that one source states, and over how many years.

    ``years`` holds the years between the endpoints; where the wording of the first is loose
    ("three decades ago") also the years as worded, counted to the day of publication.
    """

    start: Quantity
    end: Quantity
    years: tuple[int, ...]
    publisher: str


def statements(dossier: Dossier) -> tuple[Statement, ...]:
    """Return every source's own first and last level of turnover, the latest source first.

    Only where they are years apart enough for growth; of several levels for one year the
    plain one counts.
    """
    told = sorted((c for c in dossier.shown if _is_level(c)), key=_by_source)
    found = [_statement(list(several)) for _source, several in groupby(told, key=_source_id)]
    return tuple(s for s in sorted(found, key=_published, reverse=True) if s.years[0] >= FAR_APART)


def stated(dossier: Dossier) -> Prose:
    """Say the growth that each source's own two levels imply."""
    found = statements(dossier)
    if not found:
        return prose(
            _("No source known here states two levels of turnover {years} or more apart."),
            years=sentences.lasting(FAR_APART),
        )
    return joined((_grew(statement) for statement in found), "\n\n")


def log_chart(dossier: Dossier) -> Chart | Prose:
    """Return turnover in money and in steps of ten, by ledger and as the source states it.

    Nothing where no level is known.
    """
    drawn = [*lines.by_ledger(dossier, "turnover"), *_stated_line(dossier)]
    positive = [_positive(line) for line in drawn]
    if not lines.noted(positive):
        return lines.UNSAID
    caption = Caption(
        id="growth",
        title=log_message(dossier),
        subtitle=prose(
            _("Turnover, US dollars at current prices, {years}; the same values on two scales"),
            years=Plain(lines.shown_years(dossier, positive)),
        ),
        source=lines.credit(dossier, lines.noted(positive)),
    )
    return charts.log_and_linear_chart(positive, caption)


def log_message(dossier: Dossier) -> Prose:
    """Return by how much trade grew, as the title of a chart."""
    found = next(iter(statements(dossier)), None)
    if found is None or found.start.bounds.low <= 0:
        return Prose(_("Turnover in money and as a rate"))
    times = indicators.multiple(found.start, found.end)
    return prose(
        _("By {source}, trade {when} was {times} that {then}"),
        source=found.publisher,
        when=Plain(spans.stated(found.end)),
        times=cite(wording.times(times), times.note),
        then=Plain(spans.stated(found.start)),
    )


def trends(dossier: Dossier) -> Prose:
    """Say the trend of turnover in each ledger, with its definition, and what doubles when."""
    return joined(_trend(ledger) for ledger in dossier.ledgers.values())


def trend_table(dossier: Dossier) -> Table | Prose:
    """Return trend growth and doubling time of each flow in each ledger.

    Nothing where no ledger has a figure; ``trends`` says so.
    """
    rows = [
        _trend_row(ledger, name)
        for ledger in dossier.ledgers.values()
        for name in FLOWS
        if ledger.series(name)
    ]
    if not rows:
        return lines.UNSAID
    return Table(
        id="trends",
        title=_("Trend growth in each country’s statistics"),
        subtitle=_(
            "Slope of a straight line through the logarithms of the years that compare with one "
            "another; current prices"
        ),
        columns=(
            Column(key="ledger", label=_("Statistics of"), header=True),
            Column(key="flow", label=_("Flow"), header=True),
            Column(key="years", label=_("Years")),
            Column(key="count", label=_("Figures"), align="right"),
            Column(key="trend", label=_("Trend"), unit=_("% a year"), align="right"),
            Column(key="doubling", label=_("Doubling"), unit=_("years"), align="right"),
        ),
        rows=tuple(rows),
        source=lines.credit(dossier, grid.cited(rows)),
        symbols=marks.symbols(lines.texts(rows)),
    )


def yearly_table(dossier: Dossier) -> Table | Prose:
    """Return growth on the year before, where two years compare."""
    columns = [
        (ledger, name, found)
        for ledger in dossier.ledgers.values()
        for name in FLOWS
        if (found := runs.growth(ledger.series(name), ledger.breaks[name]))
    ]
    if not columns:
        return prose(_("No two years in a row compare, so there is no growth on the year before."))
    years = sorted({number for _l, _n, found in columns for number in found})
    rows = [
        (Plain(str(number)), *(_percent(found.get(number)) for _l, _n, found in columns))
        for number in years
    ]
    return Table(
        id="year-on-year",
        title=_("Growth on the year before"),
        subtitle=_("Percent, at current prices; only between years of one source and one basis"),
        columns=(
            Column(key="year", label=_("Year"), header=True),
            *(
                Column(
                    key=f"{name}-{ledger.reporter.lower()}",
                    label=_("{flow}, {country}").format(
                        flow=sentences.capital(_(name)), country=countries.title(ledger.reporter)
                    ),
                    unit="%",
                    align="right",
                )
                for ledger, name, _found in columns
            ),
        ),
        rows=tuple(rows),
        source=lines.credit(dossier, grid.cited(rows)),
        symbols=marks.symbols(lines.texts(rows)),
    )


def real_terms(dossier: Dossier) -> Prose:
    """Say what a source's two levels are worth in the purchasing power of the later year."""
    prices = statistics.deflator(dossier.visible.observations)
    told = [
        _real(statement, prices)
        for statement in statements(dossier)
        if statement.start.year in prices and statement.end.year in prices
    ]
    if not told:
        return prose(
            _("Without a price index for the years concerned, nothing is given in real terms.")
        )
    return joined(told, "\n\n")


def _is_level(claim: Claim) -> bool:
    return (
        claim.indicator is Indicator.TURNOVER
        and claim.measure is Measure.LEVEL
        and claim.status is Status.REPORTED
        and claim.period is not None
        and claim.period.is_year
        and "idiomatic" not in claim.flags
    )


def _source_id(claim: Claim) -> str:
    return claim.source.source_id


def _by_source(claim: Claim) -> tuple[str, int, bool, str]:
    assert claim.period is not None
    hedged = claim.hedge is not Hedge.EXACT
    return claim.source.source_id, claim.period.start.year, hedged, claim.claim_id


def _statement(told: Sequence[Claim]) -> Statement:
    first = told[0]
    last = next(c for c in told if c.period == told[-1].period)
    start, end = from_claim(first), from_claim(last)
    between = (end.year or 0) - (start.year or 0)
    worded = first.source.known_by.year - (start.year or 0)
    is_loose = "undated" in first.flags and worded > between
    return Statement(
        start=start,
        end=end,
        years=(between, worded) if is_loose else (between,),
        publisher=first.source.publisher,
    )


def _published(statement: Statement) -> tuple[str, str]:
    return statement.start.note.published, statement.start.note.id


def _grew(statement: Statement) -> Prose:
    told = prose(
        _("Both ends are stated by {source}. {growth}"),
        source=statement.publisher,
        growth=sentences.growth(statement.start, statement.end, statement.years),
    )
    if len(statement.years) == 1:
        return told
    loose = prose(
        _(
            "The source says “{words}” and gives no year: counted back from its publication "
            "that is {worded}; between the years it most likely means, {between}."
        ),
        words=statement.start.worded,
        worded=sentences.lasting(statement.years[1]),
        between=sentences.lasting(statement.years[0]),
    )
    return joined([told, loose])


def _stated_line(dossier: Dossier) -> list[Line]:
    return [
        Line(
            label=_("As stated by {source}").format(source=found.publisher),
            role=Role.NO_LEDGER,
            points=tuple(
                lines.point(q, q.year) for q in (found.start, found.end) if q.year is not None
            ),
        )
        for found in statements(dossier)[:1]
    ]


def _positive(line: Line) -> Line:
    points = tuple(p for p in line.points if p.value > 0)
    return Line(label=line.label, role=line.role, points=points, breaks=line.breaks)


def _run(ledger: Ledger, name: str) -> dict[int, Quantity]:
    return runs.longest_run(ledger.series(name), ledger.breaks[name])


def _trend(ledger: Ledger) -> Prose:
    run = _run(ledger, "turnover")
    rate = indicators.trend(run) if len(run) >= LEAST_POINTS else None
    topic = _("turnover in {country} statistics").format(
        country=countries.possessive(ledger.reporter)
    )
    told = sentences.trend(rate, list(run), topic)
    return told if rate is None else joined([told, sentences.doubling(rate)])


def _trend_row(ledger: Ledger, name: str) -> Row:
    run = _run(ledger, name)
    head: tuple[Value, ...] = (
        countries.title(ledger.reporter),
        sentences.capital(_(name)),
        Plain(spans.name(periods.years(min(run), max(run))) if run else NOT_APPLICABLE),
        Plain(str(len(run))),
    )
    if len(run) < LEAST_POINTS:
        return (*head, NOT_APPLICABLE, NOT_APPLICABLE)
    rate = indicators.trend(run)
    return (*head, _percent(rate), _doubling(rate))


def _percent(rate: Quantity | None) -> Cited | str:
    return NOT_AVAILABLE if rate is None else Cited(marks.ranged(rate, PERCENT, 1), rate.note)


def _doubling(rate: Quantity) -> Cited | str:
    """Return the years to double, to the half year; not applicable where nothing may double."""
    if rate.bounds.low <= 0:
        return NOT_APPLICABLE
    time = indicators.doubling_time(rate)
    ends = Interval(*(round(2 * end) / 2 for end in (time.bounds.low, time.bounds.high)))
    centre = None if time.printed is None else round(2 * time.printed) / 2
    rounded = replace(time, bounds=ends, printed=centre)
    return Cited(marks.ranged(rounded), time.note)


def _real(statement: Statement, prices: dict[int, Quantity]) -> Prose:
    start, end = statement.start, statement.end
    assert start.year is not None
    assert end.year is not None
    worth = indicators.real_terms(start, prices[start.year], prices[end.year])
    now = indicators.real_terms(end, prices[end.year], prices[end.year])
    times = indicators.multiple(worth, now)
    rate = indicators.endpoint_growth(worth, now, statement.years[0])
    return prose(
        _(
            "Measured by the consumer price index of the United States, {first} {then} had the "
            "purchasing power of {worth}. Against that, {last} {when} is {times} as much, or "
            "{rate} over {years}: growth of purchasing power, not of quantities."
        ),
        first=figure(start),
        then=Plain(spans.stated(start)),
        worth=cite(wording.amount(worth), worth.note),
        last=figure(end),
        when=Plain(spans.stated(end)),
        times=cite(wording.times(times), times.note),
        rate=cite(wording.percent_a_year(rate), rate.note),
        years=sentences.lasting(statement.years[0]),
    )
