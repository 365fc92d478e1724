"""Options and fixtures shared by every test."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A property holds on a slow machine too: no example is late, none takes too long to find.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = Path(__file__).parent / "golden"
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Return a folder with every report, built by the command line once for all test processes."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    out, notebooks = base / "site", sorted((root / "notebooks").glob("[0-9][0-9]-*.ipynb"))
    command = [sys.executable, "-m", "analysis", "build", *map(str, notebooks)]
    with (base / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (out / "index.html").exists():
            done = subprocess.run(
                [*command, "--out", str(out)], cwd=root, capture_output=True, text=True
            )
            assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of source material; skip where this checkout has none beside it."""
    if not SHARED.is_dir():
        pytest.skip("the source material is not beside this checkout")
    return SHARED


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a check that ``text`` equals the golden file ``name``, byte for byte."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no golden file {path.name}; run pytest --update-golden and read it"
        assert text == path.read_text(encoding="utf-8")

    return check
