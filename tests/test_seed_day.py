"""The edition of the seed's day as its readers get it: pages, PDFs, data, crate, really built."""

import html
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from analysis import seeds

DAY = date(2022, 5, 10)
REPORTS = ("10-brief", "20-trade", "30-investment", "40-claims", "50-partners")
INSIDE = re.compile(r"<style.*?</style>|<svg.*?</svg>|<[^>]*>", re.S)


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build every report of the shipped pair as known on the day of the visit."""
    out = tmp_path_factory.mktemp("seed-day")
    command = [sys.executable, "-m", "analysis", "build", *REPORTS]
    options = ["-p", "as_of", DAY.isoformat(), "--out", str(out)]
    done = subprocess.run([*command, *options], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return out / DAY.isoformat()


@pytest.fixture(scope="module")
def texts(built: Path) -> dict[str, str]:
    """Read every file of the edition as text, by its path; a PDF as its words."""
    return {str(p.relative_to(built)): _text(p) for p in sorted(built.rglob("*")) if p.is_file()}


def test_the_edition_has_pages_prints_data_reviews_and_a_crate(texts: dict[str, str]) -> None:
    kinds = {Path(name).suffix for name in texts}

    assert {".html", ".pdf", ".csv", ".json", ".ipynb"} <= kinds
    assert "ro-crate-metadata.json" in texts


def test_no_output_names_what_was_published_later(texts: dict[str, str]) -> None:
    known = seeds.load()
    later = [s for s in known.sources if s.known_by > DAY]
    ids = {c.claim_id for c in known.claims if c.source in later}
    told = {phrase for s in later for phrase in (s.source_id, s.url) if phrase} | ids

    found = [(name, word) for name, text in texts.items() for word in told if word in text]

    assert len(later) > 10
    assert found == []


def test_no_output_has_a_day_after_the_edition(texts: dict[str, str]) -> None:
    found = [
        (name, day)
        for name, text in texts.items()
        for day in re.findall(r"\b20\d\d-\d\d-\d\d\b", text)
        if day > DAY.isoformat()
    ]

    assert found == []


def test_the_growth_and_the_rate_of_the_issue_stand_in_the_page(texts: dict[str, str]) -> None:
    page = texts["KAZ-TUR/20-trade.html"]

    assert "about 19.3 % a year (18.2 to 20.4)" in page
    assert "about 18.6 % a year (17.6 to 19.7)" in page
    assert "14.9 (12.7 to 17.3)" in page


VERDICTS = {
    "aa-2022-05-10-turnover-current": "definition differs",
    "aa-2022-05-10-turnover-1992": "contradicted by",
    "aa-2022-05-10-fdi-year": "out of date",
    "aa-2022-05-10-fdi-total": "definition differs",
    "aa-2022-05-10-kazakh-fdi-total": "consistent",
}


def test_the_verdicts_on_the_article_stand_in_the_reviews(texts: dict[str, str]) -> None:
    graph = json.loads(texts["KAZ-TUR/40-claims-data/claim-review.json"])["@graph"]
    found = {r["identifier"]: r["reviewRating"]["alternateName"] for r in graph}

    told = {claim: found[claim][: len(words)] for claim, words in VERDICTS.items()}

    assert told == VERDICTS


MOST_DIGITS = 5
"""One more than the finest figure that a source prints: the ends of its rounding."""


def test_no_amount_has_more_digits_than_its_rounding_bears(texts: dict[str, str]) -> None:
    prints = [text for name, text in texts.items() if name.endswith((".html", ".pdf", ".csv"))]
    found = {m for text in prints for m in re.findall(r"\$[\d.,]+(?= (?:m|b)illion)", text)}

    assert len(found) > 100
    assert [m for m in found if len(re.sub(r"\D", "", m).lstrip("0")) > MOST_DIGITS] == []


def test_no_formula_stands_in_raw_marks(texts: dict[str, str]) -> None:
    prints = [text for name, text in texts.items() if name.endswith((".html", ".pdf"))]

    assert [m for text in prints for m in re.findall(r"\w_\{[^}]*\}|\w_t\b|\)\^\(", text)] == []


def _text(path: Path) -> str:
    if path.suffix == ".pdf":
        told = " ".join(page.extract_text() for page in PdfReader(path).pages)
    else:
        told = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        told = html.unescape(INSIDE.sub(" ", told))
    return told.replace("\N{NO-BREAK SPACE}", " ")
