"""How key results move objectives, and what if some ended otherwise [SPEC 10.4]."""

from __future__ import annotations

from collections.abc import Sequence

from ._frozen import Frozen, put
from ._scores import _Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from typing import Any, NoReturn, overload

    from ._scorecard import Scorecard
    from ._view import View
    from .types import Basis, SensitivityMethod


class Sensitivity(_Result):
    """How much one key result moves an objective's score."""

    __slots__ = {
        "key_result": "the id of the key result",
        "objective": "the id of the objective that it belongs to",
        "derivative": "points of the objective's score per point of the key result's",
        "method": "`exact`, from the weights, or `finite_difference`, from the scores at `low` and `high`",
        "low": "where the slope begins: 0 for an exact one, else the final score less 0.01, at least 0",
        "high": "where the slope ends: 1 for an exact one, else the final score and 0.01, at most 1",
        "loss": "what the objective's score would fall by if the key result came to nothing, 0 to 1",
    }
    key_result: str
    objective: str
    derivative: float
    method: SensitivityMethod
    low: float
    high: float
    loss: float

    def __init__(
        self,
        *,
        key_result: str,
        objective: str,
        derivative: float,
        method: SensitivityMethod,
        low: float,
        high: float,
        loss: float,
    ) -> None:
        self._set(key_result, objective, derivative, method, low, high, loss)


class Sensitivities(Frozen, Sequence[Sensitivity]):
    """How much each key result below an objective moves its score, the strongest first.

    A sequence of `Sensitivity`. `print` shows a table, and so does a notebook.
    """

    __slots__ = {
        "objective": "the id of the objective",
        "score": "its final score, or None",
        "as_of": "the day as of which it was scored",
        "policy": "the name of the policy",
        "basis": "`current` or `original`",
        "_entries": "",
    }
    objective: str
    score: float | None
    as_of: date
    policy: str
    basis: Basis
    _entries: tuple[Sensitivity, ...]

    def __init__(
        self,
        objective: str,
        score: float | None,
        as_of: date,
        policy: str,
        basis: Basis,
        entries: Iterable[Sensitivity],
    ) -> None:
        for name, value in zip(self._names, (objective, score, as_of, policy, basis, tuple(entries)), strict=True):
            put(self, name, value)

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> Sensitivity: ...
        @overload
        def __getitem__(self, index: slice) -> tuple[Sensitivity, ...]: ...

    def __getitem__(self, index: int | slice) -> Sensitivity | tuple[Sensitivity, ...]:
        return self._entries[index]

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Sensitivity]:
        return iter(self._entries)

    def to_dict(self) -> dict[str, Any]:
        """Day, policy, basis, the objective and its score, and the list, ready for `json.dumps`."""
        return {
            "as_of": self.as_of.isoformat(),
            "policy": self.policy,
            "basis": self.basis,
            "objective": self.objective,
            "score": self.score,
            "sensitivities": [row.to_dict() for row in self._entries],
        }

    def to_json(self) -> str:
        """The same as JSON text, the same bytes as from Rust and C."""
        from ._wire import result

        return result(self.to_dict())

    def __repr__(self) -> str:
        from ._text import count

        return f"<okr.Sensitivities of {self.objective!r} as of {self.as_of}: {count(len(self), 'key result')}>"

    def __str__(self) -> str:
        from ._text import clean, columns, pad

        rows = [_HEADINGS, *(_cells(row) for row in self._entries)]
        widths = columns(rows)
        lines = [
            "  ".join([pad(cell, width) for cell, width in zip(row, widths, strict=True)]).rstrip() for row in rows
        ]
        return "\n".join([f"{clean(self.objective)}, {self.score}, as of {self.as_of}", "", *lines])

    def _repr_html_(self) -> str:
        from ._html import listed

        caption = f"{self.objective}, {self.score}, as of {self.as_of}, policy {self.policy}"
        return listed(_HEADINGS, [_cells(row) for row in self._entries], caption)


_HEADINGS = ("key result", "of", "moves it by", "loss", "method")


def _cells(row: Sensitivity) -> tuple[str, ...]:
    method = row.method.replace("_", " ")
    return row.key_result, row.objective, f"{row.derivative:.6f}", f"{row.loss:.6f}", method


class Change(_Result):
    """One final score that would be another."""

    __slots__ = {
        "id": "the id of the objective or key result",
        "before": "the final score as it is, or None",
        "after": "the final score as it would be, or None",
    }
    id: str
    before: float | None
    after: float | None

    def __init__(self, id: str, before: float | None, after: float | None) -> None:
        self._set(id, before, after)


class WhatIf:
    """What would change if some key results had other scores, and the scorecard as it would be [SPEC 10.4].

    It never changes; it compares, hashes, and pickles (and is asked anew when
    it is unpickled).
    """

    __slots__ = ("__weakref__", "_before", "_card", "_given", "_key_results", "_objectives")
    _before: Scorecard
    _card: Scorecard
    _given: tuple[tuple[str, float], ...]
    _key_results: tuple[Change, ...]
    _objectives: tuple[Change, ...]

    def __init__(self) -> None:
        raise TypeError("what-ifs come from Scorecard.what_if and AlignmentGraph.what_if")

    @classmethod
    def _ask(cls, before: Scorecard, scores: Mapping[str, float]) -> WhatIf:
        from ._scorecard import Scorecard

        given = _scores(scores)
        core, key_results, objectives = before._core.what_if(list(given))
        assumed = tuple(sorted({**before.assumed, **dict(given)}.items()))
        self = cls.__new__(cls)
        put(self, "_before", before)
        put(self, "_card", Scorecard._of(core, before.portfolio, assumed))
        put(self, "_given", given)
        put(self, "_key_results", tuple(map(Change._of, key_results)))
        put(self, "_objectives", tuple(map(Change._of, objectives)))
        return self

    @property
    def before(self) -> Scorecard:
        """The scorecard as it is."""
        return self._before

    @property
    def scorecard(self) -> Scorecard:
        """The scorecard as it would be, with grades, pace, verdicts and units."""
        return self._card

    @property
    def assumed(self) -> dict[str, float]:
        """The scores that were asked about, by key result."""
        return dict(self._given)

    @property
    def key_results(self) -> View[str, Change]:
        """The key results whose final score would be another, by id, in document order."""
        return self._view("key_results", self._key_results)

    @property
    def objectives(self) -> View[str, Change]:
        """The objectives whose final score would be another, by id, in document order."""
        return self._view("objectives", self._objectives)

    def _view(self, name: str, changes: tuple[Change, ...]) -> View[str, Change]:
        from ._view import View

        by_id = {change.id: change for change in changes}
        return View(self, name, len(changes), keys=lambda: list(by_id), find=by_id.get, at=changes.__getitem__)

    def to_dict(self) -> dict[str, Any]:
        """Day, policy, basis and the changes, ready for `json.dumps`."""
        return {
            "as_of": self._before._core.as_of(),
            "policy": self._before.policy,
            "basis": self._before.basis,
            "key_results": [change.to_dict() for change in self._key_results],
            "objectives": [change.to_dict() for change in self._objectives],
        }

    def to_json(self) -> str:
        """The same as JSON text, the same bytes as from Rust and C."""
        from ._wire import result

        return result(self.to_dict())

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a WhatIf is frozen: ask again")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a WhatIf is frozen")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WhatIf):
            return NotImplemented
        return self._given == other._given and self._before == other._before

    def __hash__(self) -> int:
        return hash((self._before, self._given))

    def __copy__(self) -> WhatIf:
        return self

    def __deepcopy__(self, memo: object) -> WhatIf:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return WhatIf._ask, (self._before, self.assumed)

    def __repr__(self) -> str:
        from ._text import count

        changes = f"{count(len(self._objectives), 'objective')}, {count(len(self._key_results), 'key result')}"
        return f"<okr.WhatIf as of {self._before._core.as_of()}: changes {changes}>"

    def __str__(self) -> str:
        from ._text import clean

        lines = [f"{clean(id)} at {score}" for id, score in self._given]
        changes = [f"  {clean(it.id)}: {it.before} -> {it.after}" for it in (*self._objectives, *self._key_results)]
        return "\n".join([f"if {', '.join(lines) or 'nothing'}:", *(changes or ["  nothing changes"])])


def _scores(scores: Any) -> tuple[tuple[str, float], ...]:
    """Key results and their scores, by id."""
    from collections.abc import Mapping

    from ._kinds import number, text

    if not isinstance(scores, Mapping):
        raise TypeError(f"scores must be a dict of key result and score, not {type(scores).__name__}")
    return tuple(sorted([(text("key result", id), float(number("score", score))) for id, score in scores.items()]))


def sensitivities(card: Scorecard, objective: str) -> Sensitivities:
    """Ask a scorecard."""
    from ._kinds import text

    objective = text("objective", objective)
    score, rows = card._core.sensitivities(objective)
    entries = [Sensitivity._of(row) for row in rows]
    return Sensitivities(objective, score, card.as_of, card.policy, card.basis, entries)
