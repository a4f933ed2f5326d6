"""What `cvtex locale list` and `cvtex locale new` do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from cvtex.cli.arguments import NO_REQUEST, OptionError
from cvtex.cli.commands import CV
from cvtex.cli.terminal import report, say
from cvtex.diagnostics import Code, Result, error


class ListStyle(StrEnum):
    """The values of `cvtex locale list --format`."""

    HUMAN = "human"
    JSON = "json"


class Listed(NamedTuple):
    """A locale of the list: its place is `cv`, `user` or `cvtex`, and only files have a path."""

    tag: str
    name: str
    place: str
    path: str | None = None


_PLACES = {"cv": "the CV's folder", "user": "your settings", "cvtex": "cvtex"}


def list_locales(cv: Path = CV, style: ListStyle = ListStyle.HUMAN) -> int:
    """Print the locales that a CV can use; own ones come before those of cvtex."""
    listed = list(_listed(cv))
    if style is ListStyle.JSON:
        say(json.dumps([locale._asdict() for locale in listed], indent=2))
        return 0
    rows = [("TAG", "FROM", "LANGUAGE")]
    rows += [(locale.tag, _PLACES[locale.place], locale.name) for locale in listed]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for row in rows:
        say("{}", f"{row[0]:<{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]}".rstrip())
    return 0


def _listed(cv: Path) -> Iterator[Listed]:
    from cvtex.files.settings import user_locales
    from cvtex.locales import LOCALES
    from cvtex.locales.language_names import english_name
    from cvtex.own_locales.places import FOLDER, locale_files

    for place, folder in (("cv", cv.parent / FOLDER), ("user", user_locales())):
        for tag, path in locale_files(folder) if folder else ():
            yield Listed(tag, english_name(tag), place, str(path))
    for tag in LOCALES:
        yield Listed(tag, english_name(tag), "cvtex")


def new_locale(tag: str, base: str) -> int:
    """Write a locale beside the CV in the current folder; overwrite nothing."""
    language = _tag(tag)
    written = _new_locale(language, _tag(base) if base else "")
    if written.value:
        say("Wrote {}", written.value)
        say("Next: change what differs there; a CV beside it has `language: {}`", language)
    return report(written.diagnostics, {}, NO_REQUEST.style)


def _tag(written: str) -> str:
    """Return a language tag in its canonical form; raises `OptionError` for another text."""
    from cvtex.locales.tags import canonical, is_tag, tag_of

    tag = tag_of(written)
    if tag and is_tag(written) and canonical(written) == tag:
        return tag
    meant = f": did you mean `{tag}`?" if tag else ", such as `et` or `de-CH`"
    message = f"`{written}` is not a language tag{meant}"
    raise OptionError(message)


def _new_locale(tag: str, base: str) -> Result[Path]:
    from cvtex.files import project_folder
    from cvtex.files.write import refusal_of_link, write_file
    from cvtex.locales.registry import built_in_tag
    from cvtex.own_locales.new_file import new_locale
    from cvtex.own_locales.places import FOLDER, locale_files

    folder = CV.parent / FOLDER
    if tag in dict(locale_files(folder)):
        message = f"there is a locale `{tag}` in `{folder}` already"
        return Result(None, (error(Code.FILE_UNWRITABLE, message),))
    below = built_in_tag(base or tag) or "en"
    if base and not built_in_tag(base):
        message = f"cvtex has no locale `{base}`"
        hints = ("`cvtex locale list` shows those that it has",)
        return Result(None, (error(Code.INVALID_VALUE, message, hints=hints),))
    if refused := refusal_of_link(folder, project_folder(CV)):
        return Result(None, (refused,))
    try:
        folder.mkdir(exist_ok=True)
    except OSError as failure:
        message = f"`{folder}` cannot be created: {failure.strerror or failure}"
        return Result(None, (error(Code.FILE_UNWRITABLE, message),))
    target = folder / f"{tag}.yaml"
    failed = write_file(target, new_locale(tag, base, below).encode())
    return Result(None, (failed,)) if failed else Result(target)
