"""``brief extract`` and ``brief accept``."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from analysis import seeds
from analysis.command_line import main
from analysis.periods import partial_date

ARTICLE = """Türkiye and Kazakhstan trade more
Example Agency
Published: 2022-05-12

Türkiye's exports to Kazakhstan rose by 12 percent to $1.6 billion last year. The two want to
bring trade to $10 billion.
"""


def brief(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def rewritten(path: Path, found: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(found[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "example-2022-05-12.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the seeds with a source for the article."""
    place = tmp_path / "seeds"
    shutil.copytree(seeds.SEEDS, place)
    known = rows(place / "sources.csv")
    entry = dict.fromkeys(known[0], "") | {
        "source_id": "example-2022-05-12",
        "publisher": "Example Agency",
        "title": "Türkiye and Kazakhstan trade more",
        "published": "2022-05-12",
        "kind": "press",
        "url": "https://example.org/a",
        "licence": known[0]["licence"],
    }
    rewritten(place / "sources.csv", sorted([*known, entry], key=lambda r: r["source_id"]))
    return place


@pytest.fixture
def draft(article: Path, tmp_path: Path) -> Path:
    path = tmp_path / "drafts" / "example-2022-05-12.csv"
    assert brief("extract", article, "--out", path).exit_code == 0
    return path


def decided(draft: Path, *decisions: tuple[str, str]) -> None:
    found = rows(draft)
    for row, (decision, reason) in zip(found, decisions, strict=True):
        row |= {"decision": decision, "reason": reason}
    rewritten(draft, found)


def test_a_draft_row_has_the_columns_of_a_claim_and_what_a_reviewer_needs(draft: Path) -> None:
    growth, exports, target = rows(draft)

    assert (growth["measure"], growth["value"], growth["unit"]) == ("change_pct", "12", "percent")
    assert (exports["reporter"], exports["partner"], exports["indicator"]) == (
        "TUR",
        "KAZ",
        "exports",
    )
    assert (exports["value"], exports["scale"], exports["resolution"]) == ("1.6", "billion", "0.1")
    assert (exports["period_worded"], exports["period_start"]) == ("last year", "2021")
    assert exports["flags"] == "undated"
    assert (target["status"], target["reporter"], target["resolution"]) == ("target", "KAZ", "0")
    assert {row["decision"] for row in (growth, exports, target)} == {""}


def test_a_phrase_has_at_most_eight_words_and_stands_where_it_says(
    draft: Path, article: Path
) -> None:
    text = article.read_text(encoding="utf-8")

    for row in rows(draft):
        assert len(row["phrase"].split()) <= 8
        assert text[int(row["char_start"]) : int(row["char_end"])] == row["phrase"]
        assert "\n" not in row["phrase"]


def test_jsonl_prints_records_of_the_scheme(article: Path) -> None:
    result = brief("extract", article, "--format", "jsonl")

    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["text"] for record in records] == ["12 percent", "$1.6 billion", "$10 billion"]
    assert records[1]["period_start"] == "2021"


def test_explain_names_the_rule_of_every_field(article: Path) -> None:
    shown = brief("extract", article, "--explain").output

    assert "2. '$1.6 billion' at" in shown
    assert "direction TUR to KAZ: goods go from seller to buyer" in shown


def test_without_a_date_nothing_relative_is_resolved_and_the_draft_says_so(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Trade of Chile and Peru was $3 billion last year.", encoding="utf-8")

    result = brief("extract", path, "--out", tmp_path / "a.csv")

    (row,) = rows(tmp_path / "a.csv")
    assert (row["period_start"], row["period_worded"]) == ("", "last year")
    assert "the publication date is unknown" in row["doubts"]
    assert "nothing relative was resolved" in result.output


def test_a_date_that_is_none_is_refused(article: Path) -> None:
    result = brief("extract", article, "--published", "yesterday")

    assert result.exit_code == 1
    assert "--published: found 'yesterday'; expected YYYY-MM-DD or YYYY-MM." in result.output


def test_a_draft_with_decisions_is_not_written_over(draft: Path, article: Path) -> None:
    decided(draft, ("accept", ""), ("", ""), ("", ""))

    result = brief("extract", article, "--out", draft)

    assert result.exit_code == 1
    assert "found a draft with decisions; expected none" in result.output


def test_accepted_rows_go_to_the_claims_and_rejected_ones_beside_the_draft(
    draft: Path, folder: Path
) -> None:
    decided(draft, ("reject", "no base is stated"), ("accept", ""), ("", ""))

    result = brief("accept", draft, "--seeds", folder)

    assert result.output == "1 accepted, 1 rejected, 1 undecided.\n"
    ids = [row["claim_id"] for row in rows(folder / "claims.csv")]
    assert "example-2022-05-12-exports" in ids
    assert ids == sorted(ids)
    assert seeds.check(folder) == []
    (kept,) = rows(draft.with_name("example-2022-05-12.rejected.csv"))
    assert kept["reason"] == "no base is stated"
    assert [row["status"] for row in rows(draft)] == ["target"]


def test_a_row_that_breaks_a_rule_leaves_everything_as_it_was(draft: Path, folder: Path) -> None:
    found = rows(draft)
    found[1] |= {"decision": "accept", "value": "1.7"}
    rewritten(draft, found)
    before = (folder / "claims.csv").read_bytes(), draft.read_bytes()

    result = brief("accept", draft, "--seeds", folder)

    assert result.exit_code == 1
    assert "nothing was accepted" in result.output
    assert f"{draft}:3 (phrase): found" in result.output
    assert "a phrase with 1.7 in it" in result.output
    assert ((folder / "claims.csv").read_bytes(), draft.read_bytes()) == before


def test_an_accepted_deficit_is_negative_and_an_accepted_change_has_its_base(
    article: Path, folder: Path
) -> None:
    article.write_text(
        ARTICLE.partition("\n\n")[0] + "\n\nKazakhstan had a trade deficit of about $2 billion with"
        " Türkiye in 2021.\nTürkiye's exports to Kazakhstan rose by 12 percent in 2021.\n",
        encoding="utf-8",
    )
    draft = article.with_suffix(".csv")
    assert brief("extract", article, "--out", draft).exit_code == 0
    decided(draft, ("accept", ""), ("accept", ""))

    result = brief("accept", draft, "--seeds", folder)

    assert result.output == "2 accepted, 0 rejected, 0 undecided.\n"
    assert seeds.check(folder) == []
    known = {c.claim_id: c for c in seeds.load(folder).claims}
    deficit = known["example-2022-05-12-balance"]
    growth = known["example-2022-05-12-exports-change-pct"]
    assert (deficit.reporter, deficit.value, deficit.bounds.high < 0) == ("KAZ", -2, True)
    assert growth.base == partial_date("2020")


def test_a_fault_names_the_line_of_the_draft_though_a_cell_before_has_two_lines(
    draft: Path, folder: Path
) -> None:
    growth, exports, target = rows(draft)
    rewritten(
        draft,
        [
            growth | {"reason": "in doubt:\nthe base"},
            exports | {"decision": "accept"},
            target | {"decision": "accept", "claim_id": exports["claim_id"]},
        ],
    )

    result = brief("accept", draft, "--seeds", folder)

    assert f"{draft}:5 (claim_id): found '{exports['claim_id']}' again" in result.output
    assert f"it stands in {draft}:4." in result.output


def test_a_claim_that_is_there_already_is_named_by_its_own_line(draft: Path, folder: Path) -> None:
    found = rows(draft)
    known = rows(folder / "claims.csv")
    last = known[-1]["claim_id"]
    found[0] |= {"decision": "accept"}
    found[1] |= {"decision": "accept", "claim_id": last}
    rewritten(draft, found)

    result = brief("accept", draft, "--seeds", folder)

    assert f"it stands in claims.csv:{len(known) + 1}." in result.output


def test_a_draft_that_is_not_there_is_refused_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"

    assert brief("accept", path).output == (
        f"Error: {path}: found no such file or directory; expected a draft. "
        "Run brief extract first.\n"
    )


def test_a_draft_saved_by_a_spreadsheet_is_read_and_one_with_a_lost_cell_is_refused(
    draft: Path, folder: Path
) -> None:
    content = draft.read_text(encoding="utf-8")
    draft.write_text(content.replace(",12,", ",", 1), encoding="utf-8-sig")

    assert f"{draft}:2: found 28 cells; expected 29 cells." in (
        brief("accept", draft, "--seeds", folder).output
    )


def test_extract_tells_the_source_to_add_and_the_command_that_follows(
    article: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"

    told = brief("extract", article, "--out", path).stderr

    assert "sources.csv has no 'example-2022-05-12'. Add this row, with its licence:" in told
    assert (
        "source_id,publisher,title,url,published,accessed,kind,licence,file,sha256\n"
        "    example-2022-05-12,Example Agency,Türkiye and Kazakhstan trade more,,2022-05-12,"
    ) in told
    assert told.endswith(f"  brief accept {path}\n")


def test_extract_of_a_known_source_asks_for_no_row(article: Path, tmp_path: Path) -> None:
    told = brief("extract", article, "--source-id", "aa-2022-05-10", "--out", tmp_path / "a.csv")

    assert "sources.csv" not in told.stderr


def test_the_same_words_are_not_accepted_twice(draft: Path, folder: Path, article: Path) -> None:
    decided(draft, ("", ""), ("accept", ""), ("", ""))
    assert brief("accept", draft, "--seeds", folder).exit_code == 0
    again = draft.with_name("again.csv")
    assert brief("extract", article, "--out", again).exit_code == 0
    decided(again, ("", ""), ("accept", ""), ("", ""))

    result = brief("accept", again, "--seeds", folder)

    assert result.exit_code == 1
    assert "the same words of the same source; expected a figure claims.csv lacks" in result.output


@pytest.mark.parametrize(
    ("decision", "reason", "message"),
    [
        ("maybe", "", "(decision): found 'maybe'; expected accept, reject or nothing. Decide."),
        ("reject", " ", "(reason): found ''; expected why it is rejected. Say why."),
    ],
)
def test_an_unknown_decision_or_a_rejection_without_a_reason_is_refused(
    draft: Path, folder: Path, decision: str, reason: str, message: str
) -> None:
    decided(draft, (decision, reason), ("", ""), ("", ""))

    assert message in brief("accept", draft, "--seeds", folder).output


def test_a_draft_with_other_columns_is_refused(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("claim_id,value\n", encoding="utf-8")

    assert "a.csv:1: found claim_id, value; expected claim_id," in brief(
        "accept", path, "--seeds", folder
    ).output.replace("Error: ", "")
