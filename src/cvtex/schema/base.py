"""What all parts of the schema share."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """What all parts of a CV share: they cannot change, and refuse keys they do not know.

    Pydantic compiles the schema of a whole CV when it is first used, not that of each part when it
    is defined; and what is left out is made without it. Both is for a quick start.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
