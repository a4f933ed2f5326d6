"""The words that cvtex adds to the page, each of which a CV can change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from cvtex.locales import Locale
from cvtex.locales.numbers import Forms
from cvtex.locales.phrases import before
from cvtex.schema.base import Model
from cvtex.schema.design.lazy_part import LazyPart
from cvtex.schema.fields import Label
from cvtex.schema.kinds.words import EntryWords
from cvtex.schema.person import PersonalWords
from cvtex.schema.wording.counted import Counted, Joint, WordsOfLanguage
from cvtex.schema.wording.countries import CountryWords
from cvtex.schema.wording.publications import LinkWords, StatusWords, TypeWords, WorkWords

__all__ = ["LinkWords", "StatusWords", "TypeWords", "Words", "in_language"]


class Words(WordsOfLanguage):
    """The words that cvtex adds to the page; the defaults are English."""

    document: Label = "CV"
    """Added after your name in the title of the PDF."""

    email: Label = "E-mail"
    """Printed before your e-mail address."""

    phone: Label = "Phone"
    """Printed before your telephone number."""

    location: Label = "Address"
    """Printed before your address."""

    url: Label = "Homepage"
    """Printed before your homepage."""

    last_updated: Label = "Last updated"
    """Printed before the date at the end of the CV."""

    field_of_study: Label = "in"
    """Printed between a degree and its field: PhD *in* Linguistics."""

    colon: Joint = ": "
    """Printed between a word and what it is the word for: Phone*: * 555."""

    advisor: Label = "Advisor"
    """Printed before the advisor of a degree, if there is only one."""

    advisors: Label = "Advisors"
    """Printed before several advisors of a degree."""

    thesis: Label = "Thesis"
    """Printed before the title of a thesis in education."""

    score: Label = "Grade"
    """Printed before the grade of a degree."""

    courses: Label = "Courses"
    """Printed before the courses of a degree."""

    now: Label = "now"
    """Printed before the present position of a person: BA student, *now* PhD student."""

    conjunction: Label = "and"
    """Printed before the last author and the last venue: A *and* B."""

    others: Label = "et al."
    """Printed after the authors if the list in the .bib file ends with `and others`."""

    other_author: Label = "other"
    """Printed after the number of authors left out, if it is 1: and 1 *other*."""

    other_authors: Counted = "others"
    """Printed after the number of authors left out: and 97 *others*."""

    editor: Label = "ed."
    """Printed in parentheses after the editor, if there is only one."""

    editors: Label = "eds."
    """Printed in parentheses after several editors."""

    related: Label = "Also as"
    """Printed before a version of a publication with another title."""

    preprint: Label = "preprint"
    """Printed between an archive and the number of a preprint: arXiv *preprint* arXiv:…."""

    phd_thesis: Label = "PhD thesis"
    """Printed after the school of a doctoral thesis in a list of publications."""

    masters_thesis: Label = "Master’s thesis"
    """Printed after the school of a master’s thesis in a list of publications."""

    technical_report: Label = "Technical report"
    """Printed before the number of a technical report."""

    edition: Label = "edition"
    """Printed after the number of an edition: 2nd *edition*."""

    edited_by: Label = "ed. by"
    """Printed before the editors of a book or of proceedings: *ed. by* J. Grimm."""

    edited_translated_by: Label = "ed. and trans. by"
    """Printed before the editors of a work if they are also its translators."""

    written_by: Label = "by"
    """Printed before the authors of a book that a chapter of others is in: *by* I. Kant."""

    translated_by: Label = "trans. by"
    """Printed before the translators of a work: *trans. by* M. Hunt."""

    version: Label = "version"
    """Printed before the number of a version: *version* 1.2."""

    volume: Label = "vol."
    """Printed before the number of a volume of a book or a series: *vol.* 3."""

    volumes: Counted = Forms({"one": "vol.", "other": "vols."})
    """Printed after the number of volumes of a work (4 *vols.*)."""

    number: Label = "no."
    """Printed before a number that is not in a series: *no.* 12."""

    chapter: Label = "chap."
    """Printed before the number of a chapter: *chap.* 5."""

    article_number: Label = "article"
    """Printed before the number of an article that also has page numbers: *article* 17."""

    page_count: Counted = "pp."
    """Printed after the number of pages of a work (320 *pp.*)."""

    first_published: Label = "first published"
    """Printed before the year of the original: *first published* 1812."""

    collaboration: Label = "Collaboration"
    """Printed after the name of a collaboration, at the end of the authors."""

    pages: Label = "pp."
    """Printed before the numbers of several pages."""

    page: Label = "p."
    """Printed before the number of a single page."""

    acceptance_rate: Label = "acceptance rate"
    """Printed before the acceptance rate of a venue."""

    citation: Label = "citation"
    """Printed after the number of citations, if it is 1."""

    citations: Counted = "citations"
    """Printed after the number of citations."""

    undated: Label = "Undated"
    """The subheading of publications without a date, in a list grouped by year."""

    upcoming: Label = "Forthcoming"
    """The subheading of forthcoming publications without a date, in a list grouped by year."""

    equal_contribution: Label = "equal contribution"
    """The meaning of the mark `*`, printed in the legend below a list."""

    senior_authors: Label = "joint senior authors"
    """The meaning of the mark `‡`, printed in the legend below a list."""

    corresponding_author: Label = "corresponding author"
    """The meaning of the mark `†`, printed in the legend below a list."""

    status: StatusWords = StatusWords.model_construct()
    """The words for the states of unpublished work."""

    links: LinkWords = LinkWords.model_construct()
    """The texts of the links of publications."""

    personal: Annotated[PersonalWords, LazyPart(PersonalWords)] = PersonalWords.model_construct()
    """The words before personal details."""

    works: WorkWords = WorkWords.model_construct()
    """The words for kinds of works, such as theses and patents."""

    countries: CountryWords = CountryWords.model_construct()
    """The names of countries."""

    types: TypeWords = TypeWords.model_construct()
    """The subheadings of publications that are grouped by type."""

    entries: EntryWords = EntryWords.model_construct()
    """The words in entries, such as grants, certificates and exhibitions."""

    def joined_to(self, following: str) -> str:
        """Return a text after the conjunction: `and B`."""
        return before(self.locale.numbers.conjunction(self.conjunction, following), following)


W = TypeVar("W", bound=Model)


def in_language(words: Words, locale: Locale) -> Words:
    """Return words with those of a locale for all that were not given."""
    return _changed(words, locale.words).with_locale(locale)


def _changed(words: W, others: Mapping[str, Any]) -> W:
    """Return words with others, which are strings or mappings by the names of fields."""
    changed: dict[str, Any] = {}
    for name in type(words).model_fields:
        value, other = getattr(words, name), others.get(name)
        if isinstance(value, Model):
            changed[name] = _changed(value, other or {})
        elif other is not None and name not in words.model_fields_set:
            changed[name] = other
    return words.model_copy(update=changed)
