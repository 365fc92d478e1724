"""From an executed notebook to the content of a report."""

from collections.abc import Callable
from typing import Any

import pytest

from analysis.publishing.content.blocks import (
    Citation,
    Document,
    Endnotes,
    Figure,
    Heading,
    KeyFigures,
    Paragraph,
    Table,
    Text,
    words,
)
from analysis.publishing.content.document import read
from analysis.publishing.errors import ReportError

Make = Callable[..., Any]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10pt" height="10pt"><path d="M0 0"/></svg>'
GRID = {"columns": [{"label": "Year"}], "rows": [[{"text": "2021", "note": ""}]], "symbols": {}}


def endnotes(document: Document) -> tuple[Any, ...]:
    return next(b for b in document.blocks if isinstance(b, Endnotes)).notes


def test_the_first_heading_names_the_series_and_the_cover_the_report(
    notebook: Make, shown: Make
) -> None:
    document = read(notebook("# Trade\n\nA question.", shown("cover", title="A to B")))

    assert (document.cover.title, document.cover.series) == ("A to B", "Trade")
    assert document.blocks == (Paragraph((Text("A question."),), lead=True),)


def test_without_a_cover_the_first_heading_is_the_title(notebook: Make) -> None:
    assert read(notebook("# Trade")).cover.title == "Trade"


def test_equal_headings_get_ids_of_their_own(notebook: Make) -> None:
    document = read(notebook("## Growth of *it*\n\nyes", "## Growth of it\n\nno"))

    ids = [block.id for block in document.blocks if isinstance(block, Heading)]
    assert ids == ["growth-of-it", "growth-of-it-2"]


def test_no_heading_level_is_skipped(notebook: Make) -> None:
    document = read(notebook("### Deep\n\n##### Deeper\n\none\n\n## Back\n\ntwo"))

    assert [b.level for b in document.blocks if isinstance(b, Heading)] == [2, 3, 2]


@pytest.mark.parametrize("tag", ["hide-cell", "parameters", "injected-parameters"])
def test_a_cell_so_tagged_is_not_shown(notebook: Make, shown: Make, tag: str) -> None:
    document = read(notebook(shown("text", tags=(tag,), markdown="hidden", notes=[])))

    assert document.blocks == ()


def test_endnotes_are_numbered_by_first_citation_and_then_come_their_inputs(
    notebook: Make, shown: Make, note: Make
) -> None:
    notes = [note("a"), note("b", inputs=["c"]), note("c")]
    text = "[1](#note-b) and [2](#note-a) and [3](#note-b)"

    document = read(notebook(shown("text", markdown=text, notes=notes)))

    assert [(n.number, n.id, n.cited) for n in endnotes(document)] == [
        (1, "b", 2),
        (2, "a", 1),
        (3, "c", 0),
    ]
    assert endnotes(document)[0].input_numbers == (3,)


def test_notes_of_one_source_stand_together_and_then_those_of_one_formula(
    notebook: Make, shown: Make, note: Make
) -> None:
    notes = [
        note("sum", formula="X + M", inputs=["m"]),
        note("chosen", basis="parameter"),
        note("a", source="An office, 2020"),
        note("b", source="A paper, 2021"),
        note("m", source="An office, 2020"),
    ]
    text = " ".join(f"[1](#note-{one['id']})" for one in notes[:-1])

    document = read(notebook(shown("text", markdown=text, notes=notes)))

    found = next(b for b in document.blocks if isinstance(b, Endnotes))
    assert [(o.basis, o.name, words(o.formula)) for o in found.origins] == [
        ("claim", "An office, 2020", ""),
        ("claim", "A paper, 2021", ""),
        ("claim", "", "X + M"),
        ("parameter", "", ""),
    ]
    assert [(n.number, n.id) for n in found.notes] == [
        *enumerate(["a", "m", "b", "sum", "chosen"], 1)
    ]


def test_a_note_nobody_cites_is_not_printed(notebook: Make, shown: Make, note: Make) -> None:
    document = read(notebook(shown("text", markdown="none", notes=[note("a")])))

    assert not [b for b in document.blocks if isinstance(b, Endnotes)]


def test_each_citation_knows_its_note_and_its_turn(notebook: Make, shown: Make, note: Make) -> None:
    text = '[1](#note-a "a hint") [2](#note-a)'
    document = read(notebook(shown("text", markdown=text, notes=[note("a")])))

    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    cited = [span for span in paragraph.spans if isinstance(span, Citation)]
    assert [(c.number, c.turn, c.hint) for c in cited] == [(1, 1, "a hint"), (1, 2, "")]


def test_endnotes_stand_where_the_notebook_puts_them(
    notebook: Make, shown: Make, note: Make
) -> None:
    cited = shown("text", markdown="[1](#note-a)", notes=[note("a")])
    document = read(notebook(cited, "## Sources", shown("endnotes"), "## After\n\nit"))

    kinds = [b.kind for b in document.blocks]
    assert kinds == ["paragraph", "heading", "endnotes", "heading", "paragraph"]


def test_a_heading_over_nothing_is_left_out(notebook: Make, shown: Make) -> None:
    nothing = shown("text", markdown="", notes=[])

    document = read(notebook("## Empty", nothing, "## Full", "### In it", "words", "## Sources"))

    headings = [words(b.spans) for b in document.blocks if isinstance(b, Heading)]
    assert headings == ["Full", "In it"]


def test_key_figures_do_not_repeat_the_heading_above_them(notebook: Make, shown: Make) -> None:
    cards = {"id": "k", "items": [{"label": "L", "value": {"text": "5"}}]}

    document = read(notebook("## Key figures", shown("key-figures", title="Key figures", **cards)))

    assert [b.title for b in document.blocks if isinstance(b, KeyFigures)] == [""]


def test_a_series_of_notes_is_numbered_together_and_printed_as_one(
    notebook: Make, shown: Make, note: Make
) -> None:
    """By row they would alternate: each would be an entry of its own."""
    told = {"source": "An office, Table 4 of its yearbook, 2020", "published": "2020"}
    notes = [
        note(f"{flow}-{year}", label=f"{flow} of A, {year}", text=text, **told)
        for flow in ("exports", "imports")
        for year, text in ((2001, "FOB"), (2002, "FOB; doubtful"))
    ]
    columns = [{"label": "Year"}, {"label": "Exports"}, {"label": "Imports"}]
    rows = [
        [
            {"text": f"{year}"},
            *({"text": "5", "note": f"{f}-{year}"} for f in ("exports", "imports")),
        ]
        for year in (2001, 2002)
    ]
    table = shown("table", id="t", title="T", columns=columns, rows=rows, symbols={}, notes=notes)

    found = next(b for b in read(notebook(table)).blocks if isinstance(b, Endnotes))

    (origin,) = found.origins
    assert (origin.name, origin.published, origin.text) == (told["source"], "", "FOB")
    assert [run.label for run in origin.runs] == ["exports of A", "imports of A"]
    assert [(n.number, n.part, n.own) for n in found.notes] == [
        (1, "2001", ""),
        (2, "2002", "doubtful"),
        (3, "2001", ""),
        (4, "2002", "doubtful"),
    ]


def test_a_notes_label_leaves_out_what_the_cover_says_already(
    notebook: Make, shown: Make, note: Make
) -> None:
    cover = shown("cover", title="A and B", implied=[" between A and B"])
    cited = shown("text", markdown="[1](#note-a)", notes=[note("a", label="trade between A and B")])

    assert [n.part for n in endnotes(read(notebook(cover, cited)))] == ["trade"]


def test_a_link_stands_once_at_its_source_or_at_each_phrase(
    notebook: Make, shown: Make, note: Make
) -> None:
    office, place = {"source": "An office, 2020"}, "https://example.org/"
    notes = [
        note("a", label="it, 1", href=place, **office),
        note("b", label="it, 2", href=place, **office),
        note("c", label="it, 3", href=f"{place}#c", phrase="a phrase", **office),
    ]
    text = shown("text", markdown=" ".join(f"[1](#note-{i})" for i in "abc"), notes=notes)

    found = next(b for b in read(notebook(text)).blocks if isinstance(b, Endnotes))

    assert found.origins[0].href == place
    assert [n.href for n in found.notes] == ["", "", f"{place}#c"]


def test_notes_with_places_of_their_own_link_there(notebook: Make, shown: Make, note: Make) -> None:
    notes = [note(i, label="it", source="S", href=f"https://example.org/{i}") for i in "ab"]
    text = shown("text", markdown="[1](#note-a) [2](#note-b)", notes=notes)

    found = next(b for b in read(notebook(text)).blocks if isinstance(b, Endnotes))

    assert found.origins[0].href == ""
    assert [(n.part, n.href) for n in found.notes] == [
        ("it", "https://example.org/a"),
        ("it", "https://example.org/b"),
    ]


def test_endnotes_without_a_place_come_last_under_a_heading(
    notebook: Make, shown: Make, note: Make
) -> None:
    document = read(notebook(shown("text", markdown="[1](#note-a)", notes=[note("a")])))

    assert [b.kind for b in document.blocks] == ["paragraph", "heading", "endnotes"]


def test_a_missing_note_is_refused_by_cell_and_id(notebook: Make, shown: Make) -> None:
    with pytest.raises(ReportError) as refusal:
        read(notebook("# T", shown("text", markdown="[1](#note-gone)", notes=[])), "20-trade.ipynb")

    assert str(refusal.value) == (
        "20-trade.ipynb, cell 2 (a-text): found a citation of note 'gone'; expected the id of a "
        "note in one of the report's results. Pass the note along with the number it stands behind."
    )


def test_a_missing_note_of_a_cell_is_refused(notebook: Make, shown: Make) -> None:
    rows = [[{"text": "1", "note": "gone"}]]

    with pytest.raises(ReportError, match=r"cell 1 .*'gone'"):
        read(notebook(shown("table", id="t", title="T", **{**GRID, "rows": rows})))


def test_a_missing_input_is_refused(notebook: Make, shown: Make, note: Make) -> None:
    cell = shown("text", markdown="[1](#note-a)", notes=[note("a", inputs=["gone"])])

    with pytest.raises(ReportError, match="'gone'"):
        read(notebook(cell))


def test_one_note_id_has_one_meaning(notebook: Make, shown: Make, note: Make) -> None:
    one = shown("text", markdown="[1](#note-a)", notes=[note("a")])
    two = shown("text", markdown="[2](#note-a)", notes=[note("a", source="another")])

    with pytest.raises(ReportError, match="second, different note 'a'"):
        read(notebook(one, two))


def test_a_second_cover_is_refused(notebook: Make, shown: Make) -> None:
    with pytest.raises(ReportError, match="second cover"):
        read(notebook(shown("cover", title="A"), shown("cover", title="B")))


def test_an_error_is_refused_by_name(notebook: Make) -> None:
    error = {"output_type": "error", "ename": "KeyError", "evalue": "'x'", "traceback": []}
    cell = {"cell_type": "code", "id": "c", "metadata": {}, "source": "", "outputs": [error]}

    with pytest.raises(ReportError, match=r"cell 1 .*KeyError: 'x'"):
        read(notebook(cell))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"image/png": "iVBOR", "text/plain": "x"}, r"picture without alt text \(image/png\)"),
        ({"text/html": "<table>", "text/plain": "x"}, "a bare value"),
    ],
)
def test_a_result_of_another_kind_is_refused_by_name(
    notebook: Make, data: dict[str, str], found: str
) -> None:
    output = {"output_type": "display_data", "data": data, "metadata": {}}
    cell = {"cell_type": "code", "id": "c", "metadata": {}, "source": "", "outputs": [output]}

    with pytest.raises(ReportError, match=found):
        read(notebook(cell))


def test_what_was_printed_is_left_out(notebook: Make) -> None:
    output = {"output_type": "stream", "name": "stdout", "text": "loud"}
    cell = {"cell_type": "code", "id": "c", "metadata": {}, "source": "", "outputs": [output]}

    assert read(notebook(cell)).blocks == ()


def test_shown_markdown_is_prose(notebook: Make) -> None:
    output = {"output_type": "display_data", "data": {"text/markdown": ["a ", "b"]}, "metadata": {}}
    cell = {"cell_type": "code", "id": "c", "metadata": {}, "source": "", "outputs": [output]}

    assert read(notebook(cell)).blocks == (Paragraph((Text("a b"),), lead=True),)


@pytest.mark.parametrize("alt", ["", "  ", "The title"])
def test_an_alt_text_that_says_nothing_new_is_refused(
    notebook: Make, shown: Make, alt: str
) -> None:
    with pytest.raises(ReportError, match=r"figure 'f' \(alt\)"):
        read(notebook(shown("figure", id="f", title="The title", alt=alt, svg=SVG, **GRID)))


def test_a_row_of_another_length_is_refused(notebook: Make, shown: Make) -> None:
    with pytest.raises(ReportError, match="row 1: found 0 cells; expected 1"):
        read(notebook(shown("table", id="t", title="T", **{**GRID, "rows": [[]]})))


def test_a_bundle_of_the_wrong_form_is_refused_by_field(notebook: Make, shown: Make) -> None:
    with pytest.raises(ReportError, match=r"\(items.0.status\): found 'fine'"):
        read(notebook(shown("checks", id="c", title="C", items=[{"name": "n", "status": "fine"}])))


def test_an_overlong_title_is_refused(notebook: Make, shown: Make) -> None:
    with pytest.raises(ReportError, match=r"\(title\): found 100000 characters"):
        read(notebook(shown("cover", title="x" * 100_000)))


@pytest.mark.parametrize("markdown", ["![a](b.png)", "| a |\n|---|\n| b |"])
def test_a_picture_or_table_in_markdown_is_refused(notebook: Make, markdown: str) -> None:
    with pytest.raises(ReportError, match=r"cell 1 .*found a Markdown"):
        read(notebook(markdown))


def test_characters_that_hide_or_reorder_are_taken_out(notebook: Make, shown: Make) -> None:
    document = read(notebook("\u202ea\u200bb\x00", shown("cover", title="x\u2066y")))

    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert (words(paragraph.spans), document.cover.title) == ("ab", "xy")


def test_figures_and_tables_bring_their_rows_as_a_file(demo: Document) -> None:
    grids = [block for block in demo.blocks if isinstance(block, Figure | Table)]

    assert [grid.csv.splitlines()[0] for grid in grids] == [
        "Year,Ledger of Examplia (billion US dollars),Ledger of Demoland (billion US dollars)"
    ] * 2


def test_a_heading_yields_its_id_to_a_result(notebook: Make, shown: Make) -> None:
    document = read(notebook("## Checks", shown("checks", id="checks", title="C", items=[])))

    heading = document.blocks[0]
    assert isinstance(heading, Heading)
    assert heading.id == "checks-2"


@pytest.mark.parametrize("id_", ["taken", "note-1", "report", "a b", "../a", ""])
def test_an_id_that_cannot_be_a_place_of_its_own_is_refused(
    notebook: Make, shown: Make, id_: str
) -> None:
    one, two = (shown("checks", id=i, title="C", items=[]) for i in ("taken", id_))

    with pytest.raises(ReportError, match=r"cell 2 .*\(id\)"):
        read(notebook(one, two))
