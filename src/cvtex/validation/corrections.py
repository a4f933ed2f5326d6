"""Create the fixes of mistakes in a CV: edits of the file, which `diagnostics.fixes` can apply.

A function returns None if the mistake has more than one possible correction, or if the text in the
file does not have the simple form that the edit is for.
"""

from __future__ import annotations

import re

from cvtex.dates import DateError, parse_date
from cvtex.diagnostics import Edit, Fix
from cvtex.locales import Locale
from cvtex.source import Span
from cvtex.validation.context import context_of
from cvtex.yaml import Data, Path, YamlDocument
from cvtex.yaml.syntax_errors import in_quotes


def rename_key(document: YamlDocument, path: Path, name: str) -> Fix | None:
    """Return the fix that renames a key, unless its mapping already has a key of that name."""
    holder = document.at(path[:-1])
    if not isinstance(holder, dict) or name in holder:
        return None
    span = document.locate(path, key=True)
    written = document.source.slice(span)
    if written.strip("'\"") != path[-1]:
        return None
    text = written.replace(str(path[-1]), name)
    return Fix(f"write `{name}`", (Edit(span, text),))


def replace_text(document: YamlDocument, path: Path, value: str) -> Fix | None:
    """Return the fix that replaces a text on one line, with the same quotes around it."""
    span = document.locate(path)
    written = document.source.slice(span)
    quote = written[:1] if written[:1] in {"'", '"'} else ""
    if written.strip() != f"{quote}{document.at(path)}{quote}" or "\n" in written:
        return None
    if quote and (quote in value or "\\" in value):
        return None
    return Fix(f"write `{value}`", (Edit(span, f"{quote}{value}{quote}"),))


def quote_text(document: YamlDocument, path: Path) -> Fix | None:
    """Return the fix that quotes a text on one line that was parsed as a mapping."""
    span = document.locate(path)
    whole = document.locate_whole(path)
    written = document.source.slice(span)
    if span != whole or written.startswith(("{", "[", "'", '"')) or " #" in written:
        return None
    return Fix("put the text in quotes", (Edit(span, in_quotes(written)),))


START_KEYS = ("start_date", "startDate", "startdate", "start")
END_KEYS = ("end_date", "endDate", "enddate", "end")
"""The keys that JSON Resume, RenderCV and YAMLResume have for the ends of a date."""


def join_dates(document: YamlDocument, path: Path, end_key: str) -> Fix | None:
    """Return the fix that combines two keys to one `date`.

    `path` leads to the key of the start, and `end_key` is the key of the end in the same mapping.
    """
    holder = document.at(path[:-1])
    if not isinstance(holder, dict) or "date" in holder:
        return None
    start, end = holder.get(str(path[-1])), holder.get(end_key)
    date = _range(start, end, context_of(document.data).locale)
    end_path = (*path[:-1], end_key)
    spans = [document.locate(path, key=True), document.locate(path), document.locate(end_path)]
    removed = _line_of(document, end_path)
    is_plain = all(span.line == span.end_line for span in spans)
    if date is None or removed is None or not is_plain:
        return None
    edits = (Edit(spans[0], "date"), Edit(spans[1], date), Edit(removed, ""))
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
    source = document.source
    key, value = document.locate(path, key=True), document.locate(path)
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
