"""Growth by trend and from year to year, in each ledger, where years compare."""

from dataclasses import replace

from analysis import columns as grid
from analysis import countries, indicators, marks, runs, sentences
from analysis.columns import NOT_APPLICABLE, NOT_AVAILABLE, Column, Row, Value
from analysis.dossier import Dossier
from analysis.interval import Interval
from analysis.language import _
from analysis.ledgers import Ledger
from analysis.prose import Cited, Plain, Prose, joined, prose
from analysis.quantities import Quantity
from analysis.sections import lines
from analysis.sections.endpoints import told_series
from analysis.tables import Table
from analysis.trends import LEAST_POINTS

PERCENT = 0.01
FLOWS = ("exports", "imports", "turnover")


def trends(dossier: Dossier) -> Prose:
    """Say the trend of trade in each ledger, with its definition, and what doubles when."""
    told = [_trend(own, name) for own in dossier.ledgers.values() for name in told_series(own)]
    return joined(told) if told else prose(_("Without yearly figures there is no trend."))


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
            "another, where they lie close enough for it; current prices"
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


def _run(ledger: Ledger, name: str) -> tuple[dict[int, Quantity], Quantity | None]:
    """Return the years of a trend and the trend; or the most years that compare, and None."""
    series, breaks = ledger.series(name), ledger.breaks[name]
    close = runs.trend_run(series, breaks)
    if len(close) < LEAST_POINTS:
        return runs.longest_run(series, breaks), None
    return close, indicators.trend(close)


def _trend(ledger: Ledger, name: str) -> Prose:
    run, rate = _run(ledger, name)
    topic = _("{flow} in {country} statistics").format(
        flow=_(name), country=countries.possessive(ledger.reporter)
    )
    return sentences.trend(rate, len(run), years=lines.years_told(run), topic=topic)


def _trend_row(ledger: Ledger, name: str) -> Row:
    run, rate = _run(ledger, name)
    head: tuple[Value, ...] = (
        countries.title(ledger.reporter),
        sentences.capital(_(name)),
        Plain(lines.years_told(run) or NOT_APPLICABLE),
    )
    if not run:
        return (*head, *[NOT_APPLICABLE] * 3)
    behind = run[max(run)] if rate is None else rate
    count = sentences.tally(len(run), behind, _("yearly figures"), digits=True)
    if rate is None:
        return (*head, count, NOT_APPLICABLE, NOT_APPLICABLE)
    return (*head, count, _percent(rate), _doubling(rate))


def _percent(rate: Quantity | None) -> Cited | str:
    return NOT_AVAILABLE if rate is None else Cited(marks.ranged(rate, PERCENT, 1), rate.note)


def _doubling(rate: Quantity) -> Cited | str:
    """Return the years to double, to the half year; [z] where nothing may double."""
    if rate.bounds.low <= 0:
        return NOT_APPLICABLE
    time = indicators.doubling_time(rate)
    ends = Interval(round(2 * time.bounds.low) / 2, round(2 * time.bounds.high) / 2)
    centre = None if time.printed is None else round(2 * time.printed) / 2
    rounded = replace(time, bounds=ends, printed=centre)
    return Cited(marks.ranged(rounded), time.note)
