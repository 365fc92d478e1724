"""The schema of the seeds, as their ``datapackage.json`` states it: its only home."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import SeedError, fault, reason

DESCRIPTOR = "datapackage.json"
NAMES = ("sources", "claims", "events", "series", "panel", "corrections", "ignored")
KINDS = ("text", "number", "date", "country", "flags", "url")


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
    """One file: its columns in their order, those that make its key, those it is sorted by."""

    name: str
    file: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    order: tuple[str, ...]


def tables(directory: Path) -> dict[str, Table]:
    """Return the tables of the data package in ``directory``, by name.

    Raises:
        SeedError: If the descriptor is absent, no JSON, or lacks what a table needs.
    """
    try:
        content = json.loads((directory / DESCRIPTOR).read_text(encoding="utf-8"))
        found = {entry["name"]: _table(entry) for entry in content["resources"]}
        return {name: found[name] for name in NAMES}
    except (OSError, ValueError, KeyError, TypeError, re.error) as error:
        repair = "Restore the descriptor; the codebook beside it says what it holds."
        wrong = fault(DESCRIPTOR, _wrong(error), "a data package descriptor", repair)
        raise SeedError(wrong) from error


def _wrong(error: Exception) -> str:
    match error:
        case OSError():
            return reason(error)
        case KeyError():
            return f"no {error}"
        case _:
            return f"what cannot be read ({error})"


def _table(entry: Mapping[str, Any]) -> Table:
    schema = entry["schema"]
    return Table(
        name=entry["name"],
        file=entry["path"],
        columns=tuple(_column(field) for field in schema["fields"]),
        key=tuple(schema["primaryKey"]),
        order=tuple(schema.get("order", schema["primaryKey"])),
    )


def _column(field: Mapping[str, Any]) -> Column:
    limits = field.get("constraints", {})
    number = field["type"] in ("number", "integer")
    kind = "number" if number else field.get("kind", "text")
    if kind not in KINDS:
        raise ValueError(f"kind {kind!r} of {field['name']}; known are {', '.join(KINDS)}")
    pattern = re.compile(limits.get("pattern", ""))
    return Column(
        name=field["name"],
        kind=kind,
        required=limits.get("required", False),
        enum=tuple(limits.get("enum", ())),
        flags=tuple(field.get("flags", ())),
        codes=tuple(field.get("codes", ())),
        pattern=pattern.pattern,
        minimum=limits.get("minimum"),
        maximum=limits.get("maximum"),
        whole=field["type"] == "integer",
        repair=field.get("repair", "See the codebook."),
    )
