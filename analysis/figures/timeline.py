"""What happened between two countries, down a line of time."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from analysis.columns import Column, Row
from analysis.figures import canvas, style
from analysis.figures.canvas import LEADING, POINTS, Sheet, text_width, wrapped
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Moment
from analysis.figures.style import BASELINE, GHOST, INK, QUIET, SMALL, TEXT, WIDTH, Role
from analysis.language import _
from analysis.prose import Cited

AXIS, WHEN = 0.5, 0.95
"""Where the line of time and the dates stand, in inches from the left."""


def timeline_chart(moments: Sequence[Moment], caption: Caption) -> Chart:
    """Draw events at their place in time, each with its date and name; none over another.

    Args:
        moments: At least one.
        caption: The words.
    """
    ordered = sorted(moments, key=lambda m: m.year)
    with style.drawing():
        date = max(text_width(m.when, SMALL, 600) for m in ordered) / POINTS + 0.15
        told = [wrapped(m.label, (WIDTH - WHEN - date - 0.1) * POINTS, TEXT) for m in ordered]
        deep = [len(lines) * TEXT * LEADING / POINTS + 0.02 for lines in told]
        height = max(sum(deep) * 1.04, 1.0)
        sheet = Sheet(height=height, left=AXIS, right=WIDTH - AXIS - 0.02)
        figure, (panel,) = canvas.panels(sheet, caption.source)
        _time(panel, ordered[0].year, ordered[-1].year)
        spots = _spread([_down(panel, m.year, height) for m in ordered], deep, height)
        for moment, lines, spot in zip(ordered, told, spots, strict=True):
            _write(panel, moment, lines, 1 - spot / height, date)
    return Chart.of(figure, caption, alt=_alt(ordered), columns=_columns(), rows=_rows(ordered))


def _time(panel: Axes, first: float, last: float) -> None:
    panel.set_ylim(last + 0.5, first - 0.5)
    panel.set_xlim(0, 1)
    panel.set_xticks([])
    for side in ("bottom", "right", "top"):
        panel.spines[side].set_visible(False)
    panel.spines["left"].set_visible(True)
    panel.spines["left"].set_color(BASELINE)
    years = [y for y in range(int(first), int(last) + 1) if y % 5 == 0]
    panel.set_yticks(years, [str(year) for year in years])
    panel.tick_params(axis="y", labelsize=SMALL, pad=7)


def _down(panel: Axes, year: float, height: float) -> float:
    top, bottom = panel.get_ylim()[1], panel.get_ylim()[0]
    return (year - top) / (bottom - top) * height


def _spread(wanted: Sequence[float], deep: Sequence[float], height: float) -> list[float]:
    """Return the middles of the texts, in inches from the top: near their years, apart."""
    tops: list[float] = []
    for middle, depth in zip(wanted, deep, strict=True):
        earliest = tops[-1] + deep[len(tops) - 1] if tops else 0.0
        tops.append(max(middle - depth / 2, earliest))
    limit = height
    for place in reversed(range(len(tops))):
        tops[place] = min(tops[place], limit - deep[place])
        limit = tops[place]
    return [top + depth / 2 for top, depth in zip(tops, deep, strict=True)]


def _write(panel: Axes, moment: Moment, lines: Sequence[str], at: float, date: float) -> None:
    width = panel.get_position().width * WIDTH
    x, figure = (WHEN - AXIS) / width, canvas.root(panel)
    box = panel.get_position()
    y = box.y0 + at * box.height
    spine = (moment.year - panel.get_ylim()[0]) / (panel.get_ylim()[1] - panel.get_ylim()[0])
    panel.plot([0, x * 0.45, x * 0.9], [spine, at, at], transform=panel.transAxes, color=GHOST,
               linewidth=0.9, clip_on=False, zorder=1, label="leader")  # fmt: skip
    panel.plot([0], [moment.year], transform=panel.get_yaxis_transform(), linestyle="none",
               marker="o", markersize=5.5, color=Role.PLAIN, clip_on=False, zorder=3,
               label="event")  # fmt: skip
    figure.text(WHEN / WIDTH, y, moment.when, fontsize=SMALL, weight=600, color=QUIET,
                va="center")  # fmt: skip
    figure.text((WHEN + date) / WIDTH, y, "\n".join(lines), fontsize=TEXT, color=INK,
                va="center", linespacing=1.2)  # fmt: skip


def _alt(ordered: Sequence[Moment]) -> str:
    told = "; ".join(f"{m.when}: {m.label}" for m in ordered)
    return _("A line of time with {count} events. {told}.").format(count=len(ordered), told=told)


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="when", label=_("Date"), header=True),
        Column(key="event", label=_("Event")),
    )


def _rows(ordered: Sequence[Moment]) -> list[Row]:
    return [(Cited(m.when, m.note), m.label) for m in ordered]
