"""Check the tables in a locale of the user's own against those that cvtex has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from pydantic import ValidationError

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.diagnostics.suggestions import closest
from cvtex.locales import LOCALES, Season
from cvtex.locales.data_files import read_data
from cvtex.locales.tags import tag_of
from cvtex.schema import Words
from cvtex.schema.base import Model
from cvtex.source import Source, Span
from cvtex.validation.validate import problems_of
from cvtex.yaml import Path, YamlDocument, parse

BASE = "base"
_MOST = 500
"""The most characters of a text, and the most items of a list."""


class Read(NamedTuple):
    """The tables of a file, the tag of its base or an empty one, and the place of that."""

    tables: dict[str, Any]
    base: str
    place: Span


class _WithWords(Model):
    """The part of a file that is checked as it is in a CV."""

    words: Words


def tables_of(source: Source) -> Result[Read]:
    """Return the tables of a file; the value is None if there is an error, told at its place."""
    parsed = parse(source)
    document = parsed.value
    if document is None:
        return Result(None, parsed.diagnostics)
    data = document.data if document.data is not None else {}
    if not isinstance(data, dict):
        message = "a locale is a mapping with tables such as `words` and `dates`"
        return Result(None, (error(Code.INVALID_VALUE, message, document.locate(())),))
    check = _Check(document)
    tables = check.whole(data)
    if check.problems:
        return Result(None, (*parsed.diagnostics, *check.problems))
    base = str(data.get(BASE) or "").strip()
    tag = tag_of(base)
    if base and not tag:
        message = f"`{base}` is not a language tag"
        hint = "write that of a locale: `base: de`"
        place = document.locate((BASE,))
        return Result(None, (error(Code.INVALID_VALUE, message, place, hints=(hint,)),))
    return Result(Read(tables, tag, document.locate((BASE,))), parsed.diagnostics)


@cache
def shape() -> dict[str, Any]:
    """Return an example of each table: the keys that a locale can have, and values of their types.

    The months have a table of their own in the data of cvtex; a file has them among the dates.
    """
    example: dict[str, Any] = {}
    for tag in _EXAMPLES:
        example = _with_values(read_data(tag), example)
    months = example.pop("cldr")
    example["dates"] |= months
    return example


_EXAMPLES = ("de", "fr", "hu", "fi", "es", "he", "fa", "en")
"""Languages that together have every key; the first that has a value shows its type."""


def _with_values(table: Mapping[str, Any], below: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with the values of another wherever that has some."""
    both = dict(table)
    for key, value in below.items():
        inner = both.get(key)
        if isinstance(value, dict) and isinstance(inner, dict):
            both[key] = _with_values(inner, value)
        elif value not in ("", [], {}) or key not in both:
            both[key] = value
    return both


@cache
def _choices(table: str, key: str) -> frozenset[str]:
    """Return the values of a key in the locales of cvtex, for a key that names something."""
    tags = dict.fromkeys(name or tag for tag, name in LOCALES.items())
    found = (read_data(tag).get(table, {}).get(key, "") for tag in tags)
    values = (value.values() if isinstance(value, dict) else [value] for value in found)
    return frozenset(chain.from_iterable(values)) | {""}


_NAMED = frozenset({
    ("dates", "calendar"), ("dates", "suffixes"), ("dates", "month_suffixes"),
    ("dates", "month_prefixes"), ("numbers", "plural"), ("typography", "hyphenation"),
})  # fmt: skip
"""The keys whose values are names of something in cvtex."""


def as_data(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Return tables of a file as the data of cvtex has them."""
    months = read_data("de")["cldr"]
    dates = dict(tables.get("dates", {}))
    after_day = re.search(r"\{day\}([^\s{]+)", dates.get("day", ""))
    if after_day and "ordinals" not in dates:
        dates["ordinals"] = [after_day[1]]  # a locale reads what it prints
    if "months" in dates:
        # The other forms of the base are names in another language.
        dates = dict.fromkeys(_FORMS_OF_MONTHS, dates["months"]) | dates
    data = dict(tables) | {"dates": {key: one for key, one in dates.items() if key not in months}}
    return data | {"cldr": {key: one for key, one in dates.items() if key in months}}


class _Check:
    """Reads the values of one file, and collects what is wrong with them."""

    def __init__(self, document: YamlDocument) -> None:
        self._document = document
        self.problems: list[Diagnostic] = []

    def whole(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the tables of a file with their values in the types of Python."""
        tables: dict[str, Any] = {}
        known = (BASE, *shape())
        for name, table in data.items():
            if name == BASE or table is None:
                continue
            if name not in known:
                self._unknown((name,), known)
            elif not isinstance(table, dict):
                self._wrong((name,), f"`{name}` has to be a mapping of keys")
            elif name == "words":
                tables[name] = self._words(table)
            else:
                tables[name] = self._table(table, shape()[name], (name,))
        return as_data(tables)

    def _words(self, table: Mapping[str, Any]) -> dict[str, Any]:
        given = {key: one for key, one in table.items() if one is not None}
        try:
            _WithWords.model_validate({"words": given})
        except ValidationError as problem:
            self.problems += problems_of(self._document, problem)
            return {}
        return _lines(given)

    def _table(self, table: Mapping[str, Any], example: Mapping[str, Any], path: Path) -> Any:
        read = {}
        for key, value in table.items():
            if key not in example:
                self._unknown((*path, key), tuple(example))
            elif value is not None:
                read[key] = self._value(value, example[key], (*path, key))
        return read

    def _value(self, value: Any, example: Any, path: Path) -> Any:
        """Return a value in the type of an example."""
        match example:
            case bool():
                return self._choice(value, {"true": True, "false": False}, path)
            case int():
                return self._number(value, path)
            case str():
                return self._text(value, example, path)
            case list():
                return self._list(value, example, path)
            case dict() if isinstance(value, dict):
                return self._mapping(value, example, path)
        return self._wrong(path, f"`{path[-1]}` has to be a mapping of keys")

    def _choice(self, value: Any, choices: Mapping[str, Any], path: Path) -> Any:
        for text in (str(value), str(value).lower()):
            if text in choices:
                return choices[text]
        names = [name for name in choices if name]
        return self._wrong(path, f"`{path[-1]}` has to be one of {_listed(names)}")

    def _number(self, value: Any, path: Path) -> int:
        text = str(value)
        is_month = "month" in str(path[-1]) + str(path[-2])
        months = _NAMED_MONTHS if path[-2] == "other_months" else range(1, _MONTHS + 1)
        if not re.fullmatch(r"[0-9]{1,4}", text) or (is_month and int(text) not in months):
            self._wrong(path, f"`{text}` is not a number that can stand here")
            return 1
        return int(text)

    def _text(self, value: Any, example: str, path: Path) -> str:
        if not isinstance(value, str) or len(value) > _MOST or "\n" in value.strip():
            self._wrong(path, f"`{path[-1]}` has to be one line of text")
            return ""
        if tuple(map(str, path[:2])) in _NAMED:
            names = sorted(_choices(*path[:2]))
            return str(self._choice(value, dict(zip(names, names, strict=True)), path))
        fields = sorted(_FIELD.findall(example))
        rest = _FIELD.sub("", value)
        if fields and (fields != sorted(_FIELD.findall(value)) or {*rest} & {*"{}"}):
            names = [f"{{{name}}}" for name in fields]
            self._wrong(path, f"`{value}` needs {_listed(names)}, each once")
        return value

    def _list(self, value: Any, example: Sequence[Any], path: Path) -> list[Any]:
        items = value if isinstance(value, list) else [value]
        if len(items) > _MOST:
            self._wrong(path, f"`{path[-1]}` has more than {_MOST} items")
        elif len(example) == _MONTHS and "months" in str(path[-1]) and len(items) != _MONTHS:
            self._wrong(path, f"`{path[-1]}` has {len(items)} items: there are twelve months")
        elif path[0] == "typography" and len(items) != len(example):
            self._wrong(path, f"`{path[-1]}` has {len(items)} items: {len(example)} are needed")
        elif not items and path[-1] == "now":
            self._wrong(path, "`now` needs a phrase, since the first is printed")
        first = example[0] if example else ""
        read = []
        for index, item in enumerate(items):
            where = (*path, index) if isinstance(value, list) else path
            if isinstance(first, dict):
                read.append(self._record(item, where))
            elif not str(item or "").strip():
                self._wrong(where, f"`{path[-1]}` has an empty text")
            else:
                read.append(self._value(item, first, where))
        return read

    def _record(self, value: Any, path: Path) -> dict[str, Any]:
        """Return a season: a part of the year with a name."""
        if not isinstance(value, dict):
            self._wrong(path, "a season is a mapping of keys", _SEASON)
            return {}
        needed = ("name", "first_month", "last_month")
        for key in needed:
            if value.get(key) is None:
                self._wrong(path, f"`{key}` is missing in a season", _SEASON)
        whole = asdict(Season("Winter", 1, 12))
        example = {key: [] if one == () else one for key, one in whole.items()}
        season = dict(self._table(value, example, path))
        if season.get("first_month", 1) > season.get("last_month", _MONTHS):
            hint = "write `last_month: 12`, and `crosses_year: true` if it ends in the next year"
            self._wrong((*path, "last_month"), "the season ends before it begins", hint)
        return season

    def _mapping(self, value: Mapping[str, Any], example: Mapping[str, Any], path: Path) -> Any:
        """Return a mapping: of keys that are known, or of words of the user's own."""
        first = next(iter(example.values()), "")
        for key in value:
            if not key.strip():
                self._wrong((*path, key), f"`{path[-1]}` has an empty name")
            elif path[0] == "numbers" and not _is_expression(key):
                self._wrong((*path, key), f"`{key}` is not a regular expression")
        return {key: self._value(one, first, (*path, key)) for key, one in value.items()}

    def _unknown(self, path: Path, known: Sequence[str]) -> None:
        key = str(path[-1])
        close = closest(key, known)
        hint = f"did you mean `{close}`?" if close else f"the keys here are {_listed(known)}"
        place = self._document.locate(path, key=True)
        message = f"a locale has no key `{key}`" + (f" in `{path[0]}`" if path[1:] else "")
        self.problems.append(error(Code.UNKNOWN_FIELD, message, place, hints=(hint,)))

    def _wrong(self, path: Path, message: str, hint: str = "") -> None:
        place = self._document.locate(path)
        hints = (hint,) if hint else ()
        self.problems.append(error(Code.INVALID_VALUE, message, place, hints=hints))


_FIELD = re.compile(r"\{(\w*)(?::02)?\}")


def _is_expression(text: str) -> bool:
    """Tell whether a text is a regular expression for a number or for words."""
    try:
        re.compile(text)
    except re.error:
        return False
    return len(text) <= _LONGEST_EXPRESSION and not re.search(r"[*+}]\)?[*+{]", text)


_LONGEST_EXPRESSION = 60


def _lines(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return words, each on one line, without tables that have none; `colon` has its spaces."""
    lines = {
        key: _lines(one) if isinstance(one, dict) else " ".join(str(one).split())
        for key, one in table.items()
        if one is not None
    } | {key: one for key, one in table.items() if key == "colon"}
    return {key: one for key, one in lines.items() if one != {}}


_MONTHS = 12
_NAMED_MONTHS = (*range(1, 13), *range(101, 113))
"""The numbers of months; those of the Persian calendar are greater (`dates.numerals`)."""

_FORMS_OF_MONTHS = ("months_in_days", "short_months", "other_short_months")
_SEASON = "write it as `{name: Winter, first_month: 1, last_month: 12}`"


def _listed(names: Sequence[str] | Mapping[str, Any]) -> str:
    return ", ".join(f"`{name}`" for name in names)
