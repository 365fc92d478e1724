"""Trade over time: each country's own statistics in its own panel, never merged."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from analysis.figures import alts, canvas, marks, rows, scales, style
from analysis.figures.canvas import Sheet
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, Moment, extent, worth_drawing
from analysis.figures.events import chosen, letters, mark_events
from analysis.figures.marks import write_values
from analysis.figures.scales import Scale
from analysis.figures.style import GHOST
from analysis.language import _
from analysis.prose import Prose

KEY_ROOM, EVENT_ROOM, LABEL_ROOM = 0.2, 0.12, 0.72


def turnover_chart(
    lines: Sequence[Line], caption: Caption, *, events: Sequence[Moment] = ()
) -> Chart | Prose:
    """Draw one panel per ledger, side by side, on the same axes.

    The other ledgers stand behind each panel in grey. Values of official series are joined
    where at least three years follow each other; statements are open markers.

    Args:
        lines: One line per ledger; may be empty. Values in whole US dollars.
        caption: The words.
        events: At most five, marked through all panels.
    """
    if not worth_drawing(lines):
        return rows.sentence(caption, lines)
    shown = chosen(events)
    scale = scales.money(scales.ends(lines))
    signs = marks.signs(lines, grey=len(lines) > 1)
    with style.drawing():
        sheet = Sheet(
            columns=len(lines),
            height=1.45,
            sub=EVENT_ROOM if shown else 0.0,
            right=LABEL_ROOM,
            gutter=LABEL_ROOM + 0.4,
        )
        figure, axes = canvas.panels(sheet, caption.source, letters(shown), signs)
        first, last = extent(lines)
        for panel, line in zip(axes, lines, strict=True):
            canvas.year_axis(panel, first, last)
            canvas.value_axis(panel, max(scales.ends(lines)) / scale.factor)
            canvas.head(panel, line.label, scale.unit, line.role, lift=sheet.sub)
            _ghosts(panel, [other for other in lines if other is not line], scale)
            _drawn(panel, line, scale, [moment.year for moment in shown])
        mark_events(axes, shown)
    columns, data = rows.by_year(lines)
    kind = _("Charts over time, one for each country’s statistics.")
    alt = alts.marked(alts.described(kind, lines), [f"{m.when}, {m.label}" for m in shown])
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
    signs = marks.signs(lines)
    with style.drawing():
        sheet = Sheet(columns=len(ledgers), height=2.0, sub=KEY_ROOM)
        figure, axes = canvas.panels(sheet, caption.source, signs)
        first, last = extent(lines)
        for panel, (label, pair) in zip(axes, ledgers, strict=True):
            canvas.year_axis(panel, first, last)
            canvas.value_axis(panel, max(scales.ends(lines)) / scale.factor)
            canvas.head(panel, label, scale.unit, lift=sheet.sub)
            for line in pair:
                marks.line(panel, line, scale.factor, stems=False)
            if not any(line.points for line in pair):
                marks.nothing(panel)
            write_values(panel, pair, scale)
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
    signs = marks.signs(lines)
    with style.drawing():
        figure, axes = canvas.panels(Sheet(columns=len(lines), height=1.8), caption.source, signs)
        first, last = extent(lines)
        for panel, line in zip(axes, lines, strict=True):
            canvas.year_axis(panel, first, last)
            canvas.value_axis(panel, max(ends) / scale.factor, min(ends) / scale.factor)
            canvas.head(panel, line.label, scale.unit, line.role)
            marks.bars(panel, line, scale.factor)
            write_values(panel, [line], scale)
    columns, data = rows.by_year(lines)
    alt = alts.described(_("Bars of the trade balance, surplus up and deficit down."), lines)
    return Chart.of(figure, caption, alt=alt, columns=columns, rows=data)


def _within(ledgers: Sequence[tuple[str, Sequence[Line]]]) -> list[Line]:
    return [
        Line(label=f"{label}: {line.label}", role=line.role, points=line.points)
        for label, pair in ledgers
        for line in pair
    ]


def _drawn(panel: Axes, line: Line, scale: Scale, rules: Sequence[float]) -> None:
    marks.breaks(panel, line)
    marks.line(panel, line, scale.factor)
    if not line.points:
        marks.nothing(panel)
    write_values(panel, [line], scale, rules=rules)


def _ghosts(panel: Axes, others: Sequence[Line], scale: Scale) -> None:
    for other in others:
        xs = [p.year for p in other.ordered]
        ys = [p.value / scale.factor for p in other.ordered]
        panel.plot(xs, ys, linestyle="none", marker=style.MARKERS[other.role], markersize=3.4,
                   color=GHOST, zorder=1.2, label="the other ledger")  # fmt: skip
