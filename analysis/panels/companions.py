"""The code files that BACI is published with: its countries, and its products.

They are looked for beside the panel. A country number that this package does not know is
kept under the code that the file gives for it; a product that the file does not list is no
product of that release, and its row is rejected.
"""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from analysis.errors import PanelError, fault
from analysis.panels.codes import ALWAYS, Code, scheme
from analysis.panels.layouts import Layout

ALPHA = ("country_iso3", "iso_3digit_alpha")
"""What the column of alphabetic codes is called, in newer and in older releases."""


def beside(panel: Path) -> tuple[Path, ...]:
    """Return the code files in the folder of a panel, in the order of their names."""
    patterns = ("country_codes*.csv", "product_codes*.csv")
    return tuple(path for pattern in patterns for path in sorted(panel.parent.glob(pattern)))


def joined(layout: Layout, files: tuple[Path, ...]) -> Layout:
    """Return the layout with what the code files add to it.

    Raises:
        PanelError: If a file has not the columns of its kind.
    """
    known = {code.printed: code for code in scheme(layout.scheme)}
    added: dict[str, Code] = {}
    products: set[str] = set()
    for path in files:
        if path.name.startswith("product"):
            products |= {row["code"].strip().zfill(6) for row in _rows(path, ("code",))}
            continue
        for row in _rows(path, ("country_code",)):
            number = row["country_code"].strip()
            alpha = next((row[name].strip() for name in ALPHA if row.get(name)), "")
            if number not in known:
                same = known.get(alpha)
                code = same.code if same else f"_{alpha or number}"
                added[number] = Code(number, *ALWAYS, code)
    return replace(layout, added=tuple(added.values()), products=frozenset(products))


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            reader = csv.DictReader(lines)
            columns = reader.fieldnames or ()
            if not set(needed) <= set(columns):
                raise PanelError(
                    fault(
                        f"{path.name}:1 (header)",
                        ", ".join(columns) or "nothing",
                        f"the column {needed[0]}",
                        "Put the code files of the panel's own release beside it.",
                    )
                )
            yield from reader
    except OSError as error:
        raise PanelError(
            fault(str(path), str(error.strerror), "a file that can be read", "Check it.")
        ) from error
