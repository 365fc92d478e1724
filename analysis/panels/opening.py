"""Where a report's panel comes from: the reader's store, or the slice that is shipped.

A store is named by a parameter of the notebooks or, where that is empty, by ``brief.toml``
in the project's folder::

    store = "../panels"

Paths are relative to the project's folder, so that no report records where on a machine a
store lies.
"""

import os
import tomllib
from datetime import date
from pathlib import Path

from analysis import seeds
from analysis.errors import PanelError, ParameterError, fault
from analysis.panels.answers import Panel, Slice
from analysis.panels.joining import Joined

PROJECT = Path(__file__).resolve().parents[2]
"""The checkout this package runs from; what relative paths start at."""

SETTINGS = "brief.toml"


def opened(store: Path | None = None, as_of: date | None = None) -> Panel:
    """Return the panel of an edition: the store's, or without one the seeds' own.

    Args:
        store: A store's folder.
        as_of: Only what was published by this day; None for everything.

    Raises:
        PanelError: If there is no store in the folder, or it cannot be used.
        SeedError: If the seeds' panel breaks its rules.
    """
    if store is None:
        return Slice(seeds.load_panel(as_of=as_of or date.max))
    from analysis.panels.store import Store

    return Store(store, as_of)


def joined(stored: Panel | None, shipped: Slice) -> Panel:
    """Return the store's answers beside the shipped slice's; the slice alone without a store."""
    return shipped if stored is None else Joined(stored, shipped)


def resolved(store: str = "", project: Path = PROJECT) -> Path | None:
    """Return the folder of the store that a report asks for; None for the shipped slice.

    Args:
        store: A path, relative to the project's folder or absolute; empty for the one that
            ``brief.toml`` names, if it names one.
        project: The project's folder.

    Raises:
        PanelError: If ``brief.toml`` cannot be read, or names no path.
    """
    named = store or _setting(project / SETTINGS)
    return Path(os.path.normpath(project / Path(named).expanduser())) if named else None


def recorded(store: Path, project: Path = PROJECT) -> str:
    """Return a store's folder as a report may record it: relative to the project's folder.

    >>> recorded(PROJECT.parent / "panels")
    '../panels'
    """
    return Path(os.path.relpath(store.expanduser().resolve(), project)).as_posix()


def relative(store: str, project: Path = PROJECT) -> Path:
    """Return the folder that a recorded store stands for.

    Raises:
        ParameterError: If it is an absolute path, which a report would print.
    """
    if Path(store).expanduser().is_absolute():
        wanted = (
            f"a path relative to the project's folder, such as {recorded(Path(store), project)}"
        )
        repair = "Write it so, or give it by --store, which does."
        raise ParameterError(fault("store", repr(store), wanted, repair))
    return Path(os.path.normpath(project / store))


def checked(store: Path) -> Path:
    """Return ``store`` if there is one in the folder that can be read; nothing is loaded.

    Raises:
        PanelError: If there is none, or one of another version, or its files are missing.
    """
    from analysis.panels import manifest

    if not (store / manifest.NAME).exists():
        wanted = f"a folder with {manifest.NAME}"
        raise PanelError(fault(str(store), "no store", wanted, "Import a file first."))
    for one in manifest.load(store).imports:
        for name in (name for names in one.files.values() for name in names):
            if not (store / name).exists():
                repair = "Import the files again into a new store."
                raise PanelError(fault(str(store), f"no {name}", "all its files", repair))
    return store


def _setting(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise _malformed(str(error)) from error
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _malformed(str(error)) from error
    store = found.get("store", "")
    if set(found) - {"store"} or not isinstance(store, str):
        raise _malformed(", ".join(f"{key} = {value!r}" for key, value in found.items()))
    return store


def _malformed(found: str) -> PanelError:
    return PanelError(
        fault(SETTINGS, found, 'store = "path"', "Name the store's folder, or remove the file.")
    )
