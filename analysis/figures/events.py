"""Events on a chart over time: a few thin rules, each with its name above the panel."""

from collections.abc import Sequence
from itertools import product

from matplotlib.axes import Axes

from analysis.figures.canvas import root, size, text_width
from analysis.figures.data import Moment
from analysis.figures.labels import Labels
from analysis.figures.style import EVENT_RULE, TINY, Role

MOST_EVENTS = 5


def mark_events(axes: Sequence[Axes], moments: Sequence[Moment]) -> None:
    """Mark at most five events through all panels; more would be a timeline."""
    for moment in moments[:MOST_EVENTS]:
        for panel in axes:
            panel.axvline(moment.year, color=EVENT_RULE, linewidth=0.8, zorder=0.8, label="event")


def name_events(panel: Axes, moments: Sequence[Moment]) -> None:
    """Name the events above the panel, each beside or over its mark, none over another.

    A name that finds no room is left out here; the data of the chart and the alt text
    of a timeline have it.
    """
    spot, box, top = Labels(panel), panel.get_position(), panel.get_ylim()[1]
    width, height = size(panel)
    shown = sorted(moments[:MOST_EVENTS], key=lambda m: m.year)
    names = [halved(m.label) for m in shown]
    spans = [max(text_width(part, TINY) for part in name) for name in names]
    marks = [spot.at(m.year, top)[0] for m in shown]
    for name, span, left in zip(
        names, spans, _lefts(marks, spans, width, box.x0 * width), strict=True
    ):
        if left is not None:
            root(panel).text(
                (left + span / 2) / width,
                (box.y1 * height + 3) / height,
                "\n".join(name),
                fontsize=TINY,
                color=Role.EVENT,
                linespacing=1.1,
                ha="center",
                va="bottom",
                label="event label",
            )


def halved(label: str) -> list[str]:
    """Return a name in two lines as equal as its words allow; one word is one line.

    >>> halved("Strategic partnership")
    ['Strategic', 'partnership']
    """
    words = label.split()
    cuts = [[" ".join(words[:k]), " ".join(words[k:])] for k in range(1, len(words))]
    return min(cuts, key=lambda cut: max(map(len, cut)), default=[label])


def _lefts(
    marks: Sequence[float], spans: Sequence[float], width: float, start: float
) -> list[float | None]:
    """Return where each name begins: the placing that shows most, centred if possible."""
    best: tuple[float, list[float | None]] = (-1.0, [None] * len(marks))
    for shifts in product((0.5, 0.0, 1.0, None), repeat=len(marks)):
        end, lefts, worth = start - 12.0, list[float | None](), 0.0
        for mark, span, shift in zip(marks, spans, shifts, strict=True):
            left = None if shift is None else mark - shift * span
            if left is not None and left > end + 7 and left + span < width:
                end, worth = left + span, worth + (1.1 if shift == 0.5 else 1.0)
                lefts.append(left)
            else:
                lefts.append(None)
        best = max(best, (worth, lefts), key=lambda found: found[0])
    return best[1]
