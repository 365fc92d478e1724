"""What is to be done after a draft was written."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from analysis.extraction.text.document import Document
from analysis.seeds import SEEDS

GUESSED = "press"
"""The kind of most documents that are read."""


def next_steps(document: Document, draft: Path, directory: Path = SEEDS) -> Iterator[str]:
    """Yield lines that say how the draft becomes claims: its source, the review, the command."""
    yield "Next:"
    with (directory / "sources.csv").open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        columns = tuple(reader.fieldnames or ())
        is_known = any(row["source_id"] == document.name for row in reader)
    if not is_known:
        yield f"  sources.csv has no {document.name!r}. Add this row, with its licence:"
        yield f"    {','.join(columns)}"
        yield f"    {_source(document, columns)}"
    yield f"  {draft}: write accept or reject, the latter with a reason, beside each figure."
    yield f"  brief accept {draft}"


def _source(document: Document, columns: tuple[str, ...]) -> str:
    known = {
        "source_id": document.name,
        "publisher": document.publisher,
        "title": document.text[slice(*document.title)].strip(),
        "published": document.published,
        "kind": GUESSED,
    }
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="").writerow(known.get(name, "") for name in columns)
    return out.getvalue()
