"""One country's books: what goes in, what is preferred, what is never mixed."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from by_hand import AGENCY, OFFICE, claim, observation

from analysis import ledgers, mirrors, runs, statistics
from analysis.claims import Claim, Hedge, Indicator, Status
from analysis.interval import Interval
from analysis.investments import investment
from analysis.ledgers import ledger
from analysis.observations import Observation
from analysis.periods import Period
from analysis.quantities import year
from analysis.ranks import is_whole, rank

UNITS = {"USD current": 1.0, "million USD current": 1e6}
PANELS = ("UN Comtrade via", "Correlates of War Trade v4.0 (dyadic)")


def panel_rows(path: Path) -> Iterator[Observation]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["source"].startswith(PANELS) and row["flow"] in ("exports", "imports"):
                yield observation(
                    float(row["value"]) * UNITS[row["unit"]],
                    indicator=row["flow"],
                    reporter=row["reporter"],
                    partner=row["partner"],
                    year=int(row["year"]),
                    resolution=1.0 if row["unit"] == "USD current" else 1e6,
                )


def books(
    *observations: Observation, claims: tuple[Claim, ...] = (), reporter: str = "KAZ"
) -> ledgers.Ledger:
    partner = "TUR" if reporter == "KAZ" else "KAZ"
    return ledger(observations, claims, reporter, partner)


@pytest.mark.parametrize(
    ("reporter", "partner", "millions"), [("KAZ", "TUR", 4015.0), ("TUR", "KAZ", 3118.7)]
)
def test_the_published_totals_of_2012_come_out_of_the_panels(
    shared: Path, reporter: str, partner: str, millions: float
) -> None:
    rows = list(panel_rows(shared / "data" / "bilateral_trade_kaz_tur.csv"))

    turnover = ledger(rows, [], reporter, partner).turnover[2012]

    assert turnover.printed is not None
    assert round(turnover.printed / 1e6, 1) == millions
    assert turnover.note.formula == "X + M"


def test_turnover_and_balance_rest_on_the_two_flows() -> None:
    found = books(observation(3229e6, indicator="exports"), observation(786e6))

    assert found.turnover[2012].printed == 4015e6
    assert found.balance[2012].printed == 2443e6
    assert [n.id for n in found.balance[2012].note.inputs] == [
        "office-exports-kaz-tur-2012",
        "office-imports-kaz-tur-2012",
    ]


def test_the_other_countrys_books_stay_out() -> None:
    found = books(observation(1, reporter="TUR", partner="KAZ"), claims=(claim(ledger="TUR"),))

    assert found.years == ()


def test_a_statement_fills_a_year_without_a_series() -> None:
    found = books(claims=(claim(4.1, resolution=0.1),))

    assert found.turnover[2021].printed == pytest.approx(4.1e9)
    assert found.turnover[2021].note.basis == "claim"


def test_beside_a_series_a_statement_is_a_rival() -> None:
    found = books(
        observation(3229e6, indicator="exports"),
        observation(786e6),
        claims=(claim(4.0, period=year(2012)),),
    )

    assert found.turnover[2012].note.basis == "computed"
    assert [q.printed for q in found.rivals["turnover"][2012]] == [4e9]


@pytest.mark.parametrize(
    "other",
    [
        claim(status=Status.TARGET),
        claim(status=Status.FORECAST),
        claim(period=None),
        claim(period=Period(year(2021).start, year(2022).end)),
        claim(indicator=Indicator.FDI_FLOW),
        claim(ledger=""),
        claim(partner="RUS"),
    ],
    ids=["target", "forecast", "undated", "two years", "investment", "no ledger", "another pair"],
)
def test_only_reported_yearly_levels_of_trade_enter_the_books(other: Claim) -> None:
    assert books(claims=(other,)).years == ()


def test_a_partners_exports_in_the_reporters_statistics_are_its_imports() -> None:
    found = books(claims=(claim(1.1, indicator=Indicator.EXPORTS, reporter="TUR", partner="KAZ"),))

    assert list(found.imports) == [2021]
    assert not found.exports


def test_two_statements_are_added_only_if_one_source_made_them() -> None:
    exports = claim(3, claim_id="x", indicator=Indicator.EXPORTS)
    imports = claim(1, claim_id="m", indicator=Indicator.IMPORTS)
    elsewhere = claim(1, claim_id="m", indicator=Indicator.IMPORTS, source=OFFICE)

    together, apart = books(claims=(exports, imports)), books(claims=(exports, elsewhere))

    assert together.turnover[2021].printed == 4e9
    assert not apart.turnover
    assert not apart.balance


def test_a_source_that_states_both_flows_comes_before_a_finer_one() -> None:
    finer = claim(1.1, claim_id="f", indicator=Indicator.EXPORTS, source=OFFICE, resolution=0.1)
    exports = claim(3, claim_id="x", indicator=Indicator.EXPORTS)
    imports = claim(1, claim_id="m", indicator=Indicator.IMPORTS)

    assert books(claims=(finer, exports, imports)).exports[2021].printed == 3e9


EXPORTED = claim(1.235, claim_id="x", indicator=Indicator.EXPORTS, resolution=0.001)
IMPORTED = claim(0.616, claim_id="m", indicator=Indicator.IMPORTS, resolution=0.001)


def test_a_balance_comes_from_one_source_where_a_series_gives_one_flow_only() -> None:
    found = books(observation(619e6, year=2021), claims=(EXPORTED, IMPORTED))

    assert found.imports[2021].printed == 619e6
    assert found.balance[2021].printed == pytest.approx(619e6)
    assert [n.id for n in found.balance[2021].note.inputs] == ["x", "m"]
    assert found.turnover[2021].printed == pytest.approx(1851e6)


def test_a_year_adds_up_unless_its_flows_are_of_different_sources() -> None:
    mixed = books(observation(619e6, year=2021), claims=(EXPORTED, IMPORTED))
    whole = books(claims=(EXPORTED, IMPORTED))
    alone = books(observation(619e6, year=2021))

    assert [found.adds_up(2021) for found in (mixed, whole, alone)] == [False, True, True]


def test_an_undoubted_figure_comes_before_a_suspect_one() -> None:
    suspect = observation(90e6, quality=frozenset({"suspect"}), source=AGENCY)
    other = observation(275e6, source=OFFICE)

    assert books(suspect, other).imports[2012].printed == 275e6


def test_a_suspect_figure_without_a_rival_is_kept_and_marked() -> None:
    found = books(
        observation(90e6, quality=frozenset({"suspect"})), observation(1e6, indicator="exports")
    )

    assert found.turnover[2012].marks == {"s"}


def test_growth_crosses_no_break_no_gap_no_change_of_basis_and_no_zero() -> None:
    series = books(
        observation(100e6, year=2000),
        observation(110e6, year=2001),
        observation(400e6, year=2002, quality=frozenset({"break"})),
        observation(410e6, year=2003),
        observation(0, year=2005),
        observation(500e6, year=2006),
        claims=(claim(0.5, indicator=Indicator.IMPORTS, period=year(2007), resolution=0.1),),
    )

    found = runs.growth(series.imports, series.breaks["imports"])

    assert list(found) == [2001, 2003]


def test_a_break_in_one_flow_breaks_the_turnover() -> None:
    series = books(observation(quality=frozenset({"break"})), observation(indicator="exports"))

    assert series.breaks["turnover"] == {2012}


def test_the_longest_run_keeps_to_one_source() -> None:
    rows = [observation(1e8, year=y) for y in (2000, 2001, 2003)]
    other = [observation(1e8, year=2005, source=AGENCY)]
    series = books(*rows, *other).imports

    run = runs.longest_run(dict(series))

    assert list(run) == [2000, 2001, 2003]


def imports_of(*years: int) -> ledgers.Series:
    return books(*(observation(1e8, year=y) for y in years)).imports


def test_a_trend_runs_through_the_years_on_one_side_of_a_long_hole() -> None:
    run = runs.trend_run(imports_of(1992, 2004, 2005, 2006, 2007, *range(2019, 2022)))

    assert list(run) == [2004, 2005, 2006, 2007]


@pytest.mark.parametrize(
    ("years", "kept"),
    [
        ((1992, 2010, 2015, 2016, 2017), [2015, 2016, 2017]),
        ((1996, 2000, 2004, 2008, 2012), [2012]),
        ((2000, 2002, 2004, 2005), [2000, 2002, 2004, 2005]),
        ((1980, *range(1991, 2011)), [1980, *range(1991, 2011)]),
        ((1979, *range(1991, 2011)), list(range(1991, 2011))),
    ],
    ids=["a hole", "too thin", "fuller", "ten years missing", "eleven years missing"],
)
def test_a_trend_needs_figures_for_more_than_half_its_years(
    years: tuple[int, ...], kept: list[int]
) -> None:
    assert list(runs.trend_run(imports_of(*years))) == kept


def test_nothing_known_has_no_years_for_a_trend() -> None:
    assert runs.trend_run({}) == {}


def test_a_mirror_sets_the_importers_figure_against_the_exporters() -> None:
    kazakh = books(observation(3229e6, indicator="exports"))
    turkish = books(observation(2056e6, reporter="TUR", partner="KAZ"), reporter="TUR")

    found = mirrors.between(kazakh, turkish, 2012)

    assert found.there is not None
    assert found.there.money.printed == pytest.approx(2056e6 - 3229e6)
    assert found.back is None
    assert found.turnover is None


def test_controls_are_those_of_the_country() -> None:
    rows = [
        observation(2e11, indicator="gdp", partner=""),
        observation(1, indicator="gdp", reporter="TUR", partner=""),
    ]

    assert statistics.gdp(rows, "KAZ")[2012].printed == 2e11


def test_the_deflator_is_american() -> None:
    rows = [
        observation(
            229.6, indicator="cpi", reporter="USA", partner="", unit="index", resolution=0.1
        )
    ]

    assert statistics.deflator(rows)[2012].topic == "consumer price index of the United States"


def test_chapters_come_largest_first_and_stay_out_of_the_books() -> None:
    rows = [observation(v, indicator="exports", product=p) for p, v in (("74", 8e8), ("27", 2e9))]

    assert list(statistics.hs_chapters(rows, "exports", "KAZ", "TUR", 2012)) == ["27", "74"]
    assert books(*rows).years == ()


PARTNERS = [
    ("CHN", 900),
    ("RUS", 800),
    ("TUR", 500),
    ("DEU", 500),
    ("FRA", 100),
    ("WLD", 9999),
    ("CSK", 0),
]
PANEL = [observation(v * 1e6, partner=p) for p, v in PARTNERS]


def test_aggregates_and_zeros_are_not_ranked() -> None:
    found = rank(PANEL, "TUR")

    assert found is not None
    assert found.of == 5
    assert found.place.printed == 3.0


def test_a_few_partners_are_no_ranking() -> None:
    assert is_whole(PANEL)
    assert not is_whole(PANEL[:4])


def test_partners_that_miss_the_stated_total_are_no_ranking() -> None:
    listed = PANEL[:2]

    assert is_whole(listed, Interval.point(1.8e9))
    assert not is_whole(listed, Interval.point(1.9e9))
    assert not is_whole(PANEL[:1], Interval.point(0.9e9))


def test_equal_figures_are_joint_and_not_neighbours() -> None:
    found = rank(PANEL, "TUR")

    assert found is not None
    assert found.joint
    assert found.above is not None
    assert found.below is not None
    assert (found.above.code, found.above.gap.printed) == ("RUS", 300e6)
    assert (found.below.code, found.below.gap.printed) == ("FRA", 400e6)


def test_the_first_partner_has_no_neighbour_above() -> None:
    found = rank(PANEL, "CHN")

    assert found is not None
    assert (found.above, found.joint, found.place.printed) == (None, False, 1.0)


def test_rounding_widens_a_rank_and_nothing_else_does() -> None:
    found = rank(PANEL, "TUR")

    assert found is not None
    assert (found.place.bounds.low, found.place.bounds.high) == (3, 4)


def test_an_absent_partner_has_no_rank() -> None:
    assert rank(PANEL, "USA") is None


def test_a_ranking_of_two_years_is_refused() -> None:
    with pytest.raises(ValueError, match="one kind of figure"):
        rank([*PANEL, observation(year=2013)], "TUR")


def test_kinds_of_investment_stay_apart() -> None:
    def stated(indicator: Indicator, name: str, **fields: Any) -> Claim:
        return claim(claim_id=name, indicator=indicator, **fields)

    found = investment(
        [
            stated(Indicator.FDI_FLOW, "flow"),
            stated(Indicator.FDI_FLOW, "rival", hedge=Hedge.MORE_THAN),
            stated(Indicator.FDI_CUMULATIVE, "total"),
            stated(Indicator.FDI_STOCK, "stock"),
            stated(Indicator.FDI_FLOW, "other", flags=frozenset({"definition"})),
            stated(Indicator.FDI_FLOW, "outward", reporter="TUR", partner="KAZ"),
        ],
        host="KAZ",
        investor="TUR",
    )

    assert found.flow[2021].note.id == "flow"
    assert [q.note.id for q in found.rivals[2021]] == ["rival"]
    assert [q.note.id for q in (*found.cumulative, *found.stock, *found.differing)] == [
        "total",
        "stock",
        "other",
    ]
