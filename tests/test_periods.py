from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.periods import Period, between, partial_date, resolve, years

DAY = date(2022, 5, 10)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))

PROVEN = [
    ("2012", "2012", "2012"),
    ("in 2012", "2012", "2012"),
    ("2021-09", "2021-09", "2021-09"),
    ("2005-2010", "2005", "2010"),
    ("from 2005 to 2010", "2005", "2010"),
    ("2005–2010", "2005", "2010"),
    ("since 1991", "1991", "2022-05-10"),
    ("first 9 months of 2021", "2021-01", "2021-09"),
    ("the first nine months of 2021", "2021-01", "2021-09"),
    ("Jan-Jul 2023", "2023-01", "2023-07"),
    ("January to August 2009", "2009-01", "2009-08"),
    ("March 2021", "2021-03", "2021-03"),
    ("1990s", "1990", "1999"),
    ("early 1990s", "1990", "1994"),
    ("late 1990s", "1995", "1999"),
    ("to date", "2022-05-10", "2022-05-10"),
]
UNDATED = [
    ("last year", "2021", "2021"),
    ("Over the last year", "2021", "2021"),
    ("over  the\u00a0last year", "2021", "2021"),
    ("since the previous year", "2021", "2021"),
    ("current", "2021", "2021"),
    ("now", "2021", "2021"),
    ("this year", "2022", "2022"),
    ("by end of the year", "2022", "2022"),
    ("three decades ago", "1992", "1992"),
    ("a decade ago", "2012", "2012"),
    ("30 years ago", "1992", "1992"),
    ("past 15 years", "2007", "2021"),
    ("over the last 16 years", "2006", "2021"),
    ("past decade", "2012", "2021"),
    ("30-year", "1992", "2021"),
    ("first 4 months", "2022-01", "2022-04"),
    ("first 7 months", "2021-01", "2021-07"),
    ("January to August", "2021-01", "2021-08"),
    ("within three years", "2025", "2025"),
]
ALL = [(*row, True) for row in PROVEN] + [(*row, False) for row in UNDATED]


@pytest.mark.parametrize(("words", "start", "end", "proven"), ALL, ids=[row[0] for row in ALL])
def test_worded_periods_are_read_against_the_day_of_publication(
    words: str, start: str, end: str, *, proven: bool
) -> None:
    found = resolve(words, DAY)

    assert found is not None
    assert found.period == between(start, end)
    assert found.proven is proven
    assert found.wording == words


@pytest.mark.parametrize(
    "words", ["", "soon", "in coming years", "2021-13", "Dec-Jan 2021", "0000"]
)
def test_words_that_name_no_period_give_none(words: str) -> None:
    assert resolve(words, DAY) is None


@given(st.text(max_size=40), days)
def test_any_words_are_read_or_refused_without_an_error(words: str, day: date) -> None:
    found = resolve(words, day)

    assert found is None or found.wording == words


@given(st.integers(1, 99), days)
def test_the_past_years_are_full_and_over(count: int, day: date) -> None:
    found = resolve(f"past {count} years", day)

    assert found is not None
    assert found.period.years == count
    assert found.period.end < day


@given(days)
def test_a_whole_date_is_its_own_day(day: date) -> None:
    assert partial_date(day.isoformat()) == Period(day, day)


@given(days)
def test_a_year_holds_its_months_and_a_month_its_days(day: date) -> None:
    year, month = partial_date(f"{day:%Y}"), partial_date(f"{day:%Y-%m}")

    assert year.is_year
    assert year.start <= month.start <= day <= month.end <= year.end
    assert round(month.years * 12) == 1


@pytest.mark.parametrize("text", ["", "92", "1992-1", "1992-13", "1992-02-30", "1992/02", "١٩٩٢"])
def test_what_is_no_partial_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        partial_date(text)


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        between("2012", "2011")


def test_periods_that_share_a_day_overlap() -> None:
    assert years(1992, 1995).overlaps(partial_date("1995-12-31"))
    assert not years(1992, 1995).overlaps(years(1996, 1996))
