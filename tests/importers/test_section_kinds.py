"""The title of a section says which kind of entries it has."""

from __future__ import annotations

import pytest

from cvtex.importers.section_kinds import kind_of_title


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("work_experience", "experience"),
        ("Berufserfahrung", "experience"),
        ("Workshops", ""),
        ("Selected Honors", "awards"),
        ("Certificações", "certificates"),
        ("Spoken Languages", "languages"),
        ("ÉDUCATION", "education"),
        ("Invited Talks", "talks"),
        ("Research Interests", "research"),
        ("Volunteering & Service", "volunteer"),
        ("Welcome", ""),
        ("", ""),
    ],
)
def test_titles_are_understood(title: str, kind: str) -> None:
    """Titles of the usual sections are known in many languages, with other words beside them."""
    assert kind_of_title(title) == kind
