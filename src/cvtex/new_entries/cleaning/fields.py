"""Which fields an entry of a CV keeps, and which of them are LaTeX."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from cvtex.bibliography.vocabulary import PLACEHOLDERS, canonical_field
from cvtex.latex import parse_latex
from cvtex.new_entries.latex_values import is_balanced, literal_value
from cvtex.new_entries.markup import without_markup
from cvtex.new_entries.rich_values import latex_of_inlines
from cvtex.text.dois import normal_doi, without_tex

DROPPED = frozenset(
    """
    abstract abstractnote annote annotation keywords keyword copyright rights license
    bibsource biburl timestamp added-at date-added date-modified datestamp creationdate
    modificationdate owner groups file local-url interhash intrahash username citeulike-article-id
    adsurl adsnote slaccitation mrnumber mrreviewer zblnumber zbl fjournal coden issn shortjournal
    journal-iso journal_abbr journalabbr unique-id affiliation author-email researcherid-numbers
    orcid-numbers times-cited usage-count-last-180-days usage-count-since-2013 doc-delivery-number
    web-of-science-categories research-areas cited-references number-of-cited-references
    funding-acknowledgement funding-text keywords-plus source document_type publication_stage
    correspondence_address1 references abbrev_source_title art_number page_count cited_by
    publication-type da
    """.split()  # noqa: SIM905 - a list of words is read more easily as words
)
"""Fields that programs and databases add and that no CV shows."""

_DROPPED_BEGINNINGS = ("bdsk-", "mendeley-", "__", "jabref-", "zotero-", "left-out-")

LITERAL = frozenset({
    "doi", "url", "eprint", "eprinttype", "eprintclass", "urldate", "pmid", "pmcid", "arxiv",
})  # fmt: skip
"""Fields that are not LaTeX but addresses and numbers."""

_KEYS = frozenset({"related", "crossref", "xdata", "ids"})
"""Fields of citation keys."""

_NAMES_OF_BIBTEX = {
    "journaltitle": "journal", "location": "address", "pagetotal": "numpages",
}  # fmt: skip


def is_superfluous(name: str) -> bool:
    """Tell whether no CV needs a field, by its name in lower case."""
    return name in DROPPED or name.startswith(_DROPPED_BEGINNINGS)


def named_by_biblatex(fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields by biblatex's names; of two that have the same, the first is kept."""
    named: dict[str, str] = {}
    for name, latex in fields.items():
        # `keywords` and `annote` have no other name, but `annotation` is the name of both.
        canonical = canonical_field(name)
        if latex.strip() not in PLACEHOLDERS | {""}:
            named.setdefault(canonical, " ".join(latex.split()))
    return named


def named_by_bibtex(kind: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields by the names of BibTeX, as far as it has the field."""
    names = dict(_NAMES_OF_BIBTEX)
    if kind in {"phdthesis", "mastersthesis"}:
        names["institution"] = "school"
    return {names.get(name, name): latex for name, latex in fields.items()}


def safe_values(fields: Mapping[str, str], unsafe: list[str]) -> dict[str, str]:
    """Return fields with values that neither end their field nor make TeX do anything.

    The names of fields that had commands cvtex does not know are appended to `unsafe`; what is
    printed of them is kept.
    """
    safe: dict[str, str] = {}
    for name, latex in fields.items():
        if name == "doi" and normal_doi(first := (latex.split() or [""])[0]):
            safe[name] = _literal(first)  # some have a second one after it
        elif name in LITERAL or _ADDRESS.fullmatch(latex):
            safe[name] = _literal(_ESCAPED.sub("&", latex))
        elif name in _KEYS:
            safe[name] = ", ".join(key for part in latex.split(",") if (key := literal_value(part)))
        else:
            value = without_markup(latex)
            if name in _TEXTS:
                value = with_escapes(value)
            if not is_safe(value):
                unsafe.append(name)
                value = latex_of_inlines(parse_latex(value).inlines)
            safe[name] = value
    return {name: value for name, value in safe.items() if value}


_TEXTS = frozenset({
    "title", "subtitle", "booktitle", "booksubtitle", "maintitle", "journaltitle", "eventtitle",
    "series", "publisher", "institution", "organization", "location", "author", "editor", "note",
    "howpublished", "edition",
})  # fmt: skip
"""Fields of text, in which a `&` that is not escaped is one that somebody has forgotten."""

# Formulas and addresses, in which these characters have another meaning.
_NO_TEXT = re.compile(
    r"(\$[^$]*\$|\\\(.*?\\\)|\\(?:url|href|path|nolinkurl|verb|ensuremath)\s*\{[^{}]*\})"
)
_FORGOTTEN = re.compile(r"(?<!\\)[&%#_]")


def with_escapes(latex: str) -> str:
    r"""Return LaTeX in which `&`, `%`, `#` and `_` are escaped, as in `R\&D`.

    cvtex prints them in either form, but TeX stops at them, or takes them for something else.
    """
    if not _FORGOTTEN.search(latex):
        return latex
    pieces = _NO_TEXT.split(latex)
    return "".join(
        piece if number % 2 else _FORGOTTEN.sub(r"\\\g<0>", piece)
        for number, piece in enumerate(pieces)
    )


_ADDRESS = re.compile(r"https?://[^\s{}]+")
_ESCAPED = re.compile(r"\\?&(?:amp|#38);")


def _literal(latex: str) -> str:
    """Return a value that is not LaTeX, without TeX's other notation of characters."""
    return literal_value(without_tex(latex)).replace("^^", "%5E%5E")


def is_safe(latex: str) -> bool:
    r"""Tell whether a value has braces in pairs and only commands that cvtex knows.

    That is so also for commands in arguments that are not printed, as in `\label{\input{x}}`, and
    after an accent. For TeX, `^^5cinput` is `\input`, wherever it stands.
    """
    if "^^" in latex:
        return False
    if "\\" not in latex and "{" not in latex and "}" not in latex and "$" not in latex:
        return True
    if not is_balanced(latex) or parse_latex(latex).problems:
        return False
    return all(
        _is_known(name, argument if name in _ENVIRONMENT else "")
        for name, argument in _COMMAND.findall(latex)
        if name
    )


# A command by its name; a backslash and another character is found too, so that `\\input` is the
# end of a line and a word.
_COMMAND = re.compile(r"\\(?:([A-Za-z@]+)(?:\s*\{(\w+\*?)\})?|.)", re.DOTALL)
_ENVIRONMENT = frozenset({"begin", "end"})
_BRACKETS = frozenset({"left", "middle", "right"})


@lru_cache(maxsize=4096)
def _is_known(name: str, environment: str) -> bool:
    """Tell whether cvtex knows a command in text or in a formula, or an environment there."""
    if name in _ENVIRONMENT:
        formula = rf"$\begin{{{environment}}}a\end{{{environment}}}$"
        return bool(environment) and not parse_latex(formula).problems
    if name in _BRACKETS:
        return True
    tried = (rf"\{name}{{a}}{{a}}", rf"\{name}", rf"$\{name}{{a}}{{a}}$", rf"$\{name}$")
    return any(not parse_latex(latex).problems for latex in tried)


def without_superfluous(fields: Mapping[str, str], keeps: Collection[str]) -> dict[str, str]:
    """Return fields without those that no CV needs, apart from those that the user keeps."""
    return {
        name: latex for name, latex in fields.items() if name in keeps or not is_superfluous(name)
    }
