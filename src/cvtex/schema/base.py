"""The base class of all mappings in the schema."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A part of a CV: immutable, and without keys that the schema does not know.

    For a quick start, pydantic builds the validator of a CV when it is first used, and not that of
    each class when it is defined. For the same reason, defaults are created without validation.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
