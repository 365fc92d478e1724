"""nbconvert's exporters give what the command line gives."""

import json
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Event
from typing import Any
from urllib.request import Request, urlopen

import nbformat
import pytest
from nbconvert.exporters import get_exporter

from analysis.publishing.content.document import read
from analysis.publishing.rendering.html import page
from analysis.publishing.running.execution import Run, text

PATIENCE = 300
TOKEN = "known-to-the-test"


def exported(executed: Run, name: str) -> str | bytes:
    node = nbformat.reads(json.dumps(executed.notebook), as_version=4)
    resources = {"metadata": {"name": "10-demo"}}
    content: str | bytes
    content, _ = get_exporter(name)().from_notebook_node(node, resources)
    return content


def test_the_page_is_the_same(executed: Run, demo_page: str) -> None:
    assert exported(executed, "report") == demo_page


def test_the_pdf_is_the_same(executed: Run, demo_pdf: bytes) -> None:
    assert exported(executed, "report_pdf") == demo_pdf


def test_keys_in_another_order_give_the_same_page(
    notebook: Callable[..., Any], shown: Callable[..., Any]
) -> None:
    """JupyterLab sorts them when it saves."""
    marks = {"[x]": "not available", "<": "less than half the unit"}
    made = notebook(shown("table", id="t", title="T", columns=[], rows=[], symbols=marks))
    saved = json.loads(json.dumps(made, sort_keys=True))

    assert page(read(saved)) == page(read(made))


@pytest.mark.parametrize(
    ("name", "mimetype", "extension"),
    [("report", "text/html", ".html"), ("report_pdf", "application/pdf", ".pdf")],
)
def test_a_front_end_can_offer_it(name: str, mimetype: str, extension: str) -> None:
    exporter = get_exporter(name)

    assert exporter.export_from_notebook.startswith("Report")
    assert exporter.output_mimetype == mimetype
    assert exporter().file_extension == extension


@pytest.fixture(scope="module")
def server(executed: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Jupyter server, as JupyterLab has behind it, on a folder with the notebook."""
    folder = tmp_path_factory.mktemp("lab")
    (folder / "10-demo.ipynb").write_text(text(executed.notebook), encoding="utf-8")
    quiet = ["--no-browser", f"--IdentityProvider.token={TOKEN}", "--allow-root"]
    command = [sys.executable, "-m", "jupyter_server", *quiet, f"--ServerApp.root_dir={folder}"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (folder / "log").open("wb")
    process = subprocess.Popen([*command, f"--port={port}"], stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    for _ in range(PATIENCE):
        with suppress(OSError), urlopen(f"{address}/api"):
            break
        process.poll()
        Event().wait(0.1)
    yield address
    process.terminate()
    process.wait()
    log.close()


def fetched(address: str) -> bytes:
    asked = Request(address, headers={"Authorization": f"token {TOKEN}"})
    with urlopen(asked) as answer:
        content: bytes = answer.read()
    return content


def test_the_export_menu_lists_both(server: str) -> None:
    listed = json.loads(fetched(f"{server}/api/nbconvert"))

    assert listed["report"] == {"output_mimetype": "text/html"}
    assert listed["report_pdf"] == {"output_mimetype": "application/pdf"}


def test_the_export_menu_gives_the_same_bytes(server: str, demo_page: str, demo_pdf: bytes) -> None:
    folder = f"{server}/nbconvert"

    assert fetched(f"{folder}/report/10-demo.ipynb?download=true").decode() == demo_page
    assert fetched(f"{folder}/report_pdf/10-demo.ipynb?download=true") == demo_pdf
