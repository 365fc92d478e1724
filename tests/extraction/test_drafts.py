"""Draft rows follow the codebook of the seeds: a deficit's sign, and what a change is against."""

import pytest

from analysis.extraction.drafting.drafts import rows
from analysis.extraction.drafting.records import record
from analysis.extraction.extractor import facts
from analysis.extraction.text.document import document


def drafted(text: str) -> list[dict[str, str]]:
    source = document(text, "x", "2024-08-07")
    return rows(source, facts(source), "x")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oman posted a trade deficit of about $2 billion with India.", ("OMN", "IND", "-2", "")),
        ("Oman's deficit with India was $2-3 billion in 2023.", ("OMN", "IND", "-3", "-2")),
        ("Oman wants to narrow its trade gap of $2 billion with India.", ("OMN", "IND", "-2", "")),
        ("Oman posted a surplus of $2 billion with India.", ("OMN", "IND", "2", "")),
    ],
)
def test_a_deficit_is_its_owners_and_negative(
    text: str, expected: tuple[str, str, str, str]
) -> None:
    (row,) = drafted(text)

    assert row["indicator"] == "balance"
    assert (row["reporter"], row["partner"], row["value"], row["value_high"]) == expected


def test_a_narrowed_deficit_is_its_owners_and_its_size_declined() -> None:
    (row,) = drafted("Oman's trade deficit with India narrowed by 12% in 2023.")

    assert (row["reporter"], row["measure"], row["value"]) == ("OMN", "change_pct", "-12")


def test_the_annotation_scheme_tells_a_deficit_by_its_direction_and_not_by_a_sign() -> None:
    source = document("Oman posted a trade deficit of $2 billion with India.", "x", "2024-08-07")

    one = record(source, facts(source), 0)

    assert (one["value_low"], one["from"], one["to"]) == (2e9, "IND", "OMN")


@pytest.mark.parametrize(
    ("text", "period", "base"),
    [
        ("rose 8% in 2023.", ("2023", "2023"), ("2022", "2022")),
        ("fell 8% in the first half of 2023.", ("2023-01", "2023-06"), ("2022-01", "2022-06")),
        ("in 2023 rose 8% compared with 2019.", ("2023", "2023"), ("2019", "2019")),
        (
            "rose 8% in January-June 2024, against the same period of 2021.",
            ("2024-01", "2024-06"),
            ("2021-01", "2021-06"),
        ),
        ("grew 8% from 2019 to 2022.", ("2022", "2022"), ("2019", "2019")),
        ("have doubled since 2005.", ("2023", "2023"), ("2005", "2005")),
        ("rose fivefold from $2m in 2015 to $10m.", ("", ""), ("2015", "2015")),
    ],
)
def test_a_change_has_the_base_that_is_stated_or_the_year_before(
    text: str, period: tuple[str, str], base: tuple[str, str]
) -> None:
    row = drafted(f"Exports of Oman to India {text}")[0]

    assert (row["period_start"], row["period_end"]) == period
    assert (row["base_start"], row["base_end"]) == base
    assert "base" not in row["doubts"]


@pytest.mark.parametrize(
    "text",
    [
        "grew by 8% over the past five years.",
        "rose 8% month-on-month in May.",
        "grew 8% a year in 2023.",
        "rose more than sixfold in 15 years to reach $6 billion in 2023.",
        "are expected to grow 8% by 2030.",
    ],
)
def test_a_change_that_is_not_from_year_to_year_is_doubted_and_has_no_base(text: str) -> None:
    row = drafted(f"Exports of Oman to India {text}")[0]

    assert (row["base_start"], row["base_end"]) == ("", "")
    assert "base: nothing tells what the change is compared with" in row["doubts"]


@pytest.mark.parametrize(
    "text",
    [
        "Exports of Oman to India were $2 billion in 2023, against $1 billion in 2022.",
        "India takes 30% of the exports of Oman, compared with 20% in 2019.",
        "Oman and India want to double trade by 2030.",
    ],
)
def test_levels_shares_and_goals_have_no_base(text: str) -> None:
    assert {row["base_start"] for row in drafted(text)} == {""}


def test_a_phrase_states_no_other_figure_than_its_own() -> None:
    phrases = [
        row["phrase"] for row in drafted("Oman sold India goods of $2 million, up 8% on 2022")
    ]

    assert phrases == ["Oman sold India goods of $2 million", "up 8%"]
    assert drafted("Trade of Oman and Fiji rose 8% to $2 million.")[1]["phrase"] == "to $2 million"


@pytest.mark.parametrize(
    ("text", "worded", "start"),
    [
        (
            "Oman invested $2 million in India over the last three years.",
            "last three years",
            "2021",
        ),
        ("Oman sent India investment, with a 30-year total of $2 million.", "30-year", "1994"),
    ],
)
def test_a_window_counted_back_is_of_full_years(text: str, worded: str, start: str) -> None:
    row = drafted(text)[-1]

    assert worded in row["period_worded"]
    assert (row["period_start"], row["period_end"], row["flags"]) == (start, "2023", "undated")


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("were €2 million in 2023.", "unit: claims.csv has no place for EUR; reject it"),
        (
            "rose by $2 million in 2023.",
            "measure: claims.csv has no place for a change given only in money; reject it",
        ),
        ("were $2 million in 2023.", ""),
    ],
)
def test_a_row_that_claims_would_not_take_says_so(text: str, doubt: str) -> None:
    (row,) = drafted(f"Exports of Oman to India {text}")

    assert row["doubts"] == doubt
