"""Reviewed draft rows to ``claims.csv``: checked, sorted, whole or not at all."""

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis import seeds
from analysis.errors import fault
from analysis.extraction.drafting.draftfiles import Cells, DraftError, read, table, text, write
from analysis.extraction.drafting.drafts import CLAIM_COLUMNS

ACCEPT, REJECT = "accept", "reject"
CLAIMS = "claims.csv"


@dataclass(frozen=True, slots=True)
class Taken:
    """How many rows were accepted, rejected and left undecided."""

    accepted: int
    rejected: int
    undecided: int


def accept(draft: Path, directory: Path = seeds.SEEDS) -> Taken:
    """Move accepted rows of ``draft`` to claims.csv and rejected ones beside the draft.

    Args:
        draft: A draft; its ``decision`` cells say accept, reject, or nothing yet.
        directory: Where the seeds are.

    Raises:
        DraftError: If a decision is unknown, a rejection has no reason, or the seeds would
            break a rule; then nothing was written.
    """
    rows = read(draft)
    _refuse(list(_undecided(draft, rows)))
    chosen = {line: row for line, row in rows.items() if row["decision"] == ACCEPT}
    refused = [row for row in rows.values() if row["decision"] == REJECT]
    open_yet = [row for row in rows.values() if not row["decision"]]
    if chosen:
        known = table(directory / CLAIMS, CLAIM_COLUMNS, expected="the claims")
        _refuse(list(_repeated(draft, known.values(), chosen)))
        placed = _merged(draft, known, chosen)
        merged = text(placed.values(), CLAIM_COLUMNS)
        _refuse(_faults(directory, merged, placed), f"{draft}: nothing was accepted.")
        write(directory / CLAIMS, merged)
    if refused:
        kept = draft.with_name(f"{draft.stem}.rejected.csv")
        before = [r for r in read(kept).values() if r not in refused] if kept.exists() else []
        write(kept, text([*before, *refused]))
    if chosen or refused:
        write(draft, text(open_yet))
    return Taken(len(chosen), len(refused), len(open_yet))


def _refuse(faults: list[str], *head: str) -> None:
    if faults:
        raise DraftError("\n".join((*head, *faults)))


def _undecided(draft: Path, rows: Mapping[int, Cells]) -> Iterator[str]:
    for line, row in rows.items():
        if row["decision"] not in (ACCEPT, REJECT, ""):
            expected, where = f"{ACCEPT}, {REJECT} or nothing", f"{draft}:{line} (decision)"
            yield fault(where, repr(row["decision"]), expected, "Decide.")
        if row["decision"] == REJECT and not row["reason"].strip():
            yield fault(f"{draft}:{line} (reason)", "''", "why it is rejected", "Say why.")


def _repeated(draft: Path, known: Iterable[Cells], chosen: Mapping[int, Cells]) -> Iterator[str]:
    """Yield each chosen row whose words are a claim already, for the same measure."""
    places = {_place(row) for row in known if row["char_start"]}
    for line, row in chosen.items():
        if _place(row) in places:
            found = f"{row['claim_id']!r}, the same words of the same source"
            expected, repair = "a figure claims.csv lacks", "Reject it as a duplicate."
            yield fault(f"{draft}:{line}", found, expected, repair)
        places.add(_place(row))


def _place(row: Cells) -> tuple[str, ...]:
    return row["source_id"], row["char_start"], row["char_end"], row["measure"]


def _merged(
    draft: Path, known: Mapping[int, Cells], chosen: Mapping[int, Cells]
) -> dict[str, Cells]:
    """Return the rows claims.csv would have, in order, by the place where each stands now."""
    rows = {f"{CLAIMS}:{line}": row for line, row in known.items()} | {
        f"{draft}:{line}": {name: row[name] for name in CLAIM_COLUMNS}
        for line, row in chosen.items()
    }
    return dict(sorted(rows.items(), key=lambda item: item[1]["claim_id"]))


def _faults(directory: Path, merged: str, placed: Mapping[str, Cells]) -> list[str]:
    """Check the seeds as they would be, in a copy; say where each row at fault stands now."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        for file in directory.iterdir():
            if file.is_file():
                shutil.copy(file, copy / file.name)
        (copy / CLAIMS).write_text(merged, encoding="utf-8", newline="")
        found = seeds.check(copy)
    now, line = {}, 2
    for where, row in placed.items():
        now[line] = where
        line += sum(cell.count("\n") for cell in row.values()) + 1

    def stands(match: re.Match[str]) -> str:
        return now.get(int(match[1]), match[0])

    return [_LINE.sub(stands, each) if each.startswith(CLAIMS) else each for each in found]


_LINE = re.compile(r"(?:^claims\.csv:|(?<=it stands in )line )(\d+)")
"""How a fault of claims.csv names a line of it."""
