"""JSON-LD in the page is data: whole, valid, and unable to end its element."""

import json
from collections.abc import Callable
from datetime import date
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest

from analysis.publishing.content.blocks import Document
from analysis.publishing.content.document import read
from analysis.publishing.errors import ReportError
from analysis.publishing.rendering.html import page

Make = Callable[..., Any]
HOSTILE = "</script><script>alert(1)</script><!--\u2028\u2029&amp; ]]> \\u003c"
TERMS: dict[str, dict[str, tuple[str, ...]]] = {
    "ClaimReview": {
        "identifier": ("Text",),
        "datePublished": ("Date",),
        "author": ("Organization", "Person"),
        "claimReviewed": ("Text",),
        "itemReviewed": ("Claim",),
        "reviewRating": ("Rating",),
        "reviewBody": ("Text",),
        "url": ("URL",),
    },
    "Claim": {
        "author": ("Organization", "Person", "Thing"),
        "datePublished": ("Date",),
        "appearance": ("CreativeWork",),
        "name": ("Text",),
    },
    "CreativeWork": {
        "name": ("Text",),
        "headline": ("Text",),
        "publisher": ("Organization",),
        "datePublished": ("Date",),
        "url": ("URL",),
        "inLanguage": ("Text",),
    },
    "Organization": {"name": ("Text",), "url": ("URL",)},
    "Person": {"name": ("Text",)},
    "Thing": {"name": ("Text",)},
    "Rating": {"alternateName": ("Text",), "ratingExplanation": ("Text",)},
}
"""Of schema.org: the types used, their properties, and what these may hold."""


class Scripts(HTMLParser):
    """The elements ``script`` of a page, as a browser takes them apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.types: list[str | None] = []
        self.content: list[str] = []
        self._within = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within = tag == "script"
        if self._within:
            self.types.append(dict(attrs).get("type"))
            self.content.append("")

    def handle_endtag(self, tag: str) -> None:
        self._within = False

    def handle_data(self, data: str) -> None:
        if self._within:
            self.content[-1] += data


def attached(shown: Make, text: str, name: str = "claim-review.json") -> Any:
    return shown("attachment", name=name, media_type="application/ld+json", text=text)


def test_no_text_in_it_can_end_its_element(notebook: Make, shown: Make) -> None:
    made = page(read(notebook(attached(shown, json.dumps({"name": HOSTILE})))))

    scripts = Scripts(made)
    assert scripts.types == ["application/ld+json"]
    assert json.loads(scripts.content[0]) == {"name": HOSTILE}
    assert "<script>alert" not in made


def test_the_policy_still_allows_no_script(notebook: Make, shown: Make) -> None:
    made = unescape(page(read(notebook(attached(shown, "{}")))))

    assert "default-src 'none'; style-src 'sha256-" in made
    assert "script-src" not in made


def test_what_is_no_json_is_refused_by_name(notebook: Make, shown: Make) -> None:
    with pytest.raises(ReportError, match=r"attachment 'claim-review.json': found .*expected JSON"):
        page(read(notebook(attached(shown, "{"))))


@pytest.mark.parametrize("name", ["../x.json", "a/b.json", ".hidden", "a b", "x" * 99, "", "a\\b"])
def test_an_attachment_cannot_be_named_like_a_path(notebook: Make, shown: Make, name: str) -> None:
    with pytest.raises(ReportError, match=r"\(name\)"):
        read(notebook(attached(shown, "{}", name)))


def test_two_files_of_one_name_are_refused(notebook: Make, shown: Make) -> None:
    with pytest.raises(ReportError, match="used once in the report"):
        read(notebook(attached(shown, "{}"), attached(shown, "{}")))


@pytest.mark.parametrize("name", ["10-brief", "40-claims"])
def test_verdicts_use_the_terms_of_schema_org(
    name: str, project: Callable[[str], Document]
) -> None:
    reviews = next(
        json.loads(file.text)
        for file in project(name).attachments
        if file.name == "claim-review.json"
    )

    assert reviews["@context"] == "https://schema.org"
    assert {review["@type"] for review in reviews["@graph"]} == {"ClaimReview"}
    assert [fault for review in reviews["@graph"] for fault in faults(review)] == []


def test_the_terms_are_held_to() -> None:
    wrong = {
        "@type": "ClaimReview",
        "datePublished": "yesterday",
        "rating": "5",
        "author": "Brief",
        "itemReviewed": {"@type": "Rating"},
    }

    assert sorted(faults(wrong)) == ["author", "datePublished", "itemReviewed", "rating"]


def faults(entity: dict[str, Any], default: str = "Thing") -> list[str]:
    """Return the properties that its type does not have, or whose values do not fit."""
    known = TERMS[entity.get("@type", default)]
    found = []
    for name, value in entity.items():
        if not name.startswith("@"):
            found += [] if name in known and fits(value, known[name]) else [name]
            found += faults(value) if isinstance(value, dict) and name in known else []
    return found


def fits(value: Any, types: tuple[str, ...]) -> bool:
    if isinstance(value, dict):
        return value.get("@type", "Thing") in types
    if not isinstance(value, str) or not value:
        return False
    return any(CHECKS[type_](value) for type_ in types if type_ in CHECKS)


def is_date(text: str) -> bool:
    """ISO 8601, also of reduced precision."""
    padded = f"{text}-01-01"[:10] if len(text) in (4, 7) else text
    try:
        return bool(date.fromisoformat(padded))
    except ValueError:
        return False


CHECKS: dict[str, Callable[[str], bool]] = {
    "Text": bool,
    "Date": is_date,
    "URL": lambda text: urlsplit(text).scheme in ("http", "https"),
}
