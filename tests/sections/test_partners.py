"""One country's partners: what compares over time, and what is doubted."""

from collections.abc import Mapping

import pytest
from by_hand import observation, plain

from analysis.dossier import Dossier
from analysis.figures.chart import Chart
from analysis.prose import Plain, Prose
from analysis.sections import movers, partners, products, shares
from analysis.sections.markets import Market, Markets
from analysis.tables import Table

ALL = ("RUS", "CHN", "DEU", "UKR", "USA", "TUR")


def market(listed: Mapping[int, tuple[str, ...]], doubted: int = 0) -> Market:
    """Return imports from these partners by year, each with a million more than the next."""
    years = {
        number: tuple(
            observation(
                (len(codes) - place) * 1e6,
                partner=code,
                year=number,
                resolution=1.0,
                quality=frozenset({"suspect"} if number == doubted and code == "TUR" else ()),
            )
            for place, code in enumerate(codes)
        )
        for number, codes in listed.items()
    }
    return Market("KAZ", "imports", years)


GROWING = {1992: ALL[1:], 1993: ALL, 1994: ALL, 1996: ALL, 2000: ALL}


def alone(dossier: Dossier, found: Market) -> Markets:
    return Markets(dossier, {"imports": found})


def said(told: object) -> str:
    assert isinstance(told, Prose | Chart)
    return plain(told.title.plain if isinstance(told, Chart) else told.plain)


def test_a_year_without_one_of_the_first_five_does_not_compare() -> None:
    found = market({1992: ALL[1:], 1993: ALL, 1994: ALL[:3], 1999: (*ALL[:2], *ALL[3:]), 2000: ALL})

    assert found.comparable == (1993,)
    assert (found.opening, found.earlier) == (1993, 1993)


def test_a_year_without_a_smaller_partner_compares() -> None:
    assert market({1992: ALL[:5], 2000: ALL}).opening == 1992


def test_a_comparison_begins_with_the_first_year_that_lists_the_first_five(
    latest: Dossier,
) -> None:
    markets = alone(latest, market(GROWING))
    table, old = (show(markets, "imports", 5) for show in (partners.ranking, shares.shares_by_year))

    assert isinstance(table, Table)
    assert isinstance(old, Table)
    assert said(shares.share_chart(markets)) == (
        "Türkiye’s share in Kazakhstan’s imports went from 4.8 % in 1993 to 4.8 % in 2000"
    )
    assert table.columns[-1].label == "Place in 1993"
    assert [column.label for column in old.columns[1:]] == ["1993", "1994", "1996", "2000"]
    assert "In 1993, the first year that lists all of these five, it was" in said(
        shares.concentration(markets)
    )


def test_the_chart_draws_the_years_that_do_not_compare_too(latest: Dossier) -> None:
    chart = shares.share_chart(alone(latest, market(GROWING)))

    assert isinstance(chart, Chart)
    assert chart.rows[0][0] == Plain("1992")


def test_a_share_is_not_told_from_a_doubted_figure_on(latest: Dossier) -> None:
    told = said(shares.share_chart(alone(latest, market(GROWING, doubted=1993))))

    assert " in 1994 to " in told


def test_without_a_year_that_compares_only_the_last_is_told(latest: Dossier) -> None:
    few = market({n: ALL[n % 2 :] for n in (1991, 1993, 1995, 1997, 1999, 2000)})
    markets = alone(latest, few)
    table = partners.ranking(markets, "imports", 5)

    assert isinstance(table, Table)
    assert said(shares.share_chart(markets)) == (
        "Türkiye’s share in Kazakhstan’s imports was 4.8 % in 2000"
    )
    assert [column.key for column in table.columns] == ["country", "place", "value", "share"]
    assert {len(row) for row in table.rows} == {4}
    assert said(shares.shares_by_year(markets, "imports", 5)) == ""
    assert "In 19" not in said(shares.concentration(markets))
    assert said(movers.moved(markets)) == (
        "No earlier year lists all of Kazakhstan’s first five import sources of 2000."
    )


def test_a_partner_that_the_last_year_does_not_list_has_no_course(latest: Dossier) -> None:
    gone = market({**GROWING, 2000: ALL[:5]})

    assert said(shares.share_chart(alone(latest, gone))) == "The latest year does not rank Türkiye"


@pytest.mark.parametrize(("flow", "number"), [("exports", 2000), ("imports", 2001)])
def test_the_doubt_on_a_figure_of_the_pair_goes_with_it_into_the_ranking(
    latest: Dossier, swapped: Dossier, flow: str, number: int
) -> None:
    dossier = latest if flow == "exports" else swapped
    found = Markets.of(dossier).flows[flow].rank(dossier.partner, number)

    assert found is not None
    assert found.doubted
    assert found.share.marks == found.place.marks == frozenset("s")


def test_a_list_of_products_claims_nothing_of_those_not_listed(latest: Dossier) -> None:
    assert said(products.chart(latest)) == (
        "Largest of the product groups listed: mineral fuels and oils in Kazakhstan’s exports to "
        "Türkiye, machinery in Kazakhstan’s imports from Türkiye"
    )
    assert "index of the five chapters listed alone is" in said(products.concentration(latest))
