"""Where an import works, so that nothing is left of one that fails."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from analysis.errors import PanelError, fault
from analysis.panels import manifest, rejects

MEMORY = "2GB"
"""What DuckDB may take while it sorts; the rest of the process needs some 0.5 GB."""


@contextmanager
def guarded(work: Path, store: Path, import_id: str) -> Iterator[None]:
    """Take back all traces of a failed import; a killed one leaves its staged blocks to go on."""
    import duckdb

    places = (work, store / "panels" / import_id)
    shutil.rmtree(places[1], ignore_errors=True)
    try:
        yield
    except (OSError, duckdb.Error) as error:
        _clear(store, import_id, places)
        raise PanelError(
            fault(
                str(store),
                f"{str(error).splitlines()[0]}",
                "room to write the import",
                "The store is as it was. Make room on the disk, or choose another --into.",
            )
        ) from error
    except PanelError:
        _clear(store, import_id, places)
        raise


def _clear(store: Path, import_id: str, places: tuple[Path, ...]) -> None:
    for place in places:
        shutil.rmtree(place, ignore_errors=True)
    for name in (rejects.name(import_id), f"{manifest.NAME}.new"):
        (store / name).unlink(missing_ok=True)
    for folder in (".staging", "panels", "rejects"):
        place = store / folder
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()


@contextmanager
def engine(work: Path) -> Iterator[Any]:
    """Give the engine that sorts an import, spilling to ``work``."""
    import duckdb

    temporary = str(work / "spill")
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "temp_directory": temporary,
        "preserve_insertion_order": True,
    }
    with duckdb.connect(config=settings) as engine:
        yield engine
