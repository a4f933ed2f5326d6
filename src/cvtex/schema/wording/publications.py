"""The words for publications: their states, links, types and kinds."""

from __future__ import annotations

from cvtex.schema.base import Model
from cvtex.schema.fields import Label


class StatusWords(Model):
    """The words for the states of unpublished work (`pubstate` of biblatex)."""

    in_preparation: Label = "in preparation"
    """Printed for a publication with `pubstate = {inpreparation}`."""

    submitted: Label = "submitted"
    """Printed for a publication with `pubstate = {submitted}`."""

    under_review: Label = "under review"
    """Printed for a publication with `pubstate = {under review}`."""

    under_revision: Label = "under revision"
    """Printed for a publication with `pubstate = {under revision}`."""

    accepted: Label = "accepted"
    """Printed for a publication with `pubstate = {accepted}`."""

    forthcoming: Label = "forthcoming"
    """Printed for a publication with `pubstate = {forthcoming}`."""

    in_press: Label = "in press"
    """Printed for a publication with `pubstate = {inpress}`."""


class LinkWords(Model):
    """The texts of the links of a publication."""

    doi: Label = "DOI"
    """The text of a link to the DOI."""

    arxiv: Label = "arXiv"
    """The text of a link to the preprint on arXiv."""

    pdf: Label = "PDF"
    """The text of a link to a PDF file."""

    html: Label = "HTML"
    """The text of a link to the text as a web page."""

    code: Label = "code"
    """The text of a link to the source code."""

    data: Label = "data"
    """The text of a link to the data."""

    slides: Label = "slides"
    """The text of a link to the slides of a talk."""

    poster: Label = "poster"
    """The text of a link to a poster."""

    video: Label = "video"
    """The text of a link to a video."""

    website: Label = "website"
    """The text of a link to the website of the project."""

    blog: Label = "blog post"
    """The text of a link to a blog post about the publication."""

    supplement: Label = "supplement"
    """The text of a link to supplementary material."""

    url: Label = "link"
    """The text of a link to the `url`, if cvtex does not know the kind of page."""


class TypeWords(Model):
    """The subheadings of publications that are grouped by type."""

    book: Label = "Books"
    """The subheading of books."""

    article: Label = "Journal Articles"
    """The subheading of articles in journals."""

    inproceedings: Label = "Conference Papers"
    """The subheading of papers in proceedings."""

    incollection: Label = "Book Chapters"
    """The subheading of chapters and other parts of books."""

    proceedings: Label = "Edited Volumes"
    """The subheading of edited volumes: proceedings, collections, periodicals."""

    preprint: Label = "Preprints"
    """The subheading of preprints and unpublished work."""

    report: Label = "Technical Reports"
    """The subheading of technical reports and manuals."""

    thesis: Label = "Theses"
    """The subheading of theses."""

    patent: Label = "Patents"
    """The subheading of patents."""

    software: Label = "Software"
    """The subheading of software."""

    dataset: Label = "Datasets"
    """The subheading of data sets."""

    other: Label = "Other Publications"
    """The subheading of publications of all other types."""


class WorkWords(Model):
    """The words for kinds of works: what biblatex has keys for (manual, section 4.9.2.13)."""

    candidate_thesis: Label = "Candidate thesis"
    """Printed for `type = {candthesis}`."""

    bachelors_thesis: Label = "Bachelor’s thesis"
    """Printed for `type = {bathesis}`."""

    research_report: Label = "Research report"
    """Printed for `type = {resreport}`."""

    software: Label = "Computer software"
    """Printed for `type = {software}`."""

    data_cd: Label = "CD-ROM"
    """Printed for `type = {datacd}`."""

    audio_cd: Label = "Audio CD"
    """Printed for `type = {audiocd}`."""

    patent: Label = "Patent"
    """Printed for `type = {patent}`."""

    patent_request: Label = "Patent request"
    """Printed for `type = {patreq}`."""

    patent_de: Label = "German patent"
    """Printed for `type = {patentde}`."""

    patent_request_de: Label = "German patent request"
    """Printed for `type = {patreqde}`."""

    patent_eu: Label = "European patent"
    """Printed for `type = {patenteu}`."""

    patent_request_eu: Label = "European patent request"
    """Printed for `type = {patreqeu}`."""

    patent_fr: Label = "French patent"
    """Printed for `type = {patentfr}`."""

    patent_request_fr: Label = "French patent request"
    """Printed for `type = {patreqfr}`."""

    patent_gb: Label = "British patent"
    """Printed for `type = {patentuk}`."""

    patent_request_gb: Label = "British patent request"
    """Printed for `type = {patrequk}`."""

    patent_us: Label = "U.S. patent"
    """Printed for `type = {patentus}`."""

    patent_request_us: Label = "U.S. patent request"
    """Printed for `type = {patrequs}`."""

    patent_jp: Label = "Japanese patent"
    """Printed for `type = {patentjp}`."""

    patent_request_jp: Label = "Japanese patent request"
    """Printed for `type = {patreqjp}`."""

    patent_cn: Label = "Chinese patent"
    """Printed for `type = {patentcn}`."""

    patent_request_cn: Label = "Chinese patent request"
    """Printed for `type = {patreqcn}`."""
