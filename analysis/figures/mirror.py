"""The same trade in two countries' statistics: how far apart, year by year."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from analysis.figures import alts, canvas, marks, rows, scales, style
from analysis.figures.canvas import Sheet
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, extent, worth_drawing
from analysis.figures.labels import Labels
from analysis.figures.scales import Scale
from analysis.figures.style import MARKERS, PAPER
from analysis.language import _
from analysis.prose import Prose

PERCENT = Scale(0.01, _("percent of the mean of the two figures"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One direction of trade: what the importer reports less what the exporter reports.

    Both lines hold fractions of the mean: as reported, and with freight taken off imports.
    """

    label: str
    raw: Line
    adjusted: Line


def mirror_chart(gaps: Sequence[Gap], caption: Caption) -> Chart | Prose:
    """Draw the relative discrepancy of each direction, raw filled and adjusted open.

    Args:
        gaps: One for each direction of trade, side by side.
        caption: The words; the subtitle states the sign rule.
    """
    lines = [line for gap in gaps for line in (gap.raw, gap.adjusted)]
    if not worth_drawing([gap.raw for gap in gaps]):
        return rows.sentence(caption, lines)
    ends = scales.ends(lines)
    with style.drawing():
        sheet = Sheet(columns=len(gaps), height=2.0, sub=0.2)
        figure, axes = canvas.panels(sheet, caption.source)
        for panel, gap in zip(axes, gaps, strict=True):
            canvas.year_axis(panel, *extent(lines))
            canvas.value_axis(panel, max(ends) / PERCENT.factor, min(ends) / PERCENT.factor)
            canvas.head(panel, gap.label, _("% of the mean"), lift=sheet.sub)
            marks.key(panel, [(gap.raw.label, gap.raw.role)], hollow=gap.adjusted.label)
            _gap(panel, gap)
    columns, data = rows.by_year(_named(gaps))
    kind = _("Dots of the gap between the two countries’ statistics, {unit}.")
    alt = alts.described(kind.format(unit=PERCENT.unit), _named(gaps))
    return Chart.of(figure, caption, alt=alt, columns=columns, rows=data)


def _gap(panel: Axes, gap: Gap) -> None:
    role = gap.raw.role
    adjusted = {p.year: p.value / PERCENT.factor for p in gap.adjusted.points}
    labels = Labels(panel)
    for point in gap.raw.ordered:
        y, other = point.value / PERCENT.factor, adjusted.get(point.year)
        if other is not None:
            panel.plot([point.year] * 2, [y, other], color=role, linewidth=1.0, zorder=2,
                       label="freight")  # fmt: skip
            panel.plot([point.year], [other], linestyle="none", marker=MARKERS[role],
                       markersize=4.6, markerfacecolor=PAPER, markeredgecolor=role, zorder=3,
                       label="adjusted")  # fmt: skip
            labels.avoid([(point.year, other)])
        panel.plot([point.year], [y], linestyle="none", marker=MARKERS[role], markersize=5.2,
                   color=role, zorder=4, clip_on=False, label="raw")  # fmt: skip
        labels.avoid([(point.year, y)])
    for point in marks.telling(gap.raw.ordered):
        y = point.value / PERCENT.factor
        places = ("below", "right", "left") if y < 0 else ("above", "right", "left")
        labels.put(point.label, point.year, y, colour=role, places=places)


def _named(gaps: Sequence[Gap]) -> list[Line]:
    return [
        Line(label=f"{gap.label}, {line.label}", role=line.role, points=line.points)
        for gap in gaps
        for line in (gap.raw, gap.adjusted)
    ]
