"""A built edition as an RO-Crate: what is in it, and what each report was made from.

The form is RO-Crate 1.1. It is written here and read back by the package ``rocrate`` in
the tests: importing that package takes longer than rendering a report.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.publishing.places.destination import Stamp
from analysis.publishing.places.site import Entry

FILE = "ro-crate-metadata.json"
PROFILE = "https://w3id.org/ro/crate/1.1"
TERMS = {"sha256": "https://w3id.org/ro/terms/workflow-run#sha256"}
TYPES = {
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".ipynb": "application/x-ipynb+json",
    ".csv": "text/csv",
    ".json": "application/json",
}
UNDATED = "2000-01-01"

Entity = dict[str, Any]


def crates(entries: Iterable[Entry]) -> dict[Path, bytes]:
    """Return the description of each edition, by its path from the folder of all reports."""
    editions: dict[str, list[Entry]] = {}
    for entry in entries:
        editions.setdefault(entry.edition, []).append(entry)
    return {
        Path(edition, FILE): text(edition, found).encode()
        for edition, found in sorted(editions.items())
    }


def text(edition: str, entries: Iterable[Entry]) -> str:
    """Return the description of one edition; equal files and records give equal text."""
    found = sorted(entries, key=lambda entry: (entry.pair, entry.name))
    entities: dict[str, Entity] = {}
    for entry in found:
        for entity in _report(entry):
            entities.setdefault(entity["@id"], entity)
    graph = [_descriptor(), _root(edition, found, entities), *entities.values()]
    context = [f"{PROFILE}/context", TERMS]
    crate = {"@context": context, "@graph": graph}
    return json.dumps(crate, ensure_ascii=False, indent=1) + "\n"


def _descriptor() -> Entity:
    return {
        "@id": FILE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": PROFILE},
        "about": {"@id": "./"},
    }


def _root(edition: str, entries: list[Entry], entities: Mapping[str, Entity]) -> Entity:
    licences = sorted({entry.licence for entry in entries if entry.licence})
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Reports, edition {edition}",
        "description": "; ".join(sorted({entry.title for entry in entries})),
        "datePublished": max([entry.as_of for entry in entries if entry.as_of] or [UNDATED]),
        "license": "; ".join(licences) or "not stated",
        "hasPart": [{"@id": id_} for id_, e in entities.items() if e["@type"] == "File"],
        "mentions": [{"@id": id_} for id_, e in entities.items() if e["@type"] == "CreateAction"],
    }


def _report(entry: Entry) -> Iterator[Entity]:
    parts = [_file(Path(path), stamp, entry) for path, stamp in entry.stamps]
    yield from parts
    if entry.made:
        yield from _action(entry, entry.made, [part["@id"] for part in parts])


def _file(path: Path, stamp: Stamp, entry: Entry) -> Entity:
    size, digest = stamp
    return {
        "@id": path.relative_to(entry.edition).as_posix(),
        "@type": "File",
        "name": f"{entry.title}: {path.name}",
        "encodingFormat": TYPES.get(path.suffix, "application/octet-stream"),
        "contentSize": str(size),
        "sha256": digest,
    }


def _action(entry: Entry, made: Mapping[str, Any], results: list[str]) -> Iterator[Entity]:
    """Yield how a report was made, and what of."""
    notebook = _input(f"notebooks/{made['notebook']}", made["sha256"], "SoftwareSourceCode")
    inputs = [_input(name, digest, "CreativeWork") for name, digest in made["inputs"].items()]
    values = [_value(entry, *pair) for pair in made["parameters"].items()]
    software = [_software(*pair) for pair in made["software"].items()]
    yield {
        "@id": f"#made/{entry.pair}/{entry.name}",
        "@type": "CreateAction",
        "name": f"Build of {entry.name} for {entry.pair}",
        "instrument": _refer([notebook, *software]),
        "object": _refer([*inputs, *values]),
        "result": [{"@id": id_} for id_ in results],
    }
    yield from (notebook, *software, *inputs, *values)


def _refer(entities: Iterable[Entity]) -> list[Entity]:
    return [{"@id": entity["@id"]} for entity in entities]


def _input(name: str, digest: str, type_: str) -> Entity:
    id_ = f"#{name}?sha256={digest}"
    return {"@id": id_, "@type": type_, "name": name, "sha256": digest}


def _value(entry: Entry, name: str, value: str) -> Entity:
    id_ = f"#parameter/{entry.pair}/{entry.name}/{name}"
    return {"@id": id_, "@type": "PropertyValue", "name": name, "value": value}


def _software(name: str, version: str) -> Entity:
    id_ = f"#software/{name}/{version}"
    return {"@id": id_, "@type": "SoftwareApplication", "name": name, "softwareVersion": version}
