"""Loads and fills what rendering needs, while another process imports what notebooks need."""

from analysis.bundles import MIME
from analysis.publishing.running.imports import load_papermill, quick_imports

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt"><text y="9">x</text></svg>'


def warm() -> None:
    """Import papermill and render a specimen, so that the first report finds all of it ready."""
    load_papermill()
    with quick_imports():
        from analysis.publishing.content.document import read
        from analysis.publishing.rendering.html import page
        from analysis.publishing.rendering.typst import pdf
    document = read(_specimen())
    page(document)
    pdf(document)


def _specimen() -> dict[str, object]:
    """Return a notebook with one of most things that reports show."""
    words = {"title": "Specimen", "subtitle": "", "alt": "A letter", "source": ""}
    grid = {"columns": [{"key": "k", "label": "K"}], "rows": [[{"text": "v"}]]}
    figure = {"version": 1, "kind": "figure", "id": "figure", **words, **grid}
    output = {"output_type": "display_data", "data": {MIME: figure, "image/svg+xml": SVG}}
    prose = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# A\n\nB *c* **d**."}
    shown = {"cell_type": "code", "id": "b", "metadata": {}, "source": "", "outputs": [output]}
    return {"cells": [prose, shown], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
