"""Where reports go: a folder, or any address that fsspec knows.

A report gets there whole or not at all: its files are first put beside their places, where
nobody looks, and moved when all of them are there.
"""

import hashlib
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from analysis.errors import fault
from analysis.publishing.errors import DestinationError
from analysis.publishing.places import layout

STAGING = ".staging"
LOCAL = "file://"

Stamp = tuple[int, str]
"""The size of a file, and its SHA-256."""


def stamp(content: bytes) -> Stamp:
    """Return by what a file is known again.

    >>> stamp(b"")[0]
    0
    """
    return len(content), hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Folder:
    """Reports in a folder of this machine, or of one it shares."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    def check(self) -> None:
        """Try whether anything can be written.

        Raises:
            DestinationError: If not.
        """
        layout.check(self.path)

    def write(self, files: Mapping[Path, bytes]) -> None:
        """Write all of the files or none.

        Raises:
            DestinationError: If they cannot be written.
        """
        layout.write(self.path, files)

    def tidy(self, folder: Path, keep: Collection[Path]) -> None:
        """Remove the files of ``folder`` that are not among those to keep."""
        layout.remove(self.path / folder, {path.name for path in keep})

    def drop(self, file: Path) -> None:
        """Remove a file, if it is there."""
        with suppress(FileNotFoundError):
            (self.path / file).unlink()

    def holding(self) -> Callable[[Mapping[Path, Stamp]], Path | None]:
        """Return a function that gives the first of some files that is not there as it was."""
        return self._first_amiss

    def standing(self) -> Callable[[Path], bool]:
        """Return a function that tells whether a file is there."""
        return lambda path: (self.path / path).exists()

    def _first_amiss(self, files: Mapping[Path, Stamp]) -> Path | None:
        return next((path for path, known in files.items() if self._is_amiss(path, known)), None)

    def _is_amiss(self, path: Path, known: Stamp) -> bool:
        place = self.path / path
        try:
            return place.stat().st_size != known[0] or stamp(place.read_bytes()) != known
        except OSError:
            return True


@dataclass(frozen=True, slots=True)
class Address:
    """Reports at an fsspec address, such as ``s3://bucket/reports``.

    Settings and credentials are fsspec's and the store's own, from the environment.
    """

    url: str

    def __str__(self) -> str:
        return self.url

    def check(self) -> None:
        """Try whether anything can be written.

        Raises:
            DestinationError: If not, or if nothing knows such addresses.
        """
        with self._opened() as (system, root):
            probe = f"{root}/{STAGING}/{uuid4().hex}"
            system.pipe_file(probe, b"")
            system.rm_file(probe)

    def write(self, files: Mapping[Path, bytes]) -> None:
        """Write all of the files or, if one cannot be sent, none.

        They are sent to a place aside and copied from there by the store itself.

        Raises:
            DestinationError: If they cannot be written.
        """
        with self._opened() as (system, root):
            staging = f"{root}/{STAGING}/{uuid4().hex}"
            sent = {f"{staging}/{turn}": content for turn, content in enumerate(files.values())}
            try:
                system.pipe(sent)
                for path in {path.parent for path in files}:
                    system.makedirs(f"{root}/{path.as_posix()}", exist_ok=True)
                system.copy([*sent], [f"{root}/{path.as_posix()}" for path in files])
            finally:
                with suppress(Exception):  # what is left aside harms nobody
                    system.rm(staging, recursive=True)

    def tidy(self, folder: Path, keep: Collection[Path]) -> None:
        """Remove the files of ``folder`` that are not among those to keep.

        Raises:
            DestinationError: If they cannot be removed.
        """
        with self._opened() as (system, root):
            place = f"{root}/{folder.as_posix()}"
            kept = {path.name for path in keep}
            found = system.find(place) if system.exists(place) else []
            if old := [path for path in found if Path(path).name not in kept]:
                system.rm(old)

    def drop(self, file: Path) -> None:
        """Remove a file, if it is there.

        Raises:
            DestinationError: If it cannot be removed.
        """
        with self._opened() as (system, root), suppress(FileNotFoundError):
            system.rm_file(f"{root}/{file.as_posix()}")

    def holding(self) -> Callable[[Mapping[Path, Stamp]], Path | None]:
        """Return a function that gives the first of some files that is not there in its size.

        All files are listed once, however many reports are asked after.

        Raises:
            DestinationError: If they cannot be listed.
        """
        sizes = self._sizes()
        return lambda files: next(
            (path for path, known in files.items() if sizes.get(path.as_posix()) != known[0]), None
        )

    def standing(self) -> Callable[[Path], bool]:
        """Return a function that tells whether a file is there; all are listed once.

        Raises:
            DestinationError: If they cannot be listed.
        """
        sizes = self._sizes()
        return lambda path: path.as_posix() in sizes

    def read(self, folder: Path, skip: Collection[Path]) -> Iterator[bytes]:
        """Yield the contents of a folder's files, those of the folders within it included.

        Raises:
            DestinationError: If they cannot be read.
        """
        with self._opened() as (system, root):
            place = f"{root}/{folder.as_posix()}"
            passed = {f"{root}/{path.as_posix()}" for path in skip}
            found = system.find(place) if system.exists(place) else []
            wanted = [path for path in found if path not in passed]
            yield from system.cat(wanted).values() if wanted else ()

    def _sizes(self) -> dict[str, int]:
        with self._opened() as (system, root):
            listed = system.find(root, detail=True) if system.exists(root) else {}
            return {path.removeprefix(f"{root}/"): told["size"] for path, told in listed.items()}

    @contextmanager
    def _opened(self) -> Iterator[tuple[Any, str]]:
        """Give the file system and the path in it, and say in our own words what fails."""
        import fsspec

        try:
            system, root = fsspec.core.url_to_fs(self.url)
            system.invalidate_cache()
            yield system, root.rstrip("/")
        except DestinationError:
            raise
        except Exception as error:  # each kind of store has its own errors
            told = (str(error) or type(error).__name__).splitlines()[0]
            wanted = "an address that can be written to"
            repair = "Check the address, the credentials and the room left."
            raise DestinationError(fault(self.url, told, wanted, repair)) from error


Destination = Folder | Address


def destination(address: str | Path) -> Destination:
    """Return the place that ``--out`` means.

    >>> destination("reports")
    Folder(path=PosixPath('reports'))
    """
    text = os.fspath(address)
    if text.startswith(LOCAL):
        return Folder(Path(text.removeprefix(LOCAL)))
    return Address(text.rstrip("/")) if "://" in text else Folder(Path(text))
