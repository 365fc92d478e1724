"""The commands ``extract`` and ``accept``."""

import json
from pathlib import Path

import click

from analysis.errors import fault

FORMATS = ("csv", "jsonl")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--published", default="", metavar="DATE", help="When it was published: YYYY-MM-DD or YYYY-MM."
)
@click.option(
    "--source-id", default="", metavar="ID", help="The source's id. [default: the file's name]"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="csv",
    show_default=True,
    help="Draft rows, or records of the annotation scheme.",
)
@click.option("--explain", is_flag=True, help="Print which rule set which field.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Where to write. [default: seeds/drafts/ID.csv; jsonl is printed]",
)
def extract(
    file: Path, published: str, source_id: str, form: str, explain: bool, out: Path | None
) -> None:
    """Draft claims from a document: text, Markdown, HTML, or a PDF's text layer.

    Nothing is added to claims.csv: fill the draft's decision column with accept or reject,
    then run brief accept.
    """
    from analysis.extraction.drafting.draftfiles import text, write
    from analysis.extraction.drafting.drafts import rows
    from analysis.extraction.drafting.explanations import explained
    from analysis.extraction.drafting.steps import next_steps
    from analysis.extraction.extractor import facts
    from analysis.extraction.text.loading import load

    document = load(file, name=source_id, published=_day(published))
    found = facts(document)
    if explain:
        click.echo("\n".join(explained(document, found)))
        if out is None:
            return
    if form == "jsonl":
        _put(_jsonl(document, found), out)
        return
    target = out or _draft(document.name)
    _keep_decisions(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    drafted = rows(document, found, document.name)
    write(target, text(drafted))
    doubtful = sum(1 for row in drafted if row["doubts"])
    click.echo(f"{target}: {len(found)} figures, {doubtful} with a doubt.", err=True)
    if not document.published:
        click.echo("The publication date is unknown: nothing relative was resolved.", err=True)
    click.echo("\n".join(next_steps(document, target)), err=True)


@click.command()
@click.argument("draft", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--seeds",
    "directory",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    help="The folder of the seeds. [default: the project's]",
)
def accept(draft: Path, directory: Path | None) -> None:
    """Move the accepted rows of DRAFT to claims.csv, the rejected ones beside the draft.

    The seeds are checked as they would be; if a rule is broken, nothing is written.
    """
    from analysis.extraction.drafting import acceptance
    from analysis.seeds import SEEDS

    taken = acceptance.accept(draft, directory or SEEDS)
    click.echo(
        f"{taken.accepted} accepted, {taken.rejected} rejected, {taken.undecided} undecided."
    )


def _day(published: str) -> str:
    """Return the date, or nothing for "unknown"; refuse what is no date."""
    from analysis.extraction.text.loading import DocumentError
    from analysis.periods import partial_date

    if published in ("", "unknown"):
        return ""
    try:
        partial_date(published)
    except ValueError as error:
        expected = "YYYY-MM-DD or YYYY-MM"
        repair = "Leave it out if it is unknown."
        raise DocumentError(fault("--published", repr(published), expected, repair)) from error
    return published


def _draft(name: str) -> Path:
    from analysis.seeds import SEEDS

    path = SEEDS / "drafts" / f"{name}.csv"
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _keep_decisions(target: Path) -> None:
    """Refuse to write over a draft in which somebody has decided something."""
    from analysis.extraction.drafting.draftfiles import DraftError, read

    if target.exists() and any(row["decision"] for row in read(target).values()):
        repair = "Run brief accept on it first, or write elsewhere with --out."
        raise DraftError(fault(str(target), "a draft with decisions", "none", repair))


def _jsonl(document: object, found: tuple[object, ...]) -> str:
    from analysis.extraction.drafting.records import record

    lines = (json.dumps(record(document, found, i), ensure_ascii=False) for i in range(len(found)))  # type: ignore[arg-type]
    return "".join(f"{line}\n" for line in lines)


def _put(text: str, out: Path | None) -> None:
    if out is None:
        click.echo(text, nl=False)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8", newline="")
