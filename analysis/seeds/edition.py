"""What the seeds state, and what of it was known on a day."""

from dataclasses import dataclass, replace
from datetime import date

from analysis.claims import Claim, Event, Source
from analysis.observations import Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A doubt about a value of a source, and what was done about it.

    ``row`` is the key of the row in ``resource``. An ``applied`` correction replaces ``found``
    by ``corrected`` (empty: the row is left out); a ``noted`` one changes nothing.
    """

    resource: str
    row: str
    column: str
    found: str
    corrected: str
    reason: str
    status: str
    guard: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """Everything the seeds state, each kind in the order of its file."""

    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    observations: tuple[Observation, ...]
    corrections: tuple[Correction, ...]

    def as_of(self, day: date) -> "Seeds":
        """Return only the sources that were surely public on ``day``, and what they state."""
        return replace(
            self,
            sources=tuple(s for s in self.sources if s.known_by <= day),
            claims=tuple(c for c in self.claims if c.source.known_by <= day),
            events=tuple(e for e in self.events if e.source.known_by <= day),
            observations=tuple(o for o in self.observations if o.source.known_by <= day),
        )

    def between(self, reporter: str, partner: str) -> "Seeds":
        """Return what is stated of this pair of countries, in either direction.

        Totals with the world and controls such as GDP concern one country and are left out.
        All sources and corrections stay.
        """
        pair = {reporter, partner}
        return replace(
            self,
            claims=tuple(c for c in self.claims if c.pair == pair),
            events=tuple(e for e in self.events if {e.reporter, e.partner} == pair),
            observations=tuple(o for o in self.observations if {o.reporter, o.partner} == pair),
        )
