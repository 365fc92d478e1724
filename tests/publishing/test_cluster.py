"""A real scheduler and real workers, of which some are killed."""

import json
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from subprocess import Popen

import psutil
import pytest
from processes import BRIEF, WAIT_SECONDS, files, started, until

PAIRS = ["KAZ-TUR", "KAZ-DEU", "KAZ-FRA", "KAZ-ITA", "KAZ-ESP", "KAZ-USA"]
DASK = {
    "DASK_DISTRIBUTED__DASHBOARD__ENABLED": "False",
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "3s",
}


def port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        number: int = held.getsockname()[1]
    return number


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def cluster(stack: ExitStack, tmp_path: Path) -> Callable[[int], tuple[str, list[Popen[str]]]]:
    """Start a scheduler and some workers; return its address, and the processes."""

    def start(workers: int) -> tuple[str, list[Popen[str]]]:
        address = f"tcp://127.0.0.1:{port()}"
        dask = [sys.executable, "-m", "dask"]
        told = ["--host", "127.0.0.1", "--port", address.rpartition(":")[2], "--no-dashboard"]
        words = [[*dask, "scheduler", *told]]
        local = ["--nthreads", "1", "--no-nanny", "--no-dashboard"]
        local += ["--local-directory", str(tmp_path / "dask")]
        words += [[*dask, "worker", address, *local] for _ in range(workers)]
        return address, [stack.enter_context(started(*each, **DASK)) for each in words]

    return start


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.txt"
    path.write_text("\n".join(PAIRS))
    (tmp_path / "marks").mkdir()
    return path


@pytest.fixture
def words(notebooks: Path, pairs: Path, tmp_path: Path) -> list[str]:
    asked = [str(notebooks / "70-pair.ipynb"), "--pairs", str(pairs), "--json"]
    slow = ["-p", "mark", str(tmp_path / "marks"), "-p", "seconds", "0.2"]
    return [*BRIEF, *asked, *slow]


def test_a_killed_worker_costs_no_report(
    cluster: Callable[[int], tuple[str, list[Popen[str]]]],
    words: list[str],
    stack: ExitStack,
    tmp_path: Path,
) -> None:
    address, (_, victim, *_) = cluster(3)
    far, near = tmp_path / "far", tmp_path / "near"
    build = stack.enter_context(started(*words, "--scheduler", address, "--out", str(far), **DASK))
    until(lambda: any((tmp_path / "marks").iterdir()))
    os.kill(victim.pid, signal.SIGKILL)
    output, complaint = build.communicate(timeout=WAIT_SECONDS)
    alone = stack.enter_context(started(*words, "--jobs", "2", "--out", str(near)))
    alone.communicate(timeout=WAIT_SECONDS)

    summary = json.loads(output)
    assert (build.returncode, complaint) == (0, "")
    assert [report["state"] for report in summary["reports"]] == ["built"] * len(PAIRS)
    assert files(far) == files(near)
    assert len([name for name in files(far) if name.endswith(".pdf")]) == len(PAIRS)


def test_a_scheduler_that_is_lost_stops_the_build_and_the_next_one_goes_on(
    cluster: Callable[[int], tuple[str, list[Popen[str]]]],
    words: list[str],
    stack: ExitStack,
    tmp_path: Path,
) -> None:
    address, (scheduler, *_) = cluster(1)
    out = tmp_path / "out"
    build = stack.enter_context(started(*words, "--scheduler", address, "--out", str(out), **DASK))
    until(lambda: len([*out.rglob("*.pdf")]) > 2)
    os.kill(scheduler.pid, signal.SIGKILL)
    output, complaint = build.communicate(timeout=WAIT_SECONDS)
    again = stack.enter_context(started(*words, "--out", str(out)))
    after, _ = again.communicate(timeout=WAIT_SECONDS)

    summary, rest = json.loads(output), json.loads(after)
    assert build.returncode == 75
    assert f"the scheduler at {address} was lost" in complaint
    assert summary["built"] > 0
    assert summary["left"] > 0
    assert again.returncode == 0
    assert rest["unchanged"] >= summary["built"]
    assert rest["unchanged"] + rest["built"] == len(PAIRS)


def test_a_scheduler_that_does_not_answer_is_named(
    words: list[str], stack: ExitStack, tmp_path: Path
) -> None:
    address = f"tcp://127.0.0.1:{port()}"
    build = stack.enter_context(
        started(*words, "--scheduler", address, "--out", str(tmp_path / "out"), **DASK)
    )
    _, complaint = build.communicate(timeout=WAIT_SECONDS)

    assert build.returncode == 75
    assert f"--scheduler {address}: found" in complaint
    assert "expected a Dask scheduler that answers" in complaint
    assert "Traceback" not in complaint


def test_a_scheduler_without_an_address_is_refused(
    words: list[str], stack: ExitStack, tmp_path: Path
) -> None:
    build = stack.enter_context(
        started(*words, "--scheduler", "host", "--out", str(tmp_path / "o"))
    )
    output, complaint = build.communicate(timeout=WAIT_SECONDS)

    assert (build.returncode, output) == (1, "")
    assert complaint == (
        "Error: --scheduler host: found missing port number in address 'host'; "
        "expected such as tcp://host:8786. Correct the address.\n"
    )


def test_no_process_of_a_killed_build_lives_on(
    words: list[str], stack: ExitStack, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    build = stack.enter_context(started(*words, "--jobs", "2", "--out", str(out)))
    until(lambda: len([*out.rglob("*.pdf")]) > 2)  # so that one at least is in the book
    family = psutil.Process(build.pid).children(recursive=True)
    os.kill(build.pid, signal.SIGKILL)
    _, alive = psutil.wait_procs(family, WAIT_SECONDS)
    again = stack.enter_context(started(*words, "--out", str(out)))
    after, _ = again.communicate(timeout=WAIT_SECONDS)

    rest = json.loads(after)
    assert len(family) > 3
    assert alive == []
    assert rest["unchanged"] > 0
    assert rest["unchanged"] + rest["built"] == len(PAIRS)


def test_a_killed_process_of_this_machine_costs_no_report(
    words: list[str], stack: ExitStack, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    build = stack.enter_context(started(*words, "--jobs", "2", "--out", str(out)))
    until(lambda: any((tmp_path / "marks").iterdir()))
    spawned = psutil.Process(build.pid).children()
    worker = next(p for p in spawned if any("spawn_main" in word for word in p.cmdline()))
    worker.kill()
    output, _ = build.communicate(timeout=WAIT_SECONDS)

    assert build.returncode == 0
    assert json.loads(output)["built"] == len(PAIRS)
