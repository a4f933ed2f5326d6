"""The schema of a CV that declares kinds: that of all CVs, with a key of a section for each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic import ValidationError, create_model

from cvtex.schema.cv import CV
from cvtex.schema.entries import Entry
from cvtex.schema.entry_lists import EntryList
from cvtex.schema.kinds.custom import LISTS, MOST, TYPES, CustomKind
from cvtex.schema.section import Section, Subsection


def cv_model(data: object) -> type[CV]:
    """Return the model for the data of a `cv.yaml`, which may be of any form.

    A kind whose declaration is wrong is reported by the model of the key `kinds`; entries of it
    may have any form, so that the mistake is reported once.
    """
    kinds = data.get("kinds") if isinstance(data, dict) else None
    if not isinstance(kinds, dict) or not 0 < len(kinds) <= MOST:
        return CV
    read: dict[str, CustomKind | None] = {}
    for name, kind in kinds.items():
        try:
            read[str(name)] = CustomKind.model_validate(kind)
        except ValidationError:
            read[str(name)] = None
    return _model(_Kinds(read))


class _Kinds(dict[str, CustomKind | None]):
    """Declared kinds, which are equal if they are written equally."""

    def __hash__(self) -> int:  # type: ignore[override] # nobody changes it
        return hash(repr(self))


@lru_cache(maxsize=8)
def _model(kinds: Mapping[str, CustomKind | None]) -> type[CV]:
    # A name that a section already has is an error of the key `kinds`.
    own = {name: kind for name, kind in kinds.items() if not hasattr(Section, name)}
    own = {name: kind for name, kind in own.items() if name not in Section.model_fields}
    fields: dict[str, Any] = {
        name: (EntryList[_entry(name, kind)] | None if kind else Any, None)  # type: ignore[misc] # made here
        for name, kind in own.items()
    }
    part = create_model("Subsection", __base__=Subsection, __module__=__name__, **fields)
    fields["blocks"] = (tuple[part, ...] | None, None)  # type: ignore[valid-type] # made here
    section = create_model("Section", __base__=Section, __module__=__name__, **fields)
    part.KINDS = section.KINDS = (*Section.KINDS, *own)
    sections: Any = (tuple[section, ...], ())  # type: ignore[valid-type] # made here
    return create_model("CV", __base__=CV, __module__=__name__, sections=sections)


def _entry(name: str, kind: CustomKind) -> type[Entry]:
    """Return the model of the entries of a kind."""
    fields: dict[str, Any] = {}
    for field, written in kind.fields.items():
        of_type = TYPES[written]
        if field == kind.first:
            fields[field] = (of_type, ...)
        else:
            fields[field] = (of_type, ()) if written in LISTS else (of_type | None, None)
    return create_model(name, __base__=Entry, __module__=__name__, **fields)
