"""``brief``, or ``python -m analysis``: the command line, and how it ends when interrupted."""

import os
import signal
import sys

INTERRUPTED = 130
AGAIN_SECONDS = 0.05
STOPPED = b"Stopped; reports built so far are whole.\n"


def main() -> None:
    """Run the command line; an interrupt ends it with 130, whenever it comes."""
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:  # as in the background of a script
        signal.signal(signal.SIGINT, _interrupt)
        sys.unraisablehook = _passed_over
    try:
        from analysis import command_line

        command_line.main(prog_name="brief")
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # what is left is tidying up


def _interrupt(*_: object) -> None:
    """Leave as ``sys.exit`` does.

    Not by a ``KeyboardInterrupt``: once that has gone through an ``exec``, as dataclasses have,
    Python dies of the signal in the end, whoever caught it; and click makes a status of its own.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.write(2, STOPPED)
    sys.exit(INTERRUPTED)


def _passed_over(what: "sys.UnraisableHookArgs") -> None:
    """Leave a little later where Python had to pass it over, as in a destructor."""
    if what.exc_type is not SystemExit:
        sys.__unraisablehook__(what)
        return
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(INTERRUPTED))
    signal.setitimer(signal.ITIMER_REAL, AGAIN_SECONDS)


if __name__ == "__main__":
    main()
