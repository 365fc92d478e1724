"""Text from outside, in a real browser under the page's own policy: shown, never obeyed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page

from analysis.bundles import MIME
from analysis.publishing.content.document import read
from analysis.publishing.places.site import entries
from analysis.publishing.places.site import page as index
from analysis.publishing.rendering.html import page as rendered

pytestmark = pytest.mark.browser

HOSTILE = {
    "script": "<script>window.hit = 1; alert(1)</script>",
    "handler": "<img src=x onerror='window.hit = 1'>",
    "quoted-handler": '" onfocus="window.hit = 1" autofocus tabindex="0',
    "drawing": "<svg onload='window.hit = 1'><a href='javascript:window.hit = 1'>in</a></svg>",
    "frame": "<iframe srcdoc='<script>parent.hit = 1</script>'></iframe>",
    "end-of-an-element": "</title></style></textarea></svg><script>window.hit = 1</script>",
    "comment": "--><script>window.hit = 1</script><!--",
    "style": "<style>body { background: url(https://example.org/a.png) }</style>",
    "address": "javascript:window.hit=1",
    "template": "{{ 7 * 7 }} {% raw %} ${7 * 7}",
    "refresh": "<meta http-equiv='refresh' content='0; url=https://example.org/'>",
}
HARMLESS = "Words of a source"
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 viewBox="0 0 90 30" onload="window.hit = 1"><script>window.hit = 1</script>
<image href="https://example.org/a.png" width="9" height="9"/>
<a xlink:href="javascript:window.hit=1"><text x="3" y="20" onclick="window.hit = 1">text</text></a>
<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="window.hit = 1"/></foreignObject>
<use href="https://example.org/a.svg#b"/><style>@import "https://example.org/a.css";</style>
</svg>"""


@dataclass(slots=True)
class Watch:
    """What a page did, as the browser tells it."""

    dialogs: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@pytest.fixture
def watched(chromium: Browser) -> Iterator[tuple[Page, Watch]]:
    """Return a page whose dialogs, requests and complaints are written down."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page, watch = context.new_page(), Watch()
    page.on("dialog", lambda dialog: watch.dismiss(dialog))
    page.on("request", lambda request: watch.requests.append(request.url))
    page.on("console", lambda message: watch.console.append(message.text))
    yield page, watch
    context.close()


def shown(text: str, svg: str = "") -> list[dict[str, Any]]:
    """Return bundles with the text wherever one can stand."""
    cell = {"text": text, "note": "n"}
    column = {"key": "k", "label": text, "unit": text}
    grid = {"columns": [{**column, "header": True}, column], "rows": [[cell, cell]]}
    told = ("label", "phrase", "source", "published", "locator", "text", "formula")
    note = {"id": "n", "basis": "claim", "href": text, "inputs": [], **dict.fromkeys(told, text)}
    named = {"title": text, "subtitle": text, "source": text}
    card = {"label": text, "value": cell, "period": text, "source": text, "hedge": text, "svg": svg}
    return [
        {
            "kind": "cover",
            "title": text,
            "subtitle": text,
            "pair": text,
            "licence": text,
            "facts": [{"label": text, "value": text}],
            "keywords": [text],
        },
        {"kind": "figure", "id": "f", "alt": f"Picture: {text}", "notes": [note], **named, **grid},
        {"kind": "table", "id": "t", "symbols": {text: text}, "notes": [note], **named, **grid},
        {"kind": "key-figures", "id": "k", "title": text, "items": [card], "notes": [note]},
        {
            "kind": "checks",
            "id": "c",
            "title": text,
            "items": [{"name": text, "status": "passed", "detail": text}],
        },
        {
            "kind": "attachment",
            "name": "a.json",
            "media_type": "application/json",
            "text": text,
            "description": text,
        },
        {
            "kind": "attachment",
            "name": "b.jsonld",
            "media_type": "application/ld+json",
            "text": json.dumps({"name": text}),
            "description": text,
        },
    ]


def notebook(text: str, svg: str) -> dict[str, Any]:
    """Return an executed notebook that shows the text in Markdown, code and every bundle."""
    bundles = [
        {MIME: {"version": 1, **content}, "image/svg+xml": svg} for content in shown(text, svg)
    ]
    outputs = [{"output_type": "display_data", "data": data, "metadata": {}} for data in bundles]
    code = {"cell_type": "code", "id": "b", "metadata": {}, "source": text, "outputs": outputs}
    words = f"{text}\n\n[link]({text.replace(' ', '%20')})\n\n> {text}\n\n    {text}"
    markdown = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": words}
    return {"cells": [markdown, code], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def visit(page: Page, path: Path) -> str:
    """Open a file and all its details; return the text that stands in it."""
    page.goto(path.as_uri())
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    return page.locator("body").text_content() or ""


def written(folder: Path, texts: Mapping[str, str]) -> Path:
    """Write a page for each text; return the folder."""
    for kind, text in texts.items():
        made = rendered(read(notebook(text, DRAWING)))
        (folder / f"{kind}.html").write_text(made, encoding="utf-8")
    return folder


def listed(folder: Path, texts: Mapping[str, str]) -> Path:
    """Write the list of reports over one for each text, which stands on its cover."""
    for number, text in enumerate(texts.values(), start=10):
        report = folder / "latest" / "KAZ-TUR" / f"{number}-brief.ipynb"
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(json.dumps(notebook(text, DRAWING)), encoding="utf-8")
        for suffix in (".html", ".pdf"):
            report.with_suffix(suffix).touch()
    path = folder / "index.html"
    path.write_text(index(tuple(entries(folder))), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("pages"), {"harmless": HARMLESS, **HOSTILE})


def obeyed_nothing(page: Page, watch: Watch, path: Path) -> None:
    """Fail if the page did more than show itself."""
    assert page.evaluate("window.hit ?? null") is None
    assert watch.dialogs == watch.console == []
    assert [url for url in watch.requests if not url.startswith(("file:", "data:"))] == []
    assert page.url == path.as_uri()


@pytest.mark.parametrize("kind", HOSTILE)
def test_text_from_outside_is_shown_and_not_obeyed(
    pages: Path, kind: str, watched: tuple[Page, Watch]
) -> None:
    page, watch = watched
    places = visit(page, pages / "harmless.html").count(HARMLESS)

    told = visit(page, path := pages / f"{kind}.html")

    assert told.count(HOSTILE[kind]) == places > len(shown(""))
    obeyed_nothing(page, watch, path)


def test_the_list_of_reports_shows_text_from_outside_and_does_not_obey_it(
    watched: tuple[Page, Watch], tmp_path: Path
) -> None:
    page, watch = watched

    texts = {"first, which heads its edition": "First", "harmless": HARMLESS, **HOSTILE}
    told = visit(page, path := listed(tmp_path, texts))

    places = told.count(HARMLESS)
    assert {kind for kind, text in HOSTILE.items() if told.count(text) != places} == set()
    assert places > 1
    obeyed_nothing(page, watch, path)


def test_invisible_and_turning_characters_are_left_out(
    watched: tuple[Page, Watch], tmp_path: Path
) -> None:
    page, _ = watched

    hidden = "one\u202e two\u200b \u2066three\u2069\ufeff\x00"
    told = visit(page, written(tmp_path, {"hidden": hidden}) / "hidden.html")

    assert "one two three" in told
    assert not set("\u202e\u200b\u2066\u2069\ufeff\x00") & set(told)


@pytest.mark.parametrize(
    "injected",
    [
        "<script>window.hit = 1</script>",
        "<img src=x onerror='window.hit = 1'>",
        "<iframe src='data:text/html,<script>parent.hit = 1</script>'></iframe>",
        "<link rel='stylesheet' href='https://example.org/a.css'>",
        "<style>body { display: none }</style>",
    ],
)
def test_the_policy_stops_what_would_get_in_nevertheless(
    pages: Path, injected: str, watched: tuple[Page, Watch], tmp_path: Path
) -> None:
    page, watch = watched
    html = (pages / "harmless.html").read_text(encoding="utf-8")
    path = tmp_path / "page.html"
    path.write_text(html.replace("</main>", f"{injected}</main>"), encoding="utf-8")

    visit(page, path)

    assert "violates the following Content Security Policy" in watch.console[0]
    assert page.evaluate("window.hit ?? null") is None
    assert page.locator("h1").is_visible()
