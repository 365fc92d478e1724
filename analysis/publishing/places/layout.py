"""Where a report lives, and how it gets there: whole or not at all."""

import os
import re
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import fault
from analysis.publishing.content.blocks import Cover
from analysis.publishing.errors import DestinationError, ReportError

COMPONENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
RESERVED = frozenset({"failed", "index.html"})
FAILED = "failed"
RECORDS = ".runs"
LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Place:
    """The folder and name of one report: ``<edition>/<pair>/<name>``."""

    edition: str
    pair: str
    name: str

    def file(self, suffix: str) -> Path:
        """Return the path of one of its files, from the folder of all reports."""
        return Path(self.edition, self.pair, self.name + suffix)

    @property
    def data(self) -> Path:
        """The folder of its data, from the folder of all reports."""
        return Path(self.edition, self.pair, f"{self.name}-data")

    @property
    def record(self) -> Path:
        """The path of its run record, which is not published."""
        return Path(RECORDS, self.edition, self.pair, self.name + ".json")


def place(cover: Cover, name: str) -> Place:
    """Return where the report with this cover belongs.

    Raises:
        ReportError: If its edition, pair or name cannot be the name of a folder or file.
    """
    return Place(
        _component("edition", cover.edition or LATEST),
        _component("pair", cover.pair or "report"),
        _component("notebook", name),
    )


def _component(what: str, text: str) -> str:
    if not COMPONENT.fullmatch(text) or text.lower() in RESERVED:
        raise ReportError(
            fault(
                what,
                repr(text[:80]),
                "letters, digits, dots and hyphens, a letter or digit first",
                "Choose another: it becomes the name of a folder or file.",
            )
        )
    return text


def write(folder: Path, files: Mapping[Path, bytes]) -> None:
    """Write all files beside their places, then put them there; a fault leaves none behind.

    Args:
        folder: What the paths start from; made if it is not there.
        files: Their contents by path.

    Raises:
        DestinationError: If the folder cannot be written to.
    """
    beside: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            beside[folder / path] = _beside(folder / path, content)
        for path, temporary in beside.items():
            temporary.replace(path)
    except OSError as error:
        raise DestinationError(f"{folder}: cannot be written to ({error.strerror}).") from error
    finally:
        for temporary in beside.values():
            temporary.unlink(missing_ok=True)


def check(folder: Path) -> None:
    """Try whether the folder can be written to; it is made if it is not there.

    Raises:
        DestinationError: If it cannot.
    """
    try:
        _beside(folder / "probe", b"").unlink()
    except OSError as error:
        raise DestinationError(f"{folder}: cannot be written to ({error.strerror}).") from error


def remove(folder: Path, keep: Collection[str]) -> None:
    """Remove the files of a folder whose names are not among those to keep."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in keep and path.is_file():
            path.unlink()


def _beside(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o666 & ~_umask())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
