"""The list of all built reports, made from what is there."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.bundles import MIME
from analysis.publishing import layout

INDEX = Path("index.html")


@dataclass(frozen=True, slots=True)
class Entry:
    """One report in the list; ``href`` has no suffix."""

    pair: str
    edition: str
    name: str
    href: str
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]


def write_index(out: Path) -> Path:
    """Write ``index.html`` over the reports under ``out``; return its path."""
    layout.write(out, {INDEX: page(tuple(entries(out))).encode()})
    return out / INDEX


def page(found: tuple[Entry, ...]) -> str:
    """Return the list as a whole page: by pair, the latest edition first."""
    from analysis.publishing.html import environment, policy, style

    pairs: dict[str, list[Entry]] = {}
    for entry in sorted(found, key=_order):
        pairs.setdefault(entry.pair, []).append(entry)
    text: str = (
        environment()
        .get_template("index.html.j2")
        .render(pairs=pairs, policy=policy(), style=style())
    )
    return text


def entries(out: Path) -> Iterator[Entry]:
    """Yield the reports whose page, PDF and notebook all stand under ``out``."""
    for path in sorted(out.glob("*/*/*.ipynb")):
        if all(path.with_suffix(suffix).exists() for suffix in (".html", ".pdf")):
            cover = _cover(json.loads(path.read_text(encoding="utf-8")))
            yield Entry(
                pair=path.parts[-2],
                edition=path.parts[-3],
                name=path.stem,
                href="/".join((*path.parts[-3:-1], path.stem)),
                title=str(cover.get("title", path.stem)),
                subtitle=str(cover.get("subtitle", "")),
                facts=tuple((f["label"], f["value"]) for f in cover.get("facts", ())),
            )


def _cover(notebook: Mapping[str, Any]) -> Mapping[str, Any]:
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            bundle = output.get("data", {}).get(MIME, {})
            if bundle.get("kind") == "cover":
                found: Mapping[str, Any] = bundle
                return found
    return {}


def _order(entry: Entry) -> tuple[str, int, int, str]:
    """By pair, ``latest`` and then the newest edition first, and by name."""
    latest = entry.edition == layout.LATEST
    digits = "".join(c for c in entry.edition if c.isdigit())
    return entry.pair, 0 if latest else 1, -int(digits or 0), entry.name
