"""Patience with a service: which refusals pass, how long to wait, and when to give up."""

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import NoReturn, TypeVar
from urllib.parse import urlsplit

from analysis.errors import AnalysisError, PanelError, fault

TIMEOUT = 60
"""Seconds without a byte after which a call has failed."""

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which the same call may succeed."""

SHOWN = 160
"""Characters of a service's own words in a message."""

T = TypeVar("T")


class PassingError(AnalysisError):
    """A call that may succeed when it is made again; ``wait`` is what the service asks for."""

    def __init__(self, found: str, wait: float | None = None) -> None:
        super().__init__(found)
        self.wait = wait


class RefusedError(AnalysisError):
    """A call that will fail again; ``repair`` says what to do about it."""

    def __init__(self, found: str, repair: str = "Check the request.") -> None:
        super().__init__(found)
        self.repair = repair


@dataclass(frozen=True, slots=True)
class Patience:
    """How often to call, and how long to wait between: 2, 4, 8 seconds, or what is asked for.

    ``longest`` is the longest wait in seconds that is kept; a service that asks for more is
    given up at once.
    """

    sleep: Callable[[float], None] = time.sleep
    attempts: int = 4
    longest: float = 120.0

    def call(self, service: str, ask: Callable[[], T]) -> T:
        """Return what ``ask`` returns, asking again after a failure that may pass.

        Raises:
            PanelError: If the service refuses, or keeps failing.
        """
        for attempt in range(1, self.attempts + 1):
            try:
                return ask()
            except PassingError as failure:
                wait = 2.0**attempt if failure.wait is None else failure.wait
                if attempt == self.attempts or wait > self.longest:
                    _give_up(service, failure, attempt)
                self.sleep(wait)
            except RefusedError as refusal:
                raise PanelError(
                    fault(service, str(refusal), "the figures asked for", refusal.repair)
                ) from None
        raise PanelError(fault(service, "no call", "at least one attempt", "Allow one."))


def judge(status: int, headers: Mapping[str, str], body: bytes, secret: str = "") -> None:
    """Return if an HTTP answer is fit to be read.

    Args:
        status: Of the answer.
        headers: Of the answer; names are looked up as they are spelt in the standard.
        body: What the service says; a part of it is shown, unless it is a web page.
        secret: A key, which is never shown even if the service repeats it.

    Raises:
        PassingError: If the same call may succeed later.
        RefusedError: If it will not.
    """
    if status < 400:
        return
    found = f"HTTP {status}"
    if status in PASSING:
        raise PassingError(found, wait(headers))
    words = "" if b"<" in body[:64] else " ".join(body.decode("utf-8", "replace").split())
    if secret:
        words = words.replace(secret, "…")
    told = f" ({words[:SHOWN]})" if words else ""
    if status in (401, 403):
        repair = "Check the key in the environment, and what it may do."
    else:
        repair = "Check the address of the service, the pair and the years."
    raise RefusedError(f"{found}{told}", repair)


def address(base: str, variable: str) -> str:
    """Return the base address of a service without a slash at its end.

    Raises:
        PanelError: If no call can be made to it; the message names the variable to correct.
    """
    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        expected = "an address that begins with https:// or http://"
        raise PanelError(fault(variable, repr(base), expected, "Correct it in the environment."))
    return base.rstrip("/")


def wait(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that ``Retry-After`` asks for, or None.

    A date is held against the answer's own date, so that no clock is needed.

    >>> wait({"Retry-After": "7"})
    7.0
    >>> wait({"Retry-After": "Thu, 01 Jan 2026 00:01:00 GMT",
    ...       "Date": "Thu, 01 Jan 2026 00:00:00 GMT"})
    60.0
    """
    asked = headers.get("Retry-After", "")
    with suppress(ValueError):
        return max(float(asked), 0.0)
    with suppress(ValueError, TypeError):
        later = parsedate_to_datetime(asked) - parsedate_to_datetime(headers.get("Date", ""))
        return max(later.total_seconds(), 0.0)
    return None


def _give_up(service: str, failure: PassingError, attempts: int) -> NoReturn:
    times = "once" if attempts == 1 else f"{attempts} times"
    asked = f", with the wish to wait {failure.wait:.0f} seconds" if failure.wait else ""
    raise PanelError(
        fault(
            service,
            f"{failure}, {times}{asked}",
            "an answer",
            "The store is as it was. Try again later, or name the other services by --service.",
        )
    ) from None
