"""What the words around a figure say of it, on sentences of many countries."""

from typing import Any

import pytest

from analysis.extraction.drafting.records import record
from analysis.extraction.extractor import facts
from analysis.extraction.text.document import document


def drafted(text: str, published: str = "2024-08-07") -> list[dict[str, Any]]:
    source = document(text, "x", published)
    found = facts(source)
    return [record(source, found, i) for i in range(len(found))]


def fields(text: str, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in drafted(text)]


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("Trade between Peru and Chile exceeded $3 billion.", ["more_than"]),
        ("Trade between Peru and Chile is close to $3 billion.", ["nearly"]),
        ("Trade between Peru and Chile is an estimated $3 billion.", ["about"]),
        ("Trade between Peru and Chile was less than $3 billion.", ["less_than"]),
        ("Peru could sell Chile goods worth up to $3 billion.", ["up_to"]),
        ("Trade between Peru and Chile has risen up to $3 billion.", ["exact"]),
        ("Trade between Peru and Chile was $3 billion, 20% more than in 2022.", ["exact"] * 2),
        ("Trade between Peru and Chile is worth $3bn-plus.", ["more_than"]),
    ],
)
def test_the_hedge_is_the_word_before_the_figure(text: str, hedges: list[str]) -> None:
    assert [hedge for (hedge,) in fields(text, "hedge")] == hedges


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Kenya and Rwanda want to bring trade to $1 billion.", ["target"]),
        ("Kenya and Rwanda set a goal of $1 billion in trade.", ["target"]),
        ("Trade of Kenya and Rwanda is expected to reach $1 billion.", ["forecast"]),
        (
            "Kenya and Rwanda plan to raise trade from $300 million to $1 billion.",
            ["actual", "target"],
        ),
        ("Kenya has pledged to invest $1 billion in Rwanda.", ["planned"]),
        ("Kenya's exports to Rwanda rose 12% to $300 million.", ["change", "actual"]),
        ("Kenya's exports to Rwanda rose by $30 million.", ["change"]),
        ("Kenya's exports to Rwanda made up $300 million.", ["actual"]),
        ("Kenya and Rwanda are determined to double trade.", ["target"]),
        ("Kenya and Rwanda signed nine agreements.", ["actual"]),
    ],
)
def test_the_status_is_told_from_the_verbs(text: str, statuses: list[str]) -> None:
    assert [status for (status,) in fields(text, "status")] == statuses


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Exports of Laos to Vietnam fell 8.6%.", -8.6),
        ("Exports of Laos to Vietnam were down 8.6 percent.", -8.6),
        ("Exports of Laos to Vietnam saw a decline of 8.6%.", -8.6),
        ("Exports of Laos to Vietnam rose 8.6%.", 8.6),
    ],
)
def test_a_decline_is_negative(text: str, value: float) -> None:
    assert fields(text, "value_low", "status") == [(value, "change")]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("China accounts for 30% of Mongolia's trade.", ["share"]),
        ("Mongolia's trade with China grew 30%.", ["trade_turnover"]),
        ("Mongolia had a deficit of $2 billion with China.", ["trade_balance"]),
        ("China's investment stock in Mongolia is $5 billion.", ["fdi_stock"]),
        ("China invested $500 million in Mongolia in 2023.", ["fdi_flow"]),
        ("China lent Mongolia $1 billion.", ["loan_aid"]),
        ("China and Mongolia signed contracts worth $1 billion.", ["project_value"]),
        ("There are 300 Chinese companies in Mongolia.", ["company_count"]),
        ("Some 20,000 Mongolian students live in China.", ["people_count"]),
        ("China is Mongolia's second largest supplier.", ["rank"]),
    ],
)
def test_the_indicator_is_the_governing_word(text: str, indicators: list[str]) -> None:
    assert [found for (found,) in fields(text, "indicator")] == indicators


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Turkish exports to Serbia were $2 billion.", [("TUR", "SRB")]),
        ("Turkey's imports from Serbia were $2 billion.", [("SRB", "TUR")]),
        ("Serbia bought $2 billion worth of goods from Turkey.", [("TUR", "SRB")]),
        ("Turkish companies have invested $2 billion in Serbia.", [("TUR", "SRB")]),
        ("Serbia attracted $2 billion of investment from Turkey.", [("TUR", "SRB")]),
        ("Serbia is Turkey's third largest partner.", [("SRB", "TUR")]),
        ("Turkey posted a surplus of $1 billion with Serbia.", [("TUR", "SRB")]),
        ("Turkey posted a deficit of $1 billion with Serbia.", [("SRB", "TUR")]),
        (
            "Georgia's exports to China, Russia and Italy were $1bn, $2bn and $3bn respectively.",
            [("GEO", "CHN"), ("GEO", "RUS"), ("GEO", "ITA")],
        ),
        (
            "Among buyers of Georgia's exports were China ($1bn) and Russia ($2bn).",
            [("GEO", "CHN"), ("GEO", "RUS")],
        ),
    ],
)
def test_goods_and_money_have_a_direction(text: str, ends: list[tuple[str, str]]) -> None:
    assert fields(text, "from", "to") == ends


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("In 2022 trade of India and Nepal hit $9bn, up 5%.", [("2022", "2022")] * 2),
        (
            "Trade of India and Oman rose to $5bn in 2023 from $4bn a year earlier.",
            [("2023", "2023"), ("2022", "2022")],
        ),
        (
            "Trade of India and Oman was $5bn in 2021. Exports were $3bn and imports $2bn.",
            [("2021", "2021")] * 3,
        ),
        (
            "Trade of India and Oman may grow from $5bn to $9bn by 2030.",
            [(None, None), ("2030", "2030")],
        ),
        ("Oman has invested $7bn in India.", [(None, "2024-08")]),
        ("Oman has invested $7bn in India since 2005.", [("2005", "2024-08")]),
    ],
)
def test_the_period_is_said_once_and_carried(text: str, periods: list[tuple[str, str]]) -> None:
    assert fields(text, "period_start", "period_end") == periods


def test_an_amount_in_brackets_shares_every_field_of_the_one_it_restates() -> None:
    first, second = drafted(
        "Trade of China and Kenya exceeded 16 billion yuan ($2.2 billion) in 2023."
    )

    shared = ("indicator", "status", "from", "to", "hedge", "period_start", "period_end")
    assert [first[name] for name in shared] == [second[name] for name in shared]
    assert second["alt_of"] == first["id"]


def test_a_headline_takes_its_period_from_the_body() -> None:
    rows = drafted(
        "Iran-Iraq trade hits $9bn\n\nTrade of Iran and Iraq came to $9bn in 2022, officials said."
    )

    assert [row["period_end"] for row in rows] == ["2022", "2022"]


@pytest.mark.parametrize(
    "text",
    [
        "The G20 and COVID-19 were on the agenda of Brazil and India, as was Vision 2030.",
        "HANOI, Aug. 5. Vietnam and Laos held talks.",
        "The minister of Laos said on August 5 that relations were good.",
    ],
)
def test_names_datelines_and_days_of_speech_are_no_facts(text: str) -> None:
    assert drafted(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Laos and Cuba established diplomatic relations on November 4, 1974.", "1974-11-04"),
        ("A treaty between Laos and Cuba entered into force in May 2012.", "2012-05"),
        ("Laos and Cuba signed a trade agreement in 1995.", "1995"),
    ],
)
def test_events_are_dated(text: str, day: str) -> None:
    assert fields(text, "value_low", "indicator") == [(day, "event_date")]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Luanda, July 23 (Lusa) - Portugal sold Angola goods worth $1 billion.", ("PRT", "AGO")),
        ("MANILA – Japan's exports to the Philippines were $1 billion.", ("JPN", "PHL")),
        ("Luís Montenegro said Portugal exported $1 billion to Angola.", ("PRT", "AGO")),
        ("Kenya's exports to the world's giant, China, hit $1 billion.", ("KEN", "CHN")),
        ("Kuwait has invested $1 billion in Jordan, the Jordanian envoy said.", ("KWT", "JOR")),
    ],
)  # fmt: skip
def test_datelines_surnames_and_speakers_are_no_ends_of_a_direction(
    text: str, ends: tuple[str, str]
) -> None:
    assert fields(text, "from", "to")[-1] == ends


def test_what_is_expected_of_projects_is_a_forecast_and_what_is_pledged_a_plan() -> None:
    text = "China will build a port in Peru for $3 billion. It is expected to create 8,000 jobs."

    assert fields(text, "status") == [("planned",), ("forecast",)]


def test_a_pronoun_stands_for_what_was_spoken_of_first() -> None:
    text = "Trade of Fiji and Tonga was $9m, of which exports made up $5m. They want it at $20m."

    assert fields(text, "indicator")[-1] == ("trade_turnover",)
