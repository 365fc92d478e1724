"""Block by block from text to sorted pieces on the disk; a killed import goes on from the last.

Each block gives one Parquet file of figures, one CSV of rejects and, last, one small JSON
file that says how far the text was read. Only blocks with all three count.
"""

# ruff: noqa: S608 (the SQL is made of constants and of names this package gave)

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from analysis.panels import judging, reading, rejects, rows
from analysis.panels.codes import near
from analysis.panels.layouts import Layout
from analysis.panels.reading import Block, Head
from analysis.panels.rejects import Reject

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


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the blocks of one file are judged, and where their pieces go."""

    file: Path
    encoding: str
    head: Head
    layout: Layout
    work: Path
    engine: Any


def staged(stage: Stage) -> list[Progress]:
    """Return what each block of the file came to, having staged those not yet in ``work``.

    Raises:
        PanelError: If the file is cut off, damaged or not in ``encoding``.
    """
    done = _done(stage.work)
    start, line = (done[-1].end, done[-1].line) if done else (stage.head.data_start, 2)
    _prepare(stage.layout, stage.engine)
    statement = judging.statement(stage.layout)
    for block in reading.blocks(stage.file, stage.encoding, start, line):
        done.append(_staged_block(block, stage, statement, len(done)))
    return done


def _done(work: Path) -> list[Progress]:
    found: list[Progress] = []
    while (record := work / f"{len(found):05d}.json").exists():
        found.append(Progress(**json.loads(record.read_text(encoding="utf-8"))))
    return found


def _prepare(layout: Layout, engine: Any) -> None:
    """Make the tables that judge a row: the country codes, and the products if they are listed."""
    import pyarrow as pa

    engine.register("codes_arrow", judging.codes(layout))
    engine.execute("CREATE TYPE country AS ENUM (SELECT DISTINCT code FROM codes_arrow ORDER BY 1)")
    engine.execute(
        "CREATE TEMP TABLE codes AS SELECT * REPLACE (code::country AS code) FROM codes_arrow"
    )
    listed = pa.table({"code": pa.array(sorted(layout.products), pa.string())})
    engine.register("products_arrow", listed)
    engine.execute("CREATE TEMP TABLE products AS SELECT code FROM products_arrow")


def _staged_block(block: Block, stage: Stage, statement: str, number: int) -> Progress:
    table, broken = rows.table(block, stage.head, stage.layout.columns, stage.file.name)
    engine, name = stage.engine, stage.work / f"{number:05d}"
    engine.register("block", table)
    engine.execute(f"CREATE OR REPLACE TEMP TABLE judged AS {statement}")
    engine.unregister("block")
    engine.execute(
        f"""COPY (SELECT * EXCLUDE (reporter_text, partner_text, verdict) FROM judged
            WHERE verdict = '' ORDER BY reporter) TO '{_quoted(name.with_suffix(".parquet"))}'
            (FORMAT parquet, COMPRESSION lz4, ROW_GROUP_SIZE {ROW_GROUP})"""
    )
    unfit = broken + _rejected(block, stage.layout, engine)
    rejects.write(name.with_suffix(".csv"), unfit)
    progress = _progress(block, table.num_rows + len(broken), unfit, engine)
    record = name.with_suffix(".json.new")
    record.write_text(json.dumps(asdict(progress)), encoding="utf-8")
    record.replace(name.with_suffix(".json"))
    return progress


def _progress(block: Block, count: int, unfit: list[Reject], engine: Any) -> Progress:
    counts = engine.execute(
        "SELECT verdict, count(*) FROM judged GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    mark = judging.LEFT_OUT
    return Progress(
        end=block.end,
        line=block.line + block.lines,
        rows=count,
        figures=sum(n for verdict, n in counts if not verdict),
        left_out={v.removeprefix(mark): n for v, n in counts if v.startswith(mark)},
        rejected=dict(Counter(rejects.kind(reject.reason) for reject in unfit)),
    )


def _rejected(block: Block, layout: Layout, engine: Any) -> list[Reject]:
    found = engine.execute(
        f"""SELECT line, verdict, reporter_text, partner_text FROM judged
            WHERE verdict <> '' AND NOT starts_with(verdict, '{judging.LEFT_OUT}')
            ORDER BY line, verdict"""
    ).fetchall()
    texts = rows.text_of(block, {line for line, *_ in found})
    hints: dict[str, str] = {}
    unfit = []
    for line, verdict, reporter, partner in found:
        if verdict.endswith("is no country code"):
            code = reporter if verdict.startswith("reporter") else partner
            hints.setdefault(code, near(code, layout.scheme))
            verdict += f"; did you mean {hints[code]}?" if hints[code] else ""
        unfit.append(Reject(line, verdict, texts[line]))
    return unfit


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
