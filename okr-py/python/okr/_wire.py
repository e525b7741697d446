"""JSON text and Python values, both ways, with nothing lost.

The standard library's `json` writes NaN, takes integers of any length for
numbers it cannot read back, and forgets how a number was spelled. Documents
keep the source text of numbers under `custom` [SPEC 12], so this module does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from json.decoder import JSONDecoder
from json.encoder import encode_basestring

from ._errors import invalid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

#: Deeper than any document may be [SPEC 12, E001]: the loader says where; this only stops endless values.
DEEPEST = 200

#: The largest integer written out in full; what is larger overflows a double anyway.
LARGEST = 1 << 1100


class Number(float):
    """A number whose spelling says more than its value: `1.10`, `1e400`, `-0`."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, text: str) -> Number:
        self = super().__new__(cls, text)
        self.text = text
        return self

    def __repr__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Any, ...]:
        return Number, (self.text,)


def _read_float(text: str) -> float:
    value = float(text)
    return value if repr(value) == text else Number(text)


def _read_int(text: str) -> int | float:
    if len(text) > 300:
        return Number(text)
    return int(text) if text != "-0" else Number(text)


_decoder = JSONDecoder(parse_float=_read_float, parse_int=_read_int)


def loads(text: str) -> Any:
    """Read JSON that is known to be well-formed; odd numbers remember their spelling."""
    return _decoder.decode(text)


def members(text: str, last: str, order: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """The members of a compact object whose members stand in this order, up to and with `last`.

    What stands behind it is not read at all.
    """
    at = 1
    while text[at] != "}":
        name, at = _decoder.raw_decode(text, at)
        if order.index(name) > order.index(last):
            return
        value, at = _decoder.raw_decode(text, at + 1)
        yield name, value
        at += text[at] == ","


class _Refused(Exception):
    """A value that has no JSON form; the steps to it are gathered on the way out."""

    def __init__(self, code: str | None, message: str, help: str) -> None:
        self.code, self.message, self.help = code, message, help
        self.steps: list[str] = []

    def blame(self, where: str) -> NoReturn:
        pointer = "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in reversed(self.steps))
        if self.code is not None:
            raise invalid(self.code, self.message, self.help, pointer) from None
        place = f"{where} at {pointer}" if pointer else where
        raise TypeError(f"{place}: {self.message}{f'; {self.help}' if self.help else ''}") from None


def dumps(value: object, where: str) -> str:
    """Write a value as JSON; `where` is what a `TypeError` calls it."""
    out: list[str] = []
    try:
        _write(value, out, DEEPEST)
    except _Refused as refused:
        refused.blame(where)
    return "".join(out)


def _write(value: Any, out: list[str], depth: int) -> None:
    if isinstance(value, str):
        out.append(_text(value))
    elif value is None or value is True or value is False:
        out.append("null" if value is None else "true" if value else "false")
    elif isinstance(value, int):
        if not -LARGEST < value < LARGEST:
            raise _Refused("E006", "an integer of more than 300 digits", "numbers lie within 10^15 of zero")
        out.append(int.__repr__(value))
    elif isinstance(value, float):
        out.append(value.text if isinstance(value, Number) else _float(value))
    elif isinstance(value, Raw):
        out.append(value.text)
    elif hasattr(value, "_wire"):
        _write(value._wire(), out, depth)
    elif isinstance(value, Mapping):
        _deeper(depth)
        comma = "{"
        for key, member in value.items():
            if not isinstance(key, str):
                raise _Refused(None, f"the key {key!r} is not a text", "JSON objects have texts as keys")
            out += (comma, _text(key), ":")
            comma = ","
            try:
                _write(member, out, depth - 1)
            except _Refused as refused:
                refused.steps.append(key)
                raise
        out.append("{}" if comma == "{" else "}")
    elif isinstance(value, (list, tuple)):
        _deeper(depth)
        comma = "["
        for index, entry in enumerate(value):
            out.append(comma)
            comma = ","
            try:
                _write(entry, out, depth - 1)
            except _Refused as refused:
                refused.steps.append(str(index))
                raise
        out.append("[]" if comma == "[" else "]")
    else:
        _other(value, out, depth)


def _other(value: Any, out: list[str], depth: int) -> None:
    """Dates, and numbers of numpy: what people have at hand that is not JSON yet."""
    kind = type(value).__name__
    if hasattr(value, "isoformat"):
        if hasattr(value, "hour"):
            raise _Refused(None, f"a {kind} has no place in a document", "dates are civil dates: use .date()")
        out.append(f'"{value.isoformat()}"')
    elif getattr(value, "shape", None) == () and hasattr(value, "item"):
        _write(value.item(), out, depth)
    else:
        raise _Refused(None, f"a {kind} has no JSON form", "use dict, list, str, int, float, bool, None or date")


def _deeper(depth: int) -> None:
    if depth == 0:
        raise _Refused("E001", "nested deeper than 128", "does the value contain itself?")


def _float(value: float) -> str:
    if value - value != 0.0:
        message = f"`{value!r}` is not a finite number"
        raise _Refused("E006", message, "leave the value out where there is none yet")
    return float.__repr__(value)


def _text(value: str) -> str:
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise _Refused("E001", unpaired(error), PAIRED) from None
    return str(encode_basestring(value))


def result(value: Any) -> str:
    """Write dicts, lists, texts and numbers as the core writes results: doubles as ECMAScript does."""
    out: list[str] = []
    _result(value, out)
    return "".join(out)


def _result(value: Any, out: list[str]) -> None:
    if isinstance(value, str):
        out.append(encode_basestring(value))
    elif isinstance(value, float):
        out.append(ecmascript(value))
    elif value is None or isinstance(value, bool):
        out.append("null" if value is None else "true" if value else "false")
    elif isinstance(value, int):
        out.append(int.__repr__(value))
    elif isinstance(value, dict):
        comma = "{"
        for key, member in value.items():
            out += (comma, encode_basestring(key), ":")
            comma = ","
            _result(member, out)
        out.append("{}" if comma == "{" else "}")
    else:
        comma = "["
        for entry in value:
            out.append(comma)
            comma = ","
            _result(entry, out)
        out.append("[]" if comma == "[" else "]")


def ecmascript(value: float) -> str:
    """A finite double as ECMAScript writes it: the digits of `repr`, and another opinion about exponents."""
    digits, _, exponent = float.__repr__(value).partition("e")
    digits = digits.removesuffix(".0")
    if not exponent:
        return "0" if digits == "-0" else digits
    point = int(exponent)
    if not -7 < point < 21:
        return f"{digits}e{point:+}"
    sign, digits = ("-", digits[1:]) if digits[0] == "-" else ("", digits)
    whole, _, part = digits.partition(".")
    if point < 0:
        return f"{sign}0.{'0' * (-point - 1)}{whole}{part}"
    return f"{sign}{whole}{part}{'0' * (point - len(part))}"


PAIRED = "texts are Unicode: read them with errors='replace', or correct where they come from"


def unpaired(error: UnicodeEncodeError) -> str:
    """What is wrong with a text that has a lone surrogate."""
    return f"the text has a lone surrogate U+{ord(error.object[error.start]):04X} at character {error.start + 1}"


class Raw:
    """JSON text that is written as it is."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text
