"""Lists of pairs, good lines and bad."""

from pathlib import Path

import pytest

from analysis.errors import ParameterError
from analysis.publishing.many.pairs import read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pairs.txt"


@pytest.mark.parametrize("line", ["KAZ-TUR", "KAZ,TUR", "KAZ TUR", " KAZ ; TUR "])
def test_a_line_is_a_pair(path: Path, line: str) -> None:
    path.write_text(f"# pairs\n\n{line}\n")

    (asked,) = read(path)

    assert asked.parameters == {"reporter": "KAZ", "partner": "TUR"}


def test_a_table_names_parameters_in_its_header(path: Path) -> None:
    path.write_text("reporter,partner,as_of\nKAZ,TUR,2022-05-10\nKAZ,DEU,\n")

    found = [dict(asked.parameters) for asked in read(path)]

    assert found == [
        {"reporter": "KAZ", "partner": "TUR", "as_of": "2022-05-10"},
        {"reporter": "KAZ", "partner": "DEU"},
    ]


def test_what_is_asked_for_twice_is_asked_for_once(path: Path) -> None:
    path.write_text("KAZ-TUR\nKAZ,TUR\n")

    assert len(read(path)) == 1


def test_a_bad_line_is_named_and_the_others_stay(path: Path) -> None:
    path.write_text("KAZ-TUR\nKAZ\nKAZ-DEU\n")

    _, bad, _ = read(path)

    assert bad.error == (f"{path}:2: found 'KAZ'; expected a pair such as KAZ-TUR. Correct it.")


def test_a_row_of_too_few_cells_is_named(path: Path) -> None:
    path.write_text("reporter,partner,as_of\nKAZ,TUR\n")

    (bad,) = read(path)

    assert bad.error.startswith(f"{path}:2: found 2 cells; expected 3, as in the header.")


@pytest.mark.parametrize("text", ["", "\n# nothing\n", "reporter,partner\n"])
def test_a_list_of_nothing_is_refused(path: Path, text: str) -> None:
    path.write_text(text)

    with pytest.raises(ParameterError) as error:
        read(path)

    assert str(error.value) == (
        f"--pairs {path}: found no pair; expected a pair on each line, such as KAZ-TUR. "
        "Add one, or say all."
    )


def test_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="No such file"):
        read(tmp_path / "none.txt")


def test_a_table_may_have_its_cells_in_quotes(path: Path) -> None:
    path.write_text('"reporter","partner"\n"KAZ","TUR"\n')

    assert [asked.parameters for asked in read(path)] == [{"reporter": "KAZ", "partner": "TUR"}]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_table_without_commas_is_refused_once(path: Path, mark: str) -> None:
    path.write_text(f"reporter{mark}partner\nKAZ{mark}TUR\n")

    with pytest.raises(ParameterError, match="expected commas between the columns"):
        read(path)
