"""`numbers`: numbers from outside, and the places where they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.cli.arguments import today
from cvtex.compiler.stages import check
from cvtex.numbers import decimal_number, whole_number

HUGE = "1" * 5000


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0), ("7", 7), ("007", 7), ("0" * 5000 + "7", 7), ("1000000000", 10**9),
        ("1000000001", None), (HUGE, None), ("", None), (None, None), ("²", None), ("①", None),
        ("٣", None), ("\uff15", None), ("-1", None), ("+1", None), ("1_000", None), (" 1", None),
        ("1.0", None), ("1\n", None),
    ],
)  # fmt: skip
def test_a_whole_number_consists_of_ascii_digits(text: str | None, number: int | None) -> None:
    """Everything else is None, and nothing raises an exception."""
    assert whole_number(text) == number


def test_the_largest_number_can_be_chosen() -> None:
    """The bound belongs to the numbers that are accepted."""
    assert whole_number("99", 99) == 99
    assert whole_number("100", 99) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 1.0), ("1.5", 1.5), ("1.", 1.0), (".5", 0.5), ("-2.5", -2.5), (" 3 ", 3.0),
        (".", None), ("", None), ("0.1.2", None), ("1.5.5", None), ("nan", None), ("inf", None),
        ("1e9", None), ("1_0", None), ("²", None), ("٣", None), (HUGE, None),
    ],
)  # fmt: skip
def test_a_decimal_number_has_at_most_one_point(text: str, number: float | None) -> None:
    """Everything else is None, and nothing raises an exception."""
    assert decimal_number(text) == number


@pytest.mark.parametrize(
    "field",
    [
        "month={²}", "month={①}", "month={٣}", f"month={{{HUGE}}}", "month=5, day={²}",
        f"month=5, day={{{HUGE}}}", f"month={HUGE}", f"date={{{HUGE}}}", f"date={{2020-{HUGE}}}",
        "date={²}", f"date={{2020 ({HUGE})}}", f"year={{2020 ({HUGE})}}",
            f"volume={{{HUGE}}}", f"edition={{{HUGE}}}", "edition={²}",
        f"pages={{{HUGE}--{HUGE}}}", f"citations={{{HUGE}}}", "citations={²}",
        "acceptance_rate={.}", "acceptance_rate={0.1.2}", "acceptance_rate={²}",
        f"acceptance_rate={{{HUGE}}}", f"acceptance_rate={{0.{HUGE}}}",
        f"author+an={{{HUGE}=equal}}", "author+an={²=equal}", "author+an={٣=equal}",
        f"note={{&#{HUGE};}}", f"note={{&#x{HUGE};}}", f"note={{\\&#{HUGE};}}",
        f"editor={{A&#{HUGE}; B}}", f"note={{\\char{HUGE}}}", f"note={{\\symbol{{{HUGE}}}}}",
        f"note={{\\hspace{{{HUGE}.{HUGE}.pt}}}}", f"eprint={{{HUGE}}}, eprinttype={{arxiv}}",
        f"doi={{10.{HUGE}/{HUGE}}}", f"url={{https://[{HUGE}]:{HUGE}/}}", "url={https://a:²/}",
    ],
)  # fmt: skip
def test_a_number_in_a_bibliography_is_never_a_crash(tmp_path: Path, field: str) -> None:
    """The entry is listed, whatever its number is."""
    entry = f"@article{{k, author={{A B}}, title={{T}}, journal={{J}}, year=2020, {field}}}\n"
    (tmp_path / "p.bib").write_text(entry, encoding="utf-8")
    cv = tmp_path / "cv.yaml"

    cv.write_text(
        "name: A B\nbibliography: p.bib\n"
        "sections: [{title: P, publications: {sort_by: citations}}]\n",
        encoding="utf-8",
    )
    document = check(cv).document

    assert document is not None
    assert [publication.key for publication in document.publications] == ["k"]


@pytest.mark.parametrize("number", [HUGE, "²", "①", "٣", "1e999", "-1", ".", "0.1.2", "nan"])
@pytest.mark.parametrize(
    "line",
    [
        "sections: [{title: S, publications: {max: 'N'}}]",
        "publication_style: {max_names: 'N'}",
        "design: {image_width: 'Ncm'}",
        "last_updated: 'N'",
        "last_updated: '2020 (N)'",
        "phone: 'N'",
        "label: '&#N;'",
        "sections: [{title: S, experience: [{title: T, date: 'N'}]}]",
        "sections: [{title: S, publications: {years: 'N'}}]",
        "url: 'https://a.org:N/'",
    ],
)
def test_a_number_in_a_cv_is_never_a_crash(tmp_path: Path, line: str, number: str) -> None:
    """What cannot be a number is a diagnostic at its place, or text."""
    cv = tmp_path / "cv.yaml"
    cv.write_text(f"name: A B\n{line.replace('N', number)}\n", encoding="utf-8")
    checked = check(cv)

    assert all(problem.span is not None for problem in checked.diagnostics)
    assert checked.document is not None or checked.failed


@pytest.mark.parametrize("seconds", [-1e18, -1.0, 0.0, 253_402_300_799.9, 253_402_300_800.0, 1e18])
def test_a_clock_may_show_any_time(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """A clock that is wrong is not a crash: the day is one between 1970 and 9999."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr("cvtex.cli.arguments.time.time", lambda: seconds)

    assert 1970 <= today().year <= 9999


@pytest.mark.parametrize(("phone", "link"), [("+٤٦ 70 1", "tel:+46701"), ("+46 70² 1", None)])
def test_a_telephone_number_is_dialled_in_ascii_digits(
    tmp_path: Path, phone: str, link: str | None
) -> None:
    """Digits of other scripts are converted; with superscripts and the like there is no number."""
    cv = tmp_path / "cv.yaml"
    cv.write_text(f"name: A B\nphone: '{phone}'\n", encoding="utf-8")
    document = check(cv).document

    assert document is not None
    assert [item.url for item in document.header] == [link]
