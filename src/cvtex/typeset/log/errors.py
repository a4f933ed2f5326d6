"""Errors in a log of pdfTeX: how to find them, and how to explain them in plain words.

The log is that of a run with `-file-line-error -interaction=nonstopmode`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from cvtex.diagnostics import Code, Diagnostic, error
from cvtex.numbers import whole_number
from cvtex.source import Span
from cvtex.typeset.log.places import Places


class Event(NamedTuple):
    """An error of TeX.

    `line` is its line in the document, if it is there, and `place` its place in another file of the
    user; `context` has the lines of the log after the message, `runaway` the text that TeX read too
    far, if any.
    """

    message: str
    line: int | None
    context: tuple[str, ...]
    runaway: str
    place: Span | None = None


_LOCATED = re.compile(r"^(?P<file>(?:[A-Za-z]:)?[^\[:][^:]*\.\w+):(?P<line>\d+): (?P<text>.*)$")
_CONTINUATION = re.compile(r"^(?:\(\w+\))?\s{3,}(\S.*)$")
_LINE_OF_CONTEXT = re.compile(r"^l\.(\d+) ")
_CONTEXT_LENGTH = 40


def find_errors(lines: list[str], places: Places) -> Iterator[Event]:
    """Yield the errors in the lines of a log, in order."""
    runaway = ""
    for i, line in enumerate(lines):
        if line.startswith("Runaway ") and i + 1 < len(lines):
            runaway = lines[i + 1]
        located = _LOCATED.match(line)
        if not located and not re.match(r"!(?! *$)", line):
            continue
        message = located["text"] if located else line.removeprefix("!").strip()
        if "==> Fatal error occurred" in message:
            continue
        context, stop = _context(lines[i + 1 : i + _CONTEXT_LENGTH])
        while context and (more := _CONTINUATION.match(context[0])) and not message.endswith("."):
            message = f"{message} {more[1]}"
            context.pop(0)
        number = None
        if located and _is_document(PurePath(located["file"]), PurePath(places.name)):
            number = whole_number(located["line"])
        elif not located:
            shown = filter(None, map(_LINE_OF_CONTEXT.match, context))
            found = [n for match in shown if (n := whole_number(match[1])) is not None]
            number = found[0] if found else stop
        path = places.files.get(located["file"]) if located else None
        at = whole_number(located["line"]) if located else None
        place = Span(path, at) if path and at else None
        yield Event(message, number, tuple(context), runaway, place)
        runaway = ""


def _is_document(path: PurePath, name: PurePath) -> bool:
    """Return whether a path is the document, in TeX's working folder, and not a file of LaTeX."""
    return path.name == name.name or (path.suffix == ".tex" and path.parent == PurePath())


def _context(following: list[str]) -> tuple[list[str], int | None]:
    """Return the lines before the next error, and the line number of that if TeX stopped there."""
    for i, line in enumerate(following):
        located = _LOCATED.match(line)
        if located or line.startswith("!"):
            stopped = located and located["text"].startswith("Emergency stop")
            return following[:i], whole_number(located["line"]) if located and stopped else None
    return following, None


class _Rule(NamedTuple):
    """How to explain an error of TeX whose message matches `pattern` (searched anywhere in it).

    In the other texts `{0}` and so on are the groups of the match, and `{command}` is the command
    at which TeX stopped. `search` is a pattern for the place in the document. An `independent`
    error is never a consequence of an earlier one.
    """

    pattern: str
    message: str
    hint: str = ""
    independent: bool = False
    search: str = ""
    code: Code = Code.TEX_ERROR


# The messages are those of tex.web, pdftex.web and latex.ltx; the first rule that matches counts.
_RULES = (
    _Rule(r"Undefined control sequence\.", "undefined command `{command}`",
          "check the spelling, or write it in backquotes to print it as text", independent=True),
    _Rule(r"Unicode character (.) \(U\+(\w+)\)", "the fonts have no glyph for `{0}` (U+{1})",
          "write it in another way, or use a template whose fonts have it", independent=True,
          code=Code.UNPRINTABLE_CHARACTER),
    _Rule(r"Invalid UTF-8 byte", "a byte that is not UTF-8", "save the files as UTF-8"),
    _Rule(r"File `([^']+)\.(?:sty|cls)' not found", "LaTeX package `{0}` is not installed",
          "install it with `tlmgr install {0}`, put its files into the theme's folder, or use a "
          "template without it", independent=True,
          search=r"(?<=[{{,\s]){0}(?=[}},\s])"),
    _Rule(r"File `([^']+)' not found", "file `{0}` is not found", "check its name and its folder",
          independent=True, search="{0}"),
    _Rule(r"Font \S+?=(\S+).* not loadable", "font `{0}` is not installed",
          "install it, or use a template without it", independent=True),
    _Rule(r"\(file (?:\./)?(?:pictures/)?([^)]+\.(?i:png|jpe?g))\): (?:libpng: )?(.+)",
          "picture `{0}` cannot be read: {1}", "export it again, as PNG or JPEG",
          independent=True, search="{0}"),
    _Rule(r"\(file ([^)]+)\): cannot open", "font file `{0}` cannot be opened",
          "reinstall the TeX distribution, or use a template with other fonts", independent=True),
    _Rule(r"format file|\.fmt'", "TeX's format file cannot be used",
          "reinstall the TeX distribution, or use the embedded engine"),
    _Rule(r"Missing \$ inserted", "a formula is not between dollars, or a dollar is missing",
          r"write `$x_1$` for a formula, and `\_`, `\^{{}}` or `\$` for the character itself"),
    _Rule(r"(Extra \}, or forgotten|Missing \} inserted|Missing \{ inserted)",
          "braces or dollars do not match", "give each `{{` its `}}` and each `$` its `$`"),
    _Rule(r"Too many \}'s", "a `}}` without its `{{`", "remove it, or write `\\}}` to print it"),
    _Rule(r"File ended while scanning (?:use|text|definition) of (\\[^\s.]+)",
          "the argument of `{0}` is never closed", "give it its `}}`", independent=True),
    _Rule(r"Paragraph ended before (\\\S+) was complete",
          "the argument of `{0}` is not closed in its paragraph", "give it its `}}`"),
    _Rule(r"Argument of (\\\S+) has an extra \}", "a `}}` where `{0}` expects its argument",
          "check the braces after it"),
    _Rule(r"Use of (\\\S+) doesn't match its definition", "`{0}` is not used as it is defined",
          "check its arguments"),
    _Rule(r"Double (superscript|subscript)", "two {0}s on one symbol", "use braces: `x^{{2^3}}`"),
    _Rule(r"(?:Misplaced|Extra) alignment tab", "a bare `&`", r"write `\&` to print it"),
    _Rule(r"You can't use `macro parameter character #'", "a bare `#`", r"write `\#` to print it"),
    _Rule(r"You can't use `([^']+)' in (.+) mode", "`{0}` cannot be used in {1} mode"),
    _Rule(r"There's no line here to end", "a line break where there is no line",
          r"remove the `\\`"),
    _Rule(r"perhaps a missing \\item", r"text in a list before its first `\item`"),
    _Rule(r"\\begin\{([^}]+)\}.* ended by \\end\s*\{([^}]+)\}",
          r"`\begin{{{0}}}` is ended by `\end{{{1}}}`"),
    _Rule(r"Environment (\S+) undefined", "undefined environment `{0}`", "check the spelling",
          independent=True, search=r"\\begin\{{{0}\}}"),
    _Rule(r"Undefined color `([^']+)'", "undefined colour `{0}`", "check the spelling",
          independent=True),
    _Rule(r"Option clash for package ([^\s.]+)",
          "LaTeX package `{0}` is loaded twice, with different options", "load it once",
          independent=True, search=r"(?<=[{{,]){0}(?=[}},])"),
    _Rule(r"Missing \\begin\{document\}", r"text before `\begin{{document}}`"),
    _Rule(r"Missing number", "a number is missing"),
    _Rule(r"Illegal unit of measure", "a length without a unit",
          "write `cm`, `mm`, `in`, `pt` or `em` after the number"),
    _Rule(r"invalid character", "a control character", "remove it"),
    _Rule(r"TeX capacity exceeded, sorry \[([a-z ]+)=\d+", "TeX ran out of room ({0})",
          "look for a macro that calls itself, or for a very long paragraph"),
    _Rule(r"Emergency stop|job aborted", "TeX stopped before the end of the document",
          r"look for an unclosed group, or a missing `\end{{document}}`"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """An explained error.

    Unless it is `independent`, it may be a consequence of an earlier one at the same place; with
    `at_end`, of one anywhere.
    """

    diagnostic: Diagnostic
    independent: bool
    at_end: bool


def explain(event: Event, places: Places) -> Report:
    """Explain an error in plain words, at its place in the user's file."""
    command = _command_at_break(event.context)
    is_stop = event.message.startswith("Emergency stop")
    for rule in _RULES:
        if found := re.search(rule.pattern, event.message):
            groups = found.groups(default="")
            if "{command}" in rule.message and not command:
                continue
            command = command if "{command}" in rule.message else ""
            message = rule.message.format(*groups, command=command)
            hint = rule.hint.format(*groups) if rule.hint else ""
            search = rule.search.format(*map(re.escape, groups)) if rule.search else ""
            code, independent = rule.code, rule.independent
            break
    else:
        message, hint, search = _normalized(event.message), "", ""
        code, independent, command = Code.TEX_ERROR, False, ""
    span = places.of(search) if search else None
    if event.runaway:
        span = span or places.of(_first_words(event.runaway))
    span = event.place or span
    if span is None and event.line is not None:
        span = places.at(event.line)
    if command and independent and span and span.path == places.name:
        hint = "define it in the template, or load the LaTeX package that does"
    hints = (hint,) if hint else ()
    is_last = event.line is not None and places.ends_document(event.line)
    return Report(error(code, message, span, hints=hints), independent, is_stop or is_last)


_COMMAND_AT_END = re.compile(r"(\\(?:[A-Za-z@]+|.))\s*$")


def _command_at_break(context: tuple[str, ...]) -> str:
    """Return the command at the end of the first line of context, where TeX stopped reading."""
    found = _COMMAND_AT_END.search(context[0]) if context else None
    return found[1] if found else ""


def _first_words(runaway: str) -> str:
    """Return a pattern that finds the start of a runaway text in the document."""
    words = re.split(r" *\\", runaway.strip(), maxsplit=1)[0][:60].split()
    return r"\s*".join(map(re.escape, words)) or "(?!)"


_LONGEST_MESSAGE = 160


def _normalized(message: str) -> str:
    """Return a message for which there is no rule in the form of cvtex's own messages."""
    text = re.sub(r"^(?:LaTeX|Class|pdfTeX) (?:\S+ )?[Ee]rror: ?", "", message)
    text = re.sub(r"^.*pdf(?:la)?tex(?:\.exe)? (?=\(file )", "", text)
    text = re.sub(r"^Package (\S+) Error: ?", r"LaTeX package `\1`: ", text)
    text = re.sub(r"`([^'`]*)'", r"`\1`", " ".join(text.split())).removesuffix(".")
    if re.match(r"[A-Z][a-z]*\b", text):
        text = text[0].lower() + text[1:]
    if len(text) > _LONGEST_MESSAGE:
        text = text[:_LONGEST_MESSAGE].rsplit(" ", 1)[0] + " …"
    return text or "TeX reports an error without a message"
