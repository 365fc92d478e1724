"""Every notebook is clean as committed, composes and does not compute, and types no figure."""

import ast
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

from analysis.bundles import MIME
from analysis.publishing.running.execution import run

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("[0-9][0-9]-*.ipynb"))
TAGS = {"hide-cell", "hide-input", "parameters"}
LINES = 12
COMPUTING = (ast.FunctionDef, ast.Lambda, ast.ClassDef, ast.For, ast.While, ast.comprehension)

EDITIONS = {
    "latest": {},
    "2022-05-10": {"as_of": "2022-05-10"},
    "swapped": {"reporter": "TUR", "partner": "KAZ"},
}
each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path: Path, kind: str) -> list[Any]:
    return [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == kind]


def tags(cell: Any) -> set[str]:
    return set(cell.metadata.get("tags", ()))


@each
def test_a_notebook_is_committed_without_outputs_counts_or_timing(path: Path) -> None:
    code = cells(path, "code")

    assert not [c.id for c in code if c.outputs or c.execution_count is not None]
    assert not [c.id for c in code if set(c.metadata) - {"tags"}]
    assert "papermill" not in nbformat.read(path, as_version=4).metadata


@each
def test_cells_have_readable_ids_of_their_own(path: Path) -> None:
    ids = [c.id for c in nbformat.read(path, as_version=4).cells]

    assert len(ids) == len(set(ids))
    assert not [name for name in ids if not re.fullmatch(r"[a-z][a-z-]*", name)]


@each
def test_cells_stand_in_the_order_of_the_house(path: Path) -> None:
    title, imports, parameters, *rest = nbformat.read(path, as_version=4).cells

    assert title.cell_type == "markdown"
    assert title.source.startswith("# ")
    assert (tags(imports), tags(parameters)) == ({"hide-cell"}, {"parameters"})
    assert rest[-1].source == "opening.endnotes()"


@each
def test_every_code_cell_has_one_known_tag(path: Path) -> None:
    assert not [c.id for c in cells(path, "code") if len(tags(c)) != 1 or tags(c) - TAGS]


@each
def test_every_parameter_has_a_plain_type_and_a_meaning(path: Path) -> None:
    declared = papermill.inspect_notebook(str(path))
    (cell,) = (c for c in cells(path, "code") if tags(c) == {"parameters"})
    assigned = [line.split(":")[0] for line in cell.source.splitlines()]

    # Papermill reads the cell with a regular expression that drops `str | None` and the like
    # without a word, so a name it missed must fail here.
    assert list(declared) == assigned
    assert not [name for name, p in declared.items() if not p["help"]]
    assert {p["inferred_type_name"] for p in declared.values()} <= {"str", "int", "bool", "float"}


@each
def test_prose_types_no_number(path: Path) -> None:
    typed = {c.id: re.findall(r"\d+", c.source) for c in cells(path, "markdown")}

    assert {name: digits for name, digits in typed.items() if digits} == {}


@each
def test_a_notebook_composes_and_does_not_compute(path: Path) -> None:
    sources = {c.id: c.source for c in cells(path, "code")}
    computing = [
        name
        for name, source in sources.items()
        if any(isinstance(node, COMPUTING) for node in ast.walk(ast.parse(source)))
    ]

    assert computing == []
    assert not [n for n, s in sources.items() if re.search(r"^\s*[%!]|Path\(|open\(\"", s, re.M)]


@each
def test_cells_are_short_and_end_with_what_they_show(path: Path) -> None:
    code = cells(path, "code")
    shown = [c for c in code if tags(c) == {"hide-input"}]

    assert not [c.id for c in code if len(c.source.splitlines()) > LINES]
    assert not [c.id for c in shown if not isinstance(ast.parse(c.source).body[-1], ast.Expr)]


# The brief's own words are computed too: its parameter decides which of them are shown.
@pytest.mark.parametrize(
    "path", [p for p in NOTEBOOKS if p.stem != "10-brief"], ids=lambda p: p.stem
)
def test_there_is_more_prose_than_code(path: Path) -> None:
    words = sum(len(c.source.split()) for c in cells(path, "markdown"))
    lines = sum(len(c.source.splitlines()) for c in cells(path, "code"))

    assert words >= 3 * lines


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("stem", ["20-trade", "30-investment"])
def test_a_report_says_what_was_reviewed(
    stem: str, edition: str, golden: Callable[[str, str], None]
) -> None:
    executed = run(FOLDER / f"{stem}.ipynb", EDITIONS[edition], timeout=60)

    golden(f"{stem}-{edition}.txt", said(executed.notebook))


def said(notebook: Any) -> str:
    """Return all that a report says in words: sentences, titles, subtitles, alt texts."""
    told: list[str] = []
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            shown = output["data"][MIME]
            parts = (shown.get("title"), shown.get("subtitle"), shown.get("alt"), plain(output))
            told += [part for part in parts if part]
    return "\n\n".join(told).replace("\u00a0", " ") + "\n"


def plain(output: Any) -> str:
    """Return the text of prose; everything else is told by its title."""
    is_text = output["data"][MIME]["kind"] == "text"
    return str(output["data"]["text/plain"]) if is_text else ""
