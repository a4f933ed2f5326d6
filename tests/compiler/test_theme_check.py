"""`compiler.theme_check`: files of a theme that nothing uses; `cli.test_themes` has the rest."""

from __future__ import annotations

from pathlib import Path

from cvtex.compiler.options import Options
from cvtex.compiler.theme_check import check_theme
from cvtex.diagnostics import Code
from cvtex.typeset import Engine


def told(folder: Path, files: dict[str, str], engine: Engine) -> list[tuple[str, str, str]]:
    """Return the file, the message and the hint of each warning about a file of a theme."""
    for name, text in {"theme.yaml": "", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = []
    for made in check_theme(folder, Options(), engine):
        for problem in made.diagnostics:
            assert problem.code is Code.UNUSED_FILE
            assert problem.span is not None
            name = Path(problem.span.path).relative_to(folder).as_posix()
            found.append((name, problem.message, problem.hints[0]))
    return found


UNUSED = {
    name: (message, hint)
    for name, message, hint in (
        ("macro-extra.tex", "no template includes `macro-extra.tex`", "did you mean `macros-extra"),
        ("preamble_extra.tex", "no template includes `preamble_extra.tex`", "did you mean `preamb"),
        ("sub/talks.tex", "no template includes `sub/talks.tex`", ""),
        ("xyzzy.tex", "no template includes `xyzzy.tex`", "include it in a template, or remove it"),
        ("fonts/Mine.OTF", "TeX cannot use `fonts/Mine.OTF`", "convert a font to Type 1"),
        ("logo.svg", "TeX cannot use `logo.svg`", "convert a font to Type 1, and a picture to PDF"),
    )
}


def test_a_file_that_nothing_uses_is_told(tmp_path: Path, engine: Engine) -> None:
    """With the name that was meant, if one is near."""
    found = told(tmp_path / "slate", dict.fromkeys(UNUSED, "x"), engine)

    assert sorted(name for name, *_ in found) == sorted(UNUSED)
    assert {name: message for name, message, _ in found} == {
        name: message for name, (message, _) in UNUSED.items()
    }
    assert [name for name, _, hint in found if not hint.startswith(UNUSED[name][1])] == []


def test_what_is_used_is_not_told(tmp_path: Path, engine: Engine) -> None:
    """Hooks, templates of the base, those that they include, and files that are not for TeX."""
    files = {
        "macros-extra.tex": r"\BLOCK{include 'parts/mine.tex'}", "parts/mine.tex": "\\relax\n",
        "list.stars.tex": "\\VAR{block.origin|origin}\n\\cvelement{P}{x}\n",
        "preamble-extra.tex": "\\relax\n",
        "README.md": "x", "LICENSE": "x", "style.sty": "x",
    }  # fmt: skip

    assert told(tmp_path / "slate", files, engine) == []
