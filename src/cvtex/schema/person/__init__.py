"""What `cv.yaml` says of its owner: the name, ways to reach them, personal details, accounts."""

from __future__ import annotations

from cvtex.schema.person.contacts import (
    Addresses,
    Emails,
    Homepages,
    LabelledAddress,
    LabelledEmail,
    LabelledHomepage,
    LabelledPhone,
    OneOrMore,
    Phones,
)
from cvtex.schema.person.name import Name, NameOrText
from cvtex.schema.person.personal import PersonalDetails, PersonalRow, PersonalWords
from cvtex.schema.person.picture import Picture, PictureOrPath
from cvtex.schema.person.profiles import Profile

__all__ = [
    "Addresses",
    "Emails",
    "Homepages",
    "LabelledAddress",
    "LabelledEmail",
    "LabelledHomepage",
    "LabelledPhone",
    "Name",
    "NameOrText",
    "OneOrMore",
    "PersonalDetails",
    "PersonalRow",
    "PersonalWords",
    "Phones",
    "Picture",
    "PictureOrPath",
    "Profile",
]
