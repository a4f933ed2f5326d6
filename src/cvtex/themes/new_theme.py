"""The manifest of a new theme, to be filled in by its author."""

from __future__ import annotations

_MANIFEST = """\
# The theme {name}. A CV has it with `design: {{theme: {name}}}`.
# `cvtex theme check {name}` tries it on a CV with everything.
# What is not said here is as in the base. To use an example, remove the `# ` before it.

# One line, which `cvtex theme list` shows:
description: My {name}

# The theme that has what this one does not have; `cvtex theme list` shows all of them:
base: {base}

# Values of the design, which apply unless a CV has others. `docs/design.md` of cvtex has the keys.
design:
  headings: {{case: upper, rule: below}}
  # paper: a4
  # fonts: {{body: charter, headings: source-sans}}
  # colors: {{headings: navy, rules: gray}}
  # dates: {{side: right}}

# Options that only this theme has. A CV sets them in `design: {{options: {{accent: maroon}}}}`,
# and a template reads them as `cv.design.options.accent`.
# options:
#   accent: {{type: color, default: navy, description: The colour of the bar}}

# Keys of the design that templates of this theme do not use; cvtex reports them in a CV.
# ignores: [headings.rule]

# Beside this file: templates that replace those of the base, `macros-extra.tex` and
# `preamble-extra.tex` for macros and packages, and the styles, pictures and fonts that these use.
"""


def new_manifest(name: str, base: str) -> str:
    """Return the text of a manifest, which is valid as it stands and with each of its examples."""
    return _MANIFEST.format(name=name, base=base)
