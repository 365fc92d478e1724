"""The sub-packages of extraction: each imports those before it only."""

import ast
from pathlib import Path

import pytest

from analysis import extraction

ROOT = Path(extraction.__file__).parent
ORDER = (
    "text", "numbers", "times", "surroundings", "subjects", "certainty", "sides", "periods",
    "extractor", "drafting", "measuring", "review", "commands",
)  # fmt: skip
FILES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    named = {node.module for node in tree if isinstance(node, ast.ImportFrom) and node.module}
    parts = (name.split(".") for name in named if name.startswith("analysis.extraction"))
    return {(*part, "")[2] for part in parts} - {room(path)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_those_before_it(path: Path) -> None:
    assert imported(path) <= set(ORDER[: ORDER.index(room(path))])
