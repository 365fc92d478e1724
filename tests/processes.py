"""Programs that the tests start, watch and end."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

WAIT_SECONDS = 60
BRIEF = (sys.executable, "-m", "analysis", "build")


def until(done: Callable[[], object], seconds: float = WAIT_SECONDS) -> None:
    """Wait until something holds; fail if it takes too long."""
    end = monotonic() + seconds
    while not done():
        assert monotonic() < end, "it took too long"
        sleep(0.02)


@contextmanager
def started(*words: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """Start a program in a group of its own, and end the group in the end."""
    process = subprocess.Popen(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, **environment},
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def files(folder: Path) -> dict[str, bytes]:
    """Return what stands under a folder, the records of the builds apart."""
    found = (path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in found}
    return {n: path.read_bytes() for n, path in sorted(named.items()) if n[0] != "."}
