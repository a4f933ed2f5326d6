"""The table of extractors, and what each of them reads in a PDF.

To add one, write a module with a function `pages`, and a line here. It is used where its package is
installed; the extra `check` installs all of them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from typing import NamedTuple

from cvtex.inspection.extractors import pdfminer_text, pdfplumber_text, pypdf_text
from cvtex.inspection.folding import with_whole_words, words_of


class Extractor(NamedTuple):
    """A program that reads text: its name, the module that it is imported as, and how it reads.

    `read` returns the text of each page.
    """

    name: str
    module: str
    read: Callable[[bytes], tuple[str, ...]]


EXTRACTORS = (
    Extractor("pypdf", "pypdf", pypdf_text.pages),
    Extractor("pdfminer.six", "pdfminer", pdfminer_text.pages),
    Extractor("pdfplumber", "pdfplumber", pdfplumber_text.pages),
)
"""The extractors that applicant systems are built on. The first one decides on order."""


@dataclass(frozen=True)
class Reading:
    """What one extractor has read; `problem` says why it could read nothing."""

    name: str
    pages: tuple[str, ...] = ()
    problem: str = ""

    @cached_property
    def text(self) -> str:
        """The text of all pages."""
        return "\n".join(self.pages)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines that are not empty."""
        return tuple(filter(str.strip, self.text.splitlines()))

    @cached_property
    def words(self) -> tuple[list[str], list[str]]:
        """The words as they are read, and with those whole that the end of a line divides."""
        return words_of(self.text), words_of(with_whole_words(self.text))


def is_installed(module: str) -> bool:
    """Tell whether a package can be imported."""
    return find_spec(module) is not None


def readings(pdf: bytes) -> tuple[Reading, ...]:
    """Return what each extractor that is installed reads; one that fails says so."""
    made = []
    for extractor in EXTRACTORS:
        if not is_installed(extractor.module):
            continue
        try:
            with quiet():
                made.append(Reading(extractor.name, extractor.read(pdf)))
        except Exception as failure:  # noqa: BLE001 - what a broken PDF makes of three libraries
            problem = f"{type(failure).__name__}: {failure}".rstrip(": ")
            made.append(Reading(extractor.name, problem=problem))
    return tuple(made)


def missing() -> tuple[str, ...]:
    """Return the names of the extractors that are not installed."""
    return tuple(extractor.name for extractor in EXTRACTORS if not is_installed(extractor.module))


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the libraries from logging what is odd in a PDF; the checks report what matters."""
    loggers = [logging.getLogger(extractor.module) for extractor in EXTRACTORS]
    before = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.CRITICAL)
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
