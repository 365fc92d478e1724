"""Which reports a plain ``brief build`` makes: ``editions.toml``, or all with defaults."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.errors import ParameterError, fault
from analysis.publishing.build import Request

FILE = "editions.toml"
KEYS = frozenset({"name", "notebooks", "parameters"})


def requests(
    folder: Path, notebooks: Iterable[Path], asked: Mapping[str, Any]
) -> tuple[Request, ...]:
    """Return what is to be built.

    Named notebooks, or any parameter asked for, set the editions aside.

    Args:
        folder: Where the notebooks are, and perhaps ``editions.toml``::

            [[editions]]
            name = "as of the visit"
            notebooks = ["20-trade"]            # all, if left out
            parameters = { as_of = "2022-05-10" }

        notebooks: Paths, or stems of notebooks in the folder; none for all.
        asked: Parameters for each of them.

    Raises:
        ParameterError: If ``editions.toml`` is malformed or names an unknown notebook.
    """
    named = tuple(_path(folder, notebook) for notebook in notebooks)
    if named or asked or not (folder / FILE).exists():
        return tuple(Request(path, dict(asked)) for path in named or found(folder))
    return tuple(_editions(folder))


def found(folder: Path) -> tuple[Path, ...]:
    """Return the reports of a folder, in the order of their numbers.

    A notebook whose metadata say ``"brief": {"report": false}`` is a tool, built only by name.
    """
    return tuple(path for path in sorted(folder.glob("[0-9][0-9]-*.ipynb")) if _is_report(path))


def _is_report(path: Path) -> bool:
    try:
        metadata = json.loads(path.read_bytes()).get("metadata", {})
    except ValueError:
        return True  # whoever runs it says what is wrong with it
    return bool(metadata.get("brief", {}).get("report", True))


def _editions(folder: Path) -> Iterator[Request]:
    path = folder / FILE
    try:
        editions = tomllib.loads(path.read_text(encoding="utf-8"))["editions"]
        for edition in editions:
            yield from _edition(folder, edition)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise ParameterError(
            fault(
                FILE,
                f"{error}",
                "[[editions]] with name, notebooks and parameters",
                "See the README for an example.",
            )
        ) from error


def _edition(folder: Path, edition: Mapping[str, Any]) -> Iterator[Request]:
    if unknown := sorted(set(edition) - KEYS):
        raise KeyError(f"unknown key {unknown[0]!r}")
    stems = edition.get("notebooks")
    paths = found(folder) if stems is None else [_path(folder, Path(stem)) for stem in stems]
    for path in paths:
        yield Request(path, dict(edition.get("parameters", {})))


def _path(folder: Path, notebook: Path) -> Path:
    """A path as given, or a stem in the folder."""
    return notebook if notebook.suffix else folder / f"{notebook}.ipynb"
