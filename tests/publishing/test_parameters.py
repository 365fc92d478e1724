"""A notebook's parameters cell as the schema of what may be asked of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import ParameterError
from analysis.publishing.editions import found
from analysis.publishing.parameters import Parameter, declared, given

SOURCE = """\
partner: str = "TUR"  # ISO 3166 alpha-3
last_year: int = 2021  # last year shown
share: float = 0.5  # a fraction
real: bool = False  # constant prices
pairs: list[str] = ["KAZ", "TUR"]  # countries
"""


def notebook(source: str) -> dict[str, Any]:
    cell = {"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": source}
    return {"cells": [cell]}


DECLARED = declared(notebook(SOURCE), "20-trade.ipynb")


def test_each_line_declares_a_parameter() -> None:
    assert DECLARED[1] == Parameter("last_year", "int", 2021, "last year shown")


def test_a_notebook_without_such_a_cell_declares_none() -> None:
    assert declared({"cells": []}, "x.ipynb") == ()


def test_text_is_read_as_the_declared_type() -> None:
    asked = {"last_year": "2020", "share": "1e-2", "real": "true", "pairs": "KAZ, DEU"}

    values = given(DECLARED, asked, "20-trade.ipynb")

    assert values == {"last_year": 2020, "share": 0.01, "real": True, "pairs": ["KAZ", "DEU"]}


def test_text_stays_text() -> None:
    assert given(DECLARED, {"partner": "007"}, "x")["partner"] == "007"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("last_year", "abc"),
        ("last_year", "007"),
        ("last_year", "2.0"),
        ("last_year", 2.0),
        ("last_year", True),
        ("last_year", "9" * 30),
        ("share", "nan"),
        ("share", float("inf")),
        ("real", "NO"),
        ("real", 1),
        ("partner", 5),
        ("partner", None),
        ("pairs", [1]),
    ],
)
def test_a_value_that_does_not_fit_is_refused(name: str, value: Any) -> None:
    with pytest.raises(ParameterError, match=name):
        given(DECLARED, {name: value}, "x")


def test_every_fault_is_told_with_the_near_match_and_the_meaning() -> None:
    with pytest.raises(ParameterError) as refusal:
        given(DECLARED, {"partnr": "TUR", "last_year": "abc"}, "20-trade.ipynb")

    assert str(refusal.value) == (
        "20-trade.ipynb (-p partnr): found an unknown parameter 'partnr'; expected one of "
        "partner, last_year, share, real, pairs. Did you mean partner?\n"
        "20-trade.ipynb (-p last_year): found 'abc'; expected int: last year shown. "
        "For example 2021."
    )


@pytest.mark.parametrize(
    "line",
    [
        "year = 2021  # not annotated",
        "year: int  # no default",
        "year: int = 2021",
        "year: int | None = None  # may be none",
        'kind: Literal["a"] = "a"  # a choice',
        "year: int = 2020 + 1  # computed",
        'year: int = "x"  # of another type',
        'text: str = "a#b"  # papermill cuts it there',
        "import os",
    ],
)
def test_a_line_papermill_would_misread_is_refused(line: str) -> None:
    with pytest.raises(ParameterError, match="parameters cell, line 1"):
        declared(notebook(line), "x.ipynb")


def test_every_notebook_of_the_project_declares_what_papermill_reads_rightly(root: Path) -> None:
    for path in found(root / "notebooks"):
        assert declared(json.loads(path.read_text(encoding="utf-8")), path.name)


@pytest.mark.parametrize(
    "line", ['partner: str = "TUR  # unclosed', "pairs: list[str] = (  # open"]
)
def test_a_line_that_is_no_python_is_told_by_its_place(line: str) -> None:
    with pytest.raises(ParameterError) as error:
        declared(notebook(f"last_year: int = 2021  # year\n{line}"), "20-trade.ipynb")

    assert str(error.value).startswith(f"20-trade.ipynb, parameters cell, line 2: found {line!r}")
