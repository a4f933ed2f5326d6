"""Parts of the schema whose validators are built only when a CV has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationInfo
from pydantic_core import CoreSchema, core_schema

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class LazyPart:
    """An annotation for a key that holds a model, or nothing.

    Pydantic would build the validators of all models together, which takes as long for those of a
    design as for all the rest of a CV. An error in the part has its full path all the same.
    """

    def __init__(self, model: type[BaseModel]) -> None:
        self._model = model

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Return a validator that asks the model for its own when it is called."""

        def read(value: object, info: ValidationInfo) -> object:
            if value is None:
                return None
            return self._model.model_validate(value, context=info.context)

        return core_schema.with_info_plain_validator_function(read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the JSON Schema of the model."""
        self._model.model_rebuild()
        return handler(self._model.__pydantic_core_schema__)
