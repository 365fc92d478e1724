"""Which reports a plain build makes."""

from pathlib import Path

import pytest

from analysis.errors import ParameterError
from analysis.publishing.build import Request
from analysis.publishing.editions import requests

EDITIONS = """\
[[editions]]
name = "as of the visit"
notebooks = ["20-trade"]
parameters = { as_of = "2022-05-10" }

[[editions]]
name = "latest"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("10-brief.ipynb", "20-trade.ipynb", "scratch.ipynb"):
        (tmp_path / name).write_text("{}")
    return tmp_path


def test_without_editions_every_numbered_notebook_is_built(folder: Path) -> None:
    found = requests(folder, (), {})

    assert [request.notebook.name for request in found] == ["10-brief.ipynb", "20-trade.ipynb"]


def test_editions_name_notebooks_and_parameters(folder: Path) -> None:
    (folder / "editions.toml").write_text(EDITIONS)

    assert requests(folder, (), {}) == (
        Request(folder / "20-trade.ipynb", {"as_of": "2022-05-10"}),
        Request(folder / "10-brief.ipynb", {}),
        Request(folder / "20-trade.ipynb", {}),
    )


def test_a_named_notebook_sets_the_editions_aside(folder: Path) -> None:
    (folder / "editions.toml").write_text(EDITIONS)

    found = requests(folder, (Path("20-trade"),), {"partner": "TUR"})

    assert found == (Request(folder / "20-trade.ipynb", {"partner": "TUR"}),)


@pytest.mark.parametrize(
    "text", ["editions = 3", "[[editions]]\nnotebook = 'x'", "[[editions", "[other]", "\ufeff["]
)
def test_a_malformed_list_is_refused(folder: Path, text: str) -> None:
    (folder / "editions.toml").write_text(text)

    with pytest.raises(ParameterError, match=r"editions\.toml.*: found"):
        requests(folder, (), {})


def test_an_unknown_notebook_is_refused_with_the_near_match(folder: Path) -> None:
    with pytest.raises(ParameterError, match=r"notebook: found '20-trde'.*mean 20-trade\?"):
        requests(folder, (Path("20-trde"),), {})


@pytest.mark.parametrize(
    ("line", "told"),
    [('notebooks = ["x"]', "found 'x'; expected one of 10-brief"), ("named = 3", "key 'named'")],
)
def test_a_fault_in_an_edition_names_the_edition(folder: Path, line: str, told: str) -> None:
    (folder / "editions.toml").write_text(f"{EDITIONS}{line}\n")

    with pytest.raises(ParameterError, match=f"edition 2: .*{told}"):
        requests(folder, (), {})
