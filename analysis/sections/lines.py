"""Ledgers and events as the lines and moments that charts are drawn from."""

from collections.abc import Iterable

from analysis import countries, spans, wording
from analysis.claims import Event
from analysis.dossier import Dossier
from analysis.figures import style
from analysis.figures.data import Line, Moment, Point
from analysis.figures.style import Role
from analysis.language import _
from analysis.origins import cited, link
from analysis.prose import Note
from analysis.quantities import Quantity
from analysis.statistics import Series

FLOW_ROLES = {"exports": Role.EXPORTS, "imports": Role.IMPORTS}


def points(series: Series) -> tuple[Point, ...]:
    """Return a yearly series as points; what was only stated is marked as such."""
    return tuple(point(quantity, number) for number, quantity in sorted(series.items()))


def point(quantity: Quantity, number: float) -> Point:
    """Return one quantity as a point at a year."""
    stated = quantity.note.basis == "claim"
    return Point.of(quantity, wording.amount(quantity), year=number, stated=stated)


def by_ledger(dossier: Dossier, indicator: str) -> tuple[Line, ...]:
    """Return one line for each country's ledger, the reporter's first."""
    return tuple(
        Line(
            label=_("{country} statistics").format(country=countries.possessive(code)),
            role=style.ledger(code, frozenset(dossier.pair)),
            points=points(ledger.series(indicator)),
            breaks=tuple(sorted(ledger.breaks.get(indicator, ()))),
        )
        for code, ledger in dossier.ledgers.items()
    )


def flows(dossier: Dossier) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Return, for each ledger, its label and its lines of exports and imports."""
    return tuple(
        (
            _("{country} statistics").format(country=countries.possessive(code)),
            tuple(
                Line(label=_(name), role=role, points=points(ledger.series(name)))
                for name, role in FLOW_ROLES.items()
            ),
        )
        for code, ledger in dossier.ledgers.items()
    )


def moments(events: Iterable[Event]) -> tuple[Moment, ...]:
    """Return events as moments of a chart, in order of time."""
    ordered = sorted(events, key=lambda e: (e.period.start, e.event_id))
    return tuple(
        Moment(
            year=event.period.start.year + (event.period.start.month - 1) / 12,
            when=spans.name(event.period),
            label=event.title,
            note=event_note(event),
        )
        for event in ordered
    )


def event_note(event: Event) -> Note:
    """Return what stands behind the date of an event."""
    return Note(
        id=event.event_id,
        label=event.title,
        basis="event",
        phrase=event.phrase,
        source=cited(event.source),
        published=event.source.published,
        href=link(event.source, event.phrase),
        text=event.note,
    )
