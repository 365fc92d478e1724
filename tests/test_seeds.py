import hashlib
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from analysis import seeds
from analysis.claims import Claim, Event, Hedge, Indicator, Measure, Source, Status
from analysis.interval import Interval
from analysis.periods import resolve
from analysis.seeds import Seeds
from analysis.seeds.reading import read
from analysis.seeds.rules import SCALES
from analysis.seeds.schema import tables

ARTICLE = "aa-2022-05-10"
SPELLED = re.compile(
    r"\d[\d.,:]*\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|"
    r"hundred|thousand|half|quarter|both|pair|once|twice|double[sd]?|tripled?|first|second|third|"
    r"fourth|fifth|sixth|seventh|eighth|ninth|tenth|decades?)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def known() -> Seeds:
    return seeds.load()


@pytest.fixture(scope="module")
def article(known: Seeds, shared: Path) -> str:
    path = shared / "seeds" / known_source(known).file
    assert hashlib.sha256(path.read_bytes()).hexdigest() == known_source(known).sha256
    return path.read_bytes().decode("utf-8")


def known_source(known: Seeds) -> Source:
    return next(source for source in known.sources if source.source_id == ARTICLE)


def of_article(known: Seeds) -> list[Claim | Event]:
    rows: list[Claim | Event] = [*known.claims, *known.events]
    return [row for row in rows if row.source.source_id == ARTICLE]


def by_id(known: Seeds, claim_id: str) -> Claim:
    return next(claim for claim in known.claims if claim.claim_id == claim_id)


def allowed(table: str, column: str) -> tuple[str, ...]:
    found = {field.name: field for field in tables(seeds.SEEDS)[table].columns}
    return found[column].enum


def test_the_shipped_seeds_have_no_fault() -> None:
    assert seeds.check() == []


def test_the_data_package_is_valid_by_its_standard() -> None:
    from frictionless import Package

    report = Package(str(seeds.SEEDS / "datapackage.json")).validate()

    assert report.flatten(["name", "rowNumber", "fieldName", "note"]) == []


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("indicator", Indicator),
        ("measure", Measure),
        ("status", Status),
        ("hedge", Hedge),
        ("scale", SCALES),
    ],
)
def test_the_schema_allows_just_what_the_code_knows(column: str, values: Iterator[str]) -> None:
    assert set(allowed("claims", column)) == set(values)


def test_the_codebook_explains_every_column_value_and_flag() -> None:
    codebook = (seeds.SEEDS / "README.md").read_text(encoding="utf-8")

    missing = [
        f"{table.name}.{column.name}: {word}"
        for table in tables(seeds.SEEDS).values()
        for column in table.columns
        for word in (column.name, *column.enum, *column.flags, *column.codes)
        if f"`{word}`" not in codebook
    ]

    assert missing == []


FILES = sorted(path for path in seeds.SEEDS.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_end_their_lines_as_unix_does(path: Path) -> None:
    content = path.read_bytes()

    assert b"\r" not in content
    assert content.endswith(b"\n")


def test_the_article_stands_first(known: Seeds) -> None:
    assert known.sources[0].source_id == ARTICLE


def test_the_reference_figures_have_their_bounds(known: Seeds) -> None:
    assert by_id(known, f"{ARTICLE}-turnover-current").bounds == Interval(4.5e9, 5.5e9)
    assert by_id(known, f"{ARTICLE}-turnover-1992").bounds == Interval(25e6, 35e6)
    assert by_id(known, f"{ARTICLE}-turnover-target").bounds == Interval.point(10e9)
    assert by_id(known, f"{ARTICLE}-trade-rank").bounds == Interval(1, 5)


def test_levels_that_round_to_their_stated_change_are_kept_so(known: Seeds) -> None:
    later, earlier = (by_id(known, f"trend-2024-05-20-turnover-{year}") for year in (2023, 2022))

    assert later.bounds.low / earlier.bounds.high - 1 == pytest.approx(-0.063, abs=5e-4)
    assert later.bounds.high / earlier.bounds.low - 1 == pytest.approx(-0.032, abs=5e-4)


def test_worded_periods_are_stored_as_they_are_resolved(known: Seeds) -> None:
    for claim in known.claims:
        found = resolve(claim.period_worded, claim.source.known_by)
        dated = claim.source.published != ""
        assert not dated or found is None or found.period == claim.period, claim.claim_id
        assert not dated or found is None or found.proven != ("undated" in claim.flags)


def test_a_resolution_other_than_the_printed_digits_show_is_explained(known: Seeds) -> None:
    for claim in known.claims:
        exponent = Decimal(repr(claim.value)).normalize().as_tuple().exponent
        announced = claim.status is Status.TARGET or claim.measure is Measure.RANK
        printed = 0.0 if announced else float(Decimal(1).scaleb(int(exponent)))
        assert claim.resolution == printed or claim.note, claim.claim_id


def test_part_of_a_year_is_flagged(known: Seeds) -> None:
    yearly = (Indicator.TURNOVER, Indicator.EXPORTS, Indicator.IMPORTS, Indicator.FDI_FLOW)
    for claim in known.claims:
        part = claim.period is not None and claim.period.years < 1
        assert claim.indicator not in yearly or part == ("part_year" in claim.flags), claim.claim_id


def test_each_phrase_of_the_article_stands_at_its_place(known: Seeds, article: str) -> None:
    rows = of_article(known)

    assert len(rows) == 16
    for row in rows:
        assert article[row.char_start : row.char_end] == row.phrase


def test_ignored_numbers_stand_at_their_places(article: str) -> None:
    for row in read(seeds.SEEDS, tables(seeds.SEEDS)["ignored"]).rows:
        assert article[int(row["char_start"]) : int(row["char_end"])] == row["text"]


def test_no_number_of_the_article_is_left_out(known: Seeds, article: str) -> None:
    ignored = read(seeds.SEEDS, tables(seeds.SEEDS)["ignored"]).rows
    places = [(int(row["char_start"]), int(row["char_end"])) for row in ignored]
    places += [(row.char_start or 0, row.char_end or 0) for row in of_article(known)]

    left = [
        f"{found[0]!r} at {found.start()}"
        for found in SPELLED.finditer(article)
        if not any(start <= found.start() and found.end() <= end for start, end in places)
    ]

    assert left == []


def test_an_edition_knows_only_what_was_surely_public(known: Seeds) -> None:
    edition = known.as_of(date(2022, 5, 10))

    ids = {source.source_id for source in edition.sources}
    assert {ARTICLE, "trtworld-2022-05-10", "cow-dyadic-4"} <= ids
    assert not ids & {"xinhua-2022-05-11", "shepherdgazette-2022-05", "comtrade-penppml"}
    assert {claim.source.source_id for claim in edition.claims} <= ids
    assert {event.source.source_id for event in edition.events} <= ids
    assert {seen.source.source_id for seen in edition.observations} <= ids


def test_a_source_dated_to_its_year_is_known_when_the_year_is_over(known: Seeds) -> None:
    before, after = (known.as_of(date(2021, 12, day)) for day in (30, 31))

    assert "ult-2021" not in {source.source_id for source in before.sources}
    assert "ult-2021" in {source.source_id for source in after.sources}


def test_an_undated_source_is_seen_only_by_the_edition_that_knows_everything(known: Seeds) -> None:
    late, all_known = known.as_of(date(2200, 1, 1)), known.as_of(date.max)

    assert "encyclopedia-mirror" not in {source.source_id for source in late.sources}
    assert all_known == known


def test_an_edition_before_every_source_is_empty(known: Seeds) -> None:
    edition = known.as_of(date(1990, 1, 1))

    assert (edition.sources, edition.claims, edition.events, edition.observations) == ((),) * 4


def test_the_pair_is_the_same_from_both_sides(known: Seeds) -> None:
    pair = known.between("KAZ", "TUR")

    assert pair == known.between("TUR", "KAZ")
    assert {frozenset((o.reporter, o.partner)) for o in pair.observations} == {
        frozenset(("KAZ", "TUR"))
    }
    assert len(known.claims) > len(pair.claims) > 0


def test_nothing_is_stated_of_a_pair_without_rows(known: Seeds) -> None:
    empty = known.between("AUT", "KAZ")

    assert (empty.claims, empty.events, empty.observations) == ((), (), ())


def test_the_panel_holds_every_figure_that_the_series_have_of_the_pair(known: Seeds) -> None:
    panel = {seen.observation_id: seen.value for seen in seeds.load_panel()}
    pair = [
        seen
        for seen in known.between("KAZ", "TUR").observations
        if seen.source.source_id in ("cow-dyadic-4", "comtrade-penppml")
    ]

    assert pair
    assert {seen.observation_id: seen.value for seen in pair}.items() <= panel.items()


def test_the_panel_of_an_edition_has_only_sources_known_by_then() -> None:
    panel = seeds.load_panel(as_of=date(2022, 5, 10))

    assert {seen.source.source_id for seen in panel} == {"cow-dyadic-4"}


def test_no_observation_is_stated_twice(known: Seeds) -> None:
    ids = [seen.observation_id for seen in known.observations]

    assert len(ids) == len(set(ids))
