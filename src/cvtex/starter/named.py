"""The starter CV of a person who is known: a name, the publications of a file, and placeholders.

Nothing in it is invented. What only the person knows is a placeholder, which a check reports
(`checks.placeholders`), or a comment.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from cvtex.locales import locale_of
from cvtex.schema import TypeWords
from cvtex.source import Source
from cvtex.starter.written import filled, template
from cvtex.yaml import parse_yaml

_LIST = "  - title: {{publication_type}}\n    publications: {type: [{{types}}]}\n\n"


def named_cv(
    name: str,
    bibliography: str | None,
    groups: Mapping[str, Iterable[str]],
    *,
    language: str = "",
    theme: str = "",
) -> str:
    """Return the text of a CV.

    `bibliography` is the path of the .bib file as the CV names it. `groups` are the types of its
    entries, by the field of `schema.words.TypeWords` that is the title of their section. `language`
    and `theme` are as for `starter_cv`.
    """
    words = locale_of(language).words if language else {}
    titles: dict[str, str] = TypeWords().model_dump() | dict(words.get("types", {}))
    lists = [
        filled(
            _LIST,
            language,
            {"publication_type": _scalar(titles[group]), "types": ", ".join(groups[group])},
        )
        for group in titles
        if group in groups
    ]
    head, tail = template("named.yaml").split(_LIST)
    if not bibliography:
        head = head.replace("bibliography: {{bibliography}}", "# bibliography:")
    own = {"name": _scalar(name), "bibliography": _scalar(bibliography or "")}
    return "".join((filled(head, language, own, theme), *lists, filled(tail, language, {})))


def _scalar(value: str) -> str:
    """Return a text as YAML: plain if that means the same, or in double quotes."""
    document = parse_yaml(Source("", f"key: {value}\n")).value
    is_plain = document is not None and document.data == {"key": value}
    return value if is_plain else json.dumps(value, ensure_ascii=False)
