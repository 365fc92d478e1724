"""The project's own files agree with each other and speak of nothing but the project."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
TOP_LEVEL = {"analysis", "notebooks", "seeds", "reports", "tests"}

# What conda-forge calls the things that PyPI calls otherwise.
CONDA_NAMES = {"python-duckdb": "duckdb", "jupyter-server": "jupyter-server"}
CONDA_ONLY = {"python", "pip", "brotli-python", "zopfli"}


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(found["project"])


def plain(line: str) -> str:
    """Return a requirement without its extras, in one spelling."""
    wanted = Requirement(line)
    name = canonicalize_name(wanted.name)
    return f"{CONDA_NAMES.get(name, name)}{wanted.specifier}"


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [ROOT / line for line in listing.stdout.splitlines() if (ROOT / line).is_file()]


def test_the_conda_environment_asks_for_what_the_project_asks_for() -> None:
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    conda = [entry for entry in listed if isinstance(entry, str)]
    pip = next(entry["pip"] for entry in listed if isinstance(entry, dict))
    asked = {plain(entry) for entry in conda if Requirement(entry).name not in CONDA_ONLY}
    asked |= {plain(entry) for entry in pip if not entry.startswith("--")}

    assert asked == {plain(entry) for entry in project()["dependencies"]}


def test_the_conda_environment_has_a_python_the_project_allows() -> None:
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]

    assert f"python{project()['requires-python']}" in listed


def test_the_lock_pins_every_dependency_to_a_version_the_project_allows() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    found = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)", lock, re.M)
    pinned = {canonicalize_name(name): version for name, version in found}
    extras = project()["optional-dependencies"]["dev"]

    for line in project()["dependencies"] + extras:
        wanted = Requirement(line)
        assert wanted.specifier.contains(pinned[canonicalize_name(wanted.name)]), line


def test_the_top_level_holds_the_agreed_folders_only() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in tracked() if path.parent != ROOT}

    assert {name for name in folders if not name.startswith(".")} <= TOP_LEVEL


@pytest.mark.parametrize(
    "word",
    ["/" + "work/", "/" + "root/", "pypi" + ".org", "registry." + "npmjs", "pythonhosted" + "."],
)
def test_no_file_names_a_machine_path_or_a_registry(word: str) -> None:
    texts = (p for p in tracked() if p.suffix not in {".png", ".pdf", ".gz"})

    assert [p.name for p in texts if word in p.read_text(encoding="utf-8", errors="ignore")] == []


def test_without_a_browser_it_is_said_in_one_line_how_to_get_one(tmp_path: Path) -> None:
    (tmp_path / "id").symlink_to(shutil.which("id") or "id")
    script = ROOT / "tests" / "browser.sh"

    done = subprocess.run(
        ["/bin/sh", script], env={"PATH": str(tmp_path)}, capture_output=True, text=True
    )

    assert (done.returncode, done.stderr) == (0, "")
    (told,) = done.stdout.splitlines()
    assert "apt-get install chromium" in told


def test_what_the_readme_shows_and_names_is_there(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    named = re.findall(r"`((?:[a-z.]+/)*[\w.-]+\.(?:md|toml|csv|lock|yml))`", text)

    assert ".github/page.png" in shown
    assert "SCALING.md" in named
    assert [path for path in (*shown, *named) if not (root / path).exists()] == []
