"""`diagnostics.fixes`: certain fixes are applied, and no other byte of a file changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic, Edit, Fix, error
from cvtex.diagnostics.fixes import compatible, edited, fix_all
from cvtex.source import Span


def mended(folder: Path, text: str | bytes, bib: str = "") -> bytes:
    """Return what a CV becomes."""
    cv = folder / "cv.yaml"
    cv.write_bytes(text if isinstance(text, bytes) else text.encode())
    (folder / "p.bib").write_text(bib, encoding="utf-8")

    def look(contents: Mapping[str, bytes]) -> Sequence[Diagnostic]:
        return check(cv, Options(contents=contents, root=folder)).diagnostics

    done = fix_all(look, lambda path: Path(path).read_bytes())
    assert cv.read_bytes() == (text if isinstance(text, bytes) else text.encode())
    path = folder / "p.bib" if bib else cv
    return done.contents.get(str(path), path.read_bytes())


TOP = "name: A B\n"
EXPERIENCE = "name: A B\nsections:\n  - title: S\n    experience:\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("emial: a@b.org  # kept\n", "email: a@b.org  # kept\n"),
        ("'emial':   a@b.org\n", "'email':   a@b.org\n"),
        ("homepage: https://a.org\n", "url: https://a.org\n"),
        ("url: www.a.org\n", "url: https://www.a.org\n"),
        ("url: 'a.org/x'\n", "url: 'https://a.org/x'\n"),
        ("url: htp://a.org\n", "url: https://a.org\n"),
        ("url: doi:10.1000/x\n", "url: https://doi.org/10.1000/x\n"),
        ("email: mailto:a@b.org\n", "email: a@b.org\n"),
        ("desing: {papper: a4}\n", "design: {paper: a4}\n"),
        ("design: {paper: leter}\n", "design: {paper: letter}\n"),
        ("checks: {owner-not-fuond: off}\n", "checks: {owner-not-found: off}\n"),
        ("label: Work: and play\n", 'label: "Work: and play"\n'),
        ("label: *so* it goes\n", 'label: "*so* it goes"\n'),
        ('label: @home "and" away\n', "label: '@home \"and\" away'\n"),
        ("last_updated: {date: 2020–2018}\n", "last_updated: {date: 2018–2020}\n"),
        ("last_updated: {date: May 2020 - 2018}\n", "last_updated: {date: 2018 - May 2020}\n"),
    ],
)  # fmt: skip
def test_what_is_certain_is_mended(tmp_path: Path, before: str, after: str) -> None:
    """One mistake each, in the quotes and with the comments that it had."""
    assert mended(tmp_path, TOP + before).decode() == TOP + after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "      - {organization: O, start_date: 2018, end_date: 2020}\n",
            "      - {organization: O, date: 2018–2020}\n",
        ),
        (
            "      - startDate: 2018-05\n        organization: O\n        endDate: present\n",
            "      - date: 2018-05 – present\n        organization: O\n",
        ),
        (
            "      - endDate: 2020\n        startDate: 2018\n        organization: O\n",
            None,
        ),
    ],
)
def test_two_keys_of_a_date_become_one(tmp_path: Path, before: str, after: str | None) -> None:
    """As JSON Resume and RenderCV write them; where the first key would go, a person decides."""
    made = mended(tmp_path, EXPERIENCE + before).decode()

    assert made == EXPERIENCE + (before if after is None else after)


@pytest.mark.parametrize(
    "text",
    [
        "emial: a@b.org\nemail: c@d.org\n",
        "colour: red\n",
        "url: not an address\n",
        "email: nobody\n",
        "design: {paper: a5}\n",
        "label: [a, b]\n",
        "label: 'open\n",
        "last_updated: {date: May – 2018}\n",
        "label: one: two\n  three: four\n",
    ],
)
def test_what_is_not_certain_stays(tmp_path: Path, text: str) -> None:
    """Not a byte changes."""
    assert mended(tmp_path, TOP + text).decode() == TOP + text


def test_a_list_item_that_yaml_took_for_a_mapping_is_quoted(tmp_path: Path) -> None:
    """It is one text to whoever wrote it."""
    cv = TOP + "sections:\n  - title: S\n    list:\n      - Best: paper\n      - {Best: paper}\n"

    assert '      - "Best: paper"\n      - {Best: paper}\n' in mended(tmp_path, cv).decode()


def test_forgotten_commas_of_a_bibliography_are_put_in(tmp_path: Path) -> None:
    """The fix is made in the file that has the mistake."""
    cv = "name: A B\nbibliography: p.bib\n"
    bib = "@misc{k,\n  title = {T}\n  author = {A B}\n  year = 2020\n}\n"

    assert mended(tmp_path, cv, bib).decode() == bib.replace("}\n  a", "},\n  a").replace(
        "}\n  y", "},\n  y"
    )


ITEM = "name: A B\nsections:\n  - title: S\n    "


@pytest.mark.parametrize(
    "text",
    [
        TOP + "settings: {command: x}\n",
        TOP + "profile: I sort things.\n",
        TOP + "photo: A picture of me\n",
        TOP + "label: *lost\n",
        TOP + "url: me@a.org\n",
        TOP + "url: file:///a.org/x\n",
        TOP + "url: paper.pdf\n",
        TOP + "experience: company: Sorters\n",
        ITEM + "references: Ask me\n",
        ITEM + "grants:\n      - {title: G, amount: 5}\n",
        ITEM + "training:\n      - {name: C, date: 2020}\n",
        ITEM + "shows:\n      - {title: S}\n",
        ITEM + "list:\n      - bullet: X\n",
        ITEM + "list:\n      - number: X\n      - reversed_number: Y\n",
        ITEM + "list:\n      - Best: &paper X\n      - *paper\n",
        ITEM + "list:\n      - Best: 'X'\n",
        ITEM + "list: [&home www.a.org]\n    talks:\n      - {title: T, url: *home}\n",
        ITEM + "experience:\n      - &e {organization: O, start: 2018, end: 2019}\n"
        "      - {<<: *e, end: 2020}\n",
        ITEM + "publications: {order: ascendant}\n",
    ],
)
def test_no_meaning_is_changed(tmp_path: Path, text: str) -> None:
    """Names of other tools, anchors, and what would be wrong under the new key stay as they are."""
    assert mended(tmp_path, text).decode() == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("referees:\n      - {name: X}", "references:\n      - {name: X}"),
        ("licenses:\n      - {title: C}", "certificates:\n      - {name: C}"),
        (
            "grants: [{title: G, amount: EUR 1,000,000}]",
            'grants: [{title: G, amount: "EUR 1,000,000"}]',
        ),
        ("jobs:\n      - {company: O}", "experience:\n      - {organization: O}"),
        ("projects:\n      - {title: T}", "projects:\n      - {name: T}"),
        ("skills: [{label: L}]", "skills: [{name: L}]"),
        ("list:\n      - Best paper: X", 'list:\n      - "Best paper: X"'),
        (
            'talks: [{"title": "T", "startDate": "2018", "endDate": "2020"}]',
            'talks: [{"title": "T", "date": "2018–2020"}]',
        ),
        (
            "talks:\n      - title: T\n        start: '2018'  # x\n        end: '2020'",
            "talks:\n      - title: T\n        date: '2018–2020'  # x",
        ),
    ],
)
def test_names_of_other_tools_that_mean_the_same_are_changed(
    tmp_path: Path, before: str, after: str
) -> None:
    """Everything around them stays, and so do quotes and comments."""
    assert mended(tmp_path, f"{ITEM}{before}\n").decode() == f"{ITEM}{after}\n"


def test_a_misspelled_key_is_corrected_though_something_below_it_is_wrong(tmp_path: Path) -> None:
    """The key does not make that wrong: it only was not looked at before."""
    before = TOP + "sectons:\n  - titel: S\n    experiance:\n      - {organization: O, shoe: 4}\n"
    after = before.replace("sectons", "sections").replace("titel", "title")

    assert mended(tmp_path, before).decode() == after.replace("experiance", "experience")


@pytest.mark.parametrize(
    ("url", "after"),
    [
        ("{https://a.example/}", "{https://a.example/}"),
        ("doi: 10.1016/j.a.1", "https://doi.org/10.1016/j.a.1"),
        ("10.1016/j.a.1", "https://doi.org/10.1016/j.a.1"),
        (r"\url{www.a.org}", r"\url{www.a.org}"),
        (r"www.a.org/b\_c", r"https://www.a.org/b\_c"),
        ("<https://a.org>", "https://a.org"),
        ("http//a.org", "http://a.org"),
        ("paper.pdf", "paper.pdf"),
        ("me@a.org", "me@a.org"),
    ],
)
def test_a_web_address_of_a_bibliography_stays_what_it_is(
    tmp_path: Path, url: str, after: str
) -> None:
    """What cannot be told for certain is left, and what is an address already, too."""
    cv = "name: A B\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n"
    bib = "@misc{{k, title = {{T}}, author = {{A B}}, year = 2020, url = {{{}}}}}\n"

    assert mended(tmp_path, cv, bib.format(url)).decode() == bib.format(after)


def test_all_else_stays_byte_for_byte(tmp_path: Path) -> None:
    """The mark at the beginning, both kinds of line ends, tabs in comments and a last line."""
    before = (
        b"\xef\xbb\xbf# \xe2\x82\xac\tcomment\r\nname: A B\r\n\r\nemial: a@b.org # x\r"
        b"ulr: https://a.org\n# end"
    )

    expected = before.replace(b"emial", b"email").replace(b"ulr", b"url")
    assert mended(tmp_path, before) == expected


def test_a_file_that_is_not_utf8_is_left_alone(tmp_path: Path) -> None:
    """Its other letters would not survive."""
    text = "name: Jos\xe9\nemial: a@b.org\n".encode("latin-1")

    assert mended(tmp_path, text) == text


def test_a_fix_that_does_not_help_is_not_made() -> None:
    """What it was for is still there, so that nothing is gained."""
    stubborn = error(
        Code.NAME, "m", Span("x", 1), fix=Fix("f", (Edit(Span("x", 1, 1, 1, 2), "b"),))
    )

    done = fix_all(lambda _: [stubborn], lambda _: b"a\n")
    assert (done.contents, done.diagnostics) == ({}, [])


def test_a_fix_that_does_harm_is_undone_alone() -> None:
    """The others are applied, and the problem that it would cause is known."""
    text = b"abcd\n"

    def look(contents: Mapping[str, bytes]) -> Sequence[Diagnostic]:
        now = contents.get("x", text).decode()
        found = [
            error(Code.NAME, letter, span, fix=Fix(f"write {letter.upper()}", (edit,)))
            for column, letter in enumerate(now.strip(), 1)
            if letter.islower()
            for span in [Span("x", 1, column, 1, column + 1)]
            for edit in [Edit(span, letter.upper())]
            if column % 2
        ]
        return [*found, error(Code.NAME, "no C")] if "C" in now else found

    done = fix_all(look, lambda _: text)
    assert done.contents == {"x": b"Abcd\n"}
    assert [(one.diagnostic.message, one.problem.message) for one in done.undone] == [("c", "no C")]
    assert [problem.fix for problem in done.without_undone(look(done.contents))] == [None]


def test_fixes_that_touch_are_made_one_after_the_other() -> None:
    """Of two that change the same place the first one is taken."""
    fixes = [Fix(str(n), (Edit(Span("x", 1, n, 1, n + 2), "-"),)) for n in (1, 2, 5)]
    problems = [error(Code.NAME, fix.title, fix.edits[0].span, fix=fix) for fix in fixes]

    assert [one.message for one in compatible(problems, "x")] == ["1", "5"]
    assert compatible(problems, "y") == ()


@given(
    st.lists(st.text("ab é漢", max_size=6), min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.data(),
)
def test_an_edit_changes_its_span_only(lines: list[str], end: str, data: st.DataObject) -> None:
    """Wherever it is, what is before it and what is behind it are as they were."""
    number = data.draw(st.integers(1, len(lines)))
    line = lines[number - 1]
    start = data.draw(st.integers(0, len(line)))
    stop = data.draw(st.integers(start, len(line)))
    edit = Edit(Span("x", number, start + 1, number, stop + 1), "NEW")
    changed = [*lines[: number - 1], line[:start] + "NEW" + line[stop:], *lines[number:]]

    assert edited(end.join(lines).encode(), [Fix("f", (edit,))]) == end.join(changed).encode()
