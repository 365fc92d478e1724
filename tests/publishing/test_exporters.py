"""nbconvert's exporters give what the command line gives."""

import json

import nbformat
import pytest
from nbconvert.exporters import get_exporter

from analysis.publishing.execution import Run


def exported(executed: Run, name: str) -> str | bytes:
    node = nbformat.reads(json.dumps(executed.notebook), as_version=4)
    resources = {"metadata": {"name": "10-demo"}}
    content: str | bytes
    content, _ = get_exporter(name)().from_notebook_node(node, resources)
    return content


def test_the_page_is_the_same(executed: Run, demo_page: str) -> None:
    assert exported(executed, "report") == demo_page


def test_the_pdf_is_the_same(executed: Run, demo_pdf: bytes) -> None:
    assert exported(executed, "report_pdf") == demo_pdf


@pytest.mark.parametrize(
    ("name", "mimetype", "extension"),
    [("report", "text/html", ".html"), ("report_pdf", "application/pdf", ".pdf")],
)
def test_a_front_end_can_offer_it(name: str, mimetype: str, extension: str) -> None:
    exporter = get_exporter(name)

    assert exporter.export_from_notebook.startswith("Report")
    assert exporter.output_mimetype == mimetype
    assert exporter().file_extension == extension
