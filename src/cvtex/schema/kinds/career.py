"""Entries about a career and a person: certificates, memberships, courses, references and others.

The names of fields are those of JSON Resume where it has the kind (`certificates`, `volunteer`,
`interests`, `references`).
"""

from __future__ import annotations

from typing import Self

from pydantic import ValidationInfo, model_validator

from cvtex.diagnostics import Code
from cvtex.schema.dates import Date
from cvtex.schema.entries import Entry
from cvtex.schema.fields import Email, Line, Rich, RichTexts
from cvtex.schema.reading import Context, fail, inside


class Certificate(Entry):
    """A certificate, a licence or an admission."""

    name: Rich
    """What it certifies, printed in bold. Examples: `Registered Nurse` | `Bar of Port Aurora`"""

    issuer: Rich | None = None
    """Who issued it. Example: `Board of Nursing`"""

    number: Line | None = None
    """Its number. Example: `RN 204711`"""

    expires: Date | None = None
    """The date on which it expires. Examples: `2028` | `June 2027`"""

    location: Rich | None = None
    """The place where it is valid. Example: `Port Aurora`"""

    @model_validator(mode="after")
    def _expires_later(self, info: ValidationInfo) -> Self:
        """Fail if the certificate certainly expires before it was issued."""
        keeps_dates = isinstance(info.context, Context) and info.context.keeps_dates
        if self.date and self.expires and not keeps_dates:
            starts = [moment.first_day for moment in self.date.moments]
            ends = [moment.last_day for moment in self.expires.moments]
            if starts and ends and max(ends) < min(starts):
                message = f"`{self.expires.text}` is before the date `{self.date.text}`"
                hint = "`expires` is the day until which the certificate is valid"
                with inside("expires"):
                    fail(Code.INVALID_DATE, message, hint)
        return self


class Membership(Entry):
    """A membership in a society, an academy, a committee or a board."""

    organization: Rich
    """The society. Example: `Society for Field Linguistics`"""

    position: Rich | None = None
    """What you are there. Examples: `Fellow` | `Treasurer` | `Student member`"""

    location: Rich | None = None
    """The place of the society. Example: `Port Aurora`"""


class Volunteering(Entry):
    """Unpaid work (JSON Resume's `volunteer`)."""

    organization: Rich
    """The organization. Example: `Mountain Rescue`"""

    position: Rich | None = None
    """Your position. Example: `Dog handler`"""

    location: Rich | None = None
    """The place. Example: `Port Aurora`"""


class Course(Entry):
    """A course that you took."""

    name: Rich
    """The name of the course, printed in bold. Example: `Good Clinical Practice`"""

    provider: Rich | None = None
    """Who gave the course (schema.org's `provider`). Example: `Fjord Academy`"""

    hours: Rich | None = None
    """How many hours it took. Example: `40`"""

    credits: Rich | None = None
    """How many credits it is worth. Example: `6`"""

    score: Rich | None = None
    """The grade. Examples: `A` | `passed`"""

    location: Rich | None = None
    """The place. Example: `Port Aurora`"""


class Exam(Entry):
    """A test with a score, such as one of a language."""

    name: Rich
    """The name of the test, printed in bold. Examples: `TOEFL iBT` | `GRE`"""

    score: Rich | None = None
    """Your score. Examples: `112` | `band 8`"""

    of: Rich | None = None
    """The highest score there is, after your `score`. Example: `120`"""

    parts: RichTexts = ()
    """The scores of its parts, in parentheses. Example: `[Reading 29, Listening 28]`"""

    @model_validator(mode="after")
    def _has_a_score(self) -> Self:
        """Fail if there is a highest score, but no score."""
        if self.of is not None and self.score is None:
            with inside("of"):
                fail(Code.MISSING_FIELD, "`score` is missing beside `of`", "add `score: …`")
        return self


class Interest(Entry):
    """An interest, or a group of them."""

    name: Rich
    """The interest, printed in bold if more follows. Examples: `Choirs` | `Skiing`"""

    keywords: RichTexts = ()
    """Parts of it, after a colon. Example: `[bass, early music]`"""


class Reference(Entry):
    """A person who may be asked about you."""

    name: Rich
    """The person's name, printed in bold. Example: `Ingrid Sørensen`"""

    position: Rich | None = None
    """The person's position. Example: `Professor of Linguistics`"""

    organization: Rich | None = None
    """The place where the person works. Example: `Northern Lights University`"""

    email: Email | None = None
    """The person's e-mail address. Example: `ingrid@example.org`"""

    phone: Line | None = None
    """The person's telephone number. Example: `+46 555 010 204`"""

    reference: Rich | None = None
    """What the person says of you, or how you know each other. Example: `My doctoral advisor`"""
