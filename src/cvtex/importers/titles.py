"""The usual titles of sections, in the language of a CV, for files that have none of their own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cvtex.locales import ENGLISH, Locale
from cvtex.starter import starter_texts

_DATA = Path(__file__).parent / "data" / "titles.toml"

_IN_STARTER = {
    "research": "research",
    "education": "education",
    "experience": "experience",
    "awards": "awards",
    "publications": "publications",
    "preprints": "preprints",
    "software": "software",
    "teaching": "teaching",
    "supervision": "students",
    "service": "service",
    "skills": "skills",
    "languages": "languages",
}
"""The keys of `starter/data/texts` that are titles, by what is in the section."""

KINDS = (
    *_IN_STARTER, "summary", "projects", "talks", "certificates", "memberships", "volunteer",
    "grants", "patents", "reviewing", "courses", "tests", "exhibitions", "performances", "press",
    "interests", "references", "other",
)  # fmt: skip
"""What a section may be titled by: the kinds of blocks, and what else a CV has a section for.

`summary` is a few sentences about the person, `service` what somebody does for a community, and
`other` what fits nowhere else.
"""


def title_of(kind: str, locale: Locale = ENGLISH) -> str:
    """Return the usual title of a section as plain text, in the language of a locale or in English.

    `kind` is one of `KINDS`.
    """
    if kind == "patents":
        title: str = locale.words.get("types", {}).get("patent", "Patents")
        return title
    tags = (locale.tag, locale.tag.partition("-")[0], "en")
    own = next(titles for tag in tags if (titles := _titles().get(tag)))
    return own.get(kind) or starter_texts(locale.tag)[_IN_STARTER[kind]]


@cache
def _titles() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))
