"""Read-only mappings over what the core holds: nothing is copied until it is asked for."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class View(Mapping[K, V], Generic[K, V]):
    """The objects of one kind by their keys, in document order.

    A mapping that cannot be changed. It pickles with what it belongs to, and
    equals any mapping of the same keys and objects.
    """

    __slots__ = ("_at", "_find", "_keys", "_len", "_name", "_owner")

    def __init__(
        self,
        owner: object,
        name: str,
        length: int,
        *,
        keys: Callable[[], list[K]],
        find: Callable[[K], V | None],
        at: Callable[[int], V],
    ) -> None:
        self._owner, self._name, self._len = owner, name, length
        self._keys, self._find, self._at = keys, find, at

    def __getitem__(self, key: K) -> V:
        found = self._found(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return self._found(key) is not None

    def _found(self, key: Any) -> V | None:
        try:
            return self._find(key)
        except (TypeError, ValueError):  # no key at all, such as 7, (), or a text that is not Unicode
            return None

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys())

    def __reversed__(self) -> Iterator[K]:
        return reversed(self._keys())

    def __len__(self) -> int:
        return self._len

    def values(self) -> ValuesView[V]:
        """The objects, in document order."""
        return _Values(self)

    def items(self) -> ItemsView[K, V]:
        """The keys with their objects, in document order."""
        return _Items(self)

    def __repr__(self) -> str:
        keys = [repr(key) for key in self._keys()[:4]]
        if self._len > len(keys):
            keys.append("...")
        return f"<{self._len} {self._name.replace('_', ' ')}{': ' if keys else ''}{', '.join(keys)}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return getattr, (self._owner, self._name)


class _Values(ValuesView[V]):
    _mapping: View[Any, V]

    def __iter__(self) -> Iterator[V]:
        return map(self._mapping._at, range(len(self._mapping)))


class _Items(ItemsView[K, V]):
    _mapping: View[K, V]

    def __iter__(self) -> Iterator[tuple[K, V]]:
        return zip(self._mapping, self._mapping.values(), strict=True)
