"""YAML syntax errors in plain words: from the symptom that the parser reports to the cause.

The parser knows where it could not continue; the lines around that place show what is missing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ruamel.yaml.error import MarkedYAMLError, StringMark

from cvtex.diagnostics import Code, Diagnostic, Edit, Fix, Note, error
from cvtex.source import Source, Span


class _Explanation(NamedTuple):
    """A cause in words; `at` is its place if that is not where the parser stopped."""

    message: str
    hint: str = ""
    at: Span | None = None
    fix: Fix | None = None


def syntax_error(source: Source, problem: MarkedYAMLError) -> Diagnostic:
    """Return the diagnostic for an error of the parser."""
    what = (problem.problem or problem.context or "cannot be read").rstrip(".")
    found, begun = (_place(source, mark) for mark in (problem.problem_mark, problem.context_mark))
    place = found or begun or source.span(0)
    found_cause = _Case(source, what, place, begun).explanation()
    notes: tuple[Note, ...] = ()
    span = found_cause.at or place
    if begun and begun.line != span.line:
        notes = (Note((problem.context or "it began here").strip(), begun),)
    hints = (found_cause.hint,) if found_cause.hint else ()
    message, fix = found_cause.message, found_cause.fix
    return error(Code.YAML_SYNTAX, message, span, hints=hints, notes=notes, fix=fix)


def _place(source: Source, mark: StringMark | None) -> Span | None:
    if mark is None:
        return None
    return source.span(min(mark.index, max(0, len(source.text) - 1)))


# A key without a space after its colon; `https://…` and `12:30` are not keys.
_STUCK = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z_]\w*):(?=[^\s/:\\])")
_STUCK_DASH = re.compile(r"\s*-(?=[A-Za-z_]\w*:(?:\s|$))")
_KEY = re.compile(r"(?P<before>[ ]*(?:- +)*)(?P<key>[\w-]+):(?: |$)")
# A line of a block: a key or a dash, and a text without quotes or a comment.
_UNQUOTED = re.compile(
    r"(?P<before>[ ]*(?:- +)*(?:[\w-]+:[ ]+)?)(?P<text>[^\s'\"#{\[|>][^#]*?)[ ]*"
)
_ALIAS = re.compile(r"[*&][^\s*]*")
_APOSTROPHE = "inside single quotes write '' for an apostrophe, or use double quotes"
_SAME_COLUMN = "keys of one mapping have to begin in the same column"


# Words of the parser that have only one cause: the words, the message, the hint.
_PLAIN = (
    ("another document", "a second document begins here",
     "a CV is one document: remove the line `---`"),
    ("escape", "a backslash in double quotes begins an escape, and this is not one",
     "write two backslashes, or use single quotes"),
    ("sequence entries are not allowed", "a list cannot begin on the line of its key",
     "begin it on the next line"),
)  # fmt: skip


class _Case:
    """One error: the words of the parser, and the lines around it."""

    def __init__(self, source: Source, what: str, place: Span, begun: Span | None) -> None:
        self.source = source
        self.what = what
        self.place = place
        self.begun = begun
        self.line = source.line(place.line)
        self.value = self._value_of(self.line)

    @staticmethod
    def _value_of(line: str) -> str:
        key = _KEY.match(line)
        return line[key.end() :].strip() if key else line.strip().removeprefix("- ").strip()

    def explanation(self) -> _Explanation:
        """Return the cause of the error."""
        what = self.what
        if "\t" in self.line[: self._indent(self.line)]:
            return _Explanation(
                "a tab in the indentation", "indent with spaces: YAML does not allow tabs"
            )
        if any(words in what for words in ("alias", "cannot start any token", "chomping")):
            return self._sign("*" if "alias" in what else self.value[:1])
        if "mapping values are not allowed" in what:
            return self._second_colon()
        if "expected <block end>" in what:
            return self._misfit()
        if "could not find expected ':'" in what:
            if self.begun and (stuck := self._stuck(self.begun.line)):
                return stuck
            message = "a key without a colon, or a line that does not belong to a text"
            return _Explanation(
                message, "write `key: value`, and indent the lines of a longer text", self.begun
            )
        if "end of stream" in what or "document separator" in what:
            return _Explanation("a quote is never closed", f"close it; {_APOSTROPHE}", self.begun)
        if what.startswith("expected ',' or"):
            return self._open_bracket()
        for words, message, hint in _PLAIN:
            if words in what:
                return _Explanation(message, hint)
        return _Explanation(f"not YAML: {what}")

    def _sign(self, sign: str) -> _Explanation:
        """Explain a text that begins with one of YAML's own signs."""
        message = f"a text that begins with `{sign}` has to be in quotes"
        hint = f"write it in quotes: {in_quotes(self._shown())}"
        return _Explanation(message, hint, fix=self._quoting())

    def _shown(self) -> str:
        text = self.value or "…"
        return text if len(text) <= 40 else text[:39] + "…"

    def _second_colon(self) -> _Explanation:
        """Explain a colon inside a text, without a space, or in a line indented too far."""
        for number in (self.place.line - 1, self.place.line):
            if dash := _STUCK_DASH.match(self.source.line(number)):
                return self._no_blank(self.source.offset(number) + dash.end())
            if stuck := self._stuck(number):
                return stuck
        above = _KEY.match(self._line_above())
        before = self.line[: self.place.column - 1]
        if above and ":" not in before and self._indent(self.line) > len(above["before"]):
            message = f"this line is indented as if it belonged to the text of `{above['key']}`"
            at = self.source.within(self._whole_line(), self.line.strip().partition(":")[0])
            return _Explanation(message, _SAME_COLUMN, at)
        message = "a colon inside a text"
        return _Explanation(
            message, f"put the text in quotes: {self._in_quotes()}", fix=self._quoting()
        )

    def _in_quotes(self) -> str:
        return in_quotes(self._shown()) if self.value[:1] not in {"'", '"'} else '"like: this"'

    def _misfit(self) -> _Explanation:
        """Explain a line that does not begin in the column of its block."""
        if dash := _STUCK_DASH.match(self.line):
            return self._no_blank(self.source.offset(self.place.line) + dash.end())
        if self.value[:1] in {"'", '"'} and "scalar" in self.what:
            return _Explanation("text after a closing quote", _APOSTROPHE)
        if self.begun and self.place.column != self.begun.column:
            message = (
                f"this line begins in column {self.place.column},"
                f" and what it belongs to in column {self.begun.column}"
            )
            return _Explanation(message, _SAME_COLUMN)
        if "'-'" in self.what or "sequence start" in self.what:
            message = "a list item among keys"
            return _Explanation(message, "indent it below the key that it belongs to")
        return _Explanation(
            "this line is neither a key nor a list item", "write `key: value` or `- item`"
        )

    def _stuck(self, number: int) -> _Explanation | None:
        """Explain a key without a space after its colon."""
        stuck = _STUCK.match(self.source.line(number))
        if stuck is None:
            return None
        end = self.source.offset(number) + stuck.end()
        message = f"a space is missing after the colon of `{stuck['key']}`"
        at = self.source.span(end - 1)
        return _Explanation(message, f"write `{stuck['key']}: …`", at, self._insert(end))

    def _no_blank(self, index: int) -> _Explanation:
        at = self.source.span(index - 1)
        return _Explanation(
            "a space is missing after the dash", "write `- …`", at, self._insert(index)
        )

    def _open_bracket(self) -> _Explanation:
        opening = self.source.slice(self.begun) if self.begun else "["
        closing = {"[": "]", "{": "}"}.get(opening, "]")
        if self.begun and self.begun.line != self.place.line:
            message = f"the `{opening}` is not closed, or a comma is missing after it"
            return _Explanation(message, f"close it with `{closing}`", self.begun)
        message = f"a comma or a `{closing}` is missing"
        return _Explanation(
            message, f"write items as `{opening}first, second{closing}`, texts in quotes"
        )

    def _line_above(self) -> str:
        number = self.place.line - 1
        while number > 1 and not self.source.line(number).strip():
            number -= 1
        return self.source.line(number)

    def _whole_line(self) -> Span:
        end = len(self.line) + 1
        return Span(self.source.path, self.place.line, 1, self.place.line, end)

    @staticmethod
    def _indent(line: str) -> int:
        return len(line) - len(line.lstrip())

    def _insert(self, index: int) -> Fix:
        span = self.source.span(index)
        empty = Span(span.path, span.line, span.column, span.line, span.column)
        return Fix("insert the space", (Edit(empty, " "),), reveals=True)

    def _quoting(self) -> Fix | None:
        """Return the fix that quotes the text of the line, unless it continues below."""
        found = _UNQUOTED.fullmatch(self.line)
        if found is None or not found["before"].strip() or "\t" in self.line:
            return None
        if _ALIAS.fullmatch(found["text"]):
            return None  # the name of an anchor is misspelled, or the anchor was removed
        key = _KEY.match(self.line)
        column = len(key["before"]) if key else self._indent(self.line)
        following = self.source.line(self.place.line + 1)
        if following.strip() and self._indent(following) > column:
            return None
        start = self.source.offset(self.place.line) + found.start("text")
        edit = Edit(self.source.span(start, start + len(found["text"])), in_quotes(found["text"]))
        return Fix("put the text in quotes", (edit,), reveals=True)


def in_quotes(text: str) -> str:
    """Return a text as a quoted scalar (YAML 1.2, section 7.3)."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
