"""What git makes of a notebook that was run: its sources compared, its outputs left alone."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NAME = "notebooks/20-trade.ipynb"
OUTPUT = "what a cell printed"
QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_PAGER": "cat"}


def ran(folder: Path, *words: str) -> str:
    done = subprocess.run(
        words, cwd=folder, capture_output=True, text=True, check=True, env={**os.environ, **QUIET}
    )
    return done.stdout


@pytest.fixture(scope="module")
def repository(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository set up by make, its notebook run and changed since the last commit."""
    folder = tmp_path_factory.mktemp("repository")
    (folder / "notebooks").mkdir()
    for file in ("Makefile", ".gitattributes", NAME):
        shutil.copy(root / file, folder / file)
    ran(folder, "git", "init", "--quiet")
    ran(folder, "make", "diffs", f"VENV={sys.prefix}")
    ran(folder, "git", "add", ".")
    author = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    ran(folder, "git", *author, "commit", "--quiet", "--message", "as it was")
    notebook = json.loads((folder / NAME).read_text(encoding="utf-8"))
    for number, cell in enumerate(c for c in notebook["cells"] if c["cell_type"] == "code"):
        cell["execution_count"] = number
        cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": [OUTPUT]}]
    text = json.dumps(notebook, indent=1, ensure_ascii=False).replace("KAZ", "DEU")
    (folder / NAME).write_text(text + "\n", encoding="utf-8")
    return folder


def test_a_diff_tells_of_sources_and_not_of_outputs(repository: Path) -> None:
    told = ran(repository, "git", "diff", "HEAD")

    assert "modified /cells/2/source" in told
    assert 'reporter: str = "DEU"' in told
    assert OUTPUT not in told


def test_outputs_are_left_out_of_the_commit_and_stay_in_the_file(repository: Path) -> None:
    ran(repository, "git", "add", ".")

    committed, kept = ran(repository, "git", "show", f":{NAME}"), repository / NAME
    assert "DEU" in committed
    assert OUTPUT not in committed
    assert OUTPUT in kept.read_text(encoding="utf-8")


def test_the_notebooks_are_committed_as_the_filter_leaves_them(
    repository: Path, root: Path
) -> None:
    clean = ran(repository, "git", "config", "filter.nbstripout.clean").strip()
    notebooks = " ".join(f"'{path}'" for path in sorted((root / "notebooks").glob("*.ipynb")))

    done = subprocess.run(f"{clean} --verify {notebooks}", shell=True, capture_output=True)

    assert (done.returncode, done.stdout) == (0, b"")
