"""`cli.survey_text`: the survey of a bibliography as plain text, as `cvtex bib` prints it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cvtex.cli.survey_text import survey_text
from cvtex.compiler.options import Options
from cvtex.compiler.survey import survey

TODAY = Options(today=date(2025, 6, 1))
BIB = r"""@inproceedings{a, author={Ada Owner* and B Roe*}, title={On {\'E}mile}, booktitle={Conf},
  year=2020, award={Best}, acceptance_rate={0.2}, doi={10.1/2}, pages={1--2}}
@article{b, author={B Roe and others}, title={T}, journal={J}, volume=3, pages={4},
  pubstate={inpress}, note={A note}, isbn={1}, citations=1}
"""


def printed(folder: Path, owner: str, *, is_short: bool = False) -> str:
    path = folder / "p.bib"
    path.write_text(BIB, encoding="utf-8")
    surveyed = survey(path, TODAY, owner=owner)
    assert surveyed.survey is not None
    return survey_text("p.bib", surveyed.survey, is_owned=bool(owner), is_short=is_short)


def test_each_entry_is_shown_as_it_is_listed(tmp_path: Path) -> None:
    """The counts are first, then a paragraph for each entry, with the owner between stars."""
    assert printed(tmp_path, "Ada Owner") == (
        "p.bib: 2 entries\n  inproceedings  1\n  article        1\n  the owner is in 1 of 2\n"
        "  fields that are not printed, and in how many entries:\n    isbn 1\n\n"
        "a (inproceedings, line 1)\n  On Émile\n"
        "  Conf, pp.\u00a01–2 (2020), Best, acceptance rate 20%\n"
        "  **Ada Owner*** and B Roe*\n  https://doi.org/10.1/2\n\n"
        "b (article, line 3)\n  T\n  J 3:4, in press\n  B Roe et al.\n  A note\n  1 citation"
    )


def test_a_short_survey_has_only_the_counts(tmp_path: Path) -> None:
    """Without an owner, the entries of the owner are not counted."""
    assert printed(tmp_path, "", is_short=True) == (
        "p.bib: 2 entries\n  inproceedings  1\n  article        1\n"
        "  fields that are not printed, and in how many entries:\n    isbn 1"
    )


def test_entries_that_are_not_read_are_named(tmp_path: Path) -> None:
    """The counts are of the entries that are read."""
    path = tmp_path / "p.bib"
    path.write_text("@misc{a, title={T}}\n% @misc{b, title={U}}\n", encoding="utf-8")
    surveyed = survey(path, TODAY).survey
    assert surveyed is not None

    assert survey_text("p.bib", surveyed, is_owned=False, is_short=True) == (
        "p.bib: 1 entry\n  misc  1\n  unread: @misc{b, title={U}}, since it is after a `%`"
    )
