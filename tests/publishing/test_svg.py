"""A drawing made fit to stand in a page beside others."""

import pytest

from analysis.publishing.content.svg import embedded
from analysis.publishing.errors import DrawingError

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def drawing(inner: str) -> str:
    return embedded(f"{HEAD}{inner}</svg>", "f1-")


def test_ids_and_what_refers_to_them_get_the_prefix() -> None:
    found = drawing(
        '<path id="a"/><use xlink:href="#a" clip-path="url(#b)" style="fill: url(#c)"/>'
    )

    assert '<path id="f1-a" />' in found
    assert 'clip-path="url(#f1-b)"' in found
    assert 'fill="url(#f1-c)"' in found
    assert 'href="#f1-a"' in found


def test_inline_styles_become_attributes() -> None:
    found = drawing('<path style="fill: none; stroke: #0072b2"/>')

    assert '<path fill="none" stroke="#0072b2" />' in found


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<foreignObject><b/></foreignObject>",
        '<a href="javascript:alert(1)"><path/></a>',
        '<path onclick="alert(1)"/>',
        '<image href="https://example.org/x.png"/>',
        '<use xlink:href="https://example.org/x.svg#a"/>',
        '<path style="fill: url(https://example.org/x)"/>',
        "<style>@import 'https://example.org';</style>",
        '<set attributeName="href" to="javascript:alert(1)"/>',
    ],
)
def test_what_acts_or_loads_is_left_out(inner: str) -> None:
    found = drawing(inner)

    assert "alert" not in found
    assert "example.org" not in found


def test_text_stays_escaped() -> None:
    assert "&lt;script&gt;" in drawing("<text>&lt;script&gt;</text>")


def test_an_entity_is_refused() -> None:
    with pytest.raises(DrawingError, match="entities"):
        embedded(f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}</svg>', "f-")


@pytest.mark.parametrize("text", ["", "<svg", "<html/>", f"{HEAD}\x00</svg>"])
def test_what_is_no_drawing_is_refused(text: str) -> None:
    with pytest.raises(DrawingError):
        embedded(text, "f-")


def test_coordinates_are_rounded_but_no_scale_is() -> None:
    found = drawing('<path d="M 1.23456 2" transform="scale(0.015625)"/>')

    assert '<path d="M 1.234 2" transform="scale(0.015625)" />' in found
