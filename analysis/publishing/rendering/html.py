"""The report as one HTML page: self-contained, nothing in it runs, under a strict policy."""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from analysis.publishing.content.blocks import Document, Heading, words
from analysis.publishing.content.words import words as terms
from analysis.publishing.rendering.structured import MEDIA_TYPE, embedded

KEPT = "!$()*+,/:;=?@[]{}|~"
"""Characters that mean nothing in the data of an address."""
TEMPLATES = Path(__file__).parent / "templates"


def page(document: Document) -> str:
    """Return the document as a whole HTML page; equal documents give equal text."""
    template = environment().get_template("report.html.j2")
    text: str = template.render(
        cover=document.cover,
        blocks=document.blocks,
        files=document.attachments,
        contents=[b for b in document.blocks if isinstance(b, Heading) and b.level == 2],
        structured=[embedded(f) for f in document.attachments if f.media_type == MEDIA_TYPE],
        terms=terms(document.cover.language),
        policy=policy(),
        style=style(),
    )
    return text


@cache
def style() -> str:
    """Return the style sheet of every page, the font within."""
    from analysis.publishing.rendering.fonts import embedded

    sheet = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    return sheet.replace("FONT_ADDRESS", embedded())


@cache
def policy() -> str:
    """Return the content security policy: this style sheet, data pictures and fonts."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def environment() -> Any:
    """Return the templates; whatever they print is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"download": download, "words": words}
    return environment


def download(text: str, media_type: str) -> str:
    """Return a text as an address from which it can be saved.

    >>> download("a,b", "text/csv")
    'data:text/csv;charset=utf-8,a,b'
    """
    return f"data:{media_type};charset=utf-8,{quote(text, safe=KEPT)}"
