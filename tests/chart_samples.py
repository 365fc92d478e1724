"""Made-up values for the tests of charts."""

from collections.abc import Callable, Mapping
from math import inf

from analysis.figures.bars import Bar, Group, bars_chart
from analysis.figures.chart import Caption, Chart
from analysis.figures.claims import Saying, bounds_chart
from analysis.figures.data import Line, Moment, Point
from analysis.figures.growth import log_and_linear_chart, required_chart
from analysis.figures.importance import importance_chart
from analysis.figures.investment import Window, flow_chart, window_chart
from analysis.figures.mirror import Gap, mirror_chart
from analysis.figures.style import Role
from analysis.figures.targets import target_chart
from analysis.figures.timeline import timeline_chart
from analysis.figures.trade import balance_chart, flows_chart, turnover_chart
from analysis.interval import Interval
from analysis.prose import Note, Prose

BILLION = 1e9
CAPTION = Caption(
    id="sample",
    title="Trade rose",
    subtitle="Turnover, current US dollars, by year",
    source="Statistics of Avonia & <Borduria>, edition of the tests",
)


def note(name: str) -> Note:
    return Note(id=name, label=name, basis="series")


def point(
    year: float,
    billion: float,
    *,
    low: float | None = None,
    high: float | None = None,
    stated: bool = False,
    text: str = "",
) -> Point:
    value = billion * BILLION
    bounds = Interval(
        value if low is None else low * BILLION, value if high is None else high * BILLION
    )
    return Point(
        year=year,
        bounds=bounds,
        text=text or f"${billion:g} bn",
        note=note(f"n-{year:g}-{billion:g}"),
        stated=stated,
    )


def line(role: Role, *points: Point, label: str = "Avonia’s statistics") -> Line:
    return Line(label=label, role=role, points=points)


def yearly(role: Role, first: int, *billions: float, label: str = "Avonia’s statistics") -> Line:
    points = (point(first + turn, value) for turn, value in enumerate(billions))
    return line(role, *points, label=label)


AVONIA = Line(
    label="Avonia’s statistics",
    role=Role.FIRST_LEDGER,
    points=(
        *(point(2000 + turn, value) for turn, value in enumerate((0.03, 0.2, 0.5, 1.1))),
        point(2008, 1.0, high=inf, stated=True, text="over $1 bn"),
        point(2012, 3.0, low=0.0, stated=True, text="up to $3 bn"),
        point(2020, 5.0, low=4.5, high=5.5, stated=True),
    ),
)
BORDURIA = yearly(Role.SECOND_LEDGER, 2001, 0.3, 0.6, 0.9, 1.4, label="Borduria’s statistics")
EVENTS = (
    Moment(year=2002.5, when="July 2002", label="Partnership agreement", note=note("e1")),
    Moment(year=2003.5, when="June 2003", label="Joint council begins work", note=note("e2")),
    Moment(year=2019.0, when="2019", label="State visit", note=note("e3")),
)


def shares(role: Role, label: str, *values: float) -> Line:
    points = tuple(
        Point(
            year=2000 + turn,
            bounds=Interval.point(value),
            text=f"{value:g}",
            note=note(f"{label}{turn}"),
        )
        for turn, value in enumerate(values)
    )
    return Line(label=label, role=role, points=points)


def drawn(chart: Chart | Prose) -> Chart:
    assert isinstance(chart, Chart)
    return chart


def bars() -> Chart:
    exports = (
        Bar(label="27 Mineral fuels", point=point(2021, 2.1, high=inf, text="at least $2.1 bn")),
        Bar(label="74 Copper", point=point(2021, 0.8)),
    )
    groups = (
        Group(label="Avonia to Borduria", role=Role.EXPORTS, bars=exports),
        Group(label="Borduria to Avonia", role=Role.IMPORTS, bars=()),
    )
    return bars_chart(groups, CAPTION)


def mirror() -> Chart:
    gap = Gap(
        label="Avonia to Borduria",
        raw=shares(Role.PLAIN, "as reported", 0.3, -0.1, 0.4, 0.2),
        adjusted=shares(Role.PLAIN, "freight taken off", 0.24, -0.16, 0.34, 0.14),
    )
    return drawn(mirror_chart([gap], CAPTION))


def required() -> Chart:
    target = line(Role.TARGET, point(2023, 10), point(2025, 10), label="target")
    paths = [
        yearly(Role.TARGET, 2020, 5, 6.3, 7.9, 10, label="26.0 %"),
        yearly(Role.TARGET, 2020, 5, 5.7, 6.6, 7.6, 8.7, 10, label="14.9 %"),
    ]
    return drawn(required_chart([AVONIA, BORDURIA], target, paths, CAPTION))


def sayings() -> list[Saying]:
    return [
        Saying(
            label="President, May 2022",
            point=point(2021, 5.3, stated=True),
            role=Role.FIRST_LEDGER,
            ledger="Avonia’s statistics",
            verdict="consistent",
        ),
        Saying(
            label="Press",
            point=point(2021, 1, high=inf, text="over $1 bn"),
            role=Role.NO_LEDGER,
            ledger="Nobody’s",
            verdict="not checkable",
        ),
        Saying(
            label="Adviser",
            point=point(2021, 5, low=0, text="up to $5 bn"),
            role=Role.NO_LEDGER,
            ledger="Nobody’s",
        ),
    ]


def windows() -> Chart:
    said = (
        Window(
            label="Agency, 2018", start=1991, end=2018, point=point(2018, 3), role=Role.FIRST_HOST
        ),
        Window(
            label="President, 2007",
            start=None,
            end=2007,
            point=point(2007, 1.1),
            role=Role.FIRST_HOST,
        ),
    )
    return window_chart(said, CAPTION)


def flows(name: str = "Avonia") -> Chart:
    first = [
        yearly(Role.EXPORTS, 2000, 1, 2, 3, label="exports"),
        yearly(Role.IMPORTS, 2000, 2, 2, 1, label="imports"),
    ]
    second = [
        yearly(Role.EXPORTS, 2001, 2, 2, 2, label="exports"),
        line(Role.IMPORTS, label="imports"),
    ]
    return drawn(flows_chart([(name, first), ("Borduria", second)], CAPTION))


def balance() -> Chart:
    return drawn(balance_chart([yearly(Role.FIRST_LEDGER, 2000, 0.2, -0.4, 1.2, -0.1)], CAPTION))


def targets() -> Chart:
    announced = line(Role.TARGET, point(2007.9, 10), point(2012, 10), label="targets")
    return drawn(target_chart(announced, [AVONIA], CAPTION))


def investment() -> Chart:
    one = yearly(Role.FIRST_HOST, 2018, 0.3, 0.35, 0.36, 0.68)
    return drawn(flow_chart([one, line(Role.SECOND_HOST, label="the other way")], CAPTION))


def importance() -> Chart:
    portions = [shares(Role.EXPORTS, "exports", 0.02, 0.03, 0.05, 0.04)]
    ranks = [shares(Role.EXPORTS, "exports", 9, 7, 5, 6)]
    return drawn(importance_chart(portions, ranks, CAPTION))


CHARTS: Mapping[str, Callable[[], Chart]] = {
    "turnover": lambda: drawn(turnover_chart([AVONIA, BORDURIA], CAPTION, events=EVENTS)),
    "flows": flows,
    "flows of a long name": lambda: flows("The Democratic Republic of the Congo’s statistics"),
    "balance": balance,
    "log and linear": lambda: drawn(log_and_linear_chart([AVONIA, BORDURIA], CAPTION)),
    "required": required,
    "bounds": lambda: bounds_chart(sayings(), CAPTION),
    "targets": targets,
    "mirror": mirror,
    "investment flows": investment,
    "windows": windows,
    "importance": importance,
    "bars": bars,
    "timeline": lambda: timeline_chart(EVENTS, CAPTION),
}
"""One chart of each kind."""
