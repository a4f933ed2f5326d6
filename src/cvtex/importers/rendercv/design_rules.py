"""The rules by which a value of RenderCV's design becomes one of cvtex.

A rule returns the values to set, by their dotted names, or the reason why there is none. A distance
is carried over by its difference from that of RenderCV's theme, since the look of the theme has
distances of its own with which the page is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cvtex.importers.rendercv.units import color_of, font_of, in_points, points_of, size_of


@dataclass(frozen=True, slots=True)
class Given:
    """A value of RenderCV's design.

    `extra` are points to add to a distance, for older versions. `default` is the value of the
    theme, and `base` returns the value of the look by its dotted name.
    """

    value: str
    default: str
    extra: float
    base: Callable[[str], str]

    @property
    def is_true(self) -> bool:
        """Whether it is a truth value that is true."""
        return self.value.strip().lower() in {"true", "yes", "on"}


Rule = Callable[[Given], "Mapping[str, str] | str"]

_SIMILAR = "the font does not come with cvtex, and the most similar one is used"
NO_DURATIONS = "cvtex prints no durations"
_NONE = "there is no such key: it would be a template of your own"


def paper_rule(given: Given) -> Mapping[str, str] | str:
    """Read the size of the paper: `us-letter`, and `a4paper` in version 1."""
    name = given.value.lower().removeprefix("us-").removesuffix("paper")
    if name in {"letter", "a4", "a5", "legal", "executive"}:
        return {"paper": name}
    return "the papers are letter, a4, a5, legal and executive"


def margin_rule(target: str) -> Rule:
    """Return a rule for a margin, which keeps its unit if cvtex has it."""

    def rule(given: Given) -> Mapping[str, str] | str:
        points = points_of(given.value)
        if points is None or not 0 <= points <= 285:
            return "it is not a margin"
        found = re.fullmatch(r"([0-9]*\.?[0-9]+)\s*(cm|mm|in|pt)", given.value.strip())
        return {target: f"{float(found[1]):g}{found[2]}" if found else in_points(points)}

    return rule


def color_rule(*targets: str) -> Rule:
    """Return a rule for a colour that several roles have."""

    def rule(given: Given) -> Mapping[str, str] | str:
        color = color_of(given.value)
        return dict.fromkeys(targets, color) if color else "it is not a colour"

    return rule


def shift_rule(*targets: str, factor: float = 1.0) -> Rule:
    """Return a rule for a distance: what differs from RenderCV's theme differs from the look."""

    def rule(given: Given) -> Mapping[str, str] | str:
        points, usual = points_of(given.value), points_of(given.default)
        if points is None or usual is None:
            return "it is not a distance"
        difference = factor * (points + given.extra - usual)
        return {x: in_points((points_of(given.base(x)) or 0.0) + difference) for x in targets}

    return rule


_LEAST_INDENT = 6.0
"""The points that a bullet needs."""


def indent_rule(given: Given) -> Mapping[str, str] | str:
    """Read the distance of the text of a highlight from the edge."""
    found = shift_rule("entries.indent")(given)
    if isinstance(found, str):
        return found
    return {key: in_points(max(_LEAST_INDENT, points_of(x) or 0.0)) for key, x in found.items()}


def of_column_rule(rule: Rule) -> Rule:
    """Return a rule for the column of dates, which only a design with dates at the left has."""

    def ruled(given: Given) -> Mapping[str, str] | str:
        if given.base("dates.side") != "left":
            return "dates at the right are as wide as their text, and end at the edge"
        return rule(given)

    return ruled


def size_rule(target: str) -> Rule:
    """Return a rule for a size of type."""

    def rule(given: Given) -> Mapping[str, str] | str:
        size = size_of(given.value)
        return {target: size} if size else "it is not a size of type"

    return rule


def body_size_rule(given: Given) -> Mapping[str, str] | str:
    """Read the size of the text, of which cvtex has five."""
    points = points_of(given.value) or 0.0
    size = f"{points:g}pt"
    if size in {"8pt", "9pt", "10pt", "11pt", "12pt"}:
        return {"font_size": size}
    near = min((8, 9, 10, 11, 12), key=lambda x: abs(x - points))
    return {"font_size": f"{near}pt", "": "the sizes are 8pt to 12pt, and the nearest is used"}


def word_rule(target: str, words: Mapping[str, str]) -> Rule:
    """Return a rule for a value that is one of some words."""

    def rule(given: Given) -> Mapping[str, str] | str:
        word = given.value.strip().lower().replace("_", "-")
        return {target: words[word]} if word in words else _NONE

    return rule


TRUE = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false"}


def either_rule(target: str, yes: str, no: str) -> Rule:
    """Return a rule for a truth value, with what it means."""
    return lambda given: {target: yes if given.is_true else no}


def font_rule(*targets: str) -> Rule:
    """Return a rule for the font of some roles."""

    def rule(given: Given) -> Mapping[str, str]:
        font, is_same = font_of(given.value)
        return {**dict.fromkeys(targets, font), **({} if is_same else {"": _SIMILAR})}

    return rule


def without_rule(reason: str) -> Rule:
    """Return a rule for a key that has no counterpart, with the reason."""
    return lambda _: reason


def durations_rule(given: Given) -> Mapping[str, str] | str:
    """Read the sections in which RenderCV prints how long something lasted."""
    return NO_DURATIONS if given.value.strip() else {}


def alignment_rule(given: Given) -> Mapping[str, str] | str:
    """Read how lines end, and whether words are divided."""
    match given.value.strip().lower().replace("_", "-"):
        case "left" | "left-aligned":
            return {"text.align": "ragged"}
        case "justified":
            return {"text.align": "justified", "text.hyphenation": "true"}
        case "justified-with-no-hyphenation":
            return {"text.align": "justified", "text.hyphenation": "false"}
    return _NONE


def line_spacing_rule(given: Given) -> Mapping[str, str] | str:
    """Read the space between lines, as a number of times that of the theme."""
    points, usual = points_of(given.value), points_of(given.default)
    if points is None or usual is None:
        return "it is not a distance"
    # The letters of a line are about two thirds of the size high.
    factor = round((6.6 + points) / (6.6 + usual), 2)
    return {"line_spacing": f"{factor:g}"} if 0.7 <= factor <= 3 else "it is not a line spacing"


_TITLE_LINES = {
    "without-line": ("none", "left"), "with-partial-line": ("beside", "left"),
    "with-parial-line": ("beside", "left"), "with-full-line": ("below", "left"),
    "moderncv": ("bar", "left"), "centered-without-line": ("none", "center"),
    "centered-with-partial-line": ("beside", "center"),
    "centered-with-centered-partial-line": ("beside", "center"),
    "centered-with-full-line": ("below", "center"),
}  # fmt: skip


def title_line_rule(given: Given) -> Mapping[str, str] | str:
    """Read the rule beside or below the titles of sections."""
    found = _TITLE_LINES.get(given.value.strip().lower().replace("_", "-"))
    return {"headings.rule": found[0], "headings.align": found[1]} if found else _NONE


def photo_rule(given: Given) -> Mapping[str, str] | str:
    """Read the width of the picture, which limits its height too."""
    points = points_of(given.value)
    if points is None or not 0 < points <= 285:
        return "it is not a width"
    width = f"{points / 28.3465:.2g}cm"
    return {"header.photo.width": width, "header.photo.height": f"{points * 1.4 / 28.3465:.2g}cm"}


_BULLETS = {"◦": "∘", "○": "∘", "●": "•", "-": "–", "": "none"}


def bullet_rule(given: Given) -> Mapping[str, str]:
    """Read the bullet of highlights."""
    return {"entries.bullet": _BULLETS.get(given.value.strip(), given.value.strip())}


def nested_rule(given: Given) -> Mapping[str, str] | str:
    """Read the bullet of a list in a list, which is a dash."""
    return {} if given.value.strip() in {"-", "–"} else "a list in a list has dashes"


def separator_rule(given: Given) -> Mapping[str, str]:
    """Read the text between contacts."""
    return {"header.separator": given.value.strip() or "none"}


def footer_text(template: str) -> str:
    """Return a template of a footer in the notation of cvtex: `{name} – {page}/{pages}`."""
    text = template.strip().strip("*_").replace("---", "—").replace("--", "–")
    for name, placeholder in (
        ("TOTAL_PAGES", "{pages}"), ("PAGE_NUMBER", "{page}"), ("CURRENT_DATE", "{date}"),
        ("TODAY", "{date}"), ("NAME", "{name}"), ("LAST_UPDATED", "Last updated in"),
    ):  # fmt: skip
        text = re.sub(rf"\b{name}\b", placeholder, text)
    return " ".join(text.split())


def footer_rule(given: Given) -> Mapping[str, str] | str:
    """Read the template of the footer."""
    text = footer_text(given.value)
    return (
        "cvtex prints no date of the run" if "{date}" in text else {"footer.center": text or "none"}
    )


def experience_rule(given: Given) -> Mapping[str, str] | str:
    """Read the template of an entry: what comes first, what is bold, and whether there are rows."""
    rows = [row for row in given.value.split("\n") if re.search(r"COMPANY|POSITION", row)]
    first = re.findall(r"(\*\*|\*)?(COMPANY|POSITION)", " ".join(rows))
    if {name for _, name in first} != {"COMPANY", "POSITION"} or "DATE" in given.value:
        return _NONE
    names = {"COMPANY": "organization", "POSITION": "position"}
    bold = [names[name] for marks, name in first if marks == "**"]
    italic = [names[name] for marks, name in first if marks == "*"]
    return {
        "entries.lead": names[first[0][1]],
        "entries.bold": "both" if len(bold) == 2 else "".join(bold) or "none",
        "entries.italic": "both" if len(italic) == 2 else "".join(italic) or "none",
        "entries.second_row": "true" if len(rows) > 1 else "false",
    }


def accent_rule(given: Given) -> Mapping[str, str] | str:
    """Read the only colour of a design of version 1."""
    roles = ("name", "contacts", "headings", "rules", "links", "headline")
    return color_rule(*(f"colors.{role}" for role in roles))(given)
