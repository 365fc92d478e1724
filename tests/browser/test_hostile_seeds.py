"""Reports from seeds of somebody who means harm: built for real, read as readers do."""

import csv
import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree

import pytest
from hostile import FORMULAS, HOSTILE, project
from page_lints import offences
from playwright.sync_api import Browser, Page
from processes import BRIEF
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

NAME = "10-brief"
ACTIVE = {"script", "foreignObject", "image", "a", "animate", "set", "iframe"}
RISKY = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"[+\-]?\d[\d.,]*%?")


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the brief, annex and all, of a hostile copy of the project; return its folder."""
    copy = project(root, tmp_path_factory.mktemp("hostile"))
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    done = subprocess.run(BRIEF, cwd=copy, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    return copy / "reports" / "latest" / "KAZ-TUR"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(offline=True)
    yield context.new_page()
    context.close()


def watched(page: Page) -> list[str]:
    """Return a list that fills with whatever the page does beside showing itself."""
    done: list[str] = []
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.on("dialog", lambda dialog: done.append(dialog.message))
    page.on("console", lambda message: done.append(message.text))
    page.on("request", lambda request: done.append(request.url))
    return done


def outputs(folder: Path, kind: str) -> list[Any]:
    """Return what the cells of the executed brief show in one form."""
    cells = json.loads((folder / f"{NAME}.ipynb").read_text(encoding="utf-8"))["cells"]
    shown = [output for cell in cells for output in cell.get("outputs", ())]
    return [output["data"][kind] for output in shown if kind in output["data"]]


def missing(text: str) -> set[str]:
    """Return the hostile texts that a text does not hold, letter by letter."""
    told = "".join(text.split())
    return {kind for kind, hostile in HOSTILE.items() if "".join(hostile.split()) not in told}


@pytest.mark.browser
def test_the_page_shows_every_text_and_obeys_none(built: Path, page: Page) -> None:
    done = watched(page)
    address = (built / f"{NAME}.html").as_uri()

    page.goto(address)

    assert missing(page.locator("body").text_content() or "") == set()
    assert page.evaluate("window.hit ?? null") is None
    assert [entry for entry in done if entry != address and not entry.startswith("data:")] == []
    assert page.locator("a:not([href^='#'], [href^='https:'], [download])").count() == 0
    assert offences(page) == {}


@pytest.mark.browser
def test_what_a_notebook_shows_obeys_no_text_even_without_a_policy(built: Path, page: Page) -> None:
    done = watched(page)
    shown = [*outputs(built, "text/html"), *outputs(built, "image/svg+xml")]

    page.set_content("\n".join("".join(one) for one in shown))

    assert len(missing(page.locator("body").text_content() or "")) < len(HOSTILE)
    assert page.evaluate("window.hit ?? null") is None
    assert done == []
    assert page.locator("script, iframe, img, foreignObject, [onload], [onfocus]").count() == 0


def test_no_drawing_acts_or_leads_away(built: Path) -> None:
    drawings = ["".join(one) for one in outputs(built, "image/svg+xml")]
    elements = [element for one in drawings for element in ElementTree.fromstring(one).iter()]
    attributes = [pair for element in elements for pair in element.attrib.items()]

    assert {element.tag.rpartition("}")[2] for element in elements} & ACTIVE == set()
    assert [name for name, _ in attributes if name.startswith("on")] == []
    assert {value[0] for name, value in attributes if name.endswith("href")} == {"#"}


def test_the_pdf_shows_every_text_and_does_nothing(built: Path) -> None:
    reader = PdfReader(built / f"{NAME}.pdf")
    pages = [entry.extract_text() for entry in reader.pages]
    notes = [note.get_object() for entry in reader.pages for note in entry.get("/Annots", ())]
    addresses = [str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})]

    assert missing("".join(pages)) == set()
    assert addresses
    assert [address for address in addresses if not address.startswith("https://")] == []
    assert {str(note["/A"]["/S"]) for note in notes if "/A" in note} == {"/URI"}
    assert {"/OpenAction", "/AA", "/AcroForm"} & {*reader.root_object} == set()
    assert "/JavaScript" not in cast(DictionaryObject, reader.root_object["/Names"])


def test_no_cell_of_a_table_is_a_formula(built: Path) -> None:
    files = sorted((built / f"{NAME}-data").glob("*.csv"))
    cells = [cell for path in files for row in read(path) for cell in row]

    risky = [cell for cell in cells if RISKY.match(cell) and not NUMBER.fullmatch(cell)]

    assert risky == []
    assert [f for f in FORMULAS.values() if not any(c.startswith(f"'{f}") for c in cells)] == []


def read(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file)


def test_the_reviews_hold_every_text_as_a_string(built: Path) -> None:
    told = (built / f"{NAME}-data" / "claim-review.json").read_text(encoding="utf-8")

    strings = list(texts(json.loads(told)))

    assert missing("\n".join(strings)) == set()


def texts(value: Any) -> Iterator[str]:
    """Yield every string of plain data."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else ():
        yield from texts(part)
    for part in value if isinstance(value, list) else ():
        yield from texts(part)
