"""Panels in the layouts in which they are published, and the real command over them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from services_server import KEY, Services, serving

from analysis.command_line import main

Brief = Callable[..., Result]
Write = Callable[[str, str], Path]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return where a store is to be made."""
    return tmp_path / "store"


@pytest.fixture
def brief(store: Path) -> Brief:
    """Return the command ``brief import … --into STORE``."""

    def run(*arguments: str | Path) -> Result:
        words = ["import", *map(str, arguments), "--into", str(store)]
        return CliRunner().invoke(main, words, catch_exceptions=False)

    return run


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a writer of small text files."""

    def to(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return to


@pytest.fixture
def tree(store: Path) -> Callable[[], dict[str, bytes]]:
    """Return what lists every file of the store with its bytes; the lock is no content."""

    def listed() -> dict[str, bytes]:
        return {
            str(path.relative_to(store)): path.read_bytes()
            for path in sorted(store.rglob("*"))
            if path.is_file() and path.name != ".lock"
        }

    return listed


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """Return services with figures of two years, and the command told where they are."""
    years = (2019, 2020)
    ends = (("398", "792"), ("792", "398"))
    trade = {
        (reporter, flow, partner, year, product): value
        for reporter, other in ends
        for flow in ("X", "M")
        for year in years
        for partner, product, value in (
            (other, "TOTAL", 3.0e9 + year),
            (other, "27", 2.0e9),
            (other, "72", 1.0e9 + year),
            ("0", "TOTAL", 6.0e10),
            ("643", "TOTAL", 7.0e9),
        )
    }
    given = Services(
        gdp={(c, y): 1.7e11 + y for c in ("KAZ", "TUR") for y in years},
        cpi={("USA", y): 117.244195476228 for y in years},
        trade=trade,
        released={(r, y): f"{y + 1}-06-10" for r, _ in ends for y in years},
        imts={("KAZ", "XG_FOB_USD", p, y): "3010.25" for p in ("TUR", "G001") for y in years},
    )
    with serving(given) as served:
        monkeypatch.setenv("BRIEF_WORLDBANK_URL", f"{served.address}/v2")
        monkeypatch.setenv("BRIEF_COMTRADE_URL", served.address)
        monkeypatch.setenv("BRIEF_SDMX_URL", f"{served.address}/sdmx/2.1")
        monkeypatch.setenv("COMTRADE_KEY", KEY)
        yield served


@pytest.fixture
def refresh(store: Path) -> Brief:
    """Return the command ``brief refresh KAZ-TUR --store STORE …``."""

    def run(*words: str | Path) -> Result:
        fixed = ["refresh", "KAZ-TUR", "--store", str(store), "--years", "2018:2021"]
        return CliRunner().invoke(main, [*fixed, *map(str, words)], catch_exceptions=False)

    return run
