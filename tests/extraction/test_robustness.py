"""Whatever the text, extraction answers, and every span lies inside it."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.measuring.benchmark import drafted
from analysis.extraction.text.document import document

PASSAGES = sorted((Path(__file__).parent / "passages").glob("*.txt"))
WORDS = st.sampled_from(
    (
        "$5", "billion", "from", "to", "15-20", "%", "percent", "top", "five", "India", "Kenya's",
        "exports", "in", "2022", "2021-22", "last", "year", "(", ")", ",", ".", "\n", "31", "May",
        "Rs", "crore", "a", "third", "doubled", "and", "respectively", "FY24", "more", "than", "99",
        "February", "30", "H1", "since", "fiscal", "of", "them", "0", "1,234,567.8", "half",
    )
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from(("", "2022-05", "2022-05-10")))
def test_no_sequence_of_words_breaks_it(text: str, published: str) -> None:
    for row in drafted(document(text, "x", published)):
        assert text[row["start"] : row["end"]] == row["text"]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(PASSAGES), st.integers(0, 900), st.integers(1, 900))
def test_a_torn_document_is_read_as_far_as_it_goes(path: Path, start: int, size: int) -> None:
    text = path.read_text(encoding="utf-8")[start : start + size]

    assert all(0 <= row["start"] < row["end"] <= len(text) for row in drafted(document(text, "x")))
