"""papermill, imported for less.

Measured as processor time and memory: 1.9 s and 110 MiB as it comes, 0.45 s and 50 MiB so.
"""

import gc
import sys
from collections.abc import Iterator
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


@contextmanager
def _absent(names: tuple[str, ...]) -> Iterator[None]:
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None: "not installed"
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
