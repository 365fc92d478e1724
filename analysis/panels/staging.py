"""Block by block from text to sorted pieces on the disk; a killed import goes on from the last.

Each block gives one Parquet file of figures, one CSV of rejects and, last, one small JSON
file that says how far the text was read. Only blocks with all three count.
"""

import csv
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from analysis.panels import judging, reading, rows
from analysis.panels.codes import near
from analysis.panels.layouts import Layout
from analysis.panels.reading import Block, Head

ROW_GROUP = 100_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a block brought the file: where its text ended, and what was counted in it."""

    end: int
    line: int
    rows: int
    figures: int
    left_out: dict[str, int] = field(default_factory=dict)
    rejected: dict[str, int] = field(default_factory=dict)


def staged(path: Path, encoding: str, head: Head, layout: Layout, work: Path, engine: Any) -> list[Progress]:
    """Return what each block of the file came to, having staged those not yet in ``work``.

    Raises:
        PanelError: If the file is cut off, damaged or not in ``encoding``.
    """
    done = _done(work)
    start, line = (done[-1].end, done[-1].line) if done else (head.data_start, 2)
    engine.register("codes_arrow", judging.codes(layout))
    engine.execute("CREATE OR REPLACE TEMP TABLE codes AS SELECT * FROM codes_arrow")
    statement = judging.statement(layout)
    for block in reading.blocks(path, encoding, start, line):
        done.append(_stage(block, head, layout, statement, work, len(done), engine, path.name))
    return done


def _done(work: Path) -> list[Progress]:
    found: list[Progress] = []
    while (record := work / f"{len(found):05d}.json").exists():
        found.append(Progress(**json.loads(record.read_text(encoding="utf-8"))))
    return found


def _stage(
    block: Block,
    head: Head,
    layout: Layout,
    statement: str,
    work: Path,
    number: int,
    engine: Any,
    file: str,
) -> Progress:
    table, broken = rows.table(block, head, layout.columns, file)
    engine.register("block", table)
    engine.execute(f"CREATE OR REPLACE TEMP TABLE judged AS {statement}")
    engine.unregister("block")
    name = work / f"{number:05d}"
    engine.execute(
        f"""COPY (SELECT * EXCLUDE (reporter_text, partner_text, verdict) FROM judged
            WHERE verdict = '' ORDER BY reporter) TO '{_quoted(name.with_suffix(".parquet"))}'
            (FORMAT parquet, COMPRESSION lz4, ROW_GROUP_SIZE {ROW_GROUP})"""
    )
    counts = engine.execute("SELECT verdict, count(*) FROM judged GROUP BY ALL ORDER BY ALL").fetchall()
    left_out = {v.removeprefix(judging.LEFT_OUT): n for v, n in counts if v.startswith(judging.LEFT_OUT)}
    rejects = broken + _rejected(block, layout, engine)
    _write_rejects(name.with_suffix(".csv"), rejects)
    progress = Progress(
        end=block.end,
        line=block.line + block.lines,
        rows=table.num_rows + len(broken),
        figures=sum(n for verdict, n in counts if not verdict),
        left_out=left_out,
        rejected=dict(Counter(kind(reject.reason) for reject in rejects)),
    )
    record = name.with_suffix(".json.new")
    record.write_text(json.dumps(asdict(progress)), encoding="utf-8")
    record.replace(name.with_suffix(".json"))
    return progress


def kind(reason: str) -> str:
    """Return the reason without what differs from row to row, to count by.

    >>> kind("value 1e99 is more than the world trades")
    'value is more than the world trades'
    """
    words = reason.split(" is ", 1)
    if len(words) == 2:
        return f"{words[0].split()[0]} is {words[1].split(';')[0]}"
    return "not a whole row" if reason.startswith("found ") else reason.split(" of line")[0]


def _rejected(block: Block, layout: Layout, engine: Any) -> list[rows.Reject]:
    found = engine.execute(
        f"""SELECT line, verdict, reporter_text, partner_text FROM judged
            WHERE verdict <> '' AND NOT starts_with(verdict, '{judging.LEFT_OUT}')
            ORDER BY line, verdict"""  # noqa: S608
    ).fetchall()
    texts = rows.text_of(block, {line for line, *_ in found})
    hints: dict[str, str] = {}
    rejects = []
    for line, verdict, reporter, partner in found:
        if verdict.endswith("is no country code"):
            code = reporter if verdict.startswith("reporter") else partner
            hints.setdefault(code, near(code, layout.scheme))
            verdict += f"; did you mean {hints[code]}?" if hints[code] else ""
        rejects.append(rows.Reject(line, verdict, texts[line]))
    return rejects


def _write_rejects(path: Path, rejects: list[rows.Reject]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows((r.line, r.reason, r.text) for r in sorted(rejects, key=lambda r: r.line))


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
