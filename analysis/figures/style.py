"""The visual language: what each colour means, how large text is, how a figure becomes SVG."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from enum import StrEnum
from io import BytesIO
from typing import Any

from matplotlib import rc_context
from matplotlib.figure import Figure

from analysis.figures import fonts

PAPER = "#ffffff"
INK = "#1f2933"
QUIET = "#5b6470"
GRID = "#dde2e7"
GHOST = "#c5ccd4"
BASELINE = "#3e4c59"
EVENT_RULE = "#9aa5b1"

WIDTH = 7.0
"""Of every figure, in inches: the text width of the page."""

TEXT, SMALL, TINY = 9.0, 8.0, 7.5
"""Sizes of type in points: headings and labels, ticks, source line."""


class Role(StrEnum):
    """What a colour stands for, in every figure of every report, present or not."""

    EXPORTS = "#0067b1"
    IMPORTS = "#b84a00"
    FIRST_LEDGER = "#004d40"
    SECOND_LEDGER = "#c2338a"
    NO_LEDGER = "#66707d"
    TARGET = "#8a6100"
    FIRST_HOST = "#4b3fa8"
    SECOND_HOST = "#4d7c0f"
    EVENT = "#5b6471"
    PLAIN = "#334e68"


MARKERS: Mapping[Role, str] = {
    Role.EXPORTS: "o",
    Role.IMPORTS: "s",
    Role.FIRST_LEDGER: "o",
    Role.SECOND_LEDGER: "s",
    Role.NO_LEDGER: "^",
    Role.TARGET: "D",
    Role.FIRST_HOST: "o",
    Role.SECOND_HOST: "s",
    Role.EVENT: "|",
    Role.PLAIN: "o",
}
"""A second sign beside the colour, since colour alone is not seen by everybody."""


def ledger(country: str, pair: frozenset[str]) -> Role:
    """Return the colour of a country's statistics; the same whichever side reports.

    Args:
        country: ISO 3166 alpha-3 code of the country whose statistics they are, or empty.
        pair: The two countries of the report.
    """
    roles = dict(zip(sorted(pair), (Role.FIRST_LEDGER, Role.SECOND_LEDGER), strict=False))
    return roles.get(country, Role.NO_LEDGER)


def host(country: str, pair: frozenset[str]) -> Role:
    """Return the colour of investment in a country; the same whichever side reports."""
    roles = dict(zip(sorted(pair), (Role.FIRST_HOST, Role.SECOND_HOST), strict=False))
    return roles.get(country, Role.PLAIN)


def drawing() -> AbstractContextManager[None]:
    """Return the context in which figures are drawn and saved; nothing outside it changes."""
    settings: dict[Any, Any] = {
        "font.family": [fonts.register()],
        "font.size": SMALL,
        "text.color": INK,
        "text.parse_math": False,
        "text.hinting": "none",  # so a text is as wide on screen as in the SVG
        "figure.facecolor": PAPER,
        "axes.facecolor": "none",
        "axes.edgecolor": BASELINE,
        "axes.labelcolor": QUIET,
        "axes.unicode_minus": True,
        "axes.spines.left": False,
        "axes.spines.right": False,
        "axes.spines.top": False,
        "axes.grid": False,
        "xtick.color": QUIET,
        "ytick.color": QUIET,
        "ytick.major.size": 0,
        "ytick.minor.size": 0,
        "xtick.major.size": 3,
        "xtick.major.width": 0.6,
        "lines.linewidth": 1.8,
        "lines.solid_capstyle": "round",
        "svg.fonttype": "path",
        "svg.hashsalt": "brief",
    }
    return rc_context(settings)


def svg(figure: Figure) -> str:
    """Return the figure as SVG that needs no font and is the same at every run."""
    buffer = BytesIO()
    with drawing():
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue().decode("utf-8")
