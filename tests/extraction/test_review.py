"""The intake: a document's figures marked in their sentences, with the drafted fields."""

from pathlib import Path

import pytest

from analysis.bundles import MIME
from analysis.extraction import review
from analysis.publishing.running.execution import run

EXAMPLE = "seeds/drafts/example-communique.txt"


@pytest.fixture
def intake() -> review.Review:
    return review.Review.open(EXAMPLE)


def test_every_figure_is_marked_once_in_its_sentence(intake: review.Review) -> None:
    shown, _ = review.passages(intake)._repr_mimebundle_()

    assert shown["text/html"].count("<mark ") == len(intake.facts)
    assert ">46.2 million euros</mark> last year" in shown["text/html"]


def test_the_drafted_fields_stand_beside_the_sentence(intake: review.Review) -> None:
    shown, _ = review.passages(intake)._repr_mimebundle_()

    assert "46.2 million euros: trade turnover (actual), EST and KEN, 2023." in shown["text/html"]
    assert shown[MIME]["kind"] == "table"


def test_one_row_per_figure_tells_every_field(intake: review.Review) -> None:
    rows = review.fields(intake).rows

    assert len(rows) == len(intake.facts)
    assert rows[-1][:5] == ("120", "jobs", "planned", "EST to KEN", "[x]")


def test_a_doubtful_figure_is_tinted_and_says_why(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Chile and Peru trade goods from $2 to $3 billion.", encoding="utf-8")

    shown, _ = review.passages(review.Review.open(str(path)))._repr_mimebundle_()

    assert "background:#ffe08a" in shown["text/html"]
    assert "Doubt: the scale is taken from" in shown["text/html"]


def test_the_notebook_runs_out_of_the_box(root: Path) -> None:
    executed = run(root / "notebooks" / "60-intake.ipynb", {}, timeout=60)

    kinds = [
        output["data"][MIME]["kind"]
        for cell in executed.notebook["cells"]
        for output in cell.get("outputs", ())
    ]
    assert kinds == ["cover", "table", "table", "endnotes"]
