"""The kinds of problems that cvtex reports: the one table of their codes and default levels."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Level(StrEnum):
    """How seriously a kind of problem is taken."""

    OFF = "off"
    """It is not reported."""

    WARNING = "warning"
    """It is reported, and the build goes on."""

    ERROR = "error"
    """It is reported, and stops the build."""


class Code(StrEnum):
    """The stable name of each kind of problem; programs may rely on it.

    A member with a level is reported as a warning, which a user can switch off or turn into an
    error; the level is its default. Some are errors in a CV, which a user can turn into warnings
    (`levels.LENIENT`). A member without a level always stops the build. Each member's
    docstring is the first sentence about it; `docs/diagnostics.md` has the rest.
    """

    default: Level | None

    def __new__(cls, value: str, default: Level | None = None) -> Self:
        """Create the member: a string with its default level as an attribute."""
        code = str.__new__(cls, value)
        code._value_ = value
        code.default = default
        return code

    # -- files --

    FILE_NOT_FOUND = "file-not-found"
    """A file that was named does not exist."""

    FILE_UNREADABLE = "file-unreadable"
    """A file exists but could not be read."""

    FILE_UNWRITABLE = "file-unwritable"
    """A result could not be written to its path."""

    OUT_OF_DATE = "out-of-date"
    """A file on disk is not what the inputs give."""

    ENCODING = "encoding", Level.WARNING
    """A file is not UTF-8 text."""

    # -- cv.yaml --

    YAML_SYNTAX = "yaml-syntax"
    """The file is not well-formed YAML."""

    JSON_SYNTAX = "json-syntax"
    """The file is not well-formed JSON."""

    TOML_SYNTAX = "toml-syntax"
    """The file is not well-formed TOML."""

    INVALID_INCLUDE = "invalid-include"
    """A part cannot be included as it is written."""

    DUPLICATE_KEY = "duplicate-key", Level.WARNING
    """A mapping, or a bibliography, has the same key twice."""

    FOREIGN_FORMAT = "foreign-format"
    """The file is that of another CV program."""

    UNKNOWN_FIELD = "unknown-field", Level.WARNING
    """A key that the schema does not know."""

    MISSING_FIELD = "missing-field", Level.WARNING
    """A required key is absent."""

    INVALID_VALUE = "invalid-value", Level.WARNING
    """A value is not of the form the schema asks for."""

    INVALID_DATE = "invalid-date", Level.WARNING
    """A date could not be read."""

    INVALID_MATH = "invalid-math"
    """A formula is unbalanced or contains a command that is not math."""

    EMPTY_SECTION = "empty-section", Level.ERROR
    """A section has nothing to print."""

    FUTURE_DATE = "future-date", Level.WARNING
    """A date is in the future and does not say so."""

    ENTRY_ORDER = "entry-order", Level.WARNING
    """An entry is out of the order of its dates."""

    DATE_GAP = "date-gap", Level.OFF
    """There is a gap of several months in a career."""

    DATE_OVERLAP = "date-overlap", Level.OFF
    """Two positions were held at once."""

    DEAD_LINK = "dead-link", Level.WARNING
    """A link does not answer."""

    STARTER_VALUE = "starter-value", Level.WARNING
    """A value of the invented person of `cvtex new` is still in the CV."""

    PLACEHOLDER = "placeholder", Level.WARNING
    """A placeholder of `cvtex new` is still in the CV."""

    UNPRINTABLE_CHARACTER = "unprintable-character", Level.WARNING
    """The fonts have no glyph for a character."""

    LIMITED_LANGUAGE = "limited-language", Level.WARNING
    """cvtex does not have all that a language needs: its words, or its direction."""

    # -- publications --

    BIB_SYNTAX = "bib-syntax", Level.WARNING
    """Part of a .bib file could not be read as an entry."""

    DUPLICATE_FIELD = "duplicate-field", Level.WARNING
    """A .bib entry has the same field twice."""

    UNKNOWN_TYPE = "unknown-type", Level.WARNING
    """An entry's type is misspelled."""

    UNKNOWN_MACRO = "unknown-macro", Level.WARNING
    """A .bib value uses a @string that is not defined."""

    UNKNOWN_COMMAND = "unknown-command", Level.WARNING
    """A .bib value has a LaTeX command that cvtex does not know."""

    UNKNOWN_KEY = "unknown-key", Level.WARNING
    """A citation key that no .bib file has."""

    NAME = "name", Level.WARNING
    """An author's name could not be read with confidence."""

    OWNER_NOT_FOUND = "owner-not-found", Level.WARNING
    """No author of a publication is the CV's owner."""

    OWNER_AMBIGUOUS = "owner-ambiguous", Level.WARNING
    """Several authors of a publication could be the owner."""

    DUPLICATE_ENTRY = "duplicate-entry", Level.WARNING
    """Two .bib entries have the same DOI or title."""

    PUBLISHED_PREPRINT = "published-preprint", Level.WARNING
    """A preprint has a published version."""

    SUSPICIOUS_YEAR = "suspicious-year", Level.WARNING
    """The year of a publication is hardly possible."""

    ALL_CAPITALS = "all-capitals", Level.WARNING
    """A text in a .bib file is all in capitals."""

    NO_LINK = "no-link", Level.WARNING
    """A field for a link has no web address."""

    EMPTY_SELECTION = "empty-selection", Level.WARNING
    """A publications block selects no entry."""

    UNLISTED_ENTRY = "unlisted-entry", Level.OFF
    """No list shows an entry of the bibliography."""

    UNSHOWN_FIELD = "unshown-field", Level.OFF
    """The page does not show a field of an entry."""

    # -- databases --

    MISSING_PACKAGE = "missing-package"
    """A package that a command needs is not installed."""

    INVALID_IDENTIFIER = "invalid-identifier"
    """What a database is asked for has not the form that it has there."""

    NETWORK_FAILED = "network-failed"
    """A server cannot be reached, fails, or asks to wait."""

    NOT_FOUND = "not-found"
    """A database has nothing under an identifier."""

    BAD_ANSWER = "bad-answer"
    """A server answers with what cannot be used."""

    INCOMPLETE_ANSWER = "incomplete-answer", Level.WARNING
    """Only a part of what a database has could be fetched."""

    # -- design --

    LOW_CONTRAST = "low-contrast", Level.WARNING
    """A colour is too light to be read on white paper."""

    UNUSED_DESIGN = "unused-design", Level.WARNING
    """A value of the design has no effect."""

    # -- templates and typesetting --

    TEMPLATE = "template"
    """A template is missing, malformed, or uses what is not there."""

    UNUSED_FILE = "unused-file", Level.WARNING
    """A theme has a file that no template includes, or that TeX cannot use."""

    NO_ENGINE = "no-engine"
    """No TeX engine can be run on this machine."""

    ALTERED_ENGINE = "altered-engine"
    """The TeX that is installed with cvtex has been changed."""

    TEX_ERROR = "tex-error"
    """TeX stopped at an error."""

    TEX_TIMEOUT = "tex-timeout"
    """TeX did not finish in time."""

    TEX_WARNING = "tex-warning", Level.WARNING
    """TeX finished, but something on the page is wrong."""

    LOOSE_PAGE = "loose-page", Level.WARNING
    """A page before the last is less than 60% full."""

    UNTAGGED_CONTENT = "untagged-content", Level.WARNING
    """A part of a page does not say what it is, so that the PDF does not claim to be PDF/UA."""

    SHORT_LAST_PAGE = "short-last-page", Level.WARNING
    """The last page has only a line or two."""

    DIVIDED_BLOCK = "divided-block", Level.WARNING
    """What was to stay on one page could not."""

    # -- the finished PDF --

    UNREADABLE_PDF = "unreadable-pdf"
    """A file is not a PDF that can be read."""

    NO_READER = "no-reader"
    """The package that reads PDFs is not installed."""

    STALE_PDF = "stale-pdf", Level.WARNING
    """The PDF lacks values of the CV, which has changed since."""

    MISSING_TEXT = "missing-text", Level.WARNING
    """A value of the CV is not in the text of the PDF."""

    DOUBLED_TEXT = "doubled-text", Level.WARNING
    """A value of the CV is in the text of the PDF more often than in the CV."""

    TEXT_ORDER = "text-order", Level.WARNING
    """The text of the PDF has another order than the CV."""

    BROKEN_WORDS = "broken-words", Level.WARNING
    """A program that extracts text does not read words whole."""

    UNPARSED_VALUE = "unparsed-value", Level.WARNING
    """A program would not find the name, a contact, a heading or a date."""

    TWO_COLUMNS = "two-columns", Level.WARNING
    """A program reads across the two columns of the page."""

    BROKEN_LINK = "broken-link", Level.WARNING
    """A link of the PDF is missing, is empty or leads nowhere."""

    PDF_FONT = "pdf-font", Level.WARNING
    """A font of the PDF is not embedded, or its glyphs are not known as characters."""

    SMALL_TEXT = "small-text", Level.WARNING
    """Text is too small to be read in print."""

    UNTAGGED_PDF = "untagged-pdf", Level.WARNING
    """The PDF has no tags, by which a screen reader knows what is what."""

    PDF_UA = "pdf-ua", Level.WARNING
    """The tags of the PDF are not what PDF/UA-1 asks for."""

    PDF_A = "pdf-a", Level.WARNING
    """The PDF is not what PDF/A asks for."""

    PAGE_LIMIT = "page-limit"
    """The PDF has more pages than the user allows."""

    LARGE_FILE = "large-file", Level.WARNING
    """The PDF is larger than many forms take."""

    # -- importing --

    NOT_IMPORTED = "not-imported", Level.WARNING
    """A text of an imported file is not in the CV."""

    # -- exporting --

    NOT_EXPORTED = "not-exported", Level.WARNING
    """A part of the CV has no place in the format to which it is exported."""
