"""What a report imports: its notebook's part beforehand, papermill's unused part not at all."""

import ast
import gc
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

UNUSED = ("rfc3987_syntax", "boto3", "pyarrow")
"""Optional parts of papermill's imports that a local notebook has no use for.

The first checks international addresses in JSON schemas, for which jsonschema compiles three
grammars whenever it is imported (1.2 s); no schema of a notebook has one. The others read
notebooks from S3 and HDFS.
"""


def load_papermill() -> Any:
    """Return papermill, without the parts that local notebooks never use.

    Measured as processor time and memory: 1.9 s and 110 MiB as it comes, 0.45 s and 50 MiB so.
    What is imported already stays, and what is left out can still be imported by others.
    """
    with quick_imports(), _absent(UNUSED):
        import papermill
    return papermill


@contextmanager
def quick_imports() -> Iterator[None]:
    """Import with the garbage collector at rest: imports make no garbage, a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


class Deferred:
    """The engine as papermill's entry point: imported on first use, as it imports papermill."""

    def __getattr__(self, name: str) -> Any:
        """Return what the engine has under that name."""
        from analysis.publishing.running.engine import ForkEngine

        return getattr(ForkEngine, name)


fork_engine = Deferred()


def imported(notebook: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the modules that a notebook's cells import, in order, as names to try.

    Args:
        notebook: As nbformat 4 data.
    """
    names: dict[str, None] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            names |= dict.fromkeys(_named("".join(cell["source"])))
    return tuple(names)


def _named(source: str) -> Iterator[str]:
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except SyntaxError:  # a magic
        return
    for node in nodes:
        match node:
            case ast.Import(names=aliases):
                yield from (alias.name for alias in aliases)
            case ast.ImportFrom(module=str(module), names=aliases, level=0):
                yield module
                yield from (f"{module}.{alias.name}" for alias in aliases)


@contextmanager
def _absent(names: tuple[str, ...]) -> Iterator[None]:
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None: "not installed"
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
