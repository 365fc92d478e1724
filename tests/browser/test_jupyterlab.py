"""An analyst's session in JupyterLab: run, look, change a parameter, run, export."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import psutil
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from processes import until

pytestmark = pytest.mark.browser

TOKEN = "known-to-the-test"
PATIENCE_SECONDS = 180
"""Far more than any step takes: a slow machine is not a fault."""
ERROR = '[data-mime-type$="error"], [data-mime-type$="stderr"]'
LAST_YEAR = re.compile(r"last_year: int = \d+")
LAST_YEAR_ASKED = 2017
EXPORTS = (("Report", "report", ".html"), ("Report_pdf", "report_pdf", ".pdf"))


@dataclass(frozen=True, slots=True)
class Look:
    """What stood on the screen after all cells had run."""

    pictures: int
    broken_pictures: int
    tables: int
    formulas: int
    numbers: int
    numbers_without_tooltip: int
    text: str


@dataclass(frozen=True, slots=True)
class Session:
    """What an analyst saw and took away."""

    menu: list[str]
    first: Look
    changed: Look
    exports: dict[str, bytes]
    notebook: Path
    requests: list[str]


@pytest.fixture(scope="module")
def notebook(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the first notebook, alone in a folder."""
    first = min((root / "notebooks").glob("[0-9][0-9]-*.ipynb"))
    return Path(shutil.copy(first, tmp_path_factory.mktemp("notebooks")))


@pytest.fixture(scope="module")
def lab(notebook: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start JupyterLab as it is installed, without what a user may have set; give its address."""
    home = tmp_path_factory.mktemp("home")
    settings = home / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    (settings / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}')
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    words = ["jupyter", "lab", str(notebook.parent), "--no-browser", "--allow-root"]
    options = [f"--port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}"]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", *words, *options], env=alone(home), stdout=log, stderr=log
        )
        try:
            until(lambda: server.poll() is not None or answers(f"{address}/api"), PATIENCE_SECONDS)
            assert server.poll() is None, (home / "log").read_text()
            yield address
        finally:
            end(server)


def answers(address: str) -> bool:
    with suppress(OSError), urlopen(address, timeout=PATIENCE_SECONDS):
        return True
    return False


def end(server: subprocess.Popen[bytes]) -> None:
    """End the server and its kernels, with patience and then without."""
    family = [psutil.Process(server.pid), *psutil.Process(server.pid).children(recursive=True)]
    server.terminate()
    _, alive = psutil.wait_procs(family, timeout=PATIENCE_SECONDS / 4)
    for process in alive:
        process.kill()
    server.wait()


def alone(home: Path) -> dict[str, str]:
    """Return an environment in which Jupyter keeps everything under ``home``."""
    folders = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    return {**os.environ, **{name: str(home / folder) for name, folder in folders.items()}}


@pytest.fixture(scope="module")
def session(chromium: Browser, lab: str, notebook: Path) -> Iterator[Session]:
    """Run the whole session once; the tests look at what it left."""
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_SECONDS * 1000)
    expect.set_options(timeout=PATIENCE_SECONDS * 1000)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))

    page.goto(f"{lab}/lab/tree/{notebook.name}?reset&token={TOKEN}")
    cells = sum(cell["cell_type"] == "code" for cell in read(notebook))
    first = run_all(page, until=cells)
    change(page, LAST_YEAR, f"last_year: int = {LAST_YEAR_ASKED}")
    changed = run_all(page, until=2 * cells)
    menu = export_menu(page)
    exports = {label: export(page, label) for label, _, _ in EXPORTS}

    yield Session(menu, first, changed, exports, notebook, requests)
    context.close()


def read(notebook: Path) -> list[dict[str, object]]:
    cells: list[dict[str, object]] = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return cells


def run_all(page: Page, *, until: int) -> Look:
    """Run all cells through the menu, and wait until the last has its number, or one failed."""
    expect(page.locator("#jp-main-statusbar").get_by_text("| Idle")).to_be_visible()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu-item", has_text=re.compile("^Run All Cells")).click()
    prompts = page.locator(".jp-CodeCell .jp-InputArea-prompt")
    end = prompts.get_by_text(f"[{until}]:", exact=True)
    expect(end.or_(page.locator(ERROR)).first).to_be_visible()
    assert page.locator(ERROR).all_inner_texts() == []
    return look(page)


def look(page: Page) -> Look:
    outputs = page.locator(".jp-OutputArea-output")
    numbers = outputs.locator('a[href^="#note-"]')
    pictures = outputs.locator("img[src^='data:image/svg'], svg")
    broken = "all => all.filter(one => one.complete && one.naturalWidth === 0).length"
    return Look(
        pictures=pictures.count(),
        broken_pictures=outputs.locator("img").evaluate_all(broken),
        tables=outputs.locator("table").count(),
        formulas=outputs.locator("mjx-container").count(),
        numbers=numbers.count(),
        numbers_without_tooltip=outputs.locator('a[href^="#note-"]:not([title])').count(),
        text="\n".join(outputs.all_inner_texts()),
    )


def change(page: Page, pattern: re.Pattern[str], replacement: str) -> None:
    """Type over the line that matches; what stood behind the match is typed again."""
    line = page.locator(".jp-CodeCell .cm-line", has_text=pattern)
    text = pattern.sub(replacement, line.inner_text())
    line.click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.insert_text(text)
    expect(line).to_have_text(text)


def opened_export_menu(page: Page) -> Locator:
    """Open File → Save and Export Notebook As."""
    page.get_by_role("menuitem", name="File", exact=True).click()
    page.locator(".lm-Menu-item", has_text="Save and Export Notebook As").click()
    return page.locator(".lm-Menu").last


def export_menu(page: Page) -> list[str]:
    """Return what the menu offers, and close it."""
    labels = opened_export_menu(page).locator(".lm-Menu-itemLabel").all_inner_texts()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    return labels


def export(page: Page, label: str) -> bytes:
    """Save and export through the menu; return the file that the browser downloads."""
    menu = opened_export_menu(page)
    with page.context.expect_event("download") as download:
        menu.get_by_text(label, exact=True).click()
    return Path(download.value.path()).read_bytes()


def run(*command: object) -> None:
    done = subprocess.run([sys.executable, "-m", *map(str, command)], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def test_the_menu_offers_the_reports_and_nothing_that_cannot_work(session: Session) -> None:
    assert session.menu == ["HTML", "Markdown", "Report", "Report_pdf", "Executable Script"]


def test_figures_and_tables_are_seen(session: Session) -> None:
    assert session.first.pictures > 0
    assert session.first.broken_pictures == 0
    assert session.first.tables > 0


def test_each_number_tells_its_source_in_a_tooltip(session: Session) -> None:
    assert session.first.numbers > 0
    assert session.first.numbers_without_tooltip == 0


def test_two_amounts_in_dollars_are_no_formula(session: Session) -> None:
    assert session.first.formulas == 0


def test_a_changed_parameter_changes_what_is_seen(session: Session) -> None:
    assert session.changed.text != session.first.text
    assert session.changed.numbers > 0


def test_the_menu_gives_the_bytes_of_nbconvert(session: Session) -> None:
    label, exporter, suffix = EXPORTS[0]

    run("jupyter", "nbconvert", session.notebook, "--to", exporter, "--log-level=ERROR")

    assert session.exports[label] == session.notebook.with_suffix(suffix).read_bytes()


def test_the_menu_gives_the_bytes_of_a_build_with_that_parameter(
    session: Session, root: Path, tmp_path: Path
) -> None:
    name, year = session.notebook.name, LAST_YEAR_ASKED
    run("analysis", "build", root / "notebooks" / name, "-p", "last_year", year, "--out", tmp_path)

    for label, _, suffix in EXPORTS:
        (built,) = tmp_path.glob(f"*/*/*{suffix}")
        assert session.exports[label] == built.read_bytes()


def test_nothing_is_asked_of_any_other_machine(session: Session) -> None:
    local = ("http://127.0.0.1:", "data:", "blob:")

    assert [url for url in session.requests if not url.startswith(local)] == []
