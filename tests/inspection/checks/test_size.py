"""The number of pages and the size of the file are compared with limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cvtex.diagnostics import Severity
from cvtex.inspection.checks.size import LARGEST, check_size
from cvtex.inspection.subject import Subject


def test_the_users_limit_is_an_error(subject: Callable[..., Subject]) -> None:
    """Who states a limit wants it kept."""
    long = replace(subject(cv=None), pdf=replace(subject(cv=None).pdf, pages=3))
    (problem,) = check_size(replace(long, most_pages=2)).diagnostics

    assert problem.severity is Severity.ERROR
    assert problem.message == "`cv.pdf` has 3 pages, more than 2"
    assert check_size(replace(long, most_pages=3)).diagnostics == []
    assert check_size(long).line == "3 pages, 1 KB"


def test_a_large_file_is_reported(subject: Callable[..., Subject]) -> None:
    """Forms refuse it."""
    large = replace(subject(cv=None), data=b"x" * (LARGEST + 1))
    (problem,) = check_size(large).diagnostics

    assert problem.message == "`cv.pdf` has 5.0 MB, more than forms on the web often take"
