"""What the readers of a CV's values know of the whole of it, before it is validated."""

from __future__ import annotations

from cvtex.locales import ENGLISH, locale_of
from cvtex.schema.reading import Context
from cvtex.yaml import Data


def context_of(data: Data) -> Context:
    """Return the context of a file's data: the locale of its `language`, if it has one."""
    language = data.get("language") if isinstance(data, dict) else None
    return Context(locale_of(language.strip()) if isinstance(language, str) else ENGLISH)
