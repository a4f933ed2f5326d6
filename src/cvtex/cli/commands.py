"""What the commands do: from what was asked for to files, lines on the terminal and an exit code.

`cli` reads the command line for them, and `building` does the greatest of them. They raise
`OptionError` for what cannot be meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cvtex.cli.arguments import NO_REQUEST, OptionError, Request, options_of
from cvtex.cli.terminal import count, progress, put, report, say
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.files.project import is_bibliography, project_folder
from cvtex.files.write import beside, refusal

if TYPE_CHECKING:
    from cvtex.compiler.compilation import Compilation
    from cvtex.compiler.inputs import Options
    from cvtex.source import Source

CV = Path("cv.yaml")
"""The file that is meant if none is named."""


def tex(
    cv: Path = CV,
    output: Path | None = None,
    *,
    check: bool = False,
    request: Request = NO_REQUEST,
) -> int:
    """Write a CV as LaTeX; the path `-` prints it."""
    from cvtex.compiler.stages import to_latex

    target = output or beside(cv, ".tex")
    made = to_latex(cv, options_of(request))
    problems = list(made.diagnostics)
    if made.latex is not None and not made.failed:
        # Whoever names a file may have it where he likes.
        project = project_folder(cv) if output is None else None
        refused = None if check else refusal(target, made.files, project)
        problems += (
            [refused] if refused else deliver(target, made.latex.encode(), request, check=check)
        )
    is_printed = str(target) == "-"
    return report(problems, made.sources, request.style, error=is_printed)


def export_json(
    cv: Path = CV,
    output: Path | None = None,
    *,
    check: bool = False,
    request: Request = NO_REQUEST,
) -> int:
    """Write a CV with everything resolved as JSON; without a path it is printed."""
    from cvtex.compiler.stages import check as check_cv
    from cvtex.export.cvtex_json import to_json

    made = check_cv(cv, options_of(request))
    problems = list(made.diagnostics)
    if made.document is not None and not made.failed:
        target = output or (beside(cv, ".json") if check else Path("-"))
        # Half a character, as a file's name may have, is written in JSON as it is in Python.
        data = to_json(made.document).encode(errors="backslashreplace")
        refused = None if check else refusal(target, made.files, None)
        problems += [refused] if refused else deliver(target, data, request, check=check)
    # On standard output there is the CV and nothing else.
    return report(problems, made.sources, request.style, error=True)


def deliver(
    target: Path, data: bytes, request: Request, *, check: bool = False, shown: str = ""
) -> list[Diagnostic]:
    """Write a file, or print it, or only compare it with what is there."""
    from cvtex.files.write import write_file

    if check:
        return _compared(target, data, request)
    if str(target) == "-":
        put(data)
        return []
    failure = write_file(target, data)
    if failure is not None:
        return [failure]
    say(f"Wrote {shown or target}", error=request.is_for_programs)
    return []


def _compared(target: Path, data: bytes, request: Request) -> list[Diagnostic]:
    """Say whether a file is what it would be if it were written now."""
    from cvtex.files.write import out_of_date

    problem = out_of_date(target, data)
    if problem is None:
        say(f"{target} is up to date", error=request.is_for_programs)
    return [problem] if problem else []


def validate(
    files: Sequence[Path] = (CV,),
    *,
    strict: bool = False,
    fix: bool = False,
    links: bool = False,
    request: Request = NO_REQUEST,
) -> int:
    """Check CVs and bibliographies, and the CVs that name one of these, without setting them."""
    problems: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    options = options_of(request)
    for path in _and_their_cvs(files):
        if fix:
            problems += _mend(path, options)
        made, counts = _checked(path, options)
        if links:
            from cvtex.compiler.stages import check_links

            with progress("Asking for the links"):
                made = check_links(made, str(path))
        problems += made.diagnostics
        sources |= made.sources
        if counts and not request.is_for_programs and not (strict and made.diagnostics):
            say(f"{path} is valid: {counts}")
    return report(problems, sources, request.style, strict=strict)


def _and_their_cvs(files: Sequence[Path]) -> Iterable[Path]:
    """Put behind each bibliography the CVs that it can break, none of them twice."""
    from cvtex.compiler.discovery import cvs_naming

    given = dict.fromkeys(files)
    for path in files:
        if is_bibliography(path):
            given |= dict.fromkeys(cvs_naming(path))
    return given


def _mend(path: Path, options: Options) -> list[Diagnostic]:
    """Write what can be mended, and return what could not be written."""
    from dataclasses import replace

    from cvtex.diagnostics.fixes import mend
    from cvtex.files.write import write_file

    # What was mended is in memory, but the files around it are still the CV's own.
    root = options.root or project_folder(path)

    def check(contents: Mapping[str, bytes]) -> Sequence[Diagnostic]:
        return _checked(path, replace(options, contents=contents, root=root))[0].diagnostics

    mended = mend(check, lambda name: Path(name).read_bytes())
    failures = [write_file(Path(name), data) for name, data in mended.contents.items()]
    if not any(failures):
        for one in mended.fixed:
            if one.fix is not None:
                say(f"{one.span}: fixed: {one.fix.title}", error=True)
    return [failure for failure in failures if failure is not None]


def _checked(path: Path, options: Options) -> tuple[Compilation, str]:
    """Check a CV or a .bib file, and count what is in it unless it is wrong."""
    if is_bibliography(path):
        from cvtex.compiler.survey import survey

        made = survey(path, options)
        entries = len(made.survey.publications) if made.survey else 0
        counts = "1 entry" if entries == 1 else f"{entries} entries"
        return made, counts if made.survey else ""
    from cvtex.compiler.stages import check

    made = check(path, options)
    if made.document is None or made.failed:
        return made, ""
    sections, listed = len(made.document.sections), len(made.document.publications)
    return made, f"{count(sections, 'section')}, {count(listed, 'publication')}"


def bib(
    files: Sequence[Path] = (CV,),
    *,
    owner: str = "",
    short: bool = False,
    request: Request = NO_REQUEST,
) -> int:
    """Report on bibliographies."""
    from cvtex.cli.survey_text import survey_text
    from cvtex.compiler.survey import survey
    from cvtex.report.human import visible

    problems: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for path in files:
        made = survey(path, options_of(request), owner=owner)
        problems += made.diagnostics
        sources |= made.sources
        if made.survey is not None and not request.is_for_programs:
            is_owned = bool(owner) or not is_bibliography(path)
            told = survey_text(str(path), made.survey, is_owned=is_owned, is_short=short)
            say(visible(told, keep="\n"))
    return report(problems, sources, request.style)


def explain(code: str) -> int:
    """Print what a code of a message means."""
    from cvtex.diagnostics.suggestions import closest
    from cvtex.report.explain import codes, explanation

    text = explanation(code.strip("[]"))
    if text is None:
        close = closest(code.strip("[]"), codes())
        guess = f"; did you mean `{close}`?" if close else f": they are {', '.join(codes())}"
        message = f"there is no code `{code}`{guess}"
        raise OptionError(message)
    say(text)
    return 0


def schema(output: Path | None = None) -> int:
    """Write the JSON Schema of a CV; without a path it is printed."""
    from cvtex.schema.json_schema import to_json

    problems = deliver(output or Path("-"), to_json().encode(), NO_REQUEST)
    return report(problems, {}, NO_REQUEST.style)


def cache_clear() -> int:
    """Throw away what is kept between runs."""
    from cvtex.files.cache import clear

    for folder in clear():
        say(f"Cleared {folder}")
    return 0


def new(folder: Path = Path()) -> int:
    """Make a starter CV; nothing is overwritten."""
    from cvtex.cli.starter import new_cv

    made = new_cv(folder)
    for path in made.value or ():
        say(f"Wrote {path}")
    if made.value:
        step = "" if folder == Path() else f"cd {folder} && "
        say(f"Next: {step}cvtex pdf")
    return report(made.diagnostics, {}, NO_REQUEST.style)
