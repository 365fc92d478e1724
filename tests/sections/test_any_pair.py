"""Pairs outside the seeds: each brief says what it has, and what is missing."""

from collections.abc import Callable

import pytest

from analysis.blocks import KeyFigures
from analysis.dossier import Dossier
from analysis.figures.chart import Chart
from analysis.panels.importing import Request, import_panel
from analysis.prose import Prose
from analysis.sections import (
    answer,
    books,
    coverage,
    endpoints,
    growth,
    key_figures,
    movers,
    products,
    reconciled,
    shares,
    trade_charts,
    trend,
    weights,
)
from analysis.sections.markets import Markets
from analysis.tables import Table

Open = Callable[..., Dossier]

OFFICE = """reporter,partner,flow,year,value,quality,product
DEU,FRA,exports,2000,100000000,,TOTAL
DEU,FRA,imports,2000,60000000,,TOTAL
DEU,FRA,exports,2010,400000000,,TOTAL
DEU,FRA,imports,2010,90000000,,TOTAL
FRA,DEU,exports,2010,80000000,,TOTAL
FRA,DEU,imports,2010,410000000,,TOTAL
DEU,FRA,exports,2010,300000000,,27
DEU,FRA,exports,2010,100000000,,72
ETH,ERI,exports,2000,128558,,TOTAL
ETH,ERI,exports,2004,0,,TOTAL
COD,BEL,imports,2014,463000000,,TOTAL
BEL,COD,imports,2014,316000000,,TOTAL
YUG,ITA,exports,1984,1124704384,,TOTAL
YUG,ITA,exports,1988,1724704384,,TOTAL
ITA,YUG,exports,1984,1124704384,,TOTAL
ITA,YUG,exports,1988,1524704384,,TOTAL
CUB,BGR,exports,1996,40000000,,TOTAL
CUB,BGR,imports,1996,20000000,,TOTAL
CUB,BGR,exports,2012,7000000,,TOTAL
CUB,BGR,imports,2012,8000000,,TOTAL
"""
BACI = """reporter,partner,flow,year,value,quality
PER,FIN,exports,2019,105000000,reconciled
PER,FIN,exports,2020,110000000,reconciled
FIN,PER,exports,2019,70000000,reconciled
FIN,PER,exports,2020,71000000,reconciled
"""


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Open:
    """Return an opener of pairs from a store of made-up figures."""
    folder = tmp_path_factory.mktemp("any-pair")
    for source, text in (("office", OFFICE), ("baci-v1", BACI)):
        file = folder / f"{source}.csv"
        file.write_text(text, encoding="utf-8")
        import_panel(Request(file=file, store=folder / "store", source=source))

    def opened(reporter: str, partner: str, first: int = 1992, last: int = 2025) -> Dossier:
        return Dossier.open(
            reporter, partner, first_year=first, last_year=last, store=str(folder / "store")
        )

    return opened


def said(told: Prose | Chart) -> str:
    """Return the words of a sentence, with plain spaces."""
    assert isinstance(told, Prose)
    return told.plain.replace("\u00a0", " ")


def test_series_without_statements_give_endpoint_growth_from_a_ledger(pair: Open) -> None:
    dossier = pair("DEU", "FRA")

    told = said(growth.stated(dossier))

    assert told.startswith("Both ends stand in Germany’s statistics. Trade turnover between ")
    assert "rose from $160 million in 2000 to $490 million in 2010" in told
    assert endpoints.statements(dossier) == ()


def test_a_fall_is_told_by_its_word_and_without_a_sign(pair: Open) -> None:
    told = said(growth.stated(pair("CUB", "BGR")))

    assert "a decrease of 75.0 %, or a decrease of 8.3 % a year over 16 years" in told
    assert "−" not in told


def test_one_ledger_with_one_flow_is_told_with_what_it_lacks(pair: Open) -> None:
    dossier = pair("ETH", "ERI")

    told = said(answer.answer(dossier))
    lacking = said(coverage.lacking(dossier))
    cards = key_figures.key_figures(dossier)

    assert told.startswith("Ethiopia’s exports to Eritrea amounted to $129 thousand in 2000")
    assert "Only Ethiopia’s statistics are held" in lacking
    assert "Ethiopia’s statistics have only exports here" in lacking
    assert "it is left out: Ethiopia’s exports to Eritrea in 2004 (office)." in lacking
    assert isinstance(cards, KeyFigures)
    assert [card.label for card in cards.items] == ["Ethiopia’s exports"]


def test_small_amounts_are_given_in_the_unit_that_shows_them(pair: Open) -> None:
    table = books.side_by_side(pair("ETH", "ERI"))

    assert isinstance(table, Table)
    assert {column.unit for column in table.columns} >= {"US$ thousand"}


def test_two_ledgers_with_one_flow_each_lack_turnover_in_one_sentence(pair: Open) -> None:
    told = said(coverage.lacking(pair("COD", "BEL")))

    assert told == (
        "The Democratic Republic of the Congo’s and Belgium’s statistics have only imports here, "
        "so neither turnover nor balance can be computed from them."
    )


def test_flows_alone_are_drawn_where_no_turnover_can_be(pair: Open) -> None:
    drawn = trade_charts.overview(pair("YUG", "ITA", 1980))

    assert isinstance(drawn, Chart)
    assert drawn.id == "flows-alone"


def test_too_few_flows_alone_are_not_drawn(pair: Open) -> None:
    assert said(trade_charts.overview(pair("ETH", "ERI"))) == ""


def test_figures_outside_the_years_of_the_report_are_told(pair: Open) -> None:
    dossier = pair("YUG", "ITA")

    assert said(answer.answer(dossier)) == (
        "Trade between Yugoslavia and Italy is recorded for 1984 and 1988 only, outside the "
        "years of this report, 1992 to 2025: widen them to see it."
    )
    assert said(coverage.lacking(dossier)) == (
        "Yugoslavia stood from 1918 to 2003; it was followed by Bosnia and Herzegovina, Croatia, "
        "North Macedonia, Serbia and Montenegro, and Slovenia, whose figures are not added to "
        "its own."
    )


def test_a_pair_that_does_not_trade_is_told_apart_from_one_nobody_reports_on(pair: Open) -> None:
    silent = said(answer.answer(pair("DEU", "TON")))
    unknown = said(answer.answer(pair("TON", "SMR")))

    assert "the sources list Germany’s trade with others" in silent
    assert unknown.startswith("This edition holds no figure of trade between Tonga and San Marino")


def test_a_reconciled_figure_is_told_and_drawn_as_nobodys(pair: Open) -> None:
    dossier = pair("PER", "FIN")

    told = said(answer.answer(dossier))
    drawn = reconciled.chart(dossier)

    assert "puts Peru’s exports to Finland at $110 million in 2020" in told
    assert "neither country’s own book" in told
    assert isinstance(drawn, Chart)
    assert drawn.subtitle.plain.startswith("Neither country’s own statistics")
    assert said(trend.trends(dossier)) == "Without yearly figures there is no trend."


def test_a_reconciled_figure_is_not_drawn_beside_own_books(pair: Open) -> None:
    assert said(reconciled.chart(pair("DEU", "FRA"))) == ""


def test_product_groups_that_a_source_only_numbers_go_by_their_names(pair: Open) -> None:
    table = products.table(pair("DEU", "FRA"))

    assert isinstance(table, Table)
    assert [row[2] for row in table.rows] == ["Mineral fuels and oils", "Iron and steel"]


def test_without_a_gdp_its_lack_is_told(pair: Open) -> None:
    assert said(weights.of_output(pair("CUB", "BGR"))) == (
        "Beside Cuba’s gross domestic product the trade cannot be weighed: no figure of it is "
        "known here for a year with trade."
    )


def test_a_country_whose_partners_nobody_lists_is_told_so_in_each_section(pair: Open) -> None:
    markets = Markets.of(pair("DEU", "FRA"))
    nowhere = "No source of this edition lists Germany’s partners in the years shown."

    assert said(shares.concentration(markets)) == nowhere
    assert said(movers.moved(markets)) == nowhere


def test_the_chart_of_turnover_is_not_drawn_twice(pair: Open) -> None:
    assert said(growth.log_chart(pair("CUB", "BGR"))) == ""
