"""Recognise the file of another CV program as a whole, by the keys that only such files have.

One message then stands for those about each of its keys. The shapes are those of the schemas that
the programs publish: RenderCV (`schema.json`), JSON Resume (`schema.json` of resume-schema),
YAMLResume (`content` of its resume model), Reactive Resume and FRESH (HackMyResume), and of the
exports of Europass (`SkillsPassport`) and LinkedIn (profile API).
"""

from __future__ import annotations

from collections.abc import Callable

from cvtex.diagnostics import Code, Diagnostic, error
from cvtex.yaml import Data, YamlDocument

_RENDERCV_TOP = frozenset({"locale", "rendercv_settings", "settings", "locale_catalog"})
_RENDERCV_CV = frozenset({"social_networks", "custom_connections", "headline", "website", "photo"})
_JSON_RESUME = frozenset({
    "work", "volunteer", "education", "awards", "certificates", "publications", "skills",
    "languages", "interests", "references", "projects", "meta",
})  # fmt: skip
_LINKEDIN = frozenset({
    "positions", "educations", "publicIdentifier", "profileUrl", "localizedFirstName", "headline",
})  # fmt: skip

_BODY = "its sections become `- title: …` below `sections:`, its publications a .bib file"


def foreign_format(document: YamlDocument) -> Diagnostic | None:
    """Return the diagnostic for the file of another CV program; None for any other file."""
    data = document.data
    if not isinstance(data, dict):
        return None
    for program, seen_in in _PROGRAMS:
        if key := seen_in(data):
            message = f"this is a file of {program}, which cvtex cannot read"
            hints = (
                "`cvtex new DIR` writes a CV of cvtex to copy your texts into",
                f"{_ADVICE[program]}; {_BODY}" if program in _ADVICE else _BODY,
            )
            return error(
                Code.FOREIGN_FORMAT, message, document.locate((key,), key=True), hints=hints
            )
    return None


_ADVICE = {
    "RenderCV": "what is below `cv:` is at the top level in cvtex",
    "JSON Resume": "what is below `basics:` is at the top level in cvtex",
    "`cvtex export json`": "name the CV that it was made from instead",
    "YAMLResume": "what is below `basics:` is at the top level in cvtex",
}
"""Where the main part of a file of each program belongs."""


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


_PROGRAMS: tuple[tuple[str, Callable[[dict[str, Data]], str]], ...] = (
    ("RenderCV", _rendercv),
    ("YAMLResume", _yamlresume),
    ("Reactive Resume", _reactive_resume),
    ("JSON Resume", _json_resume),
    ("HackMyResume (FRESH)", _fresh),
    ("Europass", _europass),
    ("LinkedIn", _linkedin),
    ("`cvtex export json`", _export),
)
"""The programs, each with a function that returns the key by which a file of it is recognised."""
