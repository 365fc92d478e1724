"""The clients that call through ``requests``: their answers and failures in one vocabulary."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from analysis.panels.services.calls import PassingError, judge

Hook = Callable[..., None]


def judging(spared: Callable[[Any], bool] = lambda _: False) -> Hook:
    """Return a response hook of ``requests`` that raises on an answer not fit to be read.

    Args:
        spared: Whether an answer is left to the client although its status is an error.
    """

    def hook(response: Any, *_: object, **__: object) -> None:
        if response.is_redirect or spared(response):
            return
        judge(response.status_code, response.headers, response.content)

    return hook


@contextmanager
def failures() -> Iterator[None]:
    """Turn what ``requests`` raises on a failing connection into a failure that may pass.

    The text of its errors is left out: it has the address with all that was sent.
    """
    import requests

    try:
        yield
    except requests.exceptions.Timeout:
        raise PassingError("no answer in time") from None
    except requests.exceptions.ChunkedEncodingError:
        raise PassingError("an answer that breaks off") from None
    except requests.exceptions.ConnectionError:
        raise PassingError("no connection") from None
    except requests.exceptions.ContentDecodingError:
        raise PassingError("an answer that cannot be unpacked") from None
