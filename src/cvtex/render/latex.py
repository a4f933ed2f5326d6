r"""A `Document` through a theme's templates to LaTeX.

With `sandbox` the only module that imports Jinja. Templates are `.tex` files whose delimiters keep
them readable as TeX: `\VAR{value}`, `\BLOCK{for …}`, `\#{comment}`, and lines that begin with `%%`
for statements. A value is text, and escaped, unless its type says that it is LaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

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

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic, Result, error
from cvtex.diagnostics.suggestions import closest
from cvtex.document.model import Document, Layout
from cvtex.files import cache
from cvtex.files.images import name_for_tex
from cvtex.render.sandbox import Sandbox, fields_of, is_plain
from cvtex.render.themes import MAIN, Templates
from cvtex.source import Source, Span
from cvtex.text.inlines import RichText, is_rich, plain_text
from cvtex.text.latex_writer import Latex, escape, escape_url, write, write_url


class Rendered(NamedTuple):
    """LaTeX, if there is any, and the templates that were asked for, by path, None if not there."""

    latex: Latex | None
    templates: Mapping[str, Source | None]


def render(
    document: Document, templates: Templates, *, epoch: int | None = None
) -> Result[Rendered]:
    """Fill the templates of the document's theme.

    `epoch` (seconds since 1970) is the date that the PDF says it was made at; without it, it says
    none.
    """
    found = templates.folders(document)
    loader = _Loader(found.value or (), templates)
    try:
        main = _environment(loader).get_template(MAIN) if found.value else None
        latex = Latex(main.render(cv=document, created=_pdf_date(epoch))) if main else None
    except _UnreadableError as problem:
        return Result(Rendered(None, loader.asked), (problem.diagnostic,))
    except Exception as problem:  # noqa: BLE001 - a template is a program, and can fail in any way
        said = _template_error(problem, loader)
        return Result(Rendered(None, loader.asked), (said,))
    return Result(Rendered(latex, loader.asked), found.diagnostics)


def _pdf_date(epoch: int | None) -> str:
    """Write a time as PDF has it (ISO 32000-1, section 7.9.4)."""
    return "" if epoch is None else f"{datetime.fromtimestamp(epoch, UTC):D:%Y%m%d%H%M%SZ}"


class _Missing(StrictUndefined):
    """What a template asks for and is not there, told by the names that there are."""

    @property
    def _undefined_message(self) -> str:
        name, holder = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint:
            return self._undefined_hint
        if holder is missing:
            return f"`{name}` is not defined"
        kind = type(holder).__name__
        names = dir(holder) if is_plain(holder) else fields_of(type(holder))
        close = closest(name, (one for one in sorted(names) if not one.startswith("_")))
        return f"`{kind}` has no `{name}`" + (f"; did you mean `{close}`?" if close else "")


class _Compiled(BytecodeCache):
    """Keeps templates that Jinja has compiled; it compares each with its source when it is used."""

    def load_bytecode(self, bucket: Bucket) -> None:
        if data := cache.load("templates", self._name(bucket)):
            with suppress(EOFError, ValueError, TypeError):  # as good as none
                bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        cache.keep("templates", self._name(bucket), bucket.bytecode_to_string())

    @staticmethod
    def _name(bucket: Bucket) -> str:
        # What a template is compiled to depends on this module too.
        return cache.installation()[:8] + bucket.key


class _UnreadableError(Exception):
    """A template is no text, or a link that leads out of the project."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class _Loader(BaseLoader):
    """Reads templates from the first folder that has them, and notes all that was asked for."""

    def __init__(self, folders: Iterable[Path], templates: Templates) -> None:
        self.folders = tuple(folders)
        self.asked: dict[str, Source | None] = {}
        self._templates = templates

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - as the library has it
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        pieces = split_template_path(template)
        for folder in self.folders:
            path = folder.joinpath(*pieces)
            read = self._templates.at(path)
            self.asked[str(path)] = read.value
            for problem in read.diagnostics:
                if read.value is None:
                    raise _UnreadableError(problem)
                line = problem.span.line if problem.span else 1
                message = "the template is not UTF-8; save it as UTF-8"
                raise TemplateSyntaxError(message, line, template, str(path))
            if read.value is not None:
                # Python takes no name of a file that is half a character.
                shown = str(path).encode(errors="backslashreplace").decode()
                return read.value.text, shown, lambda: True
        raise TemplateNotFound(template)


def _environment(loader: _Loader) -> Sandbox:
    environment = Sandbox(
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
        auto_reload=False,  # an environment is made for each document
        bytecode_cache=_Compiled(),
        loader=loader,
    )
    environment.filters.update(
        join=_join,
        url=escape_url,
        show_url=write_url,
        file=_file,
        plain=_plain,
        is_rich=is_rich,
        options=_options,
        origin=_origin,
    )
    return environment


def to_latex(value: object) -> Latex:
    r"""Turn whatever a template prints into LaTeX; Jinja calls this for every `\VAR`."""
    match value:
        case Latex():
            return value
        case Undefined():
            return escape(str(value))  # which raises, and says what is not there
        case str():
            return escape(value)
        case bool() | None:
            message = f"a template prints `{value}`, which is no text"
            raise TypeError(message)
        case int() | float():
            return escape(str(value))
        case RichText(inlines):
            return write(inlines)
        case tuple() if type(value) is tuple:  # named tuples are things, not text
            return write(value)
    message = f"a template prints a {type(value).__name__}, which is no text"
    raise TypeError(message)


def _join(values: Iterable[object], separator: str = "") -> Latex:
    """Join values of any printable kind; the separator is text (the filter `join`)."""
    return Latex(to_latex(separator).join(to_latex(value) for value in values))


def _plain(value: object) -> str:
    """Reduce rich text to its characters, for document information (the filter `plain`)."""
    match value:
        case tuple():
            return plain_text(value)
        case _:
            return str(value)


def _file(value: str) -> Latex:
    r"""Write the name of a picture for `\includegraphics`, which takes it as it is."""
    name = name_for_tex(value)
    if re.search(r"[^\w .+@()/-]", name):
        message = f"`{name}` is no name of a file that TeX takes"
        raise ValueError(message)
    return Latex(name)


def _options(layout: Layout) -> Latex:
    """Write a section's own layout as the optional argument of an environment."""
    options = []
    if layout.keep_together is not None:
        options.append("keep" if layout.keep_together else "break")
    if layout.date_width:
        options.append(f"date width={layout.date_width}")
    if layout.text_width:
        options.append(f"text width={layout.text_width}")
    return Latex(f"[{', '.join(options)}]" if options else "")


def _origin(span: Span | None) -> Latex:
    """Write the comment that leads from a place in the LaTeX back to the user's file.

    Without a place it says that what follows is the template's own.
    """
    if span is None:
        return Latex("%% end")
    place = " ".join(str(span).split())  # a path may have any bytes, a file of LaTeX has UTF-8
    return Latex("%% " + place.encode(errors="backslashreplace").decode())


def _template_error(problem: Exception, loader: _Loader) -> Diagnostic:
    span = _frame_span(problem, loader.folders)
    if isinstance(problem, TemplateNotFound):
        message = f"the template `{problem.name}` does not exist"
        return error(Code.TEMPLATE, message, span)
    if isinstance(problem, TemplateSyntaxError):
        span = Span(problem.filename or problem.name or "template", problem.lineno)
    message = str(problem).strip().rstrip(".") or type(problem).__name__
    if isinstance(problem, RecursionError):
        message = "the template includes itself"
    # Point at what the message quotes last, if the line has it.
    quoted = re.findall(r"[`']([^`']+)[`']", message.partition("; did you")[0])
    source = loader.asked.get(span.path) if span else None
    if span and source and quoted:
        span = source.word(span.line, quoted[-1])
    return error(Code.TEMPLATE, message[:1].lower() + message[1:], span)


def _frame_span(problem: Exception, folders: Iterable[Path]) -> Span | None:
    """Find the template line that failed: Jinja puts it into the traceback as a frame."""
    inside = tuple(str(folder) for folder in folders)
    place = None
    step = problem.__traceback__
    while step is not None:
        path = step.tb_frame.f_code.co_filename
        if path.startswith(inside):
            place = Span(path, step.tb_lineno)
        step = step.tb_next
    return place
