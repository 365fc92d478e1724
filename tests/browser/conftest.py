"""A headless Chromium, and the real reports for it to read."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from analysis.publishing.content.document import read
from analysis.publishing.rendering.html import page
from analysis.publishing.running.execution import run

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
def readers(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Return a folder with the pages of the brief that other readers get."""
    out = tmp_path_factory.mktemp("readers")
    for detail in ("talking-points", "annex"):
        executed = run(root / "notebooks" / "10-brief.ipynb", {"detail": detail}).notebook
        (out / f"{detail}.html").write_text(page(read(executed)), encoding="utf-8")
    return out
