"""Running notebooks for real: to the same bytes, or to a clear stop."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from processes import until

from analysis.publishing.build import Built, Request, build, checked
from analysis.publishing.running import forkserver
from analysis.publishing.running.execution import FailedRun, Run, run, text

BRIEF = (sys.executable, "-m", "analysis")
WAIT_SECONDS = 60


def children(parent: int) -> list[int]:
    """Return the processes below one, from the system's own list."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found += [int(stat.parent.name), *children(int(stat.parent.name))]
    return found


@pytest.fixture(scope="module")
def failure(notebooks: Path) -> FailedRun:
    with pytest.raises(FailedRun) as failed:
        run(notebooks / "20-failing.ipynb")
    return failed.value


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reports")


@pytest.fixture(scope="module")
def built(notebooks: Path, out: Path) -> Built:
    return build(Request(notebooks / "10-demo.ipynb", {"text": "x"}), out)


def test_two_runs_give_the_same_bytes_in_another_folder(
    notebooks: Path, built: Built, out: Path, tmp_path: Path
) -> None:
    again = build(Request(notebooks / "10-demo.ipynb", {"text": "x"}), tmp_path)

    assert [path.suffix for path in built.files[:4]] == [".html", ".pdf", ".ipynb", ".csv"]
    assert [(tmp_path / p).read_bytes() for p in again.files] == [
        (out / p).read_bytes() for p in built.files
    ]


def test_a_report_lives_under_its_edition_and_pair(built: Built) -> None:
    assert {path.parent for path in built.files[:3]} == {Path("2022-05-10", "EXA-DEM")}


def test_what_differs_between_runs_is_kept_beside_the_reports(out: Path, built: Built) -> None:
    record = out / ".runs" / "2022-05-10" / "EXA-DEM" / "10-demo.json"

    assert "duration" in record.read_text()
    assert "duration" not in (out / built.files[2]).read_text()


def test_no_path_of_this_machine_is_published(executed: Run, notebooks: Path) -> None:
    assert str(notebooks) not in text(executed.notebook)
    assert str(Path.home()) not in text(executed.notebook)


def test_parameters_reach_the_notebook_as_they_are(executed: Run) -> None:
    injected = next(c for c in executed.notebook["cells"] if c["id"] == "injected-parameters")

    assert 'text = "<b>*Said* #by $others$</b>"' in injected["source"]


@pytest.mark.parametrize("source", ["json.loads('x')", "pathlib.Path('x').resolve().open()"])
def test_a_failed_notebook_does_not_tell_where_it_ran(tmp_path: Path, source: str) -> None:
    """Neither by a traceback through libraries nor by what an error quotes."""
    cell = nbformat.v4.new_code_cell(f"import json, pathlib\n{source}")
    path = tmp_path / "notebooks" / "a.ipynb"
    path.parent.mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)

    with pytest.raises(FailedRun) as failure:
        run(path)

    told = text(failure.value.notebook)
    assert "File " in told
    assert [root for root in (tmp_path, Path.home(), sys.prefix, "~") if str(root) in told] == []


def test_a_failing_cell_is_shown_with_its_error_in_plain_text(failure: FailedRun) -> None:
    told = str(failure)

    assert told.startswith("20-failing.ipynb, cell 4 (breaks):\n    ratio = 1 / 0\n")
    assert told.endswith("ZeroDivisionError: division by zero")
    assert "\x1b" not in told


def test_the_cells_after_a_failure_do_not_run(failure: FailedRun) -> None:
    cells = failure.notebook["cells"]

    assert [c["id"] for c in cells] == ["parameters", "imports", "cover", "breaks", "after"]
    assert cells[-1]["outputs"] == []


def test_a_failed_run_is_kept_and_leaves_the_last_good_report(
    notebooks: Path, out: Path, built: Built
) -> None:
    before = {path: (out / path).read_bytes() for path in built.files}

    failed = build(Request(notebooks / "20-failing.ipynb", {}), out)

    assert str(out / "failed" / "20-failing.ipynb") in failed.error
    assert (out / "failed" / "20-failing.ipynb").exists()
    assert {path: (out / path).read_bytes() for path in built.files} == before


def test_a_cell_that_takes_too_long_is_stopped(notebooks: Path) -> None:
    with pytest.raises(FailedRun) as failed:
        run(notebooks / "30-slow.ipynb", timeout=1)

    assert str(failed.value) == (
        "30-slow.ipynb, cell 2 (sleep):\n    import time\n    from pathlib import Path\n    \n"
        "    mark and Path(mark).touch()\n    time.sleep(seconds)\n"
        "The cell took longer than 1 seconds."
    )


def test_each_cell_done_is_told(notebooks: Path) -> None:
    told: list[tuple[int, int]] = []

    run(notebooks / "30-slow.ipynb", {"seconds": 0}, on_cell=lambda *done: told.append(done))

    assert told == [(1, 3), (2, 3), (3, 3)]


def interruptible() -> None:
    """Mind interrupts, also where the tests run in the background and ignore them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture(params=["its kernel starting", "its notebook asleep"])
def running(
    notebooks: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[subprocess.Popen[bytes]]:
    """A build in one of two states."""
    mark = tmp_path / "asleep"
    asked = ["-p", "mark", str(mark), "--out", str(tmp_path)]
    command = [*BRIEF, "build", str(notebooks / "30-slow.ipynb"), *asked]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=interruptible
    )
    assert process.stderr is not None
    process.stderr.readline()
    early = request.param == "its kernel starting"
    until(lambda: children(process.pid) if early else mark.exists())
    yield process
    process.kill()
    process.stderr.close()
    process.wait()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="the system has no /proc")
def test_ctrl_c_ends_the_build_and_its_kernel(
    running: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    kernels = children(running.pid)

    os.killpg(running.pid, signal.SIGINT)
    status = running.wait(WAIT_SECONDS)

    assert status == 130
    assert kernels
    assert not [pid for pid in kernels if Path(f"/proc/{pid}").exists()]
    assert list(tmp_path.rglob("*.html")) == []


def test_a_notebook_that_is_none_is_refused(tmp_path: Path) -> None:
    from analysis.publishing.errors import ReportError

    (tmp_path / "a.ipynb").write_text("not json")

    with pytest.raises(ReportError, match="is no notebook"):
        checked(Request(tmp_path / "a.ipynb", {}))


def test_a_kernel_leaves_nothing_in_the_folder_of_the_notebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "10-list.ipynb"
    cell = nbformat.v4.new_code_cell("import os; sorted(os.listdir())")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    monkeypatch.setattr(forkserver, "POSSIBLE", False)

    found = run(path).notebook["cells"][0]["outputs"][0]["data"]["text/plain"]

    assert found == "['10-list.ipynb']"
    assert "using a kernel" in capfd.readouterr().err
