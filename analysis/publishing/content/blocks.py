"""What a report is made of: spans within a paragraph, and blocks one under the other.

Frozen data without behaviour. The page and the PDF are both made from these, and from
nothing else. The field ``kind`` tells blocks and spans apart once they are plain data.
"""

from dataclasses import dataclass, field, fields, is_dataclass
from typing import Literal, Union

Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, printed as they are."""

    text: str
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Break:
    """A line break within a paragraph."""

    kind: Literal["break"] = "break"


@dataclass(frozen=True, slots=True)
class Styled:
    """Spans in one style."""

    style: Literal["strong", "emphasis", "code", "sub", "sup"]
    spans: tuple["Span", ...]
    kind: Literal["styled"] = "styled"


@dataclass(frozen=True, slots=True)
class Link:
    """Spans that lead to an address: http, https, mailto, or ``#id`` within the report."""

    href: str
    spans: tuple["Span", ...]
    kind: Literal["link"] = "link"


@dataclass(frozen=True, slots=True)
class Citation:
    """A printed number, and the endnote behind it.

    ``number`` is that of the endnote, ``turn`` counts the citations of this endnote, from 1.
    """

    spans: tuple["Span", ...]
    note: str
    hint: str = ""
    number: int = 0
    turn: int = 0
    kind: Literal["citation"] = "citation"


Span = Union[Text, Break, Styled, Link, Citation]  # noqa: UP007  (a forward reference)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 2 is a section of the report."""

    level: int
    id: str
    spans: tuple[Span, ...]
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose; ``lead`` if it stands before the first section."""

    spans: tuple[Span, ...]
    lead: bool = False
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; each item is a run of blocks."""

    ordered: bool
    items: tuple[tuple["Block", ...], ...]
    kind: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class Quote:
    """Blocks said by somebody else."""

    blocks: tuple["Block", ...]
    kind: Literal["quote"] = "quote"


@dataclass(frozen=True, slots=True)
class Code:
    """Lines printed as they are, such as a formula."""

    text: str
    kind: Literal["code"] = "code"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the cover strip; ``long`` if it needs a line of its own."""

    label: str
    value: str
    long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Who, what and as of when; ``series`` is the kind of report, from its first heading.

    ``implied`` goes without saying in the labels of notes.
    """

    title: str
    subtitle: str = ""
    pair: str = ""
    edition: str = "latest"
    as_of: str = ""
    language: str = "en"
    facts: tuple[Fact, ...] = ()
    licence: str = ""
    keywords: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()
    series: str = ""
    kind: Literal["cover"] = "cover"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``header`` if its cells name their rows."""

    label: str
    key: str = ""
    unit: str = ""
    align: Align = "left"
    header: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One value as printed, and its endnote if it has one."""

    text: str = ""
    note: str = ""
    number: int = 0
    turn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows under columns, as many cells in each row as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Grid):
    """A table with its title, its source, and what its marks mean."""

    id: str
    title: str
    subtitle: str = ""
    source: str = ""
    symbols: dict[str, str]
    number: int = 0
    csv: str = ""
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Grid):
    """A picture, what it shows in words, and the rows it was drawn from."""

    id: str
    title: str
    alt: str
    subtitle: str = ""
    source: str = ""
    symbols: dict[str, str] = field(default_factory=dict)
    svg: str = ""
    number: int = 0
    csv: str = ""
    kind: Literal["figure"] = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """One number on a card."""

    label: str
    value: Cell
    period: str = ""
    source: str = ""
    hedge: str = ""
    svg: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures:
    """The few numbers a hurried reader takes away."""

    id: str
    title: str
    items: tuple[KeyFigure, ...]
    kind: Literal["key-figures"] = "key-figures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check the report ran on itself."""

    name: str
    status: Literal["passed", "warning", "failed"]
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """The checks the report ran on itself."""

    id: str
    title: str
    items: tuple[Check, ...]
    kind: Literal["checks"] = "checks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endnote:
    """What stands behind a printed number; ``cited`` counts its citations.

    ``part`` is what tells it from the others of its run, such as the year, and ``own`` what
    only it remarks.
    """

    id: str
    label: str
    basis: str
    phrase: str = ""
    source: str = ""
    published: str = ""
    locator: str = ""
    href: str = ""
    text: str = ""
    formula: str = ""
    inputs: tuple[str, ...] = ()
    number: int = 0
    cited: int = 0
    input_numbers: tuple[int, ...] = ()
    part: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Notes of one kind and origin, such as a series; ``label`` is empty if it is just one.

    ``text`` is what all of them remark.
    """

    label: str
    notes: tuple[Endnote, ...]
    text: str = ""
    kind: Literal["run"] = "run"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where notes come from: a source by ``name``, a ``formula``, or else their ``basis``."""

    basis: str
    runs: tuple[Run, ...]
    name: str = ""
    published: str = ""
    formula: tuple[Span, ...] = ()
    href: str = ""
    text: str = ""
    kind: Literal["origin"] = "origin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endnotes:
    """The notes of all the others, by number."""

    origins: tuple[Origin, ...] = ()
    kind: Literal["endnotes"] = "endnotes"

    @property
    def notes(self) -> tuple[Endnote, ...]:
        """Every note, by number."""
        return tuple(n for origin in self.origins for run in origin.runs for n in run.notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A text file that belongs to the report."""

    name: str
    media_type: str
    text: str
    description: str = ""
    kind: Literal["attachment"] = "attachment"


Block = Union[  # noqa: UP007  (a forward reference)
    Heading,
    Paragraph,
    Listing,
    Quote,
    Code,
    Table,
    Figure,
    KeyFigures,
    Checks,
    Endnotes,
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole report: its cover, its blocks in reading order, and its files."""

    cover: Cover
    blocks: tuple[Block, ...]
    attachments: tuple[Attachment, ...] = ()


def plain_data(value: object) -> object:
    """Return blocks and spans as plain lists and mappings, fit for JSON.

    >>> plain_data(Paragraph((Text("a"),)))["spans"]
    [{'text': 'a', 'kind': 'text'}]
    """
    if is_dataclass(value):
        return {field.name: plain_data(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain_data(item) for item in value]
    return value


def words(spans: tuple[Span, ...]) -> str:
    """Return the text of spans without its styles.

    >>> words((Text("a "), Styled("strong", (Text("b"),))))
    'a b'
    """
    return "".join(_words(span) for span in spans)


def _words(span: Span) -> str:
    match span:
        case Text(text):
            return text
        case Break():
            return " "
        case Styled(_, spans) | Link(_, spans) | Citation(spans):
            return words(spans)
