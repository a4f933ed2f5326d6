"""The starter CV of a person who is known: a name, the publications of a file, and placeholders.

Nothing in it is invented. What only the person knows is a placeholder, which a check reports
(`checks.placeholders`), or a comment.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from cvtex.schema import Words
from cvtex.source import Source
from cvtex.yaml import parse_yaml

_HEAD = """\
# yaml-language-server: $schema=cv.schema.json
# Your CV. `cvtex pdf` compiles it to cv.pdf; `cvtex validate` only checks it, and shows what is
# left of the <placeholders>. Lines that begin with `#` are examples: remove the `#` to use them.

name: {name}
label: <your profession>
# signs_as: []          # your other names on papers, to find you among the authors
# email:
# phone:
# location:
# url:
{bibliography}
# design: {{paper: a4, font_size: 11pt, date_format: month-year}}

sections:
  - title: Research Interests
    text: <your research in two sentences>

  - title: Education
    education:
      - institution: <your university>
        degree: <your degree>
        area: <your field>
        # date: 2016–2021       # or `2021`, `May 2021`, `2021-05`, `Fall 2020, Spring 2021`

  - title: Experience
    experience:
      - organization: <your employer>
        position: <your position>
        # date: 2021–
        # highlights:
        #   - What you did there
"""

_PUBLICATIONS = """
  - title: {title}
    publications: {{type: [{types}]}}
"""

_TAIL = """
  - title: Languages
    languages:
      - {language: <your language>, fluency: native}
"""


def named_cv(name: str, bibliography: str | None, groups: Mapping[str, Iterable[str]]) -> str:
    """Return the text of a CV.

    `bibliography` is the path of the .bib file as the CV names it. `groups` are the types of its
    entries, by the field of `schema.words.TypeWords` that is the title of their section.
    """
    named = f"bibliography: {_scalar(bibliography)}" if bibliography else "# bibliography:"
    words = Words().types.model_dump()
    sections = [
        _PUBLICATIONS.format(title=_scalar(words[group]), types=", ".join(groups[group]))
        for group in words
        if group in groups
    ]
    return _HEAD.format(name=_scalar(name), bibliography=named) + "".join(sections) + _TAIL


def _scalar(value: str) -> str:
    """Return a text as YAML: plain if that means the same, or in double quotes."""
    document = parse_yaml(Source("", f"key: {value}\n")).value
    is_plain = document is not None and document.data == {"key": value}
    return value if is_plain else json.dumps(value, ensure_ascii=False)
