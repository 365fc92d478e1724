"""Codes as panels print them: one meaning a year, what ceased kept apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import historic
from analysis.panels import codes
from analysis.panels.published import last_day, origin


def meaning(printed: str, year: int, scheme: str = "un") -> tuple[str, str]:
    (found,) = (
        c for c in codes.scheme(scheme) if c.printed == printed and c.first <= year <= c.last
    )
    return found.code, found.flag


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("ROM", ("ROU", "recoded")),
        ("ZAR", ("COD", "recoded")),
        ("TMP", ("TLS", "recoded")),
        ("SUN", ("SUN", "")),
        ("YUG", ("YUG", "")),
        ("SCG", ("SCG", "")),
        ("DDR", ("DDR", "")),
        ("CSK", ("CSK", "")),
        ("ANT", ("ANT", "")),
        ("891", ("SCG", "")),
        ("810", ("SUN", "")),
        ("280", ("DEU", "territory")),
        ("842", ("USA", "")),
        ("699", ("IND", "")),
        ("251", ("FRA", "")),
        ("757", ("CHE", "")),
        ("004", ("AFG", "")),
        ("490", ("TWN", "other_asia")),
        ("838", ("_FRE", "")),
        ("0", ("WLD", "")),
        ("97", ("*", "")),
    ],
)
def test_a_printed_code_has_its_documented_meaning(printed: str, expected: tuple[str, str]) -> None:
    assert meaning(printed, 2000) == expected


@pytest.mark.parametrize("scheme", ["un", "cow"])
def test_a_code_has_one_meaning_in_any_year(scheme: str) -> None:
    every = codes.scheme(scheme)

    for year in (1880, 1920, 1950, 1975, 1991, 2003, 2010, 2020):
        valid = [c.printed for c in every if c.first <= year <= c.last]
        assert len(valid) == len(set(valid))


@given(st.sampled_from(sorted(historic.ENTITIES)), st.integers(1800, 2100))
def test_what_ceased_is_kept_under_its_own_code_in_every_year(code: str, year: int) -> None:
    assert code == "XAH" or meaning(code, year)[0] == code
    entity = historic.ENTITIES[code]
    assert historic.outside(code, year) == (year < entity.first or year > entity.last)


@pytest.mark.parametrize(
    ("year", "expected"), [(1910, "SRB"), (1960, "YUG"), (2004, "SCG"), (2010, "SRB")]
)
def test_a_state_number_carried_on_follows_the_states(year: int, expected: str) -> None:
    assert meaning("345", year, "cow")[0] == expected


def test_what_ceased_is_explained() -> None:
    assert historic.note("CSK") == (
        "Czechoslovakia (CSK) has figures of its own for 1918 to 1992; "
        "it was followed by CZE, SVK, to whose figures they are not added."
    )


@pytest.mark.parametrize(
    ("kind", "file", "source_id", "published"),
    [
        ("baci", "BACI_HS17_Y2022_V202401b.csv", "baci-hs17-v202401b", "2024-01"),
        ("gravity-imf", "Gravity_V202211.csv.gz", "gravity-imf-v202211", "2022-11"),
        ("cow", "Dyadic_COW_4.0.csv", "cow-trade-4", "2017"),
        ("baci", "panel.csv", "baci", ""),
    ],
)
def test_a_release_is_read_from_the_files_name(
    kind: str, file: str, source_id: str, published: str
) -> None:
    found = origin(kind, file)

    assert (found.source_id, found.published) == (source_id, published)


@given(st.dates())
def test_a_day_is_known_by_itself(day: object) -> None:
    assert str(last_day(str(day))) == str(day)


@pytest.mark.parametrize("day", ["2024-00", "2024-05-00", "2024-00-15"])
def test_a_month_or_day_nought_is_no_date(day: str) -> None:
    with pytest.raises(ValueError, match="nought"):
        last_day(day)
