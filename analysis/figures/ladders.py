"""Rows with a name at the left and a value along the axis: bounds, bars, windows."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from analysis.figures import canvas
from analysis.figures.canvas import LEADING, POINTS, text_width, wrapped
from analysis.figures.style import BASELINE, GRID, INK, SMALL

ROW = 0.2
"""Height of a row of one line, in inches."""


def name_width(names: Sequence[str], most: float) -> float:
    """Return the room the names take at the left, in inches, at most ``most``."""
    widest = max((text_width(name, SMALL) for name in names), default=0.0)
    return min(widest / POINTS + 0.12, most)


def name_lines(names: Sequence[str], room: float) -> list[list[str]]:
    """Return each name in the lines that fit the room, in inches."""
    return [wrapped(name, room * POINTS - 8, SMALL) for name in names]


def row_height(names: Sequence[Sequence[str]]) -> float:
    """Return the height of every row, in inches: that of the longest name."""
    deepest = max((len(lines) for lines in names), default=1)
    return ROW + (deepest - 1) * SMALL * LEADING / POINTS + (0.06 if deepest > 1 else 0)


def write_names(panel: Axes, names: Sequence[Sequence[str]]) -> None:
    """Set the row axis, first row on top, and write the names at its left."""
    panel.set_ylim(len(names) - 0.5, -0.5)
    panel.set_yticks([])
    for row, lines in enumerate(names):
        panel.annotate(
            "\n".join(lines), (0, row), xycoords=("axes fraction", "data"), xytext=(-6, 0),
            textcoords="offset points", ha="right", va="center", fontsize=SMALL, color=INK,
            linespacing=1.15,
        )  # fmt: skip


def along(
    panel: Axes, highest: float, lowest: float = 0.0, *, room: float = 0.0, ticks: int = 5
) -> None:
    """Set the value axis along the bottom, from zero, with about so many light upright rules.

    ``room`` is kept free at the right for labels, as a share of the axis.
    """
    step = canvas.nice_step(max(highest, 0) - min(lowest, 0), ticks)
    values = [k * step for k in range(int(lowest // step) if lowest < 0 else 0, 50)]
    values = [value for value in values if value <= highest + step * 0.01]
    panel.set_xlim(min(values[0], 0), max(highest, values[-1]) / (1 - room))
    panel.set_xticks(values, [canvas.number(value) for value in values])
    panel.tick_params(axis="x", labelsize=SMALL, size=0)
    panel.spines["bottom"].set_visible(False)
    for value in values:
        tone, width = (BASELINE, 0.9) if value == 0 else (GRID, 0.7)
        panel.axvline(value, color=tone, linewidth=width, zorder=0.5 if value else 3,
                      label="zero line" if value == 0 else "rule")  # fmt: skip


def beside(panel: Axes, text: str, x: float, row: float, colour: str, *, shift: float = 6) -> None:
    """Write a value right of where its row ends."""
    panel.annotate(
        text, (x, row), xytext=(shift, 0), textcoords="offset points", ha="left", va="center",
        fontsize=SMALL, weight=600, color=colour, zorder=6, annotation_clip=False,
    )  # fmt: skip


def share_of_labels(texts: Sequence[str], panel_width: float, *, shift: float = 6) -> float:
    """Return which share of a panel the widest label takes; ``panel_width`` in inches."""
    widest = max((text_width(text, SMALL, 600) for text in texts), default=0.0)
    return min((widest + shift + 2) / (panel_width * POINTS), 0.6)
