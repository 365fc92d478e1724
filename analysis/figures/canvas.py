"""The sheet a chart is drawn on: panels at fixed places, headings, source line, axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor, log10

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures.style import (
    BASELINE,
    GRID,
    INK,
    QUIET,
    SMALL,
    TEXT,
    TINY,
    WIDTH,
)
from analysis.language import _

POINTS = 72.0
HEAD = 0.30
FOOT = 0.29
LEADING = 1.35
"""From line to line, in sizes of the type."""

TALL = 1.29
"""Height that the drawing library takes for a line of the typeface, in sizes of the type."""

ROOM = 0.14
"""Share of a value axis kept free beyond its extremes, for their labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Measures in inches.

    ``sub`` is room between the heading and the drawing area of the first row, for a key or
    the names of events; ``gutter`` lies between columns.
    """

    rows: int = 1
    columns: int = 1
    height: float = 2.2
    left: float = 0.42
    right: float = 0.2
    sub: float = 0.0
    gutter: float = 0.5
    heights: tuple[float, ...] = ()

    @property
    def panel_heights(self) -> tuple[float, ...]:
        """The height of each row's drawing area."""
        return self.heights or (self.height,) * self.rows

    @property
    def panel_width(self) -> float:
        """The width of each drawing area."""
        gutters = self.gutter * (self.columns - 1)
        return (WIDTH - self.left - self.right - gutters) / self.columns


def panels(sheet: Sheet, source: str, *signs: str) -> tuple[Figure, list[Axes]]:
    """Return an empty figure with the source at its foot, and its axes row by row.

    ``signs`` say what the marks mean; each begins a line above the source, if it says anything.
    """
    room = WIDTH * POINTS - 6
    told = _("Source: {source}").format(source=source)
    lines = [line for part in (*signs, told) if part for line in wrapped(part, room, TINY)]
    below = 0.12 + len(lines) * TINY * LEADING / POINTS
    total = sheet.sub + sum(HEAD + h + FOOT for h in sheet.panel_heights) + below
    figure = Figure(figsize=(WIDTH, total))
    figure.text(
        0.004,
        0.05 / total,
        "\n".join(lines),
        fontsize=TINY,
        color=QUIET,
        va="bottom",
        linespacing=LEADING / TALL,
        label="source",
    )
    axes, top = [], total - sheet.sub
    for height in sheet.panel_heights:
        bottom = top - HEAD - height
        for column in range(sheet.columns):
            left = sheet.left + column * (sheet.panel_width + sheet.gutter)
            place = (left / WIDTH, bottom / total, sheet.panel_width / WIDTH, height / total)
            axes.append(figure.add_axes(place))
        top = bottom - FOOT
    return figure, axes


def root(axes: Axes) -> Figure:
    """Return the figure that holds the axes."""
    figure = axes.get_figure(root=True)
    if figure is None:
        raise ValueError("these axes stand in no figure")
    return figure


def size(axes: Axes) -> tuple[float, float]:
    """Return the width and height of the whole figure, in points."""
    figure = root(axes)
    return figure.get_figwidth() * POINTS, figure.get_figheight() * POINTS


def head(
    axes: Axes,
    label: str,
    unit: str = "",
    colour: str = INK,
    *,
    lift: float = 0.0,
    hang: float = 0.38,
) -> None:
    """Write a panel's name in its colour, and its unit after it; smaller if they need more room.

    Args:
        axes: The panel.
        label: Its name.
        unit: What its axis counts in.
        colour: Of the name.
        lift: How much higher than usual, in inches, to leave room for a key.
        hang: How far left of the axis it starts, over the tick labels, in inches.
    """
    box, (_width, height) = axes.get_position(), size(axes)
    x, y = (box.x0 * WIDTH - hang) * POINTS, box.y1 * height + (0.12 + lift) * POINTS
    room = ((box.x1 - box.x0) * WIDTH + hang) * POINTS
    needed = text_width(label, TEXT, 600) + 6 + text_width(unit, TEXT)
    points = TEXT * min(1.0, room / needed)
    shift = text_width(label, points, 600) + 6 if label else 0.0
    for text, weight, tone, start in ((label, 600, colour, x), (unit, 400, QUIET, x + shift)):
        if text:
            place = (max(start, 2) / (WIDTH * POINTS), y / height)
            root(axes).text(*place, text, fontsize=points, weight=weight, color=tone, va="baseline")


def year_axis(axes: Axes, first: float, last: float, *, pad: float = 0.6) -> None:
    """Set the span of years, with as many ticks as stand free of each other."""
    axes.set_xlim(first - pad, last + pad)
    room = axes.get_position().width * WIDTH * POINTS
    step = next(s for s in (1, 2, 5, 10, 20, 50) if (last - first) / s * 34 <= room or s == 50)
    years = [y for y in range(ceil(first), floor(last) + 1) if y % step == 0]
    axes.set_xticks(years, [str(year) for year in years])
    axes.tick_params(axis="x", labelsize=SMALL)


def value_axis(axes: Axes, highest: float, lowest: float = 0.0, *, ticks: int = 4) -> None:
    """Set a linear axis that holds zero, with light rules and a firm zero line."""
    step = nice_step(max(highest, 0) - min(lowest, 0), ticks)
    low, high = ceil(min(lowest, 0) / step - 1e-9), floor(max(highest, 0) / step + 1e-9)
    values = [k * step for k in range(low, high + 1)]
    span = max(highest, 0) - min(lowest, 0) or 1.0
    axes.set_ylim(
        min(lowest, 0) - (ROOM * span if lowest < 0 else 0), max(highest, 0) + ROOM * span
    )
    axes.set_yticks(values, [number(v) for v in values])
    axes.tick_params(axis="y", labelsize=SMALL, pad=4)
    rules(axes, values)


def rules(axes: Axes, values: Sequence[float]) -> None:
    """Draw light rules at the ticks, and the zero line darker."""
    for value in values:
        if value == 0:
            axes.axhline(0, color=BASELINE, linewidth=0.9, zorder=1.5, label="zero line")
        else:
            axes.axhline(value, color=GRID, linewidth=0.7, zorder=0.5)
    if axes.get_ylim()[0] < 0:
        axes.spines["bottom"].set_visible(False)


def nice_step(span: float, ticks: int) -> float:
    """Return the smallest of 1, 2, 2.5, 5 times a power of ten that needs at most ``ticks``."""
    rough = max(span, 1e-12) / ticks
    power = 10.0 ** floor(log10(rough))
    return next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * (1 - 1e-9))


def number(value: float) -> str:
    """Return a tick's number: no more digits than it needs, a true minus sign."""
    return f"{value:,.10g}".replace("-", "−")


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Break ``text`` into lines of at most ``width`` points, at plain spaces only."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, weight: int = 400) -> float:
    """Return how wide ``text`` is set, in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    from analysis.figures import fonts

    font = FontProperties(family=fonts.register(), size=size, weight=weight)
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, False)
    return float(width)
