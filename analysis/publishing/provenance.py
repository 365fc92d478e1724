"""What a report was made from: its notebook, parameters, inputs and software, by hash."""

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from analysis.errors import fault
from analysis.publishing import parameters
from analysis.publishing.errors import ReportError

SOFTWARE = (
    "brief",
    "fontpkg-ibm-plex-sans",
    "ipykernel",
    "jinja2",
    "matplotlib",
    "mistune",
    "pandas",
    "papermill",
    "typst",
)
"""What a report's bytes depend on, besides Python."""

Hashes = tuple[tuple[str, str], ...]


def hashes(files: Iterable[Path], root: Path) -> Hashes:
    """Return each file's path from ``root`` with its SHA-256, by path.

    Raises:
        ReportError: If one of them cannot be read.
    """
    return tuple(sorted((path.relative_to(root).as_posix(), sha256(path)) for path in files))


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits.

    Raises:
        ReportError: If it cannot be read.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ReportError(
            fault(str(path), f"{error.strerror}", "a file that can be read", "Restore it.")
        ) from error


def made_from(
    notebook: Path, source: Mapping[str, Any], asked: Mapping[str, Any], inputs: Hashes
) -> dict[str, Any]:
    """Return what a report is made from, as plain data.

    Args:
        notebook: The notebook's file.
        source: Its content.
        asked: The parameters given; the others have their defaults.
        inputs: The files its cells read, and their hashes.
    """
    defaults = {p.name: p.default for p in parameters.declared(source, notebook.name)}
    return {
        "notebook": notebook.name,
        "sha256": sha256(notebook),
        "parameters": {
            name: json.dumps(value, ensure_ascii=False)
            for name, value in sorted({**defaults, **asked}.items())
        },
        "inputs": dict(inputs),
        "software": {"python": platform.python_version()} | {n: version(n) for n in SOFTWARE},
    }
