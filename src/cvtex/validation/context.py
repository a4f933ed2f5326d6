"""Find the facts about a whole CV that are needed before its values are validated."""

from __future__ import annotations

from collections.abc import Container

from cvtex.diagnostics import Code, Level, Levels
from cvtex.diagnostics.levels import LENIENT
from cvtex.locales import ENGLISH, Locale, locale_of
from cvtex.locales.tags import tag_of
from cvtex.schema.reading import Context
from cvtex.yaml import Data, Path


def context_of(data: Data, lenient: Container[Code] = ()) -> Context:
    """Return the context for validating the data: the locale of its `language`, else English.

    `lenient` are the codes of the errors that the CV may have (`lenient_codes`). The data may be of
    any form, since it has not been validated.
    """
    language = language_of(data) or ENGLISH.tag
    keeps_dates, has_empty = Code.INVALID_DATE in lenient, Code.EMPTY_SECTION in lenient
    return Context(locale_of(language), keeps_dates, has_empty, language)


def language_of(data: Data) -> str:
    """Return the tag of the language that a mapping of a CV names, or means; else empty."""
    language = data.get("language") if isinstance(data, dict) else None
    return tag_of(language) if isinstance(language, str) else ""


def locale_at(data: Data, path: Path) -> Locale:
    """Return the locale of the value at a path: that of the innermost part with a `language`."""
    language = language_of(data)
    for step in path:
        match data:
            case dict() if step in data:
                data = data[str(step)]
            case list() if isinstance(step, int) and step < len(data):
                data = data[step]
            case _:
                break
        language = language_of(data) or language
    return locale_of(language or ENGLISH.tag)


def lenient_codes(data: Data, levels: Levels) -> frozenset[Code]:
    """Return the codes of errors that the user has made warnings or switched off.

    `levels` are those of the command line, which win over the `checks` in the data.
    """
    checks = data.get("checks") if isinstance(data, dict) else None
    written = checks if isinstance(checks, dict) else {}
    lower = {str(Level.OFF), str(Level.WARNING)}
    return frozenset(
        code for code in LENIENT if str(levels.get(code) or written.get(code)) in lower
    )
