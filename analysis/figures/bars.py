"""Horizontal bars: product groups of each flow, and a partner among its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from analysis.columns import Column, Row
from analysis.figures import alts, canvas, ladders, marks, scales, style
from analysis.figures.canvas import Sheet
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Point
from analysis.figures.scales import Scale
from analysis.figures.style import GHOST, INK, Role
from analysis.language import _

NARROW = 1.8
"""The most room of names, in inches, that leaves two groups room side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar; ``dim`` if it is there for comparison only."""

    label: str
    point: Point
    dim: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Bars of one flow under one heading; may be empty."""

    label: str
    role: Role
    bars: tuple[Bar, ...]


def bars_chart(groups: Sequence[Group], caption: Caption, *, scale: Scale | None = None) -> Chart:
    """Draw the groups on one axis, two with short names side by side; an arrow says "at least".

    Args:
        groups: At least one bar in all; bars from top to bottom in the order given.
        caption: The words.
        scale: What the axis counts in; US dollars if not given.
    """
    bars = [bar for group in groups for bar in group.bars]
    highest = max(bar.point.value for bar in bars)
    scale = scale or scales.money([highest])
    with style.drawing():
        left = ladders.name_width([bar.label for bar in bars], 2.4)
        named = [ladders.name_lines([bar.label for bar in g.bars], left) for g in groups]
        sheet = _sheet(left, named)
        figure, axes = canvas.panels(sheet, caption.source)
        room = ladders.share_of_labels([b.point.label for b in bars], sheet.panel_width, shift=24)
        least = max(map(len, named)) if sheet.columns > 1 else 1
        ticks, hang = (2, left - 0.06) if sheet.columns > 1 else (5, 0.0)
        for panel, group, names in zip(axes, groups, named, strict=True):
            ladders.write_names(panel, [*names, *[[""]] * (least - len(names))])
            ladders.along(panel, highest / scale.factor, room=room, ticks=ticks)
            canvas.head(panel, group.label, scale.unit, group.role, hang=hang)
            for place, bar in enumerate(group.bars):
                _bar(panel, bar, place, group.role, scale)
            if not group.bars:
                marks.nothing(panel)
    alt = " ".join(
        alts.ranked(_("{label}:").format(label=g.label), [(b.label, b.point) for b in g.bars])
        for g in groups
    )
    return Chart.of(
        figure, caption, alt=_("Horizontal bars. {told}").format(told=alt),
        columns=_columns(), rows=_rows(groups),
    )  # fmt: skip


def _sheet(left: float, named: Sequence[Sequence[list[str]]]) -> Sheet:
    heights = tuple(max(len(names), 1) * _row(named) for names in named)
    if len(named) == 2 and left <= NARROW:
        return Sheet(columns=2, left=left, gutter=left + 0.15, heights=(max(heights),))
    return Sheet(rows=len(named), left=left, heights=heights)


def _row(named: Sequence[Sequence[list[str]]]) -> float:
    return ladders.row_height([name for names in named for name in names])


def _bar(panel: Axes, bar: Bar, row: int, role: Role, scale: Scale) -> None:
    x, colour = bar.point.value / scale.factor, GHOST if bar.dim else str(role.value)
    panel.barh([row], [x], height=0.62, color=colour, zorder=2)
    shift = 6.0
    if bar.point.opens_up:
        panel.plot([x], [row], linestyle="none", marker=marks.RIGHT, markersize=marks.ARROW * 0.8,
                   markerfacecolor="none", markeredgecolor=colour, markeredgewidth=1.4, zorder=3,
                   label="open upwards")  # fmt: skip
        shift += marks.ARROW * 0.4
    ladders.beside(panel, bar.point.label, x, row, INK if bar.dim else role, shift=shift)


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="group", label=_("Group")),
        Column(key="item", label=_("Item"), header=True),
        Column(key="value", label=_("Value"), align="right"),
    )


def _rows(groups: Sequence[Group]) -> list[Row]:
    return [(g.label, bar.label, bar.point.cited) for g in groups for bar in g.bars]
