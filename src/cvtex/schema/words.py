"""The words that cvtex itself puts on a page, so that a CV can change each of them."""

from __future__ import annotations

from cvtex.schema.base import Model
from cvtex.schema.fields import Line


class StatusWords(Model):
    """The states of a publication that has not appeared (biblatex's `pubstate`)."""

    in_preparation: Line = "in preparation"
    """What is printed for a publication with `pubstate = {inpreparation}`."""

    submitted: Line = "submitted"
    """What is printed for a publication with `pubstate = {submitted}`."""

    under_review: Line = "under review"
    """What is printed for a publication with `pubstate = {under review}`."""

    under_revision: Line = "under revision"
    """What is printed for a publication with `pubstate = {under revision}`."""

    accepted: Line = "accepted"
    """What is printed for a publication with `pubstate = {accepted}`."""

    forthcoming: Line = "forthcoming"
    """What is printed for a publication with `pubstate = {forthcoming}`."""

    in_press: Line = "in press"
    """What is printed for a publication with `pubstate = {inpress}`."""


class LinkWords(Model):
    """The links of a publication."""

    doi: Line = "DOI"
    """The link of a publication to its DOI."""

    arxiv: Line = "arXiv"
    """The link of a publication to arXiv."""

    pdf: Line = "PDF"
    """The link of a publication to a PDF file."""

    html: Line = "HTML"
    """The link of a publication to its text as a web page."""

    code: Line = "code"
    """The link of a publication to its source code."""

    data: Line = "data"
    """The link of a publication to its data."""

    slides: Line = "slides"
    """The link of a publication to the slides of a talk."""

    poster: Line = "poster"
    """The link of a publication to a poster."""

    video: Line = "video"
    """The link of a publication to a video."""

    website: Line = "website"
    """The link of a publication to the website of its project."""

    blog: Line = "blog post"
    """The link of a publication to a blog post about it."""

    supplement: Line = "supplement"
    """The link of a publication to supplementary material."""

    url: Line = "link"
    """The link of a publication to its `url`, if cvtex does not know what kind of page that is."""


class TypeWords(Model):
    """The subheadings of publications that are grouped by type."""

    book: Line = "Books"
    """The subheading of books."""

    article: Line = "Journal Articles"
    """The subheading of articles in journals."""

    inproceedings: Line = "Conference Papers"
    """The subheading of papers in proceedings."""

    incollection: Line = "Book Chapters"
    """The subheading of chapters and other parts of books."""

    proceedings: Line = "Edited Volumes"
    """The subheading of edited volumes: proceedings, collections, periodicals."""

    preprint: Line = "Preprints"
    """The subheading of preprints and unpublished work."""

    report: Line = "Technical Reports"
    """The subheading of technical reports and manuals."""

    thesis: Line = "Theses"
    """The subheading of theses."""

    patent: Line = "Patents"
    """The subheading of patents."""

    software: Line = "Software"
    """The subheading of software."""

    dataset: Line = "Datasets"
    """The subheading of data sets."""

    other: Line = "Other Publications"
    """The subheading of publications of all other types."""


class Words(Model):
    """The words of the page, in English unless `cv.yaml` has others under `words`."""

    document: Line = "CV"
    """What stands behind the name in the PDF's title."""

    email: Line = "E-mail"
    """What stands before your e-mail address."""

    phone: Line = "Phone"
    """What stands before your telephone number."""

    location: Line = "Address"
    """What stands before your address."""

    url: Line = "Homepage"
    """What stands before your homepage."""

    last_updated: Line = "Last updated"
    """What stands before the date at the end of the CV."""

    field_of_study: Line = "in"
    """What stands between a degree and its field: PhD *in* Linguistics."""

    advisor: Line = "Advisor"
    """What stands before one advisor of a degree."""

    advisors: Line = "Advisors"
    """What stands before several advisors of a degree."""

    thesis: Line = "Thesis"
    """What stands before the title of a thesis in education."""

    score: Line = "Grade"
    """What stands before the grade of a degree."""

    courses: Line = "Courses"
    """What stands before the courses of a degree."""

    now: Line = "now"
    """What stands before what has become of a person: BA student, *now* PhD student."""

    conjunction: Line = "and"
    """What stands before the last author and the last venue: A *and* B."""

    others: Line = "et al."
    """What ends a list of authors that goes on in the .bib file."""

    other_author: Line = "other"
    """What stands behind the number of authors left out, if it is one: and 1 *other*."""

    other_authors: Line = "others"
    """What stands behind the number of authors left out: and 97 *others*."""

    editor: Line = "ed."
    """What stands in parentheses behind one editor."""

    editors: Line = "eds."
    """What stands in parentheses behind several editors."""

    related: Line = "Also as"
    """What stands before a version of a publication under another title."""

    preprint: Line = "preprint"
    """What stands between an archive and a preprint's number: arXiv *preprint* arXiv:…."""

    phd_thesis: Line = "PhD thesis"
    """What stands behind the school of a doctoral thesis among the publications."""

    masters_thesis: Line = "Master’s thesis"
    """What stands behind the school of a master’s thesis among the publications."""

    technical_report: Line = "Technical report"
    """What stands before the number of a technical report."""

    edition: Line = "edition"
    """What stands behind the number of a book's edition: 2nd *edition*."""

    collaboration: Line = "Collaboration"
    """What stands behind the name of a collaboration, at the end of the authors."""

    pages: Line = "pp."
    """What stands before several pages."""

    page: Line = "p."
    """What stands before a single page."""

    acceptance_rate: Line = "acceptance rate"
    """What stands before the acceptance rate of a venue."""

    citation: Line = "citation"
    """What stands behind the number of citations, if it is one."""

    citations: Line = "citations"
    """What stands behind the number of citations."""

    undated: Line = "Undated"
    """The subheading of publications without a date, in a list grouped by year."""

    upcoming: Line = "Forthcoming"
    """The subheading of what is still to appear and has no date, in a list grouped by year."""

    equal_contribution: Line = "equal contribution"
    """What the mark `*` of authors means, in the line below a list."""

    senior_authors: Line = "joint senior authors"
    """What the mark `‡` of authors means, in the line below a list."""

    corresponding_author: Line = "corresponding author"
    """What the mark `†` of an author means, in the line below a list."""

    status: StatusWords = StatusWords.model_construct()
    """The states of publications that have not appeared."""

    links: LinkWords = LinkWords.model_construct()
    """The links of publications."""

    types: TypeWords = TypeWords.model_construct()
    """The subheadings of publications that are grouped by type."""
