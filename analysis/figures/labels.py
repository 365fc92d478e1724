"""Labels that never cover each other: each takes the first free place around its point."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from matplotlib.axes import Axes
from matplotlib.transforms import Bbox

from analysis.figures.canvas import POINTS, root, size, text_width
from analysis.figures.style import INK, PAPER, SMALL

Box = tuple[float, float, float, float]

AXIS_ROOM = 34.0
"""What the numbers of the next panel's axis take, in points."""

PLACES = ("above", "right", "left", "below")
ALIGNED = {
    "above": ("center", "bottom", 0.0, 1.0),
    "higher": ("center", "bottom", 0.0, 3.3),
    "below": ("center", "top", 0.0, -1.0),
    "right": ("left", "center", 1.0, 0.0),
    "left": ("right", "center", -1.0, 0.0),
}


@dataclass(frozen=True, slots=True)
class Labels:
    """The taken places of one panel, in points from the figure's lower left corner."""

    axes: Axes
    taken: list[Box] = field(default_factory=list)
    crossed: list[Box] = field(default_factory=list)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a value lies, in points. The axes' limits must be set."""
        px, py = self.axes.transData.transform((x, y))
        per_point = root(self.axes).dpi / POINTS
        return float(px) / per_point, float(py) / per_point

    def avoid(self, points: Iterable[tuple[float, float]], radius: float = 3.5) -> None:
        """Keep labels off these values."""
        for x, y in points:
            px, py = self.at(x, y)
            self.taken.append((px - radius, py - radius, px + radius, py + radius))

    def avoid_runs(self, runs: Iterable[Sequence[tuple[float, float]]]) -> None:
        """Keep labels off the lines that join these values."""
        for run in runs:
            for (x0, y0), (x1, y1) in pairwise(run):
                steps = [k / 8 for k in range(9)]
                self.avoid(((x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) for t in steps), 1.5)

    def avoid_box(self, extents: Bbox) -> None:
        """Keep labels off a drawn shape, such as a bar; its extents are in pixels."""
        per_point = root(self.axes).dpi / POINTS
        left, low, right, high = (float(x) / per_point for x in extents.extents)
        self.taken.append((left, low, right, high))

    def avoid_upwards(self, x: float, y: float, length: float, half: float = 3.5) -> None:
        """Keep labels off an upright sign of this length in points; down if negative."""
        px, py = self.at(x, y)
        self.taken.append((px - half, py + min(length, 0), px + half, py + max(length, 0)))

    def avoid_whisker(self, x: float, low: float, high: float) -> None:
        """Keep labels off an upright line from value to value."""
        (px, bottom), (_px, top) = self.at(x, max(low, self.axes.get_ylim()[0])), self.at(x, high)
        self.taken.append((px - 1.5, bottom, px + 1.5, top))

    def avoid_upright(self, years: Iterable[float]) -> None:
        """Keep labels off upright rules at these years, wherever there is another place."""
        for year in years:
            (x, low), (_x, high) = (self.at(year, end) for end in self.axes.get_ylim())
            self.crossed.append((x - 1, low, x + 1, high))

    def put(
        self,
        text: str,
        x: float,
        y: float,
        *,
        colour: str = INK,
        weight: int = 600,
        places: Sequence[str] = PLACES,
        gap: float = 5.0,
    ) -> bool:
        """Write ``text`` beside a value where it is free; return whether it was."""
        width, height = text_width(text, SMALL, weight), SMALL * 1.1
        px, py = self.at(x, y)
        start, edge = self._span()
        for crossing, place in product((False, True), places):
            across, up, dx, dy = ALIGNED[place]
            left = px + dx * gap - {"center": width / 2, "left": 0.0, "right": width}[across]
            left = max(start, min(left, edge - width)) if across == "center" else left
            base = py + dy * gap - {"center": height / 2, "bottom": 0.0, "top": height}[up]
            box = (left - 1, base - 1, left + width + 1, base + height + 1)
            if self._is_free(box, self.taken if crossing else [*self.taken, *self.crossed]):
                self.taken.append(box)
                shift = left + width / 2 - px, dy * gap
                self._write(text, (x, y), shift, up, colour, weight, over_rule=crossing)
                return True
        return False

    def _write(
        self,
        text: str,
        value: tuple[float, float],
        shift: tuple[float, float],
        up: str,
        colour: str,
        weight: int,
        *,
        over_rule: bool,
    ) -> None:
        ground = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.4} if over_rule else None
        self.axes.annotate(
            text,
            value,
            xytext=shift,
            textcoords="offset points",
            ha="center",
            va=up,
            fontsize=SMALL,
            weight=weight,
            color=colour,
            zorder=6,
            annotation_clip=False,
            bbox=ground,
        )

    def _span(self) -> tuple[float, float]:
        """From where to where labels may reach: into the margin, or up to the next panel."""
        panel, (width, _height) = self.axes.get_position(), size(self.axes)
        starts = (other.get_position().x0 for other in root(self.axes).axes)
        following = min((x0 for x0 in starts if x0 > panel.x1), default=None)
        if following is None:
            return panel.x0 * width, width - 5
        return panel.x0 * width, max(panel.x1 * width + 9, following * width - AXIS_ROOM)

    def _is_free(self, box: Box, taken: Sequence[Box]) -> bool:
        panel, (_width, height) = self.axes.get_position(), size(self.axes)
        start, edge = self._span()
        inside = (
            box[0] >= start - 2
            and box[2] <= edge + 2
            and box[1] >= panel.y0 * height
            and box[3] <= panel.y1 * height + 0.1 * POINTS
        )
        return inside and not any(_overlap(box, other) for other in taken)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
