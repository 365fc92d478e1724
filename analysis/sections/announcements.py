"""Every target announced: when, by whom, from what level, and what became of it."""

from collections.abc import Sequence

from analysis import columns as grid
from analysis import countries, indicators, marks, periods, sentences, spans, wording
from analysis.columns import NOT_APPLICABLE, NOT_AVAILABLE, Column, Row, Value
from analysis.dossier import Dossier
from analysis.figures import targets as charts
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, Point, worth_drawing
from analysis.figures.style import Role
from analysis.language import _
from analysis.periods import Period
from analysis.prose import Cited, Part, Plain, Prose, prose
from analysis.quantities import Quantity, aim
from analysis.sections import lines
from analysis.sections.lines import Money
from analysis.sections.targets import announced, day, rated
from analysis.sentences import figure, listed
from analysis.tables import Table
from analysis.verdicts.targets import Outcome, Target


def history_table(dossier: Dossier, horizon: int) -> Table | Prose:
    """Return every announced target: when, who, how much, by when, from what, and the outcome.

    Args:
        dossier: What the edition knows.
        horizon: Years over which growth is given where no deadline was stated.
    """
    if not dossier.targets:
        return lines.UNSAID
    money = lines.money((t.amount for t in dossier.targets), lines.LEVELS)
    rows = [_history_row(target, horizon, money) for target in dossier.targets]
    return Table(
        id="targets",
        title=_("Every target announced, and what became of it"),
        subtitle=prose(
            _(
                "Growth asked: a year, to the deadline, else over {years}, from the trade stated "
                "with the target or of the latest year known before; overtaken: not reached, and a "
                "higher one followed"
            ),
            years=sentences.lasting(horizon),
        ),
        columns=(
            Column(key="announced", label=_("Announced"), header=True),
            Column(key="speaker", label=_("Stated by")),
            Column(key="target", label=_("Target"), unit=money.unit, align="right"),
            Column(key="deadline", label=_("Deadline")),
            Column(key="trade", label=_("Trade then"), unit=money.unit, align="right"),
            Column(key="growth", label=_("Growth asked"), unit=_("% a year"), align="right"),
            Column(key="outcome", label=_("Outcome")),
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
        "when": Plain(announced(first, _in_year)),
        "outcome": _reached_or_not(several),
    }
    if len(several) == 1:
        return prose(_("{amount} was announced as a target {when} and {outcome}"), **parts)
    many = _("twice") if len(several) == 2 else _("{n} times")
    return prose(
        _("{amount} was announced as a target {n}, first {when} and last {then}, and {outcome}"),
        n=Plain(many.format(n=wording.count_of(len(several)))),
        then=Plain(announced(last, _in_year)),
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


def _in_year(period: Period) -> str:
    return spans.when(periods.years(period.start.year, period.start.year))


def _moment(target: Target) -> float:
    period = day(target)
    return period.start.year + (period.start.month - 1) / 12


def _history_row(target: Target, horizon: int, money: Money) -> Row:
    quoted = target.quoted.quantity if target.quoted is not None else None
    deadline: Value = NOT_APPLICABLE
    if target.deadline is not None:
        deadline = Plain(str(target.deadline.end.year))
    elif target.claim.period_worded:
        deadline = _("“{words}”").format(words=target.claim.period_worded)
    return (
        Plain(target.claim.source.published or target.announced.isoformat()),
        target.amount.attribution,
        _aim(target.amount, money),
        deadline,
        _then(quoted, money),
        _asked(target, quoted, horizon),
        _outcome(target),
    )


def _aim(amount: Quantity, money: Money) -> Cited:
    """Return a target as a cell; it has no rounding, so no decimal is made up for it."""
    told = marks.tabular(amount, money.dollars, 1)
    return Cited(told.removesuffix(".0"), amount.note)


def _then(quoted: Quantity | None, money: Money) -> Cited | str:
    """Return the trade beside a target and the year that it is of, on one line: "3.22 in 2008"."""
    told = money.cell(quoted)
    if quoted is None or quoted.year is None or isinstance(told, str):
        return told
    text = _("{amount} in {year}").format(amount=told.text, year=quoted.year)
    return Cited(text.replace(" ", "\u00a0"), told.note)


def _asked(target: Target, quoted: Quantity | None, horizon: int) -> Value:
    if quoted is None or quoted.bounds.low <= 0:
        return NOT_AVAILABLE
    asked = (
        target.implied[0][1]
        if target.deadline is not None and target.implied
        else indicators.required_growth(quoted, target.amount, horizon)
    )
    return Cited(rated(asked), asked.note)


OUTCOMES = {
    Outcome.SUPERSEDED: _("overtaken"),
    Outcome.NOT_REACHED: _("not reached so far"),
    Outcome.MISSED: _("missed"),
}


def _outcome(target: Target) -> Value:
    if target.outcome is not Outcome.REACHED:
        return OUTCOMES[target.outcome]
    first = target.reached[0]
    text = _("reached ({country}, {year})").format(
        year=first.year, country=countries.title(first.ledger)
    )
    return Cited(text, first.level.note)
