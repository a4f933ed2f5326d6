"""CV and bibliography to a `Document`: what is chosen, in which order, under which number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cvtex import document as doc
from cvtex.bib_entry import BibEntry
from cvtex.bib_lints import lint_entries
from cvtex.closeness import closest
from cvtex.dates import DateText, format_date
from cvtex.diagnostic import Code, Diagnostic, Result, error, warning
from cvtex.field_types import Prose
from cvtex.grouping import grouped
from cvtex.inheritance import parents
from cvtex.inline import Inlines, text
from cvtex.legend import legend
from cvtex.levels import Level
from cvtex.library import assemble, style_of
from cvtex.model import CV
from cvtex.numbering import number
from cvtex.publications import publication
from cvtex.sections import Section, Selection
from cvtex.selection import candidates
from cvtex.style import Versions
from cvtex.versions import works
from cvtex.yaml_source import Path, YamlDocument


def merge(
    cv: CV, entries: Sequence[BibEntry], source: YamlDocument, *, this_year: int | None = None
) -> Result[doc.Document]:
    """Resolve a CV: `source` is the file it came from, for the places of its parts.

    `this_year` is what the years of publications are measured against, if they are to be.
    """
    return _Merge(cv, entries, source).result(this_year)


class _Merge:
    """One merge: what all sections share, and the numbering that runs through them."""

    def __init__(self, cv: CV, entries: Sequence[BibEntry], source: YamlDocument) -> None:
        self.cv = cv
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.library = assemble(cv, entries, source, self.diagnostics)
        self.volumes = parents(self.library.entries)
        self.listed: dict[int, BibEntry] = {}
        self.chosen: dict[int, Sequence[BibEntry]] = {}
        self.works = works(self._all_candidates(), self._versions_of)
        self.library = replace(
            self.library, preprints=self.works.preprints, venues=self.works.venues
        )

    def result(self, this_year: int | None) -> Result[doc.Document]:
        cv = self.cv
        for key in cv.publication_style.entries:
            if key not in self.library.by_key:
                self._unknown_key(key, ("publication_style", "entries", key), key_is_place=True)
        shows_contact = any("contact" in section.kinds for section in cv.sections)
        contacts = () if shows_contact else self._contacts(CONTACT_FIELDS)
        sections = tuple(
            self._section(section, ("sections", index)) for index, section in enumerate(cv.sections)
        )
        merged = doc.Document(
            origin=self.source.locate(("name",)),
            name=cv.name,
            label=cv.label.inlines if cv.label else (),
            header=contacts,
            sections=number(sections, cv.publication_style.numbering),
            last_updated=self._last_updated(),
            language=cv.language,
            words=cv.words,
            design=cv.design,
            theme_origin=self.source.locate(("design", "theme")),
        )
        listed = tuple(self.listed.values())
        self.diagnostics.extend(lint_entries(listed, this_year=this_year))
        if cv.checks.get(Code.UNLISTED_ENTRY, Level.OFF) is not Level.OFF:
            self.diagnostics.extend(self._unlisted())
        return Result(merged, tuple(self.diagnostics))

    def _unlisted(self) -> Iterable[Diagnostic]:
        """Report the entries that neither a list nor another entry shows."""
        for entry in self.library.entries:
            if id(entry) not in self.listed and id(entry) not in self.works.hidden:
                message = f"no list of the CV shows `{entry.key}`"
                hint = "let a list of publications select it, or leave it out of this file"
                yield warning(Code.UNLISTED_ENTRY, message, entry.span, hints=(hint,))

    def _section(self, section: Section, path: Path) -> doc.Section:
        layout = doc.Layout(**section.layout.model_dump())
        blocks = tuple(
            self._block(kind, section.block(kind), layout, (*path, kind)) for kind in section.kinds
        )
        return doc.Section(section.title.inlines, blocks, self.source.locate(path))

    def _block(self, kind: str, content: object, layout: doc.Layout, path: Path) -> doc.Block:
        origin = self.source.locate(path)
        match content:
            case Prose(paragraphs):
                prose = tuple(paragraph.inlines for paragraph in paragraphs)
                return doc.Block(kind, layout, origin, paragraphs=prose)
            case Selection():
                return self._publications(content, doc.Block(kind, layout, origin), path)
            case tuple() if kind == "contact":
                fields = tuple(field.value for field in content)
                return doc.Block(kind, layout, origin, contacts=self._contacts(fields, path))
            case tuple() if kind == "list":
                lines = tuple(line.inlines for line in content)
                return doc.Block(kind, layout, origin, lines=lines)
            case tuple():
                items = tuple(
                    doc.Item(
                        entry,
                        self._date(getattr(entry, "date", None)),
                        self.source.locate((*path, index)),
                    )
                    for index, entry in enumerate(content)
                )
                return doc.Block(kind, layout, origin, items=items)
        raise TypeError(content)

    def _date(self, date: DateText | None) -> str:
        return "" if date is None else format_date(date, self.cv.design.date_format.value)

    def _last_updated(self) -> doc.LastUpdated | None:
        last = self.cv.last_updated
        if last is None:
            return None
        note: Inlines = last.note.inlines if last.note else ()
        return doc.LastUpdated(self._date(last.date), note, self.source.locate(("last_updated",)))

    def _contacts(self, fields: Iterable[str], path: Path = ()) -> tuple[doc.ContactItem, ...]:
        items: list[doc.ContactItem] = []
        for index, field in enumerate(fields):
            found = list(self._contact(field))
            if not found and path:
                message = f"the CV gives no `{field}` to show here"
                place = self.source.locate((*path, index))
                hint = f"add `{field}: …` at the top level"
                self.diagnostics.append(error(Code.MISSING_FIELD, message, place, hints=(hint,)))
            items.extend(found)
        return tuple(items)

    def _contact(self, field: str) -> Iterable[doc.ContactItem]:
        cv, words = self.cv, self.cv.words
        match field:
            case "email" if cv.email:
                yield doc.ContactItem(field, words.email, text(cv.email), f"mailto:{cv.email}")
            case "phone" if cv.phone:
                # "+46 (0)8" is "+46 8" from abroad.
                number = cv.phone.replace("(0)", "") if cv.phone.startswith("+") else cv.phone
                dialled = "".join(c for c in number if c.isdigit() or c == "+")
                yield doc.ContactItem(field, words.phone, text(cv.phone), f"tel:{dialled}")
            case "location" if cv.location:
                yield doc.ContactItem(field, words.location, cv.location.inlines)
            case "url" if cv.url:
                yield doc.ContactItem(field, words.url, text(cv.url), cv.url)
            case "profiles":
                for profile in cv.profiles:
                    shown = profile.username or profile.url
                    yield doc.ContactItem(field, profile.network, text(shown), profile.url)

    def _publications(self, selection: Selection, block: doc.Block, path: Path) -> doc.Block:
        chosen = self._select(selection, path)
        shown: list[tuple[BibEntry, doc.Publication]] = []
        for entry in chosen:
            self.listed[id(entry)] = entry
            shown.append((entry, publication(self.library, entry, self.diagnostics)))
        style, words = self.cv.publication_style, self.cv.words
        marks = legend((one for _, one in shown), style.highlight, words) if style.legend else ()
        return replace(
            block,
            groups=grouped(shown, selection.group_by, words),
            label_prefix=selection.prefix or "",
            legend=marks,
        )

    def _select(self, selection: Selection, path: Path) -> Sequence[BibEntry]:
        unknown = 0
        for field in ("keys", "exclude"):
            for index, key in enumerate(getattr(selection, field)):
                if key not in self.library.by_key:
                    self._unknown_key(key, (*path, field, index))
                    unknown += field == "keys"
        chosen = self._candidates(selection)
        # Who asks for an entry by its key gets it, even if another one shows it too.
        shown = [entry for entry in chosen if selection.keys or not self._is_hidden(entry)]
        if not selection.repeat:
            shown = [entry for entry in shown if id(entry) not in self.listed]
        if not shown and not unknown:
            self._report_empty(path, chosen)
        return shown[: selection.limit]

    def _report_empty(self, path: Path, chosen: Sequence[BibEntry]) -> None:
        message = "the bibliography has no entry for this list"
        hint = "see the entries' types and keywords in the .bib file"
        if chosen:
            message = "all entries of this list are shown elsewhere"
            hint = "remove the list, or show versions of a work by themselves:"
            hint += " `publication_style: {versions: apart}`"
        elif not self.cv.bibliography:
            hint = "name the .bib file: `bibliography: publications.bib`"
        place = self.source.locate(path)
        self.diagnostics.append(warning(Code.EMPTY_SELECTION, message, place, hints=(hint,)))

    def _is_hidden(self, entry: BibEntry) -> bool:
        """Tell whether an entry is shown with another one, or is a volume that others are in."""
        if id(entry) in self.works.hidden:
            return True
        if entry.key not in self.volumes:
            return False
        _, search = self.library.owner.read(entry.get("author") or entry.get("editor"))
        return search.index is None

    def _versions_of(self, entry: BibEntry) -> Versions:
        style, _ = style_of(self.library, entry, [])
        return style.versions

    def _candidates(self, selection: Selection) -> Sequence[BibEntry]:
        """Return what a selection chooses, worked out once."""
        known = self.chosen.get(id(selection))
        if known is None:
            known = self.chosen[id(selection)] = candidates(
                selection, self.library.entries, self.library.owner
            )
        return known

    def _all_candidates(self) -> Iterable[BibEntry]:
        """Return the entries that some list may show, in the file's order."""
        blocks = (s.publications for s in self.cv.sections if s.publications is not None)
        chosen = {id(entry) for block in blocks for entry in self._candidates(block)}
        return (entry for entry in self.library.entries if id(entry) in chosen)

    def _unknown_key(self, key: str, path: Path, *, key_is_place: bool = False) -> None:
        close = closest(key, self.library.by_key)
        self.diagnostics.append(
            error(
                Code.UNKNOWN_KEY,
                f"no bibliography has the key `{key}`",
                self.source.locate(path, key=key_is_place),
                hints=(f"did you mean `{close}`?",) if close else (),
            )
        )


CONTACT_FIELDS = ("email", "phone", "location", "url", "profiles")
