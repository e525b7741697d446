"""YAML in block style, of what JSON can say."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

#: Texts that need no quotes: words with no sign in them that YAML would read as its own.
_PLAIN = re.compile(r"[^\W_](?:[\w ./@+%()'&;!?*=<>^$-]*[\w.)%'!?])?")
#: Dates are texts, and look better as they are.
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
#: What some reader of YAML, old or new, takes for a number.
_NUMBER = re.compile(r"[0-9][0-9a-fxoA-FXO_.+-]*")
#: What some reader of YAML takes for something else than a text.
_WORDS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n", "inf", "nan"))
#: The format's own members that look like one of them: YAML 1.2, which it is read as, has no such word.
_KEYS = frozenset(("on",))


def dumps(document: dict[str, Any]) -> str:
    """A document as YAML."""
    return "".join(f"{line}\n" for line in _mapping(document, ""))


def _mapping(value: dict[str, Any], indent: str) -> Iterator[str]:
    for name, member in value.items():
        yield from _entry(f"{indent}{name if name in _KEYS else _text(name)}:", member, indent)


def _sequence(value: list[Any], indent: str) -> Iterator[str]:
    for entry in value:
        if isinstance(entry, dict) and entry:
            first, *rest = _mapping(entry, f"{indent}  ")
            yield f"{indent}- {first.removeprefix(f'{indent}  ')}"
            yield from rest
        else:
            yield from _entry(f"{indent}-", entry, indent)


def _entry(start: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict) and value:
        yield start
        yield from _mapping(value, f"{indent}  ")
    elif isinstance(value, list) and value:
        yield start
        yield from _sequence(value, f"{indent}  ")
    else:
        yield f"{start} {_scalar(value)}"


def _scalar(value: Any) -> str:
    from ._wire import dumps

    return _text(value) if isinstance(value, str) else dumps(value, "document")


def _text(value: str) -> str:
    number = _NUMBER.fullmatch(value) and not _DATE.fullmatch(value)
    if _PLAIN.fullmatch(value) and value.isprintable() and not number and value.lower() not in _WORDS:
        return value
    return f'"{"".join(map(_character, value))}"'


def _character(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    code = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}
