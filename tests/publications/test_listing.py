"""`publications.listing`: the entries that a list shows, in their order."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.document.publications import Publication, PublicationList
from cvtex.publications import listing
from cvtex.publications.listing import list_publications
from cvtex.source import Source
from cvtex.text.inlines import plain_text
from cvtex.validation.validate import validate
from cvtex.yaml.loader import parse_yaml

BIB = """
@inproceedings{early, author = {A B}, title = {Early}, booktitle = {C}, year = 2019, month = mar}
@article{paper, author = {A B}, title = {Paper}, journal = {J}, year = 2021, keywords = {x, Y Z}}
@inproceedings{late, author = {A B}, title = {Late}, booktitle = {C}, year = 2020, keywords = {x}}
@inproceedings{later, author = {A B}, title = {Later}, booktitle = {C}, date = {2020-05-02}}
@phdthesis{thesis, author = {A B}, title = {Thesis}, school = {S}, year = 2018}
@mastersthesis{master, author = {A B}, title = {Master}, school = {S}, year = 2017}
@conference{old, author = {A B}, title = {Old}, booktitle = {C}, year = 2016}
@misc{undated, author = {A B}, title = {Undated}}
"""


def listed(cv: str, bib: str = BIB) -> tuple[list[PublicationList], tuple[Diagnostic, ...]]:
    """Return the publication lists of a CV, which is given without its `name`."""
    parsed = parse_yaml(Source("cv.yaml", "name: A B\n" + cv))
    assert parsed.value is not None, parsed.diagnostics
    valid = validate(parsed.value)
    assert valid.value is not None, valid.diagnostics
    entries = read_bibliography(Source("p.bib", bib)).value or ()
    result = list_publications(valid.value, entries, parsed.value)
    assert result.value is not None
    return list(result.value.lists.values()), result.diagnostics


def test_all_entries_of_a_key_are_listed_once() -> None:
    """Two entries with the same key are two publications, each in its own list here."""
    bib = (
        "@misc{k, author={A B}, title={T}, year=2020} @misc{k, author={A B}, title={U}, year=2019}"
    )
    lists, diagnostics = listed(
        "sections: [{title: P, publications: {last_years: 1}}, {title: Q, publications: {repeat:"
        " no}}]\n",
        bib,
    )

    assert diagnostics == ()
    assert [[plain_text(p.title) for p in shown(shows)] for shows in lists] == [["T"], ["U"]]


def shown(shows: PublicationList) -> list[Publication]:
    return [publication for group in shows.groups for publication in group.publications]


def keys(selection: str, bib: str = BIB) -> list[str]:
    """Return the keys that one list of publications shows."""
    (only,), diagnostics = listed(f"sections: [{{title: P, publications: {selection}}}]\n", bib)
    assert diagnostics == ()
    return [publication.key for publication in shown(only)]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ("{}", ["paper", "late", "later", "early", "thesis", "master", "old", "undated"]),
        ("{type: article}", ["paper"]),
        ("{type: [article, misc]}", ["paper", "undated"]),
        ("{type: inproceedings}", ["late", "later", "early", "old"]),
        ("{type: conference}", ["late", "later", "early", "old"]),
        ("{type: InProceedings}", ["late", "later", "early", "old"]),
        ("{type: thesis}", ["thesis", "master"]),
        ("{type: phdthesis}", ["thesis"]),
        ("{keywords: x}", ["paper", "late"]),
        ("{keywords: [y z]}", ["paper"]),
        ("{type: inproceedings, keywords: x}", ["late"]),
        ("{keys: [old, paper]}", ["old", "paper"]),
        ("{keys: [late, old, late]}", ["late", "old"]),
    ],
)
def test_a_list_shows_what_it_selects(selection: str, expected: list[str]) -> None:
    """Types and keywords filter a list, newest first; `keys` defines the entries and the order."""
    assert keys(selection) == expected


def test_entries_of_one_date_keep_the_order_of_the_file() -> None:
    """Entries with the same date are in the order of the bibliography."""
    names = ["c", "a", "b"]
    bib = "".join(f"@misc{{{name}, title = {{T}}, year = 2020}}\n" for name in names)

    assert keys("{}", bib) == names


@given(st.permutations(["2019", "2020", "2021", "2022"]))
def test_the_order_of_the_file_does_not_change_a_dated_list(years: list[str]) -> None:
    """Entries with different dates are sorted, whatever the order of the bibliography."""
    bib = "".join(f"@misc{{k{year}, title = {{T}}, year = {year}}}\n" for year in years)

    assert keys("{}", bib) == ["k2022", "k2021", "k2020", "k2019"]


RELATED = """
@inproceedings{main, title = {T}, booktitle = {C}, year = 2020, related = {version}}
@inproceedings{version, title = {T}, booktitle = {W}, year = 2019}
@misc{other, title = {O}, year = 2018}
"""


def test_versions_of_an_entry_are_not_listed_separately() -> None:
    """An entry that is named in `related` is shown with the other, in any order of the file."""
    assert keys("{}", RELATED) == ["main", "other"]
    assert keys("{}", "".join(reversed(RELATED.splitlines(keepends=True)))) == ["main", "other"]


def test_a_version_is_listed_if_its_key_is_selected() -> None:
    """An entry in `keys` is listed, even if it is a version of another."""
    assert keys("{keys: [version]}", RELATED) == ["version"]


def test_of_entries_that_are_related_to_each_other_one_is_listed() -> None:
    """One of two entries that name each other is listed, with the other as its related work."""
    bib = (
        "@misc{a, title = {T}, year = 2019, related = {b}}\n"
        "@misc{b, title = {U}, year = 2020, related = {a}}\n"
    )
    (shows,), _ = listed("sections: [{title: P, publications: {}}]\n", bib)
    (only,) = shown(shows)

    assert [plain_text(r.title) for r in only.related] == [{"a": "U", "b": "T"}[only.key]]


def test_a_key_selects_the_first_of_its_entries() -> None:
    """With `keys` the first entry of a key is shown, without `keys` all entries."""
    bib = "@misc{k, title = {One}, year = 2020}\n@misc{k, title = {Two}, year = 2019}\n"
    cv = "sections: [{title: P, publications: {keys: k}}, {title: Q, publications: {}}]\n"
    (first, second), _ = listed(cv, bib)

    assert [plain_text(p.title) for p in shown(first)] == ["One"]
    assert [plain_text(p.title) for p in shown(second)] == ["One", "Two"]


def test_unknown_keys_are_errors_at_their_places() -> None:
    """An unknown key is reported with the most similar known key."""
    _, diagnostics = listed(
        "publication_style: {entries: {erly: {author_joiner: and}}}\n"
        "sections:\n  - {title: P, publications: {keys: [late, papr]}}\n"
    )

    assert [(d.code, str(d.span), d.hints) for d in diagnostics] == [
        (Code.UNKNOWN_KEY, "cv.yaml:2:31", ("did you mean `early`?",)),
        (Code.UNKNOWN_KEY, "cv.yaml:4:44", ("did you mean `paper`?",)),
    ]


@pytest.mark.parametrize(
    ("cv", "hint"), [("bibliography: p.bib\n", "types and keywords"), ("", "bibliography: ")]
)
def test_an_empty_list_is_a_warning(cv: str, hint: str) -> None:
    """An empty list is reported, with another hint if the CV names no .bib file."""
    (only,), diagnostics = listed(f"{cv}sections: [{{title: P, publications: {{}}}}]\n", "")

    assert [d.code for d in diagnostics] == [Code.EMPTY_SELECTION]
    assert hint in diagnostics[0].hints[0]
    assert shown(only) == []


@pytest.mark.parametrize(
    ("most", "shows", "line"), [(12, [8, 4, 0], 4), (16, [8, 8, 0], 5), (17, [8, 8, 1], 5)]
)
def test_what_all_lists_show_has_a_limit(
    most: int, shows: list[int], line: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lists of a small CV could otherwise fill the memory; the first lists are complete."""
    monkeypatch.setattr(listing, "_MOST_LISTED", most)
    lists, (problem,) = listed("sections:" + "\n- {title: P, publications: {}}" * 3)

    assert [len(shown(each)) for each in lists] == shows
    assert problem.code is Code.INVALID_VALUE
    assert problem.message == f"the lists show more than {most} publications in all"
    assert problem.span is not None
    assert problem.span.line == line


@pytest.mark.parametrize(("most", "shows"), [(8 * 12, [8, 8, 8]), (8 * 11, [8, 8, 0])])
def test_comparing_entries_with_queries_has_a_limit(
    most: int, shows: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lists, and queries within queries, multiply with the entries."""
    monkeypatch.setattr(listing, "_MOST_COMPARISONS", most)
    query = "{none_of: [{type: book}, {any_of: [{type: book}]}]}"
    lists, diagnostics = listed(f"sections:{f'{chr(10)}- {{title: P, publications: {query}}}' * 3}")

    assert [len(shown(each)) for each in lists] == shows
    assert [problem.code for problem in diagnostics if problem.code is Code.INVALID_VALUE] == (
        [] if shows[-1] else [Code.INVALID_VALUE]
    )


@pytest.mark.parametrize(
    "cv",
    [
        "sections: [{title: P, publications: {keys: [%s]}}]",
        "sections: [{title: P, publications: {exclude: [%s]}}]",
        "sections: [{title: P, publications: {keywords: [%s]}}]",
        "sections: [{title: P, publications: {type: [%s]}}]",
        "publication_style: {entries: {%s}}\nsections: [{title: P, publications: {}}]",
    ],
)
def test_twice_the_keys_and_entries_take_twice_the_steps(
    cv: str, count_steps: Callable[[Callable[[], object]], int]
) -> None:
    """Neither the values of a query nor the keys of a mapping are searched for each entry."""

    @cache
    def steps(count: int) -> int:
        form = "k{}: {{mine: true}}" if "entries" in cv else "k{}"
        text = cv % ", ".join(form.format(number) for number in range(count))
        bib = "".join(f"@misc{{e{number}, title={{T{number}}}}}" for number in range(count))
        return count_steps(lambda: listed(text, bib))

    steps(1)  # fills the caches
    assert steps(160) - steps(80) <= 2.3 * (steps(80) - steps(40))
