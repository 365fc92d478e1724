"""Expressions of time and what they mean on the day of publication."""

import pytest

from analysis.extraction.times.dates import anchor
from analysis.extraction.times.timex import timexes

AUGUST_2024 = anchor("2024-08-07", 4)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("in the first eight months of 2023", "2023-01", "2023-08"),
        ("in the seven months of this year", "2024-01", "2024-07"),
        ("between January and May", "2024-01", "2024-05"),
        ("January-September 2023", "2023-01", "2023-09"),
        ("in the January-March period of 2021", "2021-01", "2021-03"),
        ("in the first quarter of 2025", "2025-01", "2025-03"),
        ("Q1 2024", "2024-01", "2024-03"),
        ("in the first half of the year", "2024-01", "2024-06"),
        ("last year", "2023", "2023"),
        ("in May", "2024-05", "2024-05"),
        ("in October", "2023-10", "2023-10"),
        ("in October 1992", "1992-10", "1992-10"),
        ("over the past five years", "2019", "2024"),
        ("in the year to the end of May", "2023-06", "2024-05"),
        ("the four quarters to the end of Q2 2021", "2020-07", "2021-06"),
        ("in the current fiscal year", "2024-04", "2025-03"),
        ("in the previous fiscal year", "2023-04", "2024-03"),
        ("in FY24", "2023-04", "2024-03"),
        ("in 2019-20", "2019-04", "2020-03"),
        ("in April-January 2023-24", "2023-04", "2024-01"),
        ("from 2020 through the first nine months of 2023", "2020", "2023-09"),
        ("from 2016 to 2020", "2016", "2020"),
        ("in the 1970s", "1970", "1979"),
        ("three decades ago", "1994", "1994"),
        ("so far this year", "2024-01", "2024-08"),
        ("since 2014", "2014", "2024-08"),
        ("April 22 to 26", "2024-04-22", "2024-04-26"),
        ("November 27–29, 2025", "2025-11-27", "2025-11-29"),
        ("30 November and 1 December 2021", "2021-11-30", "2021-12-01"),
        ("on 2 March 1992", "1992-03-02", "1992-03-02"),
    ],
)
def test_a_period_is_resolved_from_the_publication_day(text: str, low: str, high: str) -> None:
    (found,) = timexes(text, AUGUST_2024)

    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("by 2030", "2030"),
        ("by the end of 2025", "2025"),
        ("in the next five years", "2029"),
        ("within three years", "2027"),
        ("over the coming decade", "2034"),
    ],
)
def test_a_deadline_is_told_from_a_period(text: str, year: str) -> None:
    (found,) = timexes(text, AUGUST_2024)

    assert (found.role, found.high) == ("deadline", year)


@pytest.mark.parametrize(
    "text", ["a year earlier", "the same period last year", "the previous year"]
)
def test_what_a_change_is_compared_with_is_no_period(text: str) -> None:
    (found,) = timexes(text, AUGUST_2024)

    assert found.role == "base"


@pytest.mark.parametrize("text", ["last year", "in May", "in the next five years", "this month"])
def test_nothing_relative_is_resolved_without_a_publication_date(text: str) -> None:
    (found,) = timexes(text, anchor(""))

    assert (found.low, found.high) == (None, None)


@pytest.mark.parametrize(
    ("country_start", "low", "high"),
    [(4, "2022-04", "2023-03"), (7, "2022-07", "2023-06"), (3, "2022-03", "2023-03")],
)
def test_a_fiscal_year_begins_with_its_countrys_month(
    country_start: int, low: str, high: str
) -> None:
    (found,) = timexes("in fiscal year 2022-23", anchor("2024-08-07", country_start))

    assert (found.low, found.high) == (low, high)
