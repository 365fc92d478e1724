"""Growth: the reference values, and silence where there is nothing to compare."""

from by_hand import plain

from analysis.dossier import Dossier
from analysis.sections import endpoints, growth, trend
from analysis.tables import Table


def test_the_articles_two_levels_grow_as_the_reference_says(seed_day: Dossier) -> None:
    text = plain(growth.stated(seed_day).plain)

    assert "about 167 times (129 to 220) the first figure" in text
    assert "about 19.3 % a year (18.2 to 20.4) over 29 years" in text
    assert "about 18.6 % a year (17.6 to 19.7) over 30 years" in text


def test_growth_of_a_statement_puts_no_words_into_its_sources_mouth(seed_day: Dossier) -> None:
    years = "Anadolu Agency (A News), read as 1992 (a contested baseline) and 2021"

    title = plain(growth.log_message(seed_day).plain)
    text = plain(growth.stated(seed_day).plain)

    assert title == (
        f"By two figures of {years}, trade became about 167 times (129 to 220) as large"
    )
    assert text.startswith(f"Two figures are stated by {years}. Trade turnover")


def test_only_a_loosely_worded_start_has_two_spans(latest: Dossier) -> None:
    found = {s.publisher: s.years for s in endpoints.statements(latest)}

    assert found == {
        "Anadolu Agency (A News)": (29, 30),
        "Şimşek, Canaltay and Şimşek (copy on DocsLib)": (23,),
    }


def test_statements_outside_the_years_shown_are_left_out(narrow: Dossier) -> None:
    assert endpoints.statements(narrow) == ()


def test_a_trend_leaves_out_levels_without_an_upper_end(latest: Dossier) -> None:
    text = plain(trend.trends(latest).plain)

    assert "the ten yearly figures of 2010–2011, 2015, 2017 and 2020–2025" in text
    assert "an increase of about 7.3 % a year (6.4 to 8.4)" in text


def test_years_that_lie_too_far_apart_have_no_trend(latest: Dossier) -> None:
    table = trend.trend_table(latest)

    assert isinstance(table, Table)
    texts = [[v if isinstance(v, str) else v.text for v in row] for row in table.filled]
    (exports,) = (row for row in texts if row[:2] == ["Türkiye", "Exports"])
    assert exports[2:] == ["1992, 1996, 2000, 2004, 2008, 2012 and 2016", "7", "[z]", "[z]"]


def test_growth_within_rounding_gives_both_ends(latest: Dossier) -> None:
    table = trend.yearly_table(latest)

    assert isinstance(table, Table)
    headings = [column.heading for column in table.columns]
    row = next(r for r in table.filled if getattr(r[0], "text", "") == "2023")
    value = row[headings.index("Turnover, Kazakhstan (%)")]
    assert getattr(value, "text", value) == "−6.3 to −3.2"


def test_real_terms_name_the_price_index(latest: Dossier) -> None:
    text = plain(growth.real_terms(latest).plain)

    assert "consumer price index of the United States" in text
    assert "about $57.9 million (48.3 to 67.6) in prices of 2021" in text


def test_without_figures_each_part_says_so_or_is_silent(nothing: Dossier) -> None:
    assert plain(growth.stated(nothing).plain) == (
        "No two figures far enough apart compare, so no growth between endpoints is given."
    )
    assert growth.log_chart(nothing) == trend.trend_table(nothing)
