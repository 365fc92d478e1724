"""Notebooks for the tests: one run for real, and small ones made in memory."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from analysis.bundles import MIME
from analysis.publishing.content.blocks import Document
from analysis.publishing.content.document import read
from analysis.publishing.rendering.html import page
from analysis.publishing.rendering.typst import pdf
from analysis.publishing.running.execution import Run, run

Shown = Callable[..., dict[str, Any]]
Notebook = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def notebooks() -> Path:
    return Path(__file__).parent / "notebooks"


@pytest.fixture(scope="session")
def executed(notebooks: Path) -> Run:
    """The demonstration notebook after one real run."""
    return run(notebooks / "10-demo.ipynb", {"text": "<b>*Said* #by $others$</b>"})


@pytest.fixture(scope="session")
def demo(executed: Run) -> Document:
    return read(executed.notebook, "10-demo.ipynb")


@pytest.fixture(scope="session")
def demo_page(demo: Document) -> str:
    return page(demo)


@pytest.fixture(scope="session")
def demo_pdf(demo: Document) -> bytes:
    return pdf(demo)


@pytest.fixture(scope="session")
def project(site: Path) -> Callable[[str], Document]:
    """Read one of the project's own reports, as the command line ran it with its defaults."""

    @cache
    def document(name: str) -> Document:
        (path,) = site.glob(f"*/*/{name}.ipynb")
        return read(json.loads(path.read_bytes()), f"{name}.ipynb")

    return document


@pytest.fixture(scope="session")
def reports(
    site: Path, project: Callable[[str], Document], demo: Document
) -> Callable[[str], tuple[Document, str, bytes]]:
    """Give a report, the project's own or the demonstration, its page and its PDF."""

    @cache
    def both(name: str) -> tuple[Document, str, bytes]:
        if name == "demo":
            return demo, page(demo), pdf(demo)
        (path,) = site.glob(f"*/*/{name}.html")
        printed = path.with_suffix(".pdf").read_bytes()
        return project(name), path.read_text(encoding="utf-8"), printed

    return both


@pytest.fixture(scope="session")
def shown() -> Shown:
    """Make a code cell that shows one bundle."""

    def make(kind: str, *, tags: tuple[str, ...] = (), svg: str = "", **content: Any) -> Any:
        data: dict[str, Any] = {MIME: {"version": 1, "kind": kind, **content}}
        if svg:
            data["image/svg+xml"] = svg
        output = {"output_type": "display_data", "data": data, "metadata": {}}
        return {
            "cell_type": "code",
            "id": f"a-{kind}",
            "metadata": {"tags": list(tags)},
            "source": "",
            "outputs": [output],
        }

    return make


@pytest.fixture(scope="session")
def notebook() -> Notebook:
    """Make a notebook of cells; a string is a Markdown cell."""

    def make(*cells: Any) -> dict[str, Any]:
        made = [
            {"cell_type": "markdown", "id": "words", "metadata": {}, "source": cell}
            if isinstance(cell, str)
            else cell
            for cell in cells
        ]
        return {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}

    return make


@pytest.fixture(scope="session")
def note() -> Callable[..., dict[str, Any]]:
    """Make the plain data of a note."""

    def make(id_: str, **told: Any) -> dict[str, Any]:
        blank = dict.fromkeys(
            ("phrase", "source", "published", "locator", "href", "text", "formula"), ""
        )
        plain = {"id": id_, "label": f"Label of {id_}", "basis": "claim", "inputs": []}
        return {**blank, **plain, **told}

    return make
