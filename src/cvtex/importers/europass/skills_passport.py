"""The CV of Europass until 2020: `SkillsPassport`, as XML or as JSON of the same shape.

The names of elements are those of its schema, version 3 (Cedefop). In JSON, a list is directly at
the name that has one element more in XML: `WorkExperience` in the place of
`WorkExperienceList/WorkExperience`.
"""

from __future__ import annotations

from collections.abc import Iterator

from cvtex.importers.dates import date_of, period_of
from cvtex.importers.draft import YOUR_NAME, Commented, Draft, Value
from cvtex.importers.europass.elements import find, find_all, words
from cvtex.importers.europass.levels import levels_text, mother_tongue
from cvtex.importers.html import has_html, rich_text_of_html
from cvtex.importers.origin import Node
from cvtex.importers.parts.contacts import one_or_all, profile_of, take_address, take_emails
from cvtex.importers.parts.pictures import picture_in
from cvtex.importers.parts.texts import Texts, joined
from cvtex.importers.titles import title_of
from cvtex.locales import Locale, locale_of
from cvtex.locales.codes import country_name, language_name
from cvtex.text.escaping import escaped

_TEXTS = Texts()
line_of, label_of = _TEXTS.line, _TEXTS.label

_TECHNICAL = "it is data of the editor"


def import_learner(learner: Node, passport: Node) -> Draft:
    """Turn a `LearnerInfo` into a CV in the language that the passport names."""
    locale = locale_of((find(passport, "@locale") or find(passport, "Locale")).meaning() or "en")
    for name in ("DocumentInfo", "PrintingPreferences", "EuropeanSkillsPassport", "CoverLetter"):
        find(passport, name).left(_TECHNICAL)
    person = find(learner, "Identification")
    cv: dict[str, Value] = {"name": _name(person)}
    cv["label"] = line_of(_labelled(find(learner, "Headline", "Description")))
    find(learner, "Headline", "Type").left("it names the kind of the headline")
    if locale.tag != "en":
        cv["language"] = locale.tag
    cv |= _contacts(find(person, "ContactInfo"), locale)
    licences = [label_of(node) for node in _list(find(learner, "Skills"), "Driving", "Description")]
    personal = _personal(find(person, "Demographics"), locale)
    cv["personal"] = {**personal, "driving_licence": one_or_all([*filter(None, licences)])}
    photo = find(person, "Photo")
    name, picture = picture_in(words(find(photo, "Data")).peek())
    cv["image"] = name
    if picture:
        photo.understood()
    else:
        photo.left("it is not a PNG or JPEG file")
    sections: list[Value] = []
    for kind, block, entries in (
        ("experience", "experience", list(_experience(learner, locale))),
        ("education", "education", list(_education(learner, locale))),
        ("languages", "languages", list(_languages(learner, locale))),
        ("skills", "skills", list(_skills(learner, locale))),
        ("other", "entries", list(_achievements(learner))),
    ):
        if entries:
            sections.append({"title": title_of(kind, locale), block: entries})
    cv["sections"] = sections
    copies = {name: picture} if picture else {}
    heading = ["Made from a CV of the Europass editor that closed in 2020."]
    return Draft(cv, copies=copies, heading=heading)


def _list(node: Node, *path: str) -> Iterator[Node]:
    """Yield the elements of a list: of `AList/A` in XML, of `A` in JSON."""
    *before, name = path
    for parent in find_all(node, *before):
        within = [*find_all(parent, f"{name}List", name)]
        yield from within or find_all(parent, name)


def _labelled(node: Node) -> Node:
    """Return the text of something that may have a code and a label."""
    if node.is_mapping and node.get("Label"):
        for name in ("Code", "@code"):
            node.get(name).understood()
        return words(find(node, "Label"))
    return words(node)


def _html(node: Node) -> str:
    own = words(node)
    return rich_text_of_html(own.meaning() if has_html(own.peek()) else own.text()) if own else ""


def _name(person: Node) -> Value:
    given = label_of(words(find(person, "PersonName", "FirstName")))
    family = label_of(words(find(person, "PersonName", "Surname")))
    title = label_of(_labelled(find(person, "PersonName", "Title")))
    if not (given or family):
        return Commented(YOUR_NAME, "The file has no name.")
    if title or " " in given + family:
        return {"prefix": title, "given": given, "family": family}
    return f"{given} {family}".strip()


def _contacts(contact: Node, locale: Locale) -> dict[str, Value]:
    emails = [
        address for node in find_all(contact, "Email") for address in take_emails(words(_own(node)))
    ]
    phones: list[Value] = []
    for phone in _list(contact, "Telephone"):
        if number := label_of(words(find(phone, "Contact"))):
            use = label_of(_labelled(find(phone, "Use")))
            phones.append({"label": use, "value": number} if use else number)
    homepages: list[str] = []
    for site in _list(contact, "Website"):
        find(site, "Use").left("it names the use of an address")
        homepages.append(take_address(words(find(site, "Contact"))))
    profiles: list[Value] = []
    for account in _list(contact, "InstantMessaging"):
        network, name = _labelled(find(account, "Use")), words(find(account, "Contact"))
        if found := profile_of(network, name, name):
            profiles.append(found)
    return {
        "email": one_or_all(emails),
        "phone": phones,
        "location": _address(find(contact, "Address"), locale),
        "url": one_or_all([*filter(None, homepages)]),
        "profiles": profiles,
    }


def _own(node: Node) -> Node:
    return find(node, "Contact") or node


def _address(address: Node, locale: Locale) -> str:
    inner = find(address, "Contact") or address
    names = ("AddressLine", "AddressLine2")
    lines = [line_of(words(find(inner, name))) for name in names]
    names = ("PostalCode", "Municipality")
    town = " ".join(filter(None, (line_of(words(find(inner, name))) for name in names)))
    return ", ".join(filter(None, (*lines, town, _country(find(inner, "Country"), locale))))


def _country(country: Node, locale: Locale) -> str:
    label = line_of(words(find(country, "Label")))
    code = words(find(country, "Code"))
    if label:
        code.understood()
        return label
    if name := country_name(code.peek(), locale):
        code.understood()
        return escaped(name)
    return line_of(code)


def _personal(person: Node, locale: Locale) -> dict[str, Value]:
    nations = [_country(nation, locale) for nation in _list(person, "Nationality")]
    return {
        "birth_date": date_of(_moment(find(person, "Birthdate")), locale),
        "nationality": one_or_all([*filter(None, nations)]),
        "gender": line_of(_labelled(find(person, "Gender"))),
    }


def _moment(date: Node) -> str:
    """Return a date of attributes or keys in ISO 8601: the month is `--08`, the day `---01`."""
    parts: list[str] = []
    for name in ("year", "month", "day"):
        value = (date.get(f"@{name}") or date.get(name.capitalize())).meaning().lstrip("-")
        if not value:
            break
        parts.append(value.zfill(2))
    return "-".join(parts)


def _period(entry: Node, locale: Locale) -> Value:
    period = find(entry, "Period")
    current = words(find(period, "Current")).meaning().lower() == "true"
    end = "" if current else _moment(find(period, "To"))
    return period_of(_moment(find(period, "From")), end, locale, is_open=current)


def _experience(learner: Node, locale: Locale) -> Iterator[Value]:
    for work in _list(learner, "WorkExperience"):
        employer = find(work, "Employer")
        contact = find(employer, "ContactInfo")
        organization = line_of(words(find(employer, "Name")))
        position = line_of(_labelled(find(work, "Position")))
        sector = line_of(_labelled(find(employer, "Sector")))
        yield {
            "date": _period(work, locale),
            "organization": organization or position or "?",
            "position": position if organization else "",
            "location": _address(find(contact, "Address"), locale),
            "keywords": [sector] if sector else [],
            "summary": _html(find(work, "Activities")),
            "url": take_address(words(_own(find(contact, "Website")))),
        }


def _education(learner: Node, locale: Locale) -> Iterator[Value]:
    for study in _list(learner, "Education"):
        school = find(study, "Organisation")
        contact = find(school, "ContactInfo")
        name, title = line_of(words(find(school, "Name"))), line_of(words(find(study, "Title")))
        level = line_of(_labelled(find(study, "Level")))
        field = line_of(_labelled(find(study, "Field")))
        yield {
            "date": _period(study, locale),
            "institution": name or title or "?",
            "degree": title if name else "",
            "location": _address(find(contact, "Address"), locale),
            "summary": joined(
                _html(find(study, "Activities")), ", ".join(filter(None, (level, field)))
            ),
            "url": take_address(words(_own(find(contact, "Website")))),
        }


def _language(node: Node, locale: Locale) -> str:
    label, code = line_of(words(find(node, "Label"))), words(find(node, "Code"))
    if label:
        code.understood()
        return label
    if name := language_name(code.peek(), locale):
        code.understood()
        return escaped(name)
    return line_of(code)


_CEFR = ("Listening", "Reading", "SpokenInteraction", "SpokenProduction", "Writing")
"""The skills in a language, by the names of their elements."""


def _languages(learner: Node, locale: Locale) -> Iterator[Value]:
    linguistic = find(learner, "Skills", "Linguistic")
    for tongue in _list(linguistic, "MotherTongue"):
        if name := _language(find(tongue, "Description"), locale):
            yield {"language": name, "fluency": mother_tongue(locale)}
    for foreign in _list(linguistic, "ForeignLanguage"):
        name = _language(find(foreign, "Description"), locale)
        found = find(foreign, "ProficiencyLevel")
        levels = {skill: words(find(found, skill)).meaning().upper() for skill in _CEFR}
        if name:
            yield {"language": name, "fluency": levels_text(levels, locale)}


def _skills(learner: Node, locale: Locale) -> Iterator[Value]:
    """Yield the texts on skills; the names of their kinds are known in English only."""
    for kind, whole in find(learner, "Skills").items():
        if kind in {"Linguistic", "Driving"}:
            continue
        text = _html(find(whole, "Description"))
        for level in find(whole, "ProficiencyLevel").leaves():
            level.left("a level of the self-assessment of digital skills")
        line = " ".join(text.split())
        if line and locale.tag.startswith("en"):
            yield {"name": _SKILLS.get(kind, kind), "keywords": [line]}
        elif line:
            yield {"name": line}


_SKILLS = {
    "Communication": "Communication",
    "Organisational": "Organisation",
    "JobRelated": "Job-related",
    "Computer": "Computers",
    "Other": "Other",
}


def _achievements(learner: Node) -> Iterator[Value]:
    for achievement in _list(learner, "Achievement"):
        title = line_of(_labelled(find(achievement, "Title")))
        text = _html(find(achievement, "Description"))
        if title or text:
            yield {"title": title or " ".join(text.split()), "summary": text if title else ""}
