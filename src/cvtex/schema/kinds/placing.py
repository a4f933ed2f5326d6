"""What stands where in an entry: one table for all kinds without a template of their own.

The document resolves an entry by it (`document.records`), so that the template `record.tex`, and
with it every theme, prints a new kind without a change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Part(NamedTuple):
    """A field of an entry that is printed on a line together with others.

    `before` and `after` are keys of `words.entries` for words around it, `label` is a key of
    `words` for a word and a colon before it. `joint` divides it from what stands before it on its
    line. A list is joined by commas. `is_title` sets it in italics, as the title of a work.
    `own_label` is printed with a colon before it, in kinds that a CV declares. `link` is what its
    address begins with, if it is a link: `mailto:`, or nothing for a whole address.
    """

    field: str
    before: str = ""
    after: str = ""
    label: str = ""
    joint: str = ", "
    is_title: bool = False
    own_label: str = ""
    link: str | None = None


class People(NamedTuple):
    """A field with a list of persons, on a line of their own; the owner is emphasised.

    `word` is the key of `words.entries` for a word and a colon before them, `word_with_owner` that
    for a list in which the owner was found. With `needs_owner`, a list without the owner is
    doubtful. `own_label` is as in a `Part`.
    """

    field: str
    word: str = ""
    word_with_owner: str = ""
    needs_owner: bool = False
    own_label: str = ""


class Placing(NamedTuple):
    """Where the fields of an entry stand.

    The first line begins with `title`, in bold, `rest` and the `location`; or, without a `title`,
    with the position and the organization, in the order and with the bold part that the design
    wants. `remark` is in parentheses at its end. `lines` are further lines, each of which is left
    out if the entry has nothing of it.
    """

    title: str = ""
    rest: tuple[Part, ...] = ()
    remark: tuple[Part, ...] = ()
    lines: tuple[tuple[Part, ...] | People, ...] = ()
    location: str = "location"


PLACING: Mapping[str, Placing] = {
    "certificates": Placing(
        title="name",
        rest=(Part("issuer"),),
        remark=(Part("number", before="number"), Part("expires", before="expires")),
    ),
    "memberships": Placing(title="organization", rest=(Part("position"),)),
    "volunteer": Placing(),
    "grants": Placing(
        title="title",
        rest=(Part("funder"), Part("programme")),
        remark=(Part("state"),),
        lines=(
            (Part("role"), Part("amount"), Part("number", before="number")),
            People("co_applicants", word="co_applicants", word_with_owner="applicants"),
        ),
    ),
    "patents": Placing(
        title="title",
        rest=(Part("office"), Part("number", joint=" "), Part("holder")),
        remark=(Part("status"),),
        lines=(People("inventors", needs_owner=True),),
    ),
    "reviewing": Placing(title="role", rest=(Part("venues", joint=": "),)),
    "supervision": Placing(
        title="name",
        rest=(Part("degree"), Part("institution")),
        remark=(Part("role"),),
        lines=((Part("thesis", label="thesis", is_title=True),), (Part("outcome"),)),
    ),
    "courses": Placing(
        title="name",
        rest=(Part("provider"),),
        remark=(
            Part("hours", after="hours"),
            Part("credits", after="credits"),
        ),
        lines=((Part("score", label="score"),),),
    ),
    "tests": Placing(
        title="name",
        rest=(Part("score", joint=": "), Part("of", joint="/")),
        remark=(Part("parts"),),
    ),
    "exhibitions": Placing(
        title="title",
        rest=(Part("venue"),),
        remark=(Part("format"), Part("curator", before="curator")),
    ),
    "performances": Placing(
        title="title", rest=(Part("role"), Part("organization"), Part("venue"))
    ),
    "press": Placing(title="title", rest=(Part("outlet"), Part("author"))),
    "interests": Placing(title="name", rest=(Part("keywords", joint=": "),)),
    "references": Placing(
        title="name",
        rest=(Part("position"), Part("organization")),
        lines=((Part("email", link="mailto:"), Part("phone")), (Part("reference"),)),
    ),
}
"""The kinds without a template of their own, which `record.tex` prints."""


_OWN_TEMPLATES = frozenset({
    "text", "contact", "education", "experience", "awards", "talks", "projects", "teaching",
    "people", "entries", "publications", "list", "skills", "languages",
})  # fmt: skip


def template_names(kind: str) -> tuple[str, ...]:
    """Return the names of the templates that print a kind, without suffix, the first first."""
    return (kind,) if kind in _OWN_TEMPLATES else (kind, "record")
