"""The rooms within extraction and publishing: each imports those before it only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ANALYSIS = Path(__file__).resolve().parents[1] / "analysis"
ORDER = {
    "extraction": (
        "text", "numbers", "times", "surroundings", "subjects", "certainty", "sides", "periods",
        "extractor", "drafting", "measuring", "review", "commands",
    ),
    "publishing": (
        "errors", "content", "running", "rendering", "parameters", "provenance", "places",
        "build", "editions", "many", "warming", "command", "comparison", "comparison_command",
        "measuring", "lab",
    ),
}  # fmt: skip
FILES = sorted(
    path
    for half in ORDER
    for path in (ANALYSIS / half).rglob("*.py")
    if path != ANALYSIS / half / "__init__.py"
)


def place(path: Path) -> tuple[str, str]:
    """Return the half of the project and the room in it that a module belongs to."""
    half, room, *_ = path.relative_to(ANALYSIS).parts
    return half, room.removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Yield the rooms of its own half that a module imports from, its own left out."""
    half, own = place(path)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            named = [parts[2]] if len(parts) > 2 else [alias.name for alias in node.names]
            if parts[:2] == ["analysis", half]:
                yield from {*named} - {own}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ANALYSIS)))
def test_a_room_imports_only_those_before_it(path: Path) -> None:
    half, own = place(path)

    assert {*imported(path)} <= {*ORDER[half][: ORDER[half].index(own)]}
