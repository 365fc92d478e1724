"""What rivals say of one quantity: each claim's bounds under the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from matplotlib.axes import Axes

from analysis.columns import Column, Row
from analysis.figures import alts, canvas, ladders, marks, scales, style
from analysis.figures.canvas import POINTS, Sheet, wrapped
from analysis.figures.chart import Caption, Chart
from analysis.figures.data import Point
from analysis.figures.scales import Scale
from analysis.figures.style import INK, MARKERS, PAPER, QUIET, SMALL, Role
from analysis.language import _

KEY_ROOM = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One claim in a chart of rivals: who says it, what, judged how.

    ``role`` is the colour of the ledger it is from, ``ledger`` what that is called.
    """

    label: str
    point: Point
    role: Role
    ledger: str
    verdict: str = ""


def bounds_chart(
    sayings: Sequence[Saying], caption: Caption, *, scale: Scale | None = None
) -> Chart:
    """Draw each claim's bounds as a bar, with an arrow where an end is open.

    Args:
        sayings: At least two; drawn from top to bottom in the order given.
        caption: The words.
        scale: What the axis counts in; US dollars if not given.
    """
    scale = scale or scales.money([s.point.value for s in sayings])
    with style.drawing():
        left = ladders.name_width([s.label for s in sayings], 2.5)
        names = ladders.name_lines([s.label for s in sayings], left)
        right = ladders.name_width([s.verdict for s in sayings], 1.7)
        verdicts = ladders.name_lines([s.verdict for s in sayings], right)
        height = len(names) * ladders.row_height([*names, *verdicts])
        sheet = Sheet(height=height, left=left, right=right, sub=KEY_ROOM)
        figure, (panel,) = canvas.panels(sheet, caption.source)
        ladders.write_names(panel, names)
        room = ladders.share_of_labels([s.point.text for s in sayings], sheet.panel_width, shift=24)
        finite = [x for s in sayings for x in (s.point.value, s.point.bounds.high) if x < inf]
        ladders.along(panel, max(finite) / scale.factor, room=room)
        canvas.head(panel, "", scale.unit, lift=sheet.sub, hang=0)
        named = {saying.role: saying.ledger for saying in sayings}
        marks.key(panel, [(ledger, role) for role, ledger in named.items()])
        for row, saying in enumerate(sayings):
            _bar(panel, saying, row, scale)
            _verdict(panel, saying.verdict, row, right)
    return Chart.of(figure, caption, alt=_alt(sayings), columns=_columns(), rows=_rows(sayings))


def _bar(panel: Axes, saying: Saying, row: int, scale: Scale) -> None:
    point, role = saying.point, saying.role
    x, edge = point.value / scale.factor, point.value / scale.factor
    if not point.opens_up:
        low, edge = max(point.bounds.low, 0) / scale.factor, point.bounds.high / scale.factor
        panel.plot([low, edge], [row, row], color=role, linewidth=6, alpha=0.35, zorder=2,
                   solid_capstyle="butt", label="bounds")  # fmt: skip
    for opens, shape, label in (
        (point.opens_up, marks.RIGHT, "open upwards"),
        (point.opens_down, marks.LEFT, "open downwards"),
    ):
        if opens:
            panel.plot([x], [row], linestyle="none", marker=shape, markersize=marks.ARROW,
                       markerfacecolor="none", markeredgecolor=role, markeredgewidth=1.4,
                       zorder=3, label=label)  # fmt: skip
    panel.plot([x], [row], linestyle="none", marker=MARKERS[role], markersize=5.5, zorder=4,
               markerfacecolor=PAPER if point.stated else role, markeredgecolor=role,
               markeredgewidth=1.3, clip_on=False, label="value")  # fmt: skip
    shift = marks.ARROW / 2 + 4 if point.opens_up else 7
    ladders.beside(panel, point.text, max(x, edge), row, role, shift=shift)


def _verdict(panel: Axes, verdict: str, row: int, room: float) -> None:
    lines = wrapped(verdict, room * POINTS - 8, SMALL)
    panel.annotate(
        "\n".join(lines), (1, row), xycoords=("axes fraction", "data"), xytext=(6, 0),
        textcoords="offset points", ha="left", va="center", fontsize=SMALL,
        color=INK if verdict else QUIET,
    )  # fmt: skip


def _alt(sayings: Sequence[Saying]) -> str:
    told = "; ".join(alts.judged(s.label, s.point.text, s.verdict) for s in sayings)
    return _("Bars of what each source allows: {told}.").format(told=told)


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="claim", label=_("Source and period"), header=True),
        Column(key="value", label=_("Value"), align="right"),
        Column(key="verdict", label=_("Verdict")),
    )


def _rows(sayings: Sequence[Saying]) -> list[Row]:
    return [(s.label, s.point.cited, s.verdict) for s in sayings]
