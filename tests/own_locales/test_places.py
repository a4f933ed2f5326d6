"""`own_locales`: files beside the CV or in the settings, and what comes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.stages import check, to_latex
from cvtex.diagnostics import Code
from cvtex.files import ProjectFiles
from cvtex.locales import ENGLISH, locale_of, with_own
from cvtex.locales.data_files import data_of, locale_from
from cvtex.own_locales import OwnLocales

ESTONIAN = """\
words: {advisor: Juhendaja, last_updated: Viimati uuendatud, links: {code: kood}}
dates:
  months: [jaanuar, veebruar, märts, aprill, mai, juuni, juuli, august, september, oktoober,
    november, detsember]
  day: "{day}. {month} {year}"
  now: praeguseni
  seasons: [{name: sügis, first_month: 8, last_month: 12}]
"""

CV = """\
name: Mari Maasikas
language: %s
design: {date_format: long}
sections:
  - title: Haridus
    education:
      - {institution: TÜ, degree: PhD, date: 3. märts 2020 – praeguseni, advisors: A B}
      - {institution: TÜ, degree: MSc, date: May 2018, language: en}
      - {institution: TÜ, degree: BA, date: sügis 2012}
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of a user whose settings have no locale but those of the test."""
    monkeypatch.setattr("cvtex.own_locales.places.user_locales", lambda: tmp_path / "settings")
    return tmp_path / "cv"


def written(folder: Path, files: dict[str, str]) -> Path:
    """Write files, and return the CV."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "cv.yaml"


@pytest.mark.parametrize("where", ["locales", "../settings"])
@pytest.mark.parametrize("tag", ["et", "ET_ee"])
def test_a_file_has_the_words_and_dates_of_a_language(place: Path, where: str, tag: str) -> None:
    """Beside the CV or in the settings; for what it does not say, it is English."""
    cv = written(place, {"cv.yaml": CV % tag, f"{where}/et.yaml": ESTONIAN})
    made = to_latex(cv)

    assert made.diagnostics == ()
    for printed in ("3.~märts 2020–", "Juhendaja: A B", "sügis 2012", "May 2018"):
        assert printed in (made.latex or "")
    assert any(path.name == "et.toml" for path in made.files), "a file that appears is noticed"
    assert any(path.name == "et.yaml" for path in made.files)


def test_a_file_may_be_toml_and_have_a_base(place: Path) -> None:
    """The base may be of the user's own, and a region takes the rest from its language."""
    files = {
        "cv.yaml": "name: A B\nlanguage: de-LI\nsections: [{title: T, text: T}]\n",
        "locales/de-LI.toml": 'base = "de-CH"\n[words]\nscore = "Punkte"\n',
        "locales/de-CH.yaml": "words: {courses: Module}\n",
    }
    document = check(written(place, files)).document
    assert document is not None

    words = document.words
    assert (words.score, words.courses, words.conjunction) == ("Punkte", "Module", "und")


def test_a_file_beside_the_cv_changes_one_of_the_settings(place: Path) -> None:
    """As that changes what cvtex has; a file that is based on itself changes what is below it."""
    files = {
        "cv.yaml": "name: A B\nlanguage: fr\nsections: [{title: T, text: T}]\n",
        "locales/fr.yaml": "base: fr\nwords: {score: Points}\n",
        "../settings/fr.yaml": "words: {score: X, courses: Modules}\n",
    }
    document = check(written(place, files)).document
    assert document is not None

    words = document.words
    assert (words.score, words.courses, words.conjunction) == ("Points", "Modules", "et")


def test_english_words_can_be_changed_for_all_cvs(place: Path) -> None:
    """The words of a CV come before those of a locale."""
    cv = "name: A B\nwords: {score: Mark}\nsections: [{title: T, text: T}]\n"
    own = "words: {score: Points, courses: Modules, links: {}}\n"
    files = {"cv.yaml": cv, "locales/en.yaml": own}
    document = check(written(place, files)).document
    assert document is not None
    assert (document.words.score, document.words.courses) == ("Mark", "Modules")


SEASON = "write it as `{name: Winter, first_month: 1, last_month: 12}`"

WRONG = """\
base: qq
words: {advisr: A, score: [B]}
date: {}
dates:
  months: [A]
  day: "{day}. {month}"
  now: []
  other_months: {Jenner: 13}
  seasons: [{name: X}]
  since: [""]
"""


def test_each_mistake_has_its_place_in_the_file(place: Path) -> None:
    """And dates that may be right in the locale that is wrong are not reported."""
    cv = written(place, {"cv.yaml": CV % "et", "locales/et.yaml": WRONG})
    found = [
        (Path(d.span.path).name, d.span.line, d.message.partition(":")[0], "".join(d.hints[:1]))
        for d in check(cv).diagnostics
        if d.span
    ]

    assert sorted(found) == [
        ("et.yaml", 2, "`score`", "write one text, in quotes"),
        ("et.yaml", 2, "unknown key `advisr` in `words`", "did you mean `advisor`?"),
        ("et.yaml", 3, "a locale has no key `date`", "did you mean `dates`?"),
        ("et.yaml", 5, "`months` has 1 items", ""),
        ("et.yaml", 6, "`{day}. {month}` needs `{day}`, `{month}`, `{year}`, each once", ""),
        ("et.yaml", 7, "`now` needs a phrase, since the first is printed", ""),
        ("et.yaml", 8, "`13` is not a number that can stand here", ""),
        *[
            ("et.yaml", 9, f"`{key}` is missing in a season", SEASON)
            for key in ("first_month", "last_month")
        ],
        ("et.yaml", 10, "`since` has an empty text", ""),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("base: qq\n", "there is no locale `qq` to take the rest from"),
        ("base: Klingon\n", "`Klingon` is not a language tag"),
        ("- a\n", "a locale is a mapping with tables such as `words` and `dates`"),
        ("dates: {other_months: {' ': 1}}\n", "`other_months` has an empty name"),
        ("words: B\n", "`words` has to be a mapping of keys"),
        ("words: {a: 'B\n", "a quote is never closed"),
        ('words: {advisor: "B\\a"}\n', "the text contains U+0007"),
        ("base: fi\nbase: de\n", "`base` is given twice"),
        (
            "dates: {seasons: [{name: X, first_month: 9, last_month: 2}]}\n",
            "the season ends before it begins",
        ),
        (
            "typography: {hyphenation: tlh}\n",
            "`hyphenation` has to be one of `bg_BG`, `ca`, `cs_CZ`",
        ),
    ],
)
def test_a_wrong_file_is_one_error(place: Path, text: str, message: str) -> None:
    """The rest of the CV is checked with what cvtex has for the language."""
    cv = written(place, {"cv.yaml": CV % "et", "locales/et.yaml": text})
    messages = [problem.message for problem in check(cv).diagnostics]

    assert len(messages) == 1
    assert message in messages[0]


def test_a_circle_of_bases_is_one_error(place: Path) -> None:
    """It is told where the circle closes, and not again in each file that is based on it."""
    files = {"locales/et.yaml": "base: lb\n", "locales/lb.yaml": "base: et\n"}
    cv = written(place, {"cv.yaml": CV % "et"} | files)
    (problem,) = check(cv).diagnostics

    assert problem.message == "there is no locale `et` to take the rest from"


def test_a_locale_is_not_read_unless_it_is_used(place: Path) -> None:
    """A wrong file of another language is no problem of a CV."""
    files = {"cv.yaml": "name: A B\nsections: [{title: T, text: T}]\n", "locales/et.yaml": WRONG}
    assert check(written(place, files)).diagnostics == ()


def test_equal_files_give_the_same_locale(place: Path) -> None:
    """So that what is kept for a locale is kept for the next build; elsewhere it is not known."""
    cv = written(place, {"cv.yaml": CV % "et", "locales/et.yaml": ESTONIAN})
    found = []
    for _ in range(2):
        with with_own(OwnLocales(ProjectFiles(cv))):
            found.append(locale_of("et-EE"))

    assert found[0] is found[1]
    assert found[0].tag == "et"
    assert locale_of("et") is ENGLISH


def test_lists_are_made_anew_when_a_locale_changes(place: Path) -> None:
    """What was kept of publications has the words of the file before."""
    books = "publications: {entries: [{type: book, title: T, authors: A B and C D}]}"
    cv = f"name: A B\nlanguage: et\nsections: [{{title: P, {books}}}]\n"
    for word in ("ja", "ning"):
        files = {"cv.yaml": cv, "locales/et.yaml": f"words: {{conjunction: {word}}}\n"}
        assert f"A B}} {word} C D" in (to_latex(written(place, files)).latex or "")


def test_a_link_out_of_the_project_is_refused(place: Path) -> None:
    """A stranger's CV reads no file of the user's."""
    (place.parent / "secret.yaml").parent.mkdir(exist_ok=True)
    (place.parent / "secret.yaml").write_text("password: x\n", encoding="utf-8")
    cv = written(place, {"cv.yaml": "name: A B\nlanguage: et\nsections: [{title: T, text: T}]\n"})
    (place / "locales").mkdir()
    (place / "locales/et.yaml").symlink_to(place.parent / "secret.yaml")
    codes = [problem.code for problem in check(cv).diagnostics]

    assert Code.FILE_UNREADABLE in codes
    assert Code.UNKNOWN_FIELD not in codes


def test_english_as_data_is_english() -> None:
    """A locale that is based on English has all of it."""
    made = locale_from("en", data_of(ENGLISH))

    for name in ("months", "seasons", "now", "since", "until", "ordinals", "long_day", "words"):
        assert getattr(made, name) == getattr(ENGLISH, name), name
    assert made.abbreviations == ENGLISH.abbreviations
