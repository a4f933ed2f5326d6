"""Publications that are written in the CV itself: made entries, as if a .bib file had them.

A text of the CV becomes LaTeX, since an entry has its fields in LaTeX. All that follows is the same
as for an entry of a .bib file, and messages lead into the CV.
"""

from __future__ import annotations

from collections.abc import Iterator

from cvtex.bibliography import BibEntry, BibField
from cvtex.bibliography.vocabulary import canonical_field, canonical_type, type_of
from cvtex.dates import DateText, iso_moment
from cvtex.latex.writing import latex_of_field
from cvtex.schema import CV, WrittenPublication
from cvtex.source import Span
from cvtex.text import RichText
from cvtex.text.folding import fold_words
from cvtex.yaml import Path, YamlDocument


def written_entries(cv: CV, source: YamlDocument) -> tuple[BibEntry, ...]:
    """Return an entry for each publication in the lists of a CV, in the order of the file.

    One without a `key` gets a key of a name, the year and a word of the title. `source` is the
    document of the CV.
    """
    taken: set[str] = set()
    entries: list[BibEntry] = []
    for path, written, language in _written_in(cv):
        own: list[tuple[str, str, Path]] = [
            (name, latex, (key,)) for name, (latex, key) in _fields(written).items()
        ]
        if language and not written.language:
            own.append(("language", language, ("language",)))
        own += [(n, latex, ("fields", n)) for n, latex in written.fields.items() if latex]
        fields = {
            canonical_field(name): _field(latex, (*path, *keys), source)
            for name, latex, keys in own
        }
        key = written.key or _new_key(written, taken)
        taken.add(key)
        kind = written.type.lower()
        entries.append(BibEntry(key, canonical_type(kind), kind, fields, source.locate(path)))
    return tuple(entries)


def _field(latex: str, path: Path, source: YamlDocument) -> BibField:
    place = source.locate(path, key=True)
    return BibField(latex, source.source, place.line, str(path[-1]))


def _written_in(cv: CV) -> Iterator[tuple[Path, WrittenPublication, str]]:
    """Yield each publication in the lists of a CV, with its path and the language of the list."""
    for block in cv.blocks:
        if block.kind == "publications" and block.content is not None:
            for index, written in enumerate(block.content.entries):
                yield (*block.path, "entries", index), written, block.language


def places_in(path: Path, count: int, source: YamlDocument) -> frozenset[Span]:
    """Return the places of the publications that are written in the list at a path."""
    return frozenset(source.locate((*path, "entries", index)) for index in range(count))


def _fields(written: WrittenPublication) -> dict[str, tuple[str, str]]:
    """Return the fields of a publication by the names of BibTeX: their LaTeX, and their keys."""
    venue = next(iter(type_of(canonical_type(written.type.lower())).venue), "howpublished")
    names = {
        "venue": venue, "authors": "author", "editors": "editor", "status": "pubstate",
    }  # fmt: skip
    fields: dict[str, tuple[str, str]] = {}
    for key in type(written).model_fields:
        value = getattr(written, key)
        if value and key not in {"type", "key", "fields", "date"}:
            fields[names.get(key, key)] = (_latex(key, value), key)
    if written.date is not None:
        fields |= _date_fields(written.date)
    return fields


def _latex(key: str, value: RichText | str | tuple[str, ...]) -> str:
    """Return the value of a key as the LaTeX of a field."""
    match value:
        case RichText(inlines):
            return latex_of_field(inlines, _escape, is_trusted=True)
        case tuple() if key in {"authors", "editors"}:
            return " and ".join(map(_name, value))
        case tuple():
            return _escape(", ".join(value))
    return value if key in {"doi", "url"} else _escape(value)


def _name(name: str) -> str:
    r"""Return a name as LaTeX; braces keep their meaning there: `{ABC Collaboration}`."""
    return _escape(name).replace(r"\{", "{").replace(r"\}", "}")


_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "\u00a0": "~",
})  # fmt: skip
"""The LaTeX of each character that is a command; all others mean what they mean in a .bib file."""


def _escape(text: str) -> str:
    """Return a text as LaTeX that is still to be read, so that it keeps all other characters."""
    return text.translate(_SPECIAL)


def _date_fields(date: DateText) -> dict[str, tuple[str, str]]:
    """Return the fields for a date: biblatex's `date`, and a word in its place as `pubstate`."""
    if not date.parts:
        return {"pubstate": (_escape(date.text), "date")}
    part = date.parts[0]
    start, end = (iso_moment(moment) if moment else "" for moment in (part.start, part.end))
    written = start if start == end else f"{start}/{end}"
    fields = {"date": (written, "date")}
    return fields | ({"pubstate": (_escape(part.remark), "date")} if part.remark else {})


def _new_key(written: WrittenPublication, taken: set[str]) -> str:
    """Return a citation key that no publication of the CV has."""
    names = fold_words(" ".join(written.authors[:1] or written.editors[:1])).split()
    year = str(written.date.latest_year or "") if written.date else ""
    words = [word for word in fold_words(str(written.title)).split() if len(word) > _SHORT_WORD]
    key = "".join((*names[-1:], year, *words[:1])) or "publication"
    number = 2
    unique = key
    while unique in taken:
        unique, number = f"{key}{number}", number + 1
    return unique


_SHORT_WORD = 3
