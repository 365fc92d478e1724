"""Who may import whom: the rooms of the project, enforced."""

import ast
import re
from pathlib import Path

import pytest

ANALYSIS = Path(__file__).resolve().parents[1] / "analysis"

# Downwards only: a room may import the rooms before it that its own line names.
DOMAIN = (
    "errors",
    "language",
    "interval",
    "periods",
    "bundles",
    "prose",
    "columns",
    "historic",
    "chapters",
    "countries",
    "subject",
    "claims",
    "observations",
    "seeds",
    "trends",
    "proportions",
    "origins",
    "quantities",
    "indicators",
    "preferences",
    "ledgers",
    "mirrors",
    "runs",
    "ranks",
    "statistics",
    "investments",
    "numerals",
    "spans",
    "marks",
    "rendering",
    "wording",
    "sentences",
    "comparisons",
    "verdicts",
    "figures",
    "tables",
    "blocks",
    "printed",
    "checks",
    "panels",
    "dossier",
    "evidence",
    "sections",
    "rehearsal",
)
NEUTRAL = {"errors", "bundles"}


def room(path: Path) -> str:
    """Return the module or package directly under ``analysis`` that ``path`` belongs to."""
    return path.relative_to(ANALYSIS).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module="analysis", names=aliases):
                names.update(alias.name for alias in aliases)
            case ast.ImportFrom(module=str(module)) if module.startswith("analysis."):
                names.add(module.split(".")[1])
            case ast.Import(names=aliases):
                names.update(
                    a.name.split(".")[1] for a in aliases if a.name.startswith("analysis.")
                )
            case _:
                pass
    return names - {room(path)}


TOP = {"__init__.py", "__main__.py", "command_line.py"}
"""What joins the rooms."""
FILES = sorted(
    path for path in ANALYSIS.rglob("*.py") if path.parent != ANALYSIS or path.name not in TOP
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ANALYSIS)))
def test_imports_keep_to_the_rooms(path: Path) -> None:
    place = room(path)
    allowed = {
        "publishing": NEUTRAL,
        "panels": set(DOMAIN) - {"dossier", "evidence", "sections", "rehearsal"},
        "extraction": set(DOMAIN),
    }.get(place) or set(DOMAIN[: DOMAIN.index(place)])

    assert imported(path) <= allowed


def test_the_table_of_rooms_names_every_module_of_the_domain_in_order() -> None:
    guide = (ANALYSIS.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = guide[guide.index("| · ground") : guide.index("| `analysis/extraction/`")]

    named = dict.fromkeys(re.findall(r"`([a-z_]+)/?`", table))

    assert [name for name in named if name in DOMAIN] == list(DOMAIN)
