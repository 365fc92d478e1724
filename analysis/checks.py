"""Checks a report makes of itself; a failed one fails the build unless it is declared a warning.

Each check states an invariant and returns what it found: passed, or the places where it does
not hold. Nothing is repaired here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis import wording
from analysis.claims import Claim
from analysis.language import _
from analysis.observations import Observation
from analysis.prose import Note, Prose, cite, joined, prose
from analysis.quantities import FRACTION, Quantity
from analysis.verdicts import Judgement, Verdict, agree
from analysis.verdicts.derivation import implied_changes
from analysis.verdicts.evidence import figures
from analysis.verdicts.rivals import near
from analysis.verdicts.things import CHANGE, SUM, Figure

SHOWN = 3
"""Places named in a detail; the others are only counted."""


class CheckStatus(StrEnum):
    """How a check ended."""

    PASSED = "passed"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One invariant and how it held; ``detail`` names the places where it does not."""

    name: str
    status: CheckStatus
    detail: str = ""

    def data(self) -> dict[str, str]:
        """Return the check as an item of a ``checks`` bundle."""
        return {"name": self.name, "status": str(self.status), "detail": self.detail}


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


def noted(texts: Iterable[Prose], names: Iterable[str] = ()) -> Check:
    """Check that every number in prose leads to a note that is there.

    What is left when cited numbers, years, dates and ``names`` (publishers and titles with
    digits of their own) are taken out holds no digit.
    """
    known = sorted({n for n in names if re.search(r"\d", n)}, key=len, reverse=True)
    faults = [fault for text in texts for fault in _loose(text, known)]
    return _check("noted", _("Every number in the text has a note"), faults)


def same(name: str, pairs: Iterable[tuple[str, object, object]]) -> Check:
    """Check that what is shown twice is equal: (place, one, other), as in text and table."""
    faults = [place for place, one, other in pairs if one != other]
    return _check(name, name, faults)


def failed(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return the checks that must fail a build."""
    return tuple(c for c in checks if c.status is CheckStatus.FAILED)


def summary(checks: Iterable[Check]) -> Prose:
    """Say how many checks ran and how they ended: "8 checks ran: 7 passed, 1 warning"."""
    ran = tuple(checks)
    if not ran:
        return prose(_("No checks ran."))
    ended = [_ended(ran, status) for status in CheckStatus]
    total = prose(
        _("{count} ran:"),
        count=cite(_plural(len(ran), _("check"), _("checks")), _count("checks-ran", len(ran))),
    )
    return joined([total, joined([joined(ended, ", "), Prose(".")], "")])


def _check(rule: str, name: str, faults: list[str]) -> Check:
    if not faults:
        return Check(name=name, status=CheckStatus.PASSED)
    status = CheckStatus.WARNING if rule in WARNINGS else CheckStatus.FAILED
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


LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(#note-([^) ]*)(?: \"[^\"]*\")?\)")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
PLAIN = re.compile(rf"\b(?:\d{{1,2}} (?:{MONTHS}) )?(?:19|20)\d\d\b|\b\d{{1,2}} (?:{MONTHS})\b")
"""Years and days, which are no findings."""


def _loose(text: Prose, names: list[str]) -> list[str]:
    notes = {note.id for note in text.notes}
    dead = [f"#note-{m[2]}" for m in LINK.finditer(text.markdown) if m[2] not in notes]
    rest = re.sub(r"\\(.)", r"\1", LINK.sub(" ", text.markdown))
    for name in names:
        rest = rest.replace(name, " ")
    loose = [m[0] for m in re.finditer(r"\S*\d\S*", PLAIN.sub(" ", rest))]
    return dead + loose


def _ended(ran: tuple[Check, ...], status: CheckStatus) -> Prose:
    number = sum(c.status is status for c in ran)
    if not number:
        return Prose("")
    words = {
        CheckStatus.PASSED: (_("passed"), _("passed")),
        CheckStatus.WARNING: (_("warning"), _("warnings")),
        CheckStatus.FAILED: (_("failed"), _("failed")),
    }
    return prose(
        "{count}",
        count=cite(_plural(number, *words[status]), _count(f"checks-{status}", number)),
    )


def _plural(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _count(note_id: str, number: int) -> Note:
    return Note(id=note_id, label=_("number of checks"), basis="count", text=str(number))
