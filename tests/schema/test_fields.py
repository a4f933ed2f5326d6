"""`schema.fields`: the values that each type accepts, and its errors for all others."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from cvtex.dates import parse_date
from cvtex.diagnostics.codes import Code
from cvtex.schema.dates import Date
from cvtex.schema.fields import (
    Count,
    Email,
    ExactLine,
    Flag,
    Heading,
    ImagePath,
    Label,
    Length,
    Line,
    Lines,
    Rich,
    RichTexts,
    Url,
)
from cvtex.schema.reading import fail
from cvtex.schema.rich_lists import Paragraphs
from cvtex.text.inlines import (
    CodeSpan,
    LineBreak,
    Link,
    Math,
    RichText,
    Style,
    Styled,
    Text,
)

REMOVE = "remove the key, or give it a text"
QUOTED = "write one text, in quotes"
UNITS = "write a number and a unit: `3cm`, `25mm`, `1.2in`, `80pt`, `9em`"
DATES = "write it like `2018`, `May 2024`, `May 20, 2015`, `2018–2020` or `Summer 2019`"
MATH = r"write `\$` to print a dollar sign, and raw LaTeX as `` `\command`{=latex} ``"


def read(kind: Any, value: object) -> Any:
    """Return the value that a type reads."""
    return TypeAdapter(kind).validate_python(value)


def error_of(kind: Any, value: object) -> tuple[str, str, str]:
    """Return the code, the message and the hint of a type's error for a value."""
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    (detail,) = caught.value.errors()
    return detail["type"], detail["msg"], detail["ctx"]["hint"]


@pytest.mark.parametrize("kind", [Label, Heading])
def test_names_and_headings_are_short(kind: Any) -> None:
    """Their length is that of the text without markup and without repeated spaces."""
    assert str(read(kind, "f" * 298 + " \n g")) == "f" * 298 + " g"
    assert str(read(Heading, "**" + "f" * 300 + "**")) == "f" * 300
    shorten = "shorten it: PDF viewers show it in one line"
    assert error_of(kind, "f" * 301) == ("invalid-value", "longer than 300 characters", shorten)


@pytest.mark.parametrize(
    "kind", [Line, Label, Heading, Rich, Paragraphs, Date, Length, Url, Email, Count]
)
@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        ("", "empty text", REMOVE),
        (" \n\t", "empty text", REMOVE),
        (None, "empty text", REMOVE),
        (
            {"Title": "subtitle", "b": "c"},
            "a mapping where a text belongs",
            'quote the text, since it holds a colon: "Title: …"',
        ),
        ([], "a list where a text belongs", QUOTED),
        (["a"], "a list where a text belongs", QUOTED),
        (1.5, "not a text", ""),
    ],
)
def test_a_value_has_to_be_a_text(kind: Any, value: object, message: str, hint: str) -> None:
    """All types that are written as a text have the same error for any other value."""
    if kind is Date and isinstance(value, dict | list):
        message = message.replace("a text belongs", "a date belongs")
        hint = "write a date as one text: `2018–2020`, `May 2024`, `Summer 2019, 2020`"
    assert error_of(kind, value) == ("invalid-value", message, hint)


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("Jane Doe", "Jane Doe"),
        ("  Jane \n\t Doe\n", "Jane Doe"),
        ("*a* & $b$", "*a* & $b$"),
        ("🙂", "🙂"),
    ],
)
def test_a_line_is_plain(value: str, line: str) -> None:
    """A run of spaces and line breaks becomes one space; no character is markup."""
    assert read(Line, value) == line


@pytest.mark.parametrize(
    ("value", "inlines"),
    [
        (" plain ", (Text("plain"),)),
        ("a\nb", (Text("a b"),)),
        ("a\\\nb", (Text("a"), LineBreak(), Text("b"))),
        ("*a* **b**", (
            Styled(Style.EMPHASIS, (Text("a"),)), Text(" "), Styled(Style.STRONG, (Text("b"),)),
        )),
        ("`a`", (CodeSpan("a"),)),
        ("[a](https://b.org)", (Link("https://b.org", (Text("a"),)),)),
        ("$x^2$", (Math("x^2"),)),
        ("$5 & <1%", (Text("$5 & <1%"),)),
    ],
)  # fmt: skip
def test_rich_text_is_parsed(value: str, inlines: object) -> None:
    """Markup becomes inlines; the rest is text."""
    assert read(Rich, value) == RichText(inlines)  # type: ignore[arg-type] # a table of tuples


def test_the_characters_of_rich_text_are_its_string() -> None:
    """Markup and addresses are left out of it."""
    assert str(read(Rich, "*a* [b](https://c.org) `d` $x^2$")) == "a b d x2"


@pytest.mark.parametrize(
    ("value", "code", "message", "hint"),
    [
        (
            r"a $\input{b}$", "invalid-math",
            r"`$\input{b}$` is not a formula: `\input` is not a math command", MATH,
        ),
        (
            r"$\frac{1$", "invalid-math", r"`$\frac{1$` is not a formula: a `}` is missing", MATH,
        ),
        (
            "[a](b.org/c)", "invalid-value", "the link `b.org/c` is not a web or e-mail address",
            "write the whole address: `https://b.org/c`",
        ),
        (
            "[a](javascript:b)", "invalid-value",
            "the link `javascript:b` is not a web or e-mail address",
            "begin it with `https:`, `http:`, `mailto:`, `tel:` or `ftp:`",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", [Rich, Paragraphs])
def test_wrong_markup_is_an_error(
    kind: Any, value: str, code: str, message: str, hint: str
) -> None:
    """A wrong formula and a link without an absolute address are errors, in paragraphs too."""
    assert error_of(kind, value) == (code, message, hint)


@pytest.mark.parametrize(
    ("value", "paragraphs"),
    [
        ("one", ["one"]),
        ("one\nline", ["one line"]),
        ("one\n\ntwo\n", ["one", "two"]),
        ("\none\n \n\t\n\ntwo\nlines", ["one", "two lines"]),
    ],
)
def test_a_text_has_paragraphs(value: str, paragraphs: list[str]) -> None:
    """One or more blank lines divide them; any other line break is a space."""
    assert [str(paragraph) for paragraph in read(Paragraphs, value).paragraphs] == paragraphs


def test_a_mistake_in_a_later_paragraph_is_found() -> None:
    """Every paragraph is checked."""
    message = "the link `b` is not a web or e-mail address"

    assert error_of(Paragraphs, "fine\n\n[a](b)")[1] == message


@pytest.mark.parametrize(
    "value", ["2018", " May 2024 ", "2018–", "until 2020", "Fall 2017, Spring 2018", "c. 2010"]
)
def test_a_date_is_parsed(value: str) -> None:
    """The text is kept as written, without spaces around it, together with its periods."""
    assert read(Date, value) == parse_date(value)
    assert read(Date, value).text == value.strip()


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        ("never", "cannot read `never` in the date `never`", DATES),
        ("30", "`30` has no year", DATES),
        (
            "2020-13", "`2020-13` has no valid month",
            "months are 01 to 12; write a range of years in full: `2018–2020`",
        ),
        ("2020-02-30", "`2020-02-30` has no valid day", "that month has 29 days"),
        ("Sumer 2019", "`Sumer` is not a word of a date", "did you mean `Summer`?"),
        (
            "2020–2018", "the date ends (`2018`) before it starts (`2020`)",
            "write the earlier date first: `2018–2020`",
        ),
    ],
)  # fmt: skip
def test_a_wrong_date_is_an_error(value: str, message: str, hint: str) -> None:
    """It has a code of its own."""
    assert error_of(Date, value) == ("invalid-date", message, hint)


@pytest.mark.parametrize(
    ("value", "length"),
    [
        ("3cm", "3cm"), ("25 mm", "25mm"), ("1.2in", "1.2in"), (" 80pt\n", "80pt"),
        ("0.5  em", "0.5em"),
    ],
)  # fmt: skip
def test_a_length_is_a_number_and_a_unit(value: str, length: str) -> None:
    """Spaces make no difference."""
    assert read(Length, value) == length


@pytest.mark.parametrize(
    "value", ["3", "cm", "-3cm", "3,5cm", "3ex", "3cm wide", "1.cm", "3cm+1cm", "wide"]
)
def test_a_wrong_length_is_an_error(value: str) -> None:
    """Another unit, no unit, no number, or any further text."""
    assert error_of(Length, value) == ("invalid-value", f"`{value}` is not a length", UNITS)


@pytest.mark.parametrize(
    "value",
    [
        "https://a.org", "http://a.org/b?c=d&e#f", "HTTPS://A.ORG/", "https://a.org/ä_%20{}~",
        "ftp://a.org/b", "mailto:a@b.org", "tel:+1-555", " https://a.org\n",
    ],
)  # fmt: skip
def test_an_address_is_kept(value: str) -> None:
    """An absolute address stays as it is typed, without spaces around it."""
    assert read(Url, value) == value.strip()


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("www.a.org", "begin it with `https://`: `https://www.a.org`"),
        ("//a.org/b", "begin it with `https://`: `https://a.org/b`"),
        ("a", "begin it with `https://`"),
        ("https:", "begin it with `https://`"),
        ("https://a b.org", "begin it with `https://`"),
        ("javascript:alert()", "begin it with `https://`"),
    ],
)
def test_a_wrong_address_is_an_error(value: str, hint: str) -> None:
    """The hint suggests an address if only the scheme is missing."""
    assert error_of(Url, value) == ("invalid-value", f"`{value}` is not a web address", hint)


@pytest.mark.parametrize("value", ["a@b.org", "a.b+c@d.e.org", "ä@ö.de", " a@b.org "])
def test_an_email_address_is_kept(value: str) -> None:
    """A name, an `@` and a domain with a dot; spaces around it make no difference."""
    assert read(Email, value) == value.strip()


@pytest.mark.parametrize(
    "value",
    [
        "a",
        "a@",
        "@b.org",
        "a b@c.org",
        "a@b c",
        "a@b@c",
        "A <a@b.org>",
        "a at b.org",
        "a@b",
        "a@b..org",
        "a@b.org.",
    ],
)
def test_a_wrong_email_address_is_an_error(value: str) -> None:
    """An address has one `@`, and no spaces or brackets."""
    message = f"`{value}` is not an e-mail address"

    assert error_of(Email, value) == ("invalid-value", message, "write it as `name@example.org`")


@pytest.mark.parametrize(
    ("value", "flag"),
    [
        ("true", True), ("True", True), ("yes", True), (True, True),
        ("false", False), ("False", False), ("no", False), (False, False),
    ],
)  # fmt: skip
def test_a_flag_is_true_or_false(value: object, *, flag: bool) -> None:
    """The words of YAML 1.1 and the values of Python are accepted too."""
    assert read(Flag, value) is flag


@pytest.mark.parametrize("value", ["maybe", "1", "0", "truee", "none"])
def test_a_wrong_flag_is_an_error(value: str) -> None:
    """No other word or number is accepted."""
    message = f"`{value}` is neither `true` nor `false`"

    assert error_of(Flag, value)[:2] == ("invalid-value", message)


@pytest.mark.parametrize(("value", "count"), [("1", 1), ("10", 10), (" 3 ", 3), ("007", 7), (2, 2)])
def test_a_count_is_a_whole_number(value: object, count: int) -> None:
    """As a number, or as digits."""
    assert read(Count, value) == count


@pytest.mark.parametrize(
    "value", ["0", "00", "-1", "+1", "1.5", "1e3", "1_000", "1,000", "ten", "²", "٣"]
)
def test_a_wrong_count_is_an_error(value: str) -> None:
    """A count is at least 1, and is written in the digits 0 to 9."""
    message = f"`{value}` is not a positive whole number"

    assert error_of(Count, value) == ("invalid-value", message, "write a whole number: `10`")


@pytest.mark.parametrize("value", ["mara.jpg", "a/b c.PNG", "../.me/a..b.Jpeg", " x.png "])
def test_the_path_of_an_image_is_kept(value: str) -> None:
    """PNG and JPEG files, with an extension in upper or lower case."""
    assert read(ImagePath, value) == value.strip()


@pytest.mark.parametrize(
    "value",
    [
        "mara",
        "mara.gif",
        "a#1.png",
        "{x}.jpg",
        "~/x.png",
        "x.png.pdf",
        "...png",
        "a/.b.png",
        "a  b.png",
    ],
)
def test_a_wrong_path_of_an_image_is_an_error(value: str) -> None:
    """Other types of files, and characters that have a meaning to TeX."""
    hint = "use letters, digits, `-` and `_`, and end the name with `.png`, `.jpg` or `.jpeg`"
    message = f"`{value}` is not a name that TeX accepts for an image"

    assert error_of(ImagePath, value) == ("invalid-value", message, hint)


@pytest.mark.parametrize(
    ("value", "lines"),
    [("a  b", ("a b",)), (["a", "*b* "], ("a", "*b*")), (["a"], ("a",)), ([], ())],
)
def test_a_single_line_is_a_list(value: object, lines: tuple[str, ...]) -> None:
    """Where a list of lines is possible, a single line needs no brackets."""
    assert read(Lines, value) == lines


@pytest.mark.parametrize(
    ("value", "texts"),
    [("*a*", ["*a*"]), (["a, b", "**c**"], ["a, b", "**c**"]), ([], [])],
)
def test_a_single_rich_text_is_a_list(value: object, texts: list[str]) -> None:
    """It needs no brackets, and a comma does not divide it."""
    assert read(RichTexts, value) == tuple(read(Rich, text) for text in texts)


@pytest.mark.parametrize("kind", [Lines, RichTexts])
@pytest.mark.parametrize(
    ("value", "place"), [("", (0,)), (["a", ""], (1,)), (["a", "b", ["c"]], (2,))]
)
def test_an_error_in_a_list_has_the_path_of_the_item(
    kind: Any, value: object, place: tuple[int, ...]
) -> None:
    """With the path, the diagnostic can point at the item."""
    with pytest.raises(ValidationError) as caught:
        read(kind, value)

    assert [detail["loc"] for detail in caught.value.errors()] == [place]


@pytest.mark.parametrize("kind", [Lines, RichTexts])
@pytest.mark.parametrize("value", [None, {"a": "b"}, 3])
def test_a_list_of_texts_cannot_be_another_value(kind: Any, value: object) -> None:
    """A mapping, for example, is not read as the list of its keys."""
    with pytest.raises(ValidationError, match="tuple"):
        read(kind, value)


@pytest.mark.parametrize(
    ("kind", "value"), [(Rich, "*a*"), (Paragraphs, "a\n\nb"), (Date, "May 2024")]
)
def test_a_value_in_its_final_form_is_kept(kind: Any, value: str) -> None:
    """A CV can be created from parts of another CV."""
    first = read(kind, value)

    assert not isinstance(first, str)
    assert read(kind, first) is first


def test_a_message_is_not_a_template() -> None:
    """Braces and percent signs in the text of a user stay as they are."""
    message = "`{a} {message} %s {` is odd"
    with pytest.raises(Exception, match="is odd") as caught:
        fail(Code.INVALID_VALUE, message, "hint")

    assert str(caught.value) == message


@pytest.mark.parametrize("kind", [Line, Rich, Paragraphs])
def test_letters_and_their_accents_are_composed(kind: Any) -> None:
    """A text from macOS, whose accents are characters of their own, is read like any other."""
    decomposed = "Jose\u0301 Ångström й"

    assert read(kind, decomposed) == read(kind, "Jos\u00e9 Ångström \u0439")
    assert read(kind, decomposed) != read(kind, "Jose Angstrom и")


def test_the_name_of_a_file_is_read_as_it_is() -> None:
    """A file or a citation key is another one if its accents are composed."""
    assert read(ExactLine, " Jose\u0301.bib ") == "Jose\u0301.bib"
