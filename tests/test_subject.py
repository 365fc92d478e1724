"""What a report can be about is refused or taken before anything runs."""

from typing import Any

import pytest

from analysis import subject
from analysis.errors import AnalysisError

ASKED = {
    "reporter": "KAZ",
    "partner": "TUR",
    "as_of": "2022-05-10",
    "first_year": 1992,
    "last_year": 2022,
}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"partner": "TUK"}, "partner: found 'TUK'"),
        ({"partner": "KAZ"}, "found 'KAZ' twice"),
        ({"as_of": "10.05.2022"}, "as_of: found '10.05.2022'"),
        ({"as_of": "20220510"}, "as_of: found '20220510'"),
        ({"as_of": "2022-05"}, "as_of: found '2022-05'"),
        ({"first_year": 2023}, "first_year: found 2023 to 2022"),
    ],
)
def test_each_fault_is_named(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(AnalysisError, match=told):
        subject.check(ASKED | changes)


def test_what_is_not_asked_is_not_missed() -> None:
    for left_out in ASKED:
        subject.check({name: value for name, value in ASKED.items() if name != left_out})


def test_no_day_is_everything_known_and_one_year_is_a_stretch() -> None:
    subject.check(ASKED | {"as_of": "", "first_year": 2022})
