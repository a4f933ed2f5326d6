"""`cvtex new`: write a starter CV, of an invented person or of one who is named.

The JSON Schema is written with it, so that an editor finds it offline.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from cvtex.cli.arguments import NO_REQUEST, OptionError
from cvtex.cli.starter_language import own_language, starter_language
from cvtex.cli.terminal import report, say
from cvtex.cli.themes import templates_at, unknown_theme
from cvtex.diagnostics import Code, Result, Severity
from cvtex.files import is_bibliography
from cvtex.files.new_files import write_new_files
from cvtex.files.paths import real_path
from cvtex.files.read import read_data
from cvtex.schema.json_schema import cv_schema_text
from cvtex.starter import starter_bibliography, starter_cv
from cvtex.starter.named import named_cv

SCHEMA = "cv.schema.json"
"""The name of the schema file, as the first line of the starter's `cv.yaml` has it."""


def new(
    folder: Path = Path(),
    name: str = "",
    bibliography: Path | None = None,
    theme: str = "",
    *,
    language: str = "",
) -> int:
    """Write a starter CV; no file is overwritten.

    `name` is the person's, without whom it is an invented one, and `bibliography` a .bib file.
    `theme` is the theme of the CV, if it is not the default, and `language` a tag or what the user
    takes for one.
    """
    tag = starter_language(language) if language else ""
    if theme and (problem := unknown_theme(templates_at(folder / "cv.yaml"), theme)):
        return report((problem,), {}, NO_REQUEST.style)
    name = " ".join(name.split())
    if bibliography is not None and not name:
        message = "--from needs the name of the person: `--name NAME`"
        raise OptionError(message)
    if bibliography is not None and not is_bibliography(bibliography):
        message = f"`{bibliography}` is not a .bib file"
        raise OptionError(message)
    written = new_cv(folder, name, bibliography, theme, language=tag)
    for path in written.value or ():
        say("Wrote {}", path)
    if written.value:
        if not language and (hint := own_language(os.environ)):
            say("{}", hint)
        step = "" if folder == Path() else f"cd {folder} && "
        say("Next: {}cvtex {}", step, "validate" if name else "pdf")
    return report(written.diagnostics, {}, NO_REQUEST.style)


def new_cv(
    folder: Path,
    name: str = "",
    bibliography: Path | None = None,
    theme: str = "",
    *,
    language: str = "",
) -> Result[tuple[Path, ...]]:
    """Write the starter's files to a folder, creating it if need be; overwrite no file.

    With a name, the CV is that person's, with the publications of a bibliography: a file in the
    folder is named by the CV, and any other is copied beside it. `theme` is the CV's, if it is not
    the default. `language` is the tag of a language that has a starter (`find_language`), which the
    CV then names; without one it is in English. Returns the paths that were written, or an error
    that names the files that exist already; a schema that is the same is left as it is.
    """
    if name:
        own = _own_files(folder, name, bibliography, language, theme)
        if own.value is None:
            return Result(None, own.diagnostics)
        files = dict(own.value)
    else:
        files = {
            "cv.yaml": starter_cv(language, theme).encode(),
            "publications.bib": starter_bibliography(language).encode(),
        }
    files |= schema_file()
    hint = "name another folder: `cvtex new DIR`"
    return write_new_files(folder, files, hint=hint, keep_equal=(SCHEMA,))


def schema_file() -> dict[str, bytes]:
    """Return the JSON Schema as a file beside a CV, by its name."""
    return {SCHEMA: cv_schema_text().encode()}


def _own_files(
    folder: Path, name: str, bibliography: Path | None, language: str, theme: str
) -> Result[Mapping[str, bytes]]:
    """Return the CV of a person, and the copy of the bibliography if it is outside the folder."""
    cv = partial(named_cv, name, language=language, theme=theme)
    if bibliography is None:
        return Result({"cv.yaml": cv(None, {}).encode()})
    from cvtex.bibliography.vocabulary import type_of
    from cvtex.compiler.survey import survey

    surveyed = survey(bibliography, owner=name)
    if surveyed.survey is None:
        return Result(None, tuple(d for d in surveyed.diagnostics if d.severity is Severity.ERROR))
    groups: dict[str, list[str]] = {}
    for kind in surveyed.survey.types:
        groups.setdefault(type_of(kind).group, []).append(kind)
    inside, target = real_path(folder), real_path(bibliography)
    path = bibliography.name
    files: dict[str, bytes] = {}
    if target.is_relative_to(inside):
        path = target.relative_to(inside).as_posix()
    else:
        files[path] = read_data(bibliography, what="the bibliography").value or b""
    text = cv(path, groups)
    for line in _empty_lists(folder, text, path, bibliography):
        # All entries of these types are shown with others, as preprints of published papers.
        groups = {g: types for g, types in groups.items() if f"[{', '.join(types)}]" not in line}
    return Result({"cv.yaml": cv(path, groups).encode(), **files})


def _empty_lists(folder: Path, text: str, path: str, bibliography: Path) -> list[str]:
    """Return the lines of a CV, which is not written yet, whose lists of publications are empty."""
    from cvtex.compiler import Options
    from cvtex.compiler.stages import check

    cv = folder / "cv.yaml"
    data = read_data(bibliography, what="the bibliography").value or b""
    contents = {str(cv): text.encode(), str(folder / path): data}
    found = check(cv, Options(contents=contents, root=folder)).diagnostics
    lines = text.split("\n")
    return [lines[d.span.line - 1] for d in found if d.code is Code.EMPTY_SELECTION and d.span]
