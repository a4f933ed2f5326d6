"""The bibliography as the merge works with it: entries, style, words, and who the owner is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from cvtex.bibliography.entry import BibEntry
from cvtex.bibliography.inheritance import by_key, inherit
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic, warning
from cvtex.latex.parser import parse_latex, plain_latex
from cvtex.names.owner import Owner
from cvtex.publications.overrides import override
from cvtex.schema.cv import CV
from cvtex.schema.publication_style import EntryOverride, Highlight, PublicationStyle
from cvtex.schema.words import Words
from cvtex.text.inlines import Inlines
from cvtex.yaml.document import YamlDocument


@dataclass(frozen=True, slots=True)
class Library:
    """The bibliography with what is needed to present it.

    `highlighted` are people other than the owner whose names stand out. `preprints` and `venues`
    have, by the identity of an entry, what is shown with it (`versions.Works`).
    """

    entries: tuple[BibEntry, ...]
    by_key: Mapping[str, BibEntry]
    style: PublicationStyle
    words: Words
    owner: Owner
    highlighted: tuple[tuple[Owner, Highlight], ...] = ()
    preprints: Mapping[int, tuple[BibEntry, ...]] = field(default_factory=dict)
    venues: Mapping[int, tuple[BibEntry, ...]] = field(default_factory=dict)


def assemble(
    cv: CV, entries: Sequence[BibEntry], source: YamlDocument, diagnostics: list[Diagnostic]
) -> Library:
    """Make the library of a CV: entries with what they inherit and what the CV says of them."""
    inherited = inherit(entries)
    diagnostics.extend(inherited.diagnostics)
    style = cv.publication_style
    owned = override(inherited.value or (), style, source)
    # Who says how they sign may still be named as at the top of the CV, but is then nobody else.
    signs, called = (cv.signs_as, (cv.name,)) if cv.signs_as else ((cv.name,), ())
    return Library(
        entries=owned,
        by_key=by_key(owned),
        style=style,
        words=cv.words,
        owner=Owner.from_names(signs, called=called, strict_initials=style.strict_initials),
        highlighted=tuple((Owner.from_names(one.names), one) for one in style.highlight),
    )


# The keys of a style that an entry's own fields may set.
_STYLE_FIELDS = frozenset(EntryOverride.model_fields) - {"fields"}


def style_of(
    library: Library, entry: BibEntry, diagnostics: list[Diagnostic]
) -> tuple[PublicationStyle, bool | None]:
    """Return the style of one entry, and whether it is the owner's, if anyone says so.

    The general style, with the exceptions of the entry's own fields and those of the CV, which
    count most.
    """
    if _STYLE_FIELDS.isdisjoint(entry.fields) and entry.key not in library.style.entries:
        return library.style, None
    own: dict[str, object] = {}
    for name in _STYLE_FIELDS.intersection(entry.fields):
        try:
            said = EntryOverride.model_validate({name: plain_latex(entry.get(name))})
        except ValidationError:
            message = f"`{name}` of `{entry.key}` cannot be `{entry.get(name)}`"
            place = entry.fields[name].span
            diagnostics.append(warning(Code.INVALID_VALUE, message, place))
        else:
            own[name] = getattr(said, name)
    if override := library.style.entries.get(entry.key):
        own |= override.model_dump(exclude_none=True, exclude={"fields"})
    mine = own.pop("mine", None)
    return library.style.with_exceptions(own), None if mine is None else bool(mine)


def field_inlines(entry: BibEntry, name: str, diagnostics: list[Diagnostic]) -> Inlines:
    """Return a field as rich text, or nothing if the entry does not have it."""
    field = entry.fields.get(name)
    return () if field is None else part_inlines(entry, name, field.latex, diagnostics)


def part_inlines(entry: BibEntry, name: str, latex: str, diagnostics: list[Diagnostic]) -> Inlines:
    """Parse the LaTeX of a field, or of a part of it."""
    parsed = parse_latex(latex)
    if parsed.problems:
        field = entry.fields[name]
        for problem in parsed.problems:
            message = f"{problem.message}, in `{name}` of `{entry.key}`"
            place = field.at(problem.part)
            diagnostics.append(warning(Code.UNKNOWN_COMMAND, message, place, hints=(problem.hint,)))
    return parsed.inlines
