"""Investment: flows of single years apart from what is said of many years together."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from analysis.columns import Column, Row
from analysis.figures import alts, canvas, ladders, marks, rows, scales, style
from analysis.figures.canvas import Sheet
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, Point, extent, worth_drawing
from analysis.figures.style import Role
from analysis.language import _
from analysis.prose import Plain, Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A cumulative statement: an amount, and the years it covers as far as they are known.

    ``start`` is None where the source does not say since when.
    """

    label: str
    start: float | None
    end: float
    point: Point
    role: Role


def flow_chart(lines: Sequence[Line], caption: Caption) -> Chart | Prose:
    """Draw the investment of single years as bars, one panel per direction.

    Args:
        lines: One line per direction; gross inflows only, in whole US dollars.
        caption: The words.
    """
    if not worth_drawing(lines):
        return rows.sentence(caption, lines)
    ends = scales.ends(lines)
    scale = scales.money(ends)
    with style.drawing():
        sheet = Sheet(columns=len(lines), height=1.9)
        figure, axes = canvas.panels(sheet, caption.source, marks.signs(lines))
        for panel, line in zip(axes, lines, strict=True):
            canvas.year_axis(panel, *extent(lines))
            canvas.value_axis(panel, max(ends) / scale.factor)
            canvas.head(panel, line.label, scale.unit, line.role)
            marks.bars(panel, line, scale.factor)
            marks.write_values(panel, [line], scale)
            if not line.points:
                marks.nothing(panel)
    columns, data = rows.by_year(lines)
    alt = alts.described(_("Bars of yearly investment."), lines)
    return Chart.of(figure, caption, alt=alt, columns=columns, rows=data)


def window_chart(windows: Sequence[Window], caption: Caption) -> Chart:
    """Draw which years each cumulative statement covers, with its amount written beside.

    Length is time, never money: amounts of different windows do not compare.

    Args:
        windows: At least one, from top to bottom in the order given.
        caption: The words.
    """
    years = [year for w in windows for year in (w.start, w.end) if year is not None]
    with style.drawing():
        left = ladders.name_width([w.label for w in windows], 2.6)
        names = ladders.name_lines([w.label for w in windows], left)
        height = len(names) * ladders.row_height(names)
        right = ladders.name_width([w.point.text for w in windows], 1.8) + 0.2
        sheet = Sheet(height=height, left=left, right=right)
        figure, (panel,) = canvas.panels(sheet, caption.source)
        ladders.write_names(panel, names)
        canvas.year_axis(panel, min(years), max(years))
        canvas.head(panel, "", _("years covered; the amount is written, not drawn"), hang=0)
        for row, window in enumerate(windows):
            _span(panel, window, row, min(years))
    alt = _("Bars of the years that each cumulative statement covers: {told}.").format(
        told="; ".join(f"{w.label}: {w.point.text}, {_years(w)}" for w in windows)
    )
    return Chart.of(figure, caption, alt=alt, columns=_columns(), rows=_rows(windows))


def _span(panel: Axes, window: Window, row: int, first: float) -> None:
    start = first if window.start is None else window.start
    known = window.start is not None
    panel.plot(
        [start, window.end],
        [row, row],
        color=window.role,
        linewidth=5,
        zorder=2,
        linestyle="-" if known else (0, (0.6, 0.6)),
        solid_capstyle="butt",
        dash_capstyle="butt",
        clip_on=False,
        label="window" if known else "window of unknown start",
    )
    ladders.beside(panel, window.point.text, window.end, row, window.role)


def _years(window: Window) -> str:
    if window.start is None:
        return _("to {end}, start not stated").format(end=int(window.end))
    return _("{start} to {end}").format(start=int(window.start), end=int(window.end))


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="claim", label=_("Source"), header=True),
        Column(key="years", label=_("Years covered")),
        Column(key="value", label=_("Amount"), align="right"),
    )


def _rows(windows: Sequence[Window]) -> list[Row]:
    return [(w.label, Plain(_years(w)), w.point.cited) for w in windows]
