"""When what the two countries did was done."""

import pytest

from analysis.extraction.extractor import facts
from analysis.extraction.text.document import document

HEAD = "Trade grows\nAgency\nPublished: 2024-03-05\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ghana and Peru signed 7 agreements in Lima on 2 March 2021.",
        "Peru and Ghana inked seven deals on 2 March 2021.",
        "The ministers of Ghana and Peru concluded 12 accords in Accra on March 2, 2021.",
    ],
)
def test_agreements_are_of_the_day_they_were_signed(sentence: str) -> None:
    found = [f for f in facts(document(HEAD + sentence, "a")) if f.quantity.kind == "count"]

    assert [fact.get("period") for fact in found] == [("2021-03-02", "2021-03-02")]
