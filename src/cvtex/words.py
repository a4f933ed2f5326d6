"""The words that cvtex itself puts on a page, so that a CV can change each of them."""

from __future__ import annotations

from cvtex.field_types import Line
from cvtex.sections import Model


class Words(Model):
    """The words of the page, in English unless `cv.yaml` has others under `words`."""

    document: Line = "CV"
    email: Line = "E-mail"
    phone: Line = "Phone"
    location: Line = "Address"
    url: Line = "Homepage"
    last_updated: Line = "Last updated"
    field_of_study: Line = "in"
    advisor: Line = "Advisor"
    advisors: Line = "Advisors"
    thesis: Line = "Thesis"
    score: Line = "Grade"
    courses: Line = "Courses"
    now: Line = "now"
    conjunction: Line = "and"
    others: Line = "et al."
    related: Line = "Also as"
    preprint: Line = "preprint"
