"""Documents written as they were laid out before."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._portfolio import Portfolio

#: So many places of a YAML text that may be comments are looked into; with more, one is one.
LOOKED_AT = 200

_SIGN = re.compile(r"(?:^|(?<=[ \t]))#", re.MULTILINE)
_REST = re.compile(r".*")


class Unfaithful(Exception):
    """The document cannot be written in that form without loss; the text says what would be lost."""


def rewritten(portfolio: Portfolio, old: bytes, was_yaml: bool, yaml: bool) -> bytes:
    """The portfolio as the bytes of a file, laid out as an older version of it was.

    JSON stays compact or indented as it was. YAML has block style. What is
    written loads as the same portfolio: that is seen to here.
    """
    from ._errors import LoadError
    from ._portfolio import loads

    if yaml:
        text = _yaml(portfolio)
    elif was_yaml:
        text = portfolio.to_json(pretty=True) + "\n"
    else:
        text = _json(portfolio, old.decode())
    data = text.encode()
    try:
        same = loads(data, format="yaml" if yaml else "json") == portfolio
    except LoadError:
        same = False
    if not same:
        raise Unfaithful(f"the portfolio cannot be written as {'YAML' if yaml else 'JSON'} without loss")
    return data


def has_comments(text: str, portfolio: Portfolio) -> bool:
    """Whether a YAML text, which is that of the portfolio, has comments.

    A comment is what can be taken out and leaves the same portfolio.
    """
    from ._errors import LoadError
    from ._portfolio import loads

    for number, found in enumerate(_SIGN.finditer(text)):
        if number == LOOKED_AT:
            return True
        start = found.start()
        rest = _REST.sub("", text[start:], count=1)
        try:
            if loads(text[:start] + rest, format="yaml") == portfolio:
                return True
        except LoadError:
            pass
    return False


def _yaml(portfolio: Portfolio) -> str:
    from ._yaml import dumps

    return dumps(portfolio.to_dict())


def _json(portfolio: Portfolio, old: str) -> str:
    end = old[len(old.rstrip()) :]
    first = re.match(r"\s*\{[ \t]*(\r?\n)\s*?([ \t]*)\S", old)
    if first is None:
        return portfolio.to_json() + end
    newline, indent = first.groups()
    lines = portfolio.to_json(pretty=True).split("\n")
    return newline.join([indent * (_depth(line)) + line.lstrip(" ") for line in lines]) + end


def _depth(line: str) -> int:
    """How deep a line of indented JSON stands."""
    return (len(line) - len(line.lstrip(" "))) // 2
