"""The language that `cvtex new --lang` names: its tag, and what is said of others."""

from __future__ import annotations

from collections.abc import Mapping

from cvtex.cli.arguments import OptionError


def starter_language(written: str) -> str:
    """Return the tag of a language that has a starter.

    Raises `OptionError` for any other, with the tag that may be meant and the list of all.
    """
    from cvtex.starter import NAMES, find_language
    from cvtex.starter.languages import meant_language, name_of, unprinted_language

    if tag := find_language(written):
        return tag
    meant = meant_language(written)
    unprinted = unprinted_language(written) or unprinted_language(meant or "")
    listed = f"languages are {', '.join(NAMES)}"
    if unprinted:
        reason = "cvtex cannot set pages in its script yet"
        message = f"there is no starter in {name_of(unprinted)}: {reason}; the {listed}"
    elif meant:
        guess = f"did you mean `{meant}` ({name_of(meant)})?"
        message = f"there is no starter in the language `{written}`; {guess} The {listed}"
    else:
        message = f"there is no starter in the language `{written}`; the {listed}"
    raise OptionError(message)


def own_language(environment: Mapping[str, str]) -> str:
    """Return a line that says how to get the starter in the language of the user's system.

    It is empty if that is English or has no starter, or if the system names none (POSIX, section
    8.2: of `LC_ALL`, `LC_MESSAGES` and `LANG` the first that is not empty counts).
    """
    from cvtex.starter import find_language, with_texts
    from cvtex.starter.languages import name_of

    variables = ("LC_ALL", "LC_MESSAGES", "LANG")
    written = next((value for key in variables if (value := environment.get(key, ""))), "")
    tag = find_language(written)
    texts = with_texts(tag or "")
    if tag is None or texts.startswith("en"):
        return ""
    return f"`--lang {texts}` writes it in {name_of(texts)}"


def complete_language(incomplete: str) -> list[tuple[str, str]]:
    """Return the tags that begin with a text, each with the name of its language."""
    from cvtex.starter import NAMES

    folded = incomplete.casefold()
    return [(tag, names[0]) for tag, names in NAMES.items() if tag.casefold().startswith(folded)]
