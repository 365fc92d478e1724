"""``brief diff``: what two built editions have different."""

import json
from pathlib import Path

import click


@click.command("diff")
@click.argument("older", metavar="EDITION")
@click.argument("newer", metavar="EDITION")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("reports"),
    show_default=True,
    help="The folder of all reports.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON.")
def diff(older: str, newer: str, out: Path, *, as_json: bool) -> None:
    """Print what two built editions have different, number by number, and why.

    \b
    brief diff 2022-05-10 latest
    """  # noqa: D301  (click needs the backspace itself)
    from dataclasses import asdict

    from analysis.publishing.comparison import editions, lines

    found = editions(out, older, newer)
    if as_json:
        click.echo(json.dumps([asdict(c) for c in found], ensure_ascii=False, indent=1))
        return
    for comparison in found:
        click.echo("\n".join(lines(comparison)))
