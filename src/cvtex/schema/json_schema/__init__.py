"""The JSON Schema of `cv.yaml`, for editors: `whole` writes it, the other modules its parts."""

from __future__ import annotations

from cvtex.schema.json_schema.whole import DIALECT, cv_schema, cv_schema_text

__all__ = ["DIALECT", "cv_schema", "cv_schema_text"]
