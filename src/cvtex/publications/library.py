"""Define the library of a CV: its references, the style and words to print them, and its owner.

This module also applies the overrides of `publication_style.entries` in `cv.yaml`. The fields are
replaced before any entry is decoded, and have their places in the CV, so that a message about them
points there. The style of an entry is resolved when the entry is presented.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pydantic import ValidationError

from cvtex.bibliography import BibEntry, BibField, Reference
from cvtex.bibliography.inheritance import by_key, inherit
from cvtex.bibliography.reference import references
from cvtex.bibliography.vocabulary import SYNONYMS, canonical_field, canonical_type
from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.document.people import highlighted_by, owner_of
from cvtex.latex import LatexText, parse_latex
from cvtex.names import NameList, Owner, OwnerSearch
from cvtex.schema import CV, EntryOverride, Highlight, PublicationStyle, Words
from cvtex.text import Inlines
from cvtex.yaml import YamlDocument


@dataclass(frozen=True, slots=True)
class Library:
    """The references of a CV, and what is needed to present them.

    `by_key` has the references by citation key, including those in `ids`. `highlighted` are people
    other than the owner whose names are emphasized. `preprints` and `venues` have, by the `id` of a
    reference, the references that are shown with it (`versions.Works`). `collaborations` collects
    the works of collaborations that do not name the owner, which are reported together. `language`
    is the tag of the CV's.
    """

    entries: tuple[Reference, ...]
    by_key: Mapping[str, Reference]
    style: PublicationStyle
    words: Words
    owner: Owner
    language: str = "en"
    highlighted: tuple[tuple[Owner, Highlight], ...] = ()
    preprints: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict)
    venues: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict)
    collaborations: dict[str, Reference] = field(default_factory=dict, repr=False)
    _searches: dict[str, tuple[NameList, OwnerSearch]] = field(default_factory=dict, repr=False)

    def search(self, reference: Reference) -> tuple[NameList, OwnerSearch]:
        """Return the listed names of a reference, and the search for the owner among them."""
        known = self._searches.get(reference.id)
        if known is None:
            value = reference.get(reference.role)
            known = self._searches[reference.id] = self.owner.find_in(reference.names, value)
        return known


def assemble(
    cv: CV, entries: Sequence[BibEntry], source: YamlDocument, diagnostics: list[Diagnostic]
) -> Library:
    """Return the library of a CV, with inherited fields and the overrides of the CV applied.

    Problems are appended to `diagnostics`.
    """
    inherited = inherit(entries)
    diagnostics.extend(inherited.diagnostics)
    style = cv.publication_style
    kept = override(inherited.value or (), style, source)
    decoded = references(kept)
    return Library(
        entries=decoded,
        by_key={key: decoded[index] for key, index in by_key(kept).items()},
        style=style,
        words=cv.words,
        owner=owner_of(cv),
        highlighted=highlighted_by(style),
        language=cv.language,
    )


def override(
    entries: Sequence[BibEntry], style: PublicationStyle, source: YamlDocument
) -> tuple[BibEntry, ...]:
    """Return the entries with the fields that the CV overrides; an empty text removes a field."""
    if not any(own.fields for own in style.entries.values()):
        return tuple(entries)
    return tuple(_overridden(entry, style, source) for entry in entries)


def _overridden(entry: BibEntry, style: PublicationStyle, source: YamlDocument) -> BibEntry:
    own = style.entries.get(entry.key)
    if own is None or not own.fields:
        return entry
    fields = dict(entry.fields)
    kind = entry.type
    for name, latex in own.fields.items():
        if name.lower() == "entrytype":
            kind = canonical_type(latex)
            continue
        path = ("publication_style", "entries", entry.key, "fields", name)
        place = source.locate(path, key=True)
        fields.pop(canonical_field(name), None)
        if latex:
            fields[canonical_field(name)] = BibField(latex, source.source, place.line, name)
    return replace(entry, fields=fields, type=kind)


STYLE_FIELDS = frozenset(EntryOverride.model_fields) - {"fields"}
"""The keys of the style that the fields of an entry may override."""


def style_of(
    library: Library, entry: Reference, diagnostics: list[Diagnostic]
) -> tuple[PublicationStyle, bool | None]:
    """Return the style of an entry, and whether it is the owner's, or None if nobody says so.

    This is the style of the CV, overridden by the fields of the entry, and then by the overrides
    for this entry in the CV. Invalid values of fields are reported.
    """
    style = library.style
    no_fields = STYLE_FIELDS.isdisjoint(entry.fields)
    if no_fields and entry.key not in style.entries and not style.types:
        return style, None
    own = _style_of_type(style, entry)
    for name in STYLE_FIELDS.intersection(entry.fields):
        try:
            parsed = EntryOverride.model_validate({name: entry.text(name)})
        except ValidationError:
            message = f"`{name}` of `{entry.key}` cannot be `{entry.get(name)}`"
            place = entry.fields[name].span
            diagnostics.append(warning(Code.INVALID_VALUE, message, place))
        else:
            own[name] = getattr(parsed, name)
    if in_cv := style.entries.get(entry.key):
        own |= in_cv.model_dump(exclude_none=True, exclude={"fields"})
    mine = own.pop("mine", None)
    return style.with_overrides(own), None if mine is None else bool(mine)


def _style_of_type(style: PublicationStyle, entry: Reference) -> dict[str, object]:
    """Return what the CV says about the type of an entry.

    Types are named as in the selection of a list; the name in the .bib file counts more than
    biblatex's, so that `phdthesis` can differ from `thesis`.
    """
    own: dict[str, object] = {}
    for name, of_type in style.types.items():
        written = name.lower()
        if entry.written_type == written:
            own = own | of_type.model_dump(exclude_none=True)
        elif entry.type == (canonical_type(written) if written in SYNONYMS else written):
            own = of_type.model_dump(exclude_none=True) | own
    return own


def field_inlines(entry: Reference, name: str, diagnostics: list[Diagnostic]) -> Inlines:
    """Return a field as rich text, and report its problems; nothing if the entry lacks it."""
    if name not in entry.fields:
        return ()
    parsed = entry.parsed(name)
    if parsed.problems:
        _report_problems(entry, name, parsed, diagnostics)
    return parsed.inlines


def part_inlines(entry: Reference, name: str, latex: str, diagnostics: list[Diagnostic]) -> Inlines:
    """Return `latex`, which is a part of a field, as rich text, and report its problems."""
    parsed = parse_latex(latex)
    _report_problems(entry, name, parsed, diagnostics)
    return parsed.inlines


def _report_problems(
    entry: Reference, name: str, parsed: LatexText, diagnostics: list[Diagnostic]
) -> None:
    field = entry.fields[name]
    whole = field.span if parsed.problems else entry.span
    for problem in parsed.problems:
        message = f"{problem.message}, in `{name}` of `{entry.key}`"
        place = field.source.within(whole, problem.part)
        diagnostics.append(warning(Code.UNKNOWN_COMMAND, message, place, hints=(problem.hint,)))
