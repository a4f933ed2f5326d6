"""The options that only one theme has: their values in a CV, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.diagnostics.suggestions import closest
from cvtex.themes.manifest import Option, Wrong, read_option
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
        value = read_option(name, option, given.get(name, option.default))
        if isinstance(value, Wrong):
            place = yaml.locate(("design", "options", name))
            diagnostics.append(error(Code.INVALID_VALUE, value.message, place, hints=value.hints))
            continue
        values[name] = value
    return Result(values, tuple(diagnostics))
