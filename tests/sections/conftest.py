"""The shipped pair in its editions, and a pair of which nothing is known."""

from functools import cache

import pytest
from made_up import made_up

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


@pytest.fixture(scope="session")
def swapped() -> Dossier:
    return opened("TUR", "KAZ")


@pytest.fixture(scope="session")
def falling(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """Trade that falls, in one country's books, by one source, with one claim against it."""
    return made_up("falling", "AND", "SMR", tmp_path_factory.mktemp("falling"))


@pytest.fixture(scope="session")
def claims_only(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """Nothing but what two newspapers say, who contradict one another."""
    return made_up("claims-only", "NRU", "TUV", tmp_path_factory.mktemp("claims-only"))
