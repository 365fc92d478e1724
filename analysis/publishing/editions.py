"""Which reports a plain ``brief build`` makes: ``editions.toml``, or all with defaults."""

import difflib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.errors import ParameterError, fault
from analysis.publishing.build import Request

FILE = "editions.toml"
KEYS = ("name", "notebooks", "parameters")
EXAMPLE = """\
[[editions]]
name = "the day of the visit"
notebooks = ["10-brief"]
parameters = { as_of = "2022-05-10" }"""


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
        ParameterError: If ``editions.toml`` is malformed, or a notebook is not there.
    """
    named = tuple(_path(folder, notebook, "notebook") for notebook in notebooks)
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
    try:
        editions = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))["editions"]
        for number, edition in enumerate(editions, start=1):
            yield from _edition(folder, edition, f"{FILE}, edition {number}")
    except KeyError as error:
        raise _malformed(f"no {error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, AttributeError) as error:
        raise _malformed(str(error)) from error


def _malformed(found: str) -> ParameterError:
    wanted = "[[editions]] with name, notebooks and parameters"
    return ParameterError(fault(FILE, found, wanted, f"For example:\n{EXAMPLE}"))


def _edition(folder: Path, edition: Mapping[str, Any], place: str) -> Iterator[Request]:
    for key in edition:
        if key not in KEYS:
            wanted, repair = f"one of {', '.join(KEYS)}", "Correct it, or leave it out."
            raise ParameterError(fault(place, f"an unknown key {key!r}", wanted, repair))
    stems = edition.get("notebooks")
    paths = found(folder) if stems is None else [_path(folder, Path(s), place) for s in stems]
    for path in paths:
        yield Request(path, dict(edition.get("parameters", {})))


def _path(folder: Path, notebook: Path, place: str) -> Path:
    """Return a path as given, or of a stem in the folder.

    Raises:
        ParameterError: If there is no such notebook, with the near match.
    """
    path = notebook if notebook.suffix else folder / f"{notebook}.ipynb"
    if path.exists():
        return path
    known = sorted(path.stem for path in folder.glob("*.ipynb"))
    near = difflib.get_close_matches(notebook.stem, known, n=1)
    repair = f"Did you mean {near[0]}?" if near else "Correct the name, or give a path."
    raise ParameterError(fault(place, repr(str(notebook)), f"one of {', '.join(known)}", repair))
