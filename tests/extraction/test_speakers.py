"""Who said it."""

import pytest

from analysis.extraction.extractor import facts
from analysis.extraction.text.document import document

HEAD = "Trade grows\nAgency\nPublished: 2024-03-05\n\n"


def said(body: str) -> list[str]:
    source = document(HEAD + body, "a")
    return [fact.speaker for fact in facts(source) if not fact.is_title]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Trade reached $5 billion, Foreign Minister Ana Horvat said on Monday.", "Ana Horvat"),
        ("Turkish President Ali Demir noted that trade hit $5 billion.", "Ali Demir"),
        ('"Trade will reach $5 billion," said Commerce Minister Tom Okello.', "Tom Okello"),
        ("Trade came to $5 billion, according to the National Bureau of Statistics.",
         "National Bureau of Statistics"),
        ("Maria Silva, the ambassador in Lima, told reporters trade was $5 billion.",
         "Maria Silva"),
        ("Trade between Peru and Chile was $5 billion.", ""),
    ],
)  # fmt: skip
def test_a_saying_in_the_sentence_names_the_speaker(body: str, speaker: str) -> None:
    assert said(body) == [speaker]


def test_a_pronoun_keeps_the_speaker_and_a_surname_is_completed() -> None:
    body = (
        "Minister Ana Horvat said trade was $5 billion. It would grow to $6 billion, she added. "
        "Horvat noted that investment was $1 billion."
    )

    assert said(body) == ["Ana Horvat"] * 3


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    body = '"Trade was $5 billion," Tom Okello said. "Exports were $2 billion. We want $9 billion."'

    assert said(body) == ["Tom Okello"] * 3
