"""The PDF: tagged, archivable, its data within."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tagged import tree

from analysis.publishing.content.blocks import Document, Endnotes, Figure
from analysis.publishing.content.document import read
from analysis.publishing.errors import ReportError
from analysis.publishing.rendering.typst import pdf

Make = Callable[..., Any]


@pytest.fixture(scope="module")
def file(demo_pdf: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(demo_pdf)) as opened:
        yield opened


def elements(file: pikepdf.Pdf) -> Iterator[Any]:
    """Yield every element of the structure tree, in reading order."""
    waiting: list[Any] = [file.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop(0)
        if not isinstance(element, pikepdf.Dictionary):
            continue
        yield element
        children: Any = element.get("/K", [])
        waiting[:0] = list(children) if isinstance(children, pikepdf.Array) else [children]


def kinds(file: pikepdf.Pdf) -> list[str]:
    return [str(element["/S"]) for element in elements(file) if "/S" in element]


def text(content: bytes) -> str:
    from pypdf import PdfReader

    return "\n".join(found.extract_text() for found in PdfReader(BytesIO(content)).pages)


def test_equal_documents_give_equal_bytes(demo: Document, demo_pdf: bytes) -> None:
    assert pdf(demo) == demo_pdf


def test_it_says_that_it_keeps_both_standards(file: pikepdf.Pdf) -> None:
    with file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")


def test_it_has_title_language_author_keywords_and_the_date_of_its_edition(
    file: pikepdf.Pdf, demo: Document
) -> None:
    assert str(file.Root.Lang) == "en"
    assert str(file.docinfo["/Title"]) == demo.cover.title
    assert str(file.docinfo["/Author"]) == "Brief"
    assert str(file.docinfo["/Keywords"]) == "example, trade"
    assert str(file.docinfo["/CreationDate"]).startswith("D:20220510")


def test_every_section_is_a_bookmark(file: pikepdf.Pdf) -> None:
    with file.open_outline() as outline:
        titles = [item.title for item in outline.root]

    assert titles == ["The answer", "Trade over time", "What was said", "Checks", "Notes"]


def test_each_figure_has_its_alt_text(file: pikepdf.Pdf, demo: Document) -> None:
    alts = {str(e["/Alt"]) for e in elements(file) if "/Alt" in e and str(e["/S"]) == "/Figure"}

    assert alts == {block.alt for block in demo.blocks if isinstance(block, Figure)}


def test_tables_have_header_cells(file: pikepdf.Pdf) -> None:
    found = kinds(file)

    assert (found.count("/Table"), found.count("/TH")) == (2, 6)
    assert found.count("/TR") >= 2 + 16 + 3


def test_notes_are_a_list_with_links_to_and_fro(demo_pdf: bytes, demo: Document) -> None:
    (notes,) = [block for block in demo.blocks if isinstance(block, Endnotes)]

    *_, last = tree(demo_pdf).all("L")

    assert len([*last.all("LI")]) == len(notes.origins)
    assert len([*last.all("Link")]) >= sum(note.cited for note in notes.notes)


def test_the_data_of_every_figure_and_table_is_attached(file: pikepdf.Pdf, demo: Document) -> None:
    assert sorted(file.attachments) == ["claims.csv", "ledgers.csv", "turnover.csv"]
    relations = {str(f.obj["/AFRelationship"]) for f in file.attachments.values()}
    assert relations == {"/Data", "/Supplement"}
    kept = file.attachments["ledgers.csv"].get_file().read_bytes().decode()
    assert kept.splitlines()[1] == "2008,1.88,2.29"


def test_pages_are_numbered_and_headed(demo_pdf: bytes) -> None:
    found = text(demo_pdf)

    assert f"Page 1 of {len(pages(demo_pdf))}" in found
    assert "EXA-DEM · 2022-05-10" in found


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 841)), ("us-letter", (612, 792))])
def test_it_comes_on_either_paper(demo: Document, paper: Any, size: tuple[int, int]) -> None:
    with pikepdf.open(BytesIO(pdf(demo, paper=paper))) as opened:
        box = opened.pages[0].mediabox

    assert (int(box[2]), int(box[3])) == size


def test_a_checker_finds_no_fault(demo_pdf: bytes, tmp_path: Path) -> None:
    checker = shutil.which("qpdf")
    if checker is None:
        pytest.skip("qpdf is not installed")
    (tmp_path / "demo.pdf").write_bytes(demo_pdf)

    checked = subprocess.run([checker, "--check", tmp_path / "demo.pdf"], capture_output=True)

    assert checked.returncode == 0, checked.stdout


MARKUP = '#import "x": * $a$ _b_ = c @d <e> \\u{41}; // #panic() `f` *g* [h] "i" javascript:alert()'


def test_markup_in_a_text_is_printed_as_it_is(notebook: Make, shown: Make) -> None:
    cover = shown("cover", title=MARKUP, subtitle=MARKUP, licence=MARKUP)
    grid = {"columns": [{"label": MARKUP}], "rows": [[{"text": MARKUP}]], "symbols": {"#x": "$y"}}

    found = text(pdf(read(notebook(cover, shown("table", id="t", title=MARKUP, **grid)))))

    assert "".join(MARKUP.split()) in "".join(found.split())


def test_a_letter_the_font_lacks_is_refused_not_dropped(notebook: Make) -> None:
    with pytest.raises(ReportError, match="PDF of 'notebook'"):
        pdf(read(notebook("貿易")))


def test_a_link_to_nowhere_is_only_its_text(notebook: Make) -> None:
    assert "somewhere" in text(pdf(read(notebook("[somewhere](#gone)"))))


def test_without_an_edition_it_bears_the_date_of_its_newest_source(
    notebook: Make, shown: Make, note: Make
) -> None:
    notes = [note("a", published="2021-03-04"), note("b", published="2020-01-01")]
    cited = shown("text", markdown="[1](#note-a) [2](#note-b)", notes=notes)

    with pikepdf.open(BytesIO(pdf(read(notebook(cited))))) as opened:
        assert str(opened.docinfo["/CreationDate"]).startswith("D:20210304")


FIGURE = {
    "columns": [{"label": "Year"}],
    "rows": [[{"text": "2021"}]],
    "alt": "A tall rectangle.",
    "symbols": {},
    "svg": '<svg xmlns="http://www.w3.org/2000/svg" width="400pt" height="500pt">'
    '<path d="M0 0H400V500H0Z"/></svg>',
}
WORDS = "Words that fill the page. " * 60


def test_text_runs_on_where_a_figure_does_not_fit(notebook: Make, shown: Make) -> None:
    """Half a page of text, a figure for most of the next, text that fits on the first."""
    figure = shown("figure", id="f", title="A figure", **FIGURE)

    found = pages(pdf(read(notebook(f"# T\n\n{WORDS}", figure, "The text runs on."))))

    assert ["runs on" in page for page in found] == [True, False]
    assert ["A figure" in page for page in found] == [False, True]


def test_a_figure_that_fits_stands_where_it_is_spoken_of(notebook: Make, shown: Make) -> None:
    figure = shown("figure", id="f", title="A figure", **FIGURE)

    (found,) = pages(pdf(read(notebook("# T\n\nBefore.", figure, "After."))))

    assert found.index("Before") < found.index("A figure") < found.index("After")


def test_text_below_a_heading_runs_on_where_the_figure_under_it_does_not_fit(
    notebook: Make, shown: Make
) -> None:
    figure = shown("figure", id="f", title="A figure", **FIGURE)
    body = notebook(f"# T\n\n{WORDS}", "## A heading", figure, "The text runs on.", "## End\n\nit")

    found = pages(pdf(read(body)))

    assert ["A heading" in page for page in found] == [True, False]
    assert ["runs on" in page for page in found] == [True, False]
    assert ["A figure" in page for page in found] == [False, True]


def test_what_does_not_fit_stays_in_its_section(notebook: Make, shown: Make) -> None:
    figure = shown("figure", id="f", title="A figure", **FIGURE)
    body = notebook(f"# T\n\n{WORDS}", figure, "The text runs on.", "## The next section\n\nIt.")

    found = "".join(pages(pdf(read(body))))

    assert found.index("runs on") < found.index("A figure") < found.index("The next section")


@pytest.mark.parametrize("before", range(26, 42, 3))
def test_a_short_table_stands_whole_on_a_page(notebook: Make, shown: Make, before: int) -> None:
    rows = [[{"text": f"row {letter}"}] for letter in "abcdefghij"]
    table = shown("table", id="t", title="T", columns=[{"label": "L"}], rows=rows, symbols={})

    found = pages(pdf(read(notebook("\n\n".join(["A line."] * before), table, "After."))))

    assert [page.count("row ") for page in found if "row " in page] == [len(rows)]


@pytest.mark.parametrize("before", range(30, 42))
def test_a_long_table_does_not_begin_with_its_head_alone(
    notebook: Make, shown: Make, before: int
) -> None:
    rows = [[{"text": f"row {turn}"}] for turn in range(90)]
    table = shown("table", id="t", title="T", columns=[{"label": "L"}], rows=rows, symbols={})

    found = pages(pdf(read(notebook("\n\n".join(["A line."] * before), table, "After."))))

    assert next(page.count("row ") for page in found if "L\n" in page) > 2


def test_a_long_table_repeats_its_head_on_each_page(notebook: Make, shown: Make) -> None:
    rows = [[{"text": f"{year}"}] for year in range(1900, 2030)]
    table = shown("table", id="t", title="T", columns=[{"label": "Yr"}], rows=rows, symbols={})

    found = pages(pdf(read(notebook(table))))

    assert len(found) > 2
    assert all("Yr" in page for page in found)


def test_no_heading_stands_last_on_a_page(notebook: Make) -> None:
    """However much text comes before it."""
    for lines in range(30, 50):
        found = pages(pdf(read(notebook("\n\n".join(["A line."] * lines), "## A heading\n\nIt."))))

        assert ["A heading" in page for page in found] == ["It." in page for page in found]


def test_the_head_of_the_notes_does_not_stand_without_them(
    notebook: Make, shown: Make, note: Make
) -> None:
    notes = [note(name, source=f"Source {name}") for name in "abcdefgh"]
    links = " ".join(f"[1](#note-{name})" for name in "abcdefgh")
    cited = shown("text", markdown=links, notes=notes)
    for lines in range(30, 46):
        body = notebook("\n\n".join(["A line."] * lines), cited)

        found = pages(pdf(read(body)))

        assert all("Source a" in page for page in found if "grouped by source" in page)


def pages(content: bytes) -> list[str]:
    from pypdf import PdfReader

    return [found.extract_text() for found in PdfReader(BytesIO(content)).pages]
