"""`checks.design`: colours that are too light, and values that change nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.checks.contrast import contrast as contrast_of
from cvtex.checks.design import WHITE
from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.diagnostics import Code, Severity


@pytest.mark.parametrize(
    ("sidebar", "message"),
    [
        ("text: gray", "`#808080` on `#E9EEF3` has a contrast of 3.4:1"),
        ("background: navy", "`#222222` on `#000080` has a contrast of 1.0:1"),
        ("headings: '#E9EEF3'", "`#E9EEF3` on `#E9EEF3` has a contrast of 1.0:1"),
        ("background: navy, text: white, headings: silver", ""),
        ("position: none, text: white", ""),
    ],
)
def test_text_of_a_sidebar_is_on_its_background(tmp_path: Path, sidebar: str, message: str) -> None:
    """It may be light on dark."""
    found = said(tmp_path, f"theme: sidebar, sidebar: {{{sidebar}}}")

    assert [text for code, text, _ in found if code == Code.LOW_CONTRAST][:1] == [message][
        : bool(message)
    ]


def said(folder: Path, design: str, name: str = "A") -> list[tuple[str, str, int]]:
    """Return the code and the message of what is said of a design, with the column."""
    cv = folder / "cv.yaml"
    cv.write_text(f"name: {name}\ndesign: {{{design}}}\n", encoding="utf-8")
    made = check(cv, Options())
    assert all(one.severity is Severity.WARNING for one in made.diagnostics)
    return [
        (one.code, one.message, one.span.column) for one in made.diagnostics if one.span is not None
    ]


@pytest.mark.parametrize("color", ["'#777'", "'#777777'", "777777", "gray", "silver", "white"])
def test_a_colour_that_is_too_light_is_told(tmp_path: Path, color: str) -> None:
    """In whatever way it is written; the message has its number."""
    ((code, message, column),) = said(tmp_path, f"colors: {{headings: {color}}}")

    assert (code, column) == (Code.LOW_CONTRAST, 29)
    shown = min(round(contrast_of(message[2:8], WHITE), 1), 4.4)  # not that which is needed
    assert message.endswith(f"{shown:.1f}:1")


@pytest.mark.parametrize(
    "design",
    [
        "colors: {headings: '#767676'}",
        "colors: {rules: silver}",  # a rule is no text
        "colors: {name: gray}",  # 17.28 points, bold: 3:1 is enough
        "colors: {name: gray}, name: {weight: regular, size: 18pt}",
        "colors: {headings: gray}, headings: {size: 14pt}",
        "colors: {headline: gray}, headline: {size: 2}",
        "theme: sidebar, sidebar: {headings: '#777'}, headings: {size: 1.5, weight: bold}",
        "colors: {headings: navy, links: maroon}",
        "theme: modern",  # what the theme has is not the user's to change
        "",
    ],
)
def test_other_colours_are_not(tmp_path: Path, design: str) -> None:
    """Those that are dark enough for the size of their text, those of rules, and of the theme."""
    assert said(tmp_path, design) == []


@pytest.mark.parametrize(
    ("design", "shown"),
    [
        ("colors: {name: gray}, name: {weight: regular}", "3.9:1"),
        ("colors: {name: gray}, name: {size: 13.9pt}", "3.9:1"),
        ("colors: {headline: gray}", "3.9:1"),
        ("colors: {headings: gray}, headings: {size: 14pt, weight: regular}", "3.9:1"),
        ("colors: {name: '#999'}", "2.8:1"),
        ("colors: {links: gray}, font_size: 12pt", "3.9:1"),
    ],
)
def test_what_is_too_light_depends_on_the_size(tmp_path: Path, design: str, shown: str) -> None:
    """As WCAG has it: text is large from 18 points on, or from 14 if it is bold."""
    ((code, message, _),) = said(tmp_path, design)

    assert (code, message.rpartition(" ")[2]) == (Code.LOW_CONTRAST, shown)


@pytest.mark.parametrize("note", ["credentials: PhD", "pronouns: she/her", "native: Ада"])
def test_what_stands_beside_a_name_is_smaller(tmp_path: Path, note: str) -> None:
    """It has the colour of the name."""
    design = "colors: {name: gray}"
    name = f"{{given: Ada, family: King, {note}}}"

    assert said(tmp_path, design, "{given: Ada, family: King, prefix: Dr.}") == []
    assert len(said(tmp_path, design, name)) == 1
    assert said(tmp_path, f"{design}, name: {{size: 30pt}}", name) == []


@pytest.mark.parametrize(
    ("design", "key", "because"),
    [
        ("dates: {side: right, width: 3cm}", "dates.width", "`dates.side` is `right`"),
        ("dates: {side: right, align: center}", "dates.align", "`dates.side` is `right`"),
        ("theme: modern, dates: {width: 3cm}", "dates.width", "`dates.side` is `right`"),
        ("theme: modern, text: {start: entries}", "text.start", "`dates.side` is `right`"),
        ("dates: {row: second}", "dates.row", "`dates.side` is `left`"),
        ("text: {start: entries}, dates: {side: right}", "text.start", "`dates.side` is `right`"),
        (
            "header: {separator_space: 1em}", "header.separator_space",
            "`header.contacts` is `lines`",
        ),
        ("header: {separator: ·}", "header.separator", "`header.contacts` is `lines`"),
        ("headings: {rule_thickness: 2pt}", "headings.rule_thickness", "`headings.rule` is `none`"),
        ("pages: {breaks: anywhere, bottom: even}", "pages.bottom", "`pages.breaks` is `anywhere`"),
        (
            "name: {rule: false}, colors: {rules: navy}", "colors.rules",
            "`headings.rule` is `none`",
        ),
    ],
)  # fmt: skip
def test_a_value_without_effect_is_told(
    tmp_path: Path, design: str, key: str, because: str
) -> None:
    """With the value that is the reason, be it the CV's or the theme's."""
    ((code, message, column),) = said(tmp_path, design)

    assert (code, message) == (Code.UNUSED_DESIGN, f"`{key}` has no effect, as {because}")
    assert design[column - len("design: {") - 1 :].startswith(key.rpartition(".")[2])


@pytest.mark.parametrize(
    "design",
    [
        "dates: {width: 3cm, align: right}",
        "theme: modern, header: {separator: ·}",
        "headings: {rule: below, rule_thickness: 2pt}",
        "colors: {rules: navy}",  # of the rule below the name
        "theme: modern, dates: {side: left, width: 3cm}",
    ],
)
def test_a_value_with_effect_is_not(tmp_path: Path, design: str) -> None:
    """The same keys where the other has another value."""
    assert said(tmp_path, design) == []


@pytest.mark.parametrize(
    ("design", "key", "because"),
    [
        ("fonts: {body: charter, figures: text}", "fonts.figures", "`charter` has no text figures"),
        (
            "fonts: {headings: lato}, headings: {case: small-caps}",
            "headings.case", "`lato` has no small capitals",
        ),
        (
            "fonts: {body: inconsolata}, headline: {case: small-caps}",
            "headline.case", "`inconsolata` has no small capitals",
        ),
        (
            "fonts: {body: lato}, publications: {venue: small-caps}",
            "publications.venue", "`lato` has no small capitals",
        ),
    ],
)  # fmt: skip
def test_what_a_font_cannot_show_is_told(
    tmp_path: Path, design: str, key: str, because: str
) -> None:
    """With the font of the role, which is that of the text unless it has one."""
    ((code, message, column),) = said(tmp_path, design)

    assert (code, message) == (
        Code.UNUSED_DESIGN,
        f"`{key}` has no effect, as the font {because}",
    )
    assert design[column - len("design: {") - 1 :].startswith(key.rpartition(".")[2])


@pytest.mark.parametrize(
    "design",
    [
        "fonts: {body: fira-sans, headings: charter, figures: text}",
        "fonts: {body: charter, figures: lining}",
        "fonts: {body: lato, headings: roboto}, headings: {case: small-caps}",
        "headings: {case: small-caps}, fonts: {figures: text}",
    ],
)
def test_what_a_font_can_show_is_not(tmp_path: Path, design: str) -> None:
    """Another role may have any font."""
    assert said(tmp_path, design) == []
