"""Return the valid part of a CV, so that one run also reports the mistakes of later stages.

A file with a misspelled key may also cite a key that no bibliography has. The valid part is only
checked, and never printed.
"""

from __future__ import annotations

from pydantic import ValidationError

from cvtex.schema import CV
from cvtex.validation.context import context_of
from cvtex.validation.empty import without_empty
from cvtex.validation.validate import MOST_PROBLEMS, model_of, order_of
from cvtex.yaml import YamlDocument, existing_path

_MOST_ROUNDS = 8
"""The most times that the data is validated. A removal may cause another problem: without a
required key an entry is wrong, and without its only entry a section.
"""


def salvage(document: YamlDocument) -> tuple[CV, YamlDocument] | None:
    """Return the CV and the document without the wrong values; None if nothing valid remains.

    All other values of the document keep their spans.
    """
    for _ in range(_MOST_ROUNDS):
        data = document.data
        if not isinstance(data, dict):
            return None
        try:
            root, context = model_of(data), context_of(data)
            return root.model_validate(without_empty(data, root), context=context), document
        except ValidationError as problem:
            details = problem.errors(include_url=False, include_input=False, include_context=False)
        if len(details) > MOST_PROBLEMS:
            return None
        wrong = {
            existing_path(
                data, detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]
            )
            for detail in details
        }
        if () in wrong:
            # The name is the only required key at the top level.
            document = document.with_value("name", "?")
            wrong.discard(())
        for path in sorted(wrong, key=order_of, reverse=True):
            document = document.without(path)
    return None
