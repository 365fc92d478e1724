"""``brief refresh``: a pair's official figures brought up to date from public services."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis.errors import PanelError, fault

if TYPE_CHECKING:
    from analysis.panels.refreshing import Refreshed
    from analysis.panels.services.asking import Question

NAMES = ("worldbank", "comtrade", "sdmx")
"""Of the services, as on the command line; a test holds them to ``refreshing.SERVICES``."""

FIRST_YEAR = 1992


@click.command(name="refresh")
@click.argument("pair")
@click.option("--store", required=True, envvar="BRIEF_STORE", type=click.Path(path_type=Path),
              help="The folder of the store; made if not there. [env: BRIEF_STORE]")  # fmt: skip
@click.option("--service", "services", multiple=True, type=click.Choice(NAMES),
              help="Ask only this one. Repeatable. [default: all]")  # fmt: skip
@click.option("--years", default=f"{FIRST_YEAR}:", show_default=True, metavar="FIRST:LAST",
              help="Both ends included; without LAST, up to today.")  # fmt: skip
@click.option("--attempts", default=4, show_default=True, type=click.IntRange(1, 9),
              help="How often one call is made before it is given up.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what is new or revised, and write nothing.")
def refresh(
    pair: str, store: Path, services: tuple[str, ...], years: str, attempts: int, dry_run: bool
) -> None:
    """Bring the figures of PAIR, such as KAZ-TUR, up to date from public services.

    Gross domestic product and prices come from the World Bank, trade from UN Comtrade and from
    an SDMX source (the IMF's, unless a file says otherwise). A revised figure is kept beside
    the old one, each with its day of release. If a service fails, nothing is written.

    \b
    COMTRADE_KEY         key of UN Comtrade; with it, all partners are asked for
    SDMX_KEY             key of the SDMX source, where it needs one
    BRIEF_SDMX           TOML file that describes the SDMX source and its codes
    BRIEF_WORLDBANK_URL, BRIEF_COMTRADE_URL, BRIEF_SDMX_URL
                         other addresses of the services
    """  # noqa: D301  (click needs the backspace itself)
    from datetime import date

    from analysis.panels import refreshing
    from analysis.panels.services.calls import Patience

    today = date.today()  # recorded as the day of the fetch
    question = asked(pair, years, today.year)
    outcome = refreshing.refresh(
        question,
        services or NAMES,
        store,
        accessed=today.isoformat(),
        patience=Patience(attempts=attempts),
        is_trial=dry_run,
    )
    click.echo("\n".join(line for one in outcome for line in told(one, question.pair)))
    if dry_run:
        click.echo("Nothing was written.")


def asked(pair: str, years: str, latest: int) -> "Question":
    """Return the pair and the years of the command line.

    Raises:
        PanelError: If it is no pair, or these are no years.
        CountryError: If a country is unknown; the message names the near match.
    """
    from analysis import countries
    from analysis.panels.services.asking import Question

    sides = pair.split("-")
    if len(sides) != 2:
        raise PanelError(fault("PAIR", repr(pair), "two countries", "Write it as KAZ-TUR."))
    one, other = (countries.lookup(side) for side in sides)
    if one == other:
        raise PanelError(fault("PAIR", repr(pair), "two countries", "Name another partner."))
    found = re.fullmatch(r"(\d{4}):(\d{4})?", years)
    first, last = (int(found[1]), int(found[2] or latest)) if found else (1, 0)
    if first > last:
        expected = "FIRST:LAST, the first year not after the last"
        raise PanelError(fault("--years", repr(years), expected, "Write it as 1992:2020."))
    return Question(one, other, first, last)


def told(one: "Refreshed", pair: tuple[str, str]) -> Iterator[str]:
    """Yield what one service brought, a line a fact."""
    from analysis.panels import changes

    yield from changes.lines(one.changes, one.service, pair)
    for reason, count in one.left.items():
        yield f"  rows not used: {reason} ({count:,})"
    yield from (f"  {remark}" for remark in one.remarks)
    days = [record.sources[0]["published"] or "undated" for record in one.releases]
    if days:
        yield f"  kept as {len(days):,} release{'s' if len(days) > 1 else ''}: {', '.join(days)}"
