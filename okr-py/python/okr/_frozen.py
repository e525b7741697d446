"""The base of every value class: set once, then compared, hashed, shown and pickled by its members."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar, Self

put = object.__setattr__


def _restore(cls: type[Any], values: tuple[Any, ...]) -> Any:
    """Rebuild a value from the members it was pickled with."""
    return cls._of(values)


class Frozen:
    """A value: its members are its `__slots__`, set once and never again.

    A subclass lists its members in `__slots__` in order, with `""` or a
    description for each, and annotates them.
    """

    __slots__ = ()

    #: The members, in order.
    _names: ClassVar[tuple[str, ...]] = ()
    #: What a member is when nobody says otherwise; left out of `repr`.
    _defaults: ClassVar[dict[str, Any]] = {}
    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls._names = (*cls.__dict__.get("__slots__", ()), *cls._names)
        init = cls.__dict__.get("__init__")
        if init is not None:
            code = init.__code__
            positional = code.co_varnames[1 : code.co_argcount]
            given = init.__defaults__ or ()
            cls._defaults = dict(zip(positional[len(positional) - len(given) :], given, strict=True))
            cls._defaults.update(init.__kwdefaults__ or {})
            cls.__match_args__ = positional  # type: ignore[misc]

    @classmethod
    def _of(cls, values: tuple[Any, ...]) -> Self:
        """A value of members that are known to be right."""
        self = cls.__new__(cls)
        for name, value in zip(cls._names, values, strict=True):
            put(self, name, value)
        return self

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self._names])

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: make another one with .replace({name}=...)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return self is other or self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._values()))

    def __repr__(self) -> str:
        members, defaults = self._members(), self._defaults
        shown = [f"{name}={_show(value)}" for name, value in members if name not in defaults or value != defaults[name]]
        return f"{type(self).__name__}({', '.join(shown)})"

    def _members(self) -> list[tuple[str, Any]]:
        """The members by the names that the constructor has for them."""
        names = [name.lstrip("_") for name in self._names]
        return [(name, getattr(self, name)) for name in names]

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self._values())

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def replace(self, **changes: Any) -> Self:
        """A copy with some members changed; `copy.replace` of Python 3.13 does the same."""
        members = dict(self._members())
        unknown = [name for name in changes if name not in members]
        if unknown:
            raise TypeError(f"{type(self).__name__} has no member {unknown[0]!r}; it has {', '.join(members)}")
        return type(self)(**members | changes)

    __replace__ = replace


def _show(value: Any) -> str:
    """`repr`, but dates as the texts that constructors take, and tuples as lists."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_show, value))}]"
    if hasattr(value, "isoformat"):
        return repr(value.isoformat())
    return repr(value)
