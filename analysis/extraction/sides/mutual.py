"""Direction of turnover, agreements and events: the pair, a third country, or the world."""

from analysis.extraction.sides.ends import Direction, both, completed, pair_of
from analysis.extraction.sides.relations import relations
from analysis.extraction.surroundings.rules import rule
from analysis.extraction.surroundings.setting import Setting


@rule("direction", "trade and events are mutual", 0.88)
def mutual(at: Setting) -> Direction | None:
    """Turnover, agreements and events have no direction; the partner may be a third country."""
    if at.get("indicator") not in (
        "trade_turnover",
        "agreement_count",
        "agreement_value",
        "event_date",
        "event_ordinal",
    ):
        return None
    if at.get("indicator") == "event_ordinal" and at.quantity.noun in ("visit", "trip"):
        return _visit(at)
    if at.get("indicator") == "event_ordinal" and at.quantity.noun in (
        "country",
        "state",
        "nation",
        "diplomatic mission",
    ):
        return _pioneer(at)
    return _with_whom(at) or pair_of(at)


def _with_whom(at: Setting) -> Direction | None:
    rel = relations(at)
    third = [c for c in rel.codes() if at.other(c) is None]
    if not third or at.get("indicator") != "trade_turnover":
        return None
    if (
        (listed := rel.listed()) is not None
        and at.reading.focus
        and listed.code != at.reading.focus
    ):
        return both(at.reading.focus, listed.code)
    partner = rel.nearest(
        ("with", "between", "with owner", "between owner"),
        at.sentence.start,
        at.quantity.end + 40,
        at.quantity.start,
    )
    if partner is None:
        return None
    if partner.relation.startswith("between"):
        ends = [
            s.code
            for s in rel.standings
            if s.relation == partner.relation and abs(s.place.start - partner.place.start) < 60
        ]
        if len(ends) == 2 and ends[0] != ends[1]:
            return both(ends[0], ends[1])
        return None
    owner = rel.nearest(("owner", ""), at.sentence.start, partner.place.start, partner.place.start)
    home = owner.code if owner and owner.code != partner.code else at.reading.focus
    return both(home, partner.code) if home and home != partner.code else None


def _pioneer(at: Setting) -> Direction | None:
    """Read "The first country to recognise" goes from who did it to whom it was done."""
    free = [
        s
        for s in relations(at).standings
        if s.relation in ("", "by") and s.place.start < at.quantity.start
    ]
    return (completed(at, free[0].code, at.other(free[0].code)) if free else None) or pair_of(at)


def _visit(at: Setting) -> Direction | None:
    rel = relations(at)
    host = rel.nearest(("to", "in"), at.sentence.start, at.sentence.end, at.quantity.end)
    guest = rel.nearest(
        ("by owner", "by", "of", "owner", ""), at.sentence.start, at.sentence.end, at.quantity.end
    )
    if host is not None:
        return completed(at, at.other(host.code), host.code)
    return completed(at, guest.code, None) if guest else pair_of(at)
