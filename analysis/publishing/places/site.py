"""The list of all built reports, made from what is there."""

import json
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, Self

from analysis.bundles import MIME
from analysis.publishing.places import layout
from analysis.publishing.places.destination import Stamp, stamp
from analysis.publishing.places.layout import Place

INDEX = Path("index.html")
SUFFIXES = (".html", ".pdf", ".ipynb")

Fact = tuple[str, str]
"""A label and what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One report in the list.

    ``files`` are paths from the folder of all reports, ``stamps`` their sizes and hashes,
    and ``made`` is what the report was made from.
    """

    pair: str
    edition: str
    name: str
    title: str
    subtitle: str = ""
    series: str = ""
    as_of: str = ""
    licence: str = ""
    keywords: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    stamps: tuple[tuple[str, Stamp], ...] = ()
    made: Mapping[str, Any] = field(default_factory=dict)

    @property
    def href(self) -> str:
        """The path of its files without a suffix."""
        return f"{self.edition}/{self.pair}/{self.name}"

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.edition, self.pair, self.name)

    @property
    def stamped(self) -> dict[Path, Stamp]:
        """Its files with their sizes and hashes."""
        return {Path(path): known for path, known in self.stamps}

    @property
    def files(self) -> tuple[Path, ...]:
        """Its page, PDF and notebook, and its data."""
        return tuple(Path(path) for path, _ in self.stamps)

    @property
    def data(self) -> tuple[Path, ...]:
        """Its data alone."""
        return self.files[len(SUFFIXES) :]

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        """Return an entry again that was plain data."""
        pairs = tuple((label, value) for label, value in plain["facts"])
        stamps = tuple((path, (size, digest)) for path, (size, digest) in plain["stamps"])
        words = tuple(plain.get("keywords", ()))
        return cls(**{**plain, "keywords": words, "facts": pairs, "stamps": stamps})


@dataclass(frozen=True, slots=True)
class Edition:
    """The reports of a pair as known on a day; ``facts`` are those on which all agree."""

    name: str
    facts: tuple[Fact, ...]
    entries: Sequence[Entry]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Self:
        """Return an edition from its reports."""
        told = {fact: None for entry in entries for fact in entry.facts}
        times = Counter(label for label, _ in told)
        said = Counter(label for entry in entries for label, _ in entry.facts)
        facts = (fact for fact in told if times[fact[0]] == 1 and said[fact[0]] > 1)
        return cls(entries[0].edition, tuple(facts), entries)


def page(found: tuple[Entry, ...]) -> str:
    """Return the list as a whole page: by pair, then by edition, the latest first."""
    from analysis.publishing.rendering.html import environment, policy, style

    text: str = (
        environment()
        .get_template("index.html.j2")
        .render(pairs=_grouped(found), policy=policy(), style=style())
    )
    return text


def _grouped(found: tuple[Entry, ...]) -> list[tuple[str, list[Edition]]]:
    """Return the reports by pair and edition, in the order of the page."""
    ordered = sorted(found, key=_order)
    return [
        (pair, [Edition.of([*some]) for _, some in groupby(of_pair, lambda e: e.edition)])
        for pair, of_pair in groupby(ordered, lambda e: e.pair)
    ]


def entries(out: Path, known: Container[Place] = ()) -> Iterator[Entry]:
    """Yield the reports whose page, PDF and notebook all stand under ``out``.

    Args:
        out: The folder of all reports.
        known: Places to pass over.
    """
    for path in sorted(out.glob("*/*/*.ipynb")):
        place = Place(path.parts[-3], path.parts[-2], path.stem)
        main = [place.file(suffix) for suffix in SUFFIXES]
        if place not in known and all((out / file).exists() for file in main):
            data = sorted((out / place.data).iterdir()) if (out / place.data).is_dir() else []
            files = [*main, *(p.relative_to(out) for p in data if not p.name.startswith("."))]
            contents = {file: (out / file).read_bytes() for file in files}
            record = out / place.record
            made = recorded(record.read_bytes()).made if record.exists() else {}
            yield entry(json.loads(path.read_bytes()), place, contents, made)


def entry(
    notebook: Mapping[str, Any],
    place: Place,
    files: Mapping[Path, bytes],
    made: Mapping[str, Any],
) -> Entry:
    """Return a report as the list tells of it.

    Args:
        notebook: It, executed.
        place: Where it stands.
        files: Its files, by path from the folder of all reports.
        made: What it was made from.
    """
    cover = _cover(notebook)
    return Entry(
        pair=place.pair,
        edition=place.edition,
        name=place.name,
        title=str(cover.get("title", place.name)),
        subtitle=str(cover.get("subtitle", "")),
        series=_series(notebook),
        as_of=str(cover.get("as_of", "")),
        licence=str(cover.get("licence", "")),
        keywords=tuple(cover.get("keywords", ())),
        facts=tuple((f["label"], f["value"]) for f in cover.get("facts", ())),
        stamps=tuple((path.as_posix(), stamp(content)) for path, content in files.items()),
        made=made,
    )


def recorded(record: bytes) -> Entry:
    """Return the entry that a report's run record keeps."""
    return Entry.of(json.loads(record)["entry"])


def _cover(notebook: Mapping[str, Any]) -> Mapping[str, Any]:
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            bundle = output.get("data", {}).get(MIME, {})
            if bundle.get("kind") == "cover":
                found: Mapping[str, Any] = bundle
                return found
    return {}


def _series(notebook: Mapping[str, Any]) -> str:
    """Return the kind of report: the notebook's own title."""
    for cell in notebook["cells"]:
        first = "".join(cell["source"]).partition("\n")[0]
        if cell["cell_type"] == "markdown" and first.startswith("# "):
            return first.removeprefix("# ").strip()
    return ""


def _order(entry: Entry) -> tuple[str, int, int, str, str]:
    """By pair, ``latest`` and then the newest edition first, and by name."""
    latest = entry.edition == layout.LATEST
    digits = "".join(c for c in entry.edition if c.isdecimal())
    return entry.pair, 0 if latest else 1, -int(digits or 0), entry.edition, entry.name
