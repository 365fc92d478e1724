"""What changed since an older edition: headline figure by headline figure, and why."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from analysis import countries, ledgers, spans, wording
from analysis.claims import Source, Status
from analysis.columns import Column, Value
from analysis.dossier import Dossier
from analysis.errors import ParameterError, fault
from analysis.language import _
from analysis.origins import PARTNERS
from analysis.periods import Period
from analysis.prose import Plain, Prose, cite, prose
from analysis.quantities import Quantity, from_claim
from analysis.sections import headline, importance
from analysis.sections.opening import sources
from analysis.sections.tallies import counted
from analysis.sentences import figure
from analysis.spans import period
from analysis.tables import Table
from analysis.verdicts.model import WORDS


class Change(NamedTuple):
    """A headline figure then and now, and why it differs."""

    what: str
    then: Value
    now: Value
    why: str


def earlier(dossier: Dossier, since: str) -> Dossier:
    """Return the same dossier as known on an earlier day.

    Raises:
        ParameterError: If ``since`` is no day before the edition's own.
    """
    try:
        day = date.fromisoformat(since)
    except ValueError:
        day = date.max
    if day >= dossier.day:
        wanted = f"a day before {dossier.day.isoformat()}, as YYYY-MM-DD, or nothing"
        raise ParameterError(fault("since", repr(since), wanted, "Name an older edition’s day."))
    visible = dossier.visible.as_of(day)
    known = visible.between(*dossier.pair)
    return replace(dossier, as_of=since, visible=visible, known=known)


def changes(dossier: Dossier, since: str) -> Table | Prose:
    """Return what changed in the headline figures since an older edition, and why.

    Args:
        dossier: What this edition knows.
        since: The day of the older edition, YYYY-MM-DD; empty for no comparison.
    """
    if not since:
        return prose(_("This edition is not compared with an older one."))
    older = earlier(dossier, since)
    found = tuple(_changes(older, dossier))
    if not found:
        return prose(_("No headline figure has changed since {day}."), day=Plain(_day(older.day)))
    return Table(
        id="changes",
        title=_("What changed since the edition of {day}").format(day=_day(older.day)),
        subtitle=_("Headline figures that differ, and why"),
        columns=(
            Column(key="what", label=_("Figure"), header=True),
            Column(key="then", label=_("Then")),
            Column(key="now", label=_("Now")),
            Column(key="why", label=_("Why")),
        ),
        rows=tuple(found),
        source=_("the two editions"),
    )


def growth_of_knowledge(dossier: Dossier, since: str) -> Prose:
    """Say how many sources, claims and verdicts are new or different since an older edition."""
    if not since:
        return Prose("")
    older = earlier(dossier, since)
    fresh = len(_new_sources(older, dossier))
    claims = len(dossier.known.claims) - len(older.known.claims)
    verdicts = len(list(_verdicts(older, dossier)))
    return prose(
        _(
            "Since {day}, {sources} with {claims} on the pair came in, and the verdict on "
            "{verdicts} of the older claims is another one now."
        ),
        day=Plain(_day(older.day)),
        sources=_counted("new-sources", fresh, _("one source"), _("{n} sources")),
        claims=_counted("new-claims", claims, _("one claim"), _("{n} claims")),
        verdicts=_counted("new-verdicts", verdicts, _("one"), _("{n}")),
    )


def verdict_changes(dossier: Dossier, since: str) -> Table | Prose:
    """Return the claims whose verdict differs from the older edition's."""
    found = tuple(_verdicts(earlier(dossier, since), dossier)) if since else ()
    if not found:
        return Prose("")
    return Table(
        id="verdict-changes",
        title=_("Verdicts that are others now"),
        subtitle=_("The claim is the same; what stands beside it is not"),
        columns=(
            Column(key="claim", label=_("Claim"), header=True),
            Column(key="then", label=_("Then")),
            Column(key="now", label=_("Now")),
        ),
        rows=found,
        source=_("the two editions"),
    )


def headlines(dossier: Dossier) -> dict[str, Quantity]:
    """Return the figures by which editions are compared, by their name in words."""
    found: dict[str, Quantity | None] = {}
    for ledger in dossier.ledgers.values():
        whose = countries.possessive(ledger.reporter)
        for name in ("turnover", *ledgers.FLOWS):
            told = _("{flow} ({whose} statistics)").format(flow=_(name).capitalize(), whose=whose)
            found[told] = headline.last(ledger.series(name))
    for host in dossier.pair:
        names = {
            "host": countries.name(host),
        }
        found[_("Investment in {host}, a year").format(**names)] = headline.inflow(dossier, host)
        total = _("Investment in {host}, over years").format(**names)
        found[total] = headline.cumulative(dossier, host)
    for reporter in dossier.pair:
        for flow in importance.FLOWS:
            ranked = importance.places(dossier, reporter, flow)
            told = _("Place among {whose} {partners}").format(
                whose=countries.possessive(reporter),
                partners=PARTNERS[flow],
            )
            found[told] = ranked[-1].place if ranked else None
    goal = headline.goal(dossier)
    found[_("Target announced last")] = goal.amount if goal else None
    return {name: quantity for name, quantity in found.items() if quantity is not None}


def _changes(older: Dossier, newer: Dossier) -> Iterator[Change]:
    before, after = headlines(older), headlines(newer)
    for name in dict.fromkeys((*after, *before)):
        then, now = before.get(name), after.get(name)
        if _told(then) != _told(now):
            yield Change(name, _cell(then), _cell(now), _why(older, newer, then, now))


def _told(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    amount = wording.amount(quantity)
    if quantity.status is Status.TARGET and quantity.period is None:
        return _("{amount}, {who}").format(amount=amount, who=quantity.attribution)
    return _("{amount} ({when})").format(amount=amount, when=period(quantity))


def _cell(quantity: Quantity | None) -> Value:
    return "[x]" if quantity is None else cite(_told(quantity), quantity.note)


def _why(older: Dossier, newer: Dossier, then: Quantity | None, now: Quantity | None) -> str:
    """Return the reason: a new source, a revision, or another method on the same sources."""
    new = {f"{s.publisher}, {s.title}": s.publisher for s in _new_sources(older, newer)}
    if now is None:
        return _("doubted by a newer source")
    behind = [name for inner in now.note.with_inputs() for name in [inner.source] if name]
    fresh = [who for start, who in new.items() if any(b.startswith(start) for b in behind)]
    if fresh:
        return _("new: {names}").format(names=wording.listing(dict.fromkeys(fresh)))
    same = then is not None and then.note.id == now.note.id
    return _("revision") if same else _("method: other figures of the same sources are taken")


def _new_sources(older: Dossier, newer: Dossier) -> list[Source]:

    fresh = sources(newer) | {o.source.source_id for o in newer.visible.observations}
    known = {s.source_id for s in older.visible.sources}
    panel = {s.source_id for s in newer.panel.sources()}
    return [
        s
        for s in newer.visible.sources
        if s.source_id in fresh | panel and s.source_id not in known
    ]


def _verdicts(older: Dossier, newer: Dossier) -> Iterator[tuple[Value, Value, Value]]:
    before = {j.claim.claim_id: j for j in older.judgements}
    for judged in newer.judgements:
        then = before.get(judged.claim.claim_id)
        if then is not None and then.verdict is not judged.verdict:
            claim = from_claim(judged.claim)
            text = f"{claim.topic}, {period(claim)}: {figure(claim).text}"
            yield cite(text, claim.note), WORDS[then.verdict], Plain(judged.words)


def _counted(note_id: str, number: int, one: str, several: str) -> Value:
    text = one if number == 1 else several.format(n=wording.count_of(number))
    return cite(text, counted(note_id, _("new since the older edition"), number))


def _day(day: date) -> str:
    return spans.name(Period(day, day))
