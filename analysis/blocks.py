"""The parts of a report that are neither prose nor table nor chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.bundles import Bundle, bundle
from analysis.columns import Value
from analysis.language import _
from analysis.prose import Cited, Note, Prose, cell, escape, notes_data, prose, without_math


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the report is, about whom, as known on which day; shown once, first.

    ``facts`` are pairs of label and value: data vintage, sources, checks. ``implied`` is what
    goes without saying in the labels of its notes, such as between whom the trade is.
    """

    title: str
    pair: str
    edition: str
    as_of: str
    subtitle: str = ""
    language: str = "en"
    facts: tuple[tuple[str, str], ...] = ()
    licence: str = ""
    keywords: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        content = {
            "kind": "cover",
            "title": self.title,
            "subtitle": self.subtitle,
            "pair": self.pair,
            "edition": self.edition,
            "as_of": self.as_of,
            "language": self.language,
            "facts": [{"label": label, "value": value} for label, value in self.facts],
            "licence": self.licence,
            "keywords": list(self.keywords),
            "implied": list(self.implied),
        }
        lines = [prose("**{label}:** {value}", label=k, value=v) for k, v in self.facts]
        subtitle = [Prose(escape(self.subtitle))] if self.subtitle else []
        return bundle(content, _listed(Prose(f"## {escape(self.title)}"), [*subtitle, *lines]))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """One number to take away: its period and source with it; ``hedge`` is a badge.

    ``svg`` is a sparkline or empty.
    """

    label: str
    value: Value
    period: str
    source: str
    hedge: str = ""
    svg: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures:
    """At most eight numbers to take away.

    Raises:
        ValueError: If there are more than eight.
    """

    id: str
    title: str
    items: tuple[KeyFigure, ...]

    def __post_init__(self) -> None:
        if len(self.items) > MOST_KEY_FIGURES:
            raise ValueError(
                f"key figures {self.id!r}: found {len(self.items)}; expected at most "
                f"{MOST_KEY_FIGURES}. Choose those a hurried reader needs."
            )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        items = [
            {
                "label": item.label,
                "value": cell(item.value),
                "period": item.period,
                "source": item.source,
                "hedge": item.hedge,
                "svg": item.svg,
            }
            for item in self.items
        ]
        content = {
            "kind": "key-figures",
            "id": self.id,
            "title": self.title,
            "items": items,
            "notes": notes_data(_notes(self.items)),
        }
        told = "{label}: **{value}** ({period})"
        lines = [prose(told, label=i.label, value=i.value, period=i.period) for i in self.items]
        return bundle(content, _listed(prose("**{title}**", title=self.title), lines))


MOST_KEY_FIGURES = 8


class Outcome(StrEnum):
    """How a check ended."""

    PASSED = "passed"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check the report ran on itself, and what it found."""

    name: str
    status: Outcome
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """The checks the report ran on itself."""

    id: str
    title: str
    items: tuple[Check, ...]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        items = [{"name": c.name, "status": str(c.status), "detail": c.detail} for c in self.items]
        lines = [
            prose(
                "**{status}:** {told}", status=str(c.status), told=f"{c.name} {c.detail}".rstrip()
            )
            for c in self.items
        ]
        content = {"kind": "checks", "id": self.id, "title": self.title, "items": items}
        return bundle(content, _listed(prose("**{title}**", title=self.title), lines))


@dataclass(frozen=True, slots=True)
class Endnotes:
    """The place where the notes of all the others stand."""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        told = _("The notes stand here in the report; here, point at a number to see its own.")
        return bundle({"kind": "endnotes"}, {"text/markdown": told, "text/plain": "Endnotes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A text file that belongs to the report; ``name`` has no folder."""

    name: str
    media_type: str
    text: str
    description: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        content = {
            "kind": "attachment",
            "name": self.name,
            "media_type": self.media_type,
            "text": self.text,
            "description": self.description,
        }
        return bundle(content, {"text/plain": f"{self.name}: {self.description}"})


def _listed(head: Prose, lines: Sequence[Prose]) -> dict[str, str]:
    """Return a head and a list below it, for front ends that show no report."""
    markdown = "\n".join([head.markdown, "", *(f"- {line.markdown}" for line in lines)])
    told = "\n".join(line.plain for line in (head, *lines)).lstrip("# ")
    return {"text/markdown": without_math(markdown), "text/plain": told}


def _notes(items: Sequence[KeyFigure]) -> list[Note]:
    return [item.value.note for item in items if isinstance(item.value, Cited)]
