"""What a page must keep, beyond what axe-core looks for.

Each lint is a JavaScript expression that gives the offending places of the open page; the
helpers it may use stand in ``HELPERS``. Run them with ``offences``.
"""

from playwright.sync_api import Page

HELPERS = r"""
const all = selector => [...document.querySelectorAll(selector)];
const words = text => (text ?? "").replace(/\s+/g, " ").trim();
const told = element => words(element.outerHTML).slice(0, 120);
const alt = element => words(element.getAttribute("alt") ?? element.getAttribute("aria-label"));
const sheets = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]);
const pictures = all("img, [role=img]");
"""

LINTS = {
    "there is one h1": "all('h1').length === 1 ? [] : all('h1').map(told)",
    "headings skip no level": """
        all("h1, h2, h3, h4, h5, h6").filter((heading, turn, list) =>
            turn && heading.tagName[1] - list[turn - 1].tagName[1] > 1).map(told)""",
    "every id is used once": """
        all("[id]").filter(one => all("#" + CSS.escape(one.id)).length > 1).map(told)""",
    "every inner link arrives": """
        all("a[href^='#']").filter(link =>
            !document.getElementById(decodeURIComponent(link.hash.slice(1)))).map(told)""",
    "every picture says what it shows": """
        pictures.filter(one => alt(one).length < 40
            || /no description|placeholder|^(image|figure|chart) of/i.test(alt(one))).map(told)""",
    "an alt text does not say the caption again": """
        pictures.filter(one => [...one.closest("figure").querySelectorAll("figcaption, .title, p")]
            .some(part => words(part.textContent) === alt(one))).map(told)""",
    "every table has a caption": """
        all("table").filter(table => !words(table.caption?.textContent)).map(told)""",
    "every column and row is named by a header with a scope": """
        [...all("thead th").filter(cell => cell.scope !== "col" || !words(cell.textContent)),
         ...all("thead td"),
         ...all("tbody th").filter(cell => cell.scope !== "row"),
         ...all("tbody tr").filter(row => !row.querySelector("th"))].map(told)""",
    "no row is longer or shorter than its head": """
        all("tbody tr").filter(row =>
            row.cells.length !== row.closest("table").tHead.rows[0].cells.length).map(told)""",
    "the page and each part in another tongue name their language": """
        [...all("html, [lang]").filter(one =>
            !/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(one.lang)),
         ...all("body *").filter(one => /^(en|fr|de|es|tr)\\b/.test(one.closest("[lang]")?.lang)
            && [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE
                && /[\\p{Script=Cyrillic}\\p{Script=Arabic}\\p{Script=Han}]/u.test(node.data)))
        ].map(told)""",
    "nothing is loaded from elsewhere": """
        [...all("[src], [srcset], [poster], link, image, use").filter(one =>
            !/^(data:|#)/.test(one.getAttribute("src") ?? one.getAttribute("href")
                ?? one.getAttribute("xlink:href") ?? "")).map(told),
         ...sheets.map(rule => rule.cssText).filter(text =>
            /@import|url\\((?!"?(data:|#))/.test(text)).map(text => text.slice(0, 120))]""",
    "nothing acts": """
        [...all("script:not([type='application/ld+json']), iframe, object, embed, form, base,"
            + "meta[http-equiv=refresh], foreignObject"),
         ...all("*").filter(one => [...one.attributes].some(({name, value}) =>
            name.startsWith("on") || /^\\s*javascript:/i.test(value)))].map(told)""",
    "a strict policy stands before all it governs": """
        all("meta[http-equiv='Content-Security-Policy'], style, link").slice(0, 1).filter(first =>
            !first.content?.startsWith("default-src 'none'")
            || /unsafe|\\*|https?:/.test(first.content)).map(told)""",
    "a region that takes the focus has a name": """
        all("[tabindex='0']").filter(one => one.tagName !== "PRE"
            && !words(one.getAttribute("aria-label"))).map(told)""",
    "a region that scrolls takes the focus": """
        all("body *").filter(one => /auto|scroll/.test(getComputedStyle(one).overflowX)
            && one.scrollWidth > one.clientWidth + 1 && one.tabIndex < 0).map(told)""",
    "a link in a sentence is told by more than its colour": """
        all("p a, dd a, blockquote a, .endnotes a").filter(link =>
            !getComputedStyle(link).textDecorationLine.includes("underline")
            && !link.querySelector("sup")).map(told)""",
    "the page itself does not scroll sideways": """
        document.documentElement.scrollWidth > document.documentElement.clientWidth
            ? all("body *").filter(one => one.getBoundingClientRect().right
                > document.documentElement.clientWidth + 1).map(told) : []""",
}


def offences(page: Page) -> dict[str, list[str]]:
    """Return the first offending places by lint; nothing if the page keeps all."""
    found = {lint: places(page, lint) for lint in LINTS}
    return {lint: offending[:5] for lint, offending in found.items() if offending}


def places(page: Page, lint: str) -> list[str]:
    """Return the places that offend against one lint."""
    offending: list[str] = page.evaluate(f"(() => {{ {HELPERS}; return ({LINTS[lint]}); }})()")
    return offending
