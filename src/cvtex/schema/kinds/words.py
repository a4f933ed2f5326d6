"""The words that cvtex prints with entries of the kinds of this package."""

from __future__ import annotations

from cvtex.locales.numbers import Forms
from cvtex.schema.base import Model
from cvtex.schema.fields import Label
from cvtex.schema.wording.counted import Counted


class EntryWords(Model):
    """The words that are printed in entries, such as those for the state of a grant."""

    number: Label = "no."
    """Printed before the number of a grant or a certificate: *no.* 12345."""

    expires: Label = "valid until"
    """Printed before the date on which a certificate expires: *valid until* 2028."""

    co_applicants: Label = "Co-applicants"
    """Printed before the applicants for a grant, if you are not in the list."""

    applicants: Label = "Applicants"
    """Printed before the applicants for a grant, if you are in the list."""

    curator: Label = "curated by"
    """Printed before the curator of an exhibition: *curated by* R. Okafor."""

    hours: Counted = Forms({"one": "hour", "other": "hours"})
    """Printed after the number of hours of a course: 40 *hours*."""

    credits: Counted = Forms({"one": "credit", "other": "credits"})
    """Printed after the number of credits of a course: 6 *credits*."""

    on_request: Label = "Available on request"
    """Printed instead of references if the CV has `references: on request`."""

    awarded: Label = "awarded"
    """Printed for a grant with `state: awarded`."""

    pending: Label = "pending"
    """Printed for a grant or a patent that is not yet decided on."""

    declined: Label = "declined"
    """Printed for a grant with `state: declined`."""

    filed: Label = "filed"
    """Printed for a patent with `status: filed`."""

    published: Label = "published"
    """Printed for a patent with `status: published`: the application is public."""

    granted: Label = "granted"
    """Printed for a patent with `status: granted`."""

    expired: Label = "expired"
    """Printed for a patent with `status: expired`."""

    solo: Label = "solo exhibition"
    """Printed for an exhibition with `format: solo`."""

    group: Label = "group exhibition"
    """Printed for an exhibition with `format: group`."""
