"""The tree of tags is read with its roles, its content and its annotations."""

from __future__ import annotations

from collections.abc import Callable

from cvtex.inspection.pdf.reader import read_pdf


def test_a_tree_is_read_in_its_order(make_pdf: Callable[..., bytes]) -> None:
    """Types are those of the role map, and one that leads nowhere is told."""
    link = {"S": "/Link", "K": [3, {"Type": "/OBJR"}]}
    children = [
        {"S": "/Title", "K": 0},
        {"S": "/P", "K": [{"Type": "/MCR", "MCID": 2}, link]},
        {"S": "/Figure", "Alt": "Portrait", "ID": "one"},
        {"S": "/Box"},
    ]
    root = {"StructTreeRoot": {"K": children, "RoleMap": {"Title": "/H1", "Box": "/Box"}}}
    pdf = read_pdf(make_pdf(root=root), "cv.pdf").value
    assert pdf is not None
    assert pdf.structure is not None
    _, *elements = pdf.structure.walk()

    assert [one.role for one in elements] == ["H1", "P", "Link", "Figure", "Box"]
    assert [one.content for one in elements[:3]] == [((0, 0),), ((0, 2),), ((0, 3),)]
    assert elements[2].objects == 1
    assert (elements[3].alternate, elements[3].identifier) == ("Portrait", "one")
    assert pdf.roles_unknown == ("Box",)


def test_a_pdf_without_elements_has_no_tree(make_pdf: Callable[..., bytes]) -> None:
    """As one that has no root of them."""
    pdf = read_pdf(make_pdf(root={"StructTreeRoot": {"Type": "/StructTreeRoot"}}), "cv.pdf").value

    assert pdf is not None
    assert pdf.structure is None
