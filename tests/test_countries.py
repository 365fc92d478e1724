"""Names that read well for any country, and refusals that name what was meant."""

import subprocess
import sys

import pycountry
import pytest

from analysis import countries
from analysis.countries import CountryError


@pytest.mark.parametrize(
    ("code", "name", "possessive"),
    [
        ("TUR", "Türkiye", "Türkiye’s"),
        ("KAZ", "Kazakhstan", "Kazakhstan’s"),
        ("NLD", "the Netherlands", "the Netherlands’"),
        ("GBR", "the United Kingdom", "the United Kingdom’s"),
        ("USA", "the United States", "the United States’"),
        ("COD", "the Democratic Republic of the Congo", "the Democratic Republic of the Congo’s"),
        ("BIH", "Bosnia and Herzegovina", "Bosnia and Herzegovina’s"),
    ],
)
def test_names_and_possessives_read_well(code: str, name: str, possessive: str) -> None:
    assert (countries.name(code), countries.possessive(code)) == (name, possessive)


@pytest.mark.parametrize(
    ("code", "name", "years"),
    [
        ("SUN", "the Soviet Union", (1922, 1992)),
        ("YUG", "Yugoslavia", (1918, 2003)),
        ("SCG", "Serbia and Montenegro", (1992, 2006)),
        ("BLX", "Belgium and Luxembourg", (1922, 1998)),
    ],
)
def test_a_state_that_ceased_is_reportable_by_the_name_and_the_years_it_had(
    code: str, name: str, years: tuple[int, int]
) -> None:
    assert countries.reportable(code) == code
    assert (countries.name(code), countries.label(code)) == (name, name)
    assert countries.years_of(code) == years


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("CZE", "Czechia"),
        ("CIV", "Côte d’Ivoire"),
        ("COG", "the Republic of the Congo"),
        ("SWZ", "Eswatini"),
        ("MKD", "North Macedonia"),
        ("HKG", "Hong Kong"),
        ("TWN", "Taiwan"),
    ],
)
def test_names_are_the_short_forms_in_use(code: str, name: str) -> None:
    assert countries.name(code) == name


def test_a_code_given_up_for_another_is_not_reportable() -> None:
    with pytest.raises(CountryError, match="use COD"):
        countries.reportable("ZAR")


def test_a_heading_has_no_article() -> None:
    assert countries.title("NLD") == "Netherlands"


def test_every_country_of_the_standard_has_a_name_without_odd_signs() -> None:
    names = [countries.name(c.alpha_3) for c in pycountry.countries]

    assert len(set(names)) == len(names)
    assert not [n for n in names if "&" in n or "SAR" in n or "(" in n]


def test_every_country_is_found_by_its_name_and_its_code() -> None:
    codes = [c.alpha_3 for c in pycountry.countries]

    assert [countries.lookup(countries.name(code)) for code in codes] == codes
    assert [countries.lookup(code) for code in codes] == codes


@pytest.mark.parametrize(
    ("found", "repair"),
    [
        ("Turkey", "It is written Türkiye now: use TUR."),
        ("Kazakstan", r"Did you mean KAZ \(Kazakhstan\)\?"),
        ("KAX", r"Did you mean KAZ \(Kazakhstan\)\?"),
        ("ROM", r"It has been ROU \(Romania\) since 2002: use ROU."),
        ("ZAR", r"It has been COD \(Democratic Republic of the Congo\) since 1997: use COD."),
        ("Burma", "It is written Myanmar now: use MMR."),
        ("Upper Volta", r"It has been BFA \(Burkina Faso\) since 1984: use BFA."),
        ("YDR", "It goes by YMD here, Democratic Yemen: use YMD."),
        ("Czechoslovakia", r"ceased in 1992: use a successor, Czechia \(CZE\), Slovakia \(SVK\)."),
        ("KZA", r"Did you mean KAZ \(Kazakhstan\)\?"),
        ("WLD", "country: found 'WLD'"),
        ("", "The codes are listed in ISO 3166"),
    ],
)
def test_a_wrong_or_old_country_is_refused_with_what_was_meant(found: str, repair: str) -> None:
    with pytest.raises(CountryError, match=repair):
        countries.lookup(found)


def test_the_refusal_of_a_code_has_the_form_of_every_fault() -> None:
    with pytest.raises(CountryError) as caught:
        countries.name("TRU")

    assert str(caught.value) == (
        "country: found 'TRU'; expected an ISO 3166 alpha-3 code. Did you mean TUR (Türkiye)?"
    )


@pytest.mark.parametrize("code", ["WLD", "EU27", "XXX", "tur", "", "TR"])
def test_aggregates_and_other_codes_are_no_countries(code: str) -> None:
    assert not countries.is_country(code)


@pytest.mark.parametrize("code", ["KAZ", "XKX", "YUG", "DDR", "BLX", "XAH"])
def test_withdrawn_codes_were_countries_in_old_panels(code: str) -> None:
    assert countries.is_country(code)


def test_a_table_has_a_name_for_any_code() -> None:
    assert [countries.label(c) for c in ("TUR", "CSK", "WLD", "ZZZ")] == [
        "Türkiye",
        "Czechoslovakia",
        "the world",
        "ZZZ",
    ]


def test_importing_the_module_reads_no_country_data() -> None:
    program = (
        "import sys, analysis.countries; print('pycountry' in sys.modules, 'babel' in sys.modules)"
    )

    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert told.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("code", ["kaz", "Kaz", "KAZ "])
def test_a_code_is_written_in_capitals(code: str) -> None:
    with pytest.raises(CountryError, match=r"Did you mean KAZ \(Kazakhstan\)\?"):
        countries.reportable(code)
