"""Where reports live, and the list of them."""

from pathlib import Path

import pytest

from analysis.publishing.content.blocks import Cover
from analysis.publishing.errors import ReportError
from analysis.publishing.places import layout, site
from analysis.publishing.places.layout import place, write


def test_a_report_lives_under_its_edition_and_pair() -> None:
    found = place(Cover(title="T", pair="KAZ-TUR", edition="2022-05-10"), "20-trade")

    assert found.file(".pdf") == Path("2022-05-10/KAZ-TUR/20-trade.pdf")


@pytest.mark.parametrize(
    "bad", ["../..", "a/b", "/etc", ".hidden", "a\\b", "a b", "failed", "x" * 99]
)
def test_a_cover_cannot_lead_out_of_the_folder(bad: str) -> None:
    with pytest.raises(ReportError, match="found"):
        place(Cover(title="T", pair=bad), "20-trade")
    with pytest.raises(ReportError, match="found"):
        place(Cover(title="T", pair="A-B", edition=bad), "20-trade")


def test_a_fault_in_writing_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c").write_bytes(b"")

    with pytest.raises(ReportError, match="cannot be written to"):
        write(tmp_path, {Path("x/y"): b"new", Path("a", "z"): b"new"})

    assert (tmp_path / "a").read_bytes() == b"old"
    assert [p for p in tmp_path.rglob(".*")] == []
    assert not (tmp_path / "x" / "y").exists()


def test_the_list_of_no_reports_says_so() -> None:
    assert "No report has been built yet." in site.page(())


def test_the_latest_edition_of_a_pair_comes_first() -> None:
    entries = tuple(
        site.Entry(pair="A-B", edition=edition, name="10-x", title=f"<T {edition}>")
        for edition in ("2021-01-01", "latest", "2022-05-10")
    )

    text = site.page(entries)

    order = [text.index(f"&lt;T {e}&gt;") for e in ("latest", "2022-05-10", "2021-01-01")]
    assert order == sorted(order)


def test_an_edition_says_once_what_all_its_reports_say() -> None:
    day, claims, other = ("As known on", "May"), ("Claims", "93"), ("Claims", "94")
    facts = [(day, claims), (day, other), (day, ("Partners", "120"))]
    entries = [
        site.Entry(pair="A-B", edition="latest", name=f"{n}-x", title="T", facts=told)
        for n, told in enumerate(facts)
    ]

    text = site.page(tuple(entries))

    assert site.Edition.of(entries).facts == (day,)
    assert (text.count("As known on"), text.count("Claims"), text.count("Partners")) == (1, 2, 1)


def test_a_notebook_without_its_page_is_not_listed(tmp_path: Path) -> None:
    layout.write(tmp_path, {Path("latest/A-B/10-x.ipynb"): b'{"cells": []}'})

    assert list(site.entries(tmp_path)) == []
