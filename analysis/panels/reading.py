"""A text file of any size, as blocks of whole lines in bounded memory.

Line numbers are those of the file, so that a broken row can be found in it. Compressed files
are told by their first bytes, not by their name.
"""

import csv
import gzip
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from analysis.errors import PanelError, fault

BLOCK_BYTES = 32 << 20
DELIMITERS = (",", ";", "\t", "|")

FOREIGN = {
    b"PK\x03\x04": "a ZIP archive or a spreadsheet",
    b"PAR1": "a Parquet file",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
    b"<!DOCTYPE": "a web page",
    b"<!doctype": "a web page",
    b"<html": "a web page",
    b"<?xml": "an XML file",
    b"{": "a JSON file",
}
"""What a file is that starts so; none of it is a table in text form."""

TEXT = "CSV text in UTF-8, plain or compressed by gzip"


@dataclass(frozen=True, slots=True)
class Head:
    """The first line of a file. ``data_start`` is where the rows begin, in bytes of text."""

    columns: tuple[str, ...]
    delimiter: str
    data_start: int


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines in UTF-8. ``line`` is the number of the first, ``end`` the text after the last.

    ``is_last`` is true of the block with which the file ends.
    """

    text: bytes
    line: int
    end: int
    is_last: bool

    @property
    def lines(self) -> int:
        """How many lines it has, an unfinished one included."""
        return self.text.count(b"\n") + (not self.text.endswith(b"\n"))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, as they are on the disk.

    Raises:
        PanelError: If the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise PanelError(
            fault(str(path), error.strerror or str(error), "a file that can be read", "Check it.")
        ) from error


def head(path: Path, encoding: str) -> Head:
    """Return the columns of a file, having made sure that it is a table in text form.

    Raises:
        PanelError: If it is empty, of another kind, cut off, or has no second line.
    """
    with _opened(path) as file:
        start = _guarded(path, file, 1 << 20)
    _check_kind(path, start)
    bom = b"\xef\xbb\xbf"
    skipped = len(bom) if start.startswith(bom) else 0
    line, newline, rest = start[skipped:].partition(b"\n")
    if not newline or not rest.strip():
        found = "no row after the header" if line.strip() else "an empty file"
        raise PanelError(
            fault(f"{path.name}:1", found, "a header and rows", "Fetch the file again.")
        )
    text = _decoded(path, line, encoding, 1).decode("utf-8").rstrip("\r")
    delimiter = max(DELIMITERS, key=text.count)
    columns = next(csv.reader([text], delimiter=delimiter))
    first = _decoded(path, rest.partition(b"\n")[0], encoding, 2).decode("utf-8").rstrip("\r")
    cells = next(csv.reader([first], delimiter=delimiter), [])
    # Comtrade's rows end in a delimiter that its header lacks.
    if len(cells) == len(columns) + 1 and not cells[-1].strip():
        columns = [*columns, ""]
    return Head(tuple(columns), delimiter, skipped + len(line) + 1)


def blocks(
    path: Path, encoding: str, start: int, line: int, size: int = BLOCK_BYTES
) -> Iterator[Block]:
    """Yield the file from ``start`` (in bytes of its text) on, whose line number is ``line``.

    Raises:
        PanelError: If the file is cut off, damaged, or not in ``encoding``; the message
            gives the line.
    """
    with _opened(path) as file:
        _skip(path, file, start)
        rest, position = b"", start
        while True:
            chunk = _guarded(path, file, size, line)
            cut = chunk.rfind(b"\n") + 1 if chunk else 0
            raw, rest = (rest + chunk[:cut], chunk[cut:]) if cut else (rest, chunk)
            if chunk and not cut:
                rest, raw = raw + chunk, b""
                continue
            position += len(raw)
            if raw:
                text = _decoded(path, raw, encoding, line)
                block = Block(text, line, position, is_last=not chunk)
                line += block.lines
                yield block
            if not chunk:
                return


def _opened(path: Path) -> IO[bytes]:
    try:
        with path.open("rb") as file:
            is_gzip = file.read(2) == b"\x1f\x8b"
        return cast("IO[bytes]", gzip.open(path, "rb") if is_gzip else path.open("rb"))
    except OSError as error:
        raise PanelError(
            fault(str(path), error.strerror or str(error), "a file that can be read", "Check it.")
        ) from error


def _guarded(path: Path, file: IO[bytes], size: int, line: int = 1) -> bytes:
    """Return up to ``size`` bytes, a cut or damaged archive being a fault with its place."""
    try:
        return file.read(size)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        found = "an archive that is cut off" if isinstance(error, EOFError) else "a damaged archive"
        raise PanelError(
            fault(
                f"{path.name}, after line {line}",
                found,
                "a whole gzip file",
                "Fetch the file again and compare its size.",
            )
        ) from error
    except OSError as error:
        raise PanelError(
            fault(str(path), str(error.strerror), "a file that can be read", "Check the disk.")
        ) from error


def _skip(path: Path, file: IO[bytes], count: int) -> None:
    if not isinstance(file, gzip.GzipFile):
        file.seek(count)
        return
    while count > 0:
        count -= len(_guarded(path, file, min(count, BLOCK_BYTES))) or count


def _check_kind(path: Path, start: bytes) -> None:
    if not start.strip():
        raise PanelError(
            fault(f"{path.name}:1", "an empty file", "a header and rows", "Fetch it again.")
        )
    kind = next((what for magic, what in FOREIGN.items() if start.startswith(magic)), "")
    if not kind and b"\x00" in start:
        kind = "binary data"
    if kind:
        repair = "Convert it to UTF-8." if "UTF-16" in kind else "Unpack or export it as CSV."
        raise PanelError(fault(path.name, kind, TEXT, repair))


def _decoded(path: Path, raw: bytes, encoding: str, line: int) -> bytes:
    """Return the bytes as UTF-8; a byte that is not in ``encoding`` is a fault with its line."""
    try:
        if encoding != "utf-8":
            return raw.decode(encoding).encode("utf-8")
        if not raw.isascii():
            raw.decode("utf-8")
    except UnicodeDecodeError as error:
        place = line + raw.count(b"\n", 0, error.start)
        raise PanelError(
            fault(
                f"{path.name}:{place}",
                f"the byte 0x{raw[error.start]:02x}, which is not {encoding}",
                f"text in {encoding}",
                "Name the file's own with --encoding, such as latin-1.",
            )
        ) from error
    return raw
