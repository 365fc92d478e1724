"""A file to a document: plain text, Markdown, HTML, or the text layer of a PDF."""

import re
from pathlib import Path

from analysis.errors import AnalysisError, fault, reason
from analysis.extraction.text.document import Document, document

LARGEST = 5_000_000
"""Bytes. An article has some thousand; what is larger is an archive or a data set."""

SKIPPED = ("script", "style", "noscript", "template", "nav", "footer", "aside", "form", "iframe")
BLOCKS = ("h1", "h2", "h3", "h4", "p", "li", "blockquote", "figcaption", "td", "th", "dd", "dt")
_HTML = re.compile(rb"^\s*(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<head|<body)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


class DocumentError(AnalysisError):
    """A file that cannot be read as a document; nothing is guessed from it."""


def load(path: Path, *, name: str = "", published: str = "") -> Document:
    """Return the document in ``path``; spans count code points of its text.

    For text and Markdown that is the file as stored, so a span is a place in the file. For
    HTML and PDF it is the text as read from it, block by block, a line each.

    Args:
        path: A ``.txt``, ``.md``, ``.html`` or ``.pdf`` file; the content decides.
        name: What to call it; the file's stem if empty.
        published: ``YYYY-MM-DD`` or ``YYYY-MM``; overrides the date the document states.

    Raises:
        DocumentError: If it is no text, empty, too large, or a PDF without a text layer.
    """
    data = _bytes(path)
    stated = ""
    if data.startswith(b"%PDF"):
        text = _pdf(path)
    elif _HTML.match(data) or path.suffix.lower() in (".html", ".htm", ".xhtml"):
        text, stated = _html(path, data)
    else:
        text = _plain(path, data)
    if not text.strip():
        raise DocumentError(_empty(path, data))
    return document(text, name or path.stem, published or stated)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            found, expected = f"{size / 1e6:.1f} MB", f"at most {LARGEST / 1e6:.0f} MB"
            raise DocumentError(
                fault(str(path), found, expected, "Cut out the article, and read that.")
            )
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(
            fault(str(path), reason(error), "a readable file", "Check the path.")
        ) from error


def _empty(path: Path, data: bytes) -> str:
    if data.startswith(b"%PDF"):
        repair = "It is a scan: recognise its text first, and check the figures by eye."
        return fault(str(path), "a PDF without a text layer", "a PDF with text", repair)
    return fault(str(path), "no text", "an article", "Check that the download is complete.")


def _plain(path: Path, data: bytes) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError as error:
        found = f"byte 0x{data[error.start]:02x} at {error.start}"
        repair = "Save the file as UTF-8; its encoding cannot be told from its bytes."
        raise DocumentError(fault(str(path), found, "UTF-8", repair)) from error
    if control := _CONTROL.search(text):
        found = f"the control character U+{ord(control[0]):04X} at {control.start()}"
        raise DocumentError(
            fault(str(path), found, "text", "This is a binary file: name the article itself.")
        )
    return text


def _html(path: Path, data: bytes) -> tuple[str, str]:
    from bs4 import BeautifulSoup

    if b"\x00" in data:
        repair = "This is a binary file: name the article itself."
        raise DocumentError(fault(str(path), "a null byte", "a web page", repair))
    soup = BeautifulSoup(data, "html.parser")
    if soup.contains_replacement_characters:
        repair = "Save the page as UTF-8, or declare its encoding in a meta tag."
        raise DocumentError(fault(str(path), "undecodable bytes", "HTML in one encoding", repair))
    stated = ""
    for query in ('meta[property="article:published_time"]', 'meta[name="date"]', "time[datetime]"):
        tag = soup.select_one(query)
        value = str(tag.get("content") or tag.get("datetime") or "") if tag else ""
        if re.match(r"\d{4}-\d{2}-\d{2}", value):
            stated = value[:10]
            break
    for tag in soup(list(SKIPPED)):
        tag.decompose()
    root = soup.find("article") or soup.find("main") or soup.body or soup
    blocks = [t for t in root.find_all(BLOCKS) if not t.find(BLOCKS)]
    lines = [re.sub(r"\s+", " ", t.get_text(" ", strip=True)) for t in blocks]
    if not lines:
        lines = [re.sub(r"\s+", " ", root.get_text(" ", strip=True))]
    title = soup.title.get_text(strip=True) if soup.title and not soup.find("h1") else ""
    return "\n".join(filter(None, [title, *lines])), stated


def _pdf(path: Path) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pages = [page.extract_text() or "" for page in PdfReader(path).pages]
    except (PyPdfError, ValueError, KeyError, NotImplementedError) as error:
        found = f"a PDF that cannot be read ({type(error).__name__})"
        raise DocumentError(
            fault(str(path), found, "an open PDF", "Export it again, without a password.")
        ) from error
    text = "\n\n".join(pages)
    text = re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text)
    return re.sub(r"(?<=[^\n.:!?])\n(?=[^\n•*-])", " ", text)
