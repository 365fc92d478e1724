"""An invented example with every kind of bundle: two countries that do not exist."""

import io
import math
from typing import Any

import fontpkg
from matplotlib import font_manager, rc_context
from matplotlib.figure import Figure

from analysis.bundles import MIME, Bundle, bundle
from analysis.prose import Note, Plain, Prose, cell, cite, notes_data, prose

SOURCE = "Invented Statistical Office (an example, not a source)"
SVG = "image/svg+xml"
YEARS = range(2008, 2023)
BLUE, ORANGE, INK, MUTED, RULE = "#0072B2", "#C14A00", "#1b2329", "#55606a", "#dde3e7"


SPARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="24" viewBox="0 0 120 24">'
    f'<polyline points="2,22 30,18 60,14 90,12 118,3" fill="none" stroke="{BLUE}"/></svg>'
)

Content = dict[str, Any]


class Shown:
    def __init__(self, content: Content, **shown: str) -> None:
        self._content, self._shown = content, shown

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        return bundle(self._content, {"text/plain": self._content.get("title", ""), **self._shown})


class Picture(Shown):
    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        return bundle(self._content, {SVG: drawn(), "text/plain": self._content["title"]})


def note(id_: str, label: str, **told: Any) -> Note:
    return Note(id=id_, label=label, basis=told.pop("basis", "claim"), **told)


PHRASE = note(
    "turnover-2022",
    "Turnover of Examplia and Demoland in 2022",
    phrase="turnover exceeded 5 billion dollars",
    source="The Invented Gazette",
    published="2022-05-10",
    locator="characters 120–155",
    href="https://example.org/gazette#:~:text=exceeded%205%20billion",
)
START = note(
    "turnover-1992",
    "Turnover of Examplia and Demoland in 1992",
    phrase="some 30 million dollars",
    source="The Invented Gazette",
    published="2022-05-10",
    locator="characters 200–223",
    href="https://example.org/gazette#:~:text=some%2030%20million",
)
GROWTH = note(
    "cagr-1992-2022",
    "Compound annual growth, 1992 to 2022",
    basis="computed",
    formula="(5 bn ÷ 30 m)^(1/30) − 1, over the bounds of both",
    inputs=(PHRASE, START),
)


def value(year: int, ledger: str) -> float:
    wave = 0.35 * math.sin(year / 1.7)
    return 1.9 + 0.17 * (year - 2008) + (wave if ledger == "a" else wave * 0.6 + 0.4)


def series_note(year: int, ledger: str) -> Note:
    who = "Examplia" if ledger == "a" else "Demoland"
    return note(
        f"iso-{ledger}-{year}",
        f"Turnover in {year}, ledger of {who}",
        basis="series",
        source=SOURCE,
    )


def drawn(width: float = 6.4, height: float = 3.1) -> str:
    font_manager.fontManager.addfont(str(fontpkg.path("IBM Plex Sans")))
    style: Any = {
        "font.family": ["IBM Plex Sans"],
        "font.size": 9,
        "svg.fonttype": "none",
        "svg.hashsalt": "brief",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.spines.left": False,
        "text.color": INK,
        "axes.edgecolor": MUTED,
        "xtick.color": MUTED,
        "ytick.color": MUTED,
    }
    with rc_context(style):
        figure = Figure(figsize=(width, height), layout="constrained")
        axes = figure.subplots()
        axes.grid(axis="y", color=RULE)
        axes.set_axisbelow(True)
        for ledger, colour, name in (("a", BLUE, "Examplia"), ("b", ORANGE, "Demoland")):
            points = [value(year, ledger) for year in YEARS]
            axes.plot(YEARS, points, color=colour, marker="o", markersize=3.5)
            axes.annotate(
                name,
                (YEARS[-1], points[-1]),
                (6, 0),
                textcoords="offset points",
                va="center",
                color=colour,
                weight=600,
            )
        axes.set_ylim(0)
        axes.tick_params(length=0)
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None})
    return out.getvalue()


def cover(
    title: str = "An invented example: trade of Examplia and Demoland",
    edition: str = "2022-05-10",
    pair: str = "EXA-DEM",
    language: str = "en",
) -> Shown:
    return Shown(
        {
            "kind": "cover",
            "title": title,
            "subtitle": "No figure here is real; the page shows what a report looks like",
            "pair": pair,
            "edition": edition,
            "as_of": "2022-05-10",
            "language": language,
            "facts": [
                {"label": "As of", "value": "10 May 2022"},
                {"label": "Data vintage", "value": "2021, both ledgers"},
                {"label": "Sources", "value": "2, both invented"},
                {"label": "Checks", "value": "3 ran, 2 passed, 1 warning"},
            ],
            "licence": "Text CC BY 4.0 · data as licensed by their sources",
            "keywords": ["example", "trade"],
        }
    )


def answer() -> Prose:
    return prose(
        "Turnover of the two **exceeded {now}** in {year}, according to the *Gazette*; "
        "thirty years before it was {then}. That is growth of {growth}.",
        now=cite("$5 billion", PHRASE),
        year=Plain("2022"),
        then=cite("some $30 million", START),
        growth=cite("18.6 % a year", GROWTH),
    )


def outside(text: str) -> Prose:
    return prose("Said by somebody else: {text}", text=text)


def key_figures() -> Shown:
    cards = [
        ("Turnover", "over $5 bn", PHRASE, "exceeded", "2022"),
        ("Turnover then", "$30 m", START, "some", "1992"),
        ("Growth a year", "18.6 %", GROWTH, "", "1992–2022"),
        ("Ledger of Examplia", f"${value(2021, 'a'):.1f} bn", series_note(2021, "a"), "", "2021"),
    ]
    items = [
        {
            "label": label,
            "value": cell(cite(text, n)),
            "period": period,
            "source": n.source or "computed",
            "hedge": hedge,
            "svg": SPARK if n is PHRASE else "",
        }
        for label, text, n, hedge, period in cards
    ]
    notes = notes_data([n for _, _, n, _, _ in cards])
    return Shown(
        {"kind": "key-figures", "id": "key", "title": "Key figures", "items": items, "notes": notes}
    )


def rows() -> list[Any]:
    return [
        [cell(Plain(str(year)))]
        + [cell(cite(f"{value(year, side):.2f}", series_note(year, side))) for side in "ab"]
        for year in YEARS
    ]


COLUMNS = [
    {"key": "year", "label": "Year", "unit": "", "align": "left", "header": True},
    {
        "key": "a",
        "label": "Ledger of Examplia",
        "unit": "billion US dollars",
        "align": "right",
        "header": False,
    },
    {
        "key": "b",
        "label": "Ledger of Demoland",
        "unit": "billion US dollars",
        "align": "right",
        "header": False,
    },
]


def figure(
    id_: str = "turnover", alt: str = "Both lines rise from 2 to above 4 billion dollars, in waves."
) -> Shown:
    content = {
        "kind": "figure",
        "id": id_,
        "title": "Demoland’s books show more trade than Examplia’s in every year",
        "subtitle": "Turnover of goods by ledger, billion US dollars, current prices, 2008–2022",
        "alt": alt,
        "columns": COLUMNS,
        "rows": rows(),
        "source": SOURCE,
        "notes": notes_data([series_note(year, side) for year in YEARS for side in "ab"]),
    }
    return Picture(content)


def table(id_: str = "ledgers", years: int = 15) -> Shown:
    content = {
        "kind": "table",
        "id": id_,
        "title": "The two ledgers, year by year",
        "subtitle": "Turnover of goods, current prices",
        "columns": COLUMNS,
        "rows": [*rows()[:years], [cell(Plain("2023")), cell("[x]"), cell("[x]")]],
        "source": SOURCE,
        "symbols": {"[x]": "not available"},
        "notes": notes_data([series_note(year, side) for year in YEARS for side in "ab"]),
    }
    return Shown(content)


def checks() -> Shown:
    items = [
        {"name": "Both ledgers cover the same years", "status": "passed", "detail": "15 years"},
        {"name": "Shares add up", "status": "passed", "detail": ""},
        {"name": "Vintage", "status": "warning", "detail": "the last year is provisional"},
    ]
    return Shown(
        {
            "kind": "checks",
            "id": "checks",
            "title": "Checks this report ran on itself",
            "items": items,
        }
    )


def endnotes() -> Shown:
    return Shown({"kind": "endnotes"})


def attachment(text: str = "id,phrase\nturnover-2022,exceeded 5 billion\n") -> Shown:
    return Shown(
        {
            "kind": "attachment",
            "name": "claims.csv",
            "media_type": "text/csv",
            "text": text,
            "description": "The claims behind this report",
        }
    )


def raw(content: Content, **shown: str) -> Shown:
    return Shown(content, **shown)


__all__ = ["MIME"]
