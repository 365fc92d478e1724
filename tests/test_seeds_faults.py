"""Every fault of the seeds: refused by name, all at once, and nothing read."""

import csv
import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import seeds
from analysis.errors import SeedError
from analysis.seeds.cells import problems
from analysis.seeds.documents import QUOTED
from analysis.seeds.reading import read
from analysis.seeds.schema import tables

Table = list[dict[str, str]]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(seeds.SEEDS, tmp_path / "seeds"))


def edited(directory: Path, file: str, change: Callable[[Table], None]) -> Path:
    path = directory / file
    with path.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    names = list(rows[0])
    change(rows)
    with path.open("w", newline="", encoding="utf-8") as lines:
        writer = csv.DictWriter(lines, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return directory


def changed(directory: Path, file: str, place: int, **cells: str) -> Path:
    """Change cells of the row in line ``place`` of ``file``."""
    return edited(directory, file, lambda rows: rows[place - 2].update(cells))


def refusal(directory: Path) -> str:
    with pytest.raises(SeedError) as caught:
        seeds.load(directory)
    return str(caught.value)


CELLS = [
    (
        "claims.csv",
        {"hedge": "roughly"},
        "claims.csv:3 (hedge): found 'roughly'; expected one of exact, about, nearly, more_than, "
        "less_than, up_to, range. Pick the weakest hedge the phrase supports.",
    ),
    (
        "claims.csv",
        {"hedge": "exactly"},
        "claims.csv:3 (hedge): found 'exactly'; expected one of exact, about, nearly, more_than, "
        "less_than, up_to, range. Did you mean 'exact'? Pick the weakest hedge the phrase "
        "supports.",
    ),
    (
        "claims.csv",
        {"unit": "EUR"},
        "claims.csv:3 (unit): found 'EUR'; expected one of USD, percent, rank, multiple, count. "
        "Convert nothing: leave out what is in another unit.",
    ),
    (
        "claims.csv",
        {"indicator": "trade"},
        "claims.csv:3 (indicator): found 'trade'; expected one of turnover, exports, imports, "
        "balance, fdi_flow, fdi_cumulative, fdi_stock, project_value, company_count. "
        "The codebook defines each indicator.",
    ),
    (
        "claims.csv",
        {"measure": "size"},
        "claims.csv:3 (measure): found 'size'; expected one of level, change_pct, multiple, rank, "
        "share. The codebook defines each measure.",
    ),
    (
        "claims.csv",
        {"status": "rumour"},
        "claims.csv:3 (status): found 'rumour'; expected one of reported, estimated, target, "
        "forecast, planned. The codebook defines each status.",
    ),
    (
        "claims.csv",
        {"scale": "billions"},
        "claims.csv:3 (scale): found 'billions'; expected one of one, thousand, million, billion. "
        "Did you mean 'billion'? Write the word the source prints; one if it prints none.",
    ),
    (
        "claims.csv",
        {"flags": "undated;wrong"},
        "claims.csv:3 (flags): found 'wrong'; expected one of definition, idiomatic, open_start, "
        "part_year, record, undated. The codebook explains each flag.",
    ),
    (
        "claims.csv",
        {"flags": "undated;record"},
        "claims.csv:3 (flags): found 'undated;record'; expected each flag once, in alphabetical "
        "order. Write 'record;undated'.",
    ),
    (
        "claims.csv",
        {"partner": "TRK"},
        "claims.csv:3 (partner): found 'TRK'; expected an ISO 3166 alpha-3 code or WLD. "
        "Look the code up in ISO 3166; capitals, three letters.",
    ),
    (
        "claims.csv",
        {"partner": "KAZ"},
        "claims.csv:3 (partner): found 'KAZ'; expected another country. Name the other side.",
    ),
    (
        "claims.csv",
        {"source_id": "aa-2022-05-11"},
        "claims.csv:3 (source_id): found 'aa-2022-05-11'; expected a source of sources.csv. "
        "Did you mean 'aa-2022-05-10'? Add the source to sources.csv first.",
    ),
    (
        "claims.csv",
        {"value": "362.5"},
        "claims.csv:3 (phrase): found 'has invested $362.4 million in Kazakhstan'; expected a "
        "phrase with 362.5 in it. Quote the words that state the value, or correct the value.",
    ),
    (
        "claims.csv",
        {"phrase": "Turkey has invested, it is said, $362.4 million in Kazakhstan"},
        "claims.csv:3 (phrase): found 10 words; expected at most 8. "
        "Quote the figure's own words only.\n"
        "claims.csv:3 (char_end): found 1217 to 1258; expected 61 characters, as phrase has. "
        "Count Unicode characters from 0, the end not included.",
    ),
    (
        "claims.csv",
        {"char_end": "1259"},
        "claims.csv:3 (char_end): found 1217 to 1259; expected 41 characters, as phrase has. "
        "Count Unicode characters from 0, the end not included.",
    ),
    (
        "claims.csv",
        {"char_end": ""},
        "claims.csv:3 (char_end): found ''; expected both ends of the locator or neither. "
        "Count Unicode characters from 0, the end not included.",
    ),
    (
        "claims.csv",
        {"char_start": "", "char_end": ""},
        "claims.csv:3 (phrase): found no phrase with a locator; expected both. "
        "Quote the phrase and give its place in the source's file.",
    ),
    (
        "claims.csv",
        {"period_start": "2022", "period_end": "2021"},
        "claims.csv:3 (period_end): found 2022 to 2021; expected an end not before the start. "
        "Swap the two.",
    ),
    (
        "claims.csv",
        {"period_end": ""},
        "claims.csv:3 (period_end): found '2021' to ''; expected both ends or neither. "
        "Fill or clear both.",
    ),
    (
        "claims.csv",
        {"period_start": "2021-13"},
        "claims.csv:3 (period_start): found '2021-13'; expected YYYY, YYYY-MM or YYYY-MM-DD. "
        "Write an ISO 8601 date, as precise as the source is.",
    ),
    (
        "claims.csv",
        {"period_start": "1021"},
        "claims.csv:3 (period_start): found '1021'; expected a year from 1800 to 2100. "
        "Write an ISO 8601 date, as precise as the source is.",
    ),
    (
        "claims.csv",
        {"value": "NaN"},
        "claims.csv:3 (value): found 'NaN'; expected a number in plain digits. "
        "Write the printed figure in plain digits; the scale has its own column.",
    ),
    (
        "claims.csv",
        {"value": "1" + "0" * 400},
        f"claims.csv:3 (value): found '1{'0' * 400}'; expected a number in plain digits. "
        "Write the printed figure in plain digits; the scale has its own column.",
    ),
    (
        "claims.csv",
        {"value": "-362.4"},
        "claims.csv:3 (value): found -362.4; expected a value not below 0. "
        "Check the source; the codebook has the conventions.",
    ),
    (
        "claims.csv",
        {"value": "362400000000", "phrase": "", "char_start": "", "char_end": ""},
        "claims.csv:3 (value): found 3.624e+17; expected at most 1e+14. "
        "Check the source; the codebook has the conventions.\n"
        "claims.csv:3 (phrase): found no phrase with a locator; expected both. "
        "Quote the phrase and give its place in the source's file.",
    ),
    (
        "claims.csv",
        {"value_high": "400"},
        "claims.csv:3 (value_high): found '400'; expected none for exact. "
        "Only a range has a higher end, not below the lower.",
    ),
    (
        "claims.csv",
        {"hedge": "range"},
        "claims.csv:3 (value_high): found ''; expected a value for range. "
        "Only a range has a higher end, not below the lower.",
    ),
    (
        "claims.csv",
        {"hedge": "range", "value_high": "300"},
        "claims.csv:3 (value_high): found 300; expected at least 362.4. "
        "Only a range has a higher end, not below the lower.",
    ),
    (
        "claims.csv",
        {"unit": "percent", "scale": "one"},
        "claims.csv:3 (unit): found 'percent'; expected USD for a level of fdi_flow. "
        "Correct the unit or the measure.",
    ),
    (
        "claims.csv",
        {"unit": "percent", "measure": "change_pct"},
        "claims.csv:3 (scale): found 'million'; expected one for percent. Write one.",
    ),
    (
        "claims.csv",
        {"unit": "percent", "measure": "share", "scale": "one"},
        "claims.csv:3 (value): found 362.4; expected 0 to 100 for a share. "
        "Check the source; the codebook has the conventions.",
    ),
    (
        "claims.csv",
        {"indicator": "turnover", "reporter": "TUR", "partner": "KAZ"},
        "claims.csv:3 (reporter): found TUR, KAZ; expected turnover in alphabetical order. "
        "Swap the two.",
    ),
    (
        "claims.csv",
        {"resolution": ""},
        "claims.csv:3 (resolution): found an empty cell; expected a value. "
        "Give the step of the last digit printed.",
    ),
    (
        "claims.csv",
        {"resolution": "-1"},
        "claims.csv:3 (resolution): found '-1'; expected at least 0. "
        "Give the step of the last digit printed.",
    ),
    (
        "claims.csv",
        {"resolution": "0"},
        "claims.csv:3 (resolution): found 0; expected a step above 0. "
        "Give the step of the last digit printed.",
    ),
    (
        "claims.csv",
        {"resolution": "1"},
        "claims.csv:3 (resolution): found 1; expected a step that divides 362.4. "
        "Give the step of the last digit printed.",
    ),
    (
        "claims.csv",
        {"status": "target"},
        "claims.csv:3 (resolution): found 0.1; expected 0 for ranks and targets. Write 0.",
    ),
    (
        "claims.csv",
        {"base_start": "2020", "base_end": "2020"},
        "claims.csv:3 (base_start): found '2020'; expected no base for a level. Clear both ends.",
    ),
    (
        "claims.csv",
        {"period_start": "2023", "period_end": "2023"},
        "claims.csv:3 (period_start): found 2023 in a source of 2022-05-10; expected what is "
        "reported to have begun by then. Correct the period or the status.",
    ),
    (
        "claims.csv",
        {"flags": "undated;"},
        "claims.csv:3 (flags): found 'undated;'; expected each flag once, in alphabetical "
        "order. Write 'undated'.",
    ),
    (
        "claims.csv",
        {"note": "a\u202eb"},
        "claims.csv:3 (note): found U+202E at character 2; expected visible characters only. "
        "Delete the character.",
    ),
    (
        "claims.csv",
        {"note": "two\nlines"},
        "claims.csv:3 (note): found U+000A at character 4; expected visible characters only. "
        "Delete the character.",
    ),
    (
        "claims.csv",
        {"note": "x" * 501},
        "claims.csv:3 (note): found 501 characters; expected at most 500. Shorten the text.",
    ),
    (
        "claims.csv",
        {"note": " spaced"},
        "claims.csv:3 (note): found ' spaced'; expected no space at either end. Delete the spaces.",
    ),
    (
        "claims.csv",
        {"claim_id": "AA 1"},
        "claims.csv:3 (claim_id): found 'AA 1'; expected the form "
        "^[a-z0-9]+([.-][a-z0-9]+)*$. Use small letters, digits and hyphens.",
    ),
    (
        "claims.csv",
        {"claim_id": "aa-2022-05-10-fdi-total"},
        "claims.csv:3 (claim_id): found 'aa-2022-05-10-fdi-total' again; expected each key once; "
        "it stands in line 2. Rename or delete one of them.",
    ),
    (
        "sources.csv",
        {"url": "javascript:alert(1)"},
        "sources.csv:3 (url): found 'javascript:alert(1)'; expected an address that starts with "
        "http:// or https://. Give the whole address, or leave it empty.",
    ),
    (
        "sources.csv",
        {"published": "May 2022"},
        "sources.csv:3 (published): found 'May 2022'; expected YYYY, YYYY-MM or YYYY-MM-DD. "
        "Write an ISO 8601 date, as precise as the source is.",
    ),
    (
        "sources.csv",
        {"sha256": "0" * 64},
        "sources.csv:3 (file): found ''; expected a file with its hash, or neither. "
        "Name the file and compute its hash with sha256sum.",
    ),
    (
        "events.csv",
        {"partner": "TUR"},
        "events.csv:3 (partner): found 'TUR'; expected another country. Name the other side.",
    ),
    (
        "events.csv",
        {"date_start": "1993", "date_end": "1992"},
        "events.csv:3 (date_end): found 1993 to 1992; expected an end not before the start. "
        "Swap the two.",
    ),
    (
        "series.csv",
        {"value": "2e15"},
        "series.csv:3 (value): found '2e15'; expected a number in plain digits. Give whole US "
        "dollars; nothing negative, nothing above the output of the world.",
    ),
    (
        "series.csv",
        {"value": "2000000000000000"},
        "series.csv:3 (value): found '2000000000000000'; expected at most 1e+15. Give whole US "
        "dollars; nothing negative, nothing above the output of the world.",
    ),
    (
        "series.csv",
        {"year": "21"},
        "series.csv:3 (year): found '21'; expected at least 1800. Write a calendar year.",
    ),
    (
        "series.csv",
        {"year": "2021.5"},
        "series.csv:3 (year): found '2021.5'; expected a whole number. Write a calendar year.",
    ),
    (
        "series.csv",
        {"partner": ""},
        "series.csv:3 (partner): found ''; expected a partner. See the codebook.",
    ),
    (
        "series.csv",
        {"unit": "index_1982_84"},
        "series.csv:3 (unit): found 'index_1982_84'; expected USD for money, an index for prices. "
        "Correct the unit or the indicator.",
    ),
    (
        "ignored.csv",
        {"text": "ten"},
        "ignored.csv:3 (char_end): found 118 to 137; expected 3 characters, as text has. "
        "Count Unicode characters from 0, the end not included.",
    ),
]


@pytest.mark.parametrize(
    ("file", "cells", "message"),
    CELLS,
    ids=[f"{file}-{'-'.join(cells)}-{n}" for n, (file, cells, _) in enumerate(CELLS)],
)
def test_a_bad_row_is_refused_by_name(
    copy: Path, file: str, cells: dict[str, str], message: str
) -> None:
    assert refusal(changed(copy, file, 3, **cells)) == message


HIDDEN = {
    "a\x00b": "U+0000 at character 2; expected visible characters only. Delete the character.",
    "a\u200bb": "U+200B at character 2; expected visible characters only. Delete the character.",
    "\u202eab": "U+202E at character 1; expected visible characters only. Delete the character.",
    "a" * 100_000: "100000 characters; expected at most 500. Shorten the text.",
}


@pytest.mark.parametrize("text", HIDDEN, ids=["nul", "zero-width", "right-to-left", "endless"])
@pytest.mark.parametrize(
    ("file", "column"),
    [("claims.csv", "phrase"), ("sources.csv", "title"), ("events.csv", "title")],
)
def test_text_that_hides_or_has_no_end_is_refused_by_name(
    copy: Path, file: str, column: str, text: str
) -> None:
    found = refusal(changed(copy, file, 3, **{column: text})).splitlines()

    assert found[0] == f"{file}:3 ({column}): found {HIDDEN[text]}"


def test_all_faults_are_told_at_once(copy: Path) -> None:
    changed(copy, "claims.csv", 2, hedge="roughly")
    changed(copy, "claims.csv", 3, unit="EUR", partner="TRK")
    changed(copy, "sources.csv", 3, url="ftp://a")

    places = [line.split(":", 2)[:2] for line in refusal(copy).splitlines()]

    assert places == [
        ["sources.csv", "3 (url)"],
        ["claims.csv", "2 (hedge)"],
        ["claims.csv", "3 (partner)"],
        ["claims.csv", "3 (unit)"],
    ]


def test_a_missing_column_is_named_with_the_likely_slip(copy: Path) -> None:
    path = copy / "claims.csv"
    path.write_text(path.read_text("utf-8").replace(",hedge,", ",hegde,", 1), "utf-8")

    missing, unexpected = refusal(copy).splitlines()

    assert missing == (
        "claims.csv:1 (hedge): found no such column; expected the column hedge. "
        "Did you mean 'hegde'? Add the column, in the order of the codebook."
    )
    assert unexpected.startswith("claims.csv:1 (hegde): found column 'hegde'; expected only")


def test_columns_in_another_order_are_refused(copy: Path) -> None:
    path = copy / "ignored.csv"
    path.write_text(path.read_text("utf-8").replace("text,reason", "reason,text", 1), "utf-8")

    assert refusal(copy) == (
        "ignored.csv:1: found source_id,char_start,char_end,reason,text; expected "
        "source_id,char_start,char_end,text,reason. Put the columns in this order."
    )


def test_a_row_with_too_few_cells_is_named(copy: Path) -> None:
    path = copy / "ignored.csv"
    path.write_text(path.read_text("utf-8") + "aa-2022-05-10,1\n", "utf-8")

    assert refusal(copy) == (
        "ignored.csv:12: found 2 cells; expected 5 cells. Check commas and quotes."
    )


def test_an_empty_line_is_named_as_one(copy: Path) -> None:
    path = copy / "ignored.csv"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")

    assert refusal(copy) == "ignored.csv:12: found an empty line; expected 5 cells. Delete it."


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda text: "\ufeff" + text,
            "found a byte order mark; expected UTF-8 without one. "
            "Save the file as UTF-8 without a mark.",
        ),
        (
            lambda text: text.replace(",", ";"),
            "found cells parted by ';'; expected cells parted by ','. "
            "Save the file with commas between its cells.",
        ),
        (
            lambda _: "",
            "found no header; expected the columns source_id, char_start, char_end, text, reason. "
            "Write them into the first line.",
        ),
    ],
    ids=["a byte order mark", "semicolons", "nothing"],
)
def test_a_file_as_spreadsheets_leave_it_is_one_fault(
    copy: Path, change: Callable[[str], str], message: str
) -> None:
    path = copy / "ignored.csv"
    path.write_text(change(path.read_text("utf-8")), "utf-8")

    assert refusal(copy) == f"ignored.csv:1: {message}"


def test_broken_utf_8_is_named_with_its_line(copy: Path) -> None:
    path = copy / "claims.csv"
    path.write_bytes(path.read_bytes().replace(b"record", b"rec\xff", 1))

    assert refusal(copy) == (
        "claims.csv:3: found byte 0xff; expected UTF-8. Save the file as UTF-8."
    )


def test_an_unclosed_quote_is_named(copy: Path) -> None:
    path = copy / "ignored.csv"
    path.write_text(path.read_text("utf-8") + '"open', "utf-8")

    assert refusal(copy) == (
        "ignored.csv:12: found unexpected end of data; expected comma-separated values. "
        "Check the quotes."
    )


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "events.csv").unlink()

    assert refusal(copy) == (
        "events.csv: found no such file or directory; expected a readable file. Restore it."
    )


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('"resources"', '"tables"', "no 'resources'"),
        ('"name": "panel"', '"name": "panels"', "no 'panel'"),
        ('"kind": "url"', '"kind": "uri"', "what cannot be read (kind 'uri' of url; known are "),
        ('"^[0-9a-f]{64}$"', '"^[0-9a-f"', "what cannot be read (unterminated character set"),
        ("{", "", "what cannot be read (Extra data: "),
    ],
    ids=["no tables", "a table short", "an unknown kind", "a broken pattern", "no JSON"],
)
def test_a_descriptor_that_cannot_serve_is_refused(
    copy: Path, old: str, new: str, found: str
) -> None:
    path = copy / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    told = refusal(copy)

    assert told.startswith(f"datapackage.json: found {found}")
    assert told.endswith(
        "; expected a data package descriptor. "
        "Restore the descriptor; the codebook beside it says what it holds."
    )


def test_a_missing_descriptor_is_named(copy: Path) -> None:
    (copy / "datapackage.json").unlink()

    assert refusal(copy).startswith("datapackage.json: found no such file or directory; expected")


def test_a_source_that_is_not_there_is_told_once_for_each_file(copy: Path) -> None:
    changed(copy, "sources.csv", 2, source_id="aa-2022-05-11")

    told = refusal(copy).splitlines()

    assert [line.split(":")[0] for line in told] == ["claims.csv", "events.csv", "ignored.csv"]
    assert " (source_id): found 'aa-2022-05-10' in " in told[0]


def test_an_unreadable_table_does_not_blame_its_corrections(copy: Path) -> None:
    (copy / "series.csv").unlink()

    assert len(refusal(copy).splitlines()) == 1


def test_unreadable_sources_do_not_blame_every_claim(copy: Path) -> None:
    (copy / "sources.csv").unlink()

    assert len(refusal(copy).splitlines()) == 1


def test_a_bad_source_does_not_blame_its_claims(copy: Path) -> None:
    changed(copy, "sources.csv", 2, kind="blog")

    assert len(refusal(copy).splitlines()) == 1


def test_the_panel_is_refused_as_the_series_are(copy: Path) -> None:
    changed(copy, "panel.csv", 2, partner="ZZZ")

    with pytest.raises(SeedError, match=r"panel\.csv:2 \(partner\): found 'ZZZ'"):
        seeds.load_panel(copy)


def test_checking_returns_the_faults_of_every_file(copy: Path) -> None:
    changed(copy, "panel.csv", 2, partner="ZZZ")
    changed(copy, "claims.csv", 3, unit="EUR")

    assert [line.split(":")[0] for line in seeds.check(copy)] == ["claims.csv", "panel.csv"]


def test_the_panel_says_of_a_figure_what_the_series_say(copy: Path) -> None:
    def unflagged(rows: Table) -> None:
        for row in rows:
            row["quality"] = row["quality"].removesuffix(";suspect")

    edited(copy, "panel.csv", unflagged)

    told = seeds.check(copy)

    assert len(told) == 2
    assert re.fullmatch(
        r"panel\.csv:\d+ \(quality\): found 'exporter_side'; expected 'exporter_side;suspect', "
        r"as series\.csv:\d+ has it\. Let both copies say the same\.",
        told[0],
    )


def test_a_row_out_of_order_is_told_when_checking_and_read_all_the_same(copy: Path) -> None:
    edited(copy, "claims.csv", lambda rows: rows.append(rows.pop(0)))

    (told,) = seeds.check(copy)

    assert re.fullmatch(
        r"claims\.csv:154 \(claim_id\): found 'aa-2022-05-10-fdi-total' behind '[^']+'; "
        r"expected rows in the order of claim_id\. Move the row up\.",
        told,
    )
    assert len(seeds.load(copy).claims) == len(seeds.load().claims)


@given(st.text(max_size=30), st.data())
def test_any_text_in_any_cell_is_taken_or_told_of(text: str, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(list(tables(seeds.SEEDS).values())))
    column = data.draw(st.sampled_from(table.columns))

    for found, expected, repair in problems(text, column):
        assert found
        assert expected
        assert repair.endswith(".")


@pytest.fixture
def documents(copy: Path, tmp_path: Path) -> Path:
    """A folder with a text that has the words of the seeds' article, each at its place."""
    rows = [
        (int(row["char_start"]), row[column])
        for name, column in QUOTED.items()
        for row in read(copy, tables(copy)[name]).rows
        if row["char_start"]
    ]
    text = [" "] * 3000
    for start, words in rows:
        text[start : start + len(words)] = words
    folder = tmp_path / "documents"
    folder.mkdir()
    content = "".join(text).encode()
    (folder / "article.txt").write_bytes(content)
    changed(copy, "sources.csv", 2, sha256=hashlib.sha256(content).hexdigest())
    path = copy / "sources.csv"
    path.write_text(re.sub(r"[^,]+\.txt", "article.txt", path.read_text("utf-8")), "utf-8")
    return folder


def test_phrases_that_stand_at_their_places_are_good(copy: Path, documents: Path) -> None:
    assert seeds.check(copy, documents) == []


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (
            {"char_start": "1218", "char_end": "1259"},
            "found 'as invested $362.4 million in Kazakhstan ' at 1218; "
            "expected 'has invested $362.4 million in Kazakhstan'. It stands from 1217 to 1258.",
        ),
        (
            {"char_start": "9000", "char_end": "9041"},
            "found the end of the text (3000 characters) at 9000; "
            "expected 'has invested $362.4 million in Kazakhstan'. It stands from 1217 to 1258.",
        ),
        (
            {"phrase": "has invested $362.4 million in Uzbekistan"},
            "found 'has invested $362.4 million in Kazakhstan' at 1217; expected "
            "'has invested $362.4 million in Uzbekistan'. "
            "Quote the words of the document, and no others.",
        ),
    ],
    ids=["elsewhere", "past the end", "other words"],
)
def test_a_phrase_that_does_not_stand_at_its_place_is_named(
    copy: Path, documents: Path, cells: dict[str, str], told: str
) -> None:
    changed(copy, "claims.csv", 3, **cells)

    assert seeds.check(copy, documents) == [f"claims.csv:3 (char_start): {told}"]


def test_another_version_of_a_document_is_told_once(copy: Path, documents: Path) -> None:
    (documents / "article.txt").write_text("Another text.", "utf-8")

    (told,) = seeds.check(copy, documents)

    assert told.startswith("sources.csv:2 (sha256): found '")
    assert told.endswith("find it, or locate anew.")


def test_a_number_word_states_its_value(copy: Path) -> None:
    changed(copy, "claims.csv", 3, value="2", phrase="doubled", char_start="0", char_end="7")

    assert seeds.check(copy) == []
