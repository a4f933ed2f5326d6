"""Templates as Jinja has them: loading, caching of compiled ones, and their errors as diagnostics.

Together with `sandbox` the only module that imports Jinja.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
)
from jinja2.bccache import Bucket
from jinja2.loaders import split_template_path
from jinja2.utils import missing

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.diagnostics.suggestions import closest
from cvtex.files import cache, fingerprint
from cvtex.render.sandbox import Sandbox, is_plain, readable_attributes
from cvtex.source import Source, Span

__all__ = ["Loader", "Undefined", "environment", "fill"]

Read = Callable[[Path], Result[Source]]
"""Reads a template; returns `Result(None)` if no file is there."""


class Loader(BaseLoader):
    """Loads a template from the first folder that has it.

    `requested` are all paths that were looked at, with what was there, or None.
    """

    def __init__(self, folders: Iterable[Path], read: Read) -> None:
        self.folders = tuple(folders)
        self.requested: dict[str, Source | None] = {}
        self._read = read

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - as the library has it
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its path, and whether it is unchanged (always)."""
        pieces = split_template_path(template)
        for folder in self.folders:
            path = folder.joinpath(*pieces)
            read = self._read(path)
            self.requested[str(path)] = read.value
            for problem in read.diagnostics:
                if read.value is None:
                    raise _UnreadableError(problem)
                line = problem.span.line if problem.span else 1
                message = "the template is not UTF-8; save it as UTF-8"
                raise TemplateSyntaxError(message, line, template, str(path))
            if read.value is not None:
                # Python does not accept a file name with half a character (a surrogate) in code.
                shown = str(path).encode(errors="backslashreplace").decode()
                return _with_spaces(read.value.text), shown, lambda: True
        raise TemplateNotFound(template)


_VALUE = re.compile(r"\\(?:VAR|BLOCK)\{")
_COMMAND = re.compile(r"\\(?!VAR\b|BLOCK\b)[A-Za-z@]+")


def _with_spaces(template: str) -> str:
    r"""Return a template with a space between a command and a value: `{\small \VAR{x}}`.

    Without it, the text of the value would become a part of the command's name.
    """
    pieces, done = [], 0
    for value in _VALUE.finditer(template):
        before = template[done : value.start()]
        rest = before.rstrip(_LETTERS)
        backslashes = len(rest) - len(rest.rstrip("\\"))
        pieces.append(before)
        # An even number of backslashes are line breaks, and what follows them is a text.
        if backslashes % 2 and _COMMAND.fullmatch(before, len(rest) - 1):
            pieces.append(" ")
        done = value.start()
    return "".join((*pieces, template[done:]))


_LETTERS = f"{string.ascii_letters}@"


class _UnreadableError(Exception):
    """A template cannot be read, or is a link that leads out of the project."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def environment(
    loader: Loader,
    to_latex: Callable[[object], str],
    as_latex: Callable[[str], str],
    filters: Mapping[str, Callable[..., object]],
) -> Environment:
    """Return a Jinja environment with delimiters that keep a template readable as LaTeX.

    `to_latex` is applied to each value that a template prints, `as_latex` to the finished text of a
    macro or of a `set` block.
    """
    made = Sandbox(
        as_latex,
        block_start_string=r"\BLOCK{",
        block_end_string="}",
        variable_start_string=r"\VAR{",
        variable_end_string="}",
        comment_start_string=r"\#{",
        comment_end_string="}",
        line_statement_prefix="%%",
        line_comment_prefix="%#",
        trim_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        undefined=_Missing,
        finalize=to_latex,
        auto_reload=False,  # there is an environment for each document
        bytecode_cache=_CompiledTemplates(),
        loader=loader,
    )
    made.filters.update(filters)
    return made


def fill(environment: Environment, loader: Loader, name: str, **values: Any) -> Result[str]:
    """Fill a template with values. Whatever a template raises becomes an error diagnostic."""
    try:
        return Result(environment.get_template(name).render(**values))
    except _UnreadableError as problem:
        return Result(None, (problem.diagnostic,))
    except Exception as problem:  # noqa: BLE001 - a template is a program, and can fail in any way
        return Result(None, (_template_error(problem, loader),))


class _Missing(StrictUndefined):
    """The value of a name that does not exist. Its message suggests a name that does."""

    @property
    def _undefined_message(self) -> str:
        name, holder = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint:
            return self._undefined_hint
        if holder is missing:
            return f"`{name}` is not defined"
        kind = type(holder).__name__
        names = dir(holder) if is_plain(holder) else readable_attributes(type(holder))
        close = closest(name, (known for known in sorted(names) if not known.startswith("_")))
        return f"`{kind}` has no `{name}`" + (f"; did you mean `{close}`?" if close else "")


_LOADED: dict[tuple[str, str], CodeType] = {}
"""The templates that this process has loaded, by name, path and source, for its next document."""

_MOST_LOADED = 500


class _CompiledTemplates(BytecodeCache):
    """Compiled templates in the user's cache. Jinja compares each with its source on use."""

    def load_bytecode(self, bucket: Bucket) -> None:
        if (code := _LOADED.get((bucket.key, bucket.checksum))) is not None:
            bucket.code = code
            return
        if data := cache.load("templates", self._name(bucket)):
            with suppress(EOFError, ValueError, TypeError):  # damaged: the same as absent
                bucket.bytecode_from_string(data)
                self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._remember(bucket)
        cache.keep("templates", self._name(bucket), bucket.bytecode_to_string())

    @staticmethod
    def _remember(bucket: Bucket) -> None:
        if bucket.code is not None:  # which it is if another version of Jinja has written it
            if len(_LOADED) >= _MOST_LOADED:
                _LOADED.clear()
            _LOADED[bucket.key, bucket.checksum] = bucket.code

    @staticmethod
    def _name(bucket: Bucket) -> str:
        # The compiled form also depends on the environment, and so on this version of cvtex.
        return fingerprint.installation()[:8] + bucket.key


def _template_error(problem: Exception, loader: Loader) -> Diagnostic:
    """Return the diagnostic of an exception that a template raised."""
    span = _failed_line(problem, loader.folders)
    if isinstance(problem, TemplateNotFound):
        message = f"the template `{problem.name}` does not exist"
        return error(Code.TEMPLATE, message, span)
    if isinstance(problem, TemplateSyntaxError):
        span = Span(problem.filename or problem.name or "template", problem.lineno)
    message = str(problem).strip().rstrip(".") or type(problem).__name__
    if isinstance(problem, RecursionError):
        message = "the template includes itself"
    # Point at the last word that the message quotes, if the line has it.
    quoted = re.findall(r"[`']([^`']+)[`']", message.partition("; did you")[0])
    source = loader.requested.get(span.path) if span else None
    if span and source and quoted:
        span = source.word(span.line, quoted[-1])
    return error(Code.TEMPLATE, message[:1].lower() + message[1:], span)


def _failed_line(problem: Exception, folders: Iterable[Path]) -> Span | None:
    """Return the template line that failed: Jinja puts it into the traceback as a frame."""
    inside = tuple(str(folder) for folder in folders)
    place = None
    step = problem.__traceback__
    while step is not None:
        path = step.tb_frame.f_code.co_filename
        if path.startswith(inside):
            place = Span(path, step.tb_lineno)
        step = step.tb_next
    return place
