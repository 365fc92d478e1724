"""What holds for every chart, whatever it shows."""

import re
from functools import cache
from itertools import combinations
from typing import Any, cast
from xml.etree import ElementTree

import numpy as np
import pytest
from chart_samples import AVONIA, CHARTS
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.bundles import MIME
from analysis.columns import NOT_AVAILABLE
from analysis.figures import marks, style
from analysis.figures.chart import SVG, Chart


@cache
def sample(name: str) -> Chart:
    return CHARTS[name]()


every_chart = pytest.mark.parametrize("name", CHARTS)


def xs(line: Line2D) -> list[float]:
    return [float(x) for x in np.asarray(line.get_xdata())]


def ys(line: Line2D) -> list[float]:
    return [float(y) for y in np.asarray(line.get_ydata())]


def texts(chart: Chart) -> list[Text]:
    found = cast(list[Text], chart.figure.findobj(Text))
    return [text for text in found if text.get_text().strip()]


def boxes(chart: Chart) -> dict[str, Bbox]:
    """Return where each visible text stands once drawn."""
    with style.drawing():
        canvas: Any = FigureCanvasAgg(chart.figure)
        canvas.draw()
        seen = [t for t in texts(chart) if t.get_visible() and _on_axis(t)]
        return {
            f"{i} {t.get_text()}": t.get_window_extent(canvas.get_renderer())
            for i, t in enumerate(seen)
        }


def _on_axis(text: Text) -> bool:
    return text.get_window_extent().width > 0


@every_chart
def test_no_text_covers_another(name: str) -> None:
    found = boxes(sample(name))

    covered = [
        (one, other)
        for (one, a), (other, b) in combinations(found.items(), 2)
        if a.shrunk(0.96, 0.7).overlaps(b.shrunk(0.96, 0.7))
    ]

    assert covered == []


@every_chart
def test_all_text_stays_on_the_sheet(name: str) -> None:
    chart = sample(name)

    found = boxes(chart)

    page = chart.figure.bbox
    assert [t for t, box in found.items() if box.x0 < page.x0 - 1 or box.x1 > page.x1 + 1] == []
    assert [t for t, box in found.items() if box.y0 < page.y0 - 1 or box.y1 > page.y1 + 1] == []


@every_chart
def test_all_text_is_horizontal(name: str) -> None:
    assert {text.get_rotation() for text in texts(sample(name))} == {0.0}


@every_chart
def test_the_source_stands_inside_the_picture(name: str) -> None:
    (source,) = [t for t in texts(sample(name)) if t.get_label() == "source"]

    assert "Statistics of Avonia" in source.get_text()


@every_chart
def test_the_alt_text_is_not_the_caption_again(name: str) -> None:
    chart = sample(name)

    assert chart.alt not in (chart.title.plain, chart.subtitle.plain)
    assert len(chart.alt) > 40


@every_chart
def test_the_same_chart_gives_the_same_bytes_twice(name: str) -> None:
    chart = sample(name)

    assert chart.svg() == chart.svg() == CHARTS[name]().svg()


@every_chart
def test_the_svg_is_sound_and_depends_on_no_font(name: str) -> None:
    svg = sample(name).svg()

    root = ElementTree.fromstring(svg)

    assert not [e for e in root.iter() if e.tag.endswith("}text")]
    assert "<dc:date>" not in svg


@every_chart
def test_two_values_are_never_joined_by_a_solid_line(name: str) -> None:
    lines = cast(list[Line2D], sample(name).figure.findobj(Line2D))

    joined = [x for x in lines if x.get_label() == marks.JOINED]

    assert all(len(xs(x)) >= 3 for x in joined)


@every_chart
def test_the_bundle_has_picture_words_data_and_alt_text(name: str) -> None:
    data, metadata = sample(name)._repr_mimebundle_()

    content = data[MIME]
    assert data[SVG].startswith("<?xml")
    assert metadata[SVG]["alt"] == content["alt"]
    assert content["kind"] == "figure"
    assert content["title"] == "Trade rose"
    assert all(len(row) == len(content["columns"]) for row in content["rows"])


@every_chart
def test_every_value_in_the_data_leads_to_its_note(name: str) -> None:
    data, _ = sample(name)._repr_mimebundle_()

    known = {note["id"] for note in data[MIME]["notes"]}
    cells = [cell for row in data[MIME]["rows"] for cell in row]
    assert {cell["note"] for cell in cells if cell["note"]} <= known
    assert all(cell["note"] for cell in cells if "$" in cell["text"])
    assert all(cell["text"] for cell in cells)


@pytest.mark.parametrize("name", ["turnover", "flows", "balance", "targets", "investment flows"])
def test_a_money_axis_holds_zero(name: str) -> None:
    panels = sample(name).figure.axes

    assert all(axes.get_ylim()[0] <= 0 <= axes.get_ylim()[1] for axes in panels)
    assert all("zero line" in [x.get_label() for x in axes.lines] for axes in panels)


@pytest.mark.parametrize("name", ["bounds", "bars"])
def test_horizontal_amounts_start_at_zero(name: str) -> None:
    assert all(axes.get_xlim()[0] == 0 for axes in sample(name).figure.axes)


@pytest.mark.parametrize("name", ["turnover", "flows", "balance", "log and linear", "targets"])
def test_the_unit_is_printed(name: str) -> None:
    assert any("billion US dollars" in t.get_text() for t in texts(sample(name)))


def labelled(axes: Axes, label: str) -> list[Line2D]:
    return [line for line in axes.lines if line.get_label() == label]


def test_an_open_end_is_an_arrow_and_a_hedge_an_open_marker() -> None:
    panel = sample("turnover").figure.axes[0]

    assert [xs(x) for x in labelled(panel, "open upwards")] == [[2008]]
    assert [xs(x) for x in labelled(panel, "open downwards")] == [[2012]]
    assert [x.get_marker() for x in labelled(panel, "open upwards")] == [marks.UP]
    assert [x.get_marker() for x in labelled(panel, "open downwards")] == [marks.DOWN]
    assert [ys(x) for x in labelled(panel, "whisker")] == [[4.5, 5.5]]
    assert {x.get_markerfacecolor() for x in labelled(panel, marks.SINGLE)} == {style.PAPER}


def test_only_years_that_follow_each_other_are_joined() -> None:
    panel = sample("turnover").figure.axes[0]

    (joined,) = labelled(panel, marks.JOINED)

    assert xs(joined) == [2000, 2001, 2002, 2003]


def test_each_ledger_has_a_panel_of_its_own_and_they_share_one_scale() -> None:
    first, second = sample("turnover").figure.axes

    assert first.get_ylim() == second.get_ylim()
    assert len(labelled(first, marks.JOINED)) == len(labelled(second, marks.JOINED)) == 1


def test_the_logarithmic_panel_says_what_a_step_is_and_has_no_bars() -> None:
    linear, steps = sample("log and linear").figure.axes

    assert (linear.get_yscale(), steps.get_yscale()) == ("linear", "log")
    assert any("×10" in t.get_text() for t in texts(sample("log and linear")))
    assert not steps.patches


def test_ranks_have_the_first_place_on_top() -> None:
    _shares, ranks = sample("importance").figure.axes

    low, high = ranks.get_ylim()

    assert low > high


def test_a_year_without_a_value_is_marked_in_the_data() -> None:
    chart = sample("turnover")

    rows = {str(getattr(row[0], "text", row[0])): row for row in chart.rows}

    assert rows["2000"][2] == NOT_AVAILABLE
    assert chart.symbols == {"[x]": "not available"}


def test_the_alt_text_tells_course_and_extremes() -> None:
    assert (
        "Avonia’s statistics: up from $0.03 bn in 2000 to $5 bn in 2020; "
        "highest $5 bn in 2020, lowest $0.03 bn in 2000; 7 values."
    ) in sample("turnover").alt
    assert re.search(r"Borduria’s statistics: up from \$0.3 bn in 2001", sample("turnover").alt)


def test_the_sample_has_every_kind_of_bound() -> None:
    assert [p.opens_up for p in AVONIA.points].count(True) == 1
    assert [p.opens_down for p in AVONIA.points].count(True) == 1
