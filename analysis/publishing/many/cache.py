"""Whether a report need be built, and why.

The key of a report is its notebook and parameters, what its cells could read, the analysis
code, the lock file and the Python that runs it. It is kept in its parts, so that a rebuild
can say which of them changed.
"""

import hashlib
import platform
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from analysis.publishing.build import Request
from analysis.publishing.many.manifest import Record
from analysis.publishing.places.destination import Stamp

PACKAGE = Path(__file__).parents[2]
LOCK = PACKAGE.parent / "requirements.lock"
LEFT_OUT = frozenset({"__pycache__", "lab"})
NAMED = 3
"""Parts that a reason names; of more it gives the number."""

Evidence = Callable[[Mapping[str, Any]], Mapping[str, str]]
Amiss = Callable[[Mapping[Path, Stamp]], Path | None]


def parts(request: Request, paper: str, evidence: Evidence) -> dict[str, str]:
    """Return what a report is built from, as digests by name.

    Args:
        request: What to build, checked.
        paper: The size of its page.
        evidence: Gives the same of what its cells can read, from all of its parameters.
    """
    path = request.notebook
    return {
        f"notebook {path.name}": _digest(path.read_bytes()),
        "paper": paper,
        "python": platform.python_version(),
        **code(),
        **evidence(request.whole),
    }


@cache
def code() -> dict[str, str]:
    """Return the digest of each file that makes reports, the lock file included."""
    paths = (p.relative_to(PACKAGE) for p in sorted(PACKAGE.rglob("*")) if p.is_file())
    found = {f"analysis/{p.as_posix()}": PACKAGE / p for p in paths if not LEFT_OUT & {*p.parts}}
    if LOCK.exists():
        found[LOCK.name] = LOCK
    return {name: _digest(path.read_bytes()) for name, path in found.items()}


def fingerprint() -> str:
    """Return one digest of all code, by which two machines know that they run the same."""
    return _digest(repr(sorted(code().items())).encode())


def reason(record: Record | None, now: Mapping[str, str], amiss: Amiss) -> str:
    """Return why a report must be built; nothing if it stands as it should.

    Args:
        record: What is known of it.
        now: What it would be built from, as ``parts`` gives it.
        amiss: Gives the first of its files that is not there as it was built.
    """
    if told := _unfinished(record):
        return told
    assert record is not None
    if changes := [*_changes(record.parts, now)]:
        more = f" and {len(changes) - NAMED} more" if len(changes) > NAMED else ""
        return f"{', '.join(changes[:NAMED])}{more}"
    if path := amiss(record.files):
        return f"{path} is not there as it was built"
    return ""


def _unfinished(record: Record | None) -> str:
    if record is None:
        return "not built before"
    if record.state != "built":
        return f"{'it failed' if record.state == 'failed' else 'not finished'} the last time"
    return "" if record.place else "another report has taken its place"


def _changes(then: Mapping[str, str], now: Mapping[str, str]) -> Iterable[str]:
    for name in sorted(then.keys() | now.keys()):
        if name not in then:
            yield f"{name} is new"
        elif name not in now:
            yield f"{name} is gone"
        elif then[name] != now[name]:
            yield f"{name} changed"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
