"""How a constructor reads its arguments: each kind takes a place and a value, and returns what is kept.

A value of the wrong Python type is a `TypeError` that names the argument. What
a document could say but no portfolio may (an unknown reference, a blank title)
is left to the loader, which finds all such problems at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from . import _okr, _wire
from ._errors import ValidationError, invalid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

    _Kind = Callable[[str, Any], Any]


def wrong(where: str, wanted: str, value: object, remedy: str = "") -> NoReturn:
    """Raise the `TypeError` of an argument."""
    got = "None" if value is None else type(value).__name__
    raise TypeError(f"{where} must be {wanted}, not {got}{f'; {remedy}' if remedy else ''}")


def _path(where: str) -> str:
    """The JSON Pointer within the object: `CheckIn.on` is at `/on`."""
    member = where.partition(".")[2]
    return "/" + member.rstrip("]").replace("[", "/").removesuffix("_") if member else ""


def text(where: str, value: Any) -> str:
    """A text that UTF-8 can write."""
    if not isinstance(value, str):
        remedy = "identifiers are texts, so write str(...)" if isinstance(value, int) else ""
        wrong(where, "a str", value, remedy)
    plain = str.__str__(value)
    if not plain.isascii():
        try:
            plain.encode()
        except UnicodeEncodeError as error:
            raise invalid("E001", _wire.unpaired(error), _wire.PAIRED, _path(where)) from None
    return plain


def flag(where: str, value: Any) -> bool:
    """True or False, numpy's included."""
    value = _unwrapped(value)
    if not isinstance(value, bool):
        wrong(where, "a bool", value)
    return value


def number(where: str, value: Any) -> int | float:
    """A finite number: int, float, Decimal, Fraction or one of numpy's."""
    if type(value) is float and value - value == 0.0:
        return value + 0.0  # every zero is +0
    value = _unwrapped(value)
    if isinstance(value, bool) or not (hasattr(value, "__float__") or hasattr(value, "__index__")):
        wrong(where, "a number", value, "write 1 or 0" if isinstance(value, bool) else "")
    try:
        double = float(value)
    except (OverflowError, ValueError):
        double = float("nan")
    except TypeError:
        wrong(where, "a number", value)
    if double - double != 0.0:
        message = f"`{value!s:.40}` is not a finite number"
        raise invalid("E006", message, "leave the value out where there is none yet", _path(where))
    return int(value) if isinstance(value, int) else double + 0.0


def amount(where: str, value: Any) -> int | float | bool:
    """A number, or a bool for a milestone."""
    value = _unwrapped(value)
    return value if isinstance(value, bool) else number(where, value)


def threads(value: Any) -> int:
    """How many threads a call may use."""
    value = _unwrapped(value)
    if isinstance(value, bool) or not isinstance(value, int):
        wrong("threads", "an int or None", value)
    if not 1 <= value < 2**31:
        raise invalid("E006", f"`{value!s:.40}` is not a whole number of threads from 1", "leave it out, or write 1")
    return int(value)


def day(where: str, value: Any) -> date:
    """A civil date, given as `datetime.date` or as text."""
    if type(value) is not date:
        if isinstance(value, datetime):
            wrong(where, "a datetime.date or an ISO text", value, "a day has no time: use .date()")
        if not isinstance(value, (str, date)):
            wrong(where, "a datetime.date or an ISO text", value)
        value = text(where, value) if isinstance(value, str) else value
    iso = value if isinstance(value, str) else value.isoformat()
    try:
        _okr.check_date(iso)
    except ValidationError as error:
        raise error._within(_path(where)) from None
    return date.fromisoformat(iso)


def custom(where: str, value: Any) -> str:
    """Any JSON, kept as its text: that is frozen, and knows how numbers were spelled."""
    try:
        return _wire.dumps(value, where)
    except ValidationError as error:
        raise error._within(_path(where)) from None


def one(*classes: type[Any]) -> _Kind:
    """One of these records, or a dict in the form of FORMAT."""

    def read(where: str, value: Any) -> Any:
        if isinstance(value, classes):
            return value
        if type(value) is dict or isinstance(value, Mapping):
            try:
                return classes[0].from_dict(value)
            except ValidationError as error:
                raise error._within(_path(where)) from None
        wrong(where, " or ".join(cls.__name__ for cls in classes), value)

    return read


def many(kind: _Kind, of: str) -> _Kind:
    """Several of a kind, kept as a tuple."""

    def read(where: str, value: Any) -> tuple[Any, ...]:
        if type(value) is not list and (isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable)):
            wrong(where, f"a list of {of}", value, "put it in [ ]" if value is not None else "")
        return tuple([kind(f"{where}[{index}]", entry) for index, entry in enumerate(value)])

    return read


def either(word: _Kind, record: _Kind) -> _Kind:
    """A word, or a record."""

    def read(where: str, value: Any) -> Any:
        return word(where, value) if isinstance(value, str) else record(where, value)

    return read


def _unwrapped(value: Any) -> Any:
    """A numpy scalar as the Python number it holds."""
    if getattr(value, "shape", None) == () and hasattr(value, "item"):
        return value.item()
    return value
