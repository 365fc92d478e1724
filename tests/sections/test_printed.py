"""Every figure of every report has a note, in texts, cards, tables and charts."""

import pytest
from reading import shown

from analysis import printed
from analysis.columns import MARKS, Column
from analysis.dossier import Dossier
from analysis.prose import Cited, Note, Plain, Prose
from analysis.sections import self_checks
from analysis.tables import Table

REPORTS = ("10-brief", "20-trade", "30-investment", "40-claims", "50-partners")


@pytest.mark.parametrize("stem", REPORTS)
@pytest.mark.parametrize("edition", ["latest", "seed_day", "swapped"])
def test_no_figure_is_printed_without_a_note(
    edition: str, stem: str, request: pytest.FixtureRequest
) -> None:
    dossier: Dossier = request.getfixturevalue(edition)
    detail = {"detail": "annex"} if stem == "10-brief" else {}

    parts = shown(stem, dossier, **detail).values()

    every = list(printed.figures(parts, self_checks.names(dossier)))
    assert len(every) > 50
    assert [figure for figure in every if not figure.note] == []


@pytest.mark.parametrize("stem", REPORTS)
@pytest.mark.parametrize(
    "edition", ["latest", "seed_day", "swapped", "falling", "claims_only", "nothing"]
)
def test_a_mark_of_tables_stands_in_no_prose(
    edition: str, stem: str, request: pytest.FixtureRequest
) -> None:
    dossier: Dossier = request.getfixturevalue(edition)
    detail = {"detail": "annex"} if stem == "10-brief" else {}

    said = [
        prose.plain for part in shown(stem, dossier, **detail).values() for prose in texts(part)
    ]

    assert [text for text in said if any(f"[{letter}]" in text for letter in MARKS)] == []


def texts(part: object) -> list[Prose]:
    """Return the prose of a part of a report: itself, or its titles."""
    titles = [getattr(part, name, "") for name in ("title", "subtitle")]
    return [text for text in (part, *titles) if isinstance(text, Prose)]


def test_a_bare_figure_in_a_cell_is_found() -> None:
    note = Note(id="a", label="a", basis="claim")
    table = Table(
        id="levels",
        title=Prose("Levels"),
        columns=(Column(key="year", label="Year"), Column(key="level", label="Level")),
        rows=((Plain("2020"), Cited("4.1", note)), (Plain("2021"), Plain("5.3"))),
        source="a source",
    )

    found = list(printed.figures([table]))

    assert [(f.place, f.text, f.note) for f in found] == [
        ("levels.level", "4.1", "a"), ("levels.level", "5.3", ""),
    ]  # fmt: skip
