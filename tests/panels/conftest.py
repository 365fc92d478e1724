"""Panels in the layouts in which they are published, and the real command over them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from analysis.__main__ import main

Brief = Callable[..., Result]
Write = Callable[[str, str], Path]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return where a store is to be made."""
    return tmp_path / "store"


@pytest.fixture
def brief(store: Path) -> Brief:
    """Return the command ``brief import … --into STORE``."""

    def run(*arguments: str | Path) -> Result:
        words = ["import", *map(str, arguments), "--into", str(store)]
        return CliRunner().invoke(main, words, catch_exceptions=False)

    return run


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a writer of small text files."""

    def to(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return to


@pytest.fixture
def tree(store: Path) -> Callable[[], dict[str, bytes]]:
    """Return what lists every file of the store with its bytes; the lock is no content."""

    def listed() -> dict[str, bytes]:
        return {
            str(path.relative_to(store)): path.read_bytes()
            for path in sorted(store.rglob("*"))
            if path.is_file() and path.name != ".lock"
        }

    return listed
