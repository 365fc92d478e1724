"""Reviewed draft rows to ``claims.csv``: checked, sorted, whole or not at all."""

import csv
import io
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from analysis import seeds
from analysis.errors import AnalysisError, fault
from analysis.extraction.drafts import CLAIM_COLUMNS, COLUMNS

ACCEPT, REJECT = "accept", "reject"
Cells = dict[str, str]


class DraftError(AnalysisError):
    """A draft that cannot be taken over; the seeds are as they were."""


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
    _decided(draft, rows)
    chosen = [row for row in rows if row["decision"] == ACCEPT]
    refused = [row for row in rows if row["decision"] == REJECT]
    open_yet = [row for row in rows if not row["decision"]]
    claims = directory / "claims.csv"
    if chosen:
        merged = _merged(draft, _table(claims, CLAIM_COLUMNS), chosen)
        _check(draft, directory, merged)
        _write(claims, merged)
    if refused:
        kept = draft.with_name(f"{draft.stem}.rejected.csv")
        before = [r for r in read(kept) if r not in refused] if kept.exists() else []
        _write(kept, _text([*before, *refused], COLUMNS))
    if chosen or refused:
        _write(draft, _text(open_yet, COLUMNS))
    return Taken(len(chosen), len(refused), len(open_yet))


def read(draft: Path) -> list[Cells]:
    """Return the rows of a draft.

    Raises:
        DraftError: If it is absent or its columns are not those of a draft.
    """
    return _table(draft, COLUMNS)


def _table(path: Path, columns: tuple[str, ...]) -> list[Cells]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            rows = list(reader)
    except (OSError, UnicodeDecodeError) as error:
        found = type(error).__name__
        raise DraftError(fault(path.name, found, "a draft", "Run brief extract first.")) from error
    if tuple(reader.fieldnames or ()) != columns:
        found = ", ".join(reader.fieldnames or ("no columns",))
        repair = "Keep the header as brief extract wrote it."
        raise DraftError(fault(f"{path.name}:1", found, ", ".join(columns), repair))
    return rows


def _decided(draft: Path, rows: list[Cells]) -> None:
    faults = []
    for line, row in enumerate(rows, 2):
        where = f"{draft.name}:{line}"
        if row["decision"] not in (ACCEPT, REJECT, ""):
            expected = f"{ACCEPT}, {REJECT} or nothing"
            faults.append(fault(f"{where} (decision)", repr(row["decision"]), expected, "Decide."))
        if row["decision"] == REJECT and not row["reason"].strip():
            faults.append(fault(f"{where} (reason)", "''", "why it is rejected", "Say why."))
    if faults:
        raise DraftError("\n".join(faults))


def _merged(draft: Path, known: list[Cells], chosen: list[Cells]) -> str:
    """Return claims.csv with the chosen rows, sorted; refuse what is there already."""
    places = {
        (r["source_id"], r["char_start"], r["char_end"], r["measure"])
        for r in known
        if r["char_start"]
    }
    faults = []
    for row in chosen:
        place = (row["source_id"], row["char_start"], row["char_end"], row["measure"])
        if place in places:
            found = f"{row['claim_id']!r}, the same words of the same source"
            faults.append(
                fault(draft.name, found, "a figure claims.csv lacks", "Reject it as a duplicate.")
            )
        places.add(place)
    if faults:
        raise DraftError("\n".join(faults))
    rows = [*known, *({name: row[name] for name in CLAIM_COLUMNS} for row in chosen)]
    return _text(sorted(rows, key=lambda row: row["claim_id"]), CLAIM_COLUMNS)


def _check(draft: Path, directory: Path, claims: str) -> None:
    """Check the seeds as they would be, in a copy."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        for file in directory.iterdir():
            if file.is_file():
                shutil.copy(file, copy / file.name)
        (copy / "claims.csv").write_text(claims, encoding="utf-8", newline="")
        faults = seeds.check(copy)
    if faults:
        raise DraftError("\n".join((f"{draft.name}: nothing was accepted.", *faults)))


def _text(rows: list[Cells], columns: tuple[str, ...]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _write(path: Path, text: str) -> None:
    """Write a file whole: a reader sees the old one or the new one."""
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text(text, encoding="utf-8", newline="")
    partial.replace(path)
