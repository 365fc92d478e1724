"""``brief import``: official panels into a store."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis.errors import PanelError, fault
from analysis.panels.schema import FORMATS

if TYPE_CHECKING:
    from analysis.panels.manifest import Import


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--into", "store", required=True, type=click.Path(path_type=Path),
              help="The folder of the store; made if it is not there.")  # fmt: skip
@click.option("--format", "layout", default="auto", show_default=True, type=click.Choice(FORMATS),
              help="The layout of the files; auto tells it from the header.")  # fmt: skip
@click.option("--map", "mapping", multiple=True, metavar="COLUMN=FIELD",
              help="What a column of a file in no known layout holds. Repeatable.")  # fmt: skip
@click.option("--encoding", default="utf-8", show_default=True, help="Of the text.")
@click.option("--source", default="", help="The identifier under which the figures are cited.")
@click.option("--publisher", default="", help="Whose figures they are, as reports name it.")
@click.option("--title", default="", help="What the data set is called.")
@click.option("--published", default="", metavar="DATE",
              help="Day, month or year; without it no dated edition sees the file.")  # fmt: skip
def import_(
    files: tuple[Path, ...],
    store: Path,
    layout: str,
    mapping: tuple[str, ...],
    encoding: str,
    source: str,
    publisher: str,
    title: str,
    published: str,
) -> None:
    """Import official trade panels (CSV, plain or gzip) into a store of any size.

    A file that the store has already is left alone. A row that cannot be used is written
    with its line and the reason to a file of rejects in the store.
    """
    from analysis.panels.importing import Request, import_panel

    fields = _mapping(mapping)
    for file in files:
        request = Request(
            file=file,
            store=store,
            format=layout,
            mapping=fields,
            encoding=encoding,
            source=source,
            publisher=publisher,
            title=title,
            published=published,
        )
        outcome = import_panel(request)
        if not outcome.is_new:
            click.echo(f"{file.name}: in the store already; nothing changed")
            continue
        click.echo("\n".join(summary(outcome.record, store)))


def summary(record: "Import", store: Path) -> Iterable[str]:
    """Yield what an import came to, a line a fact; every row of the file is accounted for."""
    first, last = record.years
    yield f"{record.file}: {record.rows:,} rows read as {record.layout}"
    sources = ", ".join(source["source_id"] for source in record.sources)
    yield f"  {record.figures:,} figures of {first} to {last} kept, as {sources}"
    for reason, count in record.left_out.items():
        yield f"  {count:,} left out: {reason}"
    for reason, count in record.rejected.items():
        yield f"  {count:,} rejected: {reason}"
    if record.rejects:
        yield f"  rejected rows, with their lines: {store / record.rejects}"
    if record.revises:
        yield f"  a later release: {record.revised:,} totals differ from an earlier import"
    if not all(source["published"] for source in record.sources):
        yield "  undated: editions of a past date leave it out; give --published to change that"


def _mapping(pairs: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        column, equals, field = pair.rpartition("=")
        if not equals or not column or not field:
            raise PanelError(
                fault("--map", repr(pair), "COLUMN=FIELD", "Such as --map 'Flow USD=value'.")
            )
        if found.setdefault(column, field.strip()) != field.strip():
            told, wanted = f"{column!r} as {found[column]!r} and {field.strip()!r}", "one field"
            raise PanelError(fault("--map", told, wanted, "Leave one of them out."))
    return found
