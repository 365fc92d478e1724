"""Events on a chart over time: a few thin rules with letters, and what each letter stands for."""

from collections.abc import Sequence
from string import ascii_uppercase

from matplotlib.axes import Axes

from analysis.figures.canvas import root, size
from analysis.figures.data import MOST_EVENTS, Moment
from analysis.figures.labels import Labels
from analysis.figures.style import EVENT_RULE, TINY, Role
from analysis.language import _

APART = 9.0
"""Points from letter to letter, at least."""


def chosen(moments: Sequence[Moment]) -> list[Moment]:
    """Return at most five events, in the order of time; more would be a timeline."""
    return sorted(moments[:MOST_EVENTS], key=lambda m: m.year)


def mark_events(axes: Sequence[Axes], moments: Sequence[Moment]) -> None:
    """Mark events through all panels, with a letter each above those of the first row.

    Names would cover each other on a page, or be left out; the letters never are.
    """
    top = max(panel.get_position().y1 for panel in axes)
    for panel in axes:
        for moment in moments:
            panel.axvline(moment.year, color=EVENT_RULE, linewidth=0.8, zorder=0.8, label="event")
        if panel.get_position().y1 == top:
            _write_letters(panel, moments)


def _write_letters(panel: Axes, moments: Sequence[Moment]) -> None:
    spot, last, (width, height) = Labels(panel), 0.0, size(panel)
    for letter, moment in zip(ascii_uppercase, moments, strict=False):
        last = max(spot.at(moment.year, 0)[0], last + APART)
        root(panel).text(
            last / width,
            panel.get_position().y1 + 2 / height,
            letter,
            fontsize=TINY,
            weight=600,
            color=Role.EVENT,
            ha="center",
            va="bottom",
            label="event letter",
        )


def letters(moments: Sequence[Moment]) -> str:
    """Return what the letters stand for: "A 2 March 1992: Diplomatic ties. B 2009: …"."""
    told = (
        _("{letter}\N{NO-BREAK SPACE}{when}: {event}.").format(
            letter=letter, when=moment.when, event=moment.label
        )
        for letter, moment in zip(ascii_uppercase, moments, strict=False)
    )
    return " ".join(told)
