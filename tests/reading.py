"""A notebook read aloud: its cells run in this process, and what they show as text."""

import json
from pathlib import Path
from typing import Any

from analysis.dossier import Dossier
from analysis.prose import Prose

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
Shown = dict[str, Any]


def shown(stem: str, dossier: Dossier, **parameters: Any) -> Shown:
    """Return what each cell of a notebook shows of a dossier, by the cell's id.

    The parameters are those of the notebook; the dossier stands in for the one it opens.
    """
    key = (stem, id(dossier), *sorted(parameters.items()))
    if key not in READ:
        READ[key] = _read(stem, dossier, parameters)
    return READ[key]


READ: dict[Any, Shown] = {}
"""What was read already; the dossiers of a test session live as long as it does."""


def _read(stem: str, dossier: Dossier, parameters: dict[str, Any]) -> Shown:
    notebook = json.loads((NOTEBOOKS / f"{stem}.ipynb").read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    found: Shown = {}
    for cell in notebook["cells"]:
        source, tags = "".join(cell["source"]), cell["metadata"].get("tags", [])
        if cell["cell_type"] == "markdown":
            continue
        if "hide-input" in tags:
            found[cell["id"]] = eval(source, names)
            continue
        exec(source, names)
        names.update(parameters, reporter=dossier.reporter, partner=dossier.partner)
        if "dossier" in names:
            names["dossier"] = dossier
    return found


def aloud(found: Shown) -> str:
    """Return everything shown as text, titles, tables and alt texts included."""
    told = []
    for part in found.values():
        bundle, _metadata = part._repr_mimebundle_()
        text = bundle["text/plain"] if not isinstance(part, Prose) else part.plain
        if text:
            told.append(text)
    return "\n\n".join(told).replace("\u00a0", " ") + "\n"
