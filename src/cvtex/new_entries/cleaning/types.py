"""Name the type of an entry as BibTeX does, whatever a database calls it."""

from __future__ import annotations

from collections.abc import Mapping

from cvtex.bibliography.vocabulary import canonical_type, corrected_type
from cvtex.latex import plain_latex
from cvtex.new_entries.cleaning.archives import archive_of

_TYPES = {
    # Crossref, DataCite, CSL and Schema.org
    "journal-article": "article", "article-journal": "article", "journalarticle": "article",
    "article-magazine": "article", "article-newspaper": "article", "magazinearticle": "article",
    "newspaperarticle": "article", "review": "article", "review-book": "article",
    "posted-content": "misc", "preprint": "misc", "post": "online", "post-weblog": "online",
    "blogpost": "online", "webpage": "online", "website": "online", "web": "online",
    "proceedings-article": "inproceedings", "paper-conference": "inproceedings",
    "conference-paper": "inproceedings", "conferencepaper": "inproceedings",
    "conferenceproceeding": "inproceedings", "conference": "inproceedings",
    "conference-poster": "misc", "conference-abstract": "misc", "conference-presentation": "misc",
    "book-chapter": "incollection", "bookchapter": "incollection", "chapter": "incollection",
    "book-section": "incollection", "book-part": "incollection", "entry": "incollection",
    "entry-encyclopedia": "incollection", "entry-dictionary": "incollection",
    "reference-entry": "incollection", "monograph": "book", "edited-book": "book",
    "reference-book": "book", "book-set": "book", "book-series": "book",
    "dissertation": "phdthesis", "thesis": "phdthesis", "doctoral-thesis": "phdthesis",
    "report": "techreport", "report-component": "techreport", "working-paper": "techreport",
    "workingpaper": "techreport", "journal-issue": "periodical", "peer-review": "misc",
    "computerprogram": "software", "computational-notebook": "software", "data": "dataset",
    "data-set": "dataset", "motion_picture": "video", "speech": "unpublished", "manuscript":
    "unpublished", "personal_communication": "misc", "presentation": "unpublished",
    "lecture": "unpublished", "other": "misc", "document": "misc", "text": "misc",
    "standard": "standard", "patent": "patent",
}  # fmt: skip
"""BibTeX's or biblatex's type for the names that databases have."""


def clean_type(kind: str, fields: Mapping[str, str]) -> str:
    """Return the type of an entry; `fields` are its fields by biblatex's names.

    An article in no journal but in an archive is `misc`, and a thesis for a master's degree is
    `mastersthesis`.
    """
    name = kind.strip().lower().replace(" ", "-")
    name = _TYPES.get(name, corrected_type(name) or name)
    if not name or not name[0].isalpha():
        name = "misc"
    degree = plain_latex(fields.get("type", "")).lower()
    if canonical_type(name) == "thesis" and ("master" in degree or degree.startswith("ma")):
        return "mastersthesis"
    if name == "article" and not fields.get("journaltitle"):
        is_archived = bool(fields.get("eprint")) or archive_of(fields) is not None
        return "misc" if is_archived else name
    if name == "misc" and fields.get("journaltitle") and not fields.get("eprint"):
        return "article"
    return name
