"""The page: self-contained, without script, readable by everybody."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from analysis.publishing.content.blocks import Document, Endnotes, Figure
from analysis.publishing.content.document import read
from analysis.publishing.rendering import html
from analysis.publishing.rendering.html import page

Make = Callable[..., Any]
Attributes = dict[str, str | None]


class Page(HTMLParser):
    """The elements of a page in order, and the text of some of them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Attributes]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[Attributes]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def parsed(demo_page: str) -> Page:
    return Page(demo_page)


def test_equal_documents_give_equal_pages(demo: Document, demo_page: str) -> None:
    assert page(demo) == demo_page


def test_nothing_in_it_acts(parsed: Page) -> None:
    tags = {tag for tag, _ in parsed.elements}
    handlers = [name for _, found in parsed.elements for name in found if name.startswith("on")]
    scripts = [found for found in parsed.all("script") if found != {"type": "application/ld+json"}]

    assert not tags & {"iframe", "object", "embed", "form", "base", "foreignobject"}
    assert handlers == []
    assert scripts == []


def test_nothing_is_loaded_from_elsewhere(demo_page: str, parsed: Page) -> None:
    sources = [a.get("src") or a.get("xlink:href") for _, a in parsed.elements]
    links = [a["href"] or "" for tag, a in parsed.elements if tag == "link"]

    assert [s for s in sources if s and not s.startswith(("#", "data:"))] == []
    assert links == []
    assert re.findall(r"url\(\"?(?!data:|#|\"data:)", demo_page) == []


def test_the_policy_allows_its_own_style_and_data_only(parsed: Page) -> None:
    policy = parsed.all("meta")[1]["content"]

    assert policy == html.policy()
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_no_element_needs_the_inline_style_the_policy_forbids(parsed: Page) -> None:
    assert [attributes for _, attributes in parsed.elements if "style" in attributes] == []


def test_it_has_one_language_one_title_and_the_landmarks(parsed: Page) -> None:
    assert parsed.all("html") == [{"lang": "en"}]
    assert [len(parsed.all(tag)) for tag in ("h1", "main", "nav", "header", "footer")] == [1] * 5
    assert parsed.all("a")[0]["href"] == "#report"


def test_headings_descend_one_by_one(parsed: Page) -> None:
    levels = [int(tag[1]) for tag, _ in parsed.elements if re.fullmatch(r"h[1-6]", tag)]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_figure_is_named_by_its_alt_text(parsed: Page, demo: Document) -> None:
    alts = [a["aria-label"] for a in parsed.all("div") if a.get("role") == "img"]

    assert alts == [block.alt for block in demo.blocks if isinstance(block, Figure)]


def test_each_table_has_a_caption_and_scoped_headers(parsed: Page) -> None:
    assert len(parsed.all("caption")) == len(parsed.all("table"))
    assert {a.get("scope") for a in parsed.all("th")} == {"col", "row"}


def test_wide_content_scrolls_by_keyboard(parsed: Page) -> None:
    regions = [a for a in parsed.all("div") if "scroll" in (a.get("class") or "")]

    assert regions
    assert all(a["tabindex"] == "0" and a["aria-label"] for a in regions)


def test_ids_are_unique_and_every_inner_link_arrives(parsed: Page) -> None:
    ids = [a["id"] for _, a in parsed.elements if "id" in a]
    inner = {a["href"] for _, a in parsed.elements if (a.get("href") or "").startswith("#")}

    assert len(ids) == len(set(ids))
    assert {f"#{id_}" for id_ in ids} >= inner


def test_each_endnote_leads_to_each_of_its_citations(parsed: Page, demo: Document) -> None:
    notes = next(block for block in demo.blocks if isinstance(block, Endnotes)).notes
    links = {a["href"] for a in parsed.all("a")}

    assert {f"#cite-{n.number}-{turn + 1}" for n in notes for turn in range(n.cited)} <= links
    assert {f"#note-{note.number}" for note in notes if note.cited} <= links


def test_an_endnote_links_to_the_exact_phrase(parsed: Page) -> None:
    assert "https://example.org/gazette#:~:text=exceeded%205%20billion" in {
        a["href"] for a in parsed.all("a")
    }


def test_the_data_of_each_figure_and_table_can_be_saved(parsed: Page) -> None:
    saved = [a["download"] for a in parsed.all("a") if "download" in a]

    assert saved == ["turnover.csv", "ledgers.csv", "claims.csv"]


def test_a_link_of_another_scheme_is_only_its_text(notebook: Make) -> None:
    text = Page(page(read(notebook("[click](javascript:alert) [data](data:text/html,x)"))))

    assert "click data" in text.text
    assert [a["href"] for a in text.all("a")] == ["#report"]


def test_raw_html_is_shown_as_it_was_typed(notebook: Make) -> None:
    text = Page(page(read(notebook("<script>alert(1)</script>\n\na <img src=x onerror=y> b"))))

    assert "<script>alert(1)</script>" in text.text
    assert "<img src=x onerror=y>" in text.text
    assert text.all("script") == text.all("img") == []


def test_the_words_of_the_page_are_in_its_language(notebook: Make, shown: Make) -> None:
    text = page(read(notebook(shown("cover", title="Ticaret", language="tr"), "## Bir\n\nSöz")))

    assert '<html lang="tr">' in text
    assert "İçindekiler" in text
