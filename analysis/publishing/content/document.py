"""An executed notebook → the report's content, in order, endnotes numbered.

The page and the PDF are made from what ``read`` returns, and from nothing else.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import zip_longest
from pathlib import Path
from typing import Any

from analysis.errors import fault
from analysis.publishing.content import notes, tabular
from analysis.publishing.content.blocks import (
    Attachment,
    Block,
    Cover,
    Document,
    Endnote,
    Endnotes,
    Fact,
    Figure,
    Heading,
    KeyFigures,
    Paragraph,
    Table,
    Text,
    words,
)
from analysis.publishing.content.markdown import parse, safe_address
from analysis.publishing.content.results import Result, results
from analysis.publishing.content.words import words as terms
from analysis.publishing.errors import DrawingError, MarkdownError, ReportError

HIDDEN = frozenset({"hide-cell", "parameters", "injected-parameters"})
RESERVED = re.compile(r"report|(note|cite)-\d.*")
LONGEST_FACT = 32
"""Letters that fit beside other facts."""
IDENTIFIER = re.compile(r"[A-Za-z][\w-]*")


@dataclass(slots=True)
class Draft:
    """A report while its notebook is read."""

    name: str
    cover: Cover | None = None
    series: str = ""
    blocks: list[tuple[Block, str]] = field(default_factory=list)
    notes: dict[str, Endnote] = field(default_factory=dict)
    attachments: list[Attachment] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)


def read(notebook: Mapping[str, Any], name: str = "notebook") -> Document:
    """Return the content of an executed notebook.

    Args:
        notebook: The notebook as nbformat 4 data.
        name: What messages call it, such as its file's name; the title if it has none.

    Raises:
        ReportError: If an output has no place in a report, or a cited note is missing.
    """
    draft = Draft(name)
    for number, cell in enumerate(notebook["cells"], start=1):
        place = f"{name}, cell {number} ({cell.get('id', 'no id')})"
        for result in results(cell, place) if _shown(cell) else ():
            _add(draft, result)
    return _numbered(draft)


def _shown(cell: Mapping[str, Any]) -> bool:
    return not HIDDEN.intersection(cell["metadata"].get("tags", ()))


def _add(draft: Draft, result: Result) -> None:
    for note in result.notes:
        _note(draft, note, result.place)
    match result.content:
        case str(markdown):
            _prose(draft, markdown, result.place)
        case Cover() as cover:
            _cover(draft, cover, result.place)
        case Attachment() as attachment:
            _claim_id(draft, Path(attachment.name).stem, result.place)
            draft.attachments.append(attachment)
        case block:
            _block(draft, block, result.place)


def _note(draft: Draft, note: Endnote, place: str) -> None:
    href = note.href if safe_address(note.href) else ""
    known = draft.notes.setdefault(note.id, note := replace(note, href=href))
    if known != note:
        raise ReportError(
            fault(
                place,
                f"a second, different note {note.id!r}",
                "one meaning for one note id",
                "Give the two quantities two ids, or make their notes equal.",
            )
        )


def _cover(draft: Draft, cover: Cover, place: str) -> None:
    if draft.cover is not None:
        raise ReportError(
            fault(place, "a second cover", "one cover in a report", "Remove one of the two.")
        )
    draft.cover = cover


def _prose(draft: Draft, markdown: str, place: str) -> None:
    try:
        blocks = parse(markdown)
    except MarkdownError as error:
        raise ReportError(
            fault(
                place,
                str(error),
                "headings, paragraphs, lists, quotes, links, emphasis or code",
                "Show pictures and tables as results of a code cell.",
            )
        ) from error
    for block in blocks:
        _prose_block(draft, block, place)


def _prose_block(draft: Draft, block: Block, place: str) -> None:
    if isinstance(block, Heading) and block.level == 1:
        draft.series = draft.series or words(block.spans)
        return
    if isinstance(block, Heading):
        block = replace(block, level=_level(draft, block))
    elif isinstance(block, Paragraph):
        block = replace(block, lead=not any(isinstance(b, Heading) for b, _ in draft.blocks))
    draft.blocks.append((block, place))


def _level(draft: Draft, heading: Heading) -> int:
    """No level is skipped on the way down, whatever the notebook does."""
    above = [block.level for block, _ in draft.blocks if isinstance(block, Heading)]
    return min(heading.level, above[-1] + 1 if above else 2)


def _block(draft: Draft, block: Block, place: str) -> None:
    _claim_id(draft, getattr(block, "id", None), place)
    if isinstance(block, Figure | Table):
        number = draft.counts[block.kind] = draft.counts.get(block.kind, 0) + 1
        block = replace(block, number=number, csv=tabular.as_csv(block))
    if isinstance(block, Figure):
        block = replace(block, svg=_drawing(block.svg, f"{_token(block.id)}-", place))
    if isinstance(block, KeyFigures):
        block = replace(block, items=_cards(block, place), title=_untold(draft, block.title))
    draft.blocks.append((block, place))


def _untold(draft: Draft, title: str) -> str:
    """Return a title, or nothing if the heading right above it says the same."""
    above = draft.blocks[-1][0] if draft.blocks else None
    said = isinstance(above, Heading) and words(above.spans) == title
    return "" if said else title


def _claim_id(draft: Draft, id_: str | None, place: str) -> None:
    if id_ is None:
        return
    if id_ in draft.ids or RESERVED.fullmatch(id_) or not IDENTIFIER.fullmatch(id_):
        raise ReportError(
            fault(
                f"{place} (id)",
                repr(id_),
                "letters, digits and hyphens, used once in the report",
                "Choose another: it names the place in the page and the file of its data.",
            )
        )
    draft.ids.add(id_)


def _cards(block: KeyFigures, place: str) -> tuple[Any, ...]:
    prefix = _token(block.id)
    return tuple(
        replace(card, svg=card.svg and _drawing(card.svg, f"{prefix}-{turn}-", place))
        for turn, card in enumerate(block.items)
    )


def _drawing(svg: str, prefix: str, place: str) -> str:
    from analysis.publishing.content.svg import embedded

    try:
        return embedded(svg, prefix)
    except DrawingError as error:
        raise ReportError(
            fault(place, str(error), "an SVG document", "Draw it with analysis.figures.")
        ) from error


def _token(text: str) -> str:
    return re.sub(r"[^\w-]+", "-", text).strip("-").lower() or "section"


def _named(draft: Draft, block: Block) -> Block:
    """Return a heading with a readable id that nothing else in the report has."""
    if not isinstance(block, Heading):
        return block
    slug = name = _token(words(block.spans))
    turn = 1
    while slug in draft.ids or RESERVED.fullmatch(slug):
        turn += 1
        slug = f"{name}-{turn}"
    draft.ids.add(slug)
    return replace(block, id=slug)


def _numbered(draft: Draft) -> Document:
    cover = draft.cover or Cover(title=draft.series or draft.name)
    numbering = notes.Numbering({n: _brief(note, cover) for n, note in draft.notes.items()})
    for block, place in draft.blocks:
        _cited(block, place, numbering)
    _settle(draft, numbering)
    blocks = [_named(draft, _cited(block, place, numbering)) for block, place in draft.blocks]
    endnotes = numbering.endnotes()
    series = draft.series if draft.series != cover.title else ""
    return Document(
        cover=replace(cover, series=series, facts=tuple(_facts(cover))),
        blocks=tuple(_headed([*_placed(blocks, endnotes, draft)])),
        attachments=tuple(draft.attachments),
    )


def _brief(note: Endnote, cover: Cover) -> Endnote:
    label = reduce(lambda told, implied: told.replace(implied, ""), cover.implied, note.label)
    return replace(note, label=label)


def _facts(cover: Cover) -> Iterator[Fact]:
    """Yield the lines of the cover strip, the licence as the last of the short ones."""
    licence = Fact(terms(cover.language)["licence"], cover.licence)
    told = (*cover.facts, *((licence,) if cover.licence else ()))
    measured = [replace(fact, long=len(fact.value) > LONGEST_FACT) for fact in told]
    yield from sorted(measured, key=lambda fact: fact.long)


def _cited(block: Block, place: str, numbering: notes.Numbering) -> Block:
    try:
        return notes.cited(block, numbering)
    except KeyError as error:
        raise _missing(place, error.args[0]) from error


def _settle(draft: Draft, numbering: notes.Numbering) -> None:
    try:
        numbering.settle()
    except KeyError as error:
        raise _missing(draft.name, error.args[0]) from error


def _missing(place: str, note: str) -> ReportError:
    return ReportError(
        fault(
            place,
            f"a citation of note {note!r}",
            "the id of a note in one of the report's results",
            "Pass the note along with the number it stands behind.",
        )
    )


def _placed(blocks: Iterable[Block], endnotes: Endnotes, draft: Draft) -> Iterator[Block]:
    before: Block | None = None
    placed = False
    for block in blocks:
        if isinstance(block, Endnotes):
            yield from _with_heading(endnotes, before, draft) if not placed else ()
            placed = True
        else:
            yield block
        before = block
    if not placed:
        yield from _with_heading(endnotes, None, draft)


def _headed(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks without headings that have nothing below them."""
    for block, below in zip_longest(blocks, blocks[1:]):
        level = below.level if isinstance(below, Heading) else 0 if below is None else 9
        if not isinstance(block, Heading) or level > block.level:
            yield block


def _with_heading(endnotes: Endnotes, before: Block | None, draft: Draft) -> Iterator[Block]:
    if not endnotes.origins:
        return
    if not isinstance(before, Heading):
        title = terms(draft.cover.language if draft.cover else "en")["notes"]
        yield _named(draft, Heading(2, "", (Text(title),)))
    yield endnotes
