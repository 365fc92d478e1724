"""The one typeface of all figures, found in its package and never among a machine's fonts."""

from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile, gettempdir

FAMILY = "IBM Plex Sans"
SEMIBOLD = 600
CUT = 1
"""Counts the ways of cutting, so that no stale file is found."""
ALPHABETS = (
    *range(0x20, 0x180),  # Latin, with Turkish
    *range(0x400, 0x530),  # Cyrillic, with Kazakh
    *range(0x2010, 0x2040),  # dashes, quotation marks, ellipsis
    *range(0x20A0, 0x20C0),  # lira, tenge and their like
    *range(0x2190, 0x2194),
    *(0xD7, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265),
)


@cache
def register() -> str:
    """Make both weights known to Matplotlib, once; return the family's name.

    Matplotlib draws a variable font at its default instance only, so the semibold
    is cut from the same file on first use and kept among the user's cached files.
    """
    import fontpkg
    from matplotlib.font_manager import fontManager

    variable = fontpkg.path(FAMILY)
    for file in (variable, semibold(variable)):
        fontManager.addfont(str(file))
    return FAMILY


def semibold(variable: Path) -> Path:
    """Return the file of the semibold instance of ``variable``, cut if it is not there yet."""
    folder = _cache_folder()
    kept = (
        folder / f"{variable.stem.partition('[')[0]}-{SEMIBOLD}-{CUT}-{variable.stat().st_size}.ttf"
    )
    if not kept.exists():
        with NamedTemporaryFile(dir=folder, suffix=".ttf", delete=False) as beside:
            beside.write(_cut(variable))
        Path(beside.name).replace(kept)
    return kept


def _cache_folder() -> Path:
    import platformdirs

    for root in (platformdirs.user_cache_path("brief"), Path(gettempdir()) / "brief"):
        try:
            (root / "fonts").mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=root / "fonts"):
                return root / "fonts"
        except OSError:  # a home that cannot be written to, as in some containers
            continue
    return Path(gettempdir())


def _cut(variable: Path) -> bytes:
    from io import BytesIO

    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(variable, recalcTimestamp=False)
    options = Options(hinting=False, notdef_outline=True, layout_features=["kern"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=ALPHABETS)
    subsetter.subset(font)
    single = instantiateVariableFont(font, {"wght": SEMIBOLD, "wdth": 100})
    names = single["name"]
    for record in list(names.names):  # glyphs in an SVG are named after the font's own names
        if record.nameID in (4, 6):
            name = f"{record.toUnicode()}-SemiBold".replace("-Regular-", "-")
            names.setName(name, record.nameID, record.platformID, record.platEncID, record.langID)
    out = BytesIO()
    single.save(out)
    return out.getvalue()
