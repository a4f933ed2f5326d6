"""The file of a new locale, to be filled in by its author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cvtex.locales.data_files import read_data
from cvtex.own_locales.tables import shape
from cvtex.schema import Words
from cvtex.schema.base import Model
from cvtex.schema.descriptions import field_descriptions
from cvtex.yaml.syntax_errors import in_quotes

_HEAD = """\
# The words of the language {tag}, for each CV in this folder's parent with `language: {tag}`.
# What is not said here is as in the base. Remove the `# ` before each line that you change, and
# before the line of its table: `words:`, `dates:`.

# The language that has the rest, by its tag; `cvtex locale list` shows all of them:
{base}
"""

_DATES = {
    "months": "the names of the months, January first",
    "months_in_days": "the same beside a day, where they have another form",
    "short_months": "their short forms, which are read",
    "other_short_months": "other short forms, in the same order",
    "other_months": "further names of months, each with its number",
    "day": "the order of a day",
    "month": "the order of a month",
    "now": "the end of a period that still lasts; the first is printed, all are read",
    "since": "before the start of a period that still lasts",
    "until": "before an end",
    "conjunctions": "between the last two dates of a list",
    "qualifiers": "before a date, which they make less exact",
    "academic_years": "before an academic year, as in 2019/20",
    "particles": "words in the label of a date",
    "ordinals": "after the number of a day",
    "year_words": "after a year, without a meaning",
    "links": "between the parts of a date, without a meaning",
    "month_words": "before the number of a month",
    "seasons": "parts of a year, with the first and the last month that they may cover",
}


_NAMES = {
    "family_first": "whether the family name comes first, as in Hungarian",
    "alphabet": "the letters in their order, if accents count in it: a b c č d",
}


def new_locale(tag: str, base: str, below: str) -> str:
    """Return the text of a file for a language; all is commented out but a `base`.

    `base` is the tag that it shall name, or empty. `below` is the tag of the data of cvtex that has
    the values which the lines show.
    """
    data = read_data(below)
    named = f"base: {base}" if base else f"# base: {below}"
    lines = [_HEAD.format(tag=tag, base=named), "# words:"]
    lines += _words(Words, data.get("words", {}), "  ")
    for name in shape():
        table = {**data.get(name, {}), **(data["cldr"] if name == "dates" else {})}
        if name != "words" and table:
            lines += ["", f"# {name}:", *_table(name, table)]
    return "\n".join(lines) + "\n"


def _words(model: type[Model], given: Mapping[str, Any], indent: str) -> Iterator[str]:
    """Yield a line for each word, with what is known of it."""
    described = field_descriptions(model)
    for name, field in model.model_fields.items():
        about = described[name].text if name in described else ""
        if isinstance(field.default, Model):
            yield f"# {indent}{name}: # {about}"
            yield from _words(type(field.default), given.get(name, {}), indent + "  ")
        else:
            value = given.get(name, field.default)
            yield f"# {indent}{name}: {_flow(value)} # {about}".removesuffix(" # ")


def _table(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    known = _DATES if name == "dates" else _NAMES if name == "names" else {}
    for key in sorted(table, key=lambda key: [*known, key].index(key)):
        about = f" # {known[key]}" if key in known else ""
        if key == "seasons" and table[key]:
            yield f"#   {key}:{about}"
            yield from (f"#     - {_flow(season)}" for season in table[key])
        else:
            yield f"#   {key}: {_flow(table[key])}{about}"


def _flow(value: Any) -> str:
    """Return a value in YAML on one line."""
    match value:
        case bool():
            return str(value).lower()
        case list() | tuple():
            return f"[{', '.join(map(_flow, value))}]"
        case dict():
            return f"{{{', '.join(f'{_scalar(key)}: {_flow(one)}' for key, one in value.items())}}}"
    return _scalar(str(value))


_PLAIN = re.compile(r"[^\W\d_][\w’ -]*(?<! )|[0-9]+")
_NOT_TEXTS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def _scalar(text: str) -> str:
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXTS
    return text if is_plain else in_quotes(text)
