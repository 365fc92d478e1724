"""A word-sized line beside a key figure."""

from analysis.figures.data import FEWEST, FEWEST_JOINED, Line, Point

WIDTH, HEIGHT, EDGE = 96.0, 24.0, 3.0


def sparkline(line: Line) -> str:
    """Return a small SVG of a line's course from zero; empty for fewer than four values.

    Gaps are not bridged; the last value has a dot. It says nothing that the key figure
    does not say in words, so it needs no text of its own.
    """
    if len(line.points) < FEWEST:
        return ""
    place = _Place(line.ordered)
    joined = [run for run in line.runs() if len(run) >= FEWEST_JOINED]
    kept = {id(p) for run in joined for p in run}
    lines = "".join(
        f'<polyline points="{" ".join(place.at(p) for p in run)}" fill="none" '
        f'stroke="{line.role}" stroke-width="1.5"/>'
        for run in joined
    )
    dots = "".join(
        place.dot(p, 1.4, line.role) for p in line.ordered if id(p) not in kept
    ) + place.dot(line.ordered[-1], 2.4, line.role)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}" height="{HEIGHT:g}" '
        f'viewBox="0 0 {WIDTH:g} {HEIGHT:g}">{lines}{dots}</svg>'
    )


class _Place:
    """Where values stand in the small picture."""

    def __init__(self, points: tuple[Point, ...]) -> None:
        self.first, self.last = points[0].year, points[-1].year
        self.low = min(0.0, *(p.value for p in points))
        self.high = max(0.0, *(p.value for p in points))

    def xy(self, point: Point) -> tuple[float, float]:
        across = (point.year - self.first) / ((self.last - self.first) or 1.0)
        up = (point.value - self.low) / ((self.high - self.low) or 1.0)
        return EDGE + across * (WIDTH - 2 * EDGE), HEIGHT - EDGE - up * (HEIGHT - 2 * EDGE)

    def at(self, point: Point) -> str:
        x, y = self.xy(point)
        return f"{x:.1f},{y:.1f}"

    def dot(self, point: Point, radius: float, colour: str) -> str:
        x, y = self.xy(point)
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{colour}"/>'
