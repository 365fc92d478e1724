"""What came of a build, told to people or to programs."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from analysis.publishing.build import Request
from analysis.publishing.many import shelf
from analysis.publishing.places.destination import Destination
from analysis.publishing.places.site import Entry

State = Literal["left", "unchanged", "built", "failed"]
STATES: tuple[State, ...] = ("built", "unchanged", "failed", "left")

LISTED = 40
"""Of more reports than these, only those without success are listed one by one."""


@dataclass(slots=True)
class Outcome:
    """One report asked for, and what came of it so far."""

    request: Request
    error: str = ""
    state: State = "left"
    reason: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    entry: Entry | None = None

    def __post_init__(self) -> None:
        if self.error:
            self.state = "failed"


def tell(
    outcomes: Sequence[Outcome],
    destination: Destination,
    index: str,
    stopped: str,
    *,
    as_json: bool,
) -> None:
    """Print what came of each report, or of each that did not succeed if they are many.

    Args:
        outcomes: Of the reports, in the order asked.
        destination: Where they stand.
        index: The address of their list.
        stopped: Why the build stopped before its end; empty if it did not.
        as_json: Whether to print a summary for programs.
    """
    import click

    for outcome in outcomes:
        if outcome.error:
            click.echo(f"\n{outcome.error}\n", err=True)
    if as_json:
        told = plain(outcomes, destination, index, stopped)
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(lines(outcomes, destination, index)))
    if stopped:
        repair = "What is built is whole; the same command builds the rest."
        click.echo(f"Stopped: {stopped} {repair}", err=True)


def lines(outcomes: Sequence[Outcome], destination: Destination, index: str) -> list[str]:
    """Return the table of reports and the line below it."""
    many = len(outcomes) > LISTED
    shown = [o for o in outcomes if not many or o.state in ("failed", "left")]
    width = max((len(o.request.label) for o in shown), default=0)
    table = [
        f"{o.request.label:<{width}}  {o.state:<9}  {_files(o, destination)}".rstrip()
        for o in shown
    ]
    counts = Counter(o.state for o in outcomes)
    told = [f"{counts[s]} {s}" for s in STATES if counts[s] or s in ("built", "failed")]
    return [*table, "; ".join([", ".join(told), *([index] if index else [])])]


def plain(
    outcomes: Sequence[Outcome], destination: Destination, index: str, stopped: str
) -> dict[str, Any]:
    """Return the summary as plain data."""
    counts = Counter(o.state for o in outcomes)
    return {
        "index": index,
        "stopped": stopped,
        **{state: counts[state] for state in STATES},
        "reports": [
            {
                "notebook": o.request.notebook.name,
                "parameters": dict(o.request.parameters),
                "state": o.state,
                "reason": o.reason,
                "title": o.entry.title if o.entry else "",
                "files": shelf.paths(o.entry, destination) if o.entry else [],
                "error": o.error,
            }
            for o in outcomes
        ],
    }


def _files(outcome: Outcome, destination: Destination) -> str:
    return f"{destination}/{outcome.entry.href}.{{html,pdf,ipynb}}" if outcome.entry else ""
