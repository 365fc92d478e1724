"""The book of the builds: it outlives a kill, and many may write in it at once."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from analysis.publishing.errors import BatchError
from analysis.publishing.many.manifest import Manifest, beside
from analysis.publishing.places.destination import Address, Folder

PARTS = {"notebook": "1"}
MADE = {"files": {"latest/A-B/10-x.pdf": [3, "abc"]}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "book.sqlite"


def test_what_was_built_is_known_to_the_next_build(path: Path) -> None:
    with closing(Manifest(path)) as book:
        book.wait(["one", "two"])
        book.begin("one")
        book.build("one", "latest/A-B/10-x", PARTS, MADE)

    with closing(Manifest(path)) as book:
        one, two = book.record("one"), book.record("two")

    assert one
    assert (one.state, one.parts, one.place) == ("built", PARTS, "latest/A-B/10-x")
    assert one.files == {Path("latest/A-B/10-x.pdf"): (3, "abc")}
    assert two
    assert (two.state, two.place) == ("waiting", "")


def test_a_failure_keeps_what_stands_of_the_report(path: Path) -> None:
    with closing(Manifest(path)) as book:
        book.build("one", "latest/A-B/10-x", PARTS, MADE)
        book.fail("one", "no data")

        record = book.record("one")

    assert record
    assert (record.state, record.error, record.place) == ("failed", "no data", "latest/A-B/10-x")


def test_a_place_belongs_to_the_report_built_there_last(path: Path) -> None:
    with closing(Manifest(path)) as book:
        book.build("one", "latest/A-B/10-x", PARTS, MADE)
        book.build("two", "latest/A-B/10-x", PARTS, MADE)

        standing = [record.report for record in book.standing()]

    assert standing == ["two"]


def test_many_builds_may_write_at_once(path: Path) -> None:
    def build(number: int) -> None:
        with closing(Manifest(path)) as book:
            book.wait([f"{number}"])
            book.build(f"{number}", f"latest/A-{number}/10-x", PARTS, MADE)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(build, range(40)))

    with closing(Manifest(path)) as book:
        assert len([*book.standing()]) == 40


def test_a_file_that_is_no_book_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "book.sqlite"
    path.write_text("something else, of some length, that is no database at all\n" * 99)

    with pytest.raises(BatchError) as error:
        Manifest(path)

    assert str(error.value) == (
        f"{path}: found file is not a database; expected the book of the builds, a SQLite file "
        "that can be written. Make room, or remove it: then everything is built anew."
    )
    assert path.read_text().startswith("something else")


def test_a_folder_keeps_its_book_and_an_address_has_one_of_the_users(tmp_path: Path) -> None:
    one, other = beside(Address("s3://a/b")), beside(Address("s3://a/c"))

    assert beside(Folder(tmp_path)) == tmp_path / ".runs" / "manifest.sqlite"
    assert one != other
    assert one.parent == other.parent
