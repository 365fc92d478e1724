"""Where reports go: whole or not at all, to a folder, a store in memory, one like Amazon's."""

import errno
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import fsspec
import pytest
from click.testing import CliRunner, Result
from fsspec.implementations.memory import MemoryFileSystem

from analysis import command_line as command
from analysis.publishing.errors import DestinationError
from analysis.publishing.places.destination import Address, Folder, destination, stamp

NOTEBOOK = Path(__file__).parent / "notebooks" / "70-pair.ipynb"
FILES = {Path("latest/A-B/10-x.html"): b"page", Path("latest/A-B/10-x.pdf"): b"print"}


class Full(MemoryFileSystem):  # type: ignore[misc]
    """A store that has room for a few bytes only."""

    protocol = "full"
    room = 9

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **_: Any) -> None:
        if len(value) > self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().pipe_file(path, value, mode=mode)


@pytest.fixture(scope="module")
def s3() -> Iterator[Callable[[], str]]:
    """Give addresses in a local server that speaks as Amazon S3 does."""
    from moto.server import ThreadedMotoServer

    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    server.start()
    settings = {"endpoint_url": f"http://127.0.0.1:{port}", "key": "any", "secret": "any"}
    fsspec.config.conf["s3"] = settings

    def address() -> str:
        bucket = f"reports-{uuid4().hex[:8]}"
        fsspec.filesystem("s3").mkdir(bucket)
        return f"s3://{bucket}/all"

    yield address
    del fsspec.config.conf["s3"]
    server.stop()


@pytest.fixture(params=["memory", "s3"])
def address(request: pytest.FixtureRequest) -> str:
    if request.param == "memory":
        return f"memory://{uuid4().hex}/all"
    made: str = request.getfixturevalue("s3")()
    return made


def brief(*words: str) -> Result:
    return CliRunner().invoke(command.main, ["build", str(NOTEBOOK), *words])


def test_what_is_written_is_there_and_nothing_else(address: str) -> None:
    Address(address).write(FILES)

    system, root = fsspec.core.url_to_fs(address)
    system.invalidate_cache()
    found = {path.removeprefix(f"{root}/"): system.cat_file(path) for path in system.find(root)}
    assert found == {path.as_posix(): content for path, content in FILES.items()}


def test_a_file_of_another_size_is_amiss(address: str) -> None:
    place = Address(address)
    place.write(FILES)
    known = {path: stamp(content) for path, content in FILES.items()}

    amiss = place.holding()

    page, pdf = FILES
    assert amiss(known) is None
    assert amiss({**known, pdf: stamp(b"longer")}) == pdf
    assert amiss({Path("none"): stamp(b"")}) == Path("none")
    assert place.standing()(page)


def test_what_is_no_longer_part_of_a_report_is_removed(address: str) -> None:
    place = Address(address)
    place.write({Path("d/old.csv"): b"1", Path("d/new.csv"): b"2"})

    place.tidy(Path("d"), keep=[Path("d/new.csv")])
    place.drop(Path("none"))
    place.drop(Path("d/new.csv"))

    stands = place.standing()
    assert [stands(Path("d", name)) for name in ("old.csv", "new.csv")] == [False, False]


def test_a_store_without_room_gets_nothing() -> None:
    fsspec.register_implementation("full", Full, clobber=True)
    place = Address(f"full://{uuid4().hex}/all")

    with pytest.raises(DestinationError, match="No space left on device"):
        place.write({**FILES, Path("latest/A-B/10-x.ipynb"): b"x" * 10})

    assert not any(map(place.standing(), FILES))


@pytest.mark.parametrize(
    ("url", "told"),
    [("nothing://x", "Protocol not known: nothing"), ("s3://none-such/x", "none-such|bucket")],
)
def test_an_address_that_cannot_be_written_to_is_refused(
    s3: Callable[[], str], url: str, told: str
) -> None:
    with pytest.raises(DestinationError, match=told) as error:
        Address(url).check()

    assert str(error.value).startswith(f"{url}: found ")


def test_a_folder_may_be_given_as_an_address(tmp_path: Path) -> None:
    assert destination(f"file://{tmp_path}") == Folder(tmp_path)


def test_reports_go_to_a_store_and_are_known_there(
    s3: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    address = s3()

    first, second = brief("--out", address), brief("--out", address)

    system = fsspec.filesystem("s3")
    root = address.removeprefix("s3://")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "unchanged" in second.stdout
    assert b"KAZ-TUR" in system.cat_file(f"{root}/index.html")
    assert system.cat_file(f"{root}/latest/KAZ-TUR/70-pair.pdf").startswith(b"%PDF")
    assert system.exists(f"{root}/latest/ro-crate-metadata.json")
    assert not [path for path in system.find(root) if ".staging" in path]


def test_the_list_at_a_store_has_what_other_machines_built_there(
    s3: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = s3()
    for machine, partner in (("one", "TUR"), ("two", "DEU")):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / machine))
        assert brief("--out", f"{address}/", "-p", "partner", partner).exit_code == 0

    system = fsspec.filesystem("s3")
    root = address.removeprefix("s3://")
    index = system.cat_file(f"{root}/index.html").decode()
    crate = system.cat_file(f"{root}/latest/ro-crate-metadata.json").decode()
    assert ["KAZ-TUR/70-pair" in told for told in (index, crate)] == [True, True]
    assert ["KAZ-DEU/70-pair" in told for told in (index, crate)] == [True, True]


def test_a_place_that_cannot_be_written_to_stops_before_anything_runs(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    result = brief("--out", str(tmp_path / "file" / "reports"))

    assert result.exit_code == 1
    assert "cannot be written to (Not a directory)" in result.stderr
    assert "building" not in result.stderr


def test_a_store_that_fills_up_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    fsspec.register_implementation("full", Full, clobber=True)
    (tmp_path / "pairs").write_text("KAZ-TUR\nKAZ-DEU\n")

    result = brief("--out", "full://a/b", "--pairs", str(tmp_path / "pairs"))

    assert result.exit_code == 75
    assert result.stderr.count("building") == 1
    assert "Stopped: full://a/b: found [Errno 28] No space left on device" in result.stderr
    assert "0 built, 0 failed, 2 left" in result.stdout
