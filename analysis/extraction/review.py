"""A document under review: its figures marked in their sentences, the drafted fields beside."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Self

from analysis.blocks import Cover
from analysis.bundles import Bundle
from analysis.columns import Column
from analysis.extraction.extractor import facts
from analysis.extraction.surroundings.facts import Fact
from analysis.extraction.text.document import Document
from analysis.extraction.text.loading import load
from analysis.extraction.text.sentences import sentences
from analysis.tables import Table

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = (
    Column(key="figure", label="Figure", header=True),
    Column(key="indicator", label="Indicator"),
    Column(key="status", label="Status"),
    Column(key="direction", label="Between"),
    Column(key="period", label="Period"),
    Column(key="hedge", label="Hedge"),
    Column(key="confidence", label="Confidence", align="right"),
    Column(key="doubts", label="Doubts"),
)


@dataclass(frozen=True, slots=True)
class Review:
    """A document and the facts drafted from it."""

    document: Document
    facts: tuple[Fact, ...]

    @classmethod
    def open(cls, path: str, *, published: str = "", source_id: str = "") -> Self:
        """Read a document; a path that is not found is looked for in the project's folder.

        Raises:
            DocumentError: If it is no document; see :func:`.loading.load`.
        """
        given = Path(path)
        document = load(
            given if given.exists() else ROOT / path, name=source_id, published=published
        )
        return cls(document, facts(document))

    @property
    def doubtful(self) -> tuple[Fact, ...]:
        """The facts with a doubt, in reading order."""
        return tuple(fact for fact in self.facts if fact.doubts)


def cover(review: Review) -> Cover:
    """Return the head: what is read, when it was published, how many figures and doubts."""
    document = review.document
    title = document.text[slice(*document.title)].strip() or document.name
    codes = sorted({c for f in review.facts for c in (f.get("direction") or ())[:2] if c})
    return Cover(
        title=f"Intake: {title}",
        subtitle=document.publisher,
        pair="-".join(codes[:2]),
        edition=document.published or "undated",
        as_of=document.published,
        facts=(
            ("Published", document.published or "unknown: nothing relative is resolved"),
            ("Figures", str(len(review.facts))),
            ("With a doubt", str(len(review.doubtful))),
        ),
    )


@dataclass(frozen=True, slots=True)
class Passages:
    """The sentences that hold figures, each figure marked, with what was made of it."""

    review: Review

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        table = _sentences(self.review)
        shown, metadata = table._repr_mimebundle_()
        return {**shown, "text/html": _html(self.review)}, metadata


def passages(review: Review) -> Passages:
    """Return the document's figures in their sentences, for reading side by side."""
    return Passages(review)


def fields(review: Review) -> Table:
    """Return one row per figure with every drafted field, its confidence and its doubts."""
    return Table(
        id="drafted-fields",
        title="The drafted fields",
        columns=COLUMNS,
        rows=tuple(_row(review.document, fact) for fact in review.facts),
        source=review.document.publisher or review.document.name,
    )


def _row(document: Document, fact: Fact) -> tuple[str, ...]:
    return (
        document.text[fact.quantity.start : fact.quantity.end],
        fact.indicator.replace("_", " "),
        fact.status,
        _between(fact),
        _period(fact),
        str(fact.get("hedge")).replace("_", " "),
        f"{fact.confidence:.2f}",
        "; ".join(fact.doubts) or "none",
    )


def _between(fact: Fact) -> str:
    origin, target, mutual = fact.get("direction") or (None, None, False)
    if origin is None and target is None:
        return "[z]"
    return f"{origin or '?'} {'and' if mutual else 'to'} {target or '?'}"


def _period(fact: Fact) -> str:
    start, end = fact.get("period") or (None, None)
    if end is None:
        return "[x]"
    return end if start == end else f"{start or 'open'} to {end}"


def _held(review: Review) -> Iterator[tuple[tuple[int, int], list[Fact]]]:
    for sentence in sentences(review.document):
        inside = [f for f in review.facts if sentence.start <= f.quantity.start < sentence.end]
        if inside:
            yield (sentence.start, sentence.end), inside


def _sentences(review: Review) -> Table:
    rows = []
    for (start, end), inside in _held(review):
        text = review.document.text[start:end]
        rows.append((text, "; ".join(_summary(review.document, fact) for fact in inside)))
    return Table(
        id="figures-in-sentences",
        title="The figures in their sentences",
        columns=(
            Column(key="sentence", label="Sentence", header=True),
            Column(key="reading", label="Read as"),
        ),
        rows=tuple(rows),
        source=review.document.publisher or review.document.name,
    )


def _summary(document: Document, fact: Fact) -> str:
    figure, indicator, status, between, period, hedge, *_ = _row(document, fact)
    said = "" if hedge == "exact" else f", {hedge}"
    return f"{figure}: {indicator} ({status}{said}), {between}, {period}"


def _html(review: Review) -> str:
    body = "".join(
        f"<tr><td style='text-align:left;vertical-align:top'>{_marked(review, span, inside)}</td>"
        f"<td style='text-align:left;vertical-align:top'>{_listed(review, inside)}</td></tr>"
        for span, inside in _held(review)
    )
    return (
        "<div class='mathjax_ignore'><table><caption><strong>The figures in their sentences"
        "</strong></caption><thead><tr><th scope='col'>Sentence</th><th scope='col'>Read as</th>"
        f"</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _marked(review: Review, span: tuple[int, int], inside: list[Fact]) -> str:
    text, position, out = review.document.text, span[0], ""
    for fact in inside:
        start, end = fact.quantity.start, fact.quantity.end
        tint = "#ffe08a" if fact.doubts else "#c9e8c4"
        out += escape(text[position:start])
        out += f"<mark style='background:{tint};color:#111'>{escape(text[start:end])}</mark>"
        position = end
    return out + escape(text[position : span[1]])


def _listed(review: Review, inside: list[Fact]) -> str:
    lines = []
    for fact in inside:
        doubts = f" <small>Doubt: {escape('; '.join(fact.doubts))}</small>" if fact.doubts else ""
        lines.append(f"<li>{escape(_summary(review.document, fact))}.{doubts}</li>")
    return f"<ul>{''.join(lines)}</ul>"
