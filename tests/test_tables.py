"""Tables and the other blocks, as data and as what a notebook shows."""

from html.parser import HTMLParser

import pytest

from analysis.blocks import (
    Attachment,
    Check,
    Checks,
    Cover,
    Endnotes,
    KeyFigure,
    KeyFigures,
    Outcome,
)
from analysis.bundles import MIME
from analysis.columns import Column, Value
from analysis.prose import Cited, Note, Plain, prose
from analysis.tables import Table

NOTE = Note(id="turnover-2021", label="turnover, 2021", basis="claim", source="A source")
COLUMNS = (
    Column(key="year", label="Year", header=True),
    Column(key="turnover", label="Turnover", unit="billion US dollars", align="right"),
)


def table(*rows: tuple[Value, ...]) -> Table:
    return Table(
        id="trade", title="Trade rose", columns=COLUMNS, rows=rows, source="Statistics of Avonia"
    )


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_table_hands_on_columns_cells_notes_and_source() -> None:
    data, _ = table((Plain("2021"), Cited("5.3", NOTE)))._repr_mimebundle_()

    content = data[MIME]
    assert content["kind"] == "table"
    assert content["columns"][1]["unit"] == "billion US dollars"
    assert content["rows"] == [
        [{"text": "2021", "note": ""}, {"text": "5.3", "note": "turnover-2021"}]
    ]
    assert [note["id"] for note in content["notes"]] == ["turnover-2021"]
    assert content["source"] == "Statistics of Avonia"


def test_a_blank_cell_is_marked_and_the_mark_explained() -> None:
    data, _ = table(
        (Plain("2020"), ""), (Plain("2021"), Cited("5.3 [p]", NOTE))
    )._repr_mimebundle_()

    assert data[MIME]["rows"][0][1]["text"] == "[x]"
    assert data[MIME]["symbols"] == {
        "[x]": "not available",
        "[p]": "provisional, or part of the period",
    }
    assert "[x] not available; [p] provisional" in data["text/html"]


def test_a_row_too_short_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="table 'trade', row 2: found 1 values; expected 2"):
        table((Plain("2020"), "1"), (Plain("2021"),))


def test_the_page_has_caption_and_scopes_and_right_aligned_numbers() -> None:
    tags = Tags(
        table((Plain("2021"), Cited("5.3", NOTE)))._repr_mimebundle_()[0]["text/html"]
    ).found

    scopes = [attributes.get("scope") for tag, attributes in tags if tag == "th"]
    assert scopes == ["col", "col", "row"]
    assert "caption" in [tag for tag, _ in tags]
    assert [a["style"] for tag, a in tags if tag == "td"] == ["text-align:right"]


def test_markup_in_a_cell_is_escaped_on_the_page_and_kept_in_the_data() -> None:
    data, _ = table((Plain("2021"), "<script>x</script>"))._repr_mimebundle_()

    assert "<script>" not in data["text/html"]
    assert data[MIME]["rows"][0][1]["text"] == "<script>x</script>"


def test_a_title_brings_its_notes() -> None:
    title = prose("Trade reached {value}", value=Cited("$5.3 bn", NOTE))
    shown = Table(id="t", title=title, columns=COLUMNS, rows=(("2021", "1"),), source="s")

    data, _ = shown._repr_mimebundle_()

    assert data[MIME]["title"] == "Trade reached $5.3 bn"
    assert [note["id"] for note in data[MIME]["notes"]] == ["turnover-2021"]


def test_plain_text_is_aligned_by_column() -> None:
    told = table((Plain("2021"), "5.3"), (Plain("2022"), "16.3"))._repr_mimebundle_()[0][
        "text/plain"
    ]

    lines = told.splitlines()
    assert lines[3].endswith(" 5.3")
    assert lines[4].endswith("16.3")
    assert len(lines[3]) == len(lines[4])


def test_key_figures_carry_value_note_hedge_and_period() -> None:
    item = KeyFigure(
        label="Turnover",
        value=Cited("$5.3 bn", NOTE),
        period="2021",
        source="A source",
        hedge="stated",
    )

    data, _ = KeyFigures(id="key", title="Key figures", items=(item,))._repr_mimebundle_()

    assert data[MIME]["items"][0]["value"] == {"text": "$5.3 bn", "note": "turnover-2021"}
    assert data[MIME]["items"][0]["hedge"] == "stated"
    assert data[MIME]["notes"][0]["id"] == "turnover-2021"
    assert "Turnover: $5.3 bn (2021)" in data["text/plain"]


def test_nine_key_figures_are_too_many() -> None:
    item = KeyFigure(label="x", value="1", period="2021", source="s")

    with pytest.raises(ValueError, match="found 9; expected at most 8"):
        KeyFigures(id="key", title="Key figures", items=(item,) * 9)


def test_checks_tell_how_each_ended() -> None:
    checks = Checks(
        id="checks",
        title="Checks",
        items=(Check(name="sums", status=Outcome.WARNING, detail="one"),),
    )

    data, _ = checks._repr_mimebundle_()

    assert data[MIME]["items"] == [{"name": "sums", "status": "warning", "detail": "one"}]


def test_the_cover_hands_on_its_facts() -> None:
    cover = Cover(
        title="Avonia and Borduria",
        pair="AVO-BOR",
        edition="latest",
        as_of="2026-01-31",
        facts=(("Checks", "passed"),),
    )

    data, _ = cover._repr_mimebundle_()

    assert data[MIME]["kind"] == "cover"
    assert data[MIME]["facts"] == [{"label": "Checks", "value": "passed"}]
    assert "Checks: passed" in data["text/plain"]


def test_endnotes_have_only_a_place() -> None:
    assert Endnotes()._repr_mimebundle_()[0][MIME] == {"version": 1, "kind": "endnotes"}


def test_an_attachment_carries_its_text() -> None:
    file = Attachment(name="claims.csv", media_type="text/csv", text="a,b\n", description="Claims")

    assert file._repr_mimebundle_()[0][MIME]["text"] == "a,b\n"
