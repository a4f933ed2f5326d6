"""Languages and skills of a `Candidate`."""

from __future__ import annotations

from collections.abc import Iterator

from cvtex.importers.draft import Value
from cvtex.importers.europass.elements import find, find_all, words
from cvtex.importers.europass.levels import levels_text, mother_tongue
from cvtex.importers.europass.values import line_of
from cvtex.importers.origin import Node
from cvtex.locales import Locale
from cvtex.locales.codes import language_name
from cvtex.text.escaping import escaped


def _spoken(node: Node, locale: Locale) -> str:
    """Return the name of a language, which may be a code."""
    own = words(node)
    for flag in ("@name", "@schemeName", "@typeCode"):
        node.get(flag).understood()
    if name := language_name(own.peek(), locale) if len(own.peek()) <= 3 else "":
        own.understood()
        return escaped(name)
    return line_of(own)


def languages_of(person: Node, profile: Node, locale: Locale) -> Iterator[Value]:
    """Yield the languages: those of childhood first, then those with levels."""
    for code in find_all(person, "PrimaryLanguageCode"):
        if name := _spoken(code, locale):
            yield {"language": name, "fluency": mother_tongue(locale)}
    for competency in find_all(profile, "PersonQualifications", "PersonCompetency"):
        if words(find(competency, "TaxonomyID")).peek().lower() != "language":
            continue
        find(competency, "TaxonomyID").understood()
        levels: dict[str, str] = {}
        for dimension in find_all(competency, "CompetencyDimension"):
            kind = words(find(dimension, "CompetencyDimensionTypeCode"))
            level = words(find(dimension, "Score", "ScoreText"))
            kind.understood()
            if kind and level:
                level.understood()
                levels[kind.peek().rpartition("CEF-")[2]] = level.peek().upper()
        name = _spoken(find(competency, "CompetencyID"), locale)
        if name:
            yield {"language": name, "fluency": levels_text(levels, locale)}


def skills_of(profile: Node) -> Iterator[Value]:
    """Yield groups of skills with their names, then the skills without a group."""
    loose: list[str] = []
    for where in ("PersonQualifications", "Skills"):
        for competency in find_all(profile, where, "PersonCompetency"):
            if words(find(competency, "TaxonomyID")).peek().lower() != "language":
                loose.append(_competency(competency))
    for group in (
        *find_all(profile, "Skills", "SkillsGroup"),
        *find_all(profile, "DigitalSkills", "DigitalSkillsGroup"),
    ):
        title = line_of(words(find(group, "Title")))
        names = [_competency(part) for part in find_all(group, "PersonCompetency")]
        names += [line_of(words(part)) for part in find_all(group, "DigitalSkill")]
        names = [*filter(None, names)]
        if title:
            yield {"name": title, "keywords": names}
        else:
            loose += names
    loose += [line_of(words(skill)) for skill in find_all(profile, "DigitalSkills", "DigitalSkill")]
    yield from ({"name": skill} for skill in dict.fromkeys(filter(None, loose)))


def _competency(node: Node) -> str:
    find(node, "TaxonomyID").understood()
    return line_of(words(find(node, "CompetencyName"))) or line_of(
        words(find(node, "CompetencyID"))
    )
