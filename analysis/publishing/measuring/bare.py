"""A notebook as a plain script: the same computing and drawing, and nothing else.

What a report is measured against. It is generated, so that it cannot drift from the notebook.
"""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

PRELUDE = '''"""Generated from {name}: its code cells, each result made and its drawing saved."""

import sys
from pathlib import Path

TEXTS = ("_repr_html_", "_repr_markdown_", "_repr_latex_", "_repr_svg_", "_repr_json_", "__repr__")


def display(*values, raw=False, **_):
    """Make of each value what a notebook would keep of it."""
    for value in filter(lambda value: value is not None, values):
        made = value if raw else bundle(value)
        if drawing := made.get("image/svg+xml"):
            Path(f"{{abs(hash(drawing))}}.svg").write_text(drawing, encoding="utf-8")


def bundle(value):
    if hasattr(value, "_repr_mimebundle_"):
        found = value._repr_mimebundle_()
        return found[0] if isinstance(found, tuple) else found
    return {{name: getattr(value, name)() for name in TEXTS if hasattr(value, name)}}


def report():
    space = {{"display": display, "__name__": "__main__"}}
    exec(CODE, space)


CODE = compile({source!r}, {name!r}, "exec")

for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
    report()
'''


def script(notebook: Path) -> str:
    """Return the script; it takes the number of times to do all of it, and draws where it runs.

    Args:
        notebook: Its path; its cells are plain Python.
    """
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    statements = [statement for source in code for statement in _statements(source)]
    source = ast.unparse(ast.fix_missing_locations(ast.Module(statements, [])))
    return PRELUDE.format(name=notebook.name, source=source)


def _statements(source: str) -> Iterator[ast.stmt]:
    """Give a cell's statements without IPython, its last value shown."""
    body = [node for node in ast.parse(source).body if not _is_ipython(node)]
    if body and isinstance(last := body[-1], ast.Expr) and not source.rstrip().endswith(";"):
        call = ast.Call(ast.Name("display", ast.Load()), [last.value], [])
        body[-1] = ast.Expr(call)
    yield from body


def _is_ipython(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and (node.module or "").startswith("IPython")
