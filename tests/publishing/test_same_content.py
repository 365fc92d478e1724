"""The page and the PDF say the same."""

import html
import re
from io import BytesIO

from pypdf import PdfReader

from analysis.publishing.blocks import Document, Endnotes, Grid, Heading, words

NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def test_every_title_cell_and_note_is_in_both(
    demo: Document, demo_page: str, demo_pdf: bytes
) -> None:
    printed = "".join("".join(p.extract_text() for p in PdfReader(BytesIO(demo_pdf)).pages).split())
    shown = "".join(html.unescape(re.sub(r"<[^>]+>", "", demo_page)).split())
    grids = [block for block in demo.blocks if isinstance(block, Grid)]
    said = [words(block.spans) for block in demo.blocks if isinstance(block, Heading)]
    said += [cell.text for grid in grids for row in grid.rows for cell in row]
    said += [n.label for b in demo.blocks if isinstance(b, Endnotes) for n in b.notes]

    missing = [text for text in said if "".join(text.split()) not in printed]
    unshown = [text for text in said if "".join(text.split()) not in shown]
    assert (missing, unshown) == ([], [])
