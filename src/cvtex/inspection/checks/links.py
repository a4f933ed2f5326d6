"""Check whether the links of the CV are in the PDF, and lead where they should."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from urllib.parse import unquote

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.inspection.pdf.facts import Annotation
from cvtex.inspection.pdf.glyphs import Drawn, Glyph
from cvtex.inspection.subject import Outcome, Subject, counted, several
from cvtex.text.addresses import ascii_address

_SAFE = ("http://", "https://", "mailto:", "tel:", "ftp://", "sms:", "#")
_FEW = 3
"""The most empty links that are reported one by one."""

_MARGIN = 2.0
"""How far in points a glyph may be outside its link."""


def check_links(subject: Subject) -> Outcome:
    """Compare the links with those of the data, and look at each of the PDF."""
    links = [annotation for annotation in subject.pdf.annotations if annotation.kind == "/Link"]
    problems = [*_broken(links), *_empty(links, subject.drawn), *_lost(subject, links)]
    addresses = sum(bool(link.url) for link in links)
    return Outcome(f"{counted(addresses, 'link')} with an address", problems)


def _same(url: str) -> str:
    """Return an address as it is compared: without escapes and a slash at its end."""
    with suppress(ValueError):
        url = ascii_address(url)
    return unquote(url).rstrip("/").casefold().replace(" ", "")


def _lost(subject: Subject, links: list[Annotation]) -> Iterable[Diagnostic]:
    """Return warnings for the addresses of the data that no link has."""
    if subject.made is None or subject.made.is_stale:
        return ()
    there = {_same(link.url) for link in links}
    hint = "a template may print it without a link"
    found: dict[str, Diagnostic] = {}
    for url, place in subject.made.expected.links:
        if url not in found and not url.startswith("#") and _same(url) not in there:
            message = f"no link of the PDF leads to `{url}`"
            found[url] = warning(Code.BROKEN_LINK, message, place, hints=(hint,))
    together = f"no link of the PDF leads to any of {len(found)} addresses of the CV"
    return several(tuple(found.values()), together)


def _broken(links: list[Annotation]) -> Iterator[Diagnostic]:
    for link in links:
        if not link.leads:
            message = f"a link on page {link.page} leads nowhere"
            yield warning(Code.BROKEN_LINK, message)
        elif link.url and not link.url.lower().startswith(_SAFE):
            message = f"a link on page {link.page} leads to `{link.url}`, which no browser opens"
            hint = "an address begins with `https:`, `mailto:` or `tel:`"
            yield warning(Code.BROKEN_LINK, message, hints=(hint,))
        elif link.action:
            message = f"a link on page {link.page} has the action `{link.action.lstrip('/')}`"
            hint = "viewers warn of it or refuse it; link to a web address"
            yield warning(Code.BROKEN_LINK, message, hints=(hint,))


def _empty(links: list[Annotation], drawn: Drawn | None) -> Iterator[Diagnostic]:
    """Yield a warning for each link that has no area, or nothing to click on; one for many."""
    glyphs: dict[int, list[Glyph]] = {}
    for glyph in drawn.glyphs if drawn else ():
        glyphs.setdefault(glyph.page, []).append(glyph)
    empty = [
        link for link in links if _is_empty(link, glyphs.get(link.page, []) if drawn else None)
    ]
    if len(empty) > _FEW:
        yield warning(Code.BROKEN_LINK, f"{len(empty)} links have no text to click on")
        return
    for link in empty:
        address = f" to `{link.url}`" if link.url else ""
        message = f"a link{address} on page {link.page} has no text to click on"
        yield warning(Code.BROKEN_LINK, message)


def _is_empty(link: Annotation, glyphs: Sequence[Glyph] | None) -> bool:
    """Tell whether a link has no area or none of the glyphs of its page, if these are known."""
    left, bottom, right, top = link.box
    if right - left < 1 or top - bottom < 1:
        return True
    return glyphs is not None and not any(
        left - _MARGIN <= glyph.x <= right + _MARGIN
        and bottom - _MARGIN <= glyph.y <= top + _MARGIN
        for glyph in glyphs
    )
