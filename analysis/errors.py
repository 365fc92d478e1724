"""Errors a reader of a report, or an editor of a seed, can act on."""


class AnalysisError(Exception):
    """Base of every error this package raises on purpose; its text is fit to print."""

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows of it: no frame of ours helps whoever mistyped a country."""
        return [f"{type(self).__name__}: {self}"]


class SeedError(AnalysisError):
    """The files under ``seeds/`` break their rules; the message lists every fault."""


class ParameterError(AnalysisError):
    """A notebook was asked for with parameters it does not declare or cannot take."""


class PanelError(AnalysisError):
    """A panel file or a store cannot be used; the store stands as it was."""


def fault(where: str, found: str, expected: str, repair: str) -> str:
    """Return one fault in the form every message of this project has.

    >>> fault("claims.csv:2 (hedge)", "'roughly'", "one of about, nearly", "Pick the weakest.")
    "claims.csv:2 (hedge): found 'roughly'; expected one of about, nearly. Pick the weakest."
    """
    return f"{where}: found {found}; expected {expected}. {repair}"


def reason(error: OSError) -> str:
    """Return why the system cannot read or write a file: "no such file or directory"."""
    return (error.strerror or type(error).__name__).lower().removeprefix("is ")
