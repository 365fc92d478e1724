"""Whether the past ever grew as fast as the target asks: history, not a forecast."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import columns as grid
from analysis import comparisons, countries, indicators, marks, sentences, trends
from analysis.columns import Column
from analysis.dossier import Dossier
from analysis.interval import Interval
from analysis.language import _
from analysis.ledgers import Ledger
from analysis.prose import Cited, Prose, cite
from analysis.quantities import FRACTION, Quantity, computed
from analysis.runs import comparable
from analysis.sections import lines
from analysis.sections.targets import Base, bases, current, is_reached
from analysis.sentences import HORIZONS
from analysis.tables import Table
from analysis.verdicts.targets import Target

PERCENT = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """How often one ledger's own past grew as fast as a target asks, over so many years."""

    ledger: Ledger
    years: int
    required: Quantity
    windows: int
    share: Quantity


def feasibility(dossier: Dossier, horizon: int) -> Prose:
    """Say how often each ledger's past grew as fast over ``horizon`` years as the target asks.

    Nothing without a target: the status has said so.
    """
    if current(dossier) is None:
        return Prose("")
    pasts = [past for past in _pasts(dossier, [horizon]) if past.years == horizon]
    told = [(countries.possessive(p.ledger.reporter), p.share, p.windows) for p in pasts]
    return comparisons.feasible(told, horizon)


def feasibility_table(dossier: Dossier, horizon: int) -> Table | Prose:
    """Return, by ledger and years, the share of past stretches that grew fast enough."""
    found = _pasts(dossier, sorted({*HORIZONS, horizon}))
    if not found:
        return lines.UNSAID
    rows = [
        (
            countries.title(past.ledger.reporter),
            cite(str(past.years), indicators.span(past.years).note),
            Cited(marks.ranged(past.required, PERCENT), past.required.note),
            sentences.tally(past.windows, past.share, _("stretches of years"), digits=True),
            Cited(marks.tabular(past.share, PERCENT, 0), past.share.note),
        )
        for past in found
    ]
    return Table(
        id="feasibility",
        title=_("How often trade grew as fast as the target asks"),
        subtitle=_("Past stretches with comparable figures at both ends; history, not a forecast"),
        columns=(
            Column(key="ledger", label=_("Statistics of"), header=True),
            Column(key="years", label=_("Stretch"), unit=_("years"), align="right", header=True),
            Column(key="required", label=_("Growth asked"), unit=_("% a year"), align="right"),
            Column(key="windows", label=_("Past stretches"), align="right"),
            Column(key="share", label=_("Grew as fast"), unit=_("% of them"), align="right"),
        ),
        rows=tuple(rows),
        source=lines.credit(dossier, grid.cited(rows)),
        symbols=marks.symbols(lines.texts(rows)),
    )


def _pasts(dossier: Dossier, asked: Sequence[int]) -> list[Past]:
    target = current(dossier)
    if target is None:
        return []
    found = [
        _past(base, target, years)
        for base in bases(dossier)
        for years in asked
        if base.ledger is not None and base.level.bounds.low > 0 and not is_reached(base, target)
    ]
    return [past for past in found if past is not None]


def _past(base: Base, target: Target, years: int) -> Past | None:
    """Return the ledger's stretches of ``years`` whose ends compare, by basis and source."""
    assert base.ledger is not None
    ledger = base.ledger
    series, breaks = ledger.turnover, ledger.breaks["turnover"]
    rate = indicators.required_growth(base.level, target.amount, years)
    windows = [
        w
        for first in series
        if comparable(series, first, first + years, breaks) and series[first].bounds.low > 0
        for w in trends.feasibility(
            {n: series[n].bounds for n in (first, first + years)}, years=years, required=rate.bounds
        ).windows
    ]
    if not windows:
        return None
    surely = sum(w.reached is True for w in windows) / len(windows)
    perhaps = sum(w.reached is not False for w in windows) / len(windows)
    ends = sorted({n for w in windows for n in (w.first, w.last)})
    share = computed(
        id=f"feasible-{rate.note.id}-{ledger.reporter.lower()}",
        label=_("share of past stretches of {n} years that grew as fast").format(n=years),
        formula="stretches with (V₁ / V₀)^(1/h) − 1 ≥ g, over all stretches",
        inputs=(rate, *(series[n] for n in ends)),
        bounds=Interval(surely, perhaps),
        unit=FRACTION,
        printed=surely if surely == perhaps else None,
    )
    return Past(ledger=ledger, years=years, required=rate, windows=len(windows), share=share)
