"""A block of text to columns: fast where every line is whole, line by line where not."""

import csv
from typing import Any

from analysis.errors import PanelError, fault
from analysis.panels.reading import Block, Head
from analysis.panels.rejects import Reject


def table(block: Block, head: Head, wanted: tuple[str, ...], file: str) -> tuple[Any, list[Reject]]:
    """Return a block's rows as an Arrow table of text, and the lines that are not whole rows.

    Args:
        block: The lines.
        head: The file's columns and delimiter.
        wanted: The columns to keep, in this order, as ``c0``, ``c1`` and so on; ``line``
            follows.
        file: The file's name, for a fault.

    Raises:
        PanelError: If the file ends in mid-row.
    """
    import pyarrow as pa

    found = _whole(block, head, wanted)
    if found is not None:
        numbers = pa.array(range(block.line, block.line + found.num_rows), pa.int64())
        return found.append_column("line", numbers), []
    return _line_by_line(block, head, wanted, file)


def text_of(block: Block, lines: set[int]) -> dict[int, str]:
    """Return the text of some of a block's lines, by number."""
    every = block.text.split(b"\n")
    return {n: every[n - block.line].decode("utf-8").rstrip("\r") for n in lines}


def _whole(block: Block, head: Head, wanted: tuple[str, ...]) -> Any:
    """Return the table if every line is a row of the right width, else None."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    broken: list[Any] = []
    names = [f"f{index}" for index in range(len(head.columns))]
    keep = [f"f{head.columns.index(name)}" for name in wanted]

    def skip(row: Any) -> str:
        broken.append(row)
        return "skip"

    try:
        found = arrow_csv.read_csv(
            pa.BufferReader(block.text),
            read_options=arrow_csv.ReadOptions(column_names=names, block_size=8 << 20),
            parse_options=arrow_csv.ParseOptions(
                delimiter=head.delimiter, invalid_row_handler=skip
            ),
            convert_options=arrow_csv.ConvertOptions(
                include_columns=keep,
                column_types=dict.fromkeys(keep, pa.string()),
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    if broken or found.num_rows != block.lines:
        return None
    return found.rename_columns([f"c{index}" for index in range(len(wanted))])


def _line_by_line(
    block: Block, head: Head, wanted: tuple[str, ...], file: str
) -> tuple[Any, list[Reject]]:
    import pyarrow as pa

    places = [head.columns.index(name) for name in wanted]
    width = len(head.columns)
    kept: list[list[str]] = [[] for _ in wanted]
    numbers: list[int] = []
    rejects: list[Reject] = []
    lines = block.text.split(b"\n")
    if not lines[-1]:
        lines.pop()
    for number, raw in enumerate(lines, start=block.line):
        text = raw.decode("utf-8").rstrip("\r")
        if not text.strip():
            continue
        cells = _cells(text, head.delimiter)
        if len(cells) == width or (len(cells) == width - 1 and not head.columns[-1]):
            numbers.append(number)
            for column, place in zip(kept, places, strict=True):
                column.append(cells[place])
            continue
        if block.is_last and number == block.line + len(lines) - 1:
            _refuse_if_cut(block, file, number, len(cells), width)
        rejects.append(Reject(number, f"found {len(cells)} cells; expected {width}", text))
    columns = [pa.array(column, pa.string()) for column in kept]
    names = [f"c{index}" for index in range(len(wanted))]
    return pa.table([*columns, pa.array(numbers, pa.int64())], [*names, "line"]), rejects


def _cells(text: str, delimiter: str) -> list[str]:
    if '"' not in text:
        return text.split(delimiter)
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error:
        return []


def _refuse_if_cut(block: Block, file: str, number: int, found: int, width: int) -> None:
    if block.text.endswith(b"\n") or found >= width:
        return
    raise PanelError(
        fault(
            f"{file}:{number}",
            f"the end of the file after {found} of {width} cells",
            "a whole row",
            "The file is cut off: fetch it again.",
        )
    )
