"""The parts of the brief one by one: places, gaps, changes, claims, machine-readable verdicts."""

import json
from dataclasses import replace

import pytest
from by_hand import plain

from analysis.blocks import KeyFigures
from analysis.dossier import Dossier
from analysis.errors import ParameterError
from analysis.figures.chart import Chart
from analysis.prose import Cited, Plain, Prose
from analysis.sections import (
    changes,
    claim_tables,
    gaps,
    headline,
    importance,
    key_figures,
    methods,
    partners,
    products,
    relations,
    reviews,
    talking_points,
    weighed,
    weights,
)
from analysis.sections.markets import Markets
from analysis.sections.page import Page
from analysis.tables import Table
from analysis.verdicts import LedgerMatch, Verdict


def test_the_leading_ledger_is_the_one_that_reaches_furthest(swapped: Dossier) -> None:
    ledger = headline.leading(swapped)

    assert ledger is not None
    assert ledger.reporter == "KAZ"


def test_a_doubted_inflow_gives_way_to_a_rival_that_stands(
    latest: Dossier, seed_day: Dossier
) -> None:
    now, then = (headline.inflow(dossier, "KAZ") for dossier in (latest, seed_day))

    assert now is not None
    assert then is not None
    assert (now.year, now.printed) == (2021, 680e6)
    assert (then.year, then.printed) == (2020, 362.4e6)


def test_a_peak_is_named_only_where_the_latest_is_surely_lower(
    latest: Dossier, seed_day: Dossier
) -> None:
    now, then = (headline.leading(dossier) for dossier in (latest, seed_day))

    assert now is not None
    assert then is not None
    assert headline.peak(then) is None
    assert getattr(headline.peak(now), "year", None) == 2022


def test_the_last_year_in_both_ledgers_has_two_figures(latest: Dossier) -> None:
    found = headline.both(latest)

    assert found is not None
    assert found.imports.year == 2021
    assert found.imports.printed == pytest.approx(4.1e9)
    assert found.exports.printed == pytest.approx(5.3e9)


def test_there_are_at_most_eight_key_figures_each_with_period_source_and_note(
    latest: Dossier,
) -> None:
    found = key_figures.key_figures(latest)

    assert isinstance(found, KeyFigures)
    assert len(found.items) == 8
    assert all(
        i.period and i.source and i.hedge and isinstance(i.value, Cited) for i in found.items
    )


def test_a_count_over_some_years_is_not_called_all_there_is(latest: Dossier) -> None:
    cards = key_figures.key_figures(latest)

    assert isinstance(cards, KeyFigures)
    names = [*(card.label for card in cards.items), *changes.headlines(latest)]
    assert "Investment in Türkiye from Kazakhstan, over years" in names
    assert not [name for name in names if "in all" in name]


def test_a_doubted_place_keeps_its_mark_among_its_neighbours() -> None:
    dossier = Dossier.open("KAZ", "TUR", first_year=2000, last_year=2000)
    table = importance.neighbours(dossier, "KAZ")

    assert isinstance(table, Table)
    assert "26th [s]" in [getattr(value, "text", value) for row in table.rows for value in row]


def test_a_sparkline_needs_four_values(claims_only: Dossier, latest: Dossier) -> None:
    few, many = (key_figures.key_figures(dossier) for dossier in (claims_only, latest))

    assert isinstance(few, KeyFigures)
    assert isinstance(many, KeyFigures)
    assert not [item.svg for item in few.items if item.svg]
    assert many.items[0].svg.startswith("<svg")


def test_a_place_is_counted_from_the_pairs_own_figure_and_names_its_neighbours(
    latest: Dossier,
) -> None:
    last = importance.places(latest, "KAZ", "imports")[-1]

    assert (last.value.year, last.place.printed, last.of) == (2014, 6.0, 96)
    assert last.above is not None
    assert (last.above.code, last.above.gap.printed) == ("USA", 34e6)


def test_places_keep_to_the_years_of_the_report(narrow: Dossier) -> None:
    years = [rank.value.year for rank in importance.places(narrow, "KAZ", "imports")]

    assert years == list(range(2005, 2015))


def test_intensity_of_a_lower_bound_is_a_lower_bound(latest: Dossier) -> None:
    told = weights.intensity(latest).plain

    assert "at least 3.98" in told
    assert "Türkiye’s exports to Kazakhstan the intensity is not available" in told


def test_products_of_the_other_side_are_turned_round(swapped: Dossier, latest: Dossier) -> None:
    there, back = products.groups(latest, "exports"), products.groups(swapped, "imports")

    assert list(there) == list(back) == ["27", "74", "76", "79", "10"]


def test_one_event_is_a_sentence_and_several_a_timeline(latest: Dossier) -> None:
    alone = replace(latest, known=replace(latest.known, events=latest.known.events[:1]))

    assert isinstance(relations.timeline(latest), Chart)
    assert isinstance(relations.timeline(alone), Prose)


def test_every_grave_verdict_is_among_the_claims_to_know_of(latest: Dossier) -> None:
    grave = {Verdict.CONTRADICTED, Verdict.OUT_OF_DATE}
    shown = {j.claim.claim_id for group in weighed.grouped(latest) for j in group}

    assert {j.claim.claim_id for j in latest.judgements if j.verdict in grave} <= shown
    assert "aa-2022-05-10-turnover-current" in shown


def test_alike_claims_are_told_once(latest: Dossier) -> None:
    found = weighed.claims_that_matter(latest)

    assert isinstance(found, Table)
    told = [plain(v if isinstance(v, str) else v.text) for row in found.rows for v in row]
    (said,) = (text for text in told if "“US$ 30 million in 1992”" in text)
    assert said.startswith("“$30 million three decades ago”, Anadolu Agency (A News)")


def test_the_counts_of_the_verdicts_add_up(latest: Dossier) -> None:
    found = weighed.summary(latest)

    assert isinstance(found, Table)
    counts = [row[1] for row in found.rows]
    assert sum(int(c.text) for c in counts if isinstance(c, Cited)) == len(latest.judgements)


def test_the_ledger_of_claims_holds_each_claim_once_in_order_of_time(latest: Dossier) -> None:
    found = claim_tables.ledger(latest, ["turnover"])

    assert isinstance(found, Table)
    notes = [row[0].note.id for row in found.rows if isinstance(row[0], Cited)]
    own = [c.claim_id for c in latest.known.claims if c.indicator == "turnover"]
    assert sorted(notes) == sorted(own)
    assert notes[0] == "aa-2022-05-10-turnover-1992"


def verdict_of(dossier: Dossier, name: str) -> str:
    found = claim_tables.ledger(dossier, ["turnover"])
    assert isinstance(found, Table)
    rows = {row[0].note.id: row[2] for row in found.rows if isinstance(row[0], Cited)}
    told = rows[name]
    return plain(told if isinstance(told, str) else told.text)


def test_a_claim_fits_no_other_countrys_books_than_its_own(latest: Dossier) -> None:
    told = verdict_of(latest, "simsek-2017-turnover-2015")

    assert told.startswith("Definition differs: depends on the ledger. More than $2 billion")


def test_the_articles_five_billion_fits_turkiyes_books(latest: Dossier) -> None:
    told = verdict_of(latest, "aa-2022-05-10-turnover-current")

    assert told.startswith("Definition differs: depends on the ledger; fits Türkiye’s statistics.")


def test_books_that_decide_against_a_claim_do_not_fit_it(latest: Dossier) -> None:
    (claimed,) = (
        j for j in latest.judgements if j.claim.claim_id == "aa-2022-05-10-turnover-current"
    )
    kazakh = [r for r in claimed.decided_by if r.ledger == "KAZ"]
    both = LedgerMatch(fits=frozenset(["KAZ", "TUR"]))

    judged = replace(claimed, matched_ledger=both, decided_by=tuple(kazakh))

    found = claim_tables.of(latest, [[judged]], id="one", title="One")
    told = found.rows[0][2]
    assert "; fits Türkiye’s statistics." in (told if isinstance(told, str) else told.text)


def test_a_gap_is_named_for_both_countries_where_it_is_the_same(latest: Dossier) -> None:
    whats = [gap.what for gap in gaps.gaps(latest)]

    assert "Official yearly figures of both flows (both countries)" in whats
    assert "Trade in services" in whats


def test_flows_that_one_source_gives_are_no_gap(latest: Dossier) -> None:
    split = {gap.what: gap.extent for gap in gaps.gaps(latest)}
    told = split["Exports and imports apart (Kazakhstan)"]

    assert isinstance(told, Plain)
    assert told.text == "2015, 2017–2018 and 2024"


def test_no_gap_is_asked_of_years_that_were_not_over(early: Dossier) -> None:
    extents = [gap.extent for gap in gaps.gaps(early)]

    assert "2010" not in " ".join(e if isinstance(e, str) else e.text for e in extents)


def test_a_page_lists_only_the_indicators_it_rests_on(nothing: Dossier) -> None:
    told = methods.indicators_used(nothing, Page("brief"))

    assert isinstance(told, Prose)


def test_every_formula_of_the_brief_has_a_name(latest: Dossier) -> None:
    from reading import shown

    used = {n.formula for n in methods._notes(shown("10-brief", latest).values()) if n.formula}
    own = {f for f in used if not f.startswith(("as relative", "stretches"))}

    assert own <= set(methods.NAMES)


def test_changes_name_the_new_source(latest: Dossier) -> None:
    found = changes.changes(latest, "2022-05-10")

    assert isinstance(found, Table)
    turnover = next(row for row in found.rows if str(row[0]).startswith("Turnover (Kaz"))
    assert turnover[3] == "new: Anadolu Agency (Haberler)"


def test_a_day_on_which_only_prices_appeared_changes_no_headline_figure(latest: Dossier) -> None:
    told = changes.changes(latest, "2026-06-30")

    assert isinstance(told, Prose)
    assert told.plain == "No headline figure has changed since 30 June 2026."


@pytest.mark.parametrize("since", ["2026-07-01", "2030-01-01", "soon"])
def test_an_edition_compares_only_with_an_older_one(since: str, latest: Dossier) -> None:
    with pytest.raises(ParameterError) as caught:
        changes.changes(latest, since)

    assert str(caught.value) == (
        f"since: found '{since}'; expected a day before 2026-07-01, as YYYY-MM-DD, or nothing. "
        "Name an older edition’s day."
    )


def test_there_is_a_review_for_each_claim_and_none_says_true_or_false(latest: Dossier) -> None:
    found = reviews.claim_reviews(latest)

    graph = json.loads(found.text)["@graph"]
    assert [r["identifier"] for r in graph] == [c.claim_id for c in latest.known.claims]
    ratings = {r["reviewRating"]["alternateName"] for r in graph}
    assert not [rating for rating in ratings if "true" in rating or "false" in rating]
    assert found.text == reviews.claim_reviews(latest).text


def test_talking_points_fit_a_page_and_bear_ids(latest: Dossier) -> None:
    parts = (talking_points.say, talking_points.avoid, talking_points.if_challenged)

    told = [part(latest).plain for part in parts]

    assert len(" ".join(told).split()) < 500
    assert "[aa-2022-05-10-fdi-year]" in told[1]
    assert all(line.startswith("- ") for text in told for line in text.splitlines())


def test_a_partner_behind_the_first_ones_is_said_to_be_further_down(latest: Dossier) -> None:
    chart = partners.leaders(Markets.of(latest), 10)

    assert isinstance(chart, Chart)
    assert "smallest Türkiye, further down $851 million" in plain(chart.alt)
