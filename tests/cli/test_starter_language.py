"""`cli.starter_language`: what `cvtex new --lang` takes, and what is said of anything else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cvtex.cli.app import app
from cvtex.cli.arguments import OptionError
from cvtex.cli.starter_language import complete_language, own_language, starter_language
from cvtex.compiler.stages import check
from cvtex.starter import NAMES, starter_cv


def run(*arguments: str, language: str = "") -> tuple[int, str]:
    """Run `cvtex new` on a system in a language; return its exit code and what it prints."""
    environment = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": language}
    result = CliRunner().invoke(app, ["new", *arguments], env=environment)
    return result.exit_code, " ".join(re.sub("[│╭╮╰╯─]", " ", result.output).split())


@pytest.mark.parametrize(
    "options", [(), ("--theme", "modern"), ("--name", "Ada Lovelace"), ("--name", "A", "--from")]
)
def test_all_of_it_is_in_the_language(tmp_path: Path, options: tuple[str, ...]) -> None:
    """With a theme, with a name and with publications, which have sections in that language."""
    (tmp_path / "p.bib").write_text(
        "@article{a, author={A}, title={T}, journal={J}, year=2019}", encoding="utf-8"
    )
    path = (str(tmp_path / "p.bib"),) if "--from" in options else ()
    code, _ = run(str(tmp_path / "cv"), "--lang", "de_AT", *options, *path)
    text = (tmp_path / "cv" / "cv.yaml").read_text(encoding="utf-8")
    document = check(tmp_path / "cv" / "cv.yaml").document

    assert code == 0
    assert document is not None
    assert "\nlanguage: de-AT\n" in text
    assert "# Ihr Lebenslauf." in text
    assert ("title: Zeitschriftenartikel" in text) == ("--from" in options)
    assert not re.search(r"\b(?:the|your|Education|Publications)\b", text.partition("\n")[2])


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("german", ("in the language `german`;", "did you mean `de` (German)? The")),
        ("klingon", ("in the language `klingon`; the languages are",)),
        ("ja", ("no starter in Japanese", "cannot set pages in its script")),
        ("Hebrew", ("no starter in Hebrew", "cannot set pages in its script")),
        ("zh_TW.UTF-8", ("no starter in Chinese", "cannot set pages in its script")),
    ],
)
def test_any_other_language_is_one_message(
    tmp_path: Path, written: str, parts: tuple[str, ...]
) -> None:
    """With the list of those that there are; no file is written."""
    code, said = run(str(tmp_path / "cv"), "--lang", written)

    assert code == 2
    assert [part for part in (*parts, ", ".join(NAMES)) if part not in said] == []
    assert not (tmp_path / "cv").exists()


def test_a_blank_is_no_language() -> None:
    """As any other text that is no tag."""
    with pytest.raises(OptionError, match="the languages are bg, ca"):
        starter_language(" ")


def test_the_help_has_each_language() -> None:
    """In the order of the table."""
    _, said = run("--help")
    listed = re.search(r"comments too: ([\w, -]+), or", said)

    assert listed is not None
    assert tuple(re.split(r", | or ", listed[1])) == tuple(NAMES)


@pytest.mark.parametrize(
    ("environment", "tag"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "pt_BR.UTF-8"}, "pt-BR"),
        ({"LANG": "de_CH.UTF-8", "LC_ALL": "fr_FR"}, "fr"),
        ({"LC_MESSAGES": "it_IT", "LANG": "de_DE"}, "it"),
        ({"LANG": "nn_NO.UTF-8"}, "nb"),
        *(({"LANG": lang}, "") for lang in ("C.UTF-8", "POSIX", "en_GB.UTF-8", "ja_JP.UTF-8", "")),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, ""),
        ({}, ""),
    ],
)
def test_the_language_of_the_system_is_offered(environment: dict[str, str], tag: str) -> None:
    """Unless it is English, or one in which there is no starter."""
    hint = own_language(environment)

    assert hint == (f"`--lang {tag}` writes it in {NAMES[tag][1]}" if tag else "")


def test_the_offer_is_made_to_those_who_name_no_language(tmp_path: Path) -> None:
    """The starter is the same on any system."""
    hint = "`--lang de` writes it in German"
    assert hint in run(str(tmp_path / "one"), language="de_DE.UTF-8")[1]
    assert hint not in run(str(tmp_path / "two"), "--lang", "de", language="de_DE.UTF-8")[1]
    assert (tmp_path / "one" / "cv.yaml").read_text(encoding="utf-8") == starter_cv()


def test_a_shell_completes_tags() -> None:
    """Each with the name that the language has in itself."""
    assert complete_language("pt") == [("pt", "Português"), ("pt-BR", "Português (Brasil)")]
