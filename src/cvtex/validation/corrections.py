"""What a mistake in a CV becomes when it is put right: edits of the file, where they are certain.

Pure: the edits are values, which `fixing` makes if the user asks for it.
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


def renamed(document: YamlDocument, path: Path, name: str) -> Fix | None:
    """Return the fix that gives a key another name, unless its mapping has that name already."""
    holder = document.at(path[:-1])
    if not isinstance(holder, dict) or name in holder:
        return None
    span = document.locate(path, key=True)
    written = document.source.slice(span)
    if written.strip("'\"") != path[-1]:
        return None
    text = written.replace(str(path[-1]), name)
    return Fix(f"write `{name}`", (Edit(span, text),))


def rewritten(document: YamlDocument, path: Path, value: str) -> Fix | None:
    """Return the fix that gives a text of one line another one, in the quotes that it had."""
    span = document.locate(path)
    written = document.source.slice(span)
    quote = written[:1] if written[:1] in {"'", '"'} else ""
    if written.strip() != f"{quote}{document.at(path)}{quote}" or "\n" in written:
        return None
    if quote and (quote in value or "\\" in value):
        return None
    return Fix(f"write `{value}`", (Edit(span, f"{quote}{value}{quote}"),))


def quoted(document: YamlDocument, path: Path) -> Fix | None:
    """Return the fix that puts quotes about a text which YAML took for a mapping."""
    span = document.locate(path)
    whole = document.locate_whole(path)
    written = document.source.slice(span)
    if span != whole or written.startswith(("{", "[", "'", '"')) or " #" in written:
        return None
    return Fix("put the text in quotes", (Edit(span, in_quotes(written)),))


START_KEYS = ("start_date", "startDate", "startdate", "start")
END_KEYS = ("end_date", "endDate", "enddate", "end")
"""How JSON Resume, RenderCV and YAMLResume name the ends of a date."""


def joined_dates(document: YamlDocument, path: Path, end_key: str) -> Fix | None:
    """Return the fix that makes one `date` of two keys; `path` leads to the key of the start."""
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
    """Return the whole line of a key, or what it takes of a mapping in braces."""
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
