"""The language of the reports: where a template would be looked up in a catalogue."""

LOCALE = "en_GB"
"""The CLDR locale of number formats and country names."""


def _(template: str) -> str:
    """Return a template in the language of the reports.

    Every template stands as a literal inside ``_(...)``, so gettext's tools find it. The
    reports are in English so far: the template is its own translation.
    """
    return template
