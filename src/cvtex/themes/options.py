"""The options that only one theme has: their values in a CV, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.diagnostics.suggestions import closest
from cvtex.themes.manifest import TYPES, Option
from cvtex.yaml import YamlDocument


def option_values(
    options: Mapping[str, Option], given: Mapping[str, Any], yaml: YamlDocument
) -> Result[dict[str, Any]]:
    """Return the value of each option of a theme: that of the CV in `yaml`, or the default.

    A name that the theme does not have, and a value of another type, are errors at their places.
    """
    values: dict[str, Any] = {}
    diagnostics: list[Diagnostic] = []
    for name in given.keys() - options.keys():
        place = yaml.locate(("design", "options", name), key=True)
        close = closest(name, sorted(options))
        known = ", ".join(f"`{option}`" for option in options)
        hint = f"the options of the theme are {known}" if known else "the theme has no options"
        hint = f"did you mean `{close}`?" if close else hint
        message = f"the theme has no option `{name}`"
        diagnostics.append(error(Code.UNKNOWN_FIELD, message, place, hints=(hint,)))
    for name, option in options.items():
        written = given.get(name, option.default)
        try:
            value = TypeAdapter(TYPES[option.type]).validate_python(written)
        except ValidationError as problem:
            context = problem.errors(include_url=False)[0].get("ctx", {})
            message = str(context.get("message", f"`{written}` is not a {option.type}"))
            place = yaml.locate(("design", "options", name))
            hints = (str(context["hint"]),) if context.get("hint") else ()
            diagnostics.append(error(Code.INVALID_VALUE, message, place, hints=hints))
            continue
        if option.choices and str(written) not in option.choices:
            place = yaml.locate(("design", "options", name))
            hint = f"write one of {', '.join(f'`{choice}`' for choice in option.choices)}"
            message = f"`{name}` cannot be `{written}`"
            diagnostics.append(error(Code.INVALID_VALUE, message, place, hints=(hint,)))
            continue
        values[name] = value
    return Result(values, tuple(diagnostics))
