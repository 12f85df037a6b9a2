"""What all values of sopai have in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, JsonValue, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1)]
"""A text that says something; what is not known is None, never an empty string."""

Extension = dict[str, JsonValue]
"""Keys that other programs added under `x`: kept, never read."""


class Value(BaseModel):
    """A frozen value; unknown keys are errors."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, defer_build=True
    )
