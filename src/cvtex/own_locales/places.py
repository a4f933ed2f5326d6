"""Find the locale of a language among the user's files, and put it together with its base."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cvtex.diagnostics import Code, Diagnostic, Result, error, has_errors
from cvtex.files import ProjectFiles
from cvtex.files.settings import user_locales
from cvtex.locales import LOCALES, Locale
from cvtex.locales.registry import LANGUAGES, built_in, prefixes
from cvtex.locales.tags import tag_of
from cvtex.source import Source

if TYPE_CHECKING:
    from cvtex.own_locales.tables import Read

FOLDER = "locales"
SUFFIXES = (".yaml", ".toml")

Tables = dict[str, Any]


class OwnLocales:
    """The user's locales that one build has asked for: each is read when it is first needed.

    It is a finder for `locales.with_own`. `diagnostics` are the problems of the files that were
    read, and `sources` their texts by path.
    """

    def __init__(self, files: ProjectFiles) -> None:
        """Look for locales beside the CV of a build, then in the settings; nothing is read yet."""
        self._files = files
        self._beside = files.cv.parent / FOLDER
        self._settings = user_locales()
        self._read: dict[Path, Source | None] = {}
        self._known: dict[str, Locale | None] = {}
        self._tables: dict[Path, Result[Read]] = {}
        self.diagnostics: list[Diagnostic] = []

    def __call__(self, tag: str) -> Locale | None:
        """Return the locale of a canonical tag that has a file; None without one.

        For a file that is wrong, which is reported, it is what cvtex has for the language.
        """
        if tag not in self._known:
            self._known[tag] = None  # a file that is based on itself in a circle has no locale
            found = self._next(tag, frozenset())
            if found:
                tables = self._layer(tag, found, frozenset())
                self._known[tag] = _locale(tag, tables) if tables else built_in(tag)
        return self._known[tag]

    @property
    def sources(self) -> dict[str, Source]:
        """The files that were read, by path."""
        return {source.path: source for source in self._read.values() if source}

    @property
    def fingerprint(self) -> str:
        """What the locales depend on, for the name of something that depends on them."""
        return " ".join(f"{path}={source.digest}" for path, source in sorted(self.sources.items()))

    def _next(self, tag: str, passed: frozenset[Path]) -> Path | None:
        """Return the first file of a tag that is there and was not passed yet."""
        folders = (self._beside, *([self._settings] if self._settings else []))
        paths = (folder / f"{tag}{suffix}" for folder in folders for suffix in SUFFIXES)
        return next((path for path in paths if path not in passed and self._source(path)), None)

    def _source(self, path: Path) -> Source | None:
        if path not in self._read:
            what = "the locale"
            if path.parent == self._beside:
                read = self._files.find_text(path, what=what)
            else:
                read = self._files.find_installed(path, path.parent, what=what)
            self.diagnostics.extend(read.diagnostics)
            self._read[path] = read.value
        return self._read[path]

    def _layer(self, tag: str, path: Path, passed: frozenset[Path]) -> Tables | None:
        """Return the tables of a file and, for what it does not have, those of its base."""
        from cvtex.locales.data_files import merged, read_data
        from cvtex.own_locales.tables import tables_of

        source = self._source(path)
        if source is None:
            return None
        if path not in self._tables:
            self._tables[path] = read = tables_of(source)
            self.diagnostics.extend(read.diagnostics)
        checked = self._tables[path]
        if checked.value is None or has_errors(checked.diagnostics):
            return None
        own, base, place = checked.value
        is_there, below = self._below(base or tag, passed | {path})
        if is_there and below is None:  # a mistake in the file of the base
            return None
        if below is None and base:
            known = ", ".join(f"`{name}`" for name in LANGUAGES)
            message = f"there is no locale `{base}` to take the rest from"
            hint = f"the locales of cvtex are {known}"
            self.diagnostics.append(error(Code.INVALID_VALUE, message, place, hints=(hint,)))
            return None
        return merged(below or read_data("en"), own)

    def _below(self, tag: str, passed: frozenset[Path]) -> tuple[bool, Tables | None]:
        """Return the tables of a language: of a file that was not passed yet, or of cvtex.

        First is whether there is a locale of it, which may be wrong.
        """
        from cvtex.locales.data_files import read_data

        for prefix in prefixes(tag):
            if path := self._next(prefix, passed):
                return True, self._layer(prefix, path, passed)
            if prefix in LOCALES:
                return True, read_data(LOCALES[prefix] or prefix)
        return False, None


def _locale(tag: str, tables: Tables) -> Locale:
    """Return the locale that tables describe; equal tables give the same one, for other caches."""
    import json

    return _made(tag, json.dumps(tables))


@lru_cache(maxsize=32)
def _made(tag: str, tables: str) -> Locale:
    import json

    from cvtex.locales.data_files import locale_from

    return locale_from(tag, json.loads(tables))


def locale_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the locales in a folder by their tags, in the order of these."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    for path in found:
        if path.suffix in SUFFIXES and tag_of(path.stem) == path.stem:
            yield path.stem, path
