"""`publications.versions`: entries that are the same work, and which of them is listed."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.reference import Reference, references
from cvtex.publications import versions
from cvtex.publications.versions import find_works
from cvtex.schema.publication_style import Versions
from cvtex.source import Source

PUBLISHED = "@inproceedings{p, author={A Poe and B Roe}, title={On {X}: A Study}, booktitle={C}}"


def read(text: str) -> tuple[Reference, ...]:
    entries = read_bibliography(Source("p.bib", text)).value
    assert entries is not None
    return references(entries)


def found(text: str, apart: str = "") -> tuple[list[str], dict[str, list[str]]]:
    """Return the ids of hidden entries, and those of preprints by the id of their main entry."""
    entries = read(text)
    result = find_works(
        entries, lambda entry: Versions.APART if entry.key == apart else Versions.MERGED
    )
    assert result.venues == {}
    return (
        sorted(result.hidden),
        {main: [p.id for p in shown] for main, shown in result.preprints.items()},
    )


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("@misc{a, related={b}} @misc{b}", ["b"]),
        ("@misc{b} @misc{a, related={b}}", ["b"]),
        ("@misc{a, related={a}}", []),
        ("@misc{a, related={b}} @misc{b, related={a}}", ["b"]),
        ("@misc{a, related={b}} @misc{b, related={c}} @misc{c}", ["b"]),
        ("@misc{b, related={c}} @misc{c} @misc{a, related={b}}", ["b"]),
        ("@misc{a, related={gone}}", []),
    ],
)
def test_only_versions_of_listed_entries_are_hidden(text: str, hidden: list[str]) -> None:
    """Entries that name each other, and chains of entries, do not hide each other completely."""
    assert found(text) == (hidden, {})


@pytest.mark.parametrize(
    "preprint",
    [
        "@misc{q, author={Poe, A. and Roe, B.}, title={On X: a study}, eprint={2301.1}}",
        "@article{q, author={Poe, A.}, title={On X A Study}, journal={arXiv preprint 2301.1}}",
        "@article{q, author={A Poe and B Roe and C New}, title={On X -- A Study}, journal={CoRR}}",
        "@unpublished{q, author={B Roe}, title={On X: A Study.}, note={arXiv:2301.00001}}",
        "@preprint{q, author={B Roe}, title={On X: A Study.}}",
        "@article{q, author={Roe, B. and others}, title={On X: A Study.}, eprint={2301.00001}}",
        "@article{q, author={B Roe}, title={On X: A Study}, doi={10.1101/2023.01.02}}",
        "@online{q, author={Poe, A}, title={{On X: A Study}}, url={https://arxiv.org/abs/1}}",
        "@article{q, author={Poe, A}, title={On X: A Study}, journal={bioRxiv}}",
    ],
)
def test_a_preprint_is_shown_with_its_publication(preprint: str) -> None:
    """They have the same letters in their titles, and half of all their authors in common."""
    assert found(PUBLISHED + preprint) == (["q"], {"p": ["q"]})
    assert found(preprint + PUBLISHED) == (["q"], {"p": ["q"]})


@pytest.mark.parametrize(
    "other",
    [
        "@misc{q, author={Poe, A.}, title={On Y: a study}, eprint={2301.1}}",
        "@misc{q, author={X Else}, title={On X: a study}, eprint={2301.1}}",
        "@article{q, author={A Poe and B Roe}, title={On X: A Study}, journal={Nature}}",
        "@dataset{q, author={A Poe}, title={On X: A Study}, publisher={Zenodo}}",
        "@misc{q, title={On X: A Study}, eprint={2301.1}}",
        "@misc{q, author={A Poe}, eprint={2301.1}}",
        "@misc{q, author={A Poe and C D and E F}, title={On X: a study}, eprint={2301.1}}",
        "@unpublished{q, author={A Poe and B Roe}, title={On X: a study}, note={Talk}}",
    ],
)
def test_different_works_are_not_merged(other: str) -> None:
    """Another title, other authors, and another publication with the title are different works."""
    assert found(PUBLISHED + other) == ([], {})


def test_versions_can_be_listed_apart() -> None:
    """The setting may be at either of the two entries."""
    both = PUBLISHED + "@misc{q, author={A Poe}, title={On X: A Study}, eprint={1}}"

    assert found(both, apart="p") == ([], {})
    assert found(both, apart="q") == ([], {})


def test_preprints_are_shown_with_the_first_publication() -> None:
    """The earliest of several publications has all preprints."""
    text = (
        "@article{j, author={A Poe}, title={T}, journal={J}, year=2022}"
        "@inproceedings{c, author={A Poe}, title={T}, booktitle={C}, year=2020}"
        "@misc{q, author={A Poe}, title={T}, eprint={1}}"
        "@article{r, author={A Poe}, title={T}, journal={CoRR}}"
    )

    assert found(text) == (["q", "r"], {"c": ["q", "r"]})


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@misc{k, eprint={1}, booktitle={ICML}}", False),
        ("@article{k, journal={Nature}, eprint={1}}", False),
        ("@article{k, journal={PsyArXiv}}", True),
        ("@article{k, eprint={2301.00001}}", True),
        ("@article{k, eprint={12345}, eprinttype={jstor}}", False),
        ("@article{k, note={arXiv:1}}", False),
        ("@article{k, journal={Genome Research}, doi={10.1101/gr.1}}", False),
        ("@article{k, publisher={Cold Spring Harbor Laboratory}, doi={10.1101/2020.1}}", True),
        ("@unpublished{k, note={Talk at X}}", False),
        ("@unpublished{k, url={https://arxiv.org/abs/2301.00001}}", True),
        ("@preprint{k}", True),
        ("@misc{k, type={Preprint}}", True),
        ("@misc{k, eprint={1}, eprinttype={jstor}}", False),
        ("@misc{k, howpublished={Cryptology ePrint Archive, 2020/1}}", True),
        ("@misc{k, doi={10.48550/arXiv.2301.1}}", True),
        ("@misc{k, howpublished={Talk}}", False),
        ("@inproceedings{k, booktitle={arXiv Days}}", False),
    ],
)
def test_preprints_are_recognized(entry: str, expected: bool) -> None:  # noqa: FBT001 - a case's answer
    """An entry is a preprint if it is in an archive and has no other venue."""
    assert read(entry)[0].is_preprint is expected


@pytest.mark.parametrize(
    ("text", "venues"),
    [
        (
            (
                "@inproceedings{w, author={A Poe}, title={T}, booktitle={Workshop on X}, year=2022}"
                "@inproceedings{c, author={A Poe}, title={{T}}, booktitle={Conf}, year=2021}"
            ),
            {"c": ["w"]},
        ),
        (
            (
                "@inproceedings{c, author={A Poe}, title={T}, booktitle={Conf}, year=2021}"
                "@article{j, author={Poe, A. and B Roe}, title={T.}, journal={J}, year=2023}"
                "@misc{q, author={A Poe}, title={T}, eprint={1}}"
            ),
            {"j": ["c"]},
        ),
        (
            (
                "@inproceedings{c, author={A Poe}, title={T}, booktitle={Conf}}"
                "@inproceedings{d, author={X Else}, title={T}, booktitle={Other}}"
            ),
            {},
        ),
    ],
)
def test_all_publications_of_a_work_can_be_merged(text: str, venues: dict[str, list[str]]) -> None:
    """The newest that is not a workshop paper is the main entry, also for preprints."""
    entries = read(text)
    result = find_works(entries, lambda _: Versions.ALL)

    assert {main: [v.key for v in shown] for main, shown in result.venues.items()} == venues
    assert result.hidden == {
        version.id
        for shown in (*result.venues.values(), *result.preprints.values())
        for version in shown
    }
    assert bool(result.preprints) == ("@misc" in text)


def test_entries_with_the_same_key_are_distinguished() -> None:
    """Only one of the entries is hidden, and the result can be pickled."""
    entries = read(PUBLISHED + "@misc{p, author={A Poe}, title={On X: A Study}, eprint={1}}")
    result = find_works(entries, lambda _: Versions.MERGED)
    copy = pickle.loads(pickle.dumps(result))  # noqa: S301 - the test's own

    assert result.hidden == copy.hidden == {"p#2"}
    assert [preprint.id for preprint in copy.preprints["p"]] == ["p#2"]


@pytest.mark.parametrize("authors", ["A B", "A B%d"])
def test_twice_the_entries_of_a_title_take_twice_the_steps(
    authors: str, count_steps: Callable[[Callable[[], object]], int]
) -> None:
    """A preprint is compared with the earliest publication of each list that shares an author."""

    def steps(count: int) -> int:
        forms = [
            f"@article{{a%d, title={{T}}, author={{{authors}}}, year=2020}}",
            f"@misc{{p%d, title={{T}}, author={{C {authors}}}, eprint={{1}}}}",
        ]
        # Other names for each count: a parsed name is kept.
        numbers = range(count * 10_000, count * 10_000 + count)
        names = ["".join(chr(97 + int(digit)) for digit in str(number)) for number in numbers]
        entries = read("".join(form.replace("%d", name) for name in names for form in forms))
        return count_steps(lambda: find_works(entries, lambda _: Versions.MERGED))

    steps(1)  # fills the caches
    small, middle, large = map(steps, (200, 400, 800))
    assert large - middle <= 2.3 * (middle - small)


def test_all_preprints_of_a_title_are_shown_with_the_earliest_publication() -> None:
    """Also if several publications have the same authors."""
    text = "".join(
        f"@article{{a{n}, title={{T}}, author={{A B}}, year={2020 - n}}}" for n in range(3)
    )
    text += "".join(f"@misc{{p{n}, title={{T}}, author={{A B}}, eprint={{1}}}}" for n in range(3))

    assert found(text) == (["p0", "p1", "p2"], {"a2": ["p0", "p1", "p2"]})


def test_a_preprint_is_found_among_any_number_of_publications_of_its_title() -> None:
    """The one with its authors, also if hundreds of earlier ones have others."""
    others = "".join(
        f"@article{{a{n}, title={{T}}, author={{A {'x' * n}}}, year={1700 + n}}}"
        for n in range(1, 300)
    )
    own = "@article{a, title={T}, author={A B and C D}, year=2020}"
    preprint = "@misc{p, title={T}, author={C D and A B}, eprint={1}}"

    assert found(others + own + preprint) == (["p"], {"a": ["p"]})


def test_the_first_preprint_that_is_not_compared_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Preprints before it are shown with their publication, and it and those after it are not."""
    monkeypatch.setattr(versions, "MOST_SHARED", 4)
    text = "".join(
        f"@article{{a{n}, title={{T}}, author={{A B and C D{'x' * n}}}, year={2020 - n}}}"
        for n in range(2)
    )
    text += "".join(f"@misc{{p{n}, title={{T}}, author={{A B}}, eprint={{1}}}}" for n in range(4))
    works = find_works(read(text), lambda _: Versions.MERGED)

    assert works.uncompared is not None
    assert works.uncompared.key == "p2"
    assert works.hidden == {"p0", "p1"}


@pytest.mark.parametrize(
    ("fields", "is_merged"),
    [
        ("year=2020", True),
        ("year=2019", True),
        ("date={2021-01}", False),
        ("year={2019/2021}", True),
        ("title={T}", True),
        ("year=2021, eprint={2001.00001}", True),
    ],
)
def test_nothing_is_merged_into_what_is_older(
    fields: str,
    is_merged: bool,  # noqa: FBT001 - a case
) -> None:
    """A later preprint is another work, unless its number in arXiv is that of the publication."""
    text = (
        "@article{p, author={A Poe}, title={T}, journal={J}, year=2020, eprint={2001.00001}}"
        f"@misc{{q, author={{A Poe}}, title={{T}}, howpublished={{arXiv preprint}}, {fields}}}"
    )

    assert found(text)[0] == (["q"] if is_merged else [])


def test_a_preprint_is_merged_with_a_later_publication() -> None:
    """Of several publications, one that is older than the preprint is passed over."""
    text = (
        "@article{old, author={A Poe}, title={T}, journal={J}, year=2010}"
        "@article{new, author={A Poe}, title={T}, journal={J}, year=2021}"
        "@misc{q, author={A Poe}, title={T}, eprint={1}, year=2020}"
    )

    assert found(text) == (["q"], {"new": ["q"]})


def test_single_authors_of_one_family_are_two() -> None:
    """The initial of a single author counts; two of a title are two works."""
    text = (
        "@article{p, author={Li, Wei}, title={T}, journal={J}}"
        "@misc{q, author={Li, Hong}, title={T}, eprint={1}}"
        "@misc{r, author={Li, W.}, title={T}, eprint={2}}"
    )

    assert found(text) == (["r"], {"p": ["r"]})
