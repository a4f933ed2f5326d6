"""Recognise the names of organisations among those of persons."""

from __future__ import annotations

import re

from cvtex.latex.braces import group_end

ORGANISATION = re.compile(
    r"\b(?:collaborations?|consortium|team|group|lab(?:s|oratory|oratories)?|institut\w*|universit"
    r"\w*|department|society|association|committee|council|foundation|project|academy|ministry|inc"
    r"|ltd|gmbh|company|cent(?:er|re)|office|agency|network|initiative|working|museum|bank)\b",
    re.IGNORECASE,
)
"""Words in the names of organisations, which persons do not have."""


def is_organisation(text: str) -> bool:
    """Tell whether a text is in braces and not the family name of a person: `{The X Team}`."""
    is_group = text.startswith("{") and group_end(text, 0) == len(text)
    return is_group and bool(ORGANISATION.search(text) or text.startswith(("{{", "{The ")))
