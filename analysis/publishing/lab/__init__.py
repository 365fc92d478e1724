"""JupyterLab's side: its export menu offers what works here.

The server reads no ``jupyter_nbconvert_config.py``, and takes from the folder
``jupyter_server_config.d`` only the names of extensions. So this is one: ``server.json``
names it, and the wheel puts that file where every Jupyter server of the environment looks,
whether ``make lab``, Binder or a plain ``jupyter lab`` starts it.
"""

from typing import Any

UNUSABLE = (
    "ASCIIDocExporter",  # needs pandoc
    "LatexExporter",  # needs pandoc; the PDF by LaTeX inherits this
    "QtPDFExporter",  # needs Qt's browser
    "QtPNGExporter",  # needs Qt's browser
    "RSTExporter",  # needs pandoc
    "SlidesExporter",  # loads its script from elsewhere
    "WebPDFExporter",  # needs a browser of its own, and tags nothing
)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Return where the server finds the extension."""
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Hide the exporters that cannot work here, unless the user's configuration wants them."""
    for exporter in UNUSABLE:
        server.config[exporter].setdefault("enabled", False)
