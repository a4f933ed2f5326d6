"""TeX's log -> diagnostics: what went wrong in plain words, at the place in the user's file.

Comes after `engine`. The generated LaTeX has source markers, `%% cv.yaml:57:3` before each entry
and `%% end` behind the last one of a region, so that a line of LaTeX leads back to its origin.
The log is that of pdfTeX run with `-file-line-error -interaction=nonstopmode`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from cvtex.diagnostic import Code, Diagnostic, Span, error, warning

LIMIT = 20
"""At most so many problems of one log are told."""


def parse_log(log: str, tex: str, *, tex_name: str = "cv.tex") -> tuple[Diagnostic, ...]:
    """Return what a log says about the document `tex`: its errors, or else its warnings.

    `tex_name` is what messages call the document; TeX may have run on it under another name.
    Of the errors of one entry only the first is told, save for those that do not follow from one
    another, such as unknown commands.
    """
    lines = _unwrapped(log)
    places = _Places(tex, tex_name)
    reports = [_explained(event, places) for event in _errors(lines, places)]
    errors = _without_consequences(reports)
    if errors:
        return _limited(errors)
    return _limited(list(dict.fromkeys(_warnings(lines, places))))


def _limited(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    shown, rest = diagnostics[:LIMIT], len(diagnostics) - LIMIT
    if rest > 0:
        last = shown[-1]
        hints = (*last.hints, f"TeX has {rest} more such reports; mend these first")
        shown[-1] = Diagnostic(last.severity, last.code, last.message, last.span, hints)
    return tuple(shown)


# ---- Places -----------------------------------------------------------------------------------

_MARKER = re.compile(r"^%% (.+):(\d+):(\d+)$")


class _Places:
    """Leads lines of the generated LaTeX to places in the user's files."""

    def __init__(self, tex: str, name: str) -> None:
        self.name = name
        self.lines = tex.splitlines()
        self.origins: list[Span | None] = []
        origin = None
        for line in self.lines:
            if marker := _MARKER.match(line.rstrip()):
                origin = Span(marker[1], int(marker[2]), int(marker[3]))
            elif line.rstrip() == "%% end":
                origin = None
            self.origins.append(origin)

    def at(self, number: int) -> Span:
        """Return the place of a line; a blank one is the end of the paragraph above it."""
        i = min(number, len(self.lines)) - 1
        while i > 0 and not self._has_text(i):
            i -= 1
        if i < 0 or not self._has_text(i):
            return Span(self.name, max(number, 1))
        return self.origins[i] or Span(self.name, i + 1)

    def of(self, pattern: str, first: int = 1, last: int | None = None) -> Span | None:
        """Return the place of the first line, of some, in which a pattern is found."""
        for i, line in enumerate(self.lines[first - 1 : last], first - 1):
            if self._has_text(i) and (found := re.search(pattern, line)):
                column = found.start() + 1
                end = found.end() + 1
                return self.origins[i] or Span(self.name, i + 1, column, i + 1, end)
        return None

    def start(self, first: int, last: int) -> Span:
        """Return the place of the first line that has text, of those that TeX names."""
        number = next((i for i in range(first, last) if self._has_text(i - 1)), first)
        return self.at(number)

    def ends_document(self, number: int) -> bool:
        r"""Tell whether a line is that of `\end{document}`, where old errors come to light."""
        return r"\end{document}" in "".join(self.lines[number - 1 : number])

    def _has_text(self, i: int) -> bool:
        line = self.lines[i].strip() if 0 <= i < len(self.lines) else ""
        return bool(line) and not line.startswith("%")


# ---- The lines of the log ---------------------------------------------------------------------

_MESSAGE_START = re.compile(
    r"!|l\.\d+ |\S*\.\w+:\d+: |(Over|Under)full |LaTeX |Package |Missing character|Runaway |\[\]"
)


def _unwrapped(log: str) -> list[str]:
    """Join the lines that TeX broke at its usual 79 bytes, if this log has no longer ones."""
    lines = log.replace("\r\n", "\n").split("\n")
    sizes = [len(line.encode("utf-8", "replace")) for line in lines]
    if max(sizes) != 79:
        return lines
    joined: list[str] = []
    broken = False
    for line, size in zip(lines, sizes, strict=True):
        if broken and not _MESSAGE_START.match(line):
            joined[-1] += line
        else:
            joined.append(line)
        broken = size == 79
    return joined


class _Event(NamedTuple):
    """An error of TeX: its message, where it was found, and the lines around it."""

    message: str
    line: int | None
    context: tuple[str, ...]
    runaway: str


_LOCATED = re.compile(r"^(?P<file>(?:[A-Za-z]:)?[^\[:][^:]*\.\w+):(?P<line>\d+): (?P<text>.*)$")
_CONTINUATION = re.compile(r"^(?:\(\w+\))?\s{3,}(\S.*)$")
_LINE_OF_CONTEXT = re.compile(r"^l\.(\d+) ")
_CONTEXT_LENGTH = 40


def _errors(lines: list[str], places: _Places) -> Iterator[_Event]:
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
            number = int(located["line"])
        elif not located:
            found = [int(match[1]) for match in map(_LINE_OF_CONTEXT.match, context) if match]
            number = found[0] if found else stop
        yield _Event(message, number, tuple(context), runaway)
        runaway = ""


def _is_document(path: PurePath, name: PurePath) -> bool:
    """Tell the document, in TeX's working folder, from LaTeX's own files."""
    return path.name == name.name or (path.suffix == ".tex" and path.parent == PurePath())


def _context(following: list[str]) -> tuple[list[str], int | None]:
    """Return the lines up to the next error, and that one's line if it is where TeX gave up."""
    for i, line in enumerate(following):
        located = _LOCATED.match(line)
        if located or line.startswith("!"):
            gave_up = located and located["text"].startswith("Emergency stop")
            return following[:i], int(located["line"]) if located and gave_up else None
    return following, None


# ---- Errors in plain words --------------------------------------------------------------------


class _Rule(NamedTuple):
    """How one of TeX's errors is told; `{0}` and so on are the groups of the pattern."""

    pattern: str
    message: str
    hint: str = ""
    independent: bool = False
    search: str = ""
    code: Code = Code.TEX_ERROR


# The messages are those of tex.web, pdftex.web and latex.ltx; the first rule that fits is taken.
_RULES = (
    _Rule(r"Undefined control sequence\.", "undefined command `{command}`",
          "check the spelling, or write it in backquotes to print it as text", independent=True),
    _Rule(r"Unicode character (.) \(U\+(\w+)\)", "the fonts have no glyph for `{0}` (U+{1})",
          "write it in another way, or use a template whose fonts have it", independent=True,
          code=Code.UNPRINTABLE_CHARACTER),
    _Rule(r"Invalid UTF-8 byte", "a byte that is not UTF-8", "save the files as UTF-8"),
    _Rule(r"File `([^']+)\.(?:sty|cls)' not found", "LaTeX package `{0}` is not installed",
          "install it with `tlmgr install {0}`, or use a template without it", independent=True,
          search=r"(?<=[{{,\s]){0}(?=[}},\s])"),
    _Rule(r"File `([^']+)' not found", "file `{0}` is not found", "check its name and its folder",
          independent=True, search="{0}"),
    _Rule(r"Font \S+?=(\S+).* not loadable", "font `{0}` is not installed",
          "install it, or use a template without it", independent=True),
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
          "the argument of `{0}` is never closed", "give it its `}}`"),
    _Rule(r"Paragraph ended before (\\\S+) was complete",
          "the argument of `{0}` is not closed in its paragraph", "give it its `}}`"),
    _Rule(r"Argument of (\\\S+) has an extra \}", "a `}}` where `{0}` expects its argument",
          "check the braces behind it"),
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
          "write `cm`, `mm`, `in`, `pt` or `em` behind the number"),
    _Rule(r"invalid character", "a control character", "remove it"),
    _Rule(r"TeX capacity exceeded, sorry \[([a-z ]+)=\d+", "TeX ran out of room ({0})",
          "look for a macro that calls itself, or for a very long paragraph"),
    _Rule(r"Emergency stop|job aborted", "TeX gave up before the end of the document",
          r"look for an unclosed group, or a missing `\end{{document}}`"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Report:
    diagnostic: Diagnostic
    independent: bool
    at_end: bool


def _explained(event: _Event, places: _Places) -> _Report:
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
        message, hint, search = _tidied(event.message), "", ""
        code, independent, command = Code.TEX_ERROR, False, ""
    span = places.of(search) if search else None
    if event.runaway:
        span = span or places.of(_first_words(event.runaway))
    if span is None and event.line is not None:
        span = places.at(event.line)
    if command and independent and span and span.path == places.name:
        hint = "define it in the template, or load the LaTeX package that does"
    hints = (hint,) if hint else ()
    is_last = event.line is not None and places.ends_document(event.line)
    return _Report(error(code, message, span, hints=hints), independent, is_stop or is_last)


_COMMAND_AT_END = re.compile(r"(\\(?:[A-Za-z@]+|.))\s*$")


def _command_at_break(context: tuple[str, ...]) -> str:
    """Return the command that ends the first line of context, where TeX broke off."""
    found = _COMMAND_AT_END.search(context[0]) if context else None
    return found[1] if found else ""


def _first_words(runaway: str) -> str:
    """Return a pattern for the start of a text that TeX read past its end, as the user wrote it."""
    words = re.split(r" *\\", runaway.strip(), maxsplit=1)[0][:60].split()
    return r"\s*".join(map(re.escape, words)) or "(?!)"


_LONGEST_MESSAGE = 160


def _tidied(message: str) -> str:
    """Put a message for which there is no rule into the form of ours."""
    text = re.sub(r"^(?:LaTeX|Class|pdfTeX) (?:\S+ )?[Ee]rror: ?", "", message)
    text = re.sub(r"^Package (\S+) Error: ?", r"LaTeX package `\1`: ", text)
    text = re.sub(r"`([^'`]*)'", r"`\1`", " ".join(text.split())).removesuffix(".")
    if re.match(r"[A-Z][a-z]*\b", text):
        text = text[0].lower() + text[1:]
    if len(text) > _LONGEST_MESSAGE:
        text = text[:_LONGEST_MESSAGE].rsplit(" ", 1)[0] + " …"
    return text or "TeX reports an error without a message"


def _without_consequences(reports: list[_Report]) -> list[Diagnostic]:
    """Keep of each place the first error and those that are independent of it."""
    kept: list[Diagnostic] = []
    places: set[Span | None] = set()
    for report in reports:
        diagnostic = report.diagnostic
        follows = diagnostic.span in places and not report.independent
        if not follows and diagnostic not in kept and not (report.at_end and kept):
            kept.append(diagnostic)
        places.add(diagnostic.span)
    return kept


# ---- Warnings ---------------------------------------------------------------------------------

_OVERFULL = re.compile(
    r"^Overfull \\(?P<box>[hv])box \((?P<points>[\d.]+)pt too (?:wide|high)\)"
    r"(?: in (?P<where>paragraph|alignment) at lines (?P<first>\d+)--(?P<last>\d+)"
    r"| detected at line (?P<line>\d+))?"
)
_NO_GLYPH = re.compile(r"^Missing character: There is no (.+?)(?: \(.*\))? in font ([^!\s]+)")
_UNDEFINED = re.compile(
    r"^(?:LaTeX|Package \S+) Warning: (Reference|Citation) [`']([^']+)' .*undefined"
    r"(?: on input line (\d+))?"
)
_FONT_SHAPE = re.compile(r"^LaTeX Font Warning: Font shape `([^']+)' undefined")
_INSTEAD = re.compile(r"using `([^']+)' instead on input line (\d+)")
_SMALLEST_OVERFLOW = 1.0


def _warnings(lines: list[str], places: _Places) -> Iterator[Diagnostic]:
    for i, line in enumerate(lines):
        if found := _OVERFULL.match(line):
            if float(found["points"]) > _SMALLEST_OVERFLOW:
                yield _overfull(found, _text_shown(lines[i + 1 :]), places)
        elif found := _NO_GLYPH.match(line):
            character, font = found[1], found[2]
            # The log may hold a slot of the font (`^^e9`, or a byte that is no UTF-8) instead.
            named = len(character) == 1 and character.isprintable() and character != "\ufffd"
            what = f"`{character}`" if named else "a character"
            yield warning(
                Code.UNPRINTABLE_CHARACTER,
                f"font `{font}` has no glyph for {what}, which is left out",
                places.of(re.escape(character)) if named and not character.isascii() else None,
                hints=("write it in another way, or use a template whose fonts have it",),
            )
        elif found := _UNDEFINED.match(line):
            yield warning(
                Code.TEX_WARNING,
                f"{found[1].lower()} `{found[2]}` is not defined",
                places.at(int(found[3])) if found[3] else None,
            )
        elif found := _FONT_SHAPE.match(line):
            instead = _INSTEAD.search(" ".join(lines[i : i + 2]))
            substitute = f"; `{instead[1]}` is used" if instead else ""
            yield warning(
                Code.TEX_WARNING,
                f"font shape `{found[1]}` is not installed{substitute}",
                places.at(int(instead[2])) if instead else None,
            )


def _overfull(found: re.Match[str], text: str, places: _Places) -> Diagnostic:
    points = f"{float(found['points']):.1f}pt"
    if found["box"] == "v":
        hint = "allow a page break in it, or shorten it"
        return warning(Code.TEX_WARNING, f"a page is {points} too high", hints=(hint,))
    what = "a table" if found["where"] == "alignment" else "a line"
    shown = f": `{text}`" if text else ""
    span = places.at(int(found["line"])) if found["line"] else None
    if found["first"]:
        first, last = int(found["first"]), int(found["last"])
        longest = max(text.split(), key=len, default="")
        # A short word would as well be found in other lines of the paragraph.
        inside = places.of(re.escape(longest), first, last) if len(longest) > 5 else None
        span = inside or places.start(first, last)
    hint = "shorten the text, or break a long word or address"
    return warning(Code.TEX_WARNING, f"{what} is {points} too wide{shown}", span, hints=(hint,))


_FONT_NAME = re.compile(r"\\[A-Z][A-Z0-9]*/\S+(?: \([+-]\d+\))? ?")
_LONGEST_TEXT = 60


def _text_shown(lines: list[str]) -> str:
    """Return the end of the text that TeX shows of an overfull box, without its font names."""
    shown: list[str] = []
    for line in lines[:20]:
        if not line.strip() or line == " []":
            break
        shown.append(line)
    text = re.sub(r"\[\]|\|", "", _FONT_NAME.sub("", "".join(shown)))
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_TEXT else "…" + text[-_LONGEST_TEXT:]
