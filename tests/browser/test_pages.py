"""Every built page, as readers with any eyes, screen or keyboard get it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_lints import LINTS, offences, places
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
REPORTS = sorted(path.stem for path in NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))
PAGES = ["index", *REPORTS, "talking-points", "annex"]
WAYS = (("light", 320), ("dark", 1280))
"""Both schemes and both widths: what a page fits into does not depend on its colours."""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = {"runOnly": WCAG, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
ALIKE = (
    "tbody tr:nth-child(n+3), .endnotes li:nth-child(n+5), .back:nth-of-type(n+3), "
    "svg :nth-child(n+9), figure:nth-of-type(n+2) svg *"
)
"""What the same line makes as those before it: axe would take minutes for all of it."""

STEPS = 60
STOPS = """[...document.querySelectorAll('a[href], summary, [tabindex="0"]')].filter(
    one => one.checkVisibility()).map((one, at) => { one.dataset.at = at; return at; })"""
STANDING = """(() => {
    const one = document.activeElement, style = getComputedStyle(one);
    const box = one.getClientRects()[0] ?? one.getBoundingClientRect();
    return {
        at: Number(one.dataset.at), told: one.outerHTML.slice(0, 120),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
})()"""

FAULTS = {
    "there is one h1": "document.body.append(document.createElement('h1'))",
    "headings skip no level": "document.body.append(document.createElement('h6'))",
    "every id is used once": "document.querySelector('p').id = 'report'",
    "every inner link arrives": "document.querySelector('a').href = '#nowhere'",
    "every picture says what it shows": "picture.setAttribute('aria-label', 'Chart of trade')",
    "an alt text does not say the caption again": """picture.closest('figure')
        .querySelector('figcaption .title').textContent = picture.getAttribute('aria-label')""",
    "every table has a caption": "document.querySelector('caption').remove()",
    "every column and row is named by a header with a scope": """
        document.querySelector('thead th').removeAttribute('scope')""",
    "no row is longer or shorter than its head": """
        document.querySelector('tbody tr').append(document.createElement('td'))""",
    "the page and each part in another tongue name their language": """
        document.querySelector('p').append('Қазақстан')""",
    "nothing is loaded from elsewhere": """
        document.body.append(Object.assign(new Image(), {src: 'https://example.org/a.png'}))""",
    "nothing acts": "document.querySelector('p').setAttribute('onclick', 'return')",
    "a strict policy stands before all it governs": """
        document.querySelector('meta[http-equiv=Content-Security-Policy]').remove()""",
    "a region that takes the focus has a name": """
        document.querySelector('[tabindex=\"0\"]').removeAttribute('aria-label')""",
    "a region that scrolls takes the focus": """document.querySelectorAll('.scroll').forEach(
        one => { one.removeAttribute('tabindex'); one.style.width = '40px' })""",
    "a link in a sentence is told by more than its colour": """
        document.querySelector('p a').style.textDecoration = 'none';
        document.querySelector('p a').replaceChildren('told by its colour')""",
    "the page itself does not scroll sideways": "document.querySelector('p').style.width = '999px'",
}


@pytest.fixture(scope="module")
def standing(
    chromium: Browser, site: Path, readers: Path, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """Return a page in the scheme and width of the test, its details open."""
    name, scheme, width = request.param
    (path,) = (path for folder in (site, readers) for path in folder.glob(f"**/{name}.html"))
    context = chromium.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, offline=True
    )
    page = context.new_page()
    page.goto(path.as_uri())
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.evaluate("window.whole = document.documentElement.cloneNode(true)")
    yield page
    context.close()


@pytest.fixture
def opened(standing: Page) -> Iterator[Page]:
    """Return the page, and make it whole again whatever the test does to it."""
    yield standing
    standing.evaluate(
        "document.replaceChild(window.whole.cloneNode(true), document.documentElement)"
    )


def each(*names: str) -> pytest.MarkDecorator:
    """Open each page on a narrow screen in light and on a wide one in dark colours."""
    ways = [(name, *way) for name in names for way in WAYS]
    ids = ["-".join(map(str, way)) for way in ways]
    return pytest.mark.parametrize("standing", ways, ids=ids, indirect=True, scope="module")


def violations(page: Page) -> list[str]:
    found: dict[str, Any] = Axe().run(page, options=AXE).response
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@each(*PAGES)
def test_axe_finds_no_violation_of_wcag_2_2_a_and_aa(opened: Page) -> None:
    opened.locator(ALIKE).evaluate_all("all => all.forEach(one => one.remove())")

    assert violations(opened) == []


@each(*PAGES)
def test_the_page_keeps_every_lint(opened: Page) -> None:
    assert offences(opened) == {}


@each("index")
def test_axe_sees_a_fault(opened: Page) -> None:
    opened.evaluate("document.documentElement.removeAttribute('lang')")

    assert [found.split(":")[0] for found in violations(opened)] == ["html-has-lang"]


@pytest.mark.parametrize("lint", LINTS)
@pytest.mark.parametrize(
    "standing",
    [(REPORTS[0], *WAYS[0])],
    ids=[f"{REPORTS[0]}-light-320"],
    indirect=True,
    scope="module",
)
def test_each_lint_sees_its_fault(opened: Page, lint: str) -> None:
    opened.evaluate(
        f"(() => {{ const picture = document.querySelector('[role=img]'); {FAULTS[lint]} }})()"
    )

    assert places(opened, lint)


@pytest.mark.parametrize("name", ["index", REPORTS[0]])
def test_the_keyboard_goes_through_the_page_in_its_order_and_shows_where_it_is(
    chromium: Browser, site: Path, name: str
) -> None:
    with chromium.new_context(offline=True) as context:
        page = context.new_page()
        (path,) = site.glob(f"**/{name}.html")
        page.goto(path.as_uri())
        stops = page.evaluate(STOPS)
        seen = [next_stop(page) for _ in stops[:STEPS]]
        page.locator("body > a").press("Enter")
        skipped_to = page.evaluate("document.activeElement.tagName")

    assert [stop["at"] for stop in seen] == list(range(len(seen)))
    assert [stop["told"] for stop in seen if not (stop["outlined"] and stop["inView"])] == []
    assert skipped_to == "MAIN"


def next_stop(page: Page) -> dict[str, Any]:
    """Press the tabulator; return where the keyboard then stands."""
    page.keyboard.press("Tab")
    found: dict[str, Any] = page.evaluate(STANDING)
    return found
