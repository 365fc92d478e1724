"""A report's JSON-LD inside its page: data for machines, which no browser runs.

An element ``script`` of a type that is no script is a data block: it is neither executed
nor asked about by the page's policy, which allows no script at all.
"""

import json
from typing import Any

from analysis.errors import fault
from analysis.publishing.content.blocks import Attachment
from analysis.publishing.errors import ReportError

MEDIA_TYPE = "application/ld+json"
ESCAPED = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def embedded(attachment: Attachment) -> str:
    """Return the JSON of an attachment on one line, fit to stand within a ``script`` element.

    No text in it can end the element, because ``<`` is written as JSON may write it.

    Raises:
        ReportError: If it is not JSON.
    """
    try:
        content: Any = json.loads(attachment.text)
    except ValueError as error:
        raise ReportError(
            fault(f"attachment {attachment.name!r}", str(error), "JSON", "Write it with json.")
        ) from error
    told = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return told.translate(ESCAPED)
