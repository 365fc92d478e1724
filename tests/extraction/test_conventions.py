"""The conventions of the annotation scheme, one test each, on sentences of our own."""

from typing import Any

import pytest

from analysis.extraction.drafting.records import record
from analysis.extraction.extractor import facts
from analysis.extraction.text.document import document


def read(text: str, published: str = "2024-08-07", outlet: str = "") -> list[dict[str, Any]]:
    headed = f"Trade news\n{outlet}\nPublished: {published}\n\n{text}" if outlet else text
    source = document(headed, "x", published)
    found = facts(source)
    return [record(source, found, i) for i in range(len(found))]


def fields(text: str, *names: str, **about: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in read(text, **about)]


def one(text: str, *names: str, **about: str) -> tuple[Any, ...]:
    (row,) = fields(text, *names, **about)
    return row


def test_publisher_and_date_lines_hold_no_facts() -> None:
    assert read("The two ministers met.", outlet="Radio 5") == []


def test_a_statement_repeated_in_the_headline_is_a_second_fact() -> None:
    rows = read("Peru-Chile trade hits $4bn\n\nTrade of Peru and Chile hit $4 billion in 2023.")

    assert [row["text"] for row in rows] == ["$4bn", "$4 billion"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Oman and India signed 12 agreements.", "12"),
        ("The minister of Oman began a three-day visit to India.", "three-day"),
        ("Oman is India's seventh largest partner.", "seventh"),
        ("Oman is among the top five partners of India.", "top five"),
        ("Trade of Oman and India exceeded US$5 billion.", "US$5 billion"),
        ("Trade of Oman and India rose by 9.6 percent.", "9.6 percent"),
    ],
)
def test_the_span_is_the_shortest_that_holds_number_scale_and_unit(text: str, span: str) -> None:
    assert one(text, "text") == (span,)


@pytest.mark.parametrize(
    ("text", "low", "high", "hedge"),
    [
        ("Trade of Oman and India exceeded $5 billion.", 5e9, None, "more_than"),
        ("Trade of Oman and India is below $5 billion.", None, 5e9, "less_than"),
        ("Oman could sell India up to $5 billion of oil.", None, 5e9, "up_to"),
        ("Trade of Oman and India was $5-6 billion.", 5e9, 6e9, "range"),
        ("Trade of Oman and India may exceed $5-6 billion.", 5e9, None, "more_than"),
        ("Trade of Oman and India is close to $5 billion.", 5e9, 5e9, "nearly"),
        ("India ranks eighth or ninth among Oman's partners.", 8, 9, "range"),
        ("India is among Oman's top five partners.", 1, 5, "up_to"),
        ("India is among Oman's five largest partners.", 1, 5, "up_to"),
    ],
)
def test_a_hedge_leaves_the_end_open_that_it_does_not_bound(
    text: str, low: float | None, high: float | None, hedge: str
) -> None:
    assert one(text, "value_low", "value_high", "hedge") == (low, high, hedge)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Trade of Oman and India fell by 8 percent.", -8, "percent"),
        ("Trade of Oman and India fell by $8 million.", -8e6, "USD"),
        ("Trade of Oman and India is up 150 percent.", 150, "percent"),
        ("Trade of Oman and India tripled.", 3, "ratio"),
        ("Trade of Oman and India halved.", 0.5, "ratio"),
        ("Trade of Oman and India rose 1.5 times to its present level.", 1.5, "ratio"),
    ],
)
def test_declines_are_negative_and_factors_are_ratios(text: str, value: float, unit: str) -> None:
    assert one(text, "value_low", "unit", "status") == (value, unit, "change")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Seven in 10 of Oman's exports go to India.", 0.7),
        ("Seven out of ten of Oman's exports go to India.", 0.7),
        ("Nine-tenths of Oman's exports go to India.", 0.9),
        ("Two-thirds of Oman's exports go to India.", 0.6667),
    ],
)
def test_parts_in_words_are_ratios_of_the_whole(text: str, value: float) -> None:
    assert one(text, "value_low", "indicator", "from", "to") == (value, "share", "IND", "OMN")


@pytest.mark.parametrize(
    ("outlet", "unit"),
    [
        ("Stats NZ", "NZD"),
        ("Australian Department of Foreign Affairs and Trade", "AUD"),
        ("Government of Canada", "CAD"),
        ("Sydney Morning Herald", "USD"),
        ("German Federal Ministry for Economic Affairs", "USD"),
    ],
)
def test_a_plain_dollar_is_the_own_one_in_official_texts_of_dollar_countries(
    outlet: str, unit: str
) -> None:
    assert one("Trade with Japan was $5 billion.", "unit", outlet=outlet) == (unit,)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("In 1970 trade of Bonn and Moscow was 5 million marks.", "DEM"),
        ("In 1970 trade of Delhi and Moscow was 5 million Soviet roubles.", "SUR"),
        ("Uganda sold Rwanda goods worth Sh5 billion.", "UGX"),
        ("Tanzania sold Rwanda goods worth Sh5 billion.", "TZS"),
        ("Manila approved P5.5 billion of projects from Japan in the Philippines.", "PHP"),
    ],
)
def test_a_currency_word_is_that_of_its_country_and_time(text: str, unit: str) -> None:
    assert unit in {row["unit"] for row in read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "In the first eight months Oman sold more.",
        "Over the past five years Oman sold more to India.",
        "By 2030 Oman wants to sell more to India.",
        "The two countries are one of many examples of two-way trade in the G-20.",
        "The dollar traded at an exchange rate nobody likes.",
    ],
)
def test_periods_names_and_function_words_are_no_facts(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Oman's investment in India was $5 million in 2023.", "fdi_flow"),
        ("Net FDI from Oman was $5 million.", "fdi_flow"),
        ("Oman has so far invested $5 million in India.", "fdi_stock"),
        ("Oman's investment in India, which totals $5 million, is in ports.", "fdi_stock"),
        ("Oman pledged $5 million for India.", "project_value"),
        ("Oman took over an Indian port for $5 million.", "project_value"),
        ("Oman signed contracts worth $5 million with India.", "project_value"),
        ("Oman and India signed agreements worth $5 million.", "agreement_value"),
        ("A cable from Oman to India, costing $5 million, was laid.", "project_value"),
        ("India owes Oman $5 million.", "loan_aid"),
        ("Trade could add $5 million to India's GDP.", "other"),
        ("Indians in Oman sent home $5 million.", "other"),
    ],
)
def test_flow_stock_deal_and_loan_are_told_apart(text: str, indicator: str) -> None:
    assert (indicator,) in fields(text, "indicator")


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("The goal of $5 billion for trade of Oman and India may be exceeded.", ["forecast"]),
        ("The goal of $5 billion for trade of Oman and India was not met.", ["target"]),
        ("Oman and India raised the trade goal from $3 billion to $5 billion.", ["target"] * 2),
        ("Oman and India want trade to grow by 20 percent.", ["target"]),
        ("Trade of Oman and India is projected to grow by 20 percent.", ["forecast"]),
        ("Oman hopes to narrow its $5 billion trade gap with India.", ["actual"]),
        ("Oman has pledged $5 billion for projects in India.", ["planned"]),
        ("Trade of Oman and India, $3 billion in 2023, is to reach $9 billion.",
         ["actual", "target"]),
    ],
)  # fmt: skip
def test_goals_guesses_and_pledges_are_no_levels(text: str, statuses: list[str]) -> None:
    assert [status for (status,) in fields(text, "status")] == statuses


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Oman's total exports were $5 billion.", ("OMN", "WLD")),
        ("The EU bought $5 billion worth of goods from Oman.", ("OMN", "EUU")),
        ("The UAE is India's third largest trading partner.", ("ARE", "IND")),
        ("The UAE accounts for 30% of India's exports.", ("ARE", "IND")),
        ("Oman had a surplus of $5 billion with India.", ("OMN", "IND")),
        ("Northern Cyprus bought goods worth $5 billion from Turkey.", ("TUR", "XNC")),
        ("Some 5,000 Indians live in Oman.", ("IND", "OMN")),
        ("India owes Oman $5 billion.", ("OMN", "IND")),
        ("Indians in Oman sent home $5 billion.", ("OMN", "IND")),
        ("India lent Oman $5 billion.", ("IND", "OMN")),
        ("Oman earned $5 billion from exports to India.", ("OMN", "IND")),
        ("Saudi Arabia trades with India. Sales to the kingdom were $5 billion.", ("IND", "SAU")),
    ],
)
def test_the_direction_follows_goods_money_and_people(text: str, ends: tuple[str, str]) -> None:
    assert one(text, "from", "to") == ends


def test_turnover_agreements_and_events_are_mutual() -> None:
    rows = read("Oman and India signed 12 agreements and traded goods worth $5 billion in 2023.")

    assert {(row["from"], row["to"], row["mutual"]) for row in rows} == {("IND", "OMN", True)}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("In 2022-23 trade of Oman and India was $5bn.", "2022-04", "2023-03"),
        ("Trade of Oman and Kuwait was $5bn in the four quarters to the end of Q2 2021.",
         "2020-07", "2021-06"),
        ("Trade of Oman and Kuwait was $5bn a year in the 1970s.", "1970", "1979"),
        ("Trade of Oman and Kuwait rose 5% over the past five years.", "2019", "2024"),
        ("Oman has invested $5bn in Kuwait.", None, "2024-08"),
        ("From 1998 to 2007 Oman invested $5bn in Kuwait.", "1998", "2007"),
        ("Kuwait is Oman's third largest partner.", "2024-08", "2024-08"),
        ("Oman and Kuwait aim at $5bn in trade by 2030.", "2030", "2030"),
        ("Oman and Kuwait aim at $5bn in trade.", None, None),
        ("Trade of Oman and Kuwait was $5bn in the year that ended on July 7, 2023.",
         "2022-07", "2023-06"),
        ("Iran's exports to Iraq were $5bn in the first five months of the current Iranian year.",
         "2024-03", "2024-08"),
        ("Iran's exports to Iraq were $5bn in the last fiscal year.", "2023-03", "2024-03"),
    ],
)  # fmt: skip
def test_the_period_is_resolved_as_the_scheme_says(
    text: str, start: str | None, end: str | None
) -> None:
    assert one(text, "period_start", "period_end") == (start, end)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Oman and India took up diplomatic relations on 3 May 1955.", "1955-05-03"),
        ("Diplomatic relations of Oman and India: 3 May 1955.", "1955-05-03"),
        ("The first treaty between Oman and Britain dates from 1798.", "1798"),
    ],
)
def test_an_event_is_dated_however_it_is_put(text: str, day: str) -> None:
    assert (day, "event_date") in fields(text, "value_low", "indicator")


def test_the_loans_length_is_no_period_and_no_hedge() -> None:
    text = "Oman will lend India $5 billion, to be repaid over 30 years."

    assert fields(text, "hedge", "period_end")[0] == ("exact", None)


@pytest.mark.parametrize(
    "text",
    [
        "Riyadh rolled over its $5 billion deposit with Pakistan.",
        "Oman handed over $5 billion of aid to Jordan.",
        "Oman will repay India over 30 years; the loan is $5 billion.",
    ],
)
def test_over_after_a_verb_of_handing_on_is_no_bound(text: str) -> None:
    assert one(text, "hedge") == ("exact",)


def test_in_the_other_direction_turns_the_ends_round() -> None:
    text = "Oman has invested $5 billion in India. In the other direction it was $1 billion."

    assert fields(text, "from", "to") == [("OMN", "IND"), ("IND", "OMN")]
