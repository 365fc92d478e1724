"""What is put on a panel: joined runs, open markers, whiskers, arrows, events."""

from collections.abc import Iterable, Sequence

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.path import Path

from analysis.columns import MARKS
from analysis.figures.canvas import POINTS, root, size, text_width
from analysis.figures.data import DOUBTFUL, FEWEST, FEWEST_JOINED, Line, Point
from analysis.figures.labels import Labels
from analysis.figures.scales import Scale
from analysis.figures.style import MARKERS, PAPER, SMALL, Role
from analysis.language import _


def _arrow(across: int, up: int) -> Path:
    """Return a line from the value outwards, with a head."""
    ends = [(0.0, 0.0), (0.0, 1.0), (-0.22, 0.72), (0.0, 1.0), (0.22, 0.72)]
    turned = [(x * up + y * across, y * up + x * across) for x, y in ends]
    return Path(turned, [Path.MOVETO, Path.LINETO, Path.MOVETO, Path.LINETO, Path.LINETO])


UP, DOWN, RIGHT, LEFT = _arrow(0, 1), _arrow(0, -1), _arrow(1, 0), _arrow(-1, 0)
ARROW = 30.0
VISIBLE = 0.05
"""Width of bounds, as a share of the value, from which a whisker is seen."""
JOINED, SINGLE, STEM = "joined", "single", "stem"


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
        clip_on=False,
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
                zorder=3.5, clip_on=False, label=label,
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


def key(panel: Axes, named: Sequence[tuple[str, Role]], *, hollow: str = "") -> None:
    """Name the lines above their panel, each after its marker; empty ones too.

    ``hollow`` names what an open marker of the last colour stands for.
    """
    figure, box = root(panel), panel.get_position()
    width, height = size(panel)
    x, y = box.x0 * width, box.y1 * height + 0.09 * POINTS
    entries = [(label, role, True) for label, role in named]
    entries += [(hollow, named[-1][1], False)] if hollow else []
    for label, role, filled in entries:
        figure.add_artist(
            Line2D(
                [(x + 3) / width],
                [(y + 2.8) / height],
                marker=MARKERS[role],
                markersize=5,
                markerfacecolor=role if filled else PAPER,
                markeredgecolor=role,
                markeredgewidth=1.1,
                linestyle="none",
                label="key",
            )
        )
        figure.text((x + 10) / width, y / height, label, color=role, weight=600, fontsize=SMALL)
        x += 10 + text_width(label, SMALL, 600) + 12


def nothing(panel: Axes) -> None:
    """Say inside a panel that there is nothing to draw; the panel stays."""
    panel.text(0.5, 0.5, _("no figures for these years"), transform=panel.transAxes,
               ha="center", va="center", color=Role.EVENT)  # fmt: skip


def write_values(
    panel: Axes,
    lines: Sequence[Line],
    scale: Scale,
    *,
    rules: Sequence[float] = (),
    every: Sequence[Line] = (),
) -> None:
    """Write the telling values of each line beside them, where there is room.

    Of the lines in ``every``, all values. Labels keep off ``rules``, years with a mark.
    """
    labels = Labels(panel)
    for bar in panel.patches:
        labels.avoid_box(bar.get_extents())
    labels.avoid_upright(rules)
    for data in lines:
        labels.avoid((p.year, p.value / scale.factor) for p in data.points)
        _avoid_uncertain(labels, data, scale)
        labels.avoid_runs([[(p.year, p.value / scale.factor) for p in r] for r in data.runs()])
    for data in lines:
        for point in data.ordered if data in every else telling(data.ordered):
            y = point.value / scale.factor
            places = ("below", "left", "right") if y < 0 else ("above", "left", "right", "below")
            labels.put(point.label, point.year, y, colour=data.role, places=places)


def _avoid_uncertain(labels: Labels, data: Line, scale: Scale) -> None:
    for point in data.points:
        y = point.value / scale.factor
        if point.opens_up or point.opens_down:
            labels.avoid_upwards(point.year, y, ARROW / 2 * (1 if point.opens_up else -1))
        elif not point.bounds.is_point:
            ends = point.bounds.low / scale.factor, point.bounds.high / scale.factor
            labels.avoid_whisker(point.year, *ends)


def telling(points: Sequence[Point]) -> list[Point]:
    """Return the points whose value is written beside them: last, highest, first, lowest.

    Of few points, all. A doubtful value is no extreme.
    """
    if len(points) <= FEWEST:
        return list(points)
    sound = [p for p in points if not p.is_doubtful] or points
    peak = max(sound, key=lambda p: p.value)
    trough = min(sound, key=lambda p: p.value)
    return list({id(p): p for p in (points[-1], peak, points[0], trough)}.values())


def signs(lines: Iterable[Line], *, grey: bool = False) -> str:
    """Return what the marks on a chart mean, so far as they occur in it."""
    drawn = list(lines)
    points = [point for line in drawn for point in line.points]
    doubtful = any(p.is_doubtful for line in drawn for p in telling(line.ordered))
    bounded = [p for p in points if p.bounds.is_bounded and not p.opens_down]
    wide = any(p.bounds.high - p.bounds.low > VISIBLE * abs(p.value) for p in bounded)
    parts = (
        _("Open: stated, not from a series.") if any(p.stated for p in points) else "",
        _("Upright line: what rounding and wording allow.") if wide else "",
        _("Arrow: no bound on that side.")
        if any(p.opens_up or p.opens_down for p in points)
        else "",
        _("Grey: the other country’s statistics.") if grey else "",
        f"{DOUBTFUL}: {MARKS[DOUBTFUL[1]]}." if doubtful else "",
    )
    return " ".join(part for part in parts if part)
