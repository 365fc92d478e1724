"""Announced targets: what they would take, whether the past ever did it, what became of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from analysis import columns as grid
from analysis import (
    comparisons,
    countries,
    indicators,
    marks,
    periods,
    sentences,
    spans,
    trends,
    wording,
)
from analysis.columns import NOT_APPLICABLE, NOT_AVAILABLE, Column, Row, Value
from analysis.dossier import Dossier
from analysis.figures import growth as growth_charts
from analysis.figures import targets as charts
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, Point, worth_drawing
from analysis.figures.style import Role
from analysis.interval import Interval
from analysis.language import _
from analysis.ledgers import Ledger
from analysis.periods import Period, partial_date
from analysis.prose import Cited, Part, Plain, Prose, cite, joined, prose
from analysis.quantities import FRACTION, Quantity, aim, computed
from analysis.runs import comparable
from analysis.sections import lines
from analysis.sentences import HORIZONS, capital, figure, listed
from analysis.tables import Table
from analysis.verdicts.targets import Outcome, Target

BILLION, PERCENT = 1e9, 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A level from which a target is to be reached; ``told`` begins a sentence with its source."""

    label: str
    told: str
    level: Quantity
    ledger: Ledger | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """How often one ledger's own past grew as fast as a target asks, over so many years."""

    ledger: Ledger
    years: int
    required: Quantity
    windows: int
    share: Quantity


def current(dossier: Dossier) -> Target | None:
    """Return the target that stands: the last one announced that is not yet reached.

    Where all are reached, the last one announced; None where none is known.
    """
    ahead = [t for t in dossier.targets if t.outcome is not Outcome.REACHED]
    known = ahead or dossier.targets
    return known[-1] if known else None


def bases(dossier: Dossier) -> tuple[Base, ...]:
    """Return each ledger's latest turnover, and the level stated together with the target."""
    found = [
        Base(
            label=capital(
                _("{country} statistics").format(country=countries.possessive(ledger.reporter))
            ),
            told=_("By {country} statistics").format(country=countries.possessive(ledger.reporter)),
            level=ledger.turnover[max(ledger.turnover)],
            ledger=ledger,
        )
        for ledger in dossier.ledgers.values()
        if ledger.turnover
    ]
    target = current(dossier)
    if target is not None and target.quoted is not None and target.quoted_basis == STATED:
        publisher = target.claim.source.publisher
        found.append(
            Base(
                label=_("Stated with the target, {source}").format(source=publisher),
                told=_("By what {source} stated with it").format(source=publisher),
                level=target.quoted.quantity,
            )
        )
    return tuple(found)


STATED = "stated with it"
"""The basis of a level that the source of a target gives beside it."""


def status(dossier: Dossier) -> Prose:
    """Say which target stands, who announced it, and how each ledger's latest level is to it."""
    target = current(dossier)
    if target is None:
        return Prose(_("No target for trade is known to this edition."))
    told = [
        prose(
            _("The target that stands is {amount}, announced {when}, according to {source}."),
            amount=figure(target.amount),
            when=Plain(_announced(target, spans.when)),
            source=sentences.named(target.amount.attribution),
        ),
        _deadline(target),
        *(_part(base, target) for base in bases(dossier)),
    ]
    return joined(told)


def required(dossier: Dossier, horizon: int) -> Prose:
    """Say what growth a year the target would take from each level, over ``horizon`` years.

    Args:
        dossier: What the edition knows.
        horizon: Years to the target where it has no deadline.
    """
    target = current(dossier)
    found = bases(dossier)
    if target is None:
        return lines.UNSAID
    if not found:
        return sentences.required(None, None)
    return joined(
        sentences.required(base.level, target.amount, _horizons(target, base, [horizon]))
        for base in found
    )


def required_table(dossier: Dossier, horizon: int) -> Table | Prose:
    """Return the growth a year that leads from each level to the target, by years given for it."""
    target = current(dossier)
    found = bases(dossier)
    if target is None or not found:
        return lines.UNSAID
    spans_asked = sorted({*HORIZONS, horizon})
    rows = [_required_row(base, target, spans_asked) for base in found]
    return Table(
        id="required",
        title=prose(_("Growth that {target} would take"), target=figure(target.amount)),
        subtitle=_("Percent a year, compound, from the latest level, at current prices"),
        columns=(
            Column(key="base", label=_("From the level of"), header=True),
            Column(key="year", label=_("Year")),
            Column(key="level", label=_("Level"), unit=_("US$ billion"), align="right"),
            *(
                Column(
                    key=f"in-{years}",
                    label=_("In {years}").format(years=wording.years(indicators.span(years))),
                    unit=_("% a year"),
                    align="right",
                )
                for years in spans_asked
            ),
        ),
        rows=tuple(rows),
        source=lines.credit(dossier, [*grid.cited(rows), target.amount.note]),
        symbols=marks.symbols(lines.texts(rows)),
    )


def required_chart(dossier: Dossier, horizon: int) -> Chart | Prose:
    """Return trade so far and the paths that would lead to the target, from the latest level.

    Nothing where there is no target ahead, or too little trade is known for a chart.
    """
    target, base = current(dossier), _latest(bases(dossier))
    if target is None or base is None or _is_reached(base, target):
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


def feasibility(dossier: Dossier, horizon: int) -> Prose:
    """Say how often each ledger's past grew as fast over ``horizon`` years as the target asks.

    Nothing without a target: the status has said so.
    """
    if current(dossier) is None:
        return Prose("")
    found = [past for past in _pasts(dossier, [horizon]) if past.years == horizon]
    if not found:
        return prose(
            _("No past stretch of {years} has comparable figures at both ends."),
            years=sentences.lasting(horizon),
        )
    return joined(
        prose(
            _("By {country} statistics, {told}"),
            country=countries.possessive(past.ledger.reporter),
            told=_continued(
                comparisons.feasible(past.share, past.required, past.windows, past.years)
            ),
        )
        for past in found
    )


def feasibility_table(dossier: Dossier, horizon: int) -> Table | Prose:
    """Return, by ledger and years, the share of past stretches that grew fast enough."""
    found = _pasts(dossier, sorted({*HORIZONS, horizon}))
    if not found:
        return lines.UNSAID
    rows = [
        (
            countries.title(past.ledger.reporter),
            Plain(str(past.years)),
            Cited(marks.ranged(past.required, PERCENT), past.required.note),
            Plain(str(past.windows)),
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


def history(dossier: Dossier) -> Prose:
    """Say how often a target was announced, since when, and what became of it."""
    if not dossier.targets:
        return Prose(_("No target for trade is known to this edition."))
    return joined(
        prose(_("{told}."), told=_announcements(several)) for several in _by_amount(dossier)
    )


def history_table(dossier: Dossier, horizon: int) -> Table | Prose:
    """Return every announced target: when, who, how much, by when, from what, and the outcome.

    Args:
        dossier: What the edition knows.
        horizon: Years over which growth is given where no deadline was stated.
    """
    if not dossier.targets:
        return lines.UNSAID
    rows = [_history_row(target, horizon) for target in dossier.targets]
    return Table(
        id="targets",
        title=_("Every target announced, and what became of it"),
        subtitle=prose(
            _(
                "Growth asked: percent a year to the deadline, else over {years}, from the trade "
                "stated with the target or that of the latest year before"
            ),
            years=sentences.lasting(horizon),
        ),
        columns=(
            Column(key="announced", label=_("Announced"), header=True),
            Column(key="speaker", label=_("Stated by")),
            Column(key="target", label=_("Target"), unit=_("US$ billion"), align="right"),
            Column(key="deadline", label=_("Deadline")),
            Column(key="trade", label=_("Trade then"), unit=_("US$ billion"), align="right"),
            Column(key="growth", label=_("Growth asked"), unit=_("% a year"), align="right"),
            Column(key="outcome", label=_("What became of it")),
        ),
        rows=tuple(rows),
        source=lines.credit(dossier, grid.cited(rows)),
        symbols=marks.symbols(lines.texts(rows)),
    )


def history_chart(dossier: Dossier) -> Chart | Prose:
    """Return every target where it was announced, above the trade of each ledger.

    Nothing where there is too little for a chart; ``history`` says it in words.
    """
    points = tuple(
        Point.of(t.amount, wording.amount(t.amount), year=_moment(t), stated=True)
        for t in dossier.targets
    )
    aims = Line(label=_("Target, when announced"), role=Role.TARGET, points=points)
    trade = lines.by_ledger(dossier, "turnover")
    if not points or not worth_drawing([aims, *trade]):
        return lines.UNSAID
    caption = Caption(
        id="target-history",
        title=history_message(dossier),
        subtitle=prose(
            _("Targets and turnover, US dollars at current prices, {years}"),
            years=Plain(lines.shown_years(dossier, [aims, *trade])),
        ),
        source=lines.credit(dossier, lines.noted([aims, *trade])),
    )
    return charts.target_chart(aims, trade, caption)


def history_message(dossier: Dossier) -> Prose:
    """Return what became of the target announced most often, as a title."""
    groups = _by_amount(dossier)
    if not groups:
        return Prose(_("Targets for trade"))
    return _announcements(max(groups, key=len))


def _by_amount(dossier: Dossier) -> list[list[Target]]:
    groups: dict[float, list[Target]] = {}
    for target in dossier.targets:
        groups.setdefault(aim(target.amount).bounds.high, []).append(target)
    return [groups[amount] for amount in sorted(groups)]


def _announcements(several: Sequence[Target]) -> Prose:
    first, last = several[0], several[-1]
    parts: dict[str, Part] = {
        "amount": figure(first.amount),
        "when": Plain(_announced(first, _in_year)),
        "outcome": _reached_or_not(several),
    }
    if len(several) == 1:
        return prose(_("{amount} was announced as a target {when} and {outcome}"), **parts)
    many = _("twice") if len(several) == 2 else _("{n} times")
    return prose(
        _("{amount} was announced as a target {n}, first {when} and last {then}, and {outcome}"),
        n=Plain(many.format(n=wording.count_of(len(several)))),
        then=Plain(_announced(last, _in_year)),
        **parts,
    )


def _reached_or_not(several: Sequence[Target]) -> Prose:
    reaches = {r.ledger: r for t in reversed(several) for r in t.reached}
    if not reaches:
        return Prose(_("has not been reached"))
    told = [
        prose(
            _("{when} in {country} statistics"),
            when=Plain(_("in {year}").format(year=reach.year)),
            country=countries.possessive(reach.ledger),
        )
        for reach in sorted(reaches.values(), key=lambda r: (r.year, r.ledger))
    ]
    return prose(_("was reached {told}"), told=listed(told))


def _announced(target: Target, say: Callable[[Period], str]) -> str:
    return say(_day(target))


def _in_year(period: Period) -> str:
    return spans.when(periods.years(period.start.year, period.start.year))


def _moment(target: Target) -> float:
    period = _day(target)
    return period.start.year + (period.start.month - 1) / 12


def _day(target: Target) -> Period:
    return partial_date(target.claim.source.published or target.announced.isoformat())


def _deadline(target: Target) -> Prose:
    if target.deadline is not None:
        due = Plain(_("by the end of {year}").format(year=target.deadline.end.year))
        return prose(_("It is to be reached {due}."), due=due)
    if target.claim.period_worded:
        return prose(_("Its date is worded only as “{words}”."), words=target.claim.period_worded)
    return Prose(_("No deadline was stated, so none is assumed."))


def _part(base: Base, target: Target) -> Prose:
    parts: dict[str, Part] = {
        "base": base.told,
        "level": figure(base.level),
        "when": Plain(spans.stated(base.level)),
    }
    if _is_reached(base, target):
        return prose(_("{base}, trade came to {level} {when}: the target is reached."), **parts)
    share = indicators.ratio(base.level, aim(target.amount), FRACTION)
    return prose(
        _("{base}, trade came to {level} {when}, {share} of the target."),
        share=cite(wording.percent(share), share.note),
        **parts,
    )


def _is_reached(base: Base, target: Target) -> bool:
    return base.level.bounds.low >= aim(target.amount).bounds.high


def _latest(found: Sequence[Base]) -> Base | None:
    dated = [b for b in found if b.level.year is not None and b.level.bounds.low > 0]
    return max(dated, key=lambda b: b.level.year or 0, default=None)


def _horizons(target: Target, base: Base, asked: Sequence[int]) -> list[int]:
    """Return the years to the deadline where one was stated; never an invented one."""
    if target.deadline is None or base.level.year is None:
        return list(asked)
    left = target.deadline.end.year - base.level.year
    return [left] if left > 0 else list(asked)


def _required_row(base: Base, target: Target, asked: Sequence[int]) -> Row:
    level = base.level
    head: tuple[Value, ...] = (
        base.label,
        Plain(spans.name(level.period)) if level.period is not None else NOT_AVAILABLE,
        Cited(marks.tabular(level, BILLION, 2), level.note),
    )
    if level.bounds.low <= 0 or _is_reached(base, target):
        return (*head, *(NOT_APPLICABLE for _years in asked))
    rates = [indicators.required_growth(level, target.amount, years) for years in asked]
    return (*head, *(Cited(_rate(rate), rate.note) for rate in rates))


def _rate(rate: Quantity) -> str:
    """Return a required rate with its range, as a reader may want to quote it alone."""
    own = marks.tabular(rate, PERCENT)
    told = marks.ranged(rate, PERCENT)
    return own if told == own or rate.bounds.low == -inf else f"{own} ({told})"


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


def _pasts(dossier: Dossier, asked: Sequence[int]) -> list[Past]:
    target = current(dossier)
    if target is None:
        return []
    found = [
        _past(base, target, years)
        for base in bases(dossier)
        for years in asked
        if base.ledger is not None and base.level.bounds.low > 0 and not _is_reached(base, target)
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


def _history_row(target: Target, horizon: int) -> Row:
    quoted = target.quoted.quantity if target.quoted is not None else None
    deadline: Value = NOT_APPLICABLE
    if target.deadline is not None:
        deadline = Plain(str(target.deadline.end.year))
    elif target.claim.period_worded:
        deadline = _("“{words}”").format(words=target.claim.period_worded)
    return (
        Plain(_announced(target, spans.name)),
        target.amount.attribution,
        Cited(_aim(target.amount), target.amount.note),
        deadline,
        NOT_AVAILABLE if quoted is None else Cited(marks.tabular(quoted, BILLION, 2), quoted.note),
        _asked(target, quoted, horizon),
        _outcome(target),
    )


def _aim(amount: Quantity) -> str:
    """Return a target in billions; it has no rounding, so no decimal is made up for it."""
    told = marks.tabular(amount, BILLION, 1)
    return told.removesuffix(".0")


def _asked(target: Target, quoted: Quantity | None, horizon: int) -> Value:
    if quoted is None or quoted.bounds.low <= 0:
        return NOT_AVAILABLE
    rate = (
        target.implied[0][1]
        if target.deadline is not None and target.implied
        else indicators.required_growth(quoted, target.amount, horizon)
    )
    return Cited(_rate(rate), rate.note)


OUTCOMES = {
    Outcome.SUPERSEDED: _("not reached; a higher one followed"),
    Outcome.NOT_REACHED: _("not reached so far"),
    Outcome.MISSED: _("missed"),
}


def _outcome(target: Target) -> Value:
    if target.outcome is not Outcome.REACHED:
        return OUTCOMES[target.outcome]
    first = target.reached[0]
    text = _("reached in {year} ({country})").format(
        year=first.year, country=countries.title(first.ledger)
    )
    return Cited(text, first.level.note)


def _continued(told: Prose) -> Prose:
    """Return a sentence as the rest of another: with a small first letter."""
    return Prose(told.markdown[:1].lower() + told.markdown[1:], told.notes)
