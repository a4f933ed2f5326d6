"""The words that cvtex adds to the page, each of which a CV can change."""

from __future__ import annotations

from cvtex.schema.base import Model
from cvtex.schema.fields import Line


class StatusWords(Model):
    """The words for the states of unpublished work (`pubstate` of biblatex)."""

    in_preparation: Line = "in preparation"
    """Printed for a publication with `pubstate = {inpreparation}`."""

    submitted: Line = "submitted"
    """Printed for a publication with `pubstate = {submitted}`."""

    under_review: Line = "under review"
    """Printed for a publication with `pubstate = {under review}`."""

    under_revision: Line = "under revision"
    """Printed for a publication with `pubstate = {under revision}`."""

    accepted: Line = "accepted"
    """Printed for a publication with `pubstate = {accepted}`."""

    forthcoming: Line = "forthcoming"
    """Printed for a publication with `pubstate = {forthcoming}`."""

    in_press: Line = "in press"
    """Printed for a publication with `pubstate = {inpress}`."""


class LinkWords(Model):
    """The texts of the links of a publication."""

    doi: Line = "DOI"
    """The text of a link to the DOI."""

    arxiv: Line = "arXiv"
    """The text of a link to the preprint on arXiv."""

    pdf: Line = "PDF"
    """The text of a link to a PDF file."""

    html: Line = "HTML"
    """The text of a link to the text as a web page."""

    code: Line = "code"
    """The text of a link to the source code."""

    data: Line = "data"
    """The text of a link to the data."""

    slides: Line = "slides"
    """The text of a link to the slides of a talk."""

    poster: Line = "poster"
    """The text of a link to a poster."""

    video: Line = "video"
    """The text of a link to a video."""

    website: Line = "website"
    """The text of a link to the website of the project."""

    blog: Line = "blog post"
    """The text of a link to a blog post about the publication."""

    supplement: Line = "supplement"
    """The text of a link to supplementary material."""

    url: Line = "link"
    """The text of a link to the `url`, if cvtex does not know the kind of page."""


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
    """The words that cvtex adds to the page; the defaults are English."""

    document: Line = "CV"
    """Added after your name in the title of the PDF."""

    email: Line = "E-mail"
    """Printed before your e-mail address."""

    phone: Line = "Phone"
    """Printed before your telephone number."""

    location: Line = "Address"
    """Printed before your address."""

    url: Line = "Homepage"
    """Printed before your homepage."""

    last_updated: Line = "Last updated"
    """Printed before the date at the end of the CV."""

    field_of_study: Line = "in"
    """Printed between a degree and its field: PhD *in* Linguistics."""

    advisor: Line = "Advisor"
    """Printed before the advisor of a degree, if there is only one."""

    advisors: Line = "Advisors"
    """Printed before several advisors of a degree."""

    thesis: Line = "Thesis"
    """Printed before the title of a thesis in education."""

    score: Line = "Grade"
    """Printed before the grade of a degree."""

    courses: Line = "Courses"
    """Printed before the courses of a degree."""

    now: Line = "now"
    """Printed before the present position of a person: BA student, *now* PhD student."""

    conjunction: Line = "and"
    """Printed before the last author and the last venue: A *and* B."""

    others: Line = "et al."
    """Printed after the authors if the list in the .bib file ends with `and others`."""

    other_author: Line = "other"
    """Printed after the number of authors left out, if it is 1: and 1 *other*."""

    other_authors: Line = "others"
    """Printed after the number of authors left out: and 97 *others*."""

    editor: Line = "ed."
    """Printed in parentheses after the editor, if there is only one."""

    editors: Line = "eds."
    """Printed in parentheses after several editors."""

    related: Line = "Also as"
    """Printed before a version of a publication with another title."""

    preprint: Line = "preprint"
    """Printed between an archive and the number of a preprint: arXiv *preprint* arXiv:…."""

    phd_thesis: Line = "PhD thesis"
    """Printed after the school of a doctoral thesis in a list of publications."""

    masters_thesis: Line = "Master’s thesis"
    """Printed after the school of a master’s thesis in a list of publications."""

    technical_report: Line = "Technical report"
    """Printed before the number of a technical report."""

    edition: Line = "edition"
    """Printed after the number of an edition: 2nd *edition*."""

    edited_by: Line = "ed. by"
    """Printed before the editors of a book or of proceedings: *ed. by* J. Grimm."""

    edited_translated_by: Line = "ed. and trans. by"
    """Printed before the editors of a work if they are also its translators."""

    written_by: Line = "by"
    """Printed before the authors of a book that a chapter of others is in: *by* I. Kant."""

    translated_by: Line = "trans. by"
    """Printed before the translators of a work: *trans. by* M. Hunt."""

    version: Line = "version"
    """Printed before the number of a version: *version* 1.2."""

    volume: Line = "vol."
    """Printed before the number of a volume of a book or a series: *vol.* 3."""

    volumes: Line = "vols."
    """Printed after the number of volumes of a work (4 *vols.*)."""

    number: Line = "no."
    """Printed before a number that is not in a series: *no.* 12."""

    chapter: Line = "chap."
    """Printed before the number of a chapter: *chap.* 5."""

    article_number: Line = "article"
    """Printed before the number of an article that also has page numbers: *article* 17."""

    page_count: Line = "pp."
    """Printed after the number of pages of a work (320 *pp.*)."""

    first_published: Line = "first published"
    """Printed before the year of the original: *first published* 1812."""

    collaboration: Line = "Collaboration"
    """Printed after the name of a collaboration, at the end of the authors."""

    pages: Line = "pp."
    """Printed before the numbers of several pages."""

    page: Line = "p."
    """Printed before the number of a single page."""

    acceptance_rate: Line = "acceptance rate"
    """Printed before the acceptance rate of a venue."""

    citation: Line = "citation"
    """Printed after the number of citations, if it is 1."""

    citations: Line = "citations"
    """Printed after the number of citations."""

    undated: Line = "Undated"
    """The subheading of publications without a date, in a list grouped by year."""

    upcoming: Line = "Forthcoming"
    """The subheading of forthcoming publications without a date, in a list grouped by year."""

    equal_contribution: Line = "equal contribution"
    """The meaning of the mark `*`, printed in the legend below a list."""

    senior_authors: Line = "joint senior authors"
    """The meaning of the mark `‡`, printed in the legend below a list."""

    corresponding_author: Line = "corresponding author"
    """The meaning of the mark `†`, printed in the legend below a list."""

    status: StatusWords = StatusWords.model_construct()
    """The words for the states of unpublished work."""

    links: LinkWords = LinkWords.model_construct()
    """The texts of the links of publications."""

    types: TypeWords = TypeWords.model_construct()
    """The subheadings of publications that are grouped by type."""
