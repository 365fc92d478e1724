import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.bundles import MIME
from analysis.prose import Note, Plain, Prose, cell, cite, escape, joined, prose

NOTE = Note(id="turnover", label="Turnover", basis="claim", phrase="$5 billion", source="A")
OTHER = Note(id="growth", label="Growth", basis="computed", formula="a/b", inputs=(NOTE,))
HOSTILE = st.text(alphabet=st.sampled_from("a\\`*_{}[]()<>#+!|~$&\n\u202e\u200b\ufeff0"))


def test_a_cited_number_links_to_its_note() -> None:
    sentence = prose("Turnover was {value}.", value=cite("5", NOTE))

    assert sentence.markdown == 'Turnover was [5](#note-turnover "Turnover — “$5 billion” — A").'
    assert sentence.notes == (NOTE,)
    assert sentence.plain == "Turnover was 5."


def test_a_typed_digit_is_refused() -> None:
    with pytest.raises(ValueError, match=r"a number is typed in 'Turnover was 5\.'; pass it"):
        prose("Turnover was 5.")


def test_a_field_without_a_part_is_refused() -> None:
    with pytest.raises(KeyError):
        prose("Turnover was {value}.")


def test_a_year_may_be_given_as_a_plain_part() -> None:
    assert prose("In {year}.", year=Plain("1992")).markdown == "In 1992."


def test_text_from_outside_is_shown_and_does_nothing() -> None:
    assert prose("{told}", told="<b>*x*").markdown == r"\<b\>\*x\*"


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\ufeff", "\x00", "\x1b", "\x85"])
def test_invisible_characters_are_dropped(hidden: str) -> None:
    assert escape(f"a{hidden}b") == "ab"


def test_a_line_break_cannot_start_a_block() -> None:
    assert "\n" not in escape("a\n# b\r- c")


@given(HOSTILE)
def test_no_mark_from_outside_goes_unescaped(text: str) -> None:
    assert re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>#]", escape(text)) is None


@given(st.text())
def test_escaping_loses_no_visible_word(text: str) -> None:
    kept = re.sub(r"\\(.)", r"\1", escape(text))

    assert kept == escape_free(text)


def escape_free(text: str) -> str:
    hidden = (
        "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    )
    return re.sub(hidden, "", text.replace("\n", " ").replace("\r", " "))


def test_a_note_brings_the_notes_it_is_computed_from() -> None:
    assert [note.id for note in OTHER.with_inputs()] == ["growth", "turnover"]


def test_joined_sentences_cite_each_note_once() -> None:
    one = prose("{value}", value=cite("5", NOTE))

    both = joined([one, Prose(""), one])

    assert both.markdown.count("#note-turnover") == 2
    assert both.notes == (NOTE,)


def test_prose_inside_prose_keeps_its_links() -> None:
    inner = prose("{value}", value=cite("5", NOTE))

    assert prose("So {inner}.", inner=inner).markdown == f"So {inner.markdown}."


def test_a_cell_names_its_note() -> None:
    assert cell(cite("5", NOTE)) == {"text": "5", "note": "turnover"}
    assert cell(Plain("1992")) == {"text": "1992", "note": ""}
    assert cell("a\u200bb") == {"text": "ab", "note": ""}


def test_a_cell_holds_no_running_text() -> None:
    with pytest.raises(TypeError, match="a cell holds one value, not prose"):
        cell(Prose("text"))


def test_prose_is_shown_with_all_its_notes() -> None:
    shown, _ = prose("{value}", value=cite("3", OTHER))._repr_mimebundle_()

    assert [note["id"] for note in shown[MIME]["notes"]] == ["growth", "turnover"]
    assert shown["text/plain"] == "3"
