"""The words that cvtex itself puts on a page, so that a CV can change each of them."""

from __future__ import annotations

from cvtex.field_types import Line
from cvtex.sections import Model


class StatusWords(Model):
    """The states of a publication that has not appeared (biblatex's `pubstate`)."""

    in_preparation: Line = "in preparation"
    submitted: Line = "submitted"
    under_review: Line = "under review"
    under_revision: Line = "under revision"
    accepted: Line = "accepted"
    forthcoming: Line = "forthcoming"
    in_press: Line = "in press"


class LinkWords(Model):
    """The links of a publication."""

    doi: Line = "DOI"
    arxiv: Line = "arXiv"
    pdf: Line = "PDF"
    html: Line = "HTML"
    code: Line = "code"
    data: Line = "data"
    slides: Line = "slides"
    poster: Line = "poster"
    video: Line = "video"
    website: Line = "website"
    blog: Line = "blog post"
    supplement: Line = "supplement"
    url: Line = "link"


class TypeWords(Model):
    """The subheadings of publications that are grouped by type."""

    book: Line = "Books"
    article: Line = "Journal Articles"
    inproceedings: Line = "Conference Papers"
    incollection: Line = "Book Chapters"
    proceedings: Line = "Edited Volumes"
    preprint: Line = "Preprints"
    report: Line = "Technical Reports"
    thesis: Line = "Theses"
    patent: Line = "Patents"
    software: Line = "Software"
    dataset: Line = "Datasets"
    other: Line = "Other Publications"


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
    other_author: Line = "other"
    other_authors: Line = "others"
    editor: Line = "ed."
    editors: Line = "eds."
    related: Line = "Also as"
    preprint: Line = "preprint"
    phd_thesis: Line = "PhD thesis"
    masters_thesis: Line = "Master’s thesis"
    technical_report: Line = "Technical report"
    edition: Line = "edition"
    collaboration: Line = "Collaboration"
    pages: Line = "pp."
    page: Line = "p."
    acceptance_rate: Line = "acceptance rate"
    citation: Line = "citation"
    citations: Line = "citations"
    undated: Line = "Undated"
    upcoming: Line = "Forthcoming"
    equal_contribution: Line = "equal contribution"
    senior_authors: Line = "joint senior authors"
    corresponding_author: Line = "corresponding author"
    status: StatusWords = StatusWords.model_construct()
    links: LinkWords = LinkWords.model_construct()
    types: TypeWords = TypeWords.model_construct()
