"""The list of all built reports, made from what is there."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from analysis.bundles import MIME
from analysis.publishing import layout
from analysis.publishing.layout import Place

INDEX = Path("index.html")
SUFFIXES = (".html", ".pdf", ".ipynb")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One report in the list; ``files`` are paths from the folder of all reports."""

    pair: str
    edition: str
    name: str
    title: str
    subtitle: str = ""
    series: str = ""
    as_of: str = ""
    licence: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    data: tuple[Path, ...] = ()

    @property
    def href(self) -> str:
        """The path of its files without a suffix."""
        return f"{self.edition}/{self.pair}/{self.name}"

    @property
    def files(self) -> tuple[Path, ...]:
        """Its page, PDF and notebook, and its data."""
        place = Place(self.edition, self.pair, self.name)
        return (*(place.file(suffix) for suffix in SUFFIXES), *self.data)


def write_index(out: Path, found: tuple[Entry, ...]) -> Path:
    """Write ``index.html`` over the reports found under ``out``; return its path."""
    layout.write(out, {INDEX: page(found).encode()})
    return out / INDEX


def page(found: tuple[Entry, ...]) -> str:
    """Return the list as a whole page: by pair, then by edition, the latest first."""
    from analysis.publishing.html import environment, policy, style

    text: str = (
        environment()
        .get_template("index.html.j2")
        .render(pairs=_grouped(found), policy=policy(), style=style())
    )
    return text


def _grouped(found: tuple[Entry, ...]) -> list[tuple[str, list[tuple[str, list[Entry]]]]]:
    """Return the reports by pair and edition, in the order of the page."""
    ordered = sorted(found, key=_order)
    return [
        (pair, [(edition, [*some]) for edition, some in groupby(of_pair, lambda e: e.edition)])
        for pair, of_pair in groupby(ordered, lambda e: e.pair)
    ]


def entries(out: Path) -> Iterator[Entry]:
    """Yield the reports whose page, PDF and notebook all stand under ``out``."""
    for path in sorted(out.glob("*/*/*.ipynb")):
        if all(path.with_suffix(suffix).exists() for suffix in SUFFIXES):
            place = Place(path.parts[-3], path.parts[-2], path.stem)
            yield _entry(json.loads(path.read_text(encoding="utf-8")), place, out)


def _entry(notebook: Mapping[str, Any], place: Place, out: Path) -> Entry:
    cover = _cover(notebook)
    data = sorted((out / place.data).iterdir()) if (out / place.data).is_dir() else []
    return Entry(
        pair=place.pair,
        edition=place.edition,
        name=place.name,
        title=str(cover.get("title", place.name)),
        subtitle=str(cover.get("subtitle", "")),
        series=_series(notebook),
        as_of=str(cover.get("as_of", "")),
        licence=str(cover.get("licence", "")),
        facts=tuple((f["label"], f["value"]) for f in cover.get("facts", ())),
        data=tuple(path.relative_to(out) for path in data if not path.name.startswith(".")),
    )


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
