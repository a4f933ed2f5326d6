"""The CV that europass.europa.eu has written since 2020: a `Candidate` of HR Open Standards.

Long texts are HTML. Countries and languages are codes, which become names in the language of the
CV. What the elements mean was taken from the documentation of the schema by the European
Commission (DG EMPL, 2020) and from files that the editor wrote.
"""

from __future__ import annotations

import re

from cvtex.importers.dates import date_of
from cvtex.importers.draft import YOUR_NAME, Commented, Draft, Value
from cvtex.importers.europass.abilities import languages_of, skills_of
from cvtex.importers.europass.elements import find, find_all, words
from cvtex.importers.europass.further import further_sections, publications_of
from cvtex.importers.europass.history import education_of, experience_of
from cvtex.importers.europass.values import (
    TECHNICAL,
    address_of,
    country_of,
    html_of,
    label_of,
    line_of,
)
from cvtex.importers.origin import Node
from cvtex.importers.parts.contacts import one_or_all, profile_of, take_address, take_emails
from cvtex.importers.parts.pictures import picture_in
from cvtex.importers.titles import title_of
from cvtex.locales import Locale, locale_of


def import_candidate(candidate: Node) -> Draft:
    """Turn a `Candidate` into a CV in its language."""
    profile, person = find(candidate, "CandidateProfile"), find(candidate, "CandidatePerson")
    language = find(profile, "@languageCode")
    locale = locale_of(language.meaning() or "en")
    # Who supplies the file is the person of the CV.
    find(candidate, "CandidateSupplier").understood()
    for name in ("DocumentID", "RenderingInformation", "AlternateDocumentID"):
        find(candidate, name).left(TECHNICAL)
    find(profile, "ID").left(TECHNICAL)
    cv: dict[str, Value] = {"name": _name(person)}
    if locale.tag != "en":
        cv["language"] = locale.tag
    cv |= _contacts(person, locale)
    cv["personal"] = _personal(person, profile, locale)
    name, picture = _picture(profile)
    cv["image"] = name
    sections: list[Value] = []
    for kind, block, entries in (
        ("summary", "text", html_of(find(profile, "ExecutiveSummary"))),
        ("experience", "experience", list(experience_of(profile, locale))),
        ("education", "education", list(education_of(profile, locale))),
        ("languages", "languages", list(languages_of(person, profile, locale))),
        ("skills", "skills", list(skills_of(profile))),
        ("publications", "entries", list(publications_of(profile))),
    ):
        if entries:
            sections.append({"title": title_of(kind, locale), block: entries})
    sections += further_sections(profile, locale)
    cv["sections"] = sections
    copies = {name: picture} if picture else {}
    return Draft(cv, copies=copies, heading=["Made from a CV of Europass."])


def _picture(profile: Node) -> tuple[str, bytes]:
    """Return the picture in the file and a name for it; both empty if there is none."""
    found: tuple[str, bytes] = ("", b"")
    for attachment in find_all(profile, "Attachment"):
        data = words(find(attachment, "EmbeddedData"))
        picture = picture_in(data.peek())
        if find(attachment, "FileType").peek() == "photo" and picture[1] and not found[1]:
            found = picture
            attachment.understood()
        else:
            attachment.left("it is a file in the file: save it, and name it in `image` or a link")
    return found


def _name(person: Node) -> Value:
    given = label_of(words(find(person, "PersonName", "GivenName")))
    family = label_of(words(find(person, "PersonName", "FamilyName")))
    if not (given or family):
        return Commented(YOUR_NAME, "The file has no name.")
    return (
        {"given": given, "family": family} if " " in given + family else f"{given} {family}".strip()
    )


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
            _leave_use(channel, "a telephone number")
            phones.append(_phone(channel))
        elif find(channel, "Address"):
            _leave_use(channel, "an address")
            places.append(address_of(find(channel, "Address"), locale))
        elif kind == "email" or "@" in address.peek():
            _leave_use(channel, "an e-mail address")
            emails += take_emails(address)
        elif kind == "web":
            _leave_use(channel, "an address")
            homepages.append(take_address(address))
        elif found := _account(channel, use, address):
            profiles.append(found)
    return {
        "email": one_or_all(emails),
        "phone": [*filter(None, phones)],
        "location": one_or_all([*filter(None, places)]),
        "url": one_or_all([*filter(None, homepages)]),
        "profiles": profiles,
    }


def _leave_use(channel: Node, what: str) -> None:
    for name in ("UseCode", "OtherTitle"):
        find(channel, name).left(f"it is the use of {what}")


def _account(channel: Node, use: Node, address: Node) -> Value:
    """Return an account: the use of a channel is its network, its address may be a username."""
    other = words(find(channel, "OtherTitle"))
    if other and use.peek().lower() == "other":
        use.understood()
        use = other
    found = profile_of(use, _nothing(channel), address)
    return found or profile_of(use, address, _nothing(channel)) if use else found


def _nothing(node: Node) -> Node:
    return node.get("@")


def _phone(channel: Node) -> Value:
    prefix = words(find(channel, "CountryDialing")).text().lstrip("+0")
    number = label_of(words(find(channel, "DialNumber")))
    find(channel, "CountryCode").understood()
    return f"+{prefix} {number}" if prefix else number


def _personal(person: Node, profile: Node, locale: Locale) -> Value:
    nationalities = [country_of(code, locale) for code in find_all(person, "NationalityCode")]
    licences = [
        label_of(words(code))
        for code in find_all(profile, "Licenses", "License", "LicenseTypeCode")
    ]
    gender = words(find(person, "GenderCode"))
    is_said = re.sub(r"\W|_", "", gender.peek().lower()) not in {"donotindicate", "notspecified"}
    if not is_said:
        gender.understood()
    return {
        "birth_date": date_of(words(find(person, "BirthDate")).meaning(), locale),
        "nationality": one_or_all([*filter(None, nationalities)]),
        "gender": line_of(gender) if is_said else "",
        "driving_licence": one_or_all([*filter(None, licences)]),
    }
