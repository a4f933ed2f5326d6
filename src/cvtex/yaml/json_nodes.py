"""JSON text (RFC 8259) to the nodes of a `YamlDocument`, each with its place.

Numbers and the words `true` and `false` stay the text that the user typed, as in YAML. YAML's own
parser would read JSON too, but would accept much that other programs for JSON refuse.
"""

from __future__ import annotations

import re
from json.decoder import JSONDecodeError, JSONDecoder

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from cvtex.diagnostics import Code, Diagnostic, Edit, Fix, Note, Result, error
from cvtex.source import Source, Span
from cvtex.yaml.builder import DEEPEST
from cvtex.yaml.document import Mark

_SPACE = re.compile(r"[ \t\n\r]*")
_LITERAL = re.compile(
    r"(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null)(?![\w.+-])"
)
_DECODER = JSONDecoder()
_WORD = re.compile(r"[^\s,:\[\]{}\"]+")


def compose_json(source: Source) -> Result[Node]:
    """Return the root node of a file with one value of JSON: None if the file is empty.

    With a diagnostic, the file could not be parsed.
    """
    try:
        return Result(_Reader(source).document())
    except _SyntaxError as found:
        return Result(None, (found.diagnostic,))


class _SyntaxError(Exception):
    """The text is not JSON from here on."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class _Reader:
    """Reads a text from its start to its end; `index` is the place of the next character."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.index = 0
        self.line = 0
        self.counted = 0

    def document(self) -> Node | None:
        """Return the only value of the text, or None."""
        self._skip_space()
        if self.index == len(self.text):
            return None
        root = self._value(0)
        self._skip_space()
        if self.index < len(self.text):
            message = "the file goes on after its value has ended"
            hint = "a JSON file has one value: remove what follows, or a bracket too many before it"
            raise self._error(message, hint)
        return root

    def _skip_space(self) -> None:
        found = _SPACE.match(self.text, self.index)
        self.index = found.end() if found else self.index

    def _mark(self, index: int) -> Mark:
        """Return the mark of an index that is not before that of the last mark."""
        self.line += self.text.count("\n", self.counted, index)
        self.counted = index
        return Mark(self.source, index, self.line)

    def _value(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise self._error(f"nested more than {DEEPEST} deep", "")
        match self.text[self.index : self.index + 1]:
            case "{":
                return self._mapping(depth)
            case "[":
                return self._list(depth)
            case '"':
                return self._string()
        found = _LITERAL.match(self.text, self.index)
        if found is None:
            raise self._no_value()
        start = self._mark(self.index)
        self.index = found.end()
        return ScalarNode("", found[0], start, self._mark(self.index))

    def _string(self) -> ScalarNode:
        begin = self.index
        start = self._mark(begin)
        try:
            text, self.index = _DECODER.raw_decode(self.text, begin)
        except JSONDecodeError as problem:
            raise self._bad_string(begin, problem) from problem
        return ScalarNode("", text, start, self._mark(self.index), style='"')

    def _list(self, depth: int) -> SequenceNode:
        begin = self.index
        start = self._mark(begin)
        items: list[Node] = []
        while self._has_more(begin, "]", is_first=not items):
            items.append(self._value(depth + 1))
        return SequenceNode("", items, start, self._mark(self.index), flow_style=True)

    def _mapping(self, depth: int) -> MappingNode:
        begin = self.index
        start = self._mark(begin)
        items: list[tuple[Node, Node]] = []
        while self._has_more(begin, "}", is_first=not items):
            if self.text[self.index] != '"':
                raise self._no_key()
            key = self._string()
            self._skip_space()
            if self.text[self.index : self.index + 1] != ":":
                message = f"a colon is missing after the key `{key.value}`"
                raise self._error(message, 'write `"key": value`')
            self.index += 1
            self._skip_space()
            items.append((key, self._value(depth + 1)))
        return MappingNode("", items, start, self._mark(self.index), flow_style=True)

    def _has_more(self, begin: int, closing: str, *, is_first: bool) -> bool:
        """Go to the next item of what begins at an index; return False at its closing bracket."""
        end = self.index + 1 if is_first else self.index
        self.index = end
        self._skip_space()
        found = self.text[self.index : self.index + 1]
        if found == closing:
            self.index += 1
            return False
        if not found:
            raise self._unclosed(begin, closing)
        if is_first:
            return True
        if found != ",":
            raise self._no_comma(end, begin, closing)
        comma = self.index
        self.index += 1
        self._skip_space()
        if self.text[self.index : self.index + 1] == closing:
            fix = Fix("remove the comma", (Edit(self.source.span(comma), ""),), reveals=True)
            message = f"a comma before the closing `{closing}`"
            hint = "remove it: in JSON, commas stand only between items"
            raise self._error(message, hint, self.source.span(comma), fix)
        if self.index == len(self.text):
            raise self._unclosed(begin, closing)
        return True

    def _error(
        self, message: str, hint: str, at: Span | None = None, fix: Fix | None = None
    ) -> _SyntaxError:
        place = at or self.source.span(min(self.index, max(0, len(self.text) - 1)))
        hints = (hint,) if hint else ()
        return _SyntaxError(error(Code.JSON_SYNTAX, message, place, hints=hints, fix=fix))

    def _unclosed(self, begin: int, closing: str) -> _SyntaxError:
        message = f"the `{self.text[begin]}` is never closed"
        return self._error(message, f"close it with `{closing}`", self.source.span(begin))

    def _no_comma(self, end: int, begin: int, closing: str) -> _SyntaxError:
        found = self.text[self.index]
        if found in "#/":
            return self._comment()
        if found in "]}":
            opened = self.source.span(begin)
            message = f"`{found}` closes what `{self.text[begin]}` has opened"
            hint = f"close it with `{closing}`"
            note = Note("opened here", opened)
            place = self.source.span(self.index)
            return _SyntaxError(
                error(Code.JSON_SYNTAX, message, place, hints=(hint,), notes=(note,))
            )
        place = self.source.span(end)
        at = Span(place.path, place.line, place.column, place.line, place.column)
        fix = Fix("insert the comma", (Edit(at, ","),), reveals=True) if found in '"{[' else None
        message = f"a comma or a `{closing}` is missing"
        return self._error(message, "write a comma between items", place, fix)

    def _comment(self) -> _SyntaxError:
        hint = "remove it, or write the CV in YAML or TOML, which have comments"
        return self._error("JSON has no comments", hint)

    def _no_key(self) -> _SyntaxError:
        found = self.text[self.index]
        if found in "#/":
            return self._comment()
        word = _WORD.match(self.text, self.index)
        if word is None:
            message = "a key is missing here"
            return self._error(message, 'write `"key": value`')
        key = word[0].strip("'")
        place = self.source.span(word.start(), word.end())
        quoted = f'"{key}"'
        is_plain = re.fullmatch(r"[\w$-]+", key) is not None
        fix = Fix(f"write `{quoted}`", (Edit(place, quoted),), reveals=True) if is_plain else None
        return self._error("a key has to be in double quotes", f"write `{quoted}`", place, fix)

    def _no_value(self) -> _SyntaxError:
        found = self.text[self.index : self.index + 1]
        if found in {"#", "/"}:
            return self._comment()
        word = _WORD.match(self.text, self.index)
        if word is None:
            return self._error("a value is missing here", "write it, or `null` for nothing")
        place = self.source.span(word.start(), word.end())
        meant = _OTHER_WORDS.get(word[0])
        if meant is not None:
            fix = Fix(f"write `{meant}`", (Edit(place, meant),), reveals=True)
            return self._error(f"`{word[0]}` is not a word of JSON", f"write `{meant}`", place, fix)
        if found == "'":
            message = "a text is in single quotes"
            return self._error(message, 'write it in double quotes: `"…"`', place)
        message = f"`{word[0]}` is not a value of JSON"
        return self._error(message, 'write texts and dates in double quotes: `"…"`', place)

    def _bad_string(self, begin: int, problem: JSONDecodeError) -> _SyntaxError:
        place = self.source.span(min(problem.pos, len(self.text) - 1))
        if "control" in problem.msg and self.text[problem.pos] == "\n":
            message = "a text is not closed on its line"
            hint = 'close it with `"`; a new line within a text is written as `\\n`'
            return self._error(message, hint, self.source.span(begin, problem.pos))
        if "control" in problem.msg:
            code = ord(self.text[problem.pos])
            message = f"the text contains U+{code:04X}, which JSON allows only as an escape"
            return self._error(message, f"write `\\u{code:04x}`, or remove it", place)
        if "escape" in problem.msg:
            message = "a backslash begins an escape, and this is not one"
            return self._error(message, "write two backslashes for one", place)
        return self._error("a quote is never closed", 'close it with `"`', self.source.span(begin))


_OTHER_WORDS = {
    "True": "true", "False": "false", "None": "null", "TRUE": "true", "FALSE": "false",
    "NULL": "null", "undefined": "null", "nil": "null",
}  # fmt: skip
"""Words of programming languages, and what they mean in JSON."""
