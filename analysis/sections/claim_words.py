"""A claim in words: who said it, where, when it is about, and its place in reading order."""

from analysis import countries, spans
from analysis.claims import Claim, Indicator, Measure, Status
from analysis.language import _
from analysis.origins import claim_topic
from analysis.periods import partial_date
from analysis.quantities import from_claim
from analysis.sentences import capital
from analysis.spans import period
from analysis.verdicts import Judgement, Verdict
from analysis.verdicts.things import PLACES

ORDER = tuple(Verdict)


def phrase(claim: Claim) -> str:
    """Return the phrase before a comma, or nothing where none is kept."""
    return _("“{phrase}”, ").format(phrase=claim.phrase) if claim.phrase else ""


def subject(claim: Claim) -> str:
    """Return what a claim is about in the few words of a table: "Kazakhstan’s exports"."""
    names = {
        "reporter": countries.name(claim.reporter),
        "partner": countries.name(claim.partner),
        "whose": countries.possessive(claim.reporter),
        "what": SUBJECTS[claim.indicator],
    }
    if claim.measure in PLACES:
        return capital(claim_topic(claim))
    frame = _("target for {what}") if claim.status is Status.TARGET else ASPECTS[claim.measure]
    return capital(frame.format(**names).format(**names))


SUBJECTS = {
    Indicator.TURNOVER: _("turnover"),
    Indicator.EXPORTS: _("{whose} exports"),
    Indicator.IMPORTS: _("{whose} imports"),
    Indicator.BALANCE: _("{whose} balance"),
    Indicator.FDI_FLOW: _("inflow of investment into {reporter}"),
    Indicator.FDI_CUMULATIVE: _("cumulative investment in {reporter}"),
    Indicator.FDI_STOCK: _("stock of investment in {reporter}"),
    Indicator.PROJECT_VALUE: _("projects in {reporter}"),
    Indicator.COMPANY_COUNT: _("companies in {reporter}"),
}
ASPECTS = {
    Measure.LEVEL: "{what}",
    Measure.CHANGE_PCT: _("change in {what}"),
    Measure.MULTIPLE: _("multiple of {what}"),
}
"""What is stated of an indicator, and how each indicator is called, in a table."""


def who(claim: Claim) -> str:
    """Return who said it and in which source; the source alone where they are one."""
    where = source(claim)
    if not claim.speaker or claim.source.publisher.startswith(claim.speaker):
        return where
    return _("{speaker} in {source}").format(speaker=claim.speaker, source=where)


def source(claim: Claim) -> str:
    """Return the publisher of a claim and the date it printed, in words."""
    published = claim.source.published
    if not published:
        return _("{publisher}, undated").format(publisher=claim.source.publisher)
    return _("{publisher}, {day}").format(
        publisher=claim.source.publisher, day=spans.name(partial_date(published))
    )


def when(claim: Claim) -> str:
    """Return what time a claim is about, for a label or a cell."""
    if claim.period is None and not claim.period_worded:
        return _("no deadline") if claim.status == "target" else _("no date")
    told = period(from_claim(claim))
    return _("by {day}").format(day=told) if "open_start" in claim.flags else told


def place(judgement: Judgement) -> tuple[str, int, str]:
    """Return the reading order of a claim: by the end of its period, then its verdict."""
    claim = judgement.claim
    end = claim.period.end.isoformat() if claim.period is not None else "9999"
    return (end, ORDER.index(judgement.verdict), claim.claim_id)
