"""`schema.kinds.placing`: every field of a kind has a place, and every word is one of `words`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cvtex.files import resources
from cvtex.schema.entries import Entry
from cvtex.schema.kinds.lazy_entries import LazyEntries
from cvtex.schema.kinds.placing import PLACING, Part, People, Placing, template_names
from cvtex.schema.kinds.words import EntryWords
from cvtex.schema.section import Section
from cvtex.schema.words import Words
from cvtex.themes.folders import BASE

MODELS = {
    name: lazy.model
    for name, field in Section.model_fields.items()
    for lazy in field.metadata
    if isinstance(lazy, LazyEntries)
}


def places(placing: Placing) -> Iterator[Part | People]:
    """Yield each place that a field may have."""
    yield from (*placing.rest, *placing.remark)
    for line in placing.lines:
        if isinstance(line, People):
            yield line
        else:
            yield from line


def test_each_kind_of_the_package_is_placed() -> None:
    """The table has the kinds that are built when a CV has them, and no other."""
    assert set(PLACING) == set(MODELS)


@pytest.mark.parametrize("kind", PLACING)
def test_each_field_is_printed_once(kind: str) -> None:
    """Nothing that can be written is lost, and nothing is printed twice."""
    placing = PLACING[kind]
    elsewhere = {*Entry.model_fields, "location"}
    own = [name for name in MODELS[kind].model_fields if name not in elsewhere]
    first = [placing.title] if placing.title else ["position", "organization"]

    assert sorted([*first, *(part.field for part in places(placing))]) == sorted(own)


@pytest.mark.parametrize("kind", PLACING)
def test_the_words_are_there(kind: str) -> None:
    """Every word of the table can be changed in a CV."""
    for part in places(PLACING[kind]):
        if isinstance(part, People):
            entry_words = {part.word, part.word_with_owner} - {""}
        else:
            entry_words = {part.before, part.after} - {""}
            assert not part.label or part.label in Words.model_fields
        assert entry_words <= set(EntryWords.model_fields)


def test_every_choice_has_a_word() -> None:
    """A state, a status and a format are printed as words."""
    fields = [field for model in MODELS.values() for field in model.model_fields.values()]
    choices = {
        str(choice)
        for field in fields
        for kind in getattr(field.annotation, "__args__", ())
        if hasattr(kind, "__members__")
        for choice in kind
    }

    assert choices == {
        "awarded", "pending", "declined", "filed", "published", "granted", "expired", "solo",
        "group",
    }  # fmt: skip
    assert choices <= set(EntryWords.model_fields)


@pytest.mark.parametrize("kind", Section.KINDS)
def test_each_kind_has_a_template(kind: str) -> None:
    """Its own, or that of all kinds without one."""
    base = resources.templates() / BASE

    assert any((base / f"{name}.tex").is_file() for name in template_names(kind))
