"""What ``brief`` can be asked. Each command loads only its own."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from analysis.errors import AnalysisError
from analysis.extraction.commands import accept, extract
from analysis.panels.commands import import_
from analysis.panels.refresh_command import refresh
from analysis.publishing.comparison_command import diff

ROOT = Path(__file__).resolve().parents[1]
REHEARSALS = ("analysis.rehearsal:rehearse",)
"""What makes the warm process that reports are forked from warmer; worth its time for many."""


class Told(click.Group):
    """A group whose commands end with the message of an error of ours, not a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; print what it refuses, and exit with 1."""
        try:
            return super().invoke(ctx)
        except AnalysisError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Told, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="brief", message="%(version)s")
def main() -> None:
    """Bilateral reports in which every number can be traced, checked and reprinted."""


@main.command()
@click.argument("notebook", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-p",
    "--parameter",
    "parameters",
    nargs=2,
    multiple=True,
    metavar="NAME VALUE",
    help="A parameter of the notebooks, as their parameters cell declares it. Repeatable.",
)
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    default=None,
    help="The statistics store to draw on. [default: what brief.toml names, else what is shipped]",
)
@click.option(
    "--pairs",
    metavar="FILE|all",
    default=None,
    help="Build a report for each line of a file (KAZ-TUR, or a CSV whose header names parameters),"
    " or for each pair of countries with figures.",
)
@click.option(
    "--out",
    default="reports",
    show_default=True,
    metavar="ADDRESS",
    help="The place of all reports: a folder, or any address fsspec knows, such as s3://bucket/x.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Reports to build at once on this machine.",
)
@click.option(
    "--scheduler",
    default="",
    metavar="ADDRESS",
    help="Build on the workers of a Dask scheduler, such as tcp://host:8786, instead.",
)
@click.option("--force", is_flag=True, help="Build also what need not be built.")
@click.option(
    "--notebooks",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    help="The folder of the notebooks and of editions.toml. [default: the project's notebooks]",
)
@click.option(
    "--timeout",
    type=click.IntRange(min=1),
    default=600,
    show_default=True,
    help="Seconds one cell may take.",
)
@click.option(
    "--paper",
    type=click.Choice(["a4", "us-letter"]),
    default="a4",
    show_default=True,
    help="The PDF's page.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a summary as JSON.")
def build(**options: Any) -> None:
    """Build reports as HTML and PDF.

    NOTEBOOK is a path, or a name such as 20-trade. Without any, and without -p, the
    editions of notebooks/editions.toml are built; else all notebooks, with their defaults.

    \b
    brief build
    brief build 20-trade -p partner TUR -p as_of 2022-05-10
    brief build 20-trade -p reporter DEU -p partner FRA --store ../panels
    brief build 10-brief --pairs all --store ../panels --jobs 4 --out s3://bucket/briefs

    A report whose notebook, parameters, evidence and code are what they were is not built
    again. The exit status is 0 if all reports stand, 1 if some could not be built or
    something was refused, 2 if the command line is wrong, 75 if the build stopped before its
    end and the same command will go on, 130 if it was interrupted, which is alike.
    """  # noqa: D301  (click needs the backspace itself)
    from analysis.publishing.running import forkserver

    options["folder"] = options["folder"] or ROOT / "notebooks"
    rehearsals = REHEARSALS if options["pairs"] else ()
    forkserver.begin([*options["folder"].glob("*.ipynb"), *options["notebook"]], rehearsals)

    from analysis.evidence import Evidence
    from analysis.publishing.command import Domain, Order, build_all
    from analysis.publishing.provenance import hashes

    offered = _stored(options.pop("store"))
    options["pairs"] = _asked(options["pairs"], offered)
    domain = Domain(
        check=_faults,
        inputs=hashes((path for path in (ROOT / "seeds").glob("*") if path.is_file()), ROOT),
        offered=offered,
        refuse=_refuse,
        evidence=Evidence(),
        rehearsals=rehearsals,
    )
    sys.exit(build_all(Order(**options), domain))


@main.command()
@click.option(
    "--documents",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Where the documents are that phrases are quoted from: each is looked up in its own.",
)
def check(documents: Path | None) -> None:
    """Check the seeds; print every fault, and exit with 1 if there is any."""
    faults = _faults(documents)
    click.echo("\n".join(faults) if faults else "The seeds keep their rules.")
    sys.exit(1 if faults else 0)


main.add_command(accept)
main.add_command(diff)
main.add_command(extract)
main.add_command(import_)
main.add_command(refresh)


def _stored(store: Path | None) -> dict[str, str]:
    """Return the store as a report records it, after a look whether it is one."""
    from analysis.panels import opening

    folder = store or opening.resolved()
    if folder is not None:
        opening.checked(folder)
    return {} if store is None else {"store": opening.recorded(store)}


def _asked(pairs: str | None, offered: Mapping[str, str]) -> Any:
    """Return the lines of a list of pairs; of ``all`` as many as there are pairs with figures."""
    if pairs is None:
        return None
    from analysis.publishing.many.pairs import Asked, read

    if pairs != "all":
        return read(Path(pairs))
    from analysis import countries, seeds
    from analysis.panels import opening
    from analysis.panels.answers import Slice

    folder = opening.resolved(offered.get("store", ""))
    stored = opening.opened(folder) if folder else None
    found = opening.joined(stored, Slice(seeds.load_panel())).reported()
    of_today = [pair for pair in found if not any(map(countries.years_of, pair))]
    return tuple(Asked("all", {"reporter": r, "partner": p}) for r, p in of_today)


def _refuse(parameters: Mapping[str, Any]) -> None:
    """Refuse what no report can be about, or draw on, before a kernel starts."""
    from analysis import subject
    from analysis.panels import opening

    subject.check(parameters)
    if isinstance(store := parameters.get("store"), str) and store:
        opening.checked(opening.relative(store))


def _faults(documents: Path | None = None) -> list[str]:
    from analysis import seeds

    return seeds.check(documents=documents)
