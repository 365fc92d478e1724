"""A drawing from a notebook, made fit to stand inside a page beside others.

It keeps shapes and text and nothing that acts; its ids get a prefix of their own, so that
two drawings in one page cannot borrow each other's parts; its inline styles become
attributes, so that the page's policy can forbid inline styles.
"""

import re
from xml.etree import ElementTree

from analysis.publishing.errors import DrawingError

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}"
KEPT = frozenset(
    {"svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
    | {"text", "tspan", "use", "clipPath", "linearGradient", "radialGradient", "stop"}
    | {"pattern", "marker", "mask", "symbol", "title", "desc", "image"}
)
LOCAL = re.compile(r"url\(\s*['\"]?#([^'\")]+)['\"]?\s*\)")
PICTURE = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=\s]+")
DECIMALS = re.compile(r"(\d\.\d{3})\d+")
ROUNDED = frozenset({"d", "points", "x", "y"})
"""Coordinates, to a thousandth; never a transform, whose factors may be small."""


def embedded(svg: str, prefix: str) -> str:
    """Return the drawing as one ``svg`` element with prefixed ids, without what acts.

    Args:
        svg: A whole SVG document.
        prefix: Put before each id; letters, digits and hyphens.

    Raises:
        DrawingError: If it is not well-formed SVG, or declares entities.
    """
    if "<!ENTITY" in svg:
        raise DrawingError("a drawing that declares entities")
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314  (entities are refused above)
    except ElementTree.ParseError as error:
        raise DrawingError(f"a drawing that is not well-formed ({error})") from error
    if root.tag != f"{{{SVG}}}svg":
        raise DrawingError(f"a drawing whose root is {root.tag!r}")
    _clean(root, prefix)
    _flatten(root)
    root.attrib |= {"xmlns": SVG, "stroke-linejoin": "round", "stroke-linecap": "butt"}
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)


def _clean(element: ElementTree.Element, prefix: str) -> None:
    element.attrib = dict(_attributes(element, prefix))
    for child in list(element):
        if _name(child) in KEPT:
            _clean(child, prefix)
        else:
            element.remove(child)


def _attributes(element: ElementTree.Element, prefix: str) -> list[tuple[str, str]]:
    kept: dict[str, str] = {}
    for name, value in element.attrib.items():
        if name == "style":
            kept.update(_declarations(value, prefix))
        elif name in ("href", f"{XLINK}href"):
            kept.update(_reference(value, prefix))
        elif name == "id":
            kept["id"] = prefix + value
        elif not name.startswith(("on", "{")):
            kept[name] = _value(name, value, prefix)
    return list(kept.items())


def _declarations(style: str, prefix: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in style.split(";") if ":" in part)
    return {key.strip(): _local(value.strip(), prefix) for key, value in pairs}


def _reference(value: str, prefix: str) -> dict[str, str]:
    if value.startswith("#"):
        return {"href": f"#{prefix}{value[1:]}"}
    return {"href": value} if PICTURE.fullmatch(value) else {}


def _value(name: str, value: str, prefix: str) -> str:
    if name in ROUNDED:
        return DECIMALS.sub(r"\1", value.replace("\n", ""))
    return _local(value, prefix)


def _local(value: str, prefix: str) -> str:
    if "url(" not in value:
        return value
    return LOCAL.sub(rf"url(#{prefix}\1)", value) if LOCAL.search(value) else "none"


def _flatten(root: ElementTree.Element) -> None:
    for element in root.iter():
        element.tag = _name(element)
        if element.tag not in ("text", "tspan", "title", "desc"):
            element.text = None
        if element.tag != "tspan":
            element.tail = None


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
