"""The sections of `_data/cv.yml` in al-folio's own format: maps, time tables and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cvtex.importers.al_folio.facts import GENERAL, Facts, map_of
from cvtex.importers.draft import Value
from cvtex.importers.origin import Node
from cvtex.importers.parts.texts import in_lines
from cvtex.importers.rendercv.style import Style, filled
from cvtex.importers.section_kinds import kind_of_title


def sections_of(root: Node, style: Style, facts: Facts) -> Iterator[Value]:
    """Take the sections, and yield those of a `cv.yaml`; facts of the person are put in `facts`.

    Languages that are among these facts are a section at the end.
    """
    last: list[Value] = []
    for section in root:
        title, kind = section.get("title"), section.get("type")
        kind.understood()
        found = list(_sections(section, kind.peek(), style, facts))
        is_general = kind.peek() == "map" and GENERAL.search(title.peek()) is not None
        if is_general:
            title.understood()
        elif found:
            style.taken(title)
        for made in found:
            if is_general and isinstance(made, Mapping) and "languages" in made:
                last.append(made)
            else:
                yield made
    yield from last


def _sections(section: Node, kind: str, style: Style, facts: Facts) -> Iterator[Value]:
    contents, title = section.get("contents"), section.get("title").peek()
    heading, said = style.rich(title), kind_of_title(title)
    match kind:
        case "map":
            yield from map_of(heading, contents, style, facts)
        case "time_table":
            blocks = list(_joined(_timed(entry, said, style) for entry in contents))
            if blocks:
                yield _section(heading, blocks)
        case "nested_list" | "list_groups":
            if body := _nested_list(contents, said, style):
                yield {"title": heading, **body}
        case _:
            if items := [text for item in contents if (text := style.with_list(item))]:
                yield {"title": heading, "list": [in_lines(item) for item in items]}


def _section(title: str, blocks: list[tuple[str, list[Value]]]) -> Value:
    kinds = [kind for kind, _ in blocks]
    if len(kinds) == len(set(kinds)):
        return {"title": title, **dict(blocks)}
    return {"title": title, "blocks": [{kind: entries} for kind, entries in blocks]}


def _joined(found: Iterator[list[tuple[str, Value]]]) -> Iterator[tuple[str, list[Value]]]:
    """Yield the kinds with their entries; entries of one kind after the other are one block."""
    last: tuple[str, list[Value]] | None = None
    for entries in found:
        for kind, entry in entries:
            if last and last[0] == kind:
                last[1].append(entry)
                continue
            if last:
                yield last
            last = (kind, [entry])
    if last:
        yield last


def _timed(entry: Node, said: str, style: Style) -> list[tuple[str, Value]]:
    """Take an entry of a time table: one entry, or one for each of its items."""
    if entry.is_text:
        return [("entries", style.with_list(entry))]
    title = style.text(entry.get("title", "name", "position"))
    place = entry.get("institution", "organization", "company", "employer")
    items = entry.get("items")
    date = _with_dash(style.dates.of_entry(entry))
    texts = () if title else [in_lines(style.with_list(item)) for item in items]
    if any(texts):
        kind = "awards" if said == "awards" else "entries"
        return [(kind, filled(("date", date), ("title", text))) for text in texts if text]
    entry.get("thumbnail").left("an entry has no picture")
    description = entry.get("description")
    summary = in_lines("\n\n".join(filter(None, _summaries(entry, style))))
    highlights = _highlights(description, items, style)
    where = style.text(entry.get("location"))
    organization = ", ".join(filter(None, (style.text(place), style.text(entry.get("department")))))
    has_degree = said == "education" or not (title or organization)
    degree = style.text(entry.get("degree")) if has_degree else ""
    kind, body = _body(said, title, organization, degree)
    if not body:
        # An entry without a name is named by what it has.
        first, summary = summary or where or "".join(highlights[:1]), ""
        if not first:
            for key in ("year", "date", "start_date", "end_date"):
                entry.get(key).left("the entry has nothing else")
            return []
        highlights = [text for text in highlights if text != first]
        kind, body, where = "entries", {"title": first}, where if where != first else ""
    place_is = ", ".join(filter(None, (str(body.get("location", "")), where)))
    return [
        (
            kind,
            filled(
                ("date", date),
                *{**body, "location": place_is}.items(),
                ("summary", summary),
                ("highlights", highlights),
                ("url", style.address(entry.get("link", "url"))),
            ),
        )
    ]


# A hyphen in the place of a dash, as in `1911 - 1917`, `2021-now`, but not in `2021-05`.
_HYPHEN = re.compile(r"(?<=\w)(?:(\s)\s*-+\s*|(?<=\d{4})-+\s*)(?=\d{4}\b|[^\W\d])")


def _with_dash(date: Value) -> Value:
    if not isinstance(date, str):
        return date
    return _HYPHEN.sub(lambda found: " – " if found[1] else "–", date)


def _body(said: str, title: str, organization: str, degree: str) -> tuple[str, Mapping[str, Value]]:
    """Return the kind of an entry, and what stands in its first line."""
    first = title or organization or degree
    if said == "education":
        area = title if degree else ""
        return "education", filled(
            ("degree", degree or (title if organization else "")), ("area", area),
            ("institution", organization or title),
        )  # fmt: skip
    if said == "awards":
        return "awards", filled(("title", first), ("awarder", organization if title else ""))
    if said == "teaching":
        return "teaching", filled(("course", first), ("institution", organization if title else ""))
    if said in {"projects", "courses", "certificates"}:
        key = {"courses": "provider", "certificates": "issuer"}.get(said, "location")
        return said, filled(("name", first), (key, organization if title else ""))
    if said == "talks":
        return "talks", filled(("title", first), ("venues", organization if title else ""))
    if said in {"publications", "press"} or not (title and organization):
        return "entries", filled(("title", first), ("location", organization if title else ""))
    kind = said if said == "volunteer" else "experience"
    return kind, {"position": title, "organization": organization}


def _summaries(entry: Node, style: Style) -> Iterator[str]:
    yield style.text(entry.get("maindescription", "subtitle"))
    description = entry.get("description")
    if description.is_text:
        yield style.text(description)


def _highlights(description: Node, items: Node, style: Style) -> list[str]:
    nodes = [*(description if not description.is_text else ()), *items]
    return [in_lines(text) for node in nodes if (text := style.with_list(node))]


def _nested_list(contents: Node, said: str, style: Style) -> Mapping[str, Value]:
    """Take lists with titles: words of a few words each are keywords."""
    found: list[tuple[str, list[str]]] = []
    is_short = True
    for entry in contents:
        if entry.is_text:
            found.append(("", [in_lines(style.with_list(entry))]))
            continue
        title, items = style.text(entry.get("title", "name")), entry.get("items", "contents")
        is_short &= all(item.is_text and len(item.peek()) <= _SHORT for item in items)
        found.append((title, [in_lines(style.with_list(item)) for item in items]))
    found = [(title, items) for title, items in found if title or any(items)]
    if not found:
        return {}
    if not any(title for title, _ in found):
        return {"list": [item for _, items in found for item in items if item]}
    if not all(title for title, _ in found):
        return {"entries": [_titled(title, items, "title", "highlights") for title, items in found]}
    if said in {"interests", "skills"} and is_short:
        return {said: [_titled(title, items, "name", "keywords") for title, items in found]}
    return {"entries": [_titled(title, items, "title", "highlights") for title, items in found]}


_SHORT = 60
"""The most characters of a keyword."""


def _titled(title: str, items: list[str], name: str, rest: str) -> Value:
    """Return an entry with a list; without a title, its first item is the title."""
    if not title:
        title, items = items[0], items[1:]
    return filled((name, title), (rest, [item for item in items if item]))
