"""Find the facts about a whole CV that are needed before its values are validated."""

from __future__ import annotations

from cvtex.locales import ENGLISH, locale_of
from cvtex.schema.reading import Context
from cvtex.yaml import Data


def context_of(data: Data) -> Context:
    """Return the context for validating the data: the locale of its `language`, else English.

    The data may be of any form, since it has not been validated.
    """
    language = data.get("language") if isinstance(data, dict) else None
    return Context(locale_of(language.strip()) if isinstance(language, str) else ENGLISH)
