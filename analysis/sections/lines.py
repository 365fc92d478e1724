"""Ledgers and events as the lines and moments that charts are drawn from."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis import countries, marks, periods, spans, wording
from analysis.claims import Event
from analysis.columns import Row
from analysis.dossier import Dossier
from analysis.figures import style
from analysis.figures.data import MOST_EVENTS, Line, Moment, Point
from analysis.figures.style import Role
from analysis.language import _
from analysis.ledgers import Series
from analysis.origins import cited, link
from analysis.prose import Cited, Note, Prose
from analysis.quantities import Quantity
from analysis.sentences import capital

FLOW_ROLES = {"exports": Role.EXPORTS, "imports": Role.IMPORTS}

NO_STATEMENT = frozenset(["data set", "statistics"])
"""Kinds of source that are statistics; all others state what somebody said."""

ON_CHARTS = ("ties", "agreement", "institution", "office", "visit", "recognition", "embassy")
"""Which events a chart of trade shows first, where not all find room."""

UNSAID = Prose("")
"""Shown after a sentence that already says that nothing is known: a gap is stated once."""


def points(series: Series) -> tuple[Point, ...]:
    """Return a yearly series as points; what was only stated is marked as such."""
    return tuple(point(quantity, number) for number, quantity in sorted(series.items()))


def point(quantity: Quantity, number: float) -> Point:
    """Return one quantity as a point at a year; stated if anything it rests on is."""
    stated = any(note.basis == "claim" for note in quantity.note.with_inputs())
    return Point.of(quantity, wording.amount(quantity), year=number, stated=stated)


def by_ledger(dossier: Dossier, indicator: str) -> tuple[Line, ...]:
    """Return one line for each country's ledger, the reporter's first."""
    return tuple(
        Line(
            label=capital(_("{country} statistics").format(country=countries.possessive(code))),
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
            capital(_("{country} statistics").format(country=countries.possessive(code))),
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


def chosen(dossier: Dossier) -> tuple[Moment, ...]:
    """Return the events of the years shown, the weightiest kinds first, at most five."""
    order = {kind: place for place, kind in enumerate(ON_CHARTS)}
    shown = [
        event
        for event in dossier.known.events
        if dossier.first_year <= event.period.start.year <= dossier.last_year
    ]
    weighty = sorted(shown, key=lambda e: (order.get(e.kind, len(order)), e.period.start))
    return moments(weighty[:MOST_EVENTS])


def noted(lines: Iterable[Line]) -> tuple[Note, ...]:
    """Return the notes of every point of some lines."""
    return tuple(point.note for line in lines for point in line.points)


def credit(dossier: Dossier, notes: Iterable[Note]) -> str:
    """Return the source line of a figure or table: statistics by name and vintage, then the rest.

    Args:
        dossier: What the edition knows.
        notes: What stands behind the numbers shown; what they are computed from counts too.
    """
    named = {cited(source): source for source in dossier.visible.sources}
    every = {inner.source for note in notes for inner in note.with_inputs()}
    found = [source for name, source in named.items() if name in every]
    data = [
        _("{publisher} ({published})").format(
            publisher=s.publisher, published=s.published or _("undated")
        )
        for s in found
        if s.kind in NO_STATEMENT
    ]
    told = len(data) < len(found)
    parts = [*dict.fromkeys(data), *([_("statements, each named in the notes")] if told else [])]
    return "; ".join(parts) or _("no source known to this edition")


def shown_years(dossier: Dossier, lines: Sequence[Line] = ()) -> str:
    """Return the years that are shown: those of the lines, else those asked for."""
    years = [int(p.year) for line in lines for p in line.points]
    ends = (min(years), max(years)) if years else (dossier.first_year, dossier.last_year)
    return spans.name(periods.years(*ends))


class Money(NamedTuple):
    """The unit in which a table gives its amounts: dollars, the header's words, decimals."""

    dollars: float
    unit: str
    places: int = 0

    def cell(self, quantity: Quantity | None) -> Cited | str:
        """Return an amount as a cell; [x] where there is none."""
        if quantity is None:
            return marks.missing()
        return Cited(marks.tabular(quantity, self.dollars, self.places), quantity.note)

    def gap(self, quantity: Quantity) -> Cited:
        """Return a computed amount as a cell, with both ends where they lie visibly apart."""
        return Cited(marks.ranged(quantity, self.dollars, self.places), quantity.note)


MILLIONS = Money(1e6, _("US$ million"))
UNITS = (MILLIONS, Money(1e3, _("US$ thousand")), Money(1.0, _("US$")))
LEVELS = (Money(1e9, _("US$ billion"), 2), Money(1e6, _("US$ million"), 2), *UNITS[1:])
"""Units for a few levels side by side, which need fewer digits than a table of years."""

LEAST_LARGEST = 100.0


def money(quantities: Iterable[Quantity | None], units: Sequence[Money] = UNITS) -> Money:
    """Return the unit for a table: the first in which the largest amount has three digits."""
    known = [abs(q.central.low) for q in quantities if q is not None]
    largest = max(known, default=MILLIONS.dollars * LEAST_LARGEST)
    fitting = (u for u in units if largest * 10**u.places >= LEAST_LARGEST * u.dollars)
    return next(fitting, units[-1])


def years_told(numbers: Iterable[int]) -> str:
    """Return years, which come in order, as spans: 1993–1995 and 1997."""
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and number == stretches[-1][-1] + 1:
            stretches[-1].append(number)
        else:
            stretches.append([number])
    told = [spans.name(periods.years(run[0], run[-1])) for run in stretches]
    return wording.listing(told) if told else ""


def lacking_told(lacking: Iterable[int], asked: Iterable[int]) -> str:
    """Return the years that are lacking, or all but those that are not, whichever is shorter."""
    absent, every = list(lacking), list(asked)
    plainly = years_told(absent)
    known = years_told([number for number in every if number not in absent])
    but = _("every year but {known}").format(known=known) if known else _("every year")
    return plainly if not absent or len(plainly) <= len(but) else but


def texts(rows: Iterable[Row]) -> list[str]:
    """Return the text of every cell, for the marks and signs that occur in it."""
    return [value if isinstance(value, str) else value.text for row in rows for value in row]
