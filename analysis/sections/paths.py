"""The paths that would lead from the latest level to the target."""

from collections.abc import Sequence

from analysis import indicators, sentences, spans, wording
from analysis.dossier import Dossier
from analysis.figures import growth as growth_charts
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, Point, worth_drawing
from analysis.figures.style import Role
from analysis.interval import Interval
from analysis.language import _
from analysis.prose import Plain, Prose, cite, prose
from analysis.quantities import Quantity
from analysis.sections import lines
from analysis.sections.targets import Base, bases, current, is_reached
from analysis.sentences import HORIZONS, figure


def required_chart(dossier: Dossier, horizon: int) -> Chart | Prose:
    """Return trade so far and the paths that would lead to the target, from the latest level.

    Nothing where there is no target ahead, or too little trade is known for a chart.
    """
    target, base = current(dossier), _latest(bases(dossier))
    if target is None or base is None or is_reached(base, target):
        return lines.UNSAID
    start = base.level.year
    assert start is not None
    years = sorted({*HORIZONS, horizon})
    rates = {h: indicators.required_growth(base.level, target.amount, h) for h in years}
    goals = tuple(lines.point(target.amount, start + h) for h in years)
    past = lines.by_ledger(dossier, "turnover")
    if not worth_drawing(past):
        return lines.UNSAID
    caption = Caption(
        id="required-path",
        title=prose(
            _("{target} in {years} would take {rate}"),
            target=figure(target.amount),
            years=sentences.lasting(horizon),
            rate=cite(wording.percent_a_year(rates[horizon]), rates[horizon].note),
        ),
        subtitle=prose(
            _("Turnover, US dollars at current prices, {years}, and paths from {level} {when}"),
            years=Plain(lines.shown_years(dossier, past)),
            level=figure(base.level),
            when=Plain(spans.stated(base.level)),
        ),
        source=lines.credit(dossier, [*lines.noted(past), target.amount.note]),
    )
    return growth_charts.required_chart(
        past,
        Line(label=_("Target"), role=Role.TARGET, points=goals),
        [_path(base, start, h, rate) for h, rate in rates.items()],
        caption,
    )


def _latest(found: Sequence[Base]) -> Base | None:
    dated = [b for b in found if b.level.year is not None and b.level.bounds.low > 0]
    return max(dated, key=lambda b: b.level.year or 0, default=None)


def _path(base: Base, start: int, horizon: int, rate: Quantity) -> Line:
    central = rate.central.middle
    first = base.level.central.middle
    points = tuple(
        Point(
            year=start + k,
            bounds=Interval.point(first * (1 + central) ** k),
            text=wording.percent(rate),
            note=rate.note,
        )
        for k in range(horizon + 1)
    )
    own = Interval.point(central)
    return Line(label=wording.percent(own), role=Role.TARGET, points=points)
