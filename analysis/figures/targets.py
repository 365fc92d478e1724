"""Every announced target against the trade of its day."""

from collections.abc import Sequence

from analysis.figures import alts, canvas, marks, rows, scales, style
from analysis.figures.canvas import Sheet
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Line, extent, worth_drawing
from analysis.language import _
from analysis.prose import Prose


def target_chart(targets: Line, trade: Sequence[Line], caption: Caption) -> Chart | Prose:
    """Draw targets where they were announced and as high as they aim, above the trade seen.

    Args:
        targets: One point an announcement; the year with its part is the day it was made.
        trade: Turnover by ledger, in whole US dollars.
        caption: The words.
    """
    lines = [targets, *trade]
    if not worth_drawing(lines) or not targets.points:
        return rows.sentence(caption, lines)
    ends = scales.ends(lines)
    scale = scales.money(ends)
    with style.drawing():
        sheet = Sheet(height=2.5, sub=0.2)
        figure, (panel,) = canvas.panels(sheet, caption.source, marks.signs(lines))
        canvas.year_axis(panel, *extent(lines))
        canvas.value_axis(panel, max(ends) / scale.factor)
        canvas.head(panel, _("Targets when announced, and trade"), scale.unit, lift=sheet.sub)
        marks.key(panel, [(line.label, line.role) for line in lines])
        for line in trade:
            marks.line(panel, line, scale.factor, stems=False)
        for point in targets.ordered:
            marks.dot(panel, point, targets.role, scale.factor, stem=True)
        marks.write_values(panel, [targets, *trade], scale, every=(targets,))
    columns, data = rows.by_year(lines)
    alt = alts.described(_("Announced targets as diamonds above the trade over time."), lines)
    return Chart.of(figure, caption, alt=alt, columns=columns, rows=data)
