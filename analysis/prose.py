"""Text whose every number carries the note that stands behind it.

A sentence is a template of ours with named parts. A part is either cited (a
number and its note), plain (a parameter such as a year, printed as it is), or
a string from outside, which is escaped. A digit that is none of these is a
programming error and raises, so no figure can be typed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import NamedTuple

from analysis.bundles import Bundle, NoteData, bundle

MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+!|~$&])")
LINK = re.compile(r'\[((?:[^\[\]\\]|\\.)*)\]\(#note-[^\s)]*(?: "[^"]*")?\)')
DOLLAR = re.compile(r"\\.|\$")
SIGNS = {r"\$": r"<span>\$</span>", "$": r"\$"}
MARKS = re.compile(r"(?<!\\)\*+")
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What stands behind one printed number.

    ``id`` is stable over editions: it names the quantity, not its value.
    ``basis`` is one of claim, series, computed, event, count, parameter.
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
    inputs: tuple["Note", ...] = ()

    def with_inputs(self) -> tuple["Note", ...]:
        """Return this note and all it is computed from, each once, itself first."""
        seen: dict[str, Note] = {self.id: self}
        for note in self.inputs:
            for inner in note.with_inputs():
                seen.setdefault(inner.id, inner)
        return tuple(seen.values())

    def data(self) -> NoteData:
        """Return the note as plain data for a bundle."""
        return {
            "id": self.id,
            "label": self.label,
            "basis": self.basis,
            "phrase": self.phrase,
            "source": self.source,
            "published": self.published,
            "locator": self.locator,
            "href": self.href,
            "text": self.text,
            "formula": self.formula,
            "inputs": [note.id for note in self.inputs],
        }

    @property
    def hint(self) -> str:
        """One line for a tooltip: the phrase or the formula, and the source."""
        told = f"“{self.phrase}”" if self.phrase else self.formula
        return " — ".join(part for part in (self.label, told, self.source) if part)


class Cited(NamedTuple):
    """A printed number and its note."""

    text: str
    note: Note


class Plain(NamedTuple):
    """A number that is no finding: a year, a date, a parameter of the report."""

    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown, and the notes of the numbers in it, in order of citation."""

    markdown: str
    notes: tuple[Note, ...] = ()

    def __add__(self, other: "Prose") -> "Prose":
        """Return the two as one running text."""
        return joined((self, other))

    @property
    def plain(self) -> str:
        """The text without links, escapes and marks, as for an alt text."""
        text = MARKS.sub("", LINK.sub(r"\1", self.markdown))
        return re.sub(r"\\(.)", r"\1", text)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        return bundle(
            {"kind": "text", "markdown": self.markdown, "notes": notes_data(self.notes)},
            {"text/markdown": without_math(self.markdown), "text/plain": self.plain},
        )


Part = Cited | Plain | Prose | str


def cite(text: str, note: Note) -> Cited:
    """Return ``text`` as the printed form of the number behind ``note``."""
    return Cited(text, note)


def prose(template: str, **parts: Part) -> Prose:
    """Return ``template`` with its parts in place.

    Args:
        template: Markdown of ours, with ``{named}`` fields and no digit of its own.
        parts: What to put in: cited and plain numbers, prose, or text from outside
            (escaped).

    Raises:
        ValueError: If the template types a digit.
        KeyError: If a field has no part.
    """
    pieces: list[str] = []
    notes: list[Note] = []
    for literal, field, _, _ in Formatter().parse(template):
        if re.search(r"\d", literal):
            raise ValueError(f"a number is typed in {template!r}; pass it as a part")
        pieces.append(literal)
        if field is not None:
            text, cited = _placed(parts[field])
            pieces.append(text)
            notes.extend(cited)
    return Prose("".join(pieces), _once(notes))


def joined(parts: Iterable[Prose], separator: str = " ") -> Prose:
    """Return several sentences as one text; empty ones are left out."""
    kept = [part for part in parts if part.markdown]
    return Prose(
        separator.join(part.markdown for part in kept),
        _once([note for part in kept for note in part.notes]),
    )


def escape(text: str) -> str:
    r"""Return text from outside as Markdown that shows it and does nothing else.

    >>> escape("<b>*x*</b>")
    '\\<b\\>\\*x\\*\\</b\\>'
    """
    flat = INVISIBLE.sub("", text.replace("\n", " ").replace("\r", " "))
    return MARKDOWN.sub(r"\\\1", flat)


def without_math(markdown: str) -> str:
    r"""Return Markdown in which a front end finds no formula between two dollar signs.

    JupyterLab typesets what it finds between two of them after all escapes are gone, so an
    escaped sign gets an element of its own. One in a tooltip only needs the escape.

    >>> without_math(r"from \$1 to \$2")
    'from <span>\\$</span>1 to <span>\\$</span>2'
    """
    return DOLLAR.sub(lambda found: SIGNS.get(found[0], found[0]), markdown)


def notes_data(notes: Iterable[Note]) -> list[NoteData]:
    """Return the notes and all they are computed from, each once, as plain data."""
    seen: dict[str, Note] = {}
    for note in notes:
        for inner in note.with_inputs():
            seen.setdefault(inner.id, inner)
    return [note.data() for note in seen.values()]


def cell(part: Part) -> Mapping[str, str]:
    """Return a table cell: the text to print, and the id of its note or an empty string."""
    match part:
        case Cited(text, note):
            return {"text": text, "note": note.id}
        case Plain(text):
            return {"text": text, "note": ""}
        case Prose():
            raise TypeError("a cell holds one value, not prose")
        case str():
            return {"text": INVISIBLE.sub("", part), "note": ""}


def _placed(part: Part) -> tuple[str, tuple[Note, ...]]:
    match part:
        case Cited(text, note):
            hint = note.hint.replace("\\", "").replace('"', "'").replace("\n", " ")
            return f'[{escape(text)}](#note-{note.id} "{INVISIBLE.sub("", hint)}")', (note,)
        case Plain(text):
            return escape(text), ()
        case Prose(markdown, notes):
            return markdown, notes
        case str():
            return escape(part), ()


def _once(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple({note.id: note for note in notes}.values())
