"""What is put on a panel: joined runs, open markers, whiskers, arrows, events."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.path import Path

from analysis.figures.canvas import HEAD, POINTS, text_width
from analysis.figures.data import FEWEST_JOINED, Line, Moment, Point
from analysis.figures.labels import Labels
from analysis.figures.style import EVENT_RULE, MARKERS, PAPER, SMALL, TINY, WIDTH, Role
from analysis.language import _

UP = Path([(0, 0), (0, 1), (-0.22, 0.72), (0, 1), (0.22, 0.72)], [1, 2, 1, 2, 2])
DOWN = Path([(0, 0), (0, -1), (-0.22, -0.72), (0, -1), (0.22, -0.72)], [1, 2, 1, 2, 2])
ARROW = 30.0
JOINED, SINGLE, STEM = "joined", "single", "stem"
MOST_EVENTS = 5


def line(axes: Axes, data: Line, factor: float, *, stems: bool = True) -> None:
    """Draw a line: runs of the series joined, all else as dots; statements open."""
    joined: set[int] = set()
    for run in data.runs():
        if len(run) >= FEWEST_JOINED:
            xs, ys = [p.year for p in run], [p.value / factor for p in run]
            axes.plot(xs, ys, color=data.role, zorder=3, label=JOINED)
            axes.plot(
                xs, ys, linestyle="none", marker=MARKERS[data.role], markersize=3.2,
                color=data.role, zorder=3.1, label="values",
            )  # fmt: skip
            joined.update(id(p) for p in run)
    for point in data.ordered:
        if id(point) not in joined:
            dot(axes, point, data.role, factor, stem=stems)


def dot(axes: Axes, point: Point, role: Role, factor: float, *, stem: bool = False) -> None:
    """Draw one value: filled if a series has it, open if stated, with what is uncertain."""
    y = point.value / factor
    if stem:
        axes.plot([point.year] * 2, [0, y], color=role, alpha=0.3, linewidth=1.1, zorder=2,
                  label=STEM)  # fmt: skip
    uncertain(axes, point, role, factor)
    axes.plot(
        [point.year],
        [y],
        linestyle="none",
        marker=MARKERS[role],
        markersize=5.2,
        markerfacecolor=PAPER if point.stated else role,
        markeredgecolor=role,
        markeredgewidth=1.3,
        zorder=4,
        label=SINGLE,
    )


def uncertain(axes: Axes, point: Point, role: Role, factor: float) -> None:
    """Draw a whisker from bound to bound, or an arrow where there is no bound."""
    y = point.value / factor
    for opens, shape, label in (
        (point.opens_up, UP, "open upwards"),
        (point.opens_down, DOWN, "open downwards"),
    ):
        if opens:
            axes.plot(
                [point.year], [y], linestyle="none", marker=shape, markersize=ARROW,
                markerfacecolor="none", markeredgecolor=role, markeredgewidth=1.2,
                zorder=3.5, label=label,
            )  # fmt: skip
    if not (point.opens_up or point.opens_down or point.bounds.is_point):
        ends = [point.bounds.low / factor, point.bounds.high / factor]
        axes.plot([point.year] * 2, ends, color=role, linewidth=1.2, zorder=3.5,
                  solid_capstyle="butt", label="whisker")  # fmt: skip


def breaks(axes: Axes, data: Line) -> None:
    """Mark the years in which a differently measured series begins."""
    for year in data.breaks:
        axes.axvline(year - 0.5, color=data.role, linewidth=0.9, linestyle=(0, (1.5, 2)),
                     zorder=1, label="break in series")  # fmt: skip


def events(axes: Sequence[Axes], moments: Sequence[Moment]) -> None:
    """Mark at most five events through all panels; more would be a timeline."""
    for moment in moments[:MOST_EVENTS]:
        for panel in axes:
            panel.axvline(moment.year, color=EVENT_RULE, linewidth=0.8, zorder=0.8, label="event")


def event_labels(panel: Axes, moments: Sequence[Moment]) -> None:
    """Name the events above the panel, in as many rows as keep them apart."""
    spot, box = Labels(panel), panel.get_position()
    top = panel.get_ylim()[1]
    width = panel.figure.get_figwidth() * POINTS
    ends = [0.0, 0.0, 0.0]
    for moment in sorted(moments[:MOST_EVENTS], key=lambda m: m.year):
        x, y = spot.at(moment.year, top)
        half = text_width(moment.label, TINY) / 2
        x = min(max(x, box.x0 * width + half), width - half - 2)
        row = next((i for i, end in enumerate(ends) if x - half > end + 6), None)
        if row is None:
            continue
        ends[row] = x + half
        height = panel.figure.get_figheight() * POINTS
        up = (y + HEAD * POINTS + row * TINY * 1.3) / height
        panel.figure.text(x / width, up, moment.label, fontsize=TINY, color=Role.EVENT,
                          ha="center", va="bottom", label="event label")  # fmt: skip


def bars(axes: Axes, data: Line, factor: float) -> None:
    """Draw one bar a value about zero; stated values are outlined, not filled."""
    for point in data.ordered:
        axes.bar(
            [point.year],
            [point.value / factor],
            width=0.72,
            facecolor=PAPER if point.stated else data.role,
            edgecolor=data.role,
            linewidth=1.0,
            zorder=2,
        )
        if not point.bounds.is_point:
            uncertain(axes, point, Role.EVENT, factor)


def key(panel: Axes, named: Sequence[tuple[str, Role]]) -> None:
    """Name the lines above their panel, each after its marker; empty ones too."""
    figure, box = panel.figure, panel.get_position()
    width, height = WIDTH * POINTS, figure.get_figheight() * POINTS
    x, y = box.x0 * width, box.y1 * height + HEAD * POINTS
    for label, role in named:
        figure.add_artist(
            Line2D(
                [(x + 3) / width],
                [(y + 2.8) / height],
                marker=MARKERS[role],
                markersize=5,
                color=role,
                linestyle="none",
                label="key",
            )  # fmt: skip
        )
        figure.text((x + 10) / width, y / height, label, color=role, weight=600, fontsize=SMALL)
        x += 10 + text_width(label, SMALL, 600) + 12


def nothing(panel: Axes) -> None:
    """Say inside a panel that there is nothing to draw; the panel stays."""
    panel.text(0.5, 0.5, _("no figures for these years"), transform=panel.transAxes,
               ha="center", va="center", color=Role.EVENT)  # fmt: skip
