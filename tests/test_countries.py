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
        ("ROM", "It is written Romania now: use ROU."),
        ("SUN", "was withdrawn in 1992: use a successor."),
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


@pytest.mark.parametrize("code", ["KAZ", "XKX", "YUG", "DDR"])
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
