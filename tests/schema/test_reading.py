"""`schema.reading`: rich text is read in the language of its context."""

from __future__ import annotations

from typing import Any

from cvtex.locales import locale_of
from cvtex.schema import CV
from cvtex.schema.reading import Context

QUOTED = '"a" *b*'
DATA: dict[str, Any] = {
    "name": "A B",
    "sections": [
        {
            "title": QUOTED,
            "text": QUOTED,
            "list": [QUOTED, [QUOTED]],
            "talks": [{"title": QUOTED, "venues": [QUOTED], "summary": QUOTED}, QUOTED],
            "certificates": [{"name": QUOTED}],
        }
    ],
}


def test_rich_text_is_in_the_language_of_its_context() -> None:
    """All texts have its quotation marks: headings, lists, lines among entries, further kinds."""
    german = repr(CV.model_validate(DATA, context=Context(locale_of("de"))))
    english = repr(CV.model_validate(DATA))

    assert german.count("„a“") == english.count("“a”") == repr(DATA).count('a"')
    assert "“a" not in german
