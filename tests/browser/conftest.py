"""A headless Chromium, and the real reports for it to read."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from analysis.publishing.document import read
from analysis.publishing.execution import run
from analysis.publishing.html import page

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "Chromium is not installed; 'apt-get install chromium' as root brings it"
ARGUMENTS = (
    "--no-sandbox",  # root in a container has none
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Return the machine's Chromium; one for a module, because its driver keeps a loop running."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and os.environ.get("BRIEF_BROWSER") == "required":
        pytest.fail(MISSING)
    if found is None:
        pytest.skip(MISSING)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Return a folder with every report, and beside it the brief for its other readers."""
    out = tmp_path_factory.mktemp("site")
    notebooks = sorted(str(path) for path in (root / "notebooks").glob("[0-9][0-9]-*.ipynb"))
    command = [sys.executable, "-m", "analysis", "build", *notebooks, "--out", str(out), "--json"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for detail in ("talking-points", "annex"):
        executed = run(Path(notebooks[0]), {"detail": detail}).notebook
        (out / f"{detail}.html").write_text(page(read(executed)), encoding="utf-8")
    return out
