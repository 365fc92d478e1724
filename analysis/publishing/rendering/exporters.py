"""nbconvert's way in: ``jupyter nbconvert --to report``, and JupyterLab's export menu.

Both give the bytes that ``brief build`` writes, because both only call its renderers.
"""

from typing import Any, cast

from nbconvert.exporters.exporter import Exporter
from traitlets import Enum, default

from analysis.publishing.content.document import read


class _BundleExporter(Exporter):
    """What the two have in common: no preprocessor touches the notebook."""

    default_preprocessors: list[Any] = []  # noqa: RUF012  (a traitlet of the parent)

    def _document(self, nb: Any, resources: dict[str, Any] | None, **kw: Any) -> Any:
        _, resources = super().from_notebook_node(nb, resources, **kw)
        name = resources.get("metadata", {}).get("name", "notebook")
        return read(nb, f"{name}.ipynb"), resources


class ReportExporter(_BundleExporter):
    """An executed notebook as one self-contained HTML page."""

    export_from_notebook = "Report (HTML)"
    output_mimetype = "text/html"

    @default("file_extension")
    def _html(self) -> str:
        return ".html"

    def from_notebook_node(
        self, nb: Any, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Return the page, and nbconvert's resources."""
        from analysis.publishing.rendering.html import page

        document, found = self._document(nb, resources, **kw)
        return page(document), found


class ReportPdfExporter(_BundleExporter):
    """An executed notebook as a tagged, archivable PDF."""

    export_from_notebook = "Report (PDF)"
    output_mimetype = "application/pdf"
    paper = Enum(["a4", "us-letter"], "a4", help="The size of the page.").tag(config=True)

    @default("file_extension")
    def _pdf(self) -> str:
        return ".pdf"

    def from_notebook_node(
        self, nb: Any, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Return the PDF, and nbconvert's resources."""
        from analysis.publishing.rendering.typst import pdf

        document, found = self._document(nb, resources, **kw)
        return pdf(document, paper=cast(Any, self.paper)), found
