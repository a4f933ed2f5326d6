"""A PDF with marks (`tags.tex`) as pdfTeX wrote it to a tagged one, for PDF/UA-1 and PDF/A-2.

What is added: the structure of the document and its marked content, the descriptions of links,
page labels, metadata, the output intent, and the identifier of the file. The pages look the same.
The same PDF gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from cvtex.pdf.conformance import Breach, breaches
from cvtex.pdf.elements import add_scopes, element_breaches
from cvtex.pdf.marks import Marker, Unmarked
from cvtex.pdf.metadata import output_intent, xmp
from cvtex.pdf.objects import (
    Objects,
    Stream,
    read_objects,
    write_dictionary,
    write_objects,
)
from cvtex.pdf.pages import REFERENCES, Additions, mark_page, number_of, pages_of
from cvtex.pdf.standards import Standard
from cvtex.pdf.strings import read_string, write_string
from cvtex.pdf.structure import Annotation, Content, Element, Structure


class Tagged(NamedTuple):
    """A tagged PDF; `unmarked` are the pieces of its pages that had no mark.

    With such pieces it does not claim to keep PDF/UA, since nobody knows what they are. With
    `breaches` it does not claim the standards that these break.
    """

    pdf: bytes
    unmarked: tuple[Unmarked, ...] = ()
    breaches: tuple[Breach, ...] = ()


def tag(pdf: bytes, standards: Collection[Standard]) -> Tagged | None:
    """Return the PDF with tags; None if it cannot have any.

    That is a PDF that is not as pdfTeX writes it, or that has tags of its own. With `standards` it
    says that it keeps them; tags it has also without any.
    """
    objects = read_objects(pdf)
    if objects is None:
        return None
    root = objects.dictionary(objects.trailer.get(b"Root", b""))
    pages = pages_of(objects, root.get(b"Pages", b""))
    if not pages or b"StructTreeRoot" in root:
        return None
    structure = Structure()
    marker = Marker(structure)
    additions = Additions(objects)
    for number in pages:
        if not mark_page(objects, number, marker, additions):
            return None
    additions.pictures()
    parents: list[bytes] = []
    annotations = _annotations(objects, pages, structure)
    tree = _Tree(objects, structure, pages)
    add_scopes(tree.elements)
    for index, number in enumerate(pages):
        page = objects.dictionary(b"%d 0 R" % number)
        page |= {b"StructParents": b"%d" % index, b"Tabs": b"/S"}
        objects[number] = write_dictionary(page)
        parents.append(b"[" + b" ".join(map(tree.reference, marker.contents[index])) + b"]")
    for annotation, element in annotations:
        entries = objects.dictionary(b"%d 0 R" % annotation)
        entries[b"StructParent"] = b"%d" % len(parents)
        objects[annotation] = write_dictionary(entries)
        parents.append(tree.reference(element))
    _align_descents(objects)
    broken = (
        *breaches(objects, root),
        *element_breaches(structure.document),
        *marker.breaches,
        *marker.shown.breaches(objects),
    )
    kept = set(standards).difference(*(breach.standards for breach in broken))
    kept -= {Standard.UA} if marker.unmarked else set()
    root |= {b"StructTreeRoot": tree.write(parents), b"MarkInfo": b"<</Marked true>>"}
    root.setdefault(b"PageLabels", b"<</Nums[0<</S/D>>]>>")
    info = _info(objects)
    language = read_string(root.get(b"Lang", b""))
    data = xmp(info, language, kept, "U" if marker.unmarked else "A")
    names = {b"Type": b"/Metadata", b"Subtype": b"/XML", b"Length": b"%d" % len(data)}
    root[b"Metadata"] = b"%d 0 R" % objects.new(Stream(names, data))
    if Standard.A in kept:
        root[b"OutputIntents"] = output_intent(objects)
    numbers = (number_of(objects.trailer.get(name, b"")) for name in (b"Root", b"Info"))
    catalog, information = numbers
    if catalog is None:
        return None
    objects[catalog] = write_dictionary(root)
    if information is not None and (entries := objects.dictionary(b"%d 0 R" % information)):
        # What raw LaTeX has added once more is there once, and so the same for all programs.
        objects[information] = write_dictionary(entries)
    return Tagged(write_objects(objects, catalog, information), tuple(marker.unmarked), broken)


_DESCENT = re.compile(rb"/Descent (-?[0-9]+)")
_USUAL_DESCENTS = range(-400, -150)


def _align_descents(objects: Objects) -> None:
    """Give all fonts the same descent, that of the deepest among those that have a usual one.

    pdfTeX takes it from the character in the slot of `y`, which is another one in many fonts, and
    some programs (pdfminer and those with it) take words of different descents for different lines.
    """
    descriptors: list[tuple[int, bytes, int]] = []
    for number in objects.numbers():
        value = objects[number]
        if isinstance(value, bytes) and b"/FontDescriptor" in value[:40]:
            found = _DESCENT.search(value)
            if found:
                descriptors.append((number, value, int(found[1])))
    usual = [descent for *_, descent in descriptors if descent in _USUAL_DESCENTS]
    if usual:
        for number, value, _ in descriptors:
            objects[number] = _DESCENT.sub(b"/Descent %d" % min(usual), value)


def _annotations(
    objects: Objects, pages: list[int], structure: Structure
) -> list[tuple[int, Element]]:
    """Return the annotations with their elements, after describing them.

    An annotation of a link that no text has is a link of its own.
    """
    found = []
    for index, page in enumerate(pages):
        listed = objects.resolved(objects.dictionary(b"%d 0 R" % page).get(b"Annots", b""))
        for number in map(int, REFERENCES.findall(listed)):
            annotation = objects.dictionary(b"%d 0 R" % number)
            if not annotation:
                continue
            named = annotation.pop(b"cvL", b"")
            element = structure.numbered(int(named)) if named.isdigit() else None
            if element is None:
                is_link = annotation.get(b"Subtype") == b"/Link"
                element = structure.further(b"Link" if is_link else b"Annot")
            element.kids.append(Annotation(index, number))
            annotation.setdefault(b"F", b"4")  # it is printed (ISO 19005-2, 6.3.2)
            if not read_string(objects.resolved(annotation.get(b"Contents", b""))):
                annotation[b"Contents"] = _described(objects, annotation)
            annotation[b"P"] = b"%d 0 R" % page
            objects[number] = write_dictionary(annotation)
            found.append((number, element))
    return found


def _described(objects: Objects, annotation: Mapping[bytes, bytes]) -> bytes:
    """Return what a link leads to, as a string: an address, without what stands for its kind."""
    action = objects.dictionary(annotation.get(b"A", b""))
    address = read_string(objects.resolved(action.get(b"URI", b"")))
    for kind in ("mailto:", "tel:"):
        address = address.removeprefix(kind)
    return write_string(address or "Link within the document")


def _info(objects: Objects) -> dict[str, str]:
    """Return the document information as text."""
    info = objects.dictionary(objects.trailer.get(b"Info", b""))
    texts = ((name, read_string(objects.resolved(value))) for name, value in info.items())
    return {name.decode("latin-1"): text for name, text in texts if text}


class _Tree:
    """Writes the structure as objects of the PDF; `elements` are all of it, in their order."""

    def __init__(self, objects: Objects, structure: Structure, pages: list[int]) -> None:
        self._objects = objects
        self._pages = pages
        self.elements = structure.document.in_order()
        self._top = objects.new()
        self._numbers = {id(element): objects.new() for element in self.elements}
        self._document = structure.document

    def reference(self, element: Element) -> bytes:
        """Return the reference to the object of an element."""
        return b"%d 0 R" % self._numbers[id(element)]

    def write(self, parents: list[bytes]) -> bytes:
        """Write all elements, and return the reference to the root of the tree.

        `parents` are the elements of the pieces of each page, and of each annotation.
        """
        above = {id(self._document): b"%d 0 R" % self._top}
        for element in self.elements:
            kids = element.kids
            here = self.reference(element)
            above |= {id(kid): here for kid in kids if isinstance(kid, Element)}
            page = next((kid.page for kid in kids if not isinstance(kid, Element)), None)
            parts = {b"Type": b"/StructElem", b"S": b"/" + element.kind, b"P": above[id(element)]}
            if page is not None:
                parts[b"Pg"] = b"%d 0 R" % self._pages[page]
            parts[b"K"] = b"[" + b" ".join(self._kid(kid, page) for kid in kids) + b"]"
            written = write_dictionary(parts)
            self._objects[self._numbers[id(element)]] = written[:-2] + element.attributes + b">>"
        nums = b" ".join(b"%d %b" % (key, value) for key, value in enumerate(parents))
        tree = self._objects.new(b"<</Nums[" + nums + b"]>>")
        notes = sorted(
            (found[1], self.reference(element))
            for element in self.elements
            if (found := re.search(rb"/ID(\([^()]*\))", element.attributes))
        )
        names = b" ".join(b"%b %b" % note for note in notes)
        identified = b"/IDTree<</Names[%b]>>" % names if notes else b""
        self._objects[self._top] = (
            b"<</Type/StructTreeRoot/K[%b]/ParentTree %d 0 R/ParentTreeNextKey %d%b>>"
            % (self.reference(self._document), tree, len(parents), identified)
        )
        return b"%d 0 R" % self._top

    def _kid(self, kid: Element | Content | Annotation, page: int | None) -> bytes:
        """Return what an element has; `page` is that of its first content."""
        if isinstance(kid, Element):
            return self.reference(kid)
        if isinstance(kid, Content) and kid.page == page:
            return b"%d" % kid.number
        where = b"" if kid.page == page else b"/Pg %d 0 R" % self._pages[kid.page]
        if isinstance(kid, Annotation):
            return b"<</Type/OBJR%b/Obj %d 0 R>>" % (where, kid.number)
        return b"<</Type/MCR%b/MCID %d>>" % (where, kid.number)
