"""The brief and the ledger of claims: every sentence reviewed, for pairs of every kind."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from by_hand import plain
from reading import NOTEBOOKS, aloud, shown

from analysis.dossier import Dossier
from analysis.errors import AnalysisError, ParameterError
from analysis.periods import partial_date
from analysis.prose import LINK, Note, Prose
from analysis.publishing.content.blocks import Document, Endnotes, plain_data
from analysis.publishing.content.document import read
from analysis.publishing.running.execution import run
from analysis.sections import answer, headline, self_checks, weighed
from analysis.sections.methods import _notes as notes_behind
from analysis.sections.page import NOTHING, Page
from analysis.tables import Table
from analysis.verdicts import Verdict
from analysis.verdicts.model import WORDS

Golden = Callable[[str, str], None]
KINDS = ("latest", "seed_day", "swapped", "falling", "claims_only", "nothing", "early")
EDITIONS = ("latest", "seed_day")


@pytest.fixture(params=KINDS)
def any_pair(request: pytest.FixtureRequest) -> Dossier:
    found: Dossier = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_brief_says_what_was_reviewed(
    kind: str, request: pytest.FixtureRequest, golden: Golden
) -> None:
    dossier = request.getfixturevalue(kind)
    since = "2022-05-10" if kind == "latest" else ""

    golden(f"10-brief-{kind}.txt", aloud(shown("10-brief", dossier, since=since)))


@pytest.mark.parametrize("kind", [*EDITIONS, "falling", "claims_only", "nothing"])
def test_the_talking_points_say_what_was_reviewed(
    kind: str, request: pytest.FixtureRequest, golden: Golden
) -> None:
    dossier = request.getfixturevalue(kind)

    told = aloud(shown("10-brief", dossier, detail="talking-points"))

    golden(f"10-brief-talking-points-{kind}.txt", told)


@pytest.mark.parametrize("kind", KINDS)
def test_the_ledger_of_claims_says_what_was_reviewed(
    kind: str, request: pytest.FixtureRequest, golden: Golden
) -> None:
    dossier = request.getfixturevalue(kind)

    golden(f"40-claims-{kind}.txt", aloud(shown("40-claims", dossier)))


FAULTS = re.compile(
    r"(?:increase|decrease|deficit|surplus) of −|of −\d|\$−|\bnan\b|\binf\b|\bNone\b|\{|\}"
    r"| ,|,,|\.\.|\( | \)|\bKAZ\b|\bTUR\b|fdi_|<analysis|  \w+_\w+ "
)
"""What must not stand in any report: a sign beside a word that has it, a value unsaid."""


@pytest.mark.parametrize("stem", ["10-brief", "40-claims"])
def test_no_report_has_a_fault_that_others_shipped(stem: str, any_pair: Dossier) -> None:
    parameters = {"detail": "annex"} if stem == "10-brief" else {}

    told = {k: v for k, v in shown(stem, any_pair, **parameters).items() if k in TEXTS(k, v)}

    assert [m[0] for m in FAULTS.finditer(aloud(told))] == []


def TEXTS(name: str, part: Any) -> set[str]:  # noqa: N802  (reads as the word it stands for)
    """Formulae and file attachments hold signs of their own."""
    return set() if name in ("formulae", "claim-reviews") else {name}


@pytest.mark.parametrize("stem", ["10-brief", "40-claims"])
def test_the_edition_of_a_day_shows_nothing_published_later(stem: str, seed_day: Dossier) -> None:
    parameters = {"detail": "annex"} if stem == "10-brief" else {}

    later = [
        note.id
        for note in every_note(shown(stem, seed_day, **parameters))
        if note.published and partial_date(note.published).end > date(2022, 5, 10)
    ]

    assert later == []


def test_the_latest_edition_shows_what_was_published_later(latest: Dossier) -> None:
    days = [note.published for note in every_note(shown("10-brief", latest)) if note.published]

    assert max(days) > "2022-05-10"


def test_nothing_is_said_in_the_voice_of_another_pair(swapped: Dossier, latest: Dossier) -> None:
    swapped_levels = {n.id for n in every_note(shown("10-brief", swapped))}
    levels = {n.id for n in every_note(shown("10-brief", latest))}

    assert {"haberler-2026-02-02-turnover-2025", "xinhua-2022-05-11-turnover-2021"} <= (
        swapped_levels & levels
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_answer_is_short(kind: str, request: pytest.FixtureRequest) -> None:
    told = answer.answer(request.getfixturevalue(kind)).plain

    assert len(told.split()) <= answer.MOST_WORDS == 100
    assert len(re.findall(r"\.(?: |$)", told)) <= 7


def test_the_answer_names_a_rival_of_its_lead_figure(latest: Dossier) -> None:
    told = answer.level(latest)

    assert "statistics (another source: $4.9 billion)" in plain(told.plain)
    assert any(note.basis == "claim" and "2025" in note.id for note in told.notes[1:])


def test_an_answer_whose_lead_figure_has_no_rival_of_its_year_names_none(
    seed_day: Dossier, falling: Dossier
) -> None:
    assert "another source" not in answer.level(seed_day).plain + answer.level(falling).plain


def test_every_claim_counts_on_the_cover_by_the_name_of_its_verdict(latest: Dossier) -> None:
    told = dict(self_checks.facts(latest))["Verdicts"]

    counts = headline.counted(latest.judgements)
    assert told == ", ".join(f"{number} {WORDS[verdict]}" for verdict, number in counts.items())
    assert "contested" not in told


def test_the_table_of_claims_is_titled_by_what_it_holds(
    latest: Dossier, falling: Dossier, claims_only: Dossier
) -> None:
    tables = [weighed.claims_that_matter(d) for d in (latest, falling, claims_only)]

    assert [table.title for table in tables if isinstance(table, Table)] == [
        "Claims contradicted or out of date, and those of the documents held here",
        "Claims contradicted or out of date",
        "Claims contradicted or out of date",
    ]


def test_no_verdict_is_explained_in_more_than_25_words() -> None:
    assert set(weighed.MEANINGS) == set(Verdict)
    assert all(len(meaning.split()) <= 25 for meaning in weighed.MEANINGS.values())


def test_the_answer_of_falling_trade_says_that_it_falls(falling: Dossier) -> None:
    told = answer.answer(falling).plain

    assert "a decrease of about 15.9" in told
    assert "a deficit of about $14.0" in told


def test_the_answer_names_both_sources_where_only_rivals_are_known(claims_only: Dossier) -> None:
    told = answer.answer(claims_only).plain

    assert "by Invented Herald and $12" in told
    assert "cannot all be right" in told


def test_a_section_without_data_keeps_its_heading(nothing: Dossier) -> None:
    told = aloud(shown("10-brief", nothing))

    assert told.count("\n## ") == 11


@pytest.mark.parametrize("detail", ["talking-points", "brief", "annex"])
def test_each_reader_gets_what_is_theirs(detail: str, latest: Dossier) -> None:
    told = shown("10-brief", latest, detail=detail)
    parts = {"talking-points": "say", "brief": "key-figures", "annex": "sources"}

    heard = {name for name, part in parts.items() if told[part] is not NOTHING}

    assert heard == {"talking-points": {"talking-points"}, "brief": {"brief"},
                     "annex": {"brief", "annex"}}[detail]  # fmt: skip


def test_an_unknown_detail_is_refused_by_name() -> None:
    with pytest.raises(ParameterError) as caught:
        Page("everything")

    assert str(caught.value) == (
        "detail: found 'everything'; expected one of talking-points, brief, annex. Choose one."
    )


@pytest.fixture(scope="module")
def printed() -> Document:
    """The brief of the seed's day as it is printed, after a real run."""
    done = run(NOTEBOOKS / "10-brief.ipynb", {"as_of": "2022-05-10"}, timeout=60)
    return read(done.notebook, "10-brief.ipynb")


def test_every_number_of_the_printed_text_is_a_citation(printed: Document) -> None:
    blocks: Any = plain_data(printed.blocks)
    prose = [b for b in blocks if b["kind"] in ("paragraph", "list") and "Formulae" not in str(b)]
    loose = [m for text in loose_texts(prose) for m in re.findall(r"\S*\d\S*", plainer(text))]

    assert loose == []


def test_every_citation_of_the_printed_brief_has_its_endnote(printed: Document) -> None:
    (notes,) = (b for b in printed.blocks if isinstance(b, Endnotes))
    numbers = [note.number for note in notes.notes]

    assert numbers == list(range(1, len(numbers) + 1))
    assert all(note.source or note.formula or note.basis in BARE for note in notes.notes)


BARE = frozenset(["count", "parameter"])


def every_note(found: dict[str, Any]) -> Iterator[Note]:
    yield from notes_behind(found.values())


def loose_texts(value: Any) -> Iterator[str]:
    """Yield the text of plain blocks that stands in no citation."""
    if isinstance(value, list):
        for item in value:
            yield from loose_texts(item)
    elif isinstance(value, dict) and value.get("kind") == "text":
        yield value["text"]
    elif isinstance(value, dict) and value.get("kind") != "citation":
        yield from loose_texts(list(value.values()))


MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def plainer(text: str) -> str:
    """Return text without years, days and what is quoted or in a source's name."""
    quoted = re.sub(r"“[^”]*”|24\.kz|MIR 24", " ", text)
    return re.sub(rf"\b(?:\d{{1,2}} (?:{MONTHS}) )?(?:19|20)\d\d\b", " ", quoted)


def test_a_part_is_made_only_for_those_who_get_it() -> None:
    made: list[str] = []

    def part(name: str) -> Prose:
        made.append(name)
        return Prose(name)

    page = Page("brief")
    given = [page.talking(part, "points"), page.brief(part, "text"), page.annex(part, "tables")]

    assert made == ["text"]
    assert [told.markdown for told in given] == ["", "text", ""]


def test_a_typed_figure_stops_the_report(latest: Dossier) -> None:
    page = Page("brief")
    page.brief(Prose("Trade came to 5 billion."))

    with pytest.raises(AnalysisError, match=r"Every figure has a note: .*; text: 5"):
        self_checks.box(latest, page)


def test_a_text_that_differs_from_its_table_stops_the_report(latest: Dossier) -> None:
    page, level = Page("brief"), answer.level(latest)
    page.brief(level)
    page.brief(Prose(LINK.sub(lambda m: m[0].replace("5.4", "6.4"), level.markdown), level.notes))

    with pytest.raises(AnalysisError, match=r"print one value for one note: haberler.*6\.4"):
        self_checks.box(latest, page)


def test_the_cover_counts_the_checks_that_the_box_lists(latest: Dossier) -> None:
    found = shown("10-brief", latest)

    facts = dict(found["cover"].facts)

    assert facts["Checks"] == found["checks"].title.rstrip(".")
