"""Positions and studies of a `Candidate`."""

from __future__ import annotations

from collections.abc import Iterator

from cvtex.importers.draft import Value
from cvtex.importers.europass.elements import find, find_all, words
from cvtex.importers.europass.values import (
    TECHNICAL,
    country_of,
    described_as,
    line_of,
    links_of,
    period_in,
    place_of,
)
from cvtex.importers.origin import Node
from cvtex.importers.parts.texts import joined
from cvtex.locales import Locale


def experience_of(profile: Node, locale: Locale) -> Iterator[Value]:
    """Yield the positions."""
    for employer in find_all(profile, "EmploymentHistory", "EmployerHistory"):
        organization = _organization(employer)
        place, page = place_of(employer, locale)
        own_page, further = links_of(employer)
        find(employer, "IndustryCode").left("a code of the editor for the sector")
        for history in find_all(employer, "PositionHistory"):
            for name in ("@typeCode", "@languageID"):
                find(history, "PositionTitle", name).left(TECHNICAL)
            position = line_of(words(find(history, "PositionTitle")))
            city = line_of(words(find(history, "City")))
            country = country_of(find(history, "Country"), locale)
            where = ", ".join(filter(None, (city, country)))
            if where:
                for channel in find_all(employer, "OrganizationContact", "Communication"):
                    if find(channel, "Address"):
                        channel.left("it is the address of an employer")
            period = period_in(find(history, "EmploymentPeriod"), locale)
            if not period:
                period = period_in(find(employer, "EmploymentPeriod"), locale)
            yield {
                "date": period,
                "organization": organization or position,
                "position": position if organization else "",
                "location": where or place,
                **described_as(find(history, "Description"), *further),
                "url": own_page or page,
            }


def _organization(employer: Node) -> str:
    """Return the employer, and the department if it has another name."""
    name, department = (words(find(employer, key)) for key in ("OrganizationName", "Department"))
    if department.peek() in name.peek():
        department.understood()
        return line_of(name)
    return joined(line_of(name), line_of(department), by=", ")


def education_of(profile: Node, locale: Locale) -> Iterator[Value]:
    """Yield the studies."""
    for school in find_all(profile, "EducationHistory", "EducationOrganizationAttendance"):
        name = line_of(words(find(school, "OrganizationName")))
        place, page = place_of(school, locale)
        own_page, further = links_of(school)
        degree = find(school, "EducationDegree")
        titles = [
            line_of(words(find(degree, "DegreeName"))),
            line_of(words(find(school, "ProgramName"))),
        ]
        level = words(find(school, "EducationLevelCode"))
        details = [f"EQF {level.text()}" if level else ""]
        credit, unit = (line_of(words(find(degree, x))) for x in ("NumberOfCredit", "CreditType"))
        details += [" ".join(filter(None, (credit, unit)))]
        details.append(line_of(words(find(degree, "NationalClassification"))))
        for field in find_all(degree, "FieldOfStudy"):
            field.left("a code of the editor for the field of study")
        title = ", ".join(filter(None, titles))
        described = described_as(find(degree, "OccupationalSkillsCovered"), *further)
        if extra := ", ".join(filter(None, details)):
            described["summary"] = joined(extra, str(described.get("summary", "")))
        yield {
            "date": period_in(find(school, "AttendancePeriod"), locale),
            "institution": name or title,
            "degree": title if name else "",
            "location": place,
            "thesis": line_of(words(find(degree, "Thesis"))),
            "score": line_of(words(find(degree, "FinalGrade", "ScoreText"))),
            **described,
            "url": own_page or page,
        }
