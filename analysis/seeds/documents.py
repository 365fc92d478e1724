"""Quoted words beside the documents they are from, where an editor has these at hand."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from analysis.errors import fault
from analysis.seeds.reading import Row
from analysis.seeds.rules import Rows

QUOTED = {"claims": "phrase", "events": "phrase", "ignored": "text"}


def misquoted(rows: Rows, documents: Path) -> Iterator[str]:
    """Yield every phrase that does not stand in its source's file where its locator says.

    Args:
        rows: The good rows of each file of the seeds.
        documents: Where the documents are; of a source without its file there, nothing is said.
    """
    for source in rows["sources"]:
        path = documents / source["file"]
        if source["file"] and path.is_file():
            yield from _read(source, path.read_bytes(), rows)


def _read(source: Row, content: bytes, rows: Rows) -> Iterator[str]:
    digest = hashlib.sha256(content).hexdigest()
    if digest != source["sha256"]:
        repair = "Locators count in another version of the document; find it, or locate anew."
        yield source.fault("sha256", repr(source["sha256"]), f"{digest!r}, the file's", repair)
        return
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        yield fault(source["file"], "another encoding", "UTF-8", "Save the file as UTF-8.")
        return
    for name, column in QUOTED.items():
        for row in rows.get(name, ()):
            if row["source_id"] == source["source_id"] and row["char_start"]:
                yield from _placed(row, column, text)


def _placed(row: Row, column: str, text: str) -> Iterator[str]:
    start, end = int(row["char_start"]), int(row["char_end"])
    if text[start:end] == row[column]:
        return
    there = (
        repr(text[start:end])
        if start < len(text)
        else f"the end of the text ({len(text)} characters)"
    )
    place = text.find(row[column])
    repair = "Quote the words of the document, and no others."
    if place >= 0:
        repair = f"It stands from {place} to {place + len(row[column])}."
    yield row.fault("char_start", f"{there} at {start}", repr(row[column]), repair)
