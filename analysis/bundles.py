"""The one form in which a notebook hands its results to whoever renders them.

Each shown result carries, beside what JupyterLab displays, a MIME type of ours
with the complete content: title, alt text, data rows, notes, sources. The page
and the PDF are made from it alone, so they cannot differ.

A bundle is a JSON object with ``version`` and ``kind``:

``cover``      title, subtitle, pair, edition, as_of, language, facts: [{label, value}],
               licence, keywords, implied: what labels of notes need not say. Once, first.
``text``       markdown, notes.
``figure``     id, title, subtitle, alt, columns, rows, source, symbols, notes; the picture is
               the output's ``image/svg+xml``.
``table``      id, title, subtitle, columns, rows, source, symbols, notes.
``key-figures`` id, title, items: [{label, value: cell, period, source, hedge, svg}], notes.
``checks``     id, title, items: [{name, status: passed | warning | failed, detail}].
``endnotes``   no content: where the renderer puts the notes of all the others.
``attachment`` name, media_type, text, description: a file that belongs to the report.

``columns`` are ``{key, label, unit, align: left | right, header: bool}`` (``header``: its
cells are row headers); ``rows`` are lists of cells ``{text, note}`` in their order; ``symbols``
explains the marks in use (``{"[x]": "not available"}``); ``notes`` are ``NoteData``. Every
``note`` in a cell and every ``#note-…`` link in Markdown is the id of a note of the bundle.
"""

from collections.abc import Mapping
from typing import Any, TypedDict

MIME = "application/vnd.brief+json"
VERSION = 1

Bundle = tuple[dict[str, Any], dict[str, Any]]


class NoteData(TypedDict):
    """One endnote as plain data; the fields are those of ``prose.Note``."""

    id: str
    label: str
    basis: str
    phrase: str
    source: str
    published: str
    locator: str
    href: str
    text: str
    formula: str
    inputs: list[str]


def bundle(
    content: Mapping[str, Any],
    shown: Mapping[str, str],
    metadata: Mapping[str, Any] | None = None,
) -> Bundle:
    """Return the MIME bundle of one result, as IPython's display protocol takes it.

    Args:
        content: The bundle's own object, ``kind`` included.
        shown: What a front end displays, by MIME type.
        metadata: Output metadata by MIME type, such as the alt text of a picture.
    """
    return {**shown, MIME: {"version": VERSION, **content}}, dict(metadata or {})
