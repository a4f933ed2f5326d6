"""What a file of another program becomes: the keys of a `cv.yaml`, and entries for a .bib file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cvtex.new_entries import NewEntry
from cvtex.yaml.commented import Commented, Value

__all__ = ["YOUR_NAME", "Commented", "Draft", "Value"]

YOUR_NAME = "<Your name>"
"""The name of a CV whose source has none; cvtex warns of it (`checks.placeholders`)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A CV as it comes from another program.

    `cv` has the keys of the `cv.yaml`, in the order in which they are written, with rich text where
    the schema has it. `entries` are written to `publications.bib`; the keys of all of them are
    different, and the importer has put `bibliography` and the lists into `cv`. `copies` are files
    beside the imported one that the CV needs, such as the picture: the name beside the `cv.yaml`,
    and the path from which it is copied, or its content if the imported file has it. `heading` has
    sentences for the comment at the top of the file.
    """

    cv: Mapping[str, Value]
    entries: Sequence[NewEntry] = ()
    copies: Mapping[str, Path | bytes] = field(default_factory=dict)
    heading: Sequence[str] = ()
