"""What a store holds, in one file that is replaced as a whole: the point of commitment."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from analysis.claims import Source
from analysis.errors import PanelError, fault
from analysis.panels.published import last_day
from analysis.panels.schema import SCHEMA

NAME = "store.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One imported file. ``files`` are relative paths by grain: pairs, chapters, detail.

    ``sources`` are the data sets in it, each with the fields of ``Source`` except
    ``known_by``. ``rows`` counts lines read, ``figures`` what was kept, ``left_out`` and
    ``rejected`` what was not, by reason. ``revises`` names earlier imports of the same
    source that have figures for the same place; ``revised`` counts those that changed.
    """

    import_id: str
    file: str
    sha256: str
    layout: str
    sources: tuple[dict[str, str], ...]
    rows: int
    figures: int
    years: tuple[int, int]
    left_out: dict[str, int]
    rejected: dict[str, int]
    files: dict[str, tuple[str, ...]]
    rejects: str = ""
    revises: tuple[str, ...] = ()
    revised: int = 0

    def records(self) -> tuple[Source, ...]:
        """Return the sources as every figure carries them."""
        return tuple(
            Source(**record, known_by=last_day(record["published"])) for record in self.sources
        )


@dataclass(frozen=True, slots=True)
class Manifest:
    """The imports of a store, in their order."""

    imports: tuple[Import, ...] = field(default=())

    def find(self, import_id: str) -> Import | None:
        """Return the import with this identifier, if the store has it."""
        return next((one for one in self.imports if one.import_id == import_id), None)

    def added(self, one: Import) -> "Manifest":
        """Return the manifest with one import more."""
        return replace(self, imports=(*self.imports, one))


def load(store: Path) -> Manifest:
    """Return what the store in folder ``store`` holds; nothing, if it is still to be made.

    Raises:
        PanelError: If the folder is something else, or of another version, or damaged.
    """
    path = store / NAME
    if not path.exists():
        _refuse_foreign(store)
        return Manifest()
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        version = content["schema"]
        if version == SCHEMA:
            return Manifest(tuple(_import(one) for one in content["imports"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PanelError(
            fault(
                str(path), f"{error}", "the list of imports", "Import the files into a new store."
            )
        ) from error
    age = "older" if isinstance(version, int) and version < SCHEMA else "newer"
    repair = (
        "Import the files again with --into a new folder."
        if age == "older"
        else "Bring brief up to date."
    )
    raise PanelError(
        fault(f"{path} (schema)", f"version {version}, of {age} make", f"version {SCHEMA}", repair)
    )


def save(store: Path, manifest: Manifest) -> None:
    """Replace the store's manifest; before the last step the store is what it was."""
    content = {"schema": SCHEMA, "imports": [asdict(one) for one in manifest.imports]}
    new = store / f"{NAME}.new"
    with new.open("w", encoding="utf-8") as file:
        json.dump(content, file, indent=1, ensure_ascii=False)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(store / NAME)


@contextmanager
def locked(store: Path) -> Iterator[None]:
    """Hold the store for one import; the lock ends with the process.

    Raises:
        PanelError: If another import holds it, or the folder cannot be written.
    """
    import fcntl

    try:
        store.mkdir(parents=True, exist_ok=True)
        lock = (store / ".lock").open("w")
    except OSError as error:
        raise PanelError(
            fault(str(store), str(error.strerror), "a folder to write to", "Choose another --into.")
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise PanelError(
                fault(str(store), "another import at work", "one at a time", "Wait for its end.")
            ) from error
        yield


def _refuse_foreign(store: Path) -> None:
    known = {".lock", ".staging", "panels", "rejects", f"{NAME}.new"}
    if store.exists() and not store.is_dir():
        found = "a file"
    elif store.is_dir() and (others := sorted({p.name for p in store.iterdir()} - known)):
        found = f"a folder with {others[0]} and no {NAME}"
    else:
        return
    raise PanelError(
        fault(str(store), found, "a store, or an empty or new folder", "Choose another folder.")
    )


def _import(content: dict[str, Any]) -> Import:
    content = dict(content)
    content["sources"] = tuple(content["sources"])
    content["years"] = tuple(content["years"])
    content["revises"] = tuple(content["revises"])
    content["files"] = {grain: tuple(files) for grain, files in content["files"].items()}
    return Import(**content)
