"""Markdown → blocks: the part of it a report may use, the rest as visible text.

The parser is mistune, nbconvert's own. Raw HTML is printed as the characters it is made
of; a link to anything but http, https, mailto or a place in the report is only its text.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

from analysis.publishing.content import formulas
from analysis.publishing.content.blocks import (
    Block,
    Break,
    Citation,
    Code,
    Heading,
    Link,
    Listing,
    Paragraph,
    Quote,
    Span,
    Styled,
    Text,
    words,
)
from analysis.publishing.errors import MarkdownError

NOTE = "#note-"
SCHEMES = frozenset({"http", "https", "mailto"})

Token = Mapping[str, Any]


def parse(markdown: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text; headings have no id yet.

    Raises:
        MarkdownError: If it holds a picture or a table, which need their bundles.
    """
    return tuple(_blocks(_parser()(markdown)))


@lru_cache(maxsize=1)
def _parser() -> Callable[[str], list[dict[str, Any]]]:
    import mistune

    parser: Callable[[str], Any] = mistune.create_markdown(renderer=None, plugins=["table"])
    return parser


def _blocks(tokens: Iterable[Token]) -> Iterable[Block]:
    for token in tokens:
        kind = token["type"]
        if kind in ("blank_line", "thematic_break"):
            continue
        if kind not in BLOCKS:
            raise MarkdownError(f"a Markdown {kind.replace('_', ' ')}")
        yield BLOCKS[kind](token)


def _heading(token: Token) -> Block:
    return Heading(token["attrs"]["level"], "", _spans(token["children"]))


def _paragraph(token: Token) -> Block:
    return Paragraph(_spans(token["children"]))


def _list(token: Token) -> Block:
    items = tuple(tuple(_blocks(item["children"])) for item in token["children"])
    return Listing(token["attrs"]["ordered"], items)


def _quote(token: Token) -> Block:
    return Quote(tuple(_blocks(token["children"])))


def _code(token: Token) -> Block:
    return Code(token["raw"].rstrip("\n"))


def _raw(token: Token) -> Block:
    return Paragraph((Text(token["raw"].strip()),))


BLOCKS: Mapping[str, Callable[[Token], Block]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "block_text": _paragraph,
    "list": _list,
    "block_quote": _quote,
    "block_code": _code,
    "block_html": _raw,
}


def _spans(tokens: Iterable[Token]) -> tuple[Span, ...]:
    return tuple(_merged(span for token in tokens for span in _span(token)))


def _merged(spans: Iterable[Span]) -> Iterable[Span]:
    text = ""
    for span in spans:
        if isinstance(span, Text):
            text += span.text
            continue
        if text:
            yield Text(text)
        text = ""
        yield span
    if text:
        yield Text(text)


def _span(token: Token) -> tuple[Span, ...]:
    match token["type"]:
        case "text" | "inline_html":
            return (Text(token["raw"]),)
        case "softbreak":
            return (Text(" "),)
        case "linebreak":
            return (Break(),)
        case "codespan":
            return (Styled("code", (Text(token["raw"]),)),)
        case "strong":
            return (Styled("strong", _spans(token["children"])),)
        case "emphasis":
            return (Styled("emphasis", _scripted(_spans(token["children"]))),)
        case "link":
            return _link(token)
        case other:
            raise MarkdownError(f"a Markdown {other}")


def _scripted(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Set what is emphasised as a formula, should it be one."""
    parts = (formulas.spans(s.text) if isinstance(s, Text) else (s,) for s in spans)
    return tuple(part for found in parts for part in found)


def _link(token: Token) -> tuple[Span, ...]:
    url, spans = token["attrs"]["url"], _spans(token["children"])
    if url.startswith(NOTE):
        return (Citation(spans, unquote(url.removeprefix(NOTE)), token["attrs"].get("title", "")),)
    if safe_address(url):
        return (Link(url, spans),)
    return (Text(words(spans)),)


def safe_address(url: str) -> bool:
    """Return whether a reader may be led there: http, https, mailto or ``#place``.

    >>> safe_address("https://stat.gov.kz/"), safe_address("javascript:alert(1)")
    (True, False)
    """
    if url.startswith("#"):
        return True
    try:
        return urlsplit(url).scheme.lower() in SCHEMES
    except ValueError:
        return False
