"""Recognise the file of another CV program as a whole, by the keys that only such files have.

One message then stands for those about each of its keys. The shapes are those of the schemas that
the programs publish: RenderCV (`schema.json`), JSON Resume (`schema.json` of resume-schema),
YAMLResume (`content` of its resume model), al-folio (`_data/cv.yml`), Reactive Resume and FRESH
(HackMyResume), and of the exports of Europass (`SkillsPassport`) and LinkedIn (profile API).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cvtex.diagnostics import Code, Diagnostic, error
from cvtex.yaml import Data, Path, YamlDocument

_RENDERCV_TOP = frozenset({"locale", "rendercv_settings", "settings", "locale_catalog"})
_RENDERCV_CV = frozenset({"social_networks", "custom_connections", "headline", "website", "photo"})
_JSON_RESUME = frozenset({
    "work", "volunteer", "education", "awards", "certificates", "publications", "skills",
    "languages", "interests", "references", "projects", "meta",
})  # fmt: skip
_LINKEDIN = frozenset({
    "positions", "educations", "publicIdentifier", "profileUrl", "localizedFirstName", "headline",
})  # fmt: skip


class _Program(NamedTuple):
    """A program whose files are recognised.

    `seen_in` returns the key by which a file is recognised, or an empty text. `kind` is that of
    `cvtex import`, if it reads such a file, and `hint` says what to do otherwise.
    """

    name: str
    seen_in: Callable[[dict[str, Data]], str]
    kind: str = ""
    hint: str = "`cvtex new DIR` writes a CV of cvtex to copy your texts into"


def foreign_format(document: YamlDocument) -> Diagnostic | None:
    """Return the diagnostic for the file of another CV program; None for any other file."""
    data = document.data
    if isinstance(data, list):
        if not _is_al_folio(data):
            return None
        return _foreign("al-folio", document, (0,), _command("al-folio", document.source.path))
    if not isinstance(data, dict):
        return None
    for program in _PROGRAMS:
        if key := program.seen_in(data):
            hint = _command(program.kind, document.source.path) if program.kind else program.hint
            return _foreign(program.name, document, (key,), hint)
    return None


_EXPORT = "`cvtex export json`"


def _foreign(program: str, document: YamlDocument, path: Path, hint: str) -> Diagnostic:
    message = f"this is a file of {program}, not of cvtex"
    if program == _EXPORT:
        message = f"this is the result of {program}, not a CV"
    place = document.locate(path, key=True)
    return error(Code.FOREIGN_FORMAT, message, place, hints=(hint,))


def _command(kind: str, path: str) -> str:
    """Return the hint to import a file; it may itself have the name of the CV to be written."""
    import shlex
    from pathlib import PurePath

    name = "-" if path in _STANDARD_INPUT else shlex.quote(path)
    folder = " -o new" if PurePath(path).name == "cv.yaml" else ""
    return f"`cvtex import {kind} {name}{folder}` makes a CV of cvtex from it"


_STANDARD_INPUT = frozenset({"stdin.yaml", "stdin.json", "stdin.toml"})
"""The names of standard input in messages."""


def _is_al_folio(data: Sequence[Data]) -> bool:
    """Tell whether a list is the `_data/cv.yml` of a site, whose parts have a title and a type."""
    parts = [part for part in data if isinstance(part, dict)]
    return len(parts) == len(data) > 0 and all(
        {"title", "type", "contents"} <= part.keys() for part in parts[:2]
    )


def _rendercv(data: dict[str, Data]) -> str:
    cv = data.get("cv")
    if not isinstance(cv, dict) or isinstance(data.get("sections"), list):
        return ""
    is_whole = isinstance(cv.get("sections"), dict) or not _RENDERCV_CV.isdisjoint(cv)
    return "cv" if is_whole or not _RENDERCV_TOP.isdisjoint(data) else ""


def _json_resume(data: dict[str, Data]) -> str:
    if "sections" in data or "name" in data:
        return ""
    basics, others = data.get("basics"), _JSON_RESUME.intersection(data)
    if isinstance(basics, dict) and (others or not {"profiles", "location"}.isdisjoint(basics)):
        return "basics"
    lists = [key for key in data if key in others and isinstance(data[key], list)]
    is_schema = "resume-schema" in str(data.get("$schema", ""))
    if basics is None and (is_schema or len(lists) >= _FEWEST_LISTS):
        return lists[0] if lists else "$schema" if is_schema else ""
    return ""


_FEWEST_LISTS = 2
"""The fewest lists of JSON Resume by which a file without `basics` is recognised."""


def _yamlresume(data: dict[str, Data]) -> str:
    content = data.get("content")
    if not isinstance(content, dict) or "sections" in data:
        return ""
    return "content" if "basics" in content or not _JSON_RESUME.isdisjoint(content) else ""


def _reactive_resume(data: dict[str, Data]) -> str:
    has_both = isinstance(data.get("basics"), dict) and isinstance(data.get("sections"), dict)
    return "basics" if has_both else ""


def _fresh(data: dict[str, Data]) -> str:
    employment = data.get("employment")
    return "employment" if isinstance(employment, dict) and "history" in employment else ""


def _europass(data: dict[str, Data]) -> str:
    return "SkillsPassport" if isinstance(data.get("SkillsPassport"), dict) else ""


def _linkedin(data: dict[str, Data]) -> str:
    for first, last in (("firstName", "lastName"), ("localizedFirstName", "localizedLastName")):
        if first in data and last in data and not _LINKEDIN.isdisjoint(data):
            return first
    return ""


def _export(data: dict[str, Data]) -> str:
    return "cvtex" if "cvtex" in data and "contacts" in data else ""


_PROGRAMS = (
    _Program("RenderCV", _rendercv, "rendercv"),
    _Program("YAMLResume", _yamlresume, "yamlresume"),
    _Program("Reactive Resume", _reactive_resume),
    _Program("JSON Resume", _json_resume, "json-resume"),
    _Program(
        "HackMyResume (FRESH)",
        _fresh,
        hint="HackMyResume converts it to JSON Resume, which `cvtex import json-resume` reads",
    ),
    _Program("Europass", _europass, "europass"),
    _Program(
        "LinkedIn",
        _linkedin,
        hint="`cvtex import linkedin FILE.zip` reads the archive of your data from LinkedIn",
    ),
    _Program(_EXPORT, _export, hint="name the CV that it was made from instead"),
)
"""The programs, in the order in which they are looked for."""
