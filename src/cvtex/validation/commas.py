"""Values between braces that a comma has divided: `{amount: EUR 1,500,000}` has three keys in YAML.

One message then stands for those about each part of the value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from cvtex.diagnostics import Code, Diagnostic, Edit, Fix, error
from cvtex.source import Span
from cvtex.yaml import YamlDocument
from cvtex.yaml.syntax_errors import in_quotes

Path: TypeAlias = tuple[int | str, ...]


class Divided(NamedTuple):
    """A value that commas have divided: the path of its key, its parts, its place and its text."""

    key: Path
    parts: tuple[Path, ...]
    span: Span
    text: str

    def diagnostic(self) -> Diagnostic:
        """Return one diagnostic for all parts."""
        quoted = in_quotes(self.text)
        message = f"a comma divides the value of `{self.key[-1]}`"
        hint = f"between braces, a text with a comma needs quotes: `{self.key[-1]}: {quoted}`"
        fix = Fix("put the text in quotes", (Edit(self.span, quoted),))
        return error(Code.UNKNOWN_FIELD, message, self.span, hints=(hint,), fix=fix)


def divided_values(document: YamlDocument, unknown: Iterable[Path]) -> Iterator[Divided]:
    """Yield the values of which all parts but the first are unknown keys without a value."""
    alone = dict.fromkeys(path for path in unknown if _stands_alone(document, path))
    for holder_path in dict.fromkeys(path[:-1] for path in alone):
        holder = document.at(holder_path)
        keys = [*holder] if isinstance(holder, dict) else []
        parts: list[Path] = []
        first: Path = ()
        for key, following in zip(keys, [*keys[1:], ""], strict=True):
            path = (*holder_path, key)
            if path in alone:
                parts.append(path)
            else:
                first = path
            if parts and (*holder_path, following) not in alone:
                if first and (found := _divided(document, first, tuple(parts))):
                    yield found
                parts = []


def _stands_alone(document: YamlDocument, path: Path) -> bool:
    """Tell whether a key is a part of a list between braces, without a colon after it."""
    if document.at(path) is not None:
        return False
    span = document.locate(path, key=True)
    end = document.source.offset(span.end_line, span.end_column)
    return document.source.text[end:].lstrip()[:1] in {",", "}"}


def _divided(document: YamlDocument, first: Path, parts: tuple[Path, ...]) -> Divided | None:
    source = document.source
    begin, last = document.locate(first), document.locate(parts[-1], key=True)
    start = source.offset(begin.line, begin.column)
    end = source.offset(last.end_line, last.end_column)
    # A part that is there twice, as in `EUR 1,000,000`, is one key in the data.
    names = "|".join(re.escape(str(path[-1])) for path in parts)
    end += len(_match(rf"(?:,\s*(?:{names})(?=\s*[,}}]))*", source.text[end : end + _LONGEST]))
    text = source.text[start:end]
    written = [str(document.at(first)), *(str(path[-1]) for path in parts)]
    found = [part.strip() for part in text.split(",")]
    if list(dict.fromkeys(found)) != list(dict.fromkeys(written)) or "\n" in text:
        return None
    return Divided(first, parts, source.span(start, end), text)


_LONGEST = 200
"""The most characters that are searched for further parts."""


def _match(pattern: str, text: str) -> str:
    found = re.match(pattern, text)
    return found[0] if found else ""
