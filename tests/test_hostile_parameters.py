"""Parameters of somebody who means harm: refused by name, run by nothing, written nowhere."""

import csv
import subprocess
from pathlib import Path

import pytest
from processes import BRIEF, files

HIT = "__import__('pathlib').Path({!r}).touch()"
ASKED = ("reporter", "as_of", "detail")


@pytest.fixture(scope="module")
def hit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file that is there only if a parameter was run."""
    return tmp_path_factory.mktemp("hit") / "hit"


@pytest.fixture(scope="module")
def refused(hit: Path, root: Path) -> subprocess.CompletedProcess[str]:
    """Ask for a report with each parameter a path, quotes, code, or markup."""
    code = HIT.format(str(hit))
    texts = ("../../elsewhere", code, f'";{code};"', "<script>{hit} %s</script>")
    lines = [{"reporter": "KAZ", "partner": "TUR", name: text} for name in ASKED for text in texts]
    asked = hit.parent / "asked.csv"
    with asked.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("reporter", "partner", *ASKED[1:]))
        writer.writeheader()
        writer.writerows(lines)
    words = [*BRIEF, "10-brief", "--pairs", str(asked), "--out", str(hit.parent / "reports")]
    return subprocess.run(words, cwd=root, capture_output=True, text=True)


def test_each_is_refused_by_name(refused: subprocess.CompletedProcess[str]) -> None:
    told = [line for line in refused.stderr.splitlines() if "; expected " in line]

    assert refused.returncode == 1
    assert "0 built, 12 failed" in refused.stdout
    assert [sum(f"{name}: found " in line for line in told) for name in ASKED] == [4, 4, 4]
    assert "Traceback" not in refused.stderr


def test_none_is_run(refused: subprocess.CompletedProcess[str], hit: Path) -> None:
    assert refused.returncode == 1
    assert not hit.exists()


def test_none_leads_elsewhere(refused: subprocess.CompletedProcess[str], hit: Path) -> None:
    written = files(hit.parent / "reports")

    assert refused.returncode == 1
    assert {path.split("/")[0] for path in written} == {"failed", "index.html"}
    assert sorted(path.name for path in hit.parent.iterdir()) == ["asked.csv", "reports"]
