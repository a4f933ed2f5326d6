"""`text.lists`: which lines of a text are a list, of which kind, and at which depth."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cvtex.text.lists import Block, Items, Paragraph, divide, has_list


def outline(blocks: tuple[Block, ...]) -> list[object]:
    """Return blocks as texts, and lists as tuples of their first number (0: bullets) and items."""
    return [
        (block.start or 0, *map(outline, block.items)) if isinstance(block, Items) else block.text
        for block in blocks
    ]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("- a\n- b", [(0, ["a"], ["b"])]),
        ("Intro:\n* a\n* b", ["Intro:", (0, ["a"], ["b"])]),
        ("- a\n  - b\n    - c\n- d", [(0, ["a", (0, ["b", (0, ["c"])])], ["d"])]),
        ("- a\n\t- b", [(0, ["a", (0, ["b"])])]),
        ("  - a\n    - b\n  - c", [(0, ["a", (0, ["b"])], ["c"])]),
        ("- a\n - b", [(0, ["a"], ["b"])]),
        ("- a\n    - b\n  - c", [(0, ["a", (0, ["b"], ["c"])])]),
        ("- - a\n  - b\n- c", [(0, [(0, ["a"], ["b"])], ["c"])]),
        ("• a\n• b", [(0, ["a"], ["b"])]),
        ("3. c\n4. d", [(3, ["c"], ["d"])]),
        ("7) g\n8) h", [(7, ["g"], ["h"])]),
        ("1. a\n1. b\n1. c", [(1, ["a"], ["b"], ["c"])]),
        ("1. a\n2. b\n2. c", [(1, ["a"], ["b"]), (2, ["c"])]),
        ("3. third\n1. first", [(3, ["third"]), (1, ["first"])]),
        ("1. a\n  - b\n2. c", [(1, ["a", (0, ["b"])], ["c"])]),
        ("10. a\n   - b\n11. c", [(10, ["a", (0, ["b"])], ["c"])]),
        ("- a\n  more\nlazy\n- b", [(0, ["a\nmore\nlazy"], ["b"])]),
        ("- a\n\n  more\n- b", [(0, ["a", "more"], ["b"])]),
        ("- a\n\nAfter", [(0, ["a"]), "After"]),
        ("- a\n1. b\n- c", [(0, ["a"]), (1, ["b"]), (0, ["c"])]),
        ("A text\n4. four\n5. five", ["A text", (4, ["four"], ["five"])]),
        # What only looks like a list.
        ("1. Prize in a contest", ["1. Prize in a contest"]),
        ("We began in May\n2019. Then we went on", ["We began in May\n2019. Then we went on"]),
        ("*a*\n-b\n1.c", ["*a*\n-b\n1.c"]),
        (r"\- a", [r"\- a"]),
        ("-", ["-"]),
        ("a\n\nb", ["a", "b"]),
    ],
)
def test_lines_are_divided(text: str, blocks: list[object]) -> None:
    """Bullets, numbers and indentation make lists; all other lines are paragraphs."""
    assert outline(divide(text)) == blocks


@pytest.mark.parametrize(
    ("text", "is_loose", "are_apart"),
    [
        ("a\n- b\n- c\n\nd", False, [False, False, True]),
        ("a\n\n- b\n\n- c\n\nd", True, [False, True, True]),
        ("a\n\n- b\n- c\n\n  1. d\n\nd", False, [False, True, True]),
    ],
)
def test_blank_lines_are_known(text: str, *, is_loose: bool, are_apart: list[bool]) -> None:
    """Those between items make a list loose; those before a block set it apart."""
    blocks = divide(text)
    (found,) = (block for block in blocks if isinstance(block, Items))

    assert found.is_loose is is_loose
    assert [block.is_apart for block in blocks] == are_apart


@pytest.mark.parametrize("numbers", [(5, 6, 8, 9), (2, 1), (0, 1), (3, 2, 1), (1, 3, 3)])
def test_numbers_are_kept(numbers: tuple[int, ...]) -> None:
    """Each item is printed with the number that the user wrote."""
    blocks = divide("\n".join(f"{number}. item" for number in numbers))

    lists = [block for block in blocks if isinstance(block, Items)]
    starts = [(found.start or 0, len(found.items)) for found in lists]
    assert numbers == tuple(start + index for start, n in starts for index in range(n))


def test_nothing_is_lost_below_the_deepest_level() -> None:
    """A chain of bullets that is deeper than any list keeps its words."""
    blocks = divide("- " * 5000 + "end")

    while isinstance(found := blocks[0], Items):
        blocks = found.items[0]
    assert isinstance(found, Paragraph)
    assert found.text.endswith("- end")


@pytest.mark.parametrize("line", ["- a", "7. a", "- a\n  - b", "- a\n\n  text\n", "a\n- b\n\nc\n"])
def test_time_grows_with_the_text(line: str, count_steps: Callable[..., int]) -> None:
    """Twice the lines take about twice the steps."""
    divide(line)  # fills the caches
    few, many = (count_steps(lambda n=n: divide("\n".join([line] * n))) for n in (100, 200))

    assert many < 2.2 * few


def test_a_text_without_an_item_has_no_list() -> None:
    """Dashes, stars and numbers within a line do not make a list."""
    assert not has_list("a - b\n*c* and 1. d\n2019-20\n--help")
    assert has_list("a\n   - b")
