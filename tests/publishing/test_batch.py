"""Many reports: each once, and none the worse for another."""

import json
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from analysis import command_line as command
from analysis import countries
from analysis.publishing.build import Built, Request
from analysis.publishing.command import Domain, Order, _job
from analysis.publishing.errors import BatchError
from analysis.publishing.many import batch
from analysis.publishing.many.batch import Job
from analysis.publishing.many.crew import Crew
from analysis.publishing.many.pool import Here, Pool
from analysis.publishing.many.progress import Lines
from analysis.publishing.places.destination import Folder

NOTEBOOK = Path(__file__).parent / "notebooks" / "70-pair.ipynb"


class Deadly(Executor):
    """Processes of which those die that get a job for a certain partner."""

    def __init__(self, crew: Crew) -> None:
        self.crew = crew
        self.deaths = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        (job,) = args
        if job.request.parameters["partner"] != "BAD":
            return self.crew.submit(fn, job)
        self.deaths += 1
        return self.crew.submit(signal.raise_signal, signal.SIGKILL)


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    crew = Crew(2)
    yield crew
    crew.shutdown(cancel_futures=True)


def job(partner: str, out: Path) -> Job:
    return Job(request=Request(NOTEBOOK, {"partner": partner}), destination=Folder(out))


def outcomes(pool: Pool, jobs: list[Job]) -> dict[str, Built]:
    made = batch.run(jobs, pool, lambda _: None)
    return {job.request.parameters["partner"]: built for job, built in made}


def brief(*words: str | Path) -> Result:
    return CliRunner().invoke(command.main, ["build", str(NOTEBOOK), *map(str, words)])


def test_a_process_that_died_is_replaced(crew: Crew) -> None:
    dead = crew.submit(signal.raise_signal, signal.SIGKILL)
    with pytest.raises(BrokenProcessPool):
        dead.result()

    assert [crew.submit(abs, -n).result() for n in range(4)] == [0, 1, 2, 3]


def test_a_report_whose_process_dies_twice_is_given_up_by_name(crew: Crew, tmp_path: Path) -> None:
    deadly = Deadly(crew)
    jobs = [job(partner, tmp_path) for partner in ("DEU", "BAD", "FRA")]

    found = outcomes(Pool(deadly, width=lambda: 2), jobs)

    assert deadly.deaths == 2
    assert found["BAD"].error == ("70-pair partner=BAD: the process that built it died, 2 times.")
    assert [found[partner].error for partner in ("DEU", "FRA")] == ["", ""]


def test_a_fault_of_ours_costs_one_report_only(tmp_path: Path) -> None:
    class Faulty(Here):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
            if args[0].request.parameters["partner"] == "BAD":
                return super().submit(int, "not a number")
            return super().submit(fn, *args)

    jobs = [job(partner, tmp_path) for partner in ("BAD", "DEU")]

    found = outcomes(Pool(Faulty(), width=lambda: 1), jobs)

    assert "ValueError: invalid literal" in found["BAD"].error
    assert found["DEU"].error == ""


def test_a_worker_with_other_code_is_refused(tmp_path: Path) -> None:
    other = Job(request=Request(NOTEBOOK, {}), destination=Folder(tmp_path), code="0")

    with pytest.raises(BatchError, match="a worker's checkout is not the caller's"):
        batch.work(other)


def test_bad_pairs_are_named_and_the_others_are_built(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.txt"
    pairs.write_text("KAZ-TUR\nKAZ-XXX\nKAZ\nKAZ-DEU\n")

    result = brief("--pairs", pairs, "--out", tmp_path / "out", "--json")

    summary = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [r["state"] for r in summary["reports"]] == ["built", "failed", "failed", "built"]
    assert f"{pairs}:2: partner: found 'XXX'; expected an ISO 3166" in result.stderr
    assert f"{pairs}:3: found 'KAZ'; expected a pair" in result.stderr


def test_a_header_is_refused_once_for_a_column_no_notebook_takes(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("reporter,partner,secnds\nKAZ,TUR,0\nKAZ,DEU,0\n")

    result = brief("--pairs", pairs, "--out", tmp_path / "out")

    assert result.exit_code == 1
    assert result.stderr.count("--pairs: found a column 'secnds'") == 1
    assert not (tmp_path / "out").exists()


def test_two_reports_for_one_place_are_told_apart(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("reporter,partner,seconds\nKAZ,TUR,0\nKAZ,TUR,0.1\n")

    result = brief("--pairs", pairs, "--out", tmp_path / "out")

    assert result.exit_code == 1
    assert "its place, latest/KAZ-TUR/70-pair, was then taken by" in result.stderr


def test_a_list_of_no_pair_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pairs").touch()

    result = brief("--pairs", tmp_path / "pairs", "--out", tmp_path / "out")

    assert result.exit_code == 1
    assert "found no pair" in result.stderr


def test_no_jobs_are_refused(tmp_path: Path) -> None:
    result = brief("--jobs", "0", "--out", tmp_path / "out")

    assert result.exit_code == 2
    assert "0 is not in the range x>=1" in result.stderr


def test_all_pairs_are_those_with_figures(tmp_path: Path) -> None:
    found = command._asked("all", {})

    pairs = [(asked.parameters["reporter"], asked.parameters["partner"]) for asked in found]
    assert ("KAZ", "TUR") in pairs
    assert ("TUR", "KAZ") in pairs
    assert pairs == sorted(set(pairs))
    assert not [pair for pair in pairs if {"WLD", "SUN", "XXX", "XFZ"} & {*pair}]
    assert {*map(countries.checked, chain.from_iterable(pairs))} > {"KAZ", "TUR"}


def test_far_from_a_terminal_progress_is_told_in_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 4.0, 20.0])
    monkeypatch.setattr("analysis.publishing.many.progress.monotonic", lambda: next(clock))
    request = Request(NOTEBOOK, {"partner": "DEU"})
    lines = Lines(4)

    lines.begin(request, "not built before")
    lines.end(Built(request))
    lines.end(Built(request, error="no"))

    assert capsys.readouterr().err == (
        "building 70-pair partner=DEU: not built before\n"
        "failed 70-pair partner=DEU\n"
        "2 of 4; 0.10 reports a second; 0:20 left\n"
    )


def test_workers_elsewhere_get_whole_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    request, place = Request(Path("10-x.ipynb"), {}), Folder(Path("reports"))
    order = Order(notebook=(), parameters=(), folder=Path(), out="reports", scheduler="tcp://x")

    found = _job(request, order, Domain(check=list), place)

    assert found.request.notebook == tmp_path / "10-x.ipynb"
    assert found.destination == Folder(tmp_path / "reports")
