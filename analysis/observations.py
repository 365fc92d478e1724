"""Official yearly figures as a statistical source prints them."""

from dataclasses import dataclass

from analysis.claims import Source
from analysis.interval import Interval

WORLD = "WLD"
TOTAL = "TOTAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One figure of one statistical series for one calendar year.

    ``indicator`` is exports, imports, turnover, gdp or cpi; ``reporter`` is whose ledger it
    is; ``partner`` is a country, ``WLD`` for all of them, or empty for a control such as
    GDP; ``product`` is ``TOTAL`` or an HS chapter. ``value`` and ``resolution`` are in
    ``unit``: whole US dollars for money, an index for prices. ``valuation`` is FOB, CIF or
    empty; ``quality`` holds flags explained in the codebook of the seeds.
    """

    source: Source
    indicator: str
    reporter: str
    partner: str
    product: str
    year: int
    value: float
    unit: str
    resolution: float
    valuation: str
    quality: frozenset[str]
    note: str

    @property
    def bounds(self) -> Interval:
        """The values that round to the printed figure; never below zero."""
        exact = Interval.around(self.value, self.resolution)
        return Interval(max(exact.low, 0.0), max(exact.high, 0.0))

    @property
    def observation_id(self) -> str:
        """A stable name, fit for a note: the place of the figure, not its value."""
        parts = (self.source.source_id, self.indicator, self.reporter, self.partner)
        product = "" if self.product == TOTAL else f"hs{self.product}"
        return "-".join(p.lower() for p in (*parts, product, str(self.year)) if p)
