"""A tagged PDF as a screen reader has it: elements in order, with their text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

Place = tuple[int, int]
INLINE = {"Span", "Link", "Strong", "Em", "Sub", "Sup"}
HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


@dataclass(slots=True)
class Element:
    """One element of the structure tree; ``parts`` are its texts and elements in order."""

    kind: str
    alt: str = ""
    parts: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text below, in reading order."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def lines(self) -> str:
        """All text below, each part of a page on lines of its own."""
        told = "".join(part if isinstance(part, str) else part.lines for part in self.parts)
        return told if self.kind in INLINE else f"\n{told}\n"

    def all(self, *kinds: str) -> Iterator["Element"]:
        """Yield the elements of these kinds, in reading order, those within others too."""
        if self.kind in kinds:
            yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.all(*kinds)

    def without(self, *kinds: str) -> "Element":
        """Return the same without the elements of these kinds."""
        kept = (part for part in self.parts if isinstance(part, str) or part.kind not in kinds)
        parts = [part if isinstance(part, str) else part.without(*kinds) for part in kept]
        return Element(self.kind, self.alt, parts)


def tree(content: bytes) -> Element:
    """Return the structure tree of a PDF."""
    with pikepdf.open(BytesIO(content)) as pdf:
        texts: dict[Place, str] = {}
        for place, text in _texts(pdf):
            texts[place] = texts.get(place, "") + text
        root = Element("Root")
        _grow(root, pdf.Root.StructTreeRoot.get("/K"), None, texts)
        return root


def _grow(parent: Element, kid: Any, page: Any, texts: dict[Place, str]) -> None:
    if isinstance(kid, pikepdf.Array):
        for one in kid:
            _grow(parent, one, page, texts)
    elif isinstance(kid, pikepdf.Dictionary):
        page = kid.get("/Pg", page)
        if "/S" in kid:
            element = Element(str(kid["/S"])[1:], str(kid.get("/Alt", "")))
            parent.parts.append(element)
            _grow(element, kid.get("/K"), page, texts)
        elif "/MCID" in kid:
            parent.parts.append(texts.get((page.objgen[0], int(kid["/MCID"])), ""))
    elif kid is not None:
        parent.parts.append(texts.get((page.objgen[0], int(kid)), ""))


def _texts(pdf: pikepdf.Pdf) -> Iterator[tuple[Place, str]]:
    """Yield each marked text with the place it is known by: page object and number."""
    fonts: dict[int, dict[int, str]] = {}
    for page in pdf.pages:
        for mark, text in _marked(page, fonts):
            yield (page.obj.objgen[0], mark), text


def _marked(page: pikepdf.Page, fonts: dict[int, dict[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the text of each marked part; what stands for a text is taken for it."""
    marks: list[int | None] = [None]
    letters: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):  # type: ignore[misc]
        match str(operator), marks[-1]:
            case "BDC", around:
                told: Any = operands[1]
                mark = int(told["/MCID"]) if "/MCID" in told else around
                if "/ActualText" in told and mark is not None:
                    yield mark, str(told["/ActualText"])
                marks.append(None if "/ActualText" in told else mark)
            case "BMC", _:
                marks.append(None)
            case "EMC", _:
                marks.pop()
            case "Tf", _:
                letters = _letters(page.Resources["/Font"][str(operands[0])], fonts)
            case "Tj" | "TJ", int(mark):
                yield mark, _read(operands[0], letters)


def _read(shown: Any, letters: dict[int, str]) -> str:
    strings = shown if isinstance(shown, pikepdf.Array) else [shown]
    codes = b"".join(bytes(s) for s in strings if isinstance(s, pikepdf.String))
    pairs = zip(codes[::2], codes[1::2], strict=True)
    return "".join(letters[high << 8 | low] for high, low in pairs)


def _letters(font: Any, fonts: dict[int, dict[int, str]]) -> dict[int, str]:
    """Return what each glyph of a font stands for, from its ToUnicode map."""
    if font.objgen[0] in fonts:
        return fonts[font.objgen[0]]
    letters = fonts[font.objgen[0]] = {}
    for line in font.ToUnicode.read_bytes().splitlines():
        values = HEX.findall(line)
        if len(values) == 2:
            letters[int(values[0], 16)] = bytes.fromhex(values[1].decode()).decode("utf-16-be")
    return letters
