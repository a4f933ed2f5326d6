"""Names in the order of a language: the owner's, and those of authors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cvtex.compiler.stages import to_latex
from cvtex.schema.person import Name
from cvtex.schema.person.name import WholeName


@pytest.mark.parametrize(
    ("given", "family", "suffix", "western", "eastern"),
    [
        ("János", "Kovács", None, "János Kovács", "Kovács János"),
        ("Văn An", "Nguyễn", None, "Văn An Nguyễn", "Nguyễn Văn An"),
        ("Ann", "Lee", "Jr.", "Ann Lee Jr.", "Lee Ann Jr."),
        ("太郎", "山田", None, "山田太郎", "山田太郎"),
        ("민수", "김", None, "김민수", "김민수"),
        ("明", "Li", None, "明 Li", "Li 明"),
        (None, "Kovács", None, "Kovács", "Kovács"),
        ("János", None, None, "János", "János"),
    ],
)
def test_a_name_in_parts_has_the_order_of_the_language(
    given: str | None, family: str | None, suffix: str | None, western: str, eastern: str
) -> None:
    """In Chinese, Japanese and Korean letters it is the same in all languages."""
    name = Name(given=given, family=family, suffix=suffix)

    assert (name.ordered(family_first=False), name.plain) == (western, western)
    assert name.ordered(family_first=True) == eastern
    assert WholeName(whole="John Smith").ordered(family_first=True) == "John Smith"


BIBLIOGRAPHY = """\
@article{a, title={A}, author={Kovács, János and Smith, John}, year=2020, langid={hungarian}}
@article{b, title={B}, author={János Kovács and John Smith}, year=2020}
@article{c, title={C}, author={Kovács, J. and Smith, John}, year=2020, language={en}}
@article{d, title={D}, author={Kovács János and Nagy Éva}, year=2020}
@article{e, title={E}, author={{Kovács János} and Smith, John}, year=2020}
@article{f, title={F}, author={Kovács J. and Nagy É.}, year=2020, langid={hungarian}}
"""
SHOWN = {
    "A": "Kovács János", "B": "János Kovács", "C": "J. Kovács", "D": "Kovács János",
    "E": "Kovács János", "F": "Kovács J.",
}  # fmt: skip


@pytest.mark.parametrize("name", ["{given: János, family: Kovács}", "Kovács János"])
def test_the_owner_is_found_in_both_orders(tmp_path: Path, name: str) -> None:
    """Authors are printed as in the publication: in Hungarian ones, the family name is first."""
    cv = tmp_path / "cv.yaml"
    cv.write_text(
        f"name: {name}\nlanguage: hu\nbibliography: p.bib\n"
        "sections: [{title: P, publications: {sort_by: title}}]\n",
        encoding="utf-8",
    )
    (tmp_path / "p.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    made = to_latex(cv)
    latex = made.latex or ""

    assert made.diagnostics == ()
    assert r"\cvname{Kovács János}" in latex
    titles = re.findall(r"\\cvtitle\{.*?\b([A-F])\b", latex)
    owners = re.findall(r"\\cvauthor\{bold\}\{([^}]+)\}", latex)
    assert dict(zip(titles, owners, strict=True)) == SHOWN
    assert "Smith John" in latex


def test_a_foreign_name_stays_as_it_is_in_other_languages(tmp_path: Path) -> None:
    """The order is that of the CV's language, not of the name."""
    cv = tmp_path / "cv.yaml"
    cv.write_text("name: {given: János, family: Kovács}\n", encoding="utf-8")
    assert r"\cvname{János Kovács}" in (to_latex(cv).latex or "")
