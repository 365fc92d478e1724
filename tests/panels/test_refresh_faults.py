"""Services that fail: what passes is tried again, what does not is told, the store stays."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from services_server import KEY, Answer, Services

from analysis.command_line import main
from analysis.errors import PanelError
from analysis.panels import manifest, refreshing
from analysis.panels.manifest import Import
from analysis.panels.services.asking import Question
from analysis.panels.services.calls import Patience

Refresh = Callable[..., Result]
Tree = Callable[[], dict[str, bytes]]
Waited = Callable[..., list[float]]

ALL = tuple(refreshing.SERVICES)
PAGE = b"<!DOCTYPE html><html><body>Down for maintenance</body></html>"
BUSY = Answer(PAGE, 503, "text/html")
HTML = Answer(PAGE, 200, "text/html")
CUT = Answer(b'[{"page":1,"pages":1,"per_page":50,"total":2},[{"indicator', 200)
BROKEN = Answer(b'[{"page":1', 200, cut=500)


@pytest.fixture
def held(services: Services, refresh: Refresh, tree: Tree) -> dict[str, bytes]:
    """Return the content of a store that was refreshed once."""
    refresh()
    services.trade["398", "X", "792", 2020, "TOTAL"] = 3.3e9
    services.gdp["KAZ", 2020] = 1.8e11
    return tree()


@pytest.fixture
def waited(services: Services, store: Path) -> Waited:
    """Return what refreshes with a patience that notes its waits instead of waiting."""

    def run(service: str, attempts: int = 4) -> list[float]:
        waits: list[float] = []
        refreshing.refresh(
            Question("KAZ", "TUR", 2018, 2021),
            [service],
            store,
            accessed="2026-03-01",
            patience=Patience(waits.append, attempts),
        )
        return waits

    return run


@pytest.mark.parametrize("service", ALL)
@pytest.mark.parametrize("fault", [BUSY, HTML, CUT, BROKEN], ids=["503", "html", "cut", "broken"])
def test_a_failure_that_passes_is_tried_again(
    services: Services, waited: Waited, store: Path, service: str, fault: Answer
) -> None:
    services.faults = [fault, fault]

    waits = waited(service)

    assert waits == [2.0, 4.0]
    assert manifest.load(store).imports


@pytest.mark.parametrize("service", ALL)
def test_a_service_that_asks_to_wait_is_waited_for(
    services: Services, waited: Waited, service: str
) -> None:
    words = b'{"statusCode": 429, "message": "Rate limit is exceeded. Try again in 7 seconds."}'
    services.faults = [Answer(words, 429, headers={"Retry-After": "7"})]

    assert waited(service) == [7.0]


def test_a_service_that_asks_to_wait_too_long_is_given_up_at_once(
    services: Services, waited: Waited, store: Path
) -> None:
    services.faults = [Answer(b"{}", 429, headers={"Retry-After": "3600"})]

    with pytest.raises(PanelError) as error:
        waited("comtrade")

    assert str(error.value) == (
        f"UN Comtrade ({services.address}): found HTTP 429, once, with the wish to wait 3600 "
        "seconds; expected an answer. The store is as it was. Try again later, or name the "
        "other services by --service."
    )
    assert not store.exists()


@pytest.mark.parametrize(
    ("service", "name"),
    [
        ("worldbank", "World Bank ({}/v2)"),
        ("comtrade", "UN Comtrade ({})"),
        ("sdmx", "International Monetary Fund ({}/sdmx/2.1)"),
    ],
)
@pytest.mark.parametrize(
    ("fault", "found"),
    [
        (BUSY, "HTTP 503"),
        (HTML, "an answer that is no"),
        (CUT, "an answer that is no"),
        (BROKEN, "breaks off"),
    ],
    ids=["503", "html", "cut", "broken"],
)
def test_a_service_that_keeps_failing_ends_the_refresh_and_leaves_the_store(
    services: Services,
    refresh: Refresh,
    held: dict[str, bytes],
    tree: Tree,
    service: str,
    name: str,
    fault: Answer,
    found: str,
) -> None:
    services.faults = [fault]

    result = refresh("--service", service, "--attempts", 1)

    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {name.format(services.address)}: found ")
    assert found in result.output
    assert result.output.endswith(
        ", once; expected an answer. The store is as it was. Try again later, or name the other "
        "services by --service.\n"
    )
    assert tree() == held


def test_one_service_that_fails_keeps_the_others_from_being_written(
    services: Services, refresh: Refresh, held: dict[str, bytes], tree: Tree
) -> None:
    services.imts = {("KAZ", "XG_FOB_USD", "TUR", 2020): "1e999"}
    services.prepared = "no day"

    result = refresh("--attempts", 1)

    assert result.exit_code == 1
    assert tree() == held


@pytest.mark.parametrize(
    ("service", "variable"),
    [
        ("worldbank", "BRIEF_WORLDBANK_URL"),
        ("comtrade", "BRIEF_COMTRADE_URL"),
        ("sdmx", "BRIEF_SDMX_URL"),
    ],
)
def test_a_service_that_is_not_there_is_told_by_its_address_and_never_with_the_key(
    refresh: Refresh,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    service: str,
    variable: str,
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    monkeypatch.setenv(variable, address)

    result = refresh("--service", service, "--attempts", 1)

    assert f"({address}): found no connection, once; expected an answer." in result.output
    assert KEY not in result.output


@pytest.mark.parametrize(
    ("service", "variable"),
    [
        ("worldbank", "BRIEF_WORLDBANK_URL"),
        ("comtrade", "BRIEF_COMTRADE_URL"),
        ("sdmx", "BRIEF_SDMX_URL"),
    ],
)
@pytest.mark.parametrize("address", ["nowhere", "ftp://127.0.0.1/x", "http://"])
def test_an_address_that_is_none_is_refused(
    refresh: Refresh, monkeypatch: pytest.MonkeyPatch, service: str, variable: str, address: str
) -> None:
    monkeypatch.setenv(variable, address)

    result = refresh("--service", service, "--attempts", 1)

    assert result.output == (
        f"Error: {variable}: found {address!r}; expected an address that begins with https:// "
        "or http://. Correct it in the environment.\n"
    )


@pytest.mark.parametrize("service", ALL)
def test_a_service_that_says_nothing_is_given_up(
    services: Services, refresh: Refresh, monkeypatch: pytest.MonkeyPatch, service: str
) -> None:
    for module in ("worldbank", "comtrade", "sdmx"):
        monkeypatch.setattr(f"analysis.panels.services.{module}.TIMEOUT", 0.2)
    services.faults = [Answer(b"{}", delay=30)]

    result = refresh("--service", service, "--attempts", 1)

    assert "found no answer in time, once; expected an answer." in result.output


def test_a_wrong_key_is_refused_and_not_repeated(
    services: Services, refresh: Refresh, monkeypatch: pytest.MonkeyPatch, store: Path
) -> None:
    monkeypatch.setenv("COMTRADE_KEY", "a-wrong-key")

    result = refresh("--service", "comtrade")

    assert result.exit_code == 1
    assert result.output == (
        f"Error: UN Comtrade ({services.address}): found HTTP 401 "
        '({"statusCode": 401, "message": "Access denied due to invalid subscription key …. '
        'Make sure it is valid."}); expected the figures asked for. '
        "Check the key in the environment, and what it may do.\n"
    )
    assert not store.exists()


def test_what_the_world_bank_refuses_is_told_in_its_words(
    services: Services, refresh: Refresh
) -> None:
    words = '[{"message":[{"id":"120","key":"Invalid value","value":"The value is not valid"}]}]'
    services.faults = [Answer(words.encode())]

    result = refresh("--service", "worldbank")

    assert "found Invalid value: The value is not valid; expected the figures" in result.output


def test_an_sdmx_source_at_a_wrong_address_is_not_taken_for_one_without_figures(
    services: Services, refresh: Refresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEF_SDMX_URL", f"{services.address}/elsewhere")

    result = refresh("--service", "sdmx")

    assert "found HTTP 404; expected the figures asked for. Check the address" in result.output


def test_a_figure_whose_power_of_ten_is_not_given_is_not_guessed_at(
    services: Services, refresh: Refresh
) -> None:
    services.scale = ""

    result = refresh("--service", "sdmx")

    assert "found a figure without SCALE; expected the power of ten" in result.output


def test_a_figure_of_the_world_bank_that_is_none_is_refused(
    services: Services, refresh: Refresh, held: dict[str, bytes], tree: Tree
) -> None:
    services.gdp["KAZ", 2020] = -5.0

    result = refresh("--service", "worldbank")

    assert "expected a country's positive figure for a year" in result.output
    assert tree() == held


def test_a_disk_that_fills_up_leaves_the_store_as_it_was(
    services: Services,
    refresh: Refresh,
    held: dict[str, bytes],
    store: Path,
    tree: Tree,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services.released["398", 2020] = "2025-01-05"
    services.updated = "2025-12-01"
    written: list[object] = []
    real = manifest.save

    def save(place: Path, content: manifest.Manifest) -> None:
        written.extend([content] * (place == store))
        if place == store and len(written) == 2:
            raise OSError(28, "No space left on device")
        real(place, content)

    monkeypatch.setattr(manifest, "save", save)

    result = refresh("--service", "worldbank", "--service", "comtrade")

    assert "No space left on device" in result.output
    assert len(written) == 3
    assert tree() == held


@pytest.mark.parametrize(
    ("pair", "years", "found"),
    [
        ("KAZ", "1992:", "PAIR: found 'KAZ'; expected two countries. Write it as KAZ-TUR."),
        ("KAZ-KAZ", "1992:", "PAIR: found 'KAZ-KAZ'; expected two countries. Name another"),
        ("KAZ-TRU", "1992:", "TRU"),
        ("KAZ-TUR", "2021:2020", "--years: found '2021:2020'; expected FIRST:LAST"),
        ("KAZ-TUR", "1992-2020", "--years: found '1992-2020'; expected FIRST:LAST"),
    ],
)
def test_a_pair_and_years_that_are_none_are_refused(
    store: Path, pair: str, years: str, found: str
) -> None:
    words = ["refresh", pair, "--store", str(store), "--years", years]

    result = CliRunner().invoke(main, words, catch_exceptions=False)

    assert result.exit_code == 1
    assert found in result.output


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("colour = 1", "colour = 1; expected one of source_id"),
        ("world = 7", "world = 7; expected one of source_id"),
        ('[indicators]\nX = "transit"', "(X): found 'transit'; expected one of exports/FOB"),
        ("= =", "expected a TOML file. Check BRIEF_SDMX."),
    ],
)
def test_a_description_of_an_sdmx_source_that_is_wrong_is_refused(
    refresh: Refresh,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: str,
    found: str,
) -> None:
    described = tmp_path / "source.toml"
    described.write_text(content)
    monkeypatch.setenv("BRIEF_SDMX", str(described))

    assert found in refresh("--service", "sdmx").output


def test_a_store_of_another_make_is_refused_before_any_call(
    services: Services, refresh: Refresh, store: Path
) -> None:
    store.mkdir()
    (store / "store.json").write_text('{"schema": 0, "imports": []}')

    result = refresh()

    assert "found version 0, of older make" in result.output
    assert services.asked == []


def test_what_the_store_had_before_is_not_taken_back(
    held: dict[str, bytes], waited: Waited, store: Path, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that changed nothing is no part of the refresh that then fails."""
    (known, *_) = manifest.load(store).imports

    def failing(*_: object) -> Iterator[tuple[Import, bool]]:
        yield known, False
        raise PanelError("full")

    monkeypatch.setattr(refreshing, "_written", failing)
    with pytest.raises(PanelError, match="full"):
        waited("comtrade")

    assert tree() == held
