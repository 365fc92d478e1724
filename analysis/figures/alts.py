"""What a chart shows, in words, for those who do not see it; from the values drawn."""

from collections.abc import Sequence

from analysis.figures.data import FEWEST, Line, Point
from analysis.language import _

STEADY = 0.1
"""Share of the larger value by which first and last may differ and still count as level."""


def described(kind: str, lines: Sequence[Line]) -> str:
    """Return an alt text: the kind of chart, then each line's course and extremes."""
    return " ".join((kind, *(course(line) for line in lines)))


def marked(told: str, events: Sequence[str]) -> str:
    """Return an alt text with the events that the chart marks, if it marks any."""
    if not events:
        return told
    return f"{told} " + _("Events marked: {events}.").format(events="; ".join(events))


def course(line: Line) -> str:
    """Return one line's course: direction, first, last, highest, lowest, turns."""
    points = line.ordered
    if not points:
        return _("{label}: no figures.").format(label=line.label)
    if len(points) < FEWEST:
        told = "; ".join(at(point) for point in points)
        return _("{label}: {values}.").format(label=line.label, values=told)
    first, last = points[0], points[-1]
    if len({point.text for point in points}) == 1:
        return _("{label}: {value} throughout, {first} to {last}.").format(
            label=line.label, value=first.text, first=int(first.year), last=int(last.year)
        )
    peak = max(points, key=lambda p: p.value)
    trough = min(points, key=lambda p: p.value)
    return _(
        "{label}: {direction} from {first} to {last}; highest {peak}, lowest {trough}; "
        "{count} values."
    ).format(
        label=line.label,
        direction=direction(first, last),
        first=at(first),
        last=at(last),
        peak=at(peak),
        trough=at(trough),
        count=len(points),
    )


def placing(line: Line) -> str:
    """Return a line of ranks: the first, the last, the best and the worst place."""
    points = line.ordered
    if len(points) < FEWEST:
        return course(line)
    best = min(points, key=lambda p: p.value)
    worst = max(points, key=lambda p: p.value)
    return _("{label}: {first}, {last}; best {best}, worst {worst}; {count} values.").format(
        label=line.label,
        first=at(points[0]),
        last=at(points[-1]),
        best=at(best),
        worst=at(worst),
        count=len(points),
    )


def direction(first: Point, last: Point) -> str:
    """Return whether the last value is above, below or level with the first."""
    larger = max(abs(first.value), abs(last.value))
    if abs(last.value - first.value) <= STEADY * larger:
        return _("about level")
    return _("up") if last.value > first.value else _("down")


def at(point: Point) -> str:
    """Return a point's value and year, as printed.

    A part of a year is left out: the whole year is what the reader is told.
    """
    told = _("{value} in {year} (doubtful)") if point.is_doubtful else _("{value} in {year}")
    return told.format(value=point.text, year=int(point.year))


def judged(label: str, value: str, verdict: str) -> str:
    """Return one claim with its value, and its verdict if it has one."""
    told = _("{label}: {value}").format(label=label, value=value)
    return f"{told} ({verdict})" if verdict else told


def ranked(kind: str, named: Sequence[tuple[str, Point]]) -> str:
    """Return an alt text for bars: the largest, the next, the smallest, how many."""
    ordered = sorted(named, key=lambda item: -item[1].value)
    told = [_("{label} {value}").format(label=n, value=p.label) for n, p in ordered]
    if len(told) <= FEWEST:
        return _("{kind} In order: {all}.").format(kind=kind, all=", ".join(told))
    return _(
        "{kind} Largest {first}, then {second} and {third}; smallest {last}; {count} bars."
    ).format(
        kind=kind, first=told[0], second=told[1], third=told[2], last=told[-1], count=len(told)
    )
