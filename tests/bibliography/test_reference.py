"""`bibliography.reference`: each value of an entry is decoded once, and entries have unique ids."""

from __future__ import annotations

import pickle
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography import reference as module
from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.reference import Reference, references
from cvtex.source import Source


def read(text: str) -> tuple[Reference, ...]:
    entries = read_bibliography(Source("p.bib", text)).value
    assert entries is not None
    return references(entries)


def only(fields: str, kind: str = "misc") -> Reference:
    (reference,) = read(f"@{kind}{{k, {fields}}}")
    return reference


def test_entries_with_the_same_key_have_different_identifiers() -> None:
    """The first has the key itself; an identifier that is the key of an entry is skipped."""
    text = "@misc{a} @misc{b} @misc{a} @misc{a#2} @misc{a} @misc{A}"

    assert [found.id for found in read(text)] == ["a", "b", "a#3", "a#2", "a#4", "A"]
    assert [found.key for found in read(text)] == ["a", "b", "a", "a#2", "a", "A"]


@given(st.lists(st.sampled_from(["a", "a#2", "a#3", "a#2#2", "b"]), max_size=12))
def test_no_two_references_share_an_identifier(keys: list[str]) -> None:
    """Identifiers are unique for any keys, and the same keys always have the same identifiers."""
    text = "".join(f"@misc{{{key}}}\n" for key in keys)
    found = [reference.id for reference in read(text)]

    assert len(set(found)) == len(keys)
    assert found == [reference.id for reference in read(text)]


def test_a_reference_can_be_pickled() -> None:
    """A copy has the same entry and identifier, and decodes the same values again."""
    _, second = read(r"@misc{a} @misc{a, title={{\'E}t{\'e}}, author={A B}}")
    assert second.text("title") == "Été"
    copy = pickle.loads(pickle.dumps(second))  # noqa: S301 - the test's own

    assert (copy.id, copy.key, copy.entry) == ("a#2", "a", second.entry)
    assert (copy.text("title"), copy.names) == ("Été", second.names)


def test_each_value_is_decoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A value is decoded when it is first used, and never again."""
    calls: Counter[str] = Counter()

    def counted(name: str) -> None:
        real = getattr(module, name)

        def call(*args: object) -> object:
            calls[name] += 1
            return real(*args)

        monkeypatch.setattr(module, name, call)

    for name in ("parse_latex", "plain_latex", "parse_names", "date_of", "normal_doi"):
        counted(name)
    entry = only("title={T}, author={A B}, editor={C D}, year=2020, doi={10.1/x}, note={N}")
    assert calls == {}
    for _ in range(3):
        entry.parsed("title")
        assert entry.text("title") == "T"
        assert entry.folded_title == "t"
        assert len(entry.names.names) == len(entry.names_in("author").names) == 1
        assert entry.families == {"b"}
        assert entry.date is not None
        assert not entry.has_invalid_month
        assert entry.doi == "10.1/x"

    assert calls == {"parse_latex": 1, "parse_names": 1, "date_of": 1, "normal_doi": 1}


@pytest.mark.parametrize(
    ("fields", "role", "names"),
    [
        ("author={A B}, editor={C D}", "author", ["A B"]),
        ("editor={C D and E F}", "editor", ["C D", "E F"]),
        ("author={}, editor={C D}", "editor", ["C D"]),
        ("author={}", "author", []),
        ("title={T}", "author", []),
    ],
)
def test_editors_are_listed_where_there_are_no_authors(
    fields: str, role: str, names: list[str]
) -> None:
    """An empty field has no names, as some programs write it."""
    entry = only(fields)

    assert entry.role == role
    assert [name.text for name in entry.names.names] == names


def test_a_missing_field_is_empty() -> None:
    """All properties of a missing field are empty or None."""
    entry = only("note={N}")

    assert (entry.get("title"), entry.text("title"), entry.literal("url")) == ("", "", "")
    assert entry.parsed("title").inlines == ()
    assert (entry.keywords, entry.related, entry.keys_in("ids"), entry.doi) == ((), (), (), "")
    assert (entry.entry_date, entry.date, entry.names.names) == (None, None, ())


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ("year=2020", "published"),
        ("", "published"),
        ("year={in press}", "in_press"),
        ("pubstate={Under Review}", "under_review"),
        ("pubstate={published}", "published"),
        ("pubstate={with the editor}", "with the editor"),
        ("year=2020, pubstate={submitted}", "submitted"),
    ],
)
def test_the_state_is_a_name_in_the_words_of_the_cv(fields: str, state: str) -> None:
    """A state is a name that the CV has a word for, or the text as written."""
    assert only(fields).state == state


def test_keywords_are_split() -> None:
    """Commas and semicolons separate keywords, and empty keywords are left out."""
    assert only("keywords={a b; c,, d}").keywords == ("a b", "c", "d")


def test_the_first_field_with_a_value_is_used() -> None:
    """Missing and empty fields are skipped."""
    assert only("number={}, issue={7}").first_text("number", "issue") == "7"
    assert only("number={5}, issue={7}").first_text("number", "issue") == "5"
    assert only("note={N}").first_text("number", "issue") == ""


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ("eprint={2301.00001v2}, eprinttype={arXiv}", "2301.00001"),
        ("arxiv={2301.00001}", "2301.00001"),
        ("eprint={math.GT/0309136v1}", "math/0309136"),
        ("eprint={math/0309136}, archiveprefix={arXiv}", "math/0309136"),
        ("eprint={hep-th/9711200}", "hep-th/9711200"),
        ("url={https://arxiv.org/abs/math.GT/0309136v2}", "math/0309136"),
        ("url={https://arxiv.org/pdf/2301.00001v3.pdf}", "2301.00001"),
        ("doi={10.48550/arXiv.2301.00001}", "2301.00001"),
        ("eprint={2301.00001}, eprinttype={jstor}", ""),
        ("url={https://example.org/2301.00001}", ""),
    ],
)
def test_equal_numbers_in_arxiv_are_equal(fields: str, number: str) -> None:
    """Whatever field a number is in, it is without its version, and without an old subject."""
    assert only(fields).arxiv == number
