"""The one family of all reports, IBM Plex Sans, for the PDF and inside the page."""

import base64
import os
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

FAMILY = "IBM Plex Sans"
PACKAGE = "fontpkg-ibm-plex-sans"
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),  # Latin-1, Latin Extended-A: Turkish and Kazakh Latin
    (0x18F, 0x18F),
    (0x259, 0x259),
    (0x2BC, 0x2BC),
    (0x400, 0x4FF),  # Cyrillic with the Kazakh letters
    (0x2010, 0x2027),
    (0x202F, 0x203A),
    (0x2044, 0x2044),
    (0x2070, 0x209F),
    (0x20A0, 0x20BF),  # currency signs, the lira and the tenge among them
    (0x2116, 0x2122),
    (0x2190, 0x2199),
    (0x2200, 0x2265),
    (0x25A0, 0x25CF),
    (0x2713, 0x2717),
)
FEATURES = ("kern", "liga", "locl", "mark", "mkmk", "ccmp", "tnum", "sups", "case")


def folder() -> str:
    """Return the folder of the family's files, upright and italic."""
    return str(_file().parent)


@cache
def embedded() -> str:
    """Return the upright face as a ``data:`` address: WOFF2, weights 400 to 700, subset.

    Made once for each version of the font and kept in the user's cache.
    """
    kept = _kept()
    if not kept.exists():
        _write(kept, _woff2())
    return "data:font/woff2;base64," + base64.b64encode(kept.read_bytes()).decode("ascii")


def _file() -> Path:
    import fontpkg

    path: Path = fontpkg.path(FAMILY)
    return path


def _kept() -> Path:
    from platformdirs import user_cache_path

    name = f"plex-sans-{version(PACKAGE)}-{version('fonttools')}-1.woff2"
    return user_cache_path("brief") / name


def _woff2() -> bytes:
    import io
    import logging

    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    font = TTFont(_file(), recalcTimestamp=False)
    options = subset.Options(layout_features=list(FEATURES), flavor="woff2", hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in RANGES for c in range(first, last + 1)])
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wdth": 100, "wght": (400, 700)})
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def _write(path: Path, content: bytes) -> None:
    """Write beside and rename: another process sees the whole file or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(beside).replace(path)
