"""Write an entry as a person would write it in a .bib file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cvtex.bibliography.values import MONTHS
from cvtex.new_entries.entry import NewEntry
from cvtex.new_entries.latex_values import is_balanced

_ORDER = {
    name: number
    for number, name in enumerate(
        """
        author editor translator title subtitle journal journaltitle booktitle booksubtitle
        eventtitle series edition volume number issue pages eid pagetotal chapter publisher
        institution school organization address location howpublished type version year date month
        day pubstate isbn issn doi eprint eprinttype archiveprefix eprintclass primaryclass url
        urldate language langid keywords abstract note addendum annotation related
        """.split()  # noqa: SIM905 - a list of words is read more easily as words
    )
}
"""The order of the fields: who, what, where, when, and under which number; others are last."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+:.-]*")
_NOT_IN_KEY = re.compile(r"[\s{}()\"#%',=\\~^$&@\x00-\x20\x7f]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The style of the lines of an entry.

    `indent` is before each field. `width` is the number of characters to which the name of a field
    is filled before ` = `, or None if the names are filled to the longest of the entry. `equals` is
    what stands between a name and its value. `opening` and `closing` are around a value, and
    `is_number_bare` tells whether a number is without them. `has_last_comma` tells whether the last
    field is followed by a comma too. `newline` ends each line.
    """

    indent: str = "  "
    width: int | None = None
    equals: str = " = "
    opening: str = "{"
    closing: str = "}"
    is_number_bare: bool = False
    has_last_comma: bool = True
    newline: str = "\n"
    capitals: bool = False


DEFAULT = Layout()


def in_order(fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields in the order in which people write them."""
    last = len(_ORDER)
    return dict(sorted(fields.items(), key=lambda field: _ORDER.get(field[0], last)))


def to_bibtex(entry: NewEntry, layout: Layout = DEFAULT) -> str:
    """Return an entry as BibTeX, a field on a line, with a newline at its end.

    It is well-formed whatever the entry has: fields without a value, with braces that are not in
    pairs, or with a name that BibTeX does not allow, are left out, and so are characters that no
    key may have.
    """
    fields = in_order(valid_fields(entry.fields))
    written = field_lines(fields.items(), layout)
    kind = entry.type if _NAME.fullmatch(entry.type) else "misc"
    head = f"@{kind}{{{valid_key(entry.key) or 'unnamed'},"
    if written and not layout.has_last_comma:
        written[-1] = written[-1].removesuffix(",")
    return layout.newline.join([head, *written, "}"]) + layout.newline


def field_lines(fields: Iterable[tuple[str, str]], layout: Layout) -> list[str]:
    """Return the lines of some fields, each with a comma at its end."""
    kept = list(fields)
    width = layout.width
    if width is None:
        width = max((len(name) for name, _ in kept), default=0)
    return [
        f"{layout.indent}{_cased(name, layout):<{width}}{layout.equals}"
        f"{written_value(name, latex, layout)},"
        for name, latex in kept
    ]


def _cased(name: str, layout: Layout) -> str:
    return name.upper() if layout.capitals else name


def written_value(name: str, latex: str, layout: Layout = DEFAULT) -> str:
    """Return a value with what is around it: nothing around the macro of a month."""
    if name == "month" and latex.lower() in MONTHS:
        return latex.lower()
    if layout.is_number_bare and latex.isascii() and latex.isdigit():
        return latex
    if layout.opening == '"' and '"' in latex:
        return f"{{{latex}}}"
    return f"{layout.opening}{latex}{layout.closing}"


def valid_fields(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that can be written: with a name, and a value with braces in pairs."""
    tidy = {name: " ".join(latex.split()) for name, latex in fields.items()}
    return {
        name: latex
        for name, latex in tidy.items()
        if latex and _NAME.fullmatch(name) and is_balanced(latex)
    }


def valid_key(key: str) -> str:
    """Return a citation key without the characters that no key may have."""
    return _NOT_IN_KEY.sub("", key)
