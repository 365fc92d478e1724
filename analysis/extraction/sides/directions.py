"""Between which countries, and which way: from seller to buyer, from owner to host."""

import re

from analysis.extraction.sides.ends import NOWHERE, Direction
from analysis.extraction.sides.flows import flow
from analysis.extraction.subjects import governing
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting


@rule("direction", "brackets restate the amount before", 0.97)
def restated(at: Setting) -> Direction | None:
    """Copy the direction of the amount that is restated."""
    return None if at.original is None else at.original.get("direction")


@rule("direction", "capacity and foreign facts have none", 0.6, "not about the two countries")
def nowhere(at: Setting) -> Direction | None:
    """Physical capacity, and dates of one country's own affairs."""
    if at.get("indicator") == "physical_volume":
        cue = governing.nearest_left(at) or governing.in_clause_right(at)
        if cue is None or cue.kind not in ("exports", "imports", "turnover"):
            return NOWHERE
        return flow(at, cue, "imports" if cue.kind == "imports" else "exports")
    if at.get("indicator") == "other" and re.search(
        r"\b(?:GDP|gross\sdomestic\sproduct|economy|wages|inflation)\b",
        at.clause_left + at.clause_right,
    ):
        return NOWHERE
    if at.get("indicator") == "event_date" and re.search(
        r"\bstepped\sdown|took\soffice|was\sborn|independence\b", at.clause_left
    ):
        return NOWHERE
    return None
