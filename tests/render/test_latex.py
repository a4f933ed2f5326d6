r"""`render.latex`: templates see the document, print only what is text, and can do nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import check, to_latex
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.document.model import Document
from cvtex.files import resources
from cvtex.render.latex import render
from cvtex.render.templates import _with_spaces
from cvtex.themes import Templates, Theme, find_theme
from cvtex.themes.folders import BASE, DEFAULT

CV = """name: A & B_C
label: "*x* & y"
sections:
  - {title: S, text: "50 % of C#"}
  - {title: L, list: [a_b, "**c**"]}
"""


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """Return a small CV, resolved."""
    path = tmp_path_factory.mktemp("cv") / "cv.yaml"
    path.write_text(CV, encoding="utf-8")
    made = check(path).document
    assert made is not None
    return made


def theme_in(folder: Path, document: Document) -> Theme:
    """Return the theme of a document, with the user's own templates in a folder."""
    found = find_theme(Templates(folder, resources.templates()), document.design.theme)
    assert found.value is not None, found.diagnostics
    return found.value


def filled(document: Document, folder: Path, template: str, name: str = "cv.tex") -> str:
    """Return what a template of the user's makes of the document."""
    made = rendered(document, folder, template, name)
    assert isinstance(made, str), made
    return made


def rendered(document: Document, folder: Path, template: str, name: str) -> str | Diagnostic:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(template, encoding="utf-8")
    result = render(document, theme_in(folder, document), raw_latex=True)
    assert result.value is not None
    if result.value.latex is not None:
        return str(result.value.latex)
    (problem,) = result.diagnostics
    return problem


@pytest.mark.parametrize(
    ("template", "latex"),
    [
        (r"\VAR{cv.name}", r"A \& B\_C"),
        (r"\VAR{cv.name + '&'}", r"A \& B\_C\&"),
        (r"\VAR{cv.name ~ '%'}", r"A \& B\_C\%"),
        (r"\VAR{'%s' % cv.name}", r"A \& B\_C"),
        (r"\VAR{cv.name|upper}", r"A \& B\_C"),
        (r"\VAR{cv.name|replace('&', '$')}", r"A \$ B\_C"),
        (r"\VAR{'&' if cv.name else ''}", r"\&"),
        (r"\VAR{cv.label}", r"\emph{x} \& y"),
        (r"\VAR{cv.label|plain}", r"x \& y"),
        (r"\VAR{cv.sections[1].blocks[0].lines|join('; ')}", r"a\_b; \textbf{c}"),
        (r"\VAR{['&', cv.label]|join('_')}", r"\&\_\emph{x} \& y"),
        (r"\VAR{3}", "3"),
        (r"\VAR{cv.sections|length}", "2"),
        ("%% for s in cv.sections\n\\VAR{s.title}\n%% endfor\n", "S\nL\n"),
        (r"\#{ a comment }x", "x"),
        (r"\BLOCK{if cv.label|is_rich}rich\BLOCK{endif}", "rich"),
    ],
)
def test_what_is_text_is_escaped(
    document: Document, tmp_path: Path, template: str, latex: str
) -> None:
    """However a template puts a text together, it is escaped on the way."""
    assert filled(document, tmp_path, template) == latex


@pytest.mark.parametrize(
    ("template", "words"),
    [
        (r"\VAR{cv.nmae}", "nmae"),
        (r"\VAR{nothing}", "nothing"),
        (r"\VAR{cv.sections[9]}", ""),
        (r"\VAR{none}", "`None`"),
        (r"\VAR{cv.has_icons}", "`False`"),
        (r"\VAR{cv}", "Document"),
        (r"\VAR{cv.sections[0]}", "Section"),
        (r"\VAR{cv.name.__class__.__mro__}", "unsafe"),
        (r"\VAR{''.__class__}", "unsafe"),
        (r"\VAR{cv.name.format.__globals__}", "unsafe"),
        (r"\VAR{1 // 0}", "division"),
        (r"\BLOCK{if}", ""),
        (r"\BLOCK{for x in cv.sections}", "end"),
        (r"\VAR{cv.name|frobnicate}", "frobnicate"),
        (r"\BLOCK{include 'gone.tex'}", "gone.tex"),
        (r"\BLOCK{include '../../secret.tex'}", "secret.tex"),
    ],
)
def test_what_a_template_may_not_is_an_error(
    document: Document, tmp_path: Path, template: str, words: str
) -> None:
    """It is told with the template and the line, and never a traceback."""
    problem = rendered(document, tmp_path, "one\n" + template, "cv.tex")

    assert isinstance(problem, Diagnostic)
    assert problem.code is Code.TEMPLATE
    assert words in problem.message
    assert problem.span is not None
    assert (Path(problem.span.path).name, problem.span.line) == ("cv.tex", 2)


def test_a_template_cannot_change_the_document(document: Document, tmp_path: Path) -> None:
    """Nothing of it can be set, and its lists cannot grow."""
    for template in (
        r"\BLOCK{set cv.name = 'x'}",
        r"\VAR{cv.sections.append(1)}",
        r"\VAR{cv.words.__dict__.clear()}",
    ):
        assert isinstance(rendered(document, tmp_path, template, "cv.tex"), Diagnostic)
    assert document.name == "A & B_C"


def test_one_piece_is_replaced_by_a_file_of_its_name(document: Document, tmp_path: Path) -> None:
    """The rest stays the theme's."""
    made = filled(document, tmp_path, "LISTED HERE\n", "list.tex")

    assert "LISTED HERE" in made
    assert r"\begin{cvbullets}" not in made
    assert r"\begin{cvprose}" in made


def test_a_folder_of_the_theme_counts_more(document: Document, tmp_path: Path) -> None:
    """A user with several themes keeps their pieces apart."""
    filled(document, tmp_path, "ANY THEME\n", "list.tex")
    made = filled(document, tmp_path, "THIS THEME\n", "classic/list.tex")

    assert "THIS THEME" in made
    assert "ANY THEME" not in made


def named(theme: str, folder: Path) -> Document:
    """Return a CV with a theme."""
    text = f"name: A\nlabel: L\ndesign: {{theme: {theme}}}\n"
    (folder / "cv.yaml").write_text(text, encoding="utf-8")
    document = check(folder / "cv.yaml").document
    assert document is not None
    return document


def test_a_theme_falls_back_on_the_base(tmp_path: Path) -> None:
    """A folder with one template is a theme; all other templates are those of `classic`."""
    templates = tmp_path / "latex_templates"
    (templates / "mine").mkdir(parents=True)
    (templates / "mine" / "header.tex").write_text("MY HEADER\n", encoding="utf-8")
    document = named("mine", tmp_path)
    made = render(document, theme_in(templates, document), raw_latex=True).value
    assert made is not None
    assert made.latex is not None

    assert "MY HEADER" in made.latex
    assert r"\documentclass" in made.latex
    assert r"\cvlabel{L}" not in made.latex


def test_a_template_is_looked_for_in_the_folders_of_its_theme(tmp_path: Path) -> None:
    """The user's for the theme, the user's for all, then those that the theme is based on."""
    own, shipped = tmp_path / "latex_templates", tmp_path / "shipped"
    folders = [
        own / "mine", own, shipped / "mine", own / DEFAULT, shipped / DEFAULT, own / BASE,
        shipped / BASE,
    ]  # fmt: skip
    names = [f"{letter}.tex" for letter in "abcdefg"]
    for n, folder in enumerate(folders):
        folder.mkdir(parents=True, exist_ok=True)
        for name in names[: n + 1]:
            (folder / name).write_text(f"{name} of {n}\n", encoding="utf-8")
    main = "".join(f"\\BLOCK{{include '{name}'}}" for name in names)
    (shipped / BASE / "cv.tex").write_text(main, encoding="utf-8")
    theme = find_theme(Templates(own, shipped), "mine").value
    assert theme is not None
    made = render(named("classic", tmp_path), theme, raw_latex=True).value

    assert theme.folders == tuple(folders)
    assert made is not None
    assert made.latex == "".join(f"{name} of {n}\n" for n, name in enumerate(names))


def test_a_theme_in_memory_is_found(tmp_path: Path) -> None:
    """Where no folder can be listed."""
    cv = tmp_path / "cv.yaml"
    header = tmp_path / "latex_templates" / "mine" / "header.tex"
    contents = {str(cv): b"name: A\ndesign: {theme: mine}\n", str(header): b"MY HEADER\n"}
    made = to_latex(cv, Options(contents=contents))

    assert made.diagnostics == ()
    assert "MY HEADER" in (made.latex or "")


def test_a_folder_without_templates_is_not_a_theme(tmp_path: Path) -> None:
    """The message says what is missing."""
    templates = tmp_path / "latex_templates"
    (templates / "mine").mkdir(parents=True)
    (templates / "mine" / "notes.txt").write_text("x", encoding="utf-8")
    result = find_theme(Templates(templates, resources.templates()), "mine")

    (problem,) = result.diagnostics
    assert problem.message == "there is no theme `mine`"
    assert "a folder `mine` with a template in it" in problem.hints[1]


def test_an_unknown_theme_is_told_with_those_there_are(tmp_path: Path) -> None:
    """The message names the themes, and where one's own would be."""
    (tmp_path / "cv.yaml").write_text("name: A\ndesign: {theme: gone}\n", encoding="utf-8")

    (problem,) = check(tmp_path / "cv.yaml").diagnostics
    assert problem.message == "there is no theme `gone`"
    assert "`classic`" in problem.hints[0]
    assert "latex_templates" in problem.hints[1]


def test_the_time_is_that_which_is_asked_for(document: Document, tmp_path: Path) -> None:
    """Without one there is none, so that the same CV gives the same bytes."""
    theme = theme_in(tmp_path, document)
    dated, undated = (
        made.latex
        for epoch in (1700000000, None)
        if (made := render(document, theme, raw_latex=True, epoch=epoch).value)
    )

    assert dated is not None
    assert undated is not None
    assert "D:20231114221320Z" in dated
    assert "D:2" not in undated


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        (b"ok\n\\VAR{cv.name\xff}\n", 2, "the template is not UTF-8"),
        (b"\\BLOCK{include 'text.tex'}\n", None, "includes itself"),
        (b"x\n\\VAR{'%d' % 'x'}\n", 2, "format"),
        (b"x\n\\VAR{1 // 0}\n", 2, "zero"),
        (b"\n\n\\BLOCK{for x in range(99999999)}\\BLOCK{endfor}\n", 3, "range too big"),
        (b"\\VAR{''.__class__.__mro__}\n", 1, "unsafe"),
    ],
)
def test_whatever_a_template_does_ends_in_a_message(
    tmp_path: Path, template: bytes, line: int | None, message: str
) -> None:
    """A template is a program; its failure is told at its line."""
    (tmp_path / "cv.yaml").write_text("name: A\nsections: [{title: T, text: x}]\n", "utf-8")
    (tmp_path / "latex_templates").mkdir()
    (tmp_path / "latex_templates" / "text.tex").write_bytes(template)
    (problem,) = to_latex(tmp_path / "cv.yaml").diagnostics

    assert problem.code is Code.TEMPLATE
    assert message in problem.message
    assert problem.span is not None
    assert Path(problem.span.path).name == "text.tex"
    assert line in {None, problem.span.line}


def test_a_template_that_fails_is_shown(tmp_path: Path) -> None:
    """With the line, the name in it that is wrong, and what it may have been."""
    (tmp_path / "cv.yaml").write_text("name: A\nsections: [{title: T, list: [x]}]\n", "utf-8")
    (tmp_path / "latex_templates").mkdir()
    (tmp_path / "latex_templates" / "list.tex").write_text("a\nb \\VAR{block.liens}\n", "utf-8")
    made = to_latex(tmp_path / "cv.yaml")
    (problem,) = made.diagnostics

    assert problem.message == "`Block` has no `liens`; did you mean `lines`?"
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (2, 14)
    assert made.sources[problem.span.path].line(2) == "b \\VAR{block.liens}"


@pytest.mark.parametrize(
    "template",
    [
        r"""\VAR{cv.words.parse_raw("N.", proto='pickle', allow_pickle=true)}""",
        r"\VAR{cv.design.parse_file('/etc/hostname')}",
        r"\VAR{cv.words.model_dump()}",
        r"\VAR{cv.words|attr('model_construct')}",
        r"\VAR{cv.words['model_fields']}",
        r"\VAR{'{0.model_fields}'.format(cv.words)}",
        r"\VAR{cv.words.copy}",
        r"\VAR{cv.sections[0].__class__}",
        r"\VAR{cv.origin.__class__}",
        r"\VAR{cv.sections.__class__.__mro__}",
        r"\VAR{lipsum.__globals__}",
        r"\VAR{cycler.__init__.__globals__}",
        r"\VAR{self.__init__}",
        r"\VAR{range.__self__}",
    ],
)
def test_a_template_can_do_nothing_but_print(
    document: Document, tmp_path: Path, template: str
) -> None:
    """A document has what it says: what its classes can do is out of reach."""
    problem = rendered(document, tmp_path, template, "cv.tex")

    assert isinstance(problem, Diagnostic)
    assert problem.code is Code.TEMPLATE


def test_what_python_and_jinja_have_is_there(document: Document, tmp_path: Path) -> None:
    """Methods of texts and lists, and Jinja's own helpers."""
    template = (
        r"\VAR{cv.name.lower()} \VAR{' '.join(['a', 'b']).title()} \VAR{range(3)|sum}"
        r" \VAR{dict(a=1).get('a')} \VAR{namespace(n=2).n} \VAR{cycler('x').next()}"
    )

    assert filled(document, tmp_path, template) == r"a \& b\_c A B 3 1 2 x"


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        (r"{\small\VAR{cv.name}}", r"{\small A \& B\_C}"),
        (r"\\\VAR{cv.name}", r"\\A \& B\_C"),  # a new line, and no command
        (r"\textbf{\VAR{cv.name}}", r"\textbf{A \& B\_C}"),
        (r"\small\BLOCK{if cv.name}x\BLOCK{endif}", r"\small x"),
        (r"\small{}\VAR{cv.name}", r"\small{}A \& B\_C"),
        (r"\%\VAR{cv.name}", r"\%A \& B\_C"),
        (r"\VAR{cv.name}\VAR{cv.name}", r"A \& B\_CA \& B\_C"),
    ],
)
def test_a_value_does_not_join_the_command_before_it(
    document: Document, tmp_path: Path, template: str, printed: str
) -> None:
    """A space ends the name of a command, and is printed nowhere else."""
    assert filled(document, tmp_path, template) == printed


MACRO = r"\BLOCK{macro bold(x)}\textbf{\VAR{x}}\BLOCK{endmacro}"
AROUND = r"\BLOCK{macro bold()}\textbf{\VAR{caller()}}\BLOCK{endmacro}"


@pytest.mark.parametrize(
    "template",
    [
        MACRO + r"\VAR{bold(cv.name)}",
        MACRO + r"\BLOCK{macro outer(x)}\VAR{bold(x)}\BLOCK{endmacro}\VAR{outer(cv.name)}",
        AROUND + r"\BLOCK{call bold()}\VAR{cv.name}\BLOCK{endcall}",
        r"\BLOCK{set x}\textbf{\VAR{cv.name}}\BLOCK{endset}\VAR{x}",
        r"\BLOCK{set x}\VAR{cv.name}\BLOCK{endset}\textbf{\VAR{x}}",
        r"\BLOCK{filter upper}a\BLOCK{endfilter}\textbf{\VAR{cv.name}}",
    ],
)
def test_pieces_of_templates_are_escaped_once(
    document: Document, tmp_path: Path, template: str
) -> None:
    """What a macro, a call or a `set` block has made is LaTeX, and what goes into it is not."""
    assert filled(document, tmp_path, template + "\n").rstrip().endswith("\\textbf{A \\& B\\_C}")


def test_a_hook_file_is_included_if_there_is_one(document: Document, tmp_path: Path) -> None:
    """After the packages, and after the macros, so that it can define them anew."""
    (tmp_path / "preamble-extra.tex").write_text("% packages of mine\n", encoding="utf-8")
    made = filled(document, tmp_path, "% macros of mine\n", "macros-extra.tex")

    order = (
        "usepackage{bookmark}", "packages of mine", "newcommand{\\cvdesign}",
        "newcommand{\\cvlastupdated}", "macros of mine", "begin{document}",
    )  # fmt: skip
    places = [made.index(text) for text in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("template", "spaced"),
    [
        (r"\small\VAR{x}", r"\small \VAR{x}"),
        (r"{\small\VAR{x}}\tiny@\BLOCK{if y}", r"{\small \VAR{x}}\tiny@ \BLOCK{if y}"),
        (r"\a\VAR{x}\b\VAR{y}", r"\a \VAR{x}\b \VAR{y}"),
        (r"\\\small\VAR{x}", r"\\\small \VAR{x}"),
        (r"a\\small\VAR{x}", r"a\\small\VAR{x}"),
        (r"small\VAR{x}", r"small\VAR{x}"),
        (r"\é\VAR{x}", r"\é\VAR{x}"),
        (r"\small \VAR{x}", r"\small \VAR{x}"),
        (r"\small{}\VAR{x}", r"\small{}\VAR{x}"),
        (r"\VAR\VAR{x}\VARy\VAR{x}", r"\VAR\VAR{x}\VARy \VAR{x}"),
    ],
)
def test_a_command_before_a_value_keeps_its_name(template: str, spaced: str) -> None:
    """A space is put between them, and nowhere else."""
    assert _with_spaces(template) == spaced
