"""A notebook's ``parameters`` cell as the schema of what may be asked of it.

One parameter a line: ``name: type = default  # what it means``. papermill alone takes a
misspelt name with a log line, "abc" for an int, and 007 as 7; here it is refused before
a kernel starts.
"""

import ast
import difflib
import io
import json
import re
import tokenize
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.errors import ParameterError, fault

TAG = "parameters"
TYPES: Mapping[str, Any] = {
    "str": str,
    "int": int,
    "float": float,
    "bool": bool,
    "list[str]": list[str],
    "list[int]": list[int],
    "list[float]": list[float],
}
INTEGER = re.compile(r"-?(0|[1-9]\d*)")
DECIMAL = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One line of the parameters cell."""

    name: str
    type: str
    default: Any
    meaning: str


def declared(notebook: Mapping[str, Any], name: str) -> tuple[Parameter, ...]:
    """Return the parameters a notebook declares, in order; none if it has no such cell.

    Args:
        notebook: The notebook as nbformat 4 data.
        name: What messages call it.

    Raises:
        ParameterError: If a line is not of the form ``name: type = default  # meaning``.
    """
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code" and TAG in cell["metadata"].get("tags", ()):
            source = cell["source"]
            return _read(source if isinstance(source, str) else "".join(source), name)
    return ()


def _read(source: str, name: str) -> tuple[Parameter, ...]:
    try:
        lines = ast.parse(source).body
    except SyntaxError as error:
        number = error.lineno or 1
        raise _malformed(source.splitlines()[number - 1], number, name) from error
    comments = _comments(source)
    return tuple(_parameter(line, comments.get(line.lineno, ""), name) for line in lines)


def _comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {t.start[0]: t.string.lstrip("# ") for t in tokens if t.type == tokenize.COMMENT}


def _parameter(line: ast.stmt, meaning: str, name: str) -> Parameter:
    match line:
        case ast.AnnAssign(target=ast.Name(key), annotation=annotation, value=ast.expr() as value):
            type_ = ast.unparse(annotation)
            if type_ in TYPES:
                return _checked(Parameter(key, type_, _literal(value), meaning), line, name)
    raise _malformed(ast.unparse(line), line.lineno, name)


def _literal(value: ast.expr) -> Any:
    try:
        return ast.literal_eval(value)
    except ValueError:
        return ...


def _checked(parameter: Parameter, line: ast.stmt, name: str) -> Parameter:
    fits = _fits(parameter.default, parameter.type) and "#" not in repr(parameter.default)
    if not fits or not parameter.meaning or line.lineno != line.end_lineno:
        raise _malformed(ast.unparse(line), line.lineno, name)
    return parameter


def _malformed(text: str, line: int, name: str) -> ParameterError:
    return ParameterError(
        fault(
            f"{name}, parameters cell, line {line}",
            repr(text),
            f"name: type = default  # meaning, the type one of {', '.join(TYPES)}",
            "Keep it to one line, a plain default of that type without #, and a comment.",
        )
    )


def given(
    declaration: tuple[Parameter, ...], asked: Mapping[str, Any], name: str
) -> dict[str, Any]:
    """Return the parameters asked for, each in its declared type.

    Args:
        declaration: What the notebook declares.
        asked: By name; text (as from a command line) is read as its type, other values
            must be of it.
        name: What messages call the notebook.

    Raises:
        ParameterError: If a name is unknown or a value does not fit; lists every fault.
    """
    known = {parameter.name: parameter for parameter in declaration}
    faults = [_unknown(key, known, name) for key in asked if key not in known]
    values = {key: _value(value, known[key]) for key, value in asked.items() if key in known}
    faults += [
        _misfit(asked[key], known[key], name)
        for key, value in values.items()
        if not _fits(value, known[key].type)
    ]
    if faults:
        raise ParameterError("\n".join(faults))
    return values


def _unknown(key: str, known: Mapping[str, Parameter], name: str) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    repair = f"Did you mean {near[0]}?" if near else "Leave it out."
    expected = f"one of {', '.join(known)}" if known else "no parameters"
    return fault(f"{name} (-p {key})", f"an unknown parameter {key!r}", expected, repair)


def _misfit(value: Any, parameter: Parameter, name: str) -> str:
    return fault(
        f"{name} (-p {parameter.name})",
        repr(value),
        f"{parameter.type}: {parameter.meaning}",
        f"For example {json.dumps(parameter.default, ensure_ascii=False)}.",
    )


def _value(value: Any, parameter: Parameter) -> Any:
    """Return text as a value of the declared type, or ``...`` where it cannot be one."""
    if not isinstance(value, str) or parameter.type == "str":
        return value
    if parameter.type.startswith("list["):
        inner = READ[parameter.type[5:-1]]
        return [inner(part.strip()) for part in value.split(",") if part.strip()]
    return READ[parameter.type](value)


def _integer(text: str) -> Any:
    return int(text) if INTEGER.fullmatch(text) and len(text) < 19 else ...


def _decimal(text: str) -> Any:
    return float(text) if DECIMAL.fullmatch(text) else ...


def _truth(text: str) -> Any:
    return {"true": True, "false": False}.get(text.lower(), ...)


READ: Mapping[str, Callable[[str], Any]] = {
    "str": str,
    "int": _integer,
    "float": _decimal,
    "bool": _truth,
}


def _fits(value: Any, type_: str) -> bool:
    from pydantic import ConfigDict, TypeAdapter, ValidationError

    adapter = TypeAdapter(TYPES[type_], config=ConfigDict(strict=True, allow_inf_nan=False))
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True
