"""The contacts of a CV as they are printed: each with its word, its text and its address."""

from __future__ import annotations

from collections.abc import Iterator

from cvtex.dates import DateText, format_date
from cvtex.document.model import ContactItem
from cvtex.locales import Locale
from cvtex.schema import CV, Words
from cvtex.schema.design import DateFormat
from cvtex.schema.person import PersonalDetails, PersonalWords, Profile
from cvtex.text import Inlines, RichText, text
from cvtex.text.telephone import telephone_link

CONTACT_FIELDS = ("email", "phone", "location", "url", "profiles", "personal")
"""The fields of a CV that are ways to reach the owner, in the order of the header."""


def contact_items(cv: CV, field: str, words: Words, locale: Locale) -> tuple[ContactItem, ...]:
    """Return the contacts of a field of the CV, in its order; nothing if it has none.

    `words` and `locale` are those of the language of the place where they are printed.
    """
    match field:
        case "email":
            return tuple(
                _item(field, mail.label, words.email, text(mail.value), f"mailto:{mail.value}")
                for mail in cv.email
            )
        case "phone":
            return tuple(
                _item(
                    field, phone.label, words.phone, text(phone.value), telephone_link(phone.value)
                )
                for phone in cv.phone
            )
        case "location":
            return tuple(
                _item(field, place.label, words.location, place.value.inlines)
                for place in cv.location
            )
        case "url":
            return tuple(
                _item(field, page.label, words.url, text(page.value), page.value) for page in cv.url
            )
        case "profiles":
            return tuple(map(_account, cv.profiles))
        case "personal" if cv.personal:
            return tuple(_details(cv, cv.personal, words.personal, locale))
    return ()


def _item(
    kind: str, own: str | None, word: str, shown: Inlines, url: str | None = None
) -> ContactItem:
    """Return a contact with the word that the owner gives it, or that of its kind."""
    return ContactItem(kind, own or word, shown, url, keeps_label=own is not None)


def _account(profile: Profile) -> ContactItem:
    network = profile.network
    if profile.is_only_link:
        return ContactItem("profiles", "", text(network), profile.url, network)
    shown = text(profile.username or profile.url or "")
    return ContactItem("profiles", network, shown, profile.url, network)


_PRECISE = frozenset({DateFormat.LONG, DateFormat.ISO})
"""The formats that print a day; in the others, a date of birth would not be whole."""


def _details(
    cv: CV, personal: PersonalDetails, words: PersonalWords, locale: Locale
) -> Iterator[ContactItem]:
    """Yield the personal details, in the order of the schema, and the owner's own after them."""
    for name in PersonalWords.model_fields:
        match getattr(personal, name):
            case DateText() as date:
                given = cv.design.date_format
                pattern = given if given in _PRECISE else DateFormat.AS_WRITTEN
                shown = text(format_date(date, pattern.value, locale))
            case RichText(inlines):
                shown = inlines
            case tuple() as texts if texts:
                shown = _listed(texts)
            case _:
                continue
        word = getattr(words, name)
        yield ContactItem("personal", word, shown, keeps_label=True)
    for row in personal.other:
        yield ContactItem("personal", row.label, row.value.inlines, keeps_label=True)


def _listed(texts: tuple[RichText, ...]) -> Inlines:
    """Return several texts as one, with commas between them."""
    first, *rest = texts
    return sum(((*text(", "), *other.inlines) for other in rest), first.inlines)
