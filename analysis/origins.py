"""Where a figure comes from: what it measures in words, and the link to its phrase."""

import re
from urllib.parse import quote

from analysis import countries
from analysis.claims import Claim, Hedge, Measure, Source, Status
from analysis.language import _
from analysis.observations import TOTAL, WORLD, Observation

TOPICS = {
    "turnover": _("trade turnover between {reporter} and {partner}"),
    "exports": _("{reporter_s} exports to {partner}"),
    "imports": _("{reporter_s} imports from {partner}"),
    "balance": _("{reporter_s} trade balance with {partner}"),
    "fdi_flow": _("gross inflow of direct investment from {partner} into {reporter}"),
    "fdi_cumulative": _("cumulative direct investment from {partner} into {reporter}"),
    "fdi_stock": _("stock of direct investment from {partner} in {reporter}"),
    "project_value": _("value of projects with investors from {partner} in {reporter}"),
    "company_count": _("number of companies from {partner} in {reporter}"),
    "gdp": _("gross domestic product of {reporter}"),
    "cpi": _("consumer price index of {reporter}"),
}
"""What each indicator measures, with the countries in place."""

OF_THE_WORLD = {
    "turnover": _("{reporter_s} trade turnover with all countries"),
    "exports": _("{reporter_s} exports to all countries"),
    "imports": _("{reporter_s} imports from all countries"),
}
PARTNERS = {
    "turnover": _("trade partners"),
    "exports": _("export markets"),
    "imports": _("import sources"),
    "fdi_flow": _("sources of direct investment"),
}
WHOLES = {
    "turnover": _("trade"),
    "exports": _("exports"),
    "imports": _("imports"),
    "fdi_flow": _("inflow of direct investment"),
}
MEASURES = {
    Measure.LEVEL: "{topic}",
    Measure.CHANGE_PCT: _("change in {topic}"),
    Measure.MULTIPLE: _("multiple of {topic}"),
    Measure.RANK: _("rank of {partner} among {reporter_s} {partners}"),
    Measure.SHARE: _("share of {partner} in {reporter_s} {whole}"),
}
HEDGES = {
    Hedge.EXACT: _("a plain figure, known to its rounding"),
    Hedge.ABOUT: _("worded as approximate"),
    Hedge.NEARLY: _("worded as nearly reached"),
    Hedge.MORE_THAN: _("worded as exceeded: no upper end"),
    Hedge.LESS_THAN: _("worded as not reached"),
    Hedge.UP_TO: _("worded as at most"),
    Hedge.RANGE: _("given as a range"),
}
STATUSES = {
    Status.REPORTED: _("reported"),
    Status.ESTIMATED: _("an estimate"),
    Status.TARGET: _("a target"),
    Status.FORECAST: _("a forecast"),
    Status.PLANNED: _("planned"),
}


def topic(indicator: str, reporter: str, partner: str) -> str:
    """Return what an indicator of two countries measures, in words.

    >>> topic("exports", "KAZ", "TUR")
    'Kazakhstan’s exports to Türkiye'
    """
    templates = OF_THE_WORLD if partner == WORLD else TOPICS
    template = templates.get(indicator, "{indicator}")
    return template.format(
        indicator=indicator.replace("_", " "),
        reporter=countries.label(reporter),
        reporter_s=_("the world’s") if reporter == WORLD else countries.possessive(reporter),
        partner=countries.label(partner),
    )


def claim_topic(claim: Claim) -> str:
    """Return what a claim measures, in words; the period is not part of it."""
    told = MEASURES[claim.measure].format(
        topic=topic(claim.indicator, claim.reporter, claim.partner),
        reporter_s=countries.possessive(claim.reporter),
        partner=countries.label(claim.partner),
        partners=PARTNERS.get(claim.indicator, claim.indicator),
        whole=WHOLES.get(claim.indicator, claim.indicator),
    )
    return _("target for {topic}").format(topic=told) if claim.status is Status.TARGET else told


def observation_topic(observation: Observation) -> str:
    """Return what an observation measures, in words; the year is not part of it."""
    told = topic(observation.indicator, observation.reporter, observation.partner)
    if observation.product in (TOTAL, ""):
        return told
    return _("{topic}, HS chapter {chapter}").format(topic=told, chapter=observation.product)


def labelled(topic: str, period: str) -> str:
    """Return a topic with its period, as a note's label."""
    return f"{topic}, {period}" if period else topic


def cited(source: Source) -> str:
    """Return a source as a note names it: publisher, title and date."""
    return ", ".join(part for part in (source.publisher, source.title, source.published) if part)


def link(source: Source, phrase: str = "") -> str:
    """Return the address of a source, down to the phrase where there is one.

    Text fragments are the WICG's "Scroll to Text Fragment"; in them a hyphen, a comma and
    an ampersand have a meaning and are encoded. A phrase with an omission becomes a range.
    """
    if not phrase or not source.url.startswith(("http://", "https://")):
        return source.url
    ends = [part.strip() for part in re.split(r"…|\.\.\.|\[…\]", phrase) if part.strip(" []")]
    kept = ends if len(ends) == 1 else [ends[0], ends[-1]]
    encoded = ",".join(quote(part, safe="").replace("-", "%2D") for part in kept)
    hash_mark = "" if "#" in source.url else "#"
    return f"{source.url}{hash_mark}:~:text={encoded}"


def locator(claim: Claim) -> str:
    """Return where in its document the phrase stands, or an empty string."""
    if claim.char_start is None or claim.char_end is None:
        return ""
    return _("characters {start} to {end}").format(start=claim.char_start, end=claim.char_end)


def claim_text(claim: Claim) -> str:
    """Return how the claim is to be read: status, hedge, ledger, flags, remark.

    What goes without saying is not said: most figures are reported, and plain.
    """
    ledger = (
        _("statistics of {country}").format(country=countries.label(claim.ledger))
        if claim.ledger
        else _("statistics not named")
    )
    flags = sorted(flag.replace("_", " ") for flag in claim.flags)
    status = "" if claim.status is Status.REPORTED else STATUSES[claim.status]
    hedge = "" if claim.hedge is Hedge.EXACT else HEDGES[claim.hedge]
    parts = (status, hedge, ledger, *flags, claim.note)
    return "; ".join(part.rstrip(".") for part in parts if part)


def observation_text(observation: Observation) -> str:
    """Return how the observation is to be read: valuation, quality flags, remark."""
    flags = sorted(flag.replace("_", " ") for flag in observation.quality)
    valuation = observation.valuation.upper()
    if not valuation and observation.indicator in OF_THE_WORLD:
        valuation = _("valuation not stated")
    parts = (valuation, *flags, observation.note)
    return "; ".join(part.rstrip(".") for part in parts if part)
