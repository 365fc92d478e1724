"""The data behind a chart, as the rows of a table; and a sentence where no chart is worth it."""

from collections.abc import Sequence

from analysis.columns import NOT_AVAILABLE, Column, Row
from analysis.figures.chart import Caption, words
from analysis.figures.data import Line
from analysis.language import _
from analysis.prose import Plain, Prose, joined, prose


def by_year(lines: Sequence[Line]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Return one row a year and one column a line.

    Several values of one line and year (rivals) take a row each; nothing is merged.
    """
    columns = (
        Column(key="year", label=_("Year"), header=True),
        *(Column(key=f"line-{i}", label=line.label, align="right") for i, line in enumerate(lines)),
    )
    years = sorted({int(p.year) for line in lines for p in line.points})
    rows: list[Row] = []
    for year in years:
        told = [[p.cited for p in line.ordered if int(p.year) == year] for line in lines]
        for deep in range(max(len(values) for values in told)):
            found = [v[deep] if deep < len(v) else NOT_AVAILABLE for v in told]
            rows.append((Plain(str(year)), *found))
    return columns, tuple(rows)


def sentence(caption: Caption, lines: Sequence[Line]) -> Prose:
    """Return what there is as a sentence, because it is too little for a chart."""
    said = [
        prose(
            "{label}, {year}: {value}",
            label=line.label,
            year=Plain(str(int(p.year))),
            value=p.cited,
        )
        for line in lines
        for p in line.ordered
    ]
    values = joined(said, "; ")
    if not said:
        return prose(_("**{title}.** No figure is known, so nothing is drawn."),
                     title=words(caption.title))  # fmt: skip
    return prose(
        _("**{title}.** Too few figures are known for a chart: {values}."),
        title=words(caption.title),
        values=values,
    )
