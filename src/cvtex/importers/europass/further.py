"""Publications and all other sections of a `Candidate`."""

from __future__ import annotations

from collections.abc import Iterator

from cvtex.importers.dates import date_of
from cvtex.importers.draft import Value
from cvtex.importers.europass.elements import find, find_all, words
from cvtex.importers.europass.values import html_of, line_of, links_of, moment_of, period_in
from cvtex.importers.origin import Node
from cvtex.importers.parts.contacts import take_address
from cvtex.importers.parts.texts import joined
from cvtex.importers.titles import title_of
from cvtex.locales import Locale


def publications_of(profile: Node) -> Iterator[Value]:
    """Yield publications as entries, since their authors are not divided."""
    for publication in find_all(profile, "PublicationHistory", "Publication"):
        title = line_of(words(find(publication, "Title")))
        described = html_of(find(publication, "FormattedPublicationDescription"))
        reference = html_of(find(publication, "Reference"))
        names = ("Authors", "Journal", "Publisher", "Volume")
        details = ", ".join(filter(None, (line_of(words(find(publication, n))) for n in names)))
        address = take_address(words(find(publication, "DOI", "Link"))) or links_of(publication)[0]
        if not title:
            title, described = " ".join(described.split()), ""
        if title or reference:
            yield {
                "date": date_of(words(find(publication, "Year")).meaning()),
                "title": title or reference,
                "summary": joined(described, details, reference if title else ""),
                "url": address,
            }


def further_sections(profile: Node, locale: Locale) -> Iterator[Value]:
    """Yield the sections that a person named, and those that are lists of dated entries."""
    sections: dict[str, list[Value]] = {}
    for other in find_all(profile, "Others"):
        named, found = words(find(other, "Title")), [*_entries(other, "Other", locale)]
        if not found:
            continue
        if named.peek() in sections:
            named.understood()
        title = line_of(named) if named.fate is None else named.peek()
        sections.setdefault(title or title_of("other", locale), []).extend(found)
    for name, kind in _LISTS:
        for whole in find_all(profile, name):
            found = [
                entry for child in whole.items() for entry in _entries(whole, child[0], locale)
            ]
            sections.setdefault(title_of(kind, locale), []).extend(found)
    yield from ({"title": title, "entries": found} for title, found in sections.items() if found)


_LISTS = (
    ("CreativeWorks", "other"), ("Projects", "projects"), ("NetworksAndMemberships", "memberships"),
    ("SocialAndPoliticalActivities", "service"), ("ConferencesAndSeminars", "talks"),
    ("VoluntaryWorks", "volunteer"), ("CourseCertifications", "certificates"),
    ("Certifications", "certificates"), ("EmploymentReferences", "references"),
    ("HobbiesAndInterests", "interests"), ("CommunicationAndInterpersonalSkills", "skills"),
    ("OrganisationalSkills", "skills"), ("ManagementAndLeadershipSkills", "skills"),
)  # fmt: skip
"""The lists of dated entries with a title, and what the title of their section is for."""


def _entries(parent: Node, name: str, locale: Locale) -> Iterator[Value]:
    for entry in find_all(parent, name):
        names = ("Title", "Name", "CertificationName", "OrganizationName", "FormattedName")
        titles = [line_of(words(find(entry, key))) for key in names]
        title = next(filter(None, titles), "")
        described = joined(*(html_of(find(entry, key)) for key in ("Description", "Text")))
        period: Value = ""
        for key in ("Date", "EffectiveTimePeriod", "Period", "FirstIssuedDate", "IssuedDate"):
            period = (
                period
                or period_in(find(entry, key), locale)
                or date_of(moment_of(find(entry, key)), locale)
            )
        address, further = links_of(entry)
        if title or described:
            own = title or " ".join(described.split())
            yield {
                "date": period,
                "title": own,
                "location": line_of(words(find(entry, "Location"))),
                "summary": joined(described if title else "", *further),
                "url": address,
            }
