"""The tree of tags of a PDF (ISO 32000-1, 14.7), as `Element` values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cvtex.inspection.pdf.facts import Element
from cvtex.inspection.pdf.objects import dictionary, items, name_of, number, resolved, text_of
from cvtex.pdf.elements import TYPES

_DEEPEST = 60
_MOST = 200_000
"""The most elements that are read."""


def structure_of(root: Any, pages: Mapping[int, int]) -> tuple[Element | None, tuple[str, ...]]:
    """Return the root of the tree, or None without one, and the types that are not standard ones.

    `pages` are the numbers of the pages, from 1, by the numbers of their objects.
    """
    tree = dictionary(root.get("/StructTreeRoot"))
    if not tree or resolved(tree.get("/K")) is None:
        return None, ()
    walk = _Walk(dictionary(tree.get("/RoleMap")), pages)
    made = walk.kids(tree.get("/K"), 0, 0)
    unknown = tuple(sorted(walk.unknown))
    return Element("StructTreeRoot", "StructTreeRoot", children=made[0]), unknown


class _Walk:
    def __init__(self, roles: Any, pages: Mapping[int, int]) -> None:
        self._roles, self._pages = roles, pages
        self._left = _MOST
        self.unknown: set[str] = set()

    def kids(
        self, value: Any, page: int, depth: int
    ) -> tuple[tuple[Element, ...], tuple[tuple[int, int], ...], int]:
        """Return the elements, the marked content and the number of objects of a `/K`."""
        found = items(value) or [value]
        elements: list[Element] = []
        content: list[tuple[int, int]] = []
        objects = 0
        for kid in map(resolved, found):
            if isinstance(kid, int):
                content.append((page, int(kid)))
            elif isinstance(kid, dict) and name_of(kid.get("/Type")) == "/OBJR":
                objects += 1
            elif isinstance(kid, dict) and name_of(kid.get("/Type")) == "/MCR":
                content.append((self._page(kid, page), int(number(kid.get("/MCID")))))
            elif isinstance(kid, dict) and depth < _DEEPEST and self._left > 0:
                elements.append(self._element(kid, page, depth))
        return tuple(elements), tuple(content), objects

    def _element(self, element: Any, page: int, depth: int) -> Element:
        self._left -= 1
        kind = name_of(element.get("/S")).lstrip("/")
        role = self._role(kind)
        page = self._page(element, page)
        children, content, objects = self.kids(element.get("/K"), page, depth + 1)
        return Element(
            kind,
            role,
            text_of(element.get("/Alt")) or text_of(element.get("/ActualText")),
            text_of(element.get("/ID")),
            children,
            content,
            objects,
        )

    def _role(self, kind: str) -> str:
        role = kind
        for _ in range(10):
            if role in TYPES:
                return role
            role = name_of(self._roles.get(f"/{role}")).lstrip("/")
        self.unknown.add(kind)
        return kind

    def _page(self, holder: Any, page: int) -> int:
        raw = holder.raw_get("/Pg") if "/Pg" in holder else None
        return self._pages.get(getattr(raw, "idnum", -1), page)
