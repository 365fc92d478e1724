"""What stands at a destination: what of it is told, and the files that list it."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analysis.publishing.build import Request
from analysis.publishing.many.manifest import Manifest
from analysis.publishing.places import crate, site
from analysis.publishing.places.destination import Destination, Folder
from analysis.publishing.places.layout import RECORDS
from analysis.publishing.places.site import INDEX, Entry


def place_of(entry: Entry) -> str:
    """Return an entry's place as text, as the manifest keeps it."""
    return entry.href


def made(entry: Entry) -> dict[str, Any]:
    """Return an entry as the manifest keeps it."""
    return {"files": dict(entry.stamps), "entry": asdict(entry)}


def entry(made: Mapping[str, Any]) -> Entry:
    """Return the entry that the manifest kept."""
    return Entry.of(made["entry"])


def report(request: Request) -> str:
    """Return a request as the manifest names it: the notebook and what is not its default."""
    return "\n".join([request.notebook.stem, *map(repr, sorted(request.chosen.items()))])


def listed(manifest: Manifest, destination: Destination) -> Iterator[Entry]:
    """Yield every report that stands there, known by the manifest or found: others build too."""
    known = [entry(record.made) for record in manifest.standing()]
    if isinstance(destination, Folder):
        stands = destination.standing()
        yield from (one for one in known if all(map(stands, one.files)))
        yield from site.entries(destination.path, {one.place for one in known})
        return
    amiss = destination.holding()
    sound = [one for one in known if amiss(one.stamped) is None]
    yield from sound
    records = destination.read(Path(RECORDS), skip={one.place.record for one in sound})
    found = (site.recorded(content) for content in records)
    yield from (one for one in found if amiss(one.stamped) is None)


def write_lists(manifest: Manifest, destination: Destination) -> str:
    """Describe each edition and then, last of all, list the reports; return the list's address.

    Raises:
        DestinationError: If the files cannot be written.
    """
    entries = tuple(sorted(listed(manifest, destination), key=place_of))
    destination.write(crate.crates(entries))
    destination.write({INDEX: site.page(entries).encode()})
    return f"{destination}/{INDEX.as_posix()}"


def paths(entry: Entry, destination: Destination) -> list[str]:
    """Return the addresses of a report's files."""
    return [f"{destination}/{Path(path).as_posix()}" for path in entry.files]
