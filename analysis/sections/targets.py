"""The target that stands: what it is, from which levels, and what growth it would take."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from analysis import columns as grid
from analysis import (
    countries,
    indicators,
    marks,
    sentences,
    spans,
    wording,
)
from analysis.columns import NOT_APPLICABLE, NOT_AVAILABLE, Column, Row, Value
from analysis.dossier import Dossier
from analysis.language import _
from analysis.ledgers import Ledger
from analysis.periods import Period, partial_date
from analysis.prose import Cited, Plain, Prose, joined, prose
from analysis.quantities import FRACTION, Quantity, aim
from analysis.sections import lines
from analysis.sections.lines import Money
from analysis.sentences import HORIZONS, capital, figure
from analysis.tables import Table
from analysis.verdicts.targets import Outcome, Target

PERCENT = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A level from which a target is to be reached; ``told`` begins a sentence with its source."""

    label: str
    told: str
    level: Quantity
    ledger: Ledger | None = None


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
    """Say which target stands, who announced it, by when, and in whose statistics it is reached."""
    target = current(dossier)
    if target is None:
        return Prose(_("No target for trade is known to this edition."))
    told = [
        prose(
            _("The target that stands is {amount}, announced {when}, according to {source}."),
            amount=figure(target.amount),
            when=Plain(announced(target, spans.when)),
            source=sentences.named(target.amount.attribution),
        ),
        _deadline(target),
        *(_reached(base, target) for base in bases(dossier)),
    ]
    return joined(told)


def required_table(dossier: Dossier, horizon: int) -> Table | Prose:
    """Return what part of the target each level is, and the growth a year that leads there.

    Over several numbers of years, or to the deadline where one was stated and lies ahead.
    """
    target, found = current(dossier), bases(dossier)
    if target is None or not found:
        return lines.UNSAID
    asked = sorted({*HORIZONS, horizon})
    money = lines.money((base.level for base in found), lines.LEVELS)
    rows = [_required_row(base, target, asked, money) for base in found]
    return Table(
        id="required",
        title=prose(_("Growth that {target} would take"), target=figure(target.amount)),
        subtitle=_("Compound growth from the latest level, at current prices"),
        columns=(
            Column(key="base", label=_("From the level of"), header=True),
            Column(key="year", label=_("Year")),
            Column(key="level", label=_("Level"), unit=money.unit, align="right"),
            Column(key="part", label=_("Of the target"), unit="%", align="right"),
            *_spans_asked(target, asked),
        ),
        rows=tuple(rows),
        source=lines.credit(dossier, [*grid.cited(rows), target.amount.note]),
        symbols=marks.symbols(lines.texts(rows)),
    )


def _spans_asked(target: Target, asked: Sequence[int]) -> list[Column]:
    unit = _("% a year")
    if target.deadline is not None:
        label = _("By {year}").format(year=target.deadline.end.year)
        return [Column(key="in-time", label=label, unit=unit, align="right")]
    labels = {n: _("In {years}").format(years=wording.years(indicators.span(n))) for n in asked}
    return [
        Column(key=f"in-{n}", label=label, unit=unit, align="right") for n, label in labels.items()
    ]


def announced(target: Target, say: Callable[[Period], str]) -> str:
    """Return when a target was announced, as ``say`` puts a period."""
    return say(day(target))


def day(target: Target) -> Period:
    """Return the day, month or year of an announcement, as its source dates it."""
    return partial_date(target.claim.source.published or target.announced.isoformat())


def _deadline(target: Target) -> Prose:
    if target.deadline is not None:
        due = Plain(_("by the end of {year}").format(year=target.deadline.end.year))
        return prose(_("It is to be reached {due}."), due=due)
    if target.claim.period_worded:
        return prose(_("Its date is worded only as “{words}”."), words=target.claim.period_worded)
    return Prose(_("No deadline was stated, so none is assumed."))


def _reached(base: Base, target: Target) -> Prose:
    if not is_reached(base, target):
        return lines.UNSAID
    return prose(
        _("{base}, trade came to {level} {when}: the target is reached."),
        base=base.told,
        level=figure(base.level),
        when=Plain(spans.stated(base.level)),
    )


def is_reached(base: Base, target: Target) -> bool:
    """Return whether a level surely is at the target or above it."""
    return base.level.bounds.low >= aim(target.amount).bounds.high


def _required_row(base: Base, target: Target, asked: Sequence[int], money: Money) -> Row:
    level = base.level
    part = indicators.ratio(level, aim(target.amount), FRACTION)
    return (
        base.label,
        Plain(spans.name(level.period)) if level.period is not None else NOT_AVAILABLE,
        money.cell(level),
        Cited(marks.ranged(part, PERCENT), part.note),
        *(_required(base, target, years) for years in _years(base, target, asked)),
    )


def _years(base: Base, target: Target, asked: Sequence[int]) -> list[int]:
    """Return the years to the deadline where one was stated; never an invented one."""
    if target.deadline is None:
        return list(asked)
    return [target.deadline.end.year - (base.level.year or target.deadline.end.year)]


def _required(base: Base, target: Target, years: int) -> Value:
    if base.level.bounds.low <= 0 or is_reached(base, target) or years <= 0:
        return NOT_APPLICABLE
    found = indicators.required_growth(base.level, target.amount, years)
    return Cited(rated(found), found.note)


def rated(rate: Quantity) -> str:
    """Return a required rate with its range, as a reader may want to quote it alone."""
    own = marks.tabular(rate, PERCENT)
    told = marks.ranged(rate, PERCENT)
    return own if told == own or rate.bounds.low == -inf else f"{own} ({told})"
