"""How many threads a call may use."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def counted(threads: Any) -> int | None:
    """The number of threads as the core takes it; None leaves it to the library."""
    if threads is None or type(threads) is int and 1 <= threads < 2**31:
        return threads
    from ._kinds import threads as read  # only what is unusual needs it

    return read(threads)
