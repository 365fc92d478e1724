"""Growth over orders of magnitude: once in money, once in equal steps of ×10."""

from collections.abc import Sequence
from math import ceil, floor, log10

from matplotlib.axes import Axes

from analysis.figures import alts, canvas, marks, rows, scales, style
from analysis.figures.canvas import Sheet
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, extent, worth_drawing
from analysis.figures.labels import Labels
from analysis.figures.scales import Scale
from analysis.figures.style import BASELINE, GRID
from analysis.language import _
from analysis.prose import Prose

MAGNITUDES = 1.5
"""Orders of magnitude above which a rate is better seen in steps of ×10."""


def log_is_due(lines: Sequence[Line]) -> bool:
    """Whether the values spread so far that a linear axis alone hides the rate."""
    positive = [p.value for line in lines for p in line.points if p.value > 0]
    return bool(positive) and log10(max(positive) / min(positive)) > MAGNITUDES


def log_and_linear_chart(lines: Sequence[Line], caption: Caption) -> Chart | Prose:
    """Draw values on a linear axis from zero; beside it on a logarithmic one, if that is due.

    Whiskers reach from bound to bound, arrows where there is no bound.

    Args:
        lines: Positive values in whole US dollars.
        caption: The words.
    """
    if not worth_drawing(lines):
        return rows.sentence(caption, lines)
    ends = scales.ends(lines)
    scale = scales.money(ends)
    with style.drawing():
        two = log_is_due(lines)
        sheet = Sheet(columns=2 if two else 1, height=1.7, sub=0.2)
        figure, axes = canvas.panels(sheet, caption.source, marks.signs(lines))
        canvas.value_axis(axes[0], max(ends) / scale.factor)
        canvas.head(axes[0], _("In money"), scale.unit, lift=sheet.sub)
        if two:
            _log_axis(axes[1], [end / scale.factor for end in ends if end > 0])
            canvas.head(axes[1], _("As a rate"), _("each step is ×10"), lift=sheet.sub)
        for panel in axes:
            canvas.year_axis(panel, *extent(lines))
            for line in lines:
                marks.line(panel, line, scale.factor, stems=False)
            marks.write_values(panel, lines, scale)
        marks.key(axes[0], [(line.label, line.role) for line in lines])
    columns, data = rows.by_year(lines)
    kind = _("A chart over time.")
    if two:
        kind = _("Two charts of the same values, linear from zero and logarithmic.")
    return Chart.of(figure, caption, alt=alts.described(kind, lines), columns=columns, rows=data)


def required_chart(
    past: Sequence[Line], target: Line, paths: Sequence[Line], caption: Caption
) -> Chart | Prose:
    """Draw the trade seen so far, and the dashed paths that would lead to a target.

    Args:
        past: Trade by ledger, in whole US dollars.
        target: The target itself: one point for each horizon.
        paths: For each horizon the yearly levels needed; its label is the rate alone, without
            "a year".
        caption: The words.
    """
    lines = [*past, *paths]
    if not worth_drawing(past):
        return rows.sentence(caption, [*past, target])
    ends = scales.ends([*lines, target])
    scale = scales.money(ends)
    with style.drawing():
        sheet = Sheet(height=2.4, sub=0.2)
        figure, (panel,) = canvas.panels(sheet, caption.source, marks.signs(past))
        canvas.year_axis(panel, *extent([*lines, target]))
        canvas.value_axis(panel, max(ends) / scale.factor)
        canvas.head(panel, _("Trade seen and yearly growth required"), scale.unit, lift=sheet.sub)
        marks.key(panel, [(line.label, line.role) for line in (*past, target)])
        for line in (*past, target):
            marks.line(panel, line, scale.factor, stems=False)
        _dashed(panel, paths, target, scale)
    columns, data = rows.by_year([*past, target])
    alt = alts.described(_("Trade over time and dashed paths to the target."), [*past, target])
    needed = ", ".join(path.label for path in paths)
    alt = f"{alt} " + _("Growth required on the paths: {rates}.").format(rates=needed)
    return Chart.of(figure, caption, alt=alt, columns=columns, rows=data)


def _dashed(panel: Axes, paths: Sequence[Line], target: Line, scale: Scale) -> None:
    labels = Labels(panel)
    for path in paths:
        xs = [p.year for p in path.ordered]
        ys = [p.value / scale.factor for p in path.ordered]
        panel.plot(xs, ys, color=target.role, linewidth=1.2, linestyle=(0, (4, 2)), zorder=2,
                   label="required path")  # fmt: skip
        labels.avoid_runs([list(zip(xs, ys, strict=True))])
    for path in paths:
        end = path.ordered[-1]
        labels.put(path.label, end.year, end.value / scale.factor, colour=target.role,
                   places=("above", "higher", "right"))  # fmt: skip


def _log_axis(panel: Axes, values: Sequence[float]) -> None:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    ticks = [10.0**power for power in range(low, high + 1)]
    panel.set_yscale("log")
    panel.set_ylim(ticks[0], ticks[-1] * 1.3)
    panel.set_yticks(ticks, [canvas.number(tick) for tick in ticks])
    panel.minorticks_off()
    panel.spines["bottom"].set_color(BASELINE)
    for tick in ticks:
        panel.axhline(tick, color=GRID, linewidth=0.7, zorder=0.5)
