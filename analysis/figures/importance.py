"""How much the partner matters: its share and its rank, and who stands beside it."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from analysis.figures import alts, canvas, marks, rows, style
from analysis.figures.canvas import Sheet
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, extent, worth_drawing
from analysis.figures.scales import Scale, ends
from analysis.figures.style import GRID
from analysis.language import _
from analysis.prose import Prose

PERCENT = Scale(0.01, _("percent"))
RANK = Scale(1.0, _("rank, first on top"))


def importance_chart(
    shares: Sequence[Line], ranks: Sequence[Line], caption: Caption
) -> Chart | Prose:
    """Draw shares from zero, and beside them ranks with the first place on top.

    Args:
        shares: Fractions of the reporter's total, by flow.
        ranks: Ranks by flow; "top five" is an interval and drawn as one.
        caption: The words.
    """
    lines = [*shares, *ranks]
    if not worth_drawing(lines):
        return rows.sentence(caption, lines)
    with style.drawing():
        sheet = Sheet(columns=2, height=2.1, sub=0.2)
        figure, (left, right) = canvas.panels(sheet, caption.source, marks.signs(lines))
        canvas.value_axis(left, max(ends(shares), default=0.01) / PERCENT.factor)
        _rank_axis(right, max(ends(ranks), default=10))
        for panel, title, scale, drawn in (
            (left, _("Share of the total"), PERCENT, shares),
            (right, _("Place among partners"), RANK, ranks),
        ):
            canvas.year_axis(panel, *extent(lines))
            canvas.head(panel, title, scale.unit, lift=sheet.sub)
            marks.key(panel, [(line.label, line.role) for line in drawn])
            for line in drawn:
                marks.breaks(panel, line)
                marks.line(panel, line, scale.factor, stems=False)
            marks.write_values(panel, drawn, scale)
    portions = [_named(line, _("share")) for line in shares]
    places = [_named(line, _("rank")) for line in ranks]
    columns, data = rows.by_year([*portions, *places])
    alt = alts.described(_("Charts over time of share and, first on top, of rank."), portions)
    alt = " ".join((alt, *(alts.placing(line) for line in places)))
    return Chart.of(figure, caption, alt=alt, columns=columns, rows=data)


def _named(line: Line, what: str) -> Line:
    return Line(label=f"{line.label}, {what}", role=line.role, points=line.points)


def _rank_axis(panel: Axes, lowest_rank: float) -> None:
    step = max(1, round(canvas.nice_step(lowest_rank, 5)))
    ticks = sorted({1, *range(step, int(lowest_rank) + 1, step)})
    ticks = [tick for tick in ticks if tick == 1 or step == 1 or tick >= step]
    panel.set_ylim(lowest_rank + 0.12 * lowest_rank, 1 - 0.14 * lowest_rank)
    panel.set_yticks(ticks, [canvas.number(tick) for tick in ticks])
    for tick in ticks:
        panel.axhline(tick, color=GRID, linewidth=0.7, zorder=0.5)
