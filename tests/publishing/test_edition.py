"""An edition as the command line builds it: the same anywhere, sound in every part."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from rocrate.rocrate import ROCrate
from tagged import Element, tree

from analysis.publishing.content.blocks import Document, Endnotes, Figure, Heading, Table, words
from analysis.publishing.content.document import read

NAME = "10-brief"
PLACES = {
    "here": {"TZ": "UTC", "LANG": "C.UTF-8", "USER": "one", "PYTHONHASHSEED": "1", "COLUMNS": "80"},
    "there, far": {
        "TZ": "Asia/Almaty",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "tr_TR.UTF-8",
        "USER": "another",
        "PYTHONHASHSEED": "2",
        "COLUMNS": "200",
        "SOURCE_DATE_EPOCH": "1000000000",
    },
}


@pytest.fixture(scope="module")
def editions(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build one report twice: from another folder, by another user, elsewhere.

    Both share a cache, for a font takes longer to prepare than a report to build.
    """
    cache = os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))
    built = {}
    for place, settings in PLACES.items():
        folder = tmp_path_factory.mktemp(place)
        shutil.copytree(root / "notebooks", folder / "notebooks")
        own = {"HOME": str(folder / "home"), "XDG_CACHE_HOME": cache, "PYTHONPATH": str(root)}
        environment = {**os.environ, **settings, **own}
        notebook = folder / "notebooks" / f"{NAME}.ipynb"
        command = [sys.executable, "-m", "analysis", "build", str(notebook), "--out", "out"]
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        built[place] = folder / "out"
    return built


@pytest.fixture(scope="module")
def edition(editions: dict[str, Path]) -> Path:
    return next(iter(editions.values()))


@pytest.fixture(scope="module")
def path(edition: Path) -> Path:
    (found,) = edition.glob(f"*/*/{NAME}.pdf")
    return found


@pytest.fixture(scope="module")
def document(path: Path) -> Document:
    return read(json.loads(path.with_suffix(".ipynb").read_bytes()))


@pytest.fixture(scope="module")
def file(path: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def printed(path: Path) -> Element:
    return tree(path.read_bytes())


def published(folder: Path) -> dict[str, bytes]:
    """Return what is published, by path; the records of runs are not."""
    files = (path for path in folder.rglob("*") if path.is_file())
    told = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {name: content for name, content in told.items() if not name.startswith(".")}


def test_equal_inputs_give_equal_bytes_wherever_they_are_built(editions: dict[str, Path]) -> None:
    first, second = map(published, editions.values())

    assert {Path(name).suffix for name in first} == {".html", ".pdf", ".ipynb", ".csv", ".json"}
    assert [name for name in first if first[name] != second.get(name)] == []
    assert first.keys() == second.keys()


def test_the_crate_describes_every_file_of_the_edition(edition: Path) -> None:
    (metadata,) = edition.glob("*/ro-crate-metadata.json")

    crate = ROCrate(str(metadata.parent))

    kept = {e.id: e for e in crate.get_entities() if e.type == "File"}
    files = {p.relative_to(metadata.parent).as_posix() for p in metadata.parent.rglob("*.*")}
    assert kept.keys() == files - {metadata.name}
    for name, entity in kept.items():
        content = (metadata.parent / name).read_bytes()
        assert entity["sha256"] == hashlib.sha256(content).hexdigest()
        assert entity["contentSize"] == str(len(content))


def test_the_crate_tells_what_the_report_was_made_from(edition: Path, root: Path) -> None:
    (metadata,) = edition.glob("*/ro-crate-metadata.json")

    (action,) = [
        e for e in ROCrate(str(metadata.parent)).get_entities() if e.type == "CreateAction"
    ]

    inputs = {e["name"]: e["sha256"] for e in action["object"] if "sha256" in e.properties()}
    claims = hashlib.sha256((root / "seeds" / "claims.csv").read_bytes()).hexdigest()
    assert inputs["seeds/claims.csv"] == claims
    assert {"reporter", "partner"} <= {e["name"] for e in action["object"]}
    assert {"brief", "python", "typst"} <= {e["name"] for e in action["instrument"]}


def test_the_pdf_says_that_it_keeps_both_standards(file: pikepdf.Pdf) -> None:
    with file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")


def test_a_checker_finds_no_fault_in_the_pdf(path: Path) -> None:
    checker = shutil.which("qpdf")
    if checker is None:
        pytest.skip("qpdf is not installed")

    checked = subprocess.run([checker, "--check", path], capture_output=True, text=True)

    assert (checked.returncode, "WARNING" in checked.stdout + checked.stderr) == (0, False)


def test_the_brief_has_four_to_eight_pages(file: pikepdf.Pdf) -> None:
    assert 4 <= len(file.pages) <= 8


def test_the_pdf_has_title_language_and_bookmarks(file: pikepdf.Pdf, document: Document) -> None:
    with file.open_outline() as outline:
        marks = [item.title for item in outline.root]

    assert str(file.docinfo["/Title"]) == document.cover.title
    assert str(file.Root.Lang) == document.cover.language
    assert bool(file.Root.ViewerPreferences["/DisplayDocTitle"])
    headings = [b for b in document.blocks if isinstance(b, Heading) and b.level == 2]
    assert marks == [words(heading.spans) for heading in headings]


def test_every_figure_of_the_pdf_is_described(printed: Element, document: Document) -> None:
    alts = sorted(figure.alt for figure in printed.all("Figure"))

    assert alts == sorted(block.alt for block in document.blocks if isinstance(block, Figure))
    assert min(map(len, alts)) > 40


def test_every_column_of_the_pdfs_tables_has_its_head(printed: Element, document: Document) -> None:
    tables = [*printed.all("Table")]
    labels = [[c.label for c in b.columns] for b in document.blocks if isinstance(b, Table)]

    heads = [[head.text for head in table.all("TH")] for table in tables]

    assert all(heads)
    for columns in labels:
        assert any(
            len(head) == len(columns)
            and all(map(str.startswith, map(squeezed, head), map(squeezed, columns)))
            for head in heads
        )


def test_the_data_and_the_claims_are_attached_to_the_pdf(
    file: pikepdf.Pdf, document: Document, path: Path
) -> None:
    beside = {p.name: p.read_bytes() for p in path.parent.glob(f"{NAME}-data/*")}

    attached = {name: f.get_file().read_bytes() for name, f in file.attachments.items()}

    assert attached == beside
    assert {f"{b.id}.csv" for b in document.blocks if isinstance(b, Figure | Table)} < {*attached}
    assert "claim-review.json" in attached


def test_each_number_of_the_pdf_leads_to_its_note_and_back(
    file: pikepdf.Pdf, document: Document
) -> None:
    (notes,) = [block.notes for block in document.blocks if isinstance(block, Endnotes)]
    there = [link for link in links(file) if link.to[0] > link.at[0]]
    back = [link for link in links(file) if link.to[0] < link.at[0]]

    assert min(len(there), len(back)) > len(notes) / 2
    led_back = {(link.at[0], link.to) for link in there for b in back if near(link.at, b.to)}
    assert [link for link in there if (link.at[0], link.to) not in led_back] == []


Place = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the document: the page and height where it stands, and where it leads."""

    at: Place
    to: Place


def links(file: pikepdf.Pdf) -> Iterator[Link]:
    numbers = {page.obj.objgen: number for number, page in enumerate(file.pages)}
    for number, page in enumerate(file.pages):
        for found in page.get("/Annots", []):
            if "/Dest" in found:
                there, _, _, y, _ = found.Dest
                yield Link((number, float(found.Rect[3])), (numbers[there.objgen], float(y)))


def near(one: Place, other: Place) -> bool:
    """Whether two places are in one line of a page, or in the next."""
    return one[0] == other[0] and abs(one[1] - other[1]) < 24


def squeezed(text: str) -> str:
    return "".join(text.split())
