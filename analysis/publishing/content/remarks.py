"""What several remarks have in common, and what each says besides."""

import re
from collections.abc import Sequence
from itertools import takewhile

GAP = re.compile(r"([;,] )")


def factored(remarks: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return what all remarks begin and end with, by whole parts, and the rest of each.

    >>> factored(["CIF; rounded", "CIF; rounded; suspect"])
    ('CIF; rounded', ('', 'suspect'))
    """
    parts = [_parts(remark) for remark in remarks]
    first = _common(parts)
    last = _common([part[first:][::-1] for part in parts])
    ends = [len(part) - last for part in parts]
    shared = (*parts[0][:first], *parts[0][ends[0] :])
    rests = tuple(_joined(part[first:end]) for part, end in zip(parts, ends, strict=True))
    return _joined(shared), rests


def _parts(remark: str) -> tuple[str, ...]:
    """Return the parts of a remark, each with the separator behind it; the last with one too."""
    pieces = [*GAP.split(remark.rstrip(". ")), "; "]
    return tuple(a + b for a, b in zip(pieces[::2], pieces[1::2], strict=True) if a)


def _common(parts: Sequence[Sequence[str]]) -> int:
    return sum(1 for _ in takewhile(lambda same: len(set(same)) == 1, zip(*parts, strict=False)))


def _joined(parts: Sequence[str]) -> str:
    return "".join(parts).rstrip(",; ")
