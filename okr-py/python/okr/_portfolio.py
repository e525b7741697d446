"""Portfolios: loaded, built in code, read back, scored."""

from __future__ import annotations

from . import _okr
from ._editing import Editable
from ._errors import LoadError, invalid
from ._frozen import put
from ._threads import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from os import PathLike
    from typing import Any, Literal, NoReturn, TypeVar

    from ._alignment import AlignmentGraph
    from ._audit import AuditEntry
    from ._findings import Findings
    from ._forecast import Backtest, Forecast, Forecasts
    from ._model import Checks, Cycle, KeyResult, Kpi, Objective, Organization, Policy, Unit
    from ._scorecard import Scorecard
    from ._statistics import Statistics
    from ._view import View
    from .types import Basis, Grouping, Language, PlainKind, Profile, Severity

    _T = TypeVar("_T")


#: The members of a document, in the order of FORMAT.
_MEMBERS = ("okr", "organization", "policy", "checks", "units", "cycles", "kpis", "objectives", "audit", "custom")


class Portfolio(Editable):
    """A whole document, checked: organization, units, cycles, KPIs and objectives.

    A portfolio that exists is valid: every reference leads somewhere, every date,
    weight and limit holds. Load one with `okr.load` or `okr.loads`, or build
    one in code; both go through the same checks and report every problem at
    once. It never changes; equal portfolios save to the same bytes.

    >>> import okr
    >>> portfolio = okr.Portfolio(
    ...     organization=okr.Organization("Acme"),
    ...     units=[okr.Unit("acme", "Acme", "company")],
    ...     cycles=[okr.Cycle("2026-Q4", "2026-10-01", "2026-12-31")],
    ...     objectives=[
    ...         okr.Objective(
    ...             "o-trust", "Earn the trust of every customer who calls us",
    ...             owner="acme", cycle="2026-Q4", commitment="aspirational",
    ...             key_results=[
    ...                 okr.KeyResult("kr1", "Increase NPS from 32 to 55", okr.Increase(32, 55),
    ...                               check_ins=[okr.CheckIn("2026-11-01", 34)]),
    ...             ],
    ...         ),
    ...     ],
    ... )
    >>> portfolio
    <okr.Portfolio: 1 unit, 1 cycle, 1 objective, 1 key result>
    >>> portfolio.score("2026-11-15").objectives["o-trust"].score
    0.086956522
    """

    __slots__ = ("__weakref__", "_core", "_document", "_read")
    _core: _okr.Portfolio
    _document: dict[str, Any]
    _read: dict[Any, Any]

    def __init__(
        self,
        *,
        organization: Organization,
        units: Iterable[Unit],
        cycles: Iterable[Cycle],
        objectives: Iterable[Objective] = (),
        kpis: Iterable[Kpi] = (),
        policy: str | Policy | None = None,
        checks: Checks | None = None,
        audit: Iterable[AuditEntry] = (),
        custom: Any = None,
    ) -> None:
        """Build a portfolio in code.

        Raises `LoadError` with every problem, each with its JSON Pointer and
        without line and column; `TypeError` for an argument of the wrong type.
        """
        from . import _kinds, _model

        def several(name: str, cls: type[Any], given: Any) -> list[Any]:
            return list(_kinds.many(_kinds.one(cls), cls.__name__)(f"Portfolio.{name}", given))

        document: dict[str, Any] = {
            "okr": "1",
            "organization": _kinds.one(_model.Organization)("Portfolio.organization", organization),
        }
        if policy is not None:
            kind = _kinds.either(_kinds.text, _kinds.one(_model.Policy))
            document["policy"] = kind("Portfolio.policy", policy)
        if checks is not None:
            document["checks"] = _kinds.one(_model.Checks)("Portfolio.checks", checks)
        document["units"] = several("units", _model.Unit, units)
        document["cycles"] = several("cycles", _model.Cycle, cycles)
        document["kpis"] = several("kpis", _model.Kpi, kpis)
        document["objectives"] = several("objectives", _model.Objective, objectives)
        if audit != ():
            from ._audit import AuditEntry

            document["audit"] = several("audit", AuditEntry, audit)
        if custom is not None:
            document["custom"] = custom
        self._hold(_built(document))

    def _hold(self, core: _okr.Portfolio) -> None:
        put(self, "_core", core)
        put(self, "_document", {})
        put(self, "_read", {})

    @classmethod
    def _of(cls, core: _okr.Portfolio) -> Portfolio:
        self = cls.__new__(cls)
        self._hold(core)
        return self

    @staticmethod
    def from_dict(document: Mapping[str, Any]) -> Portfolio:
        """Load a document that is already a dict, in the form of FORMAT; dates may be `datetime.date`.

        Raises `LoadError` with every problem, without line and column.
        """
        from collections.abc import Mapping

        if not isinstance(document, Mapping):
            raise TypeError(f"document must be a dict, not {type(document).__name__}; use okr.loads for text")
        return Portfolio._of(_built(document))

    def to_json(self, *, pretty: bool = False) -> str:
        """The document in canonical form [SPEC 12]: saving twice gives the same text.

        Compact, or indented if `pretty`.
        """
        return self._core.to_json(pretty)

    def to_dict(self) -> dict[str, Any]:
        """The document in canonical form, as plain Python values."""
        from ._wire import loads

        document: dict[str, Any] = loads(self._core.to_json(False))
        return document

    # Scoring

    def score(
        self,
        as_of: date | str | None = None,
        policy: str | Policy | None = None,
        basis: Basis = "current",
        *,
        threads: int | None = None,
    ) -> Scorecard:
        """Score everything as of a day [SPEC 3 to 7].

        `as_of` is a `datetime.date` or an ISO text, by default today by the
        clock of this machine. `policy` is one of `okr.POLICIES` or a `Policy`;
        by default the portfolio's own. `basis="original"` ignores amendments.
        `threads` is as for `okr.loads`.

        Raises `ValidationError` for a date outside 1900 to 2200, an unknown
        policy or basis.
        """
        from ._scorecard import Scorecard

        core = self._core.score(*_call(as_of, policy, basis), counted(threads))
        return Scorecard._of(core, self)

    def compare(
        self,
        policies: Iterable[str | Policy] | None = None,
        as_of: date | str | None = None,
        basis: Basis = "current",
    ) -> dict[str, Scorecard]:
        """Score under several policies at once: a dict from policy name to scorecard, in the order given.

        By default under all of `okr.POLICIES`. A `Policy` needs a name of its
        own here, since two of the same name could not be told apart.

        Raises `ValidationError` as `score` does, and for two of the same name.
        """
        from collections.abc import Iterable

        from ._scorecard import Scorecard

        if isinstance(policies, str) or (policies is not None and not isinstance(policies, Iterable)):
            raise TypeError(f"policies must be a list of policies, not {type(policies).__name__}; put it in [ ]")
        given = _okr.POLICIES if policies is None else list(policies)
        chosen = [_policy(f"policies[{index}]", policy) for index, policy in enumerate(given)]
        for index, (name, text) in enumerate(chosen):
            if name is None and text is None:
                raise TypeError(f"policies[{index}] must be a str or a Policy, not None")
        cards = self._core.compare(_iso(as_of), chosen, _word("basis", basis))
        compared: dict[str, Scorecard] = {}
        for core in cards:
            name = core.policy_name()
            if name in compared:
                raise invalid("E008", f"two policies are called `{name}`", "give each Policy a name of its own")
            compared[name] = Scorecard._of(core, self)
        return compared

    def statistics(
        self,
        as_of: date | str | None = None,
        policy: str | Policy | None = None,
        basis: Basis = "current",
        *,
        individuals: bool = False,
        by: Grouping | Iterable[Grouping] | None = None,
    ) -> Statistics:
        """What the scores of groups come to, as of a day [SPEC 9].

        How scores are spread, whether goals are as hard as they should be,
        whether promises are kept and confidence is earned, what people do with
        goals while they last, and each closed cycle against the one before.

        `by` names groupings, by default all of them; the group of everything is
        there in any case. Individuals have no group of their own unless
        `individuals` is true. `as_of`, `policy` and `basis` are as for `score`.

        Raises `ValidationError` as `score` does, and for an unknown grouping.
        """
        from ._kinds import flag
        from ._statistics import told

        names = None if by is None else [by] if isinstance(by, str) else list(by)
        chosen = None if names is None else [_word(f"by[{index}]", name) for index, name in enumerate(names)]
        return told(self._core, _call(as_of, policy, basis), flag("individuals", individuals), chosen)

    # Forecasts

    def forecast(
        self,
        id: str,
        as_of: date | str | None = None,
        policy: str | Policy | None = None,
        basis: Basis = "current",
        *,
        kind: Literal["objective", "key_result"] | None = None,
    ) -> Forecast:
        """What may become of one objective or key result if things move on as they have [SPEC 8].

        `id` is that of an objective or a key result; if one of each has it, `kind` says which (the objective by
        default). The other arguments are as for `score`.

        >>> import okr
        >>> checks = [okr.CheckIn("2026-10-15", 35), okr.CheckIn("2026-11-01", 38), okr.CheckIn("2026-11-15", 44)]
        >>> nps = okr.KeyResult("nps", "Increase NPS from 32 to 55", okr.Increase(32, 55), check_ins=checks)
        >>> portfolio = okr.Portfolio(
        ...     organization=okr.Organization("Acme"), units=[okr.Unit("acme", "Acme", "company")],
        ...     cycles=[okr.Cycle("2026-Q4", "2026-10-01", "2026-12-31")],
        ...     objectives=[okr.Objective("o", "Be trusted", owner="acme", cycle="2026-Q4",
        ...                               commitment="aspirational", key_results=[nps])],
        ... )
        >>> forecast = portfolio.forecast("nps", "2026-11-15")
        >>> forecast
        <okr.Forecast of 'nps' as of 2026-11-15: 0.64 to 1.00, median 1.00, P(expected) 0.88>

        Raises `ValidationError` if there is none.
        """
        from ._forecast import ask_forecast

        return ask_forecast(self, id, kind, _call(as_of, policy, basis))

    def forecasts(
        self,
        as_of: date | str | None = None,
        policy: str | Policy | None = None,
        basis: Basis = "current",
    ) -> Forecasts:
        """What may become of every objective and key result [SPEC 8]; arguments as for `score`."""
        from ._forecast import Forecasts

        forecasts: Forecasts = Forecasts._ask(self, _call(as_of, policy, basis))
        return forecasts

    def backtest(
        self,
        ids: Iterable[str] | None = None,
        as_of: date | str | None = None,
        policy: str | Policy | None = None,
        basis: Basis = "current",
    ) -> Backtest:
        """How good forecasts would have been [SPEC 8.4].

        For each key result whose outcome is known, and each day in its window with a check-in: the forecast from
        the values before that day, against the final value, which is the last one on or before the due date. `ids`
        chooses key results, and objectives for all of theirs; by default all. The other arguments are as for
        `score`.

        Raises `ValidationError` with every unknown id.
        """
        from ._forecast import ask_backtest

        return ask_backtest(self, ids, _call(as_of, policy, basis))

    # Alignment and checks

    @property
    def alignment(self) -> AlignmentGraph:
        """Who supports whom [SPEC 10]: every edge counts, dropped or not; see `AlignmentGraph.as_of`."""
        from weakref import ref

        from ._alignment import AlignmentGraph

        # What it knows is kept with the core's handle; a reference to itself would keep a portfolio from going.
        kept: ref[AlignmentGraph] | None = self._read.get("alignment")
        found = None if kept is None else kept()
        if found is None:
            found = AlignmentGraph._of(self._once("alignment core", self._core.alignment), self)
            self._read["alignment"] = ref(found)
        return found

    def check(
        self,
        as_of: date | str | None = None,
        *,
        policy: str | Policy | None = None,
        config: Checks | Mapping[str, Any] | None = None,
        profile: Profile | None = None,
        language: Language | None = None,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] | None = None,
        severity: Mapping[str, Severity] | None = None,
        options: Mapping[str, Mapping[str, float]] | None = None,
        source: str | bytes | bytearray | memoryview | None = None,
        format: Literal["json", "yaml"] = "json",
    ) -> Findings:
        """What the rules find as of a day: what can be loaded and scored, and yet should not be so [SPEC 10.2, 11].

        Rules are named by code (`ALN001`), by name (`orphan`), or several at
        once by what their codes start with (`ALN`); `okr.rules` lists them.
        `select` runs these and no others, `ignore` leaves some out, `severity`
        maps rules to `error`, `warning` or `hint`, and `options` maps a rule
        to numbers by name: `{"ALN013": {"max_supported": 5}}`. `as_of` and
        `policy` are as for `score`.

        `profile` is where the check starts from, `config` a whole
        configuration, and the portfolio may have `checks` of its own. What is
        said here wins over `config`, that over the portfolio's own, and those
        over the profile: for each rule, the first that says something about it
        decides. Waivers of `config` and portfolio add up.

        With `source`, the text that the portfolio was loaded from, and its
        `format`, findings have lines and columns.

        Raises `ValidationError` for what names no rule or option.
        """
        from ._findings import checked

        return checked(
            self._core,
            _iso(as_of),
            _policy("policy", policy),
            config=config,
            profile=profile,
            language=language,
            select=select,
            ignore=ignore,
            severity=severity,
            options=options,
            source=None if source is None else _bytes("source", source),
            yaml=_is_yaml(format),
        )

    # Reading back

    @property
    def organization(self) -> Organization:
        """Whose objectives these are."""
        from ._model import Organization

        return self._once("organization", lambda: Organization.from_dict(self._plain("organization")))

    @property
    def policy(self) -> str | Policy | None:
        """The policy that the portfolio states: a name, a `Policy`, or None for `default`."""
        from ._model import Policy

        stated: str | dict[str, Any] | None = self._plain("policy")
        if not isinstance(stated, dict):
            return stated
        return self._once("policy", lambda: Policy.from_dict(stated))

    @property
    def checks(self) -> Checks | None:
        """How the portfolio wants to be checked, or None if it does not say."""
        from ._model import Checks

        stated: dict[str, Any] | None = self._plain("checks")
        return None if stated is None else self._once("checks", lambda: Checks.from_dict(stated))

    @property
    def units(self) -> View[str, Unit]:
        """The units by id, in document order."""
        from ._model import Unit

        return self._view("units", 0, Unit)

    @property
    def cycles(self) -> View[str, Cycle]:
        """The cycles by id, in document order."""
        from ._model import Cycle

        return self._view("cycles", 1, Cycle)

    @property
    def kpis(self) -> View[str, Kpi]:
        """The KPIs by id, in document order."""
        from ._model import Kpi

        return self._view("kpis", 2, Kpi)

    @property
    def objectives(self) -> View[str, Objective]:
        """The objectives by id, in document order."""
        from ._model import Objective

        return self._view("objectives", 3, Objective)

    @property
    def key_results(self) -> View[str, KeyResult]:
        """The key results of all objectives by id, in document order."""
        from ._model import KeyResult

        return self._view("key_results", 4, KeyResult)

    @property
    def custom(self) -> Any:
        """The portfolio's own custom JSON, or None; a fresh copy each time."""
        from copy import deepcopy

        return deepcopy(self._plain("custom"))

    def _plain(self, name: str) -> Any:
        """A member of the canonical document, or None; no more of it is parsed than is asked for."""
        if name not in self._document:
            from ._wire import members

            for found, value in members(self._core.to_json(False), name, _MEMBERS):
                self._document.setdefault(found, value)
            self._document.setdefault(name, None)
        return self._document[name]

    def _once(self, key: Any, make: Callable[[], _T]) -> _T:
        """Make a part when it is first asked for; threads that race make equal ones, and one is kept."""
        found: _T | None = self._read.get(key)
        if found is None:
            found = self._read.setdefault(key, make())
        return found

    def _parts(self, name: str) -> dict[str, Any]:
        """The plain objects of one kind by id."""

        def make() -> dict[str, Any]:
            if name == "key_results":
                plain = [part for objective in self._plain("objectives") for part in objective["key_results"]]
            else:
                plain = self._plain(name) or []
            return {part["id"]: part for part in plain}

        return self._once(name, make)

    def _view(self, name: str, count: int, cls: type[Any]) -> View[str, Any]:
        from ._view import View

        def find(key: str) -> Any:
            plain = self._parts(name).get(key)
            return None if plain is None else self._once((name, key), lambda: cls.from_dict(plain))

        def keys() -> list[str]:
            return self._once(f"{name} in order", lambda: list(self._parts(name)))

        return View(self, name, self._core.counts()[count], keys=keys, find=find, at=lambda i: find(keys()[i]))

    # A value

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a Portfolio is frozen: its edits make another one")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a Portfolio is frozen")

    def __eq__(self, other: object) -> bool:
        return self._core == other._core if isinstance(other, Portfolio) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._core)

    def __copy__(self) -> Portfolio:
        return self

    def __deepcopy__(self, memo: object) -> Portfolio:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return loads, (self.to_json(),)

    def __repr__(self) -> str:
        from ._text import count

        nouns = ("unit", "cycle", "KPI", "objective", "key result")
        counts = [count(n, noun) for n, noun in zip(self._core.counts(), nouns, strict=False) if n or noun != "KPI"]
        return f"<okr.Portfolio: {', '.join(counts)}>"


def load(
    path: str | PathLike[str], *, format: Literal["json", "yaml"] | None = None, threads: int | None = None
) -> Portfolio:
    """Load a portfolio from a file: YAML if its name ends in `.yaml` or `.yml`, else JSON.

    `format` says which, whatever the name; `threads` is as for `loads`. Raises `LoadError` with every problem,
    and `OSError` if the file cannot be read.
    """
    from os import fspath

    name = fspath(path)
    if not isinstance(name, str):
        raise TypeError(f"path must be a str or a pathlib.Path, not {type(path).__name__}")
    if format is None:
        format = "yaml" if name.lower().endswith((".yaml", ".yml")) else "json"
    with open(name, "rb") as file:
        data = file.read()
    try:
        return loads(data, format=format, threads=threads)
    except LoadError as error:
        raise LoadError(error.problems, name) from None


def loads(
    text: str | bytes | bytearray | memoryview,
    *,
    format: Literal["json", "yaml"] = "json",
    threads: int | None = None,
) -> Portfolio:
    """Load a portfolio from text, or from bytes in UTF-8.

    Large JSON documents, from 2 MB, are read by up to four threads if this
    process may use them; `threads` says by how many. The result is the same.

    Raises `LoadError` with every problem, each with line and column.

    >>> import okr
    >>> okr.loads('{"okr": "1"')
    Traceback (most recent call last):
    okr.LoadError: 1:12: E001: ... (write well-formed JSON (RFC 8259))
    """
    how = _is_yaml(format), counted(threads)
    if isinstance(text, str):
        try:
            return Portfolio._of(_okr.load(text, *how))
        except UnicodeEncodeError:  # lone surrogates: the core says where
            pass
    return Portfolio._of(_okr.load(_bytes("text", text, "; use okr.load for files"), *how))


def _is_yaml(format: str) -> bool:
    if format not in ("json", "yaml"):
        raise invalid("E005", f"`{format!s:.40}` is no format of documents", "use `json` or `yaml`")
    return format == "yaml"


def _bytes(where: str, text: Any, remedy: str = "") -> bytes:
    """A document as bytes; what is no Unicode stays wrong, for the core to say where."""
    if isinstance(text, bytes):
        return text
    if isinstance(text, str):
        return text.encode("utf-8", "surrogatepass")
    if not isinstance(text, (bytearray, memoryview)):
        raise TypeError(f"{where} must be str or bytes, not {type(text).__name__}{remedy}")
    return bytes(text)


#: What each kind of plain measure takes, and what it must have.
_PLAIN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "increase": (("baseline", "target"), ("baseline", "target")),
    "decrease": (("baseline", "target"), ("baseline", "target")),
    "at_least": (("threshold", "floor"), ("threshold",)),
    "at_most": (("threshold", "ceiling"), ("threshold",)),
    "between": (("low", "high", "tolerance"), ("low", "high")),
    "milestone": ((), ()),
    "discover": ((), ()),
}


def score_value(kind: PlainKind, value: float, *, strict: bool = False, **limits: float | None) -> float:
    """The score of one value by one measure: plain numbers in, a score from 0 to 1 out [SPEC 3].

    `kind` is `increase` or `decrease` (with `baseline` and `target`), `at_least`
    (`threshold`, `floor`), `at_most` (`threshold`, `ceiling`), `between` (`low`,
    `high`, `tolerance`), `milestone` or `discover`. `strict` goes with the limits.

    Raises `ValidationError` for what no portfolio could hold, and `TypeError`
    for a limit that is missing or that the kind does not take.

    >>> import okr
    >>> okr.score_value("increase", 34, baseline=32, target=55)
    0.086956522
    >>> okr.score_value("at_most", 250, threshold=200, ceiling=400)
    0.75
    """
    return _valued(kind, value, strict, limits)[1]


def progress_value(kind: PlainKind, value: float, *, strict: bool = False, **limits: float | None) -> float:
    """The unclamped attainment of one value by one measure; arguments as for `score_value`.

    >>> import okr
    >>> okr.progress_value("increase", 78, baseline=32, target=55)
    2.0
    """
    return _valued(kind, value, strict, limits)[0]


def _valued(kind: str, value: float, strict: bool, limits: dict[str, float | None]) -> tuple[float, float]:
    from ._errors import did_you_mean
    from ._kinds import flag, number

    known = _PLAIN.get(_word("kind", kind))
    if known is None:
        raise invalid("E005", f"`{kind:.40}` is no plain measure", did_you_mean(kind, _PLAIN))
    takes, needs = known
    for name in limits:
        if name not in takes:
            raise TypeError(f"`{kind}` takes no {name}; it takes {', '.join(takes) or 'a value alone'}")
    for name in needs:
        if limits.get(name) is None:
            raise TypeError(f"`{kind}` needs {name}")
    given = [None if limits.get(name) is None else float(number(name, limits[name])) for name in takes]
    one, two, three = [*given, None, None, None][:3]
    return _okr.plain_value(kind, float(number("value", value)), (one, two, three), flag("strict", strict))


def _built(document: Mapping[str, Any]) -> _okr.Portfolio:
    """Check a document that is not text yet, by the one loader there is."""
    from ._wire import dumps

    text = dumps(document, "Portfolio")
    try:
        return _okr.load(text, False)
    except LoadError as error:
        raise error._without_lines() from None


def _call(as_of: Any, policy: Any, basis: Any) -> tuple[str, str | None, str | None, str]:
    """Day, policy by name or as JSON, and basis, as the core takes them."""
    return (_iso(as_of), *_policy("policy", policy), _word("basis", basis))


def _iso(as_of: Any, name: str = "as_of") -> str:
    """The day as ISO text; today if none is given. `name` is what the caller calls it."""
    if as_of is None:
        from time import strftime

        return strftime("%Y-%m-%d")
    if isinstance(as_of, str):
        return _word(name, as_of)
    from datetime import date, datetime

    if not isinstance(as_of, date) or isinstance(as_of, datetime):
        remedy = "; a day has no time: use .date()" if isinstance(as_of, datetime) else ""
        raise TypeError(f"{name} must be a datetime.date, an ISO text or None, not {type(as_of).__name__}{remedy}")
    return as_of.isoformat()


def _policy(where: str, policy: Any) -> tuple[str | None, str | None]:
    """A policy as a name or as JSON text."""
    if policy is None:
        return None, None
    if isinstance(policy, str):
        return _word(where, policy), None
    from collections.abc import Mapping

    from ._model import Policy

    if not isinstance(policy, (Policy, Mapping)):
        raise TypeError(f"{where} must be a str or a Policy, not {type(policy).__name__}")
    from ._wire import dumps

    return None, dumps(policy, where)


def _word(where: str, word: Any) -> str:
    if type(word) is str and word.isascii():
        return word
    from ._kinds import text

    return text(where, word)
