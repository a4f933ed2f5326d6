"""The CV that europass.europa.eu has written since 2020: a `Candidate` of HR Open Standards.

Long texts are HTML. Countries and languages are codes, which become names in the language of the
CV. What the elements mean was taken from the documentation of the schema by the European
Commission (DG EMPL, 2020) and from files that the editor wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvtex.locales.codes import country_name, language_name
from cvtex.importers.contacts import one_or_all, profile_of, take_address, take_emails
from cvtex.importers.dates import date_of, period_of
from cvtex.importers.draft import Draft, Value
from cvtex.importers.europass.elements import find, find_all, words
from cvtex.importers.html import rich_text_of_html
from cvtex.importers.origin import Node
from cvtex.importers.plain import joined, label_of, line_of
from cvtex.importers.titles import title_of
from cvtex.locales import Locale, locale_of
from cvtex.locales.tags import tag_of
from cvtex.schema.person.networks import network_called
from cvtex.text.escaping import escaped

_TECHNICAL = "data of the editor"


def import_candidate(candidate: Node) -> Draft:
    """Turn a `Candidate` into a CV in its language."""
    profile, person = find(candidate, "CandidateProfile"), find(candidate, "CandidatePerson")
    language = find(profile, "@languageCode")
    locale = locale_of(language.meaning() or "en")
    for name in ("DocumentID", "CandidateSupplier", "RenderingInformation", "AlternateDocumentID"):
        find(candidate, name).left(_TECHNICAL)
    find(profile, "ID").left(_TECHNICAL)
    cv: dict[str, Value] = {"name": _name(person)}
    if locale.tag != "en":
        cv["language"] = locale.tag
    cv |= _contacts(person, locale)
    cv["personal"] = _personal(person, profile, locale)
    for code in find_all(profile, "Attachment"):
        code.left(
            "a picture or a file in the XML: save it as a PNG or JPEG file, and name it in `image`"
        )
    sections: list[Value] = []
    for kind, block, entries in (
        ("summary", "text", _html(find(profile, "ExecutiveSummary"))),
        ("experience", "experience", list(_experience(profile, locale))),
        ("education", "education", list(_education(profile, locale))),
        ("languages", "languages", list(_languages(person, profile, locale))),
        ("skills", "skills", list(_skills(profile))),
        ("publications", "entries", list(_publications(profile))),
    ):
        if entries:
            sections.append({"title": title_of(kind, locale), block: entries})
    sections += _further(profile, locale)
    cv["sections"] = sections
    return Draft(cv, heading=["Made from a CV of Europass."])


def _name(person: Node) -> Value:
    given = label_of(words(find(person, "PersonName", "GivenName")))
    family = label_of(words(find(person, "PersonName", "FamilyName")))
    if not (given or family):
        return "?"
    return (
        {"given": given, "family": family} if " " in given + family else f"{given} {family}".strip()
    )


def _html(node: Node) -> str:
    """Take a text with HTML in it."""
    own = words(node)
    return rich_text_of_html(own.text()) if own else ""


def _contacts(person: Node, locale: Locale) -> dict[str, Value]:
    emails: list[str] = []
    phones: list[Value] = []
    places: list[str] = []
    homepages: list[str] = []
    profiles: list[Value] = []
    for channel in find_all(person, "Communication"):
        kind = words(find(channel, "ChannelCode")).meaning().lower()
        use = words(find(channel, "UseCode"))
        address = words(find(channel, "URI"))
        if find(channel, "DialNumber"):
            use.left("the use of a telephone number")
            phones.append(_phone(channel))
        elif find(channel, "Address"):
            use.left("the use of an address")
            places.append(_address(find(channel, "Address"), locale))
        elif kind == "email" or "@" in address.peek():
            use.left("the use of an e-mail address")
            emails += take_emails(address)
        elif kind == "web":
            use.left("the use of an address")
            homepages.append(take_address(address))
        elif found := profile_of(use, _nothing(channel), address):
            profiles.append(found)
        elif network_called(use.peek()) and (found := profile_of(use, address, _nothing(channel))):
            profiles.append(found)
    return {
        "email": one_or_all(emails),
        "phone": [*filter(None, phones)],
        "location": one_or_all([*filter(None, places)]),
        "url": one_or_all([*filter(None, homepages)]),
        "profiles": profiles,
    }


def _nothing(node: Node) -> Node:
    return node.get("@")


def _phone(channel: Node) -> Value:
    prefix = words(find(channel, "CountryDialing")).text().lstrip("+0")
    number = label_of(words(find(channel, "DialNumber")))
    find(channel, "CountryCode").understood()
    return f"+{prefix} {number}" if prefix else number


def _address(address: Node, locale: Locale) -> str:
    lines = [line_of(words(line)) for line in find_all(address, "AddressLine")]
    code, city = (
        line_of(words(find(address, "PostalCode"))),
        line_of(words(find(address, "CityName"))),
    )
    town = " ".join(filter(None, (code, city)))
    return ", ".join(filter(None, (*lines, town, _country(find(address, "CountryCode"), locale))))


def _country(node: Node, locale: Locale) -> str:
    own = words(node)
    name = country_name(own.peek(), locale) if own else ""
    if name:
        own.understood()
        return escaped(name)
    return line_of(own)


def _personal(person: Node, profile: Node, locale: Locale) -> Value:
    nationalities = [_country(code, locale) for code in find_all(person, "NationalityCode")]
    licences = [
        label_of(words(code))
        for code in find_all(profile, "Licenses", "License", "LicenseTypeCode")
    ]
    gender = words(find(person, "GenderCode"))
    if re.sub(r"\W|_", "", gender.peek().lower()) in {"donotindicate", "notspecified"}:
        gender.understood()
    return {
        "birth_date": date_of(words(find(person, "BirthDate")).meaning(), locale),
        "nationality": one_or_all([*filter(None, nationalities)]),
        "gender": line_of(gender),
        "driving_licence": one_or_all([*filter(None, licences)]),
    }


def _period(node: Node, locale: Locale) -> Value:
    start, end = (_moment(find(node, name)) for name in ("StartDate", "EndDate"))
    current = [words(find(node, name)) for name in ("CurrentIndicator", "Ongoing")]
    is_current = any(flag.meaning().lower() == "true" for flag in current)
    return period_of(start, "" if is_current else end, locale, is_open=is_current or not end)


def _moment(node: Node) -> str:
    return (
        words(find(node, "FormattedDateTime")).meaning() or words(find(node, "DateText")).meaning()
    )


def _links(node: Node) -> tuple[str, list[str]]:
    """Return the first address of an entry, and further ones as links in its text."""
    found = [take_address(words(link)) for link in find_all(node, "Link")]
    found = [*filter(None, found)]
    return (found[0] if found else ""), [f"<{address}>" for address in found[1:]]


def _place(node: Node, locale: Locale) -> tuple[str, str]:
    """Return the place of an organization, and its homepage."""
    places: list[str] = []
    pages: list[str] = []
    for channel in find_all(node, "OrganizationContact", "Communication"):
        for name in ("UseCode", "ChannelCode"):
            find(channel, name).understood()
        if find(channel, "Address"):
            places.append(_address(find(channel, "Address"), locale))
        elif words(find(channel, "URI")):
            pages.append(take_address(words(find(channel, "URI"))))
    return ", ".join(filter(None, places)), next(filter(None, pages), "")


def _experience(profile: Node, locale: Locale) -> Iterator[Value]:
    for employer in find_all(profile, "EmploymentHistory", "EmployerHistory"):
        organization = line_of(words(find(employer, "OrganizationName")))
        place, page = _place(employer, locale)
        own_page, further = _links(employer)
        find(employer, "IndustryCode").left("a code of the editor for the sector")
        for history in find_all(employer, "PositionHistory"):
            find(history, "PositionTitle", "@typeCode").left(_TECHNICAL)
            position = line_of(words(find(history, "PositionTitle")))
            city = line_of(words(find(history, "City")))
            country = _country(find(history, "Country"), locale)
            where = ", ".join(filter(None, (city, country)))
            period = _period(find(history, "EmploymentPeriod"), locale)
            if not period:
                period = _period(find(employer, "EmploymentPeriod"), locale)
            yield {
                "date": period,
                "organization": organization or position,
                "position": position if organization else "",
                "location": where or place,
                **_described(find(history, "Description"), *further),
                "url": own_page or page,
            }


def _described(node: Node, *further: str) -> dict[str, Value]:
    """Return a description as highlights if all of it is a list, else as a summary."""
    text = joined(_html(node), *further)
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and all(line.startswith("- ") for line in lines):
        return {"highlights": [line.removeprefix("- ") for line in lines]}
    return {"summary": text}


def _education(profile: Node, locale: Locale) -> Iterator[Value]:
    for school in find_all(profile, "EducationHistory", "EducationOrganizationAttendance"):
        name = line_of(words(find(school, "OrganizationName")))
        place, page = _place(school, locale)
        own_page, further = _links(school)
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
        described = _described(find(degree, "OccupationalSkillsCovered"), *further)
        if extra := ", ".join(filter(None, details)):
            described["summary"] = joined(extra, str(described.get("summary", "")))
        yield {
            "date": _period(find(school, "AttendancePeriod"), locale),
            "institution": name or title,
            "degree": title if name else "",
            "location": place,
            "thesis": line_of(words(find(degree, "Thesis"))),
            "score": line_of(words(find(degree, "FinalGrade", "ScoreText"))),
            **described,
            "url": own_page or page,
        }


def _spoken(node: Node, locale: Locale) -> str:
    """Return the name of a language, which may be a code."""
    own = words(node)
    for flag in ("@name", "@schemeName", "@typeCode"):
        node.get(flag).understood()
    if name := language_name(own.peek(), locale) if len(own.peek()) <= 3 else "":  # noqa: PLR2004
        own.understood()
        return escaped(name)
    return line_of(own)


def _languages(person: Node, profile: Node, locale: Locale) -> Iterator[Value]:
    for code in find_all(person, "PrimaryLanguageCode"):
        if name := _spoken(code, locale):
            yield {"language": name, "fluency": _NATIVE.get(locale.tag, _NATIVE["en"])}
    for competency in find_all(profile, "PersonQualifications", "PersonCompetency"):
        if words(find(competency, "TaxonomyID")).peek().lower() != "language":
            continue
        find(competency, "TaxonomyID").understood()
        levels: dict[str, str] = {}
        for dimension in find_all(competency, "CompetencyDimension"):
            kind = words(find(dimension, "CompetencyDimensionTypeCode"))
            level = words(find(dimension, "Score", "ScoreText"))
            if kind and level:
                levels[kind.meaning().rpartition("CEF-")[2]] = level.text().upper()
        name = _spoken(find(competency, "CompetencyID"), locale)
        if name:
            yield {"language": name, "fluency": _fluency(levels)}


_NATIVE = {
    "bg": "майчин език", "ca": "llengua materna", "cs": "mateřský jazyk", "da": "modersmål",
    "de": "Muttersprache", "el": "μητρική γλώσσα", "en": "native", "es": "lengua materna",
    "fi": "äidinkieli", "fr": "langue maternelle", "hr": "materinski jezik", "hu": "anyanyelv",
    "it": "lingua madre", "nb": "morsmål", "nl": "moedertaal", "pl": "język ojczysty",
    "pt": "língua materna", "ro": "limbă maternă", "sk": "materinský jazyk",
    "sl": "materni jezik", "sv": "modersmål", "tr": "ana dil", "uk": "рідна мова",
}  # fmt: skip
"""That somebody speaks a language from childhood, by the language of the CV."""


def _fluency(levels: dict[str, str]) -> str:
    """Return levels of the Common European Framework: one if all are the same, else by skill."""
    if len(set(levels.values())) <= 1:
        return next(iter(levels.values()), "")
    return ", ".join(
        f"{re.sub(r'^.*-', '', kind).lower()} {level}" for kind, level in levels.items()
    )


def _skills(profile: Node) -> Iterator[Value]:
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


def _publications(profile: Node) -> Iterator[Value]:
    for publication in find_all(profile, "PublicationHistory", "Publication"):
        title = line_of(words(find(publication, "Title")))
        described = _html(find(publication, "FormattedPublicationDescription"))
        reference = _html(find(publication, "Reference"))
        names = ("Authors", "Journal", "Publisher", "Volume")
        details = ", ".join(filter(None, (line_of(words(find(publication, n))) for n in names)))
        address = take_address(words(find(publication, "DOI", "Link"))) or _links(publication)[0]
        if not title:
            title, described = " ".join(described.split()), ""
        if title or reference:
            yield {
                "date": date_of(words(find(publication, "Year")).meaning()),
                "title": title or reference,
                "summary": joined(described, details, reference if title else ""),
                "url": address,
            }


def _further(profile: Node, locale: Locale) -> Iterator[Value]:
    """Yield the sections that a person named, and those that are lists of dated entries."""
    sections: dict[str, list[Value]] = {}
    for other in find_all(profile, "Others"):
        title = line_of(words(find(other, "Title"))) or title_of("other", locale)
        sections.setdefault(title, []).extend(_entries(other, "Other", locale))
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
        described = joined(*(_html(find(entry, key)) for key in ("Description", "Text")))
        period: Value = ""
        for key in ("Date", "EffectiveTimePeriod", "Period", "FirstIssuedDate", "IssuedDate"):
            period = (
                period
                or _period(find(entry, key), locale)
                or date_of(_moment(find(entry, key)), locale)
            )
        address, further = _links(entry)
        if title or described:
            own = title or " ".join(described.split())
            yield {
                "date": period,
                "title": own,
                "summary": joined(described if title else "", *further),
                "url": address,
            }
