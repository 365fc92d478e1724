"""The article the project began with: its gold, and its rows in ``seeds/claims.csv``.

The article itself is not part of the project; without it these tests are skipped.
"""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from analysis import seeds
from analysis.extraction.drafting.drafts import CLAIM_COLUMNS, rows
from analysis.extraction.extractor import facts
from analysis.extraction.measuring.annotations import annotated
from analysis.extraction.measuring.benchmark import drafted
from analysis.extraction.measuring.comparison import scores
from analysis.extraction.text.loading import load

SOURCE = "aa-2022-05-10"
CORRECTIONS = Path(__file__).parent / f"{SOURCE}.corrections.csv"


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_scored_fact_of_the_article_is_read_in_full(shared: Path) -> None:
    lines = (shared / "extraction/seed-gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    document = load(shared / "extraction/seed.txt", name="000")
    found = [
        row
        for row in drafted(document)
        if not document.header[0] <= row["start"] < document.header[1]
    ]

    score = scores(found, gold)

    assert (score[1].recall, score[2].recall) == (1.0, 1.0)
    assert score[3].agreed >= 18


def test_the_accepted_claims_are_the_drafted_ones_with_the_documented_corrections(
    shared: Path,
) -> None:
    (article,) = (shared / "seeds").glob("*.txt")
    document = load(article, name=SOURCE)
    draft = {row["claim_id"]: row for row in rows(document, facts(document), SOURCE)}

    for entry in table(CORRECTIONS):
        row = draft[entry["row"]]
        assert row[entry["column"]] == entry["drafted"], "a correction is out of date"
        row[entry["column"]] = entry["accepted"]

    accepted = [row for row in draft.values() if row["decision"] != "reject"]
    claims = [row for row in table(seeds.SEEDS / "claims.csv") if row["source_id"] == SOURCE]
    plain = [{name: row[name] for name in CLAIM_COLUMNS} for row in accepted]
    assert sorted(plain, key=lambda row: row["claim_id"]) == claims


def test_every_correction_changes_something_and_says_why() -> None:
    for entry in table(CORRECTIONS):
        assert entry["drafted"] != entry["accepted"]
        assert entry["reason"].endswith(".")


@pytest.mark.parametrize(("level", "least"), [(1, 0.97), (2, 0.95), (3, 0.90)])
def test_the_development_documents_are_read_as_annotated(
    shared: Path, level: int, least: float
) -> None:
    agreed: list[Any] = [0, 0, 0]
    for one in annotated(shared / "extraction"):
        score = scores(drafted(one.document), one.facts)[level]
        agreed = [agreed[0] + score.agreed, agreed[1] + score.drafted, agreed[2] + score.annotated]

    assert 2 * agreed[0] / (agreed[1] + agreed[2]) >= least
