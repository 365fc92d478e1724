"""What can go wrong between a notebook and its report."""

from analysis.errors import AnalysisError


class ReportError(AnalysisError):
    """A notebook holds something a report cannot print; the message names the cell."""


class RunError(AnalysisError):
    """A notebook did not run to its end; the message shows the cell and its error."""


class MarkdownError(AnalysisError):
    """A text uses Markdown that a report has no form for; the message names it."""


class DrawingError(AnalysisError):
    """A text is no drawing that can be shown; the message says why."""


class DestinationError(ReportError):
    """The place of the reports cannot be written to or read; no report is at fault."""


class BatchError(AnalysisError):
    """Many reports could not all be made; those that were are whole, and the rest can follow."""
