"""Create the fixes of mistakes in a CV: edits of the file, which `diagnostics.fixes` can apply.

A function returns None if the mistake has more than one possible correction, or if the text in the
file does not have the simple form that the edit is for. What has an anchor, or comes from another
place by an alias or a merge key, is left alone: an edit would change it where it is right, too.
"""

from __future__ import annotations

import re

from cvtex.dates import DateError, parse_date
from cvtex.diagnostics import Edit, Fix
from cvtex.files.syntaxes import Syntax, syntax_of
from cvtex.locales import Locale
from cvtex.source import Source, Span
from cvtex.validation.context import locale_at
from cvtex.yaml import Data, Path, YamlDocument
from cvtex.yaml.syntax_errors import in_quotes


def rename_key(
    document: YamlDocument, path: Path, name: str, *, reveals: bool = False
) -> Fix | None:
    """Return the fix that renames a key, unless its mapping already has a key of that name.

    `reveals` is that of `Fix`.
    """
    holder = document.at(path[:-1])
    if not isinstance(holder, dict) or name in holder or not _is_written_in(document, path):
        return None
    span = document.locate(path, key=True)
    written = document.source_of(span).slice(span)
    if written.strip("'\"") != path[-1]:
        return None
    text = written.replace(str(path[-1]), name)
    return Fix(f"write `{name}`", (Edit(span, text),), reveals)


def _is_written_in(document: YamlDocument, path: Path) -> bool:
    """Tell whether a key stands in the mapping that has it, and is not merged into that (`<<`)."""
    holder, key = document.locate_whole(path[:-1]), document.locate(path, key=True)
    if holder.path != key.path:
        return False  # a part that is included has it
    begin, end = (holder.line, holder.column), (holder.end_line, holder.end_column)
    return begin <= (key.line, key.column) < end


# What may stand before a value: a colon, a dash, a bracket or a comma, but no anchor.
_BEFORE_VALUE = re.compile(r"[:\-\[,]\s*\Z")
_BEFORE_TOML_VALUE = re.compile(r"[=\[,]\s*\Z")
_MOST_BEFORE = 200


def _is_own_value(document: YamlDocument, span: Span) -> bool:
    """Tell whether a value is written at its key only: it has no anchor and is no alias."""
    source = document.source_of(span)
    start = source.offset(span.line, span.column)
    before = source.text[max(0, start - _MOST_BEFORE) : start]
    expected = _BEFORE_TOML_VALUE if syntax_of(source) is Syntax.TOML else _BEFORE_VALUE
    return expected.search(before) is not None


def replace_text(document: YamlDocument, path: Path, value: str) -> Fix | None:
    """Return the fix that replaces a text on one line, with the same quotes around it."""
    span = document.locate(path)
    source = document.source_of(span)
    written = source.slice(span)
    quote = written[:1] if written[:1] in {"'", '"'} else ""
    if written.strip() != f"{quote}{document.at(path)}{quote}" or "\n" in written:
        return None
    if not _is_own_value(document, span):
        return None
    quotes = quote or _needed_quote(source)
    if quotes and (quotes in value or "\\" in value):
        return None
    return Fix(f"write `{value}`", (Edit(span, f"{quotes}{value}{quotes}"),))


def _needed_quote(source: Source) -> str:
    """Return the sign that must be around a text: YAML alone has texts without quotes."""
    return "" if syntax_of(source) is Syntax.YAML else '"'


def quote_text(document: YamlDocument, path: Path) -> Fix | None:
    """Return the fix that quotes a text on one line that was parsed as a mapping.

    A word in small letters before the colon is the key of another tool (`bullet: …`), or of a
    mapping that is at the wrong place.
    """
    span = document.locate(path)
    whole = document.locate_whole(path)
    source = document.source_of(span)
    written = source.slice(span)
    if syntax_of(source) is not Syntax.YAML:
        return None
    if span != whole or not _is_own_value(document, span) or _DATA_KEY.match(written):
        return None
    # Quotes, comments, anchors and aliases would become part of the text.
    if _YAML_SIGN.search(written):
        return None
    return Fix("put the text in quotes", (Edit(span, in_quotes(written)),))


_DATA_KEY = re.compile(r"[a-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*\s*:")
_YAML_SIGN = re.compile(r"""^[{\['"]|\s#|[:,\[{\s][&*!|>'"]|^[&*!]""")


START_KEYS = ("start_date", "startDate", "startdate", "start", "from")
END_KEYS = ("end_date", "endDate", "enddate", "end", "to", "until")
"""The keys that JSON Resume, RenderCV and YAMLResume, and people, have for the ends of a date."""


def join_dates(document: YamlDocument, path: Path, end_key: str) -> Fix | None:
    """Return the fix that combines two keys to one `date`.

    `path` leads to the key of the start, and `end_key` is the key of the end in the same mapping.
    The keys and the date have the quotes that the key and the value of the start have.
    """
    holder = document.at(path[:-1])
    if not isinstance(holder, dict) or "date" in holder:
        return None
    start, end = holder.get(str(path[-1])), holder.get(end_key)
    date = _range(start, end, locale_at(document.data, path[:-1]))
    end_path = (*path[:-1], end_key)
    spans = [document.locate(path, key=True), document.locate(path), document.locate(end_path)]
    removed = _line_of(document, end_path)
    is_plain = all(span.line == span.end_line for span in spans)
    if date is None or removed is None or not is_plain:
        return None
    are_here = _is_written_in(document, path) and _is_written_in(document, end_path)
    if not are_here or not all(_is_own_value(document, value) for value in spans[1:]):
        return None
    source = document.source_of(removed)
    key, value = (source.slice(span)[:1] for span in spans[:2])
    quotes = [sign if sign in {"'", '"'} else "" for sign in (key, value)]
    quotes[1] = quotes[1] or _needed_quote(source)
    edits = (
        Edit(spans[0], f"{quotes[0]}date{quotes[0]}"),
        Edit(spans[1], f"{quotes[1]}{date}{quotes[1]}"),
        Edit(removed, ""),
    )
    return Fix(f"write `date: {date}`", edits)


def _range(start: Data, end: Data, locale: Locale) -> str | None:
    """Return the date from start to end, or None if that is not a date."""
    if not isinstance(start, str) or not isinstance(end, str):
        return None
    dash = "–" if (start + end).isdecimal() else " – "
    date = f"{start}{dash}{end}"
    try:
        parse_date(date, locale)
    except DateError:
        return None
    return date


def _line_of(document: YamlDocument, path: Path) -> Span | None:
    """Return the span to remove with a key: its line, or its part of a mapping in braces."""
    key, value = document.locate(path, key=True), document.locate(path)
    source = document.source_of(key)
    if source.path != value.path:
        return None
    start = source.offset(key.line, key.column)
    end = source.offset(value.end_line, value.end_column)
    line_start, line_end = source.offset(key.line), source.text.find("\n", end)
    rest = source.text[end : line_end if line_end >= 0 else len(source.text)]
    if not source.text[line_start:start].strip() and not rest.strip():
        return Span(source.path, key.line, 1, key.line + 1, 1)
    before = re.search(r",\s*\Z", source.text[line_start:start])
    if before and rest.lstrip()[:1] in {",", "}"}:
        return source.span(line_start + before.start(), end)
    return None
