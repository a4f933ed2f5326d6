"""TOML syntax errors in plain words: from what `tomllib` reports to the cause, with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

from cvtex.diagnostics import Code, Diagnostic, Edit, Fix, error
from cvtex.source import Source, Span

_PLACE = re.compile(
    r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|.*)\)", re.DOTALL
)
_PAIR = re.compile(
    r"(?P<before>[ \t]*(?P<key>[\w.-]+)[ \t]*=[ \t]*)(?P<value>[^\s'\"#\[{][^'\"#]*?)"
    r"[ \t]*(?:#.*)?"
)
_YAML_PAIR = re.compile(r"[ \t]*(?:- +)*(?P<key>[A-Za-z_][\w-]*):(?:\s|$)")
_LINES = "a line is `key = value`, `[table]` or `[[list]]`"


class _Cause(NamedTuple):
    message: str
    hint: str = ""
    at: Span | None = None
    fix: Fix | None = None
    code: Code = Code.TOML_SYNTAX


def toml_error(source: Source, reported: str) -> Diagnostic:
    """Return the diagnostic for an error that `tomllib` has reported in a file."""
    found = _PLACE.fullmatch(reported)
    what = found["what"] if found else reported
    if found and found["line"]:
        index = source.offset(int(found["line"]), int(found["column"]))
    else:
        index = len(source.text.rstrip())
    index = min(index, max(0, len(source.text) - 1))
    cause = _cause(source, what, index)
    hints = (cause.hint,) if cause.hint else ()
    place = cause.at or source.span(index)
    if cause.code is Code.DUPLICATE_KEY:
        return error(Code.DUPLICATE_KEY, cause.message, place, hints=hints)
    return error(Code.TOML_SYNTAX, cause.message, place, hints=hints, fix=cause.fix)


def _cause(source: Source, what: str, index: int) -> _Cause:
    place = source.span(index)
    line = source.line(place.line)
    if any(words in what for words in ("overwrite", "twice", "Duplicate")):
        return _given_twice(source, what, line, place)
    if yaml := _YAML_PAIR.match(line):
        key, value = yaml["key"], line[yaml.end() :].strip().strip("\"'")
        hint = f'write `{key} = "{value}"`' if value else f"write `[{key}]` or `[[{key}]]`"
        message = "this line is YAML, and the file is TOML by its name"
        start = source.offset(place.line, yaml.start("key") + 1)
        return _Cause(message, hint, source.span(start, start + len(key)))
    if any(words in what for words in ("Invalid value", "after a statement", "Invalid date")):
        return _unquoted(source, what, line, place)
    if "Illegal character" in what or "invalid character" in what:
        return _control(source, index, place, line)
    for words, message, hint in _PLAIN:
        if words in what:
            return _Cause(message, hint)
    if "Unterminated" in what or "Expected \"'" in what:
        return _Cause("a quote is never closed", "close it", _last_quote(source, place))
    return _key(what, source.text[index : index + 1], line[: place.column])


# Words of `tomllib` that have only one cause: the words, the message, the hint.
_PLAIN = (
    ("immutable", "a table in braces cannot have keys elsewhere",
     "write all its keys between its braces, or as a table: `[key]`"),
    ("scape", "a backslash begins an escape, and this is not one",
     "write two backslashes for one, or put the text in single quotes"),
    ("hex value", "a backslash begins an escape, and this is not one",
     "write two backslashes for one, or put the text in single quotes"),
    ("declaration", "the brackets of a table are not closed", "write `[table]` or `[[list]]`"),
    ("array", "a comma or a `]` is missing", 'a list is `["first", "second"]`'),
    ("after a key", "`=` is missing after a key", _LINES),
)  # fmt: skip


def _key(what: str, character: str, before: str) -> _Cause:
    """Explain a character that cannot begin a key; `before` is its line up to it."""
    if "inline table" in what or ("key part" in what and "{" in before):
        return _inline_table(character)
    if "key part" not in what and "statement" not in what:
        return _Cause(f"not TOML: {what[:1].lower()}{what[1:]}")
    if character.isalpha():
        hint = "put it in double quotes"
        return _Cause("a key with other letters than A to Z has to be in quotes", hint)
    return _Cause("this is not a line of TOML", _LINES)


def _given_twice(source: Source, what: str, line: str, place: Span) -> _Cause:
    """Explain a key that is given twice, which is in the line where its second value ends."""
    pattern = r"[ \t]*\[*[ \t]*(?P<key>[^=\[\]]*[^=\[\]\s])"
    if inline := re.search(r"inline table key '(.*)'", what):
        pattern = rf".*[{{,][ \t]*(?P<key>{re.escape(inline[1])})[ \t]*="
    found = re.match(pattern, line[: place.column])
    key = found["key"] if found else line.strip()
    at = None
    if found:
        start = source.offset(place.line, found.start("key") + 1)
        at = source.span(start, start + len(key))
    hint = "join the two, or remove one; the items of a list begin with `[[…]]`"
    return _Cause(f"`{key}` is given twice", hint, at, code=Code.DUPLICATE_KEY)


def _unquoted(source: Source, what: str, line: str, place: Span) -> _Cause:
    """Explain a value that is neither a text in quotes nor a number or a date."""
    found = _PAIR.fullmatch(line)
    if found is None:
        if "after a statement" in what:
            return _Cause("the line goes on after its value", "put texts in quotes, whole")
        return _Cause("this is not a value", 'put texts in double quotes: `key = "text"`')
    value = found["value"]
    start = source.offset(place.line, found.start("value") + 1)
    span = source.span(start, start + len(value))
    fix = None
    if "\\" not in value:
        fix = Fix("put the text in quotes", (Edit(span, f'"{value}"'),), reveals=True)
    message = f"the value of `{found['key']}` has to be in quotes"
    return _Cause(message, f'write `{found["key"]} = "{value}"`', span, fix)


def _control(source: Source, index: int, place: Span, line: str) -> _Cause:
    if source.text[index : index + 1] in {"\n", ""}:
        start = line.find('"') if '"' in line else line.find("'")
        begin = source.offset(place.line, max(0, start) + 1)
        hint = 'close it, or write three quotes around a text of several lines: `"""`'
        return _Cause("a text is not closed on its line", hint, source.span(begin, index))
    code = ord(source.text[index])
    return _Cause(f"the file contains U+{code:04X}, which TOML does not allow", "remove it")


def _inline_table(character: str) -> _Cause:
    if character in {"\n", "#", ""}:
        hint = "write it on one line, or as a table: `[key]`"
        return _Cause("a table in braces goes on in the next line", hint)
    if character == "}":
        return _Cause("a comma before the closing `}`", "remove it")
    return _Cause("a comma or a `}` is missing", "write `{first = 1, second = 2}`")


def _last_quote(source: Source, place: Span) -> Span:
    """Return the place of the last three quotes, or of the last quote, before the end."""
    text = source.text
    index = max(text.rfind('"""'), text.rfind("'''"))
    if index < 0:
        index = max(text.rfind('"'), text.rfind("'"))
    return source.span(index) if index >= 0 else place
