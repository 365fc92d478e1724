"""A formula as its author types it, ``V_{t−1}`` or ``(V₁/V₀)^(1/n)``, with its scripts set."""

import re

from analysis.publishing.content.blocks import Span, Styled, Text

SCRIPT = re.compile(r"([_^])(?:\{([^{}]*)\}|\(([^()]*)\)|([\w·]+))")


def spans(formula: str) -> tuple[Span, ...]:
    """Return the formula as spans, what follows ``_`` or ``^`` lowered or raised.

    >>> spans("V_t − 1")
    (Text(text='V', kind='text'), Styled(style='sub', spans=(Text(text='t', kind='text'),), \
kind='styled'), Text(text=' − 1', kind='text'))
    """
    found: list[Span] = []
    end = 0
    for script in SCRIPT.finditer(formula):
        found += [Text(formula[end : script.start()])] if script.start() > end else []
        style, *texts = script.groups(default="")
        found.append(Styled("sub" if style == "_" else "sup", (Text("".join(texts)),)))
        end = script.end()
    return (*found, Text(formula[end:])) if formula[end:] else tuple(found)
