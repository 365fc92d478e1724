"""A copy of the project whose seeds are written by somebody who means harm."""

import csv
import shutil
from collections.abc import Iterator, Mapping
from itertools import cycle
from pathlib import Path

from analysis.seeds.phrases import WORDS_AT_MOST

SCRIPTS = {
    "script": "<script>window.hit = 1; alert(1)</script>",
    "handler": "<img src=x onerror='window.hit = 1'>",
    "quoted-handler": '" onfocus="window.hit = 1" autofocus tabindex="0',
    "drawing": "<svg onload='window.hit = 1'><a href='javascript:window.hit = 1'>in</a></svg>",
    "frame": "<iframe srcdoc='<script>parent.hit = 1</script>'></iframe>",
    "end-of-an-element": "</title></style></textarea></svg><script>window.hit = 1</script>",
    "comment": "--><script>window.hit = 1</script><!--",
    "style": "<style>body { background: url(https://example.org/a.png) }</style>",
    "address": "javascript:window.hit=1",
    "template": "{{ 7 * 7 }} {% raw %} ${7 * 7}",
    "refresh": "<meta http-equiv='refresh' content='0; url=https://example.org/'>",
}
"""What a page might obey."""

MARKUP = {
    "markdown link": "[to](javascript:window.hit=1) <javascript:alert(1)> [r]: https://example.org",
    "markdown picture": "![shown](https://example.org/a.png) **bold** `code` ~~gone~~ # first",
    "markdown table": "| a | b | --- > quoted",
    "note": '[9](#note-none "hint") [^1] #note-none',
    "typst": '#import "a.typ": * #panic("hit") $x^2$ _a_ *b* @ref <label> // gone /* gone',
    "typst link": '#link("javascript:alert(1)")[in] #read("/etc/passwd") \\u{41}',
    "latex": "\\input{/etc/passwd} \\write18{id} $\\alpha$ \\(x\\) \\end{document} %",
    "fields": "{} {pair} {0.__class__} %s %(name)s $name",
    "entity": "&lt;b&gt; &amp;#60; &#x3c; <!ENTITY a 'b'> <![CDATA[ ]]>",
}
"""What a language of the way might obey."""

FORMULAS = {
    "equals": '=HYPERLINK("https://example.org","in")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
}
"""What a spreadsheet might obey."""

HOSTILE: Mapping[str, str] = SCRIPTS | MARKUP | FORMULAS

TEXTS = {
    "sources": ("publisher", "title", "licence"),
    "claims": ("speaker", "period_worded", "note"),
    "events": ("title", "note"),
    "series": ("note",),
}
"""The columns that hold what somebody wrote."""

LOCATORS = {"file", "sha256", "char_start", "char_end"}
"""What would have to agree with the text of a document."""

ADDRESSES = (
    'https://example.org/"onclick="window.hit=1',
    "https://example.org/'><script>hit</script>",
)
EDITIONS = """[[editions]]
name = "whole"
notebooks = ["10-brief"]
parameters = { detail = "annex" }
"""


def project(root: Path, folder: Path) -> Path:
    """Lay a copy of the project into ``folder``, every text in its seeds hostile; return it."""
    for part in ("analysis", "notebooks", "seeds"):
        shutil.copytree(root / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "notebooks" / "editions.toml").write_text(EDITIONS, encoding="utf-8")
    texts = numbered()
    for table, columns in TEXTS.items():
        rewrite(folder / "seeds" / f"{table}.csv", columns, texts)
    return folder


def numbered() -> Iterator[str]:
    """Yield the hostile texts over and over, each time another, as names must differ."""
    for number, text in enumerate(cycle(HOSTILE.values()), start=1):
        yield f"{text} n{number}"


def rewrite(path: Path, columns: tuple[str, ...], texts: Iterator[str]) -> None:
    """Put hostile texts into the columns, and into phrases and addresses what may stand there."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    addresses = cycle(ADDRESSES)
    for row in rows:
        row |= {column: next(texts) for column in columns if row[column]}
        row |= dict.fromkeys(row.keys() & LOCATORS, "")
        if row.get("phrase"):
            words = f"{row.get('value', '')} {next(texts)}".split()
            row["phrase"] = " ".join(words[:WORDS_AT_MOST])
        if row.get("url"):
            row["url"] = next(addresses)
    if path.stem == "claims":
        rows = rows[::3]  # enough for every text, and quicker
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
