"""The page and the PDF say the same: read back from both, and compared."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pikepdf
import pytest
from bs4 import BeautifulSoup
from tagged import Element, tree

from analysis.publishing.content.blocks import Document, Endnotes

Report = tuple[Document, str, bytes]
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
SPACE = re.compile(r"[\s\u00a0\u202f\u2009\u2060]+")
FOR_SCREENS = ".aside, .back, .save, nav, .skip, footer, style, title"
BLOCKS = "p, h1, h2, h3, h4, li, th, td, caption, figcaption, dl > div, pre"
NAMES = [
    "demo",
    *(p.stem for p in sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))),
]


@pytest.fixture(scope="module", params=NAMES)
def report(request: pytest.FixtureRequest, reports: Callable[[str], Report]) -> Report:
    return reports(request.param)


@pytest.fixture(scope="module")
def whole(report: Report) -> BeautifulSoup:
    return BeautifulSoup(DRAWING.sub("", report[1]), "html.parser")


@pytest.fixture(scope="module")
def shown(whole: BeautifulSoup) -> BeautifulSoup:
    """The page without what only a screen needs and the data under its figures."""
    soup = BeautifulSoup(str(whole), "html.parser")
    for found in soup.select(f"{FOR_SCREENS}, details"):
        found.decompose()
    return soup


@pytest.fixture(scope="module")
def printed(report: Report) -> Element:
    return tree(report[2])


def squeezed(text: str) -> str:
    return SPACE.sub("", text)


def texts(soup: Any, selector: str) -> list[str]:
    return [squeezed(found.get_text()) for found in soup.select(selector)]


def numbers(lines: list[str]) -> Counter[str]:
    return Counter(number for line in lines for number in NUMBER.findall(line))


def listed(printed: Element) -> tuple[Element, Element]:
    """Return all lists of a report but the last, and its last: the endnotes if it has any."""
    lists = [*printed.all("L"), Element("L")]
    return Element("Lists", parts=[*lists[:-2]]), lists[-2] if len(lists) > 1 else lists[-1]


def test_headings_are_the_same(shown: BeautifulSoup, printed: Element) -> None:
    headings = [squeezed(e.text) for e in printed.all("Title", "H1", "H2", "H3")]

    assert headings == texts(shown, "h1, h2, h3, h4")


def test_paragraphs_cards_and_facts_are_the_same(shown: BeautifulSoup, printed: Element) -> None:
    said = [squeezed(e.text) for e in printed.without("Table", "L", "Caption").all("P")]
    cards = "main > p, main > pre, blockquote p, .key-figures p"
    strip = "header > p, header dl > div"

    assert Counter(said) == Counter(texts(shown, f"{strip}, {cards}"))


def test_lists_are_the_same(shown: BeautifulSoup, printed: Element) -> None:
    items = [squeezed(e.text) for e in listed(printed)[0].all("LBody")]

    assert items == texts(shown, "main li:not(.endnotes li):not(.key-figures li)")


def test_captions_and_alt_texts_are_the_same(shown: BeautifulSoup, printed: Element) -> None:
    captions = [squeezed(e.text) for e in printed.all("Caption")]
    alts = [e.alt for e in printed.all("Figure")]

    assert Counter(captions) == Counter(texts(shown, "figcaption, caption"))
    assert alts == [found["aria-label"] for found in shown.select("[role=img]")]


def test_tables_are_the_same_cell_by_cell(shown: BeautifulSoup, printed: Element) -> None:
    tables = [
        [[squeezed(cell.text) for cell in row.all("TH", "TD")] for row in table.all("TR")]
        for table in printed.without("TFoot").all("Table")
    ]
    page = [[texts(row, "th, td") for row in table.select("tr")] for table in shown.select("table")]

    assert tables == page


def test_endnotes_are_the_same_by_origin_and_number(
    report: Report, shown: BeautifulSoup, printed: Element
) -> None:
    notes = [n for b in report[0].blocks if isinstance(b, Endnotes) for n in b.notes]
    values = [int(str(found["value"])) for found in shown.select(".endnotes li[value]")]
    entries = [squeezed(e.text) for e in listed(printed)[1].all("LI")]
    names = texts(shown, ".endnotes > li > strong")

    assert values == [note.number for note in notes] == list(range(1, len(notes) + 1))
    assert [name for name, entry in zip(names, entries, strict=True) if name not in entry] == []
    assert [
        n
        for n in notes
        for told in (n.phrase, n.part, n.own)
        if squeezed(told) not in "".join(entries)
    ] == []


def test_every_number_in_prose_and_tables_is_in_both(
    shown: BeautifulSoup, printed: Element
) -> None:
    """Whatever else the two do with it, no number is lost or made on the way."""
    kept = printed.without("TFoot", "Figure", "Lbl")
    notes = listed(kept)[1].lines
    page = BeautifulSoup(str(shown), "html.parser")
    for found in page.select(".endnotes, .table > .source, title, style"):
        found.decompose()
    for found in page.select(BLOCKS):
        found.insert(0, "\n")
        found.append("\n")

    said = kept.lines.replace(notes, "\n").split("\n")
    assert numbers([*map(squeezed, said)]) == numbers([*map(squeezed, page.get_text().split("\n"))])


def test_the_data_of_each_figure_and_table_is_the_same_file(
    report: Report, whole: BeautifulSoup
) -> None:
    links = whole.select("a.save")
    saved = {str(a["download"]): unquote(str(a["href"]).partition(",")[2]) for a in links}
    with pikepdf.open(BytesIO(report[2])) as pdf:
        kept = {
            name: file.get_file().read_bytes().decode()
            for name, file in pdf.attachments.items()
            if str(file.obj["/AFRelationship"]) == "/Data"
        }

    assert saved == kept


def test_the_data_under_each_figure_is_its_file(whole: BeautifulSoup) -> None:
    for figure in whole.select("figure"):
        link = figure.select("a.save")[0]
        file = unquote(str(link["href"]).partition(",")[2])
        rows = [[*map(squeezed, row)] for row in csv.reader(io.StringIO(file, newline=""))][1:]
        for mark in figure.select(".cite sup, caption"):
            mark.decompose()

        assert [texts(row, "th, td") for row in figure.select("tbody tr")] == rows
