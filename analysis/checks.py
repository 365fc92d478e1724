"""Checks a report makes of itself; a failed one fails the build unless it is declared a warning.

Each check states an invariant and returns what it found: passed, or the places where it does
not hold. Nothing is repaired here.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from analysis import wording
from analysis.blocks import Check, Outcome
from analysis.claims import Claim
from analysis.language import _
from analysis.observations import Observation
from analysis.printed import Printed
from analysis.prose import Note, Prose, cite, joined, prose
from analysis.quantities import FRACTION, Quantity
from analysis.verdicts import Judgement, Verdict, agree
from analysis.verdicts.agreement import near
from analysis.verdicts.derivation import implied_changes
from analysis.verdicts.evidence import figures
from analysis.verdicts.things import CHANGE, SUM, Figure

SHOWN = 3
"""Places named in a detail; the others are only counted."""


WARNINGS = frozenset(["totals", "percentages"])
"""Checks of what sources say: a source may be wrong, and a report must be able to say so."""


def totals(claims: Iterable[Claim], observations: Iterable[Observation] = ()) -> Check:
    """Check that exports and imports of one source or ledger add up to its turnover.

    Within rounding, or within a revision where the parts are of another vintage.
    """
    known = figures(tuple(claims), tuple(observations))
    sums = [f for f in known if f.quantity.note.formula == SUM]
    wholes = [f for f in known if f.claim is not None or f.basis == "series"]
    faults = [
        f"{whole.quantity.note.id}: {_apart(whole, total)}"
        for total in sums
        for whole in wholes
        if _is_whole_of(total, whole) and not _is_near(whole, total)
    ]
    return _check("totals", _("Exports and imports add up to turnover"), faults)


def percentages(claims: Iterable[Claim]) -> Check:
    """Check that each stated change lies within what its own source's levels allow."""
    known = figures(tuple(claims), ())
    faults = [
        f"{stated.quantity.note.id}: {_apart(stated, computed)}"
        for stated in known
        if stated.claim is not None and stated.thing.aspect == CHANGE
        for computed in implied_changes(stated, known)
        if computed.sources == stated.sources and not agree(stated.bounds, computed.bounds)
    ]
    return _check("percentages", _("Stated changes fit their own source’s levels"), faults)


def shares(quantities: Iterable[Quantity]) -> Check:
    """Check that every share is a fraction from nought to one."""
    faults = [
        q.note.id for q in quantities if q.unit != FRACTION or q.bounds.low < 0 or q.bounds.high > 1
    ]
    return _check("shares", _("Shares lie between nought and the whole"), faults)


def visible(claims: Iterable[Claim], as_of: date) -> Check:
    """Check that nothing shown was published after the edition's day."""
    faults = [c.claim_id for c in claims if c.source.known_by > as_of]
    return _check("visible", _("Nothing shown is younger than the edition"), faults)


def judged(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> Check:
    """Check that each claim has exactly one verdict, and each contradiction names who."""
    told = [j.claim.claim_id for j in judgements]
    missing = [c.claim_id for c in claims if told.count(c.claim_id) != 1]
    return _check("judged", _("Each claim has one verdict"), missing)


def accused(judgements: Iterable[Judgement]) -> Check:
    """Check that each contradiction names who contradicts, and no other verdict does."""
    faults = [
        j.claim.claim_id
        for j in judgements
        if (j.verdict is Verdict.CONTRADICTED) != bool(j.contradicted_by)
    ]
    return _check("accused", _("Each contradiction names its source"), faults)


def noted(printed: Iterable[Printed]) -> Check:
    """Check that every figure of texts, cards, tables and charts leads to a note that is there."""
    every = tuple(printed)
    bare = [f"{figure.place}: {figure.text}" for figure in every if not figure.note]
    found = _check("noted", _("Every figure has a note"), bare)
    told = _("{n} printed figures, {noted} with an endnote")
    share = told.format(n=len(every), noted=len(every) - len(bare)) if every else ""
    return replace(found, detail="; ".join(part for part in (share, found.detail) if part))


def same(name: str, pairs: Iterable[tuple[str, object, object]]) -> Check:
    """Check that what is shown twice is equal: (place, one, other), as in text and table."""
    faults = [place for place, one, other in pairs if one != other]
    return _check(name, name, faults)


def failed(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return the checks that must fail a build."""
    return tuple(c for c in checks if c.status is Outcome.FAILED)


def summary(checks: Iterable[Check]) -> Prose:
    """Say how many checks ran and how they ended: "8 checks ran: 7 passed, 1 warning"."""
    ran = tuple(checks)
    if not ran:
        return prose(_("No checks ran."))
    ended = [_ended(ran, status) for status in Outcome]
    total = prose(
        _("{count} ran:"),
        count=cite(_plural(len(ran), _("check"), _("checks")), _count("checks-ran", len(ran))),
    )
    return joined([total, joined([joined(ended, ", "), Prose(".")], "")])


def _check(rule: str, name: str, faults: list[str]) -> Check:
    if not faults:
        return Check(name=name, status=Outcome.PASSED)
    status = Outcome.WARNING if rule in WARNINGS else Outcome.FAILED
    more = len(faults) - SHOWN
    rest = _(" and {n} more").format(n=more) if more > 0 else ""
    return Check(name=name, status=status, detail="; ".join(faults[:SHOWN]) + rest)


def _is_whole_of(total: Figure, whole: Figure) -> bool:
    same_thing = total.thing == whole.thing and total.period == whole.period
    one_source = set(total.sources) == set(whole.sources)
    return same_thing and total.ledger == whole.ledger and (one_source or bool(total.ledger))


def _is_near(whole: Figure, total: Figure) -> bool:
    return agree(whole.bounds, total.bounds) or near(whole.quantity, total.quantity)


def _apart(one: Figure, other: Figure) -> str:
    say = wording.percent if one.quantity.unit == FRACTION else wording.money
    return _("{one} against {other}").format(one=say(one.bounds), other=say(other.bounds))


def _ended(ran: tuple[Check, ...], status: Outcome) -> Prose:
    number = sum(c.status is status for c in ran)
    if not number:
        return Prose("")
    words = {
        Outcome.PASSED: (_("passed"), _("passed")),
        Outcome.WARNING: (_("warning"), _("warnings")),
        Outcome.FAILED: (_("failed"), _("failed")),
    }
    return prose(
        "{count}",
        count=cite(_plural(number, *words[status]), _count(f"checks-{status}", number)),
    )


def _plural(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _count(note_id: str, number: int) -> Note:
    return Note(id=note_id, label=_("number of checks"), basis="count", text=str(number))
