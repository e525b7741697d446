"""The base of the constructors: a value class that mirrors one object of FORMAT."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from . import _kinds
from ._errors import did_you_mean, invalid
from ._frozen import Frozen, put
from ._wire import Raw, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar, Self

    from ._kinds import _Kind


class Record(Frozen):
    """One object of FORMAT: frozen, compared and hashed by its members."""

    __slots__ = ("_custom",)
    _custom: str | None

    #: How each member but `custom` is read, in the order of FORMAT.
    _kinds: ClassVar[dict[str, _Kind]] = {}
    #: Members that are written even where they are empty.
    _always: ClassVar[frozenset[str]] = frozenset()
    #: Each member with how it is read, its place in messages, whether it may be left out, and what it is then.
    _plan: ClassVar[tuple[tuple[str, _Kind, str, bool, Any], ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        defaults, title = cls._defaults, cls.__name__
        cls._plan = tuple(
            [(name, kind, f"{title}.{name}", name in defaults, defaults.get(name)) for name, kind in cls._kinds.items()]
        )

    def _fill(self, *values: Any) -> None:
        """Set the members, in the order of `_kinds` and `custom` last."""
        for (name, kind, place, optional, default), value in zip(self._plan, values[:-1], strict=True):
            if optional and (value is None or value is default):
                put(self, name, default)
            else:
                put(self, name, kind(place, value))
        custom = values[-1]
        put(self, "_custom", None if custom is None else _kinds.custom(f"{type(self).__name__}.custom", custom))

    @property
    def custom(self) -> Any:
        """Any JSON, kept untouched, or None; a fresh copy each time."""
        return None if self._custom is None else loads(self._custom)

    def _wire(self) -> dict[str, Any]:
        """The members that a document states, each as it is kept."""
        stated = {}
        for name in self._kinds:
            value = getattr(self, name)
            if name in self._always or name not in self._defaults or value != self._defaults[name]:
                stated[name.removesuffix("_")] = value
        if self._custom is not None:
            stated["custom"] = Raw(self._custom)
        return stated

    def to_dict(self) -> dict[str, Any]:
        """The object in the form of FORMAT, ready for `json.dumps`; members at their default are left out."""
        plain: dict[str, Any] = _plain(self)
        return plain

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the object from the form of FORMAT.

        Raises `ValidationError` for a member that is missing or unknown, and
        `TypeError` for one of the wrong Python type.
        """
        if type(data) is not dict and not isinstance(data, Mapping):
            _kinds.wrong(f"{cls.__name__}.from_dict", "a dict", data)
        arguments = {}
        for name, value in data.items():
            attribute = name if name in cls._kinds or name == "custom" else f"{name}_"
            if attribute not in cls._kinds and attribute != "custom":
                known = [*(member.removesuffix("_") for member in cls._kinds), "custom"]
                help = did_you_mean(str(name), known)
                raise invalid("E003", f"{_titled(cls)} has no member `{name}`", help, f"/{name}")
            arguments[attribute] = value
        for name, _, _, optional, _ in cls._plan:
            if not optional and arguments.get(name) is None:
                raise invalid("E004", f"{_titled(cls)} needs the member `{name}`", "", f"/{name}")
        return cls(**arguments)


def _titled(cls: type[Record]) -> str:
    article = "an" if cls.__name__[0] in "AEIO" else "a"
    return f"{article} {cls.__name__}"


def _plain(value: Any) -> Any:
    """Records as dicts, tuples as lists, dates as texts."""
    if isinstance(value, Record) or hasattr(value, "_wire"):
        return {name: _plain(member) for name, member in value._wire().items()}
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    if isinstance(value, date):
        return value.isoformat()
    return loads(value.text) if isinstance(value, Raw) else value
