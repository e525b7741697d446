"""The libraries we compare with, each behind one function.

The models are imported by the function that needs them, so that a process
which measures one library does not carry the other. Call a function once
before timing it: the first call pays for the import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import msgspec_models
    import pydantic_models


def load_msgspec(document: bytes) -> msgspec_models.Portfolio:
    """Decode and validate with msgspec, by a decoder that was built once."""
    from msgspec_models import DECODER

    return DECODER.decode(document)


def load_pydantic(document: bytes) -> pydantic_models.Portfolio:
    """Decode and validate with pydantic, straight from JSON."""
    from pydantic_models import Portfolio

    return Portfolio.model_validate_json(document)
