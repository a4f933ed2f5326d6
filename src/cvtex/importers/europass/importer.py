"""A CV of Europass in any of its formats."""

from __future__ import annotations

from cvtex.diagnostics import Result
from cvtex.importers.draft import Draft
from cvtex.importers.europass.candidate import import_candidate
from cvtex.importers.europass.skills_passport import import_learner
from cvtex.importers.origin import Node, Origin


def import_europass(origin: Origin) -> Result[Draft]:
    """Turn a CV of Europass into a draft."""
    root = origin.root
    if not looks_like(root):
        return Result(None)
    if candidate := root.get("Candidate"):
        return Result(import_candidate(candidate))
    passport = root.get("SkillsPassport")
    return Result(import_learner(passport.get("LearnerInfo") or root.get("LearnerInfo"), passport))


def looks_like(root: Node) -> bool:
    """Tell a CV of Europass by its root element, or by that key of a JSON file."""
    return any(root.get(name) for name in ("Candidate", "SkillsPassport", "LearnerInfo"))
