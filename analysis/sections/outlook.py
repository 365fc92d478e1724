"""What the target announced last would take from where trade stands."""

from analysis import indicators, wording
from analysis.dossier import Dossier
from analysis.language import _
from analysis.prose import Part, Plain, Prose, cite, prose
from analysis.quantities import Quantity, aim
from analysis.sections import headline
from analysis.sentences import figure, lasting
from analysis.verdicts.targets import Target

HORIZON = 5
"""Years for which required growth is told where a target has no deadline."""


def target(dossier: Dossier, horizon: int = HORIZON) -> Prose:
    """Say the target announced last and what growth it takes, or that none is known."""
    goal = headline.goal(dossier)
    if goal is None:
        return prose(_("No target for trade is known to this edition."))
    latest = headline.level(dossier)
    parts: dict[str, Part] = {
        "target": figure(goal.amount),
        "source": goal.amount.attribution,
        "day": Plain(str(goal.announced.year)),
    }
    if latest is None or latest.bounds.low <= 0:
        return prose(
            _("No uncontested level stands beside the target of {target} ({source}, {day})."),
            **parts,
        )
    if latest.bounds.low >= aim(goal.amount).bounds.high:
        return prose(_("The target of {target} ({source}, {day}) is reached."), **parts)
    if goal.deadline is not None and goal.deadline.end.year <= _year(latest):
        return prose(_("The target of {target} ({source}, {day}) was due and missed."), **parts)
    years = _years(goal, latest, horizon)
    rate = indicators.required_growth(latest, goal.amount, years)
    return prose(
        _(
            "The target of {target} ({source}, {day}, {due}) would take growth of {rate} for "
            "{years}."
        ),
        **parts,
        due=_due(goal),
        years=lasting(years),
        rate=cite(wording.percent_a_year(rate), rate.note),
    )


def _years(goal: Target, latest: Quantity, horizon: int) -> int:
    return horizon if goal.deadline is None else goal.deadline.end.year - _year(latest)


def _due(goal: Target) -> Prose:
    if goal.deadline is None:
        return prose(_("no deadline"))
    return prose(_("due in {year}"), year=Plain(str(goal.deadline.end.year)))


def _year(quantity: Quantity) -> int:
    return quantity.period.end.year if quantity.period is not None else 0
