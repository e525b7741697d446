"""How a portfolio is to be checked: profile, rules, severities, options, waivers [FORMAT, Checks]."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .. import _okr, _wire
from .._kinds import day, many, number, one, text, wrong
from .._record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from os import PathLike
    from typing import Literal

    from .._kinds import _Kind
    from ..types import Language, Profile, Severity


class Waiver(Record):
    """Findings of one rule about one thing that are accepted, for a reason and perhaps for a while.

    Name one of `objective`, `key_result`, `unit`, `cycle`, `kpi` and `priority`.

    >>> import okr
    >>> okr.Waiver("ALN001", "moves next quarter", objective="o-trust", until="2026-12-31").until
    datetime.date(2026, 12, 31)
    """

    __slots__ = {
        "rule": "the code or the name of the rule",
        "objective": "the id of the objective that it is for, or None",
        "key_result": "the id of the key result, or None",
        "unit": "the id of the unit, or None",
        "cycle": "the id of the cycle, or None",
        "kpi": "the id of the KPI, or None",
        "priority": "the id of the priority, or None",
        "reason": "why they are accepted",
        "until": "the last day on which they are, or None if there is no end",
    }
    rule: str
    objective: str | None
    key_result: str | None
    unit: str | None
    cycle: str | None
    kpi: str | None
    priority: str | None
    reason: str
    until: date | None
    _kinds = {
        "rule": text,
        "objective": text,
        "key_result": text,
        "unit": text,
        "cycle": text,
        "kpi": text,
        "priority": text,
        "reason": text,
        "until": day,
    }

    def __init__(
        self,
        rule: str,
        reason: str,
        *,
        objective: str | None = None,
        key_result: str | None = None,
        unit: str | None = None,
        cycle: str | None = None,
        kpi: str | None = None,
        priority: str | None = None,
        until: date | str | None = None,
        custom: Any = None,
    ) -> None:
        self._fill(rule, objective, key_result, unit, cycle, kpi, priority, reason, until, custom)


class Named(tuple[tuple[str, Any], ...]):
    """Values by name, in the order stated: an object whose keys are not the format's."""

    __slots__ = ()

    def _wire(self) -> dict[str, Any]:
        return dict(self)


def _named(kind: _Kind) -> _Kind:
    """A dict of a kind, or pairs; a name that stands twice has its last value."""

    def read(where: str, value: Any) -> Named:
        pairs = value.items() if isinstance(value, Mapping) else value
        if isinstance(pairs, (str, bytes)) or not isinstance(pairs, Iterable):
            wrong(where, "a dict", value)
        found = {}
        for pair in pairs:
            if isinstance(pair, (str, bytes)) or len(pair) != 2:
                wrong(where, "a dict", value)
            name = text(where, pair[0])
            found[name] = kind(f"{where}[{name}]", pair[1])
        return Named(found.items())

    return read


class Checks(Record):
    """How a portfolio is to be checked; the `checks` of a document, or what `Portfolio.check` takes as `config`.

    >>> import okr
    >>> checks = okr.Checks(profile="strict", ignore=["ALN008"], severity={"orphan": "error"})
    >>> checks.to_dict()
    {'profile': 'strict', 'ignore': ['ALN008'], 'severity': {'orphan': 'error'}}
    """

    __slots__ = {
        "profile": "`default`, `google`, `strict`, `lenient`, or None",
        "language": "the language of the titles, such as `en`, or None",
        "select": "the only rules to run, a tuple of codes, names, or starts of codes; or None for all",
        "ignore": "rules that are left out, a tuple",
        "severity": "rules and their severities, a tuple of pairs",
        "options": "rules and their numbers by name, a tuple of pairs",
        "waivers": "what is accepted, a tuple",
    }
    profile: Profile | None
    language: Language | None
    select: tuple[str, ...] | None
    ignore: tuple[str, ...]
    severity: tuple[tuple[str, Severity], ...]
    options: tuple[tuple[str, tuple[tuple[str, float], ...]], ...]
    waivers: tuple[Waiver, ...]
    _kinds = {
        "profile": text,
        "language": text,
        "select": many(text, "codes of rules"),
        "ignore": many(text, "codes of rules"),
        "severity": _named(text),
        "options": _named(_named(number)),
        "waivers": many(one(Waiver), "Waiver"),
    }

    def __init__(
        self,
        *,
        profile: Profile | None = None,
        language: Language | None = None,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] = (),
        severity: Mapping[str, Severity] | Iterable[tuple[str, Severity]] = (),
        options: Mapping[str, Mapping[str, float]] | Iterable[tuple[str, Iterable[tuple[str, float]]]] = (),
        waivers: Iterable[Waiver] = (),
        custom: Any = None,
    ) -> None:
        self._fill(profile, language, select, ignore, severity, options, waivers, custom)


def load_checks(path: str | PathLike[str], *, format: Literal["json", "yaml"] | None = None) -> Checks:
    """Read a configuration of checks from a file: YAML if its name ends in `.yaml` or `.yml`, else JSON.

    Raises `LoadError` with every problem, each with line and column, and
    `OSError` if the file cannot be read.
    """
    from os import fspath

    from .._errors import LoadError
    from .._portfolio import _is_yaml

    name = fspath(path)
    if not isinstance(name, str):
        raise TypeError(f"path must be a str or a pathlib.Path, not {type(path).__name__}")
    yaml = name.lower().endswith((".yaml", ".yml")) if format is None else _is_yaml(format)
    with open(name, "rb") as file:
        data = file.read()
    try:
        return Checks.from_dict(_wire.loads(_okr.check_config(data, yaml)))
    except LoadError as error:
        raise LoadError(error.problems, name) from None
