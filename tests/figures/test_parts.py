"""Lines, colours, the rule of four, sparklines, labels from outside."""

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from chart_samples import AVONIA, BORDURIA, CAPTION, CHARTS, line, note, point, yearly
from matplotlib.text import Text

from analysis.figures import alts
from analysis.figures.canvas import POINTS, text_width, wrapped
from analysis.figures.chart import Caption
from analysis.figures.data import Line, Moment, worth_drawing
from analysis.figures.events import chosen, letters
from analysis.figures.growth import log_and_linear_chart
from analysis.figures.marks import signs, telling
from analysis.figures.scales import money
from analysis.figures.sparkline import sparkline
from analysis.figures.style import MARKERS, PAPER, TINY, WIDTH, Role, host, ledger
from analysis.figures.timeline import timeline_chart
from analysis.figures.trade import flows_chart, turnover_chart
from analysis.prose import Prose

PAIR = frozenset({"AVO", "BOR"})


def channel(part: str) -> float:
    """Return one channel's share of luminance (WCAG 2.2, relative luminance)."""
    share = int(part, 16) / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    red, green, blue = (channel(colour[i : i + 2]) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("role", Role)
def test_every_colour_is_legible_as_text_on_the_paper(role: Role) -> None:
    assert (luminance(PAPER) + 0.05) / (luminance(role) + 0.05) >= 4.5


def test_no_two_meanings_share_a_colour() -> None:
    assert len({role.value for role in Role}) == len(list(Role)) == len(Role.__members__)


def test_a_country_keeps_its_colour_whichever_side_reports() -> None:
    assert ledger("AVO", PAIR) is Role.FIRST_LEDGER
    assert ledger("BOR", PAIR) is Role.SECOND_LEDGER
    assert ledger("", PAIR) is Role.NO_LEDGER
    assert (host("AVO", PAIR), host("BOR", PAIR)) == (Role.FIRST_HOST, Role.SECOND_HOST)


def test_an_empty_series_keeps_its_place_and_moves_no_colour() -> None:
    full = turnover_chart([AVONIA, BORDURIA], CAPTION)
    part = turnover_chart([line(Role.FIRST_LEDGER), BORDURIA], CAPTION)
    assert not isinstance(full, Prose)
    assert not isinstance(part, Prose)

    colours = [
        {
            str(artist.get_color())
            for artist in chart.figure.axes[1].lines
            if artist.get_label() == "joined"
        }
        for chart in (full, part)
    ]

    assert colours == [{Role.SECOND_LEDGER}, {Role.SECOND_LEDGER}]
    assert len(part.figure.axes) == 2
    assert "no figures for these years" in [t.get_text() for t in part.figure.axes[0].texts]


def test_fewer_than_four_values_are_a_sentence_and_no_chart() -> None:
    few = [line(Role.FIRST_LEDGER, point(1992, 0.03), point(2021, 5))]

    said = turnover_chart(few, CAPTION)

    assert not worth_drawing(few)
    assert isinstance(said, Prose)
    assert "1992: $0.03 bn; Avonia’s statistics, 2021: $5 bn" in said.plain
    assert len(said.notes) == 2


def test_no_value_at_all_is_said_too() -> None:
    said = flows_chart([("Avonia", [line(Role.EXPORTS)])], CAPTION)

    assert isinstance(said, Prose)
    assert "No figure is known" in said.plain


def test_a_break_parts_a_run() -> None:
    points = yearly(Role.EXPORTS, 2000, 1, 2, 3, 4, 5, 6).points

    runs = Line(label="x", role=Role.EXPORTS, points=points, breaks=(2003,)).runs()

    assert [[p.year for p in run] for run in runs] == [[2000, 2001, 2002], [2003, 2004, 2005]]


def test_a_gap_parts_a_run() -> None:
    gapped = line(Role.EXPORTS, point(2000, 1), point(2001, 1), point(2003, 1))

    assert [len(run) for run in gapped.runs()] == [2, 1]


def test_statements_are_no_part_of_a_run() -> None:
    mixed = line(Role.EXPORTS, point(2000, 1), point(2001, 1, stated=True), point(2002, 1))

    assert [len(run) for run in mixed.runs()] == [1, 1]


def test_markup_in_a_label_is_shown_and_does_nothing() -> None:
    told = "<script>alert('x')</script> & $x^2$ _{a} ]]>"
    moments = [Moment(year=2000, when="<b>2000</b>", label=told, note=note("e"))]
    caption = Caption(id="t", title="<i>*x*</i>", subtitle="s", source="<img src=x> -->")

    chart = timeline_chart(moments, caption)

    svg = chart.svg()
    ElementTree.fromstring(svg)
    assert "<script" not in svg
    assert "<img" not in svg
    assert chart.title.plain == "<i>*x*</i>"


def test_a_sparkline_needs_four_values() -> None:
    assert sparkline(yearly(Role.EXPORTS, 2000, 1, 2, 3)) == ""
    assert "polyline" in sparkline(yearly(Role.EXPORTS, 2000, 1, 2, 3, 4))


def test_a_sparkline_joins_no_two_points() -> None:
    gapped = line(Role.EXPORTS, *(point(y, 1) for y in (2000, 2001, 2005, 2006)))

    assert "polyline" not in sparkline(gapped)


def test_the_log_axis_is_due_beyond_one_and_a_half_orders_of_magnitude() -> None:
    wide, narrow = (log_and_linear_chart([line], CAPTION) for line in (AVONIA, BORDURIA))

    assert not isinstance(wide, Prose)
    assert not isinstance(narrow, Prose)
    assert [panel.get_yscale() for panel in wide.figure.axes] == ["linear", "log"]
    assert [panel.get_yscale() for panel in narrow.figure.axes] == ["linear"]
    assert narrow.alt.startswith("A chart over time. ")


def test_money_counts_in_the_unit_of_the_largest() -> None:
    assert [money(values).unit for values in ([3e7], [3e7, 1e9])] == [
        "million US dollars",
        "billion US dollars",
    ]


def test_about_level_is_neither_up_nor_down() -> None:
    level = yearly(Role.EXPORTS, 2000, 1.0, 2, 3, 1.05)

    assert "about level from $1 bn in 2000 to $1.05 bn in 2003" in alts.course(level)


def test_a_constant_has_no_extremes() -> None:
    constant = yearly(Role.TARGET, 2000, 1, 1, 1, 1, label="target")

    assert alts.course(constant) == "target: $1 bn throughout, 2000 to 2003."


def test_a_lower_rank_is_called_worse_and_not_up() -> None:
    told = alts.placing(yearly(Role.EXPORTS, 2000, 5, 4, 9, 6, label="rank"))

    assert "best $4 bn in 2001, worst $9 bn in 2002" in told


def test_each_event_marked_is_named_by_its_letter_in_the_order_of_time() -> None:
    events = [
        Moment(year=year, when=f"{year:g}", label=name, note=note("e"))
        for year, name in ((2015, "Third"), (2001, "First"), (2001.1, "Second"))
    ]

    chart = turnover_chart([AVONIA, BORDURIA], CAPTION, events=events)

    assert not isinstance(chart, Prose)
    above = [t for t in chart.figure.texts if t.get_label() == "event letter"][:3]
    assert [t.get_text() for t in above] == ["A", "B", "C"]
    places = [t.get_position()[0] * WIDTH * POINTS for t in above]
    assert all(after - before >= 9 - 1e-9 for before, after in pairwise(places))
    (foot,) = (t.get_text() for t in chart.figure.texts if t.get_label() == "source")
    assert foot.replace("\N{NO-BREAK SPACE}", " ").startswith(
        "A 2001: First. B 2001.1: Second. C 2015: Third."
    )
    assert chart.alt.endswith("Events marked: 2001, First; 2001.1, Second; 2015, Third.")


def test_a_chart_marks_five_events_at_most() -> None:
    events = [Moment(year=2000 + n, when="", label="e", note=note("e")) for n in range(6)]

    assert chosen(events) == events[:5]


def test_no_letter_of_an_event_is_parted_from_its_day() -> None:
    moment = Moment(year=1992.2, when="2 March 1992", label="Ties", note=note("e"))

    assert letters([moment]) == "A\N{NO-BREAK SPACE}2 March 1992: Ties."
    assert wrapped("no A\N{NO-BREAK SPACE}2", text_width("no A", TINY) + 1, TINY) == [
        "no",
        "A\N{NO-BREAK SPACE}2",
    ]


def test_the_latest_value_of_a_ledger_is_written_at_its_end() -> None:
    falling = yearly(Role.FIRST_LEDGER, 1996, *[3.0] * 25, 1.2, 0.9, 0.4)

    chart = turnover_chart([falling, BORDURIA], CAPTION)

    assert not isinstance(chart, Prose)
    assert "$0.4 bn" in [t.get_text() for t in chart.figure.axes[0].texts]


@pytest.mark.parametrize(
    "together",
    [
        (Role.EXPORTS, Role.IMPORTS),
        (Role.FIRST_LEDGER, Role.SECOND_LEDGER, Role.NO_LEDGER, Role.TARGET),
        (Role.FIRST_HOST, Role.SECOND_HOST),
    ],
)
def test_what_is_drawn_together_differs_by_sign_and_not_by_colour_alone(
    together: tuple[Role, ...],
) -> None:
    assert len({MARKERS[role] for role in together}) == len(together)


def test_rivals_say_whose_statistics_each_sign_stands_for_once() -> None:
    named = [text.get_text() for text in CHARTS["bounds"]().figure.texts]

    assert named.count("Avonia’s statistics") == 1
    assert named.count("Nobody’s") == 1


def test_two_years_in_a_row_stay_two_dots() -> None:
    pairs = line(Role.FIRST_LEDGER, *(point(year, 1) for year in (2000, 2001, 2005, 2006)))

    chart = turnover_chart([pairs], CAPTION)

    assert not isinstance(chart, Prose)
    drawn = [artist.get_label() for artist in chart.figure.axes[0].lines]
    assert "joined" not in drawn
    assert drawn.count("single") == 4


DOUBTED = line(
    Role.EXPORTS,
    *(
        replace(point(2000 + n, v), mark="[s]" if v == 1 else "")
        for n, v in enumerate([3, 1, 2, 5, 4])
    ),
)


def test_a_doubtful_value_is_no_extreme() -> None:
    assert [p.text for p in telling(DOUBTED.ordered)] == ["$4 bn", "$5 bn", "$3 bn", "$2 bn"]


def test_a_doubtful_value_that_is_written_keeps_its_mark_and_its_meaning() -> None:
    few = replace(DOUBTED, points=DOUBTED.points[:4])

    chart = log_and_linear_chart([few], CAPTION)

    assert not isinstance(chart, Prose)
    written = [t.get_text() for t in chart.figure.findobj(Text)]
    assert "$1 bn [s]" in written
    assert "[s]: doubtful in its source." in " ".join(written)
    assert "doubtful" not in signs([DOUBTED])


def test_a_doubtful_value_is_told_as_such() -> None:
    assert alts.course(DOUBTED).endswith("lowest $1 bn in 2001 (doubtful); 5 values.")
