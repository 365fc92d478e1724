"""What remarks have in common is said once, and nothing of any is lost."""

import re

from hypothesis import given
from hypothesis import strategies as st

from analysis.publishing.content.remarks import factored

PARTS = st.lists(st.sampled_from(["a", "b", "c", "de"]), max_size=4)


def test_a_count_among_common_parts_is_told_apart() -> None:
    remarks = ["43 partners in it, of the table", "61 partners in it, of the table"]

    assert factored(remarks) == ("of the table", ("43 partners in it", "61 partners in it"))


def test_equal_remarks_leave_nothing_of_their_own() -> None:
    assert factored(["CIF; rounded.", "CIF; rounded."]) == ("CIF; rounded", ("", ""))


@given(st.lists(PARTS, min_size=1, max_size=5))
def test_no_part_of_any_remark_is_lost(remarks: list[list[str]]) -> None:
    shared, own = factored(["; ".join(parts) for parts in remarks])

    told = [sorted(re.split("; ", f"{shared}; {rest}".strip("; "))) for rest in own]
    assert told == [sorted(parts or [""]) for parts in remarks]
