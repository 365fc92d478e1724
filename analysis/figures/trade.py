"""Trade over time: each country's own statistics in its own panel, never merged."""

from collections.abc import Sequence

from matplotlib import rc_context
from matplotlib.axes import Axes

from analysis.figures import alts, canvas, marks, rows, scales, style
from analysis.figures.canvas import Sheet
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, Moment, Point, extent, worth_drawing
from analysis.figures.labels import Labels
from analysis.figures.scales import Scale
from analysis.figures.style import GHOST
from analysis.language import _
from analysis.prose import Prose

EVENT_ROOM = 0.42


def turnover_chart(
    lines: Sequence[Line], caption: Caption, *, events: Sequence[Moment] = ()
) -> Chart | Prose:
    """Draw one panel per ledger, one above the other, on the same axes.

    The other ledgers stand behind each panel in grey. Values of official series are joined
    where at least three years follow each other; statements are open markers.

    Args:
        lines: One line per ledger; may be empty. Values in whole US dollars.
        caption: The words.
        events: At most five, marked through all panels.
    """
    if not worth_drawing(lines):
        return rows.sentence(caption, lines)
    shown = list(events[: marks.MOST_EVENTS])
    scale = scales.money(scales.ends(lines))
    with rc_context(style.settings()):
        sheet = Sheet(rows=len(lines), height=1.65, above=EVENT_ROOM if shown else 0.05)
        figure, axes = canvas.panels(sheet, caption.source)
        first, last = extent(lines)
        for panel, line in zip(axes, lines, strict=True):
            canvas.year_axis(panel, first, last)
            canvas.value_axis(panel, max(scales.ends(lines)) / scale.factor)
            canvas.head(panel, line.label, scale.unit, line.role)
            _ghosts(panel, [other for other in lines if other is not line], scale)
            _drawn(panel, line, scale)
        marks.events(axes, shown)
        marks.event_labels(axes[0], shown)
    columns, data = rows.by_year(lines)
    kind = _("Charts over time, one for each country’s statistics.")
    alt = alts.described(kind, lines)
    return Chart.of(figure, caption, alt=alt, columns=columns, rows=data)


def flows_chart(ledgers: Sequence[tuple[str, Sequence[Line]]], caption: Caption) -> Chart | Prose:
    """Draw exports and imports, one panel per ledger side by side.

    Args:
        ledgers: For each ledger its label and its two lines. Values in whole US dollars.
        caption: The words.
    """
    lines = [line for _label, pair in ledgers for line in pair]
    if not worth_drawing(lines):
        return rows.sentence(caption, lines)
    scale = scales.money(scales.ends(lines))
    with rc_context(style.settings()):
        sheet = Sheet(columns=len(ledgers), height=2.2, above=0.22)
        figure, axes = canvas.panels(sheet, caption.source)
        first, last = extent(lines)
        for panel, (label, pair) in zip(axes, ledgers, strict=True):
            canvas.year_axis(panel, first, last)
            canvas.value_axis(panel, max(scales.ends(lines)) / scale.factor)
            canvas.head(panel, label, scale.unit)
            for line in pair:
                marks.line(panel, line, scale.factor, stems=False)
            marks.key(panel, [(line.label, line.role) for line in pair])
    named = _within(ledgers)
    columns, data = rows.by_year(named)
    alt = alts.described(_("Charts over time of exports and imports."), named)
    return Chart.of(figure, caption, alt=alt, columns=columns, rows=data)


def balance_chart(lines: Sequence[Line], caption: Caption) -> Chart | Prose:
    """Draw the balance as bars about zero, one panel per ledger side by side.

    Args:
        lines: One line per ledger; surplus above zero. Values in whole US dollars.
        caption: The words.
    """
    if not worth_drawing(lines):
        return rows.sentence(caption, lines)
    ends = scales.ends(lines)
    scale = scales.money(ends)
    with rc_context(style.settings()):
        figure, axes = canvas.panels(Sheet(columns=len(lines), height=1.8), caption.source)
        first, last = extent(lines)
        for panel, line in zip(axes, lines, strict=True):
            canvas.year_axis(panel, first, last)
            canvas.value_axis(panel, max(ends) / scale.factor, min(ends) / scale.factor)
            canvas.head(panel, line.label, scale.unit, line.role)
            marks.bars(panel, line, scale.factor)
            _told(panel, line, scale)
    columns, data = rows.by_year(lines)
    alt = alts.described(_("Bars of the trade balance, surplus up and deficit down."), lines)
    return Chart.of(figure, caption, alt=alt, columns=columns, rows=data)


def _within(ledgers: Sequence[tuple[str, Sequence[Line]]]) -> list[Line]:
    return [
        Line(label=f"{label}: {line.label}", role=line.role, points=line.points)
        for label, pair in ledgers
        for line in pair
    ]


def _drawn(panel: Axes, line: Line, scale: Scale) -> None:
    marks.breaks(panel, line)
    marks.line(panel, line, scale.factor)
    if not line.points:
        marks.nothing(panel)
    _told(panel, line, scale)


def _told(panel: Axes, line: Line, scale: Scale) -> None:
    labels = Labels(panel)
    labels.avoid((p.year, p.value / scale.factor) for p in line.points)
    for point in told(line.ordered):
        places = ("below",) if point.value < 0 else ("above", "left", "right")
        labels.put(
            point.text, point.year, point.value / scale.factor, colour=line.role, places=places
        )


def told(points: Sequence[Point]) -> list[Point]:
    """Return the points whose value is written beside them: last, highest, first, lowest."""
    if len(points) <= 4:
        return list(points)
    peak = max(points, key=lambda p: p.value)
    trough = min(points, key=lambda p: p.value)
    return list({id(p): p for p in (points[-1], peak, points[0], trough)}.values())


def _ghosts(panel: Axes, others: Sequence[Line], scale: Scale) -> None:
    for other in others:
        xs = [p.year for p in other.ordered]
        ys = [p.value / scale.factor for p in other.ordered]
        panel.plot(xs, ys, linestyle="none", marker=style.MARKERS[other.role], markersize=3.4,
                   color=GHOST, zorder=1.2, label="the other ledger")  # fmt: skip
