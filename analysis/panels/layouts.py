"""The layouts of official files: which column means what, told from the header alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analysis.errors import PanelError, fault
from analysis.panels import plain
from analysis.panels.codes import Code
from analysis.panels.published import Origin, origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One figure in a row: a row of the Correlates of War has two, of Gravity five.

    ``reporter``, ``partner``, ``year`` and ``value`` are columns; ``value`` counts in
    ``scale`` US dollars, to ``resolution`` of them (None: to the last printed decimal).
    ``flow`` and ``valuation`` are constants or, with a leading ``=``, columns.
    """

    reporter: str
    partner: str
    year: str
    value: str
    flow: str
    valuation: str
    scale: float = 1.0
    resolution: float | None = 1.0
    product: str = ""
    quality: str = ""
    origin: Origin
    own: Mapping[str, str] = field(default_factory=dict)
    """Columns with the row's own ``source``, ``quality`` or ``resolution``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a file's columns mean. ``only`` names columns and the values a row must have to count.

    ``alternatives`` gives a second column to read where the first is empty; ``missing``
    adds to the marks that mean "no figure"; ``added`` to the country codes. ``products``, if
    any, are the only ones that are.
    """

    name: str
    scheme: str
    legs: tuple[Leg, ...]
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    alternatives: Mapping[str, str] = field(default_factory=dict)
    classification: str = ""
    cif: str = ""
    fob: str = ""
    missing: tuple[str, ...] = ()
    added: tuple[Code, ...] = ()
    products: frozenset[str] = frozenset()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column the layout reads, each once, in order of first use."""
        named: list[str] = []
        for leg in self.legs:
            named += [leg.reporter, leg.partner, leg.year, leg.value, leg.product]
            named += [leg.flow[1:] if leg.flow.startswith("=") else ""]
            named += [leg.valuation[1:] if leg.valuation.startswith("=") else ""]
            named += leg.own.values()
        named += [*self.only, *self.alternatives.values(), self.classification, self.cif, self.fob]
        return tuple(dict.fromkeys(name for name in named if name))


def recognise(header: Sequence[str], wanted: str, mapping: Mapping[str, str], file: str) -> Layout:
    """Return the layout of a file with these columns.

    Args:
        header: The file's column names, in order, as printed.
        wanted: One of ``schema.FORMATS``.
        mapping: Column to field, for the plain format; any mapping makes it plain.
        file: The file's name: it carries the release of BACI and Gravity.

    Raises:
        PanelError: If the columns do not fit; the message says what to map.
    """
    names = {name.strip().casefold(): name for name in header}
    if mapping or wanted == "csv":
        return plain.layout(header, mapping, file)
    known = {"cow": _cow, "comtrade": _comtrade, "baci": _baci, "gravity": _gravity}
    for name, build in known.items():
        if wanted in ("auto", name):
            found = build(names, file)
            if found is not None:
                return found
    if wanted == "auto":
        return plain.layout(header, mapping, file)
    raise PanelError(
        fault(
            f"{file}:1 (header)",
            ", ".join(header),
            f"the columns of {wanted}: {EXPECTED[wanted]}",
            "Name another --format, or say with --map COLUMN=FIELD what each column is.",
        )
    )


EXPECTED = {
    "cow": "ccode1, ccode2, year, flow1, flow2",
    "comtrade": "refYear, reporterCode or reporterISO, partnerCode or partnerISO, flowCode, "
    "cmdCode, primaryValue (or the older Year, Reporter Code, Partner Code, Trade Flow, "
    "Commodity Code, Trade Value (US$))",
    "baci": "t, i, j, k, v",
    "gravity": "year, iso3_o, iso3_d and at least one tradeflow_ column",
}


def _cow(names: Mapping[str, str], file: str) -> Layout | None:
    if not {"ccode1", "ccode2", "year", "flow1", "flow2"} <= names.keys():
        return None
    one, two = names["ccode1"], names["ccode2"]
    legs = tuple(
        Leg(
            reporter=reporter,
            partner=partner,
            year=names["year"],
            value=names[flow],
            flow="imports",
            valuation="CIF",
            scale=1e6,
            resolution=None,
            quality="importer_side;rounded",
            origin=origin("cow", file),
        )
        for reporter, partner, flow in ((one, two, "flow1"), (two, one, "flow2"))
    )
    return Layout(name="cow", scheme="cow", legs=legs, missing=("-9", "-9.0"))


def _baci(names: Mapping[str, str], file: str) -> Layout | None:
    if not {"t", "i", "j", "k", "v"} <= names.keys():
        return None
    leg = Leg(
        reporter=names["i"],
        partner=names["j"],
        year=names["t"],
        value=names["v"],
        product=names["k"],
        flow="exports",
        valuation="FOB",
        scale=1e3,
        quality="reconciled",
        origin=origin("baci", file),
    )
    return Layout(name="baci", scheme="un", legs=(leg,))


GRAVITY = (
    ("tradeflow_comtrade_o", "exports", "FOB", "", "gravity-comtrade"),
    ("tradeflow_comtrade_d", "imports", "CIF", "", "gravity-comtrade"),
    ("tradeflow_baci", "exports", "FOB", "reconciled", "gravity-baci"),
    ("tradeflow_imf_o", "exports", "FOB", "", "gravity-imf"),
    ("tradeflow_imf_d", "imports", "CIF", "", "gravity-imf"),
)
"""Column, flow, valuation, quality and source. The destination reports imports."""


def _gravity(names: Mapping[str, str], file: str) -> Layout | None:
    present = [row for row in GRAVITY if row[0] in names]
    if not {"year", "iso3_o", "iso3_d"} <= names.keys() or not present:
        return None
    from_o, from_d = names["iso3_o"], names["iso3_d"]
    legs = tuple(
        Leg(
            reporter=from_o if flow == "exports" else from_d,
            partner=from_d if flow == "exports" else from_o,
            year=names["year"],
            value=names[column],
            flow=flow,
            valuation=valuation,
            scale=1e3,
            quality=quality,
            origin=origin(source, file),
        )
        for column, flow, valuation, quality, source in present
    )
    # A state within other borders has a row of its own that says it does not exist.
    exists = {names[c]: ("1",) for c in ("country_exists_o", "country_exists_d") if c in names}
    return Layout(name="gravity", scheme="un", legs=legs, only=exists)


COMTRADE = (
    {
        "year": "refyear",
        "reporter": "reportercode",
        "reporter_alpha": "reporteriso",
        "partner": "partnercode",
        "partner_alpha": "partneriso",
        "flow": "flowcode",
        "product": "cmdcode",
        "value": "primaryvalue",
        "classification": "classificationcode",
        "cif": "cifvalue",
        "fob": "fobvalue",
    },
    {
        "year": "year",
        "reporter": "reporter code",
        "reporter_alpha": "reporter iso",
        "partner": "partner code",
        "partner_alpha": "partner iso",
        "flow": "trade flow",
        "product": "commodity code",
        "value": "trade value (us$)",
        "classification": "classification",
        "cif": "cif trade value (us$)",
        "fob": "fob trade value (us$)",
    },
)
"""The columns of today's service, and of the one before it, by what they mean."""

TOTALS = {
    "typecode": ("C",),
    "freqcode": ("A",),
    "partner2code": ("0",),
    "customscode": ("C00",),
    "moscode": ("0",),
    "motcode": ("0",),
}
"""A row broken down by second partner, customs procedure or transport is part of another row."""


def _comtrade(names: Mapping[str, str], file: str) -> Layout | None:
    for meanings in COMTRADE:
        has = {meaning: names[name] for meaning, name in meanings.items() if name in names}
        first = {side: has.get(side, has.get(f"{side}_alpha")) for side in ("reporter", "partner")}
        reporter, partner = first["reporter"], first["partner"]
        if reporter is None or partner is None or not {"year", "flow", "value"} <= has.keys():
            continue
        leg = Leg(
            reporter=reporter,
            partner=partner,
            year=has["year"],
            value=has["value"],
            product=has.get("product", ""),
            flow=f"={has['flow']}",
            valuation="",
            origin=origin("comtrade", file),
        )
        return Layout(
            name="comtrade",
            scheme="un",
            legs=(leg,),
            only={names[column]: kept for column, kept in TOTALS.items() if column in names},
            alternatives={
                has[side]: has[f"{side}_alpha"]
                for side in ("reporter", "partner")
                if side in has and f"{side}_alpha" in has
            },
            classification=has.get("classification", ""),
            cif=has.get("cif", ""),
            fob=has.get("fob", ""),
        )
    return None
