"""veraPDF is asked about what a PDF claims, where it is installed; its report is read."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cvtex.inspection.checks.vera import check_with_vera, failed_rules
from cvtex.inspection.pdf.facts import Metadata
from cvtex.inspection.subject import Subject

REPORT = """\
<report><jobs><job><validationReport isCompliant="false"><details failedRules="1">
<rule specification="ISO 14289-1:2014" clause="7.1" testNumber="10" status="failed">
  <description>The title shall be shown,
    &apos;true&apos;</description><check status="failed"><context>root</context></check>
</rule>
<rule specification="ISO 14289-1:2014" clause="5" status="passed">
  <description>x</description></rule>
</details></validationReport></job></jobs></report>
"""


def test_the_rules_that_failed_are_read() -> None:
    """With what they ask for and where that is written; those that hold are not."""
    assert list(failed_rules(REPORT)) == ["The title shall be shown, 'true' (ISO 14289-1:2014 7.1)"]


def test_without_the_program_nothing_is_said(
    subject: Callable[..., Subject], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The summary says that it is not installed."""
    monkeypatch.setenv("PATH", str(tmp_path))

    assert check_with_vera(subject(cv=None)) == ("not installed", (), False)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the program of the test is a shell script")
def test_it_is_asked_about_each_standard_that_is_claimed(
    subject: Callable[..., Subject], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each of them is a flavour of veraPDF's."""
    program = tmp_path / "verapdf"
    program.write_text(f"#!/bin/sh\necho $2 >> {tmp_path}/asked\ncat << 'END'\n{REPORT}END\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    plain = subject(cv=None)
    claims = {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "U"}
    claiming = replace(plain, pdf=replace(plain.pdf, metadata=Metadata(claims=claims)))

    assert [d.code for d in check_with_vera(claiming).diagnostics] == ["pdf-ua", "pdf-a"]
    assert (tmp_path / "asked").read_text().split() == ["ua1", "2u"]
    assert not check_with_vera(plain).was_made
