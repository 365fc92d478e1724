"""The shipped pair in its editions, and a pair of which nothing is known."""

from functools import cache

import pytest

from analysis.dossier import Dossier


@cache
def opened(
    reporter: str, partner: str, as_of: str = "", years: tuple[int, int] = (1992, 2025)
) -> Dossier:
    first, last = years
    return Dossier.open(reporter, partner, as_of=as_of, first_year=first, last_year=last)


@pytest.fixture(scope="session")
def latest() -> Dossier:
    return opened("KAZ", "TUR")


@pytest.fixture(scope="session")
def seed_day() -> Dossier:
    return opened("KAZ", "TUR", "2022-05-10")


@pytest.fixture(scope="session")
def early() -> Dossier:
    return opened("KAZ", "TUR", "2010-01-01")


@pytest.fixture(scope="session")
def nothing() -> Dossier:
    return opened("FRA", "BRA")


@pytest.fixture(scope="session")
def narrow() -> Dossier:
    return opened("KAZ", "TUR", "", (2005, 2015))
