"""`schema.fields`: what each type of value takes, and how it refuses the rest."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from cvtex.dates import parse_date
from cvtex.diagnostics.codes import Code
from cvtex.schema.fields import (
    Count,
    Date,
    Email,
    Flag,
    Length,
    Line,
    Lines,
    Paragraphs,
    Rich,
    Riches,
    Url,
)
from cvtex.schema.reading import fail
from cvtex.text.inlines import CodeSpan, LineBreak, Link, Math, RichText, Style, Styled, Text

REMOVE = "remove the key, or give it a text"
QUOTED = "write one text, in quotes"
UNITS = "write a number and a unit: `3cm`, `25mm`, `1.2in`, `80pt`, `9em`"
DATES = "write it like `2018`, `May 2024`, `May 20, 2015`, `2018–2020` or `Summer 2019`"
MATH = r"write `\$` if a dollar is meant; raw LaTeX is `` `\command`{=latex} ``"


def taken(kind: Any, value: object) -> Any:
    """Return what a type makes of a value."""
    return TypeAdapter(kind).validate_python(value)


def refused(kind: Any, value: object) -> tuple[str, str, str]:
    """Return the code, the message and the hint with which a type refuses a value."""
    with pytest.raises(ValidationError) as caught:
        taken(kind, value)
    (detail,) = caught.value.errors()
    return detail["type"], detail["msg"], detail["ctx"]["hint"]


@pytest.mark.parametrize("kind", [Line, Rich, Paragraphs, Date, Length, Url, Email, Count])
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
def test_a_text_is_asked_for(kind: Any, value: object, message: str, hint: str) -> None:
    """What is no text is refused alike by all types that are written as one."""
    if kind is Date and isinstance(value, dict | list):
        message = message.replace("a text belongs", "a date belongs")
        hint = "write a date as one text: `2018–2020`, `May 2024`, `Summer 2019, 2020`"
    assert refused(kind, value) == ("invalid-value", message, hint)


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
    """Blanks and line ends become one blank each; no character means anything."""
    assert taken(Line, value) == line


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
    """The marks become inlines; what is none stays text."""
    assert taken(Rich, value) == RichText(inlines)  # type: ignore[arg-type] # a table of tuples


def test_the_characters_of_rich_text_are_its_string() -> None:
    """Marks and addresses are left out of it."""
    assert str(taken(Rich, "*a* [b](https://c.org) `d` $x^2$")) == "a b d x2"


@pytest.mark.parametrize(
    ("value", "code", "message", "hint"),
    [
        (
            r"a $\input{b}$", "invalid-math",
            r"`$\input{b}$` is not a formula: `\input` is no command for formulas", MATH,
        ),
        (
            r"$\frac{1$", "invalid-math", r"`$\frac{1$` is not a formula: a `}` is missing", MATH,
        ),
        (
            "[a](b.org/c)", "invalid-value", "the link `b.org/c` leads nowhere",
            "write the whole address: `https://b.org/c`",
        ),
        (
            "[a](javascript:b)", "invalid-value", "the link `javascript:b` leads nowhere",
            "a link begins with `https:`, `http:`, `mailto:`, `tel:` or `ftp:`",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", [Rich, Paragraphs])
def test_rich_text_is_refused(kind: Any, value: str, code: str, message: str, hint: str) -> None:
    """A formula that is none and a link that leads nowhere are errors, in prose too."""
    assert refused(kind, value) == (code, message, hint)


@pytest.mark.parametrize(
    ("value", "paragraphs"),
    [
        ("one", ["one"]),
        ("one\nline", ["one line"]),
        ("one\n\ntwo\n", ["one", "two"]),
        ("\none\n \n\t\n\ntwo\nlines", ["one", "two lines"]),
    ],
)
def test_prose_has_paragraphs(value: str, paragraphs: list[str]) -> None:
    """Blank lines stand between them, however many; other line ends are blanks."""
    assert [str(paragraph) for paragraph in taken(Paragraphs, value).paragraphs] == paragraphs


def test_a_mistake_in_a_later_paragraph_is_found() -> None:
    """Every paragraph is looked at."""
    message = "the link `b` leads nowhere"

    assert refused(Paragraphs, "fine\n\n[a](b)")[1] == message


@pytest.mark.parametrize(
    "value", ["2018", " May 2024 ", "2018–", "until 2020", "Fall 2017, Spring 2018", "c. 2010"]
)
def test_a_date_is_read(value: str) -> None:
    """The text is kept as written, without blanks around it, beside what it means."""
    assert taken(Date, value) == parse_date(value)
    assert taken(Date, value).text == value.strip()


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
def test_a_date_is_refused(value: str, message: str, hint: str) -> None:
    """What names no time is an error with a code of its own."""
    assert refused(Date, value) == ("invalid-date", message, hint)


@pytest.mark.parametrize(
    ("value", "length"),
    [
        ("3cm", "3cm"), ("25 mm", "25mm"), ("1.2in", "1.2in"), (" 80pt\n", "80pt"),
        ("0.5  em", "0.5em"),
    ],
)  # fmt: skip
def test_a_length_is_a_number_and_a_unit(value: str, length: str) -> None:
    """Blanks do not matter."""
    assert taken(Length, value) == length


@pytest.mark.parametrize(
    "value", ["3", "cm", "-3cm", "3,5cm", "3ex", "3cm wide", "1.cm", "3cm+1cm", "wide"]
)
def test_a_length_is_refused(value: str) -> None:
    """Any other unit, and anything beside a number, is no length."""
    assert refused(Length, value) == ("invalid-value", f"`{value}` is not a length", UNITS)


@pytest.mark.parametrize(
    "value",
    [
        "https://a.org", "http://a.org/b?c=d&e#f", "HTTPS://A.ORG/", "https://a.org/ä_%20{}~",
        "ftp://a.org/b", "mailto:a@b.org", "tel:+1-555", " https://a.org\n",
    ],
)  # fmt: skip
def test_an_address_is_kept(value: str) -> None:
    """An absolute address stays as it is typed, without blanks around it."""
    assert taken(Url, value) == value.strip()


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
def test_an_address_is_refused(value: str, hint: str) -> None:
    """What lacks a scheme gets a guess, if it looks like an address."""
    assert refused(Url, value) == ("invalid-value", f"`{value}` is not a web address", hint)


@pytest.mark.parametrize("value", ["a@b.org", "a.b+c@d.e.org", "ä@ö.de", " a@b.org "])
def test_an_email_address_is_kept(value: str) -> None:
    """Something before and behind an `@` is enough; blanks around it do not matter."""
    assert taken(Email, value) == value.strip()


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
def test_an_email_address_is_refused(value: str) -> None:
    """It has one `@` and no blanks or brackets."""
    message = f"`{value}` is not an e-mail address"

    assert refused(Email, value) == ("invalid-value", message, "write it as `name@example.org`")


@pytest.mark.parametrize(
    ("value", "flag"),
    [
        ("true", True), ("True", True), ("yes", True), (True, True),
        ("false", False), ("False", False), ("no", False), (False, False),
    ],
)  # fmt: skip
def test_a_flag_is_true_or_false(value: object, *, flag: bool) -> None:
    """In the words of YAML 1.1 and of Python too."""
    assert taken(Flag, value) is flag


@pytest.mark.parametrize("value", ["maybe", "1", "0", "truee", "none"])
def test_a_flag_is_refused(value: str) -> None:
    """Nothing else is guessed at."""
    message = f"`{value}` is neither `true` nor `false`"

    assert refused(Flag, value)[:2] == ("invalid-value", message)


@pytest.mark.parametrize(("value", "count"), [("1", 1), ("10", 10), (" 3 ", 3), ("007", 7), (2, 2)])
def test_a_count_is_a_whole_number(value: object, count: int) -> None:
    """Digits are enough."""
    assert taken(Count, value) == count


@pytest.mark.parametrize(
    "value", ["0", "00", "-1", "+1", "1.5", "1e3", "1_000", "1,000", "ten", "²", "٣"]
)
def test_a_count_is_refused(value: str) -> None:
    """It is at least one, and written in the digits 0 to 9."""
    message = f"`{value}` is not a number of things"

    assert refused(Count, value) == ("invalid-value", message, "write a whole number: `10`")


@pytest.mark.parametrize(
    ("value", "lines"),
    [("a  b", ("a b",)), (["a", "*b* "], ("a", "*b*")), (["a"], ("a",)), ([], ())],
)
def test_one_line_is_a_list_of_one(value: object, lines: tuple[str, ...]) -> None:
    """Where several lines may stand, one needs no brackets."""
    assert taken(Lines, value) == lines


@pytest.mark.parametrize(
    ("value", "riches"),
    [("*a*", ["*a*"]), (["a, b", "**c**"], ["a, b", "**c**"]), ([], [])],
)
def test_one_rich_text_is_a_list_of_one(value: object, riches: list[str]) -> None:
    """Where several rich texts may stand, one needs no brackets, and no comma parts it."""
    assert taken(Riches, value) == tuple(taken(Rich, text) for text in riches)


@pytest.mark.parametrize("kind", [Lines, Riches])
@pytest.mark.parametrize(
    ("value", "place"), [("", (0,)), (["a", ""], (1,)), (["a", "b", ["c"]], (2,))]
)
def test_an_item_of_a_list_is_refused_at_its_place(
    kind: Any, value: object, place: tuple[int, ...]
) -> None:
    """The place of the problem is the item's, so that it can be shown."""
    with pytest.raises(ValidationError) as caught:
        taken(kind, value)

    assert [detail["loc"] for detail in caught.value.errors()] == [place]


@pytest.mark.parametrize("kind", [Lines, Riches])
@pytest.mark.parametrize("value", [None, {"a": "b"}, 3])
def test_what_is_neither_text_nor_list_is_refused(kind: Any, value: object) -> None:
    """A mapping is not taken for the list of its keys."""
    with pytest.raises(ValidationError, match="tuple"):
        taken(kind, value)


@pytest.mark.parametrize(
    ("kind", "value"), [(Rich, "*a*"), (Paragraphs, "a\n\nb"), (Date, "May 2024")]
)
def test_a_value_that_was_read_is_kept(kind: Any, value: str) -> None:
    """A part of a CV can be made of parts of another."""
    read = taken(kind, value)

    assert not isinstance(read, str)
    assert taken(kind, read) is read


def test_a_message_is_no_format() -> None:
    """Braces and percent signs in what a user typed are passed on as they are."""
    message = "`{a} {message} %s {` is odd"
    with pytest.raises(Exception, match="is odd") as caught:
        fail(Code.INVALID_VALUE, message, "hint")

    assert str(caught.value) == message
