"""The schema of the seeds, as their ``datapackage.json`` states it: its only home."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import SeedError, fault

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its type in the schema, its constraints, and how to repair a bad cell.

    ``kind`` refines the type: text, date (whole or partial), country, flags, url, number.
    """

    name: str
    kind: str
    required: bool
    enum: tuple[str, ...]
    flags: tuple[str, ...]
    codes: tuple[str, ...]
    pattern: str
    minimum: float | None
    maximum: float | None
    whole: bool
    repair: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One file: its columns in their order, its key, and which column names a source."""

    name: str
    file: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]


def tables(directory: Path) -> dict[str, Table]:
    """Return the tables of the data package in ``directory``, by name.

    Raises:
        SeedError: If the descriptor is absent, no JSON, or lacks what a table needs.
    """
    path = directory / DESCRIPTOR
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {entry["name"]: _table(entry) for entry in content["resources"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        found = f"{type(error).__name__} ({error})"
        repair = "Restore the descriptor; the codebook beside it says what it holds."
        raise SeedError(fault(DESCRIPTOR, found, "a data package descriptor", repair)) from error


def _table(entry: Mapping[str, Any]) -> Table:
    schema = entry["schema"]
    return Table(
        name=entry["name"],
        file=entry["path"],
        columns=tuple(_column(field) for field in schema["fields"]),
        key=tuple(schema.get("primaryKey", ())),
    )


def _column(field: Mapping[str, Any]) -> Column:
    limits = field.get("constraints", {})
    number = field["type"] in ("number", "integer")
    return Column(
        name=field["name"],
        kind="number" if number else field.get("kind", "text"),
        required=limits.get("required", False),
        enum=tuple(limits.get("enum", ())),
        flags=tuple(field.get("flags", ())),
        codes=tuple(field.get("codes", ())),
        pattern=limits.get("pattern", ""),
        minimum=limits.get("minimum"),
        maximum=limits.get("maximum"),
        whole=field["type"] == "integer",
        repair=field.get("repair", "See the codebook."),
    )
