"""Scorecards: every score of a portfolio as of one day."""

from __future__ import annotations

from . import _okr
from ._errors import did_you_mean, invalid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any, Literal, NoReturn

    from ._explain import Explanation
    from ._portfolio import Portfolio
    from ._scores import KeyResultScore, ObjectiveScore, UnitScore
    from ._view import View
    from ._what_if import Sensitivities, WhatIf
    from .types import Basis


class Scorecard:
    """What `Portfolio.score` returns: the scores of key results, objectives and units, and where they come from.

    It never changes; it compares, hashes, pickles (and is scored anew when it is
    unpickled, to the same bytes). In a notebook it shows as a table; `print`
    shows the same as text. The one of a `WhatIf` is like it, with some scores
    `assumed`.
    """

    __slots__ = ("__weakref__", "_assumed", "_core", "_portfolio")
    _core: _okr.Scorecard
    _portfolio: Portfolio
    _assumed: tuple[tuple[str, float], ...]

    def __init__(self) -> None:
        raise TypeError("scorecards come from Portfolio.score")

    @classmethod
    def _of(cls, core: _okr.Scorecard, portfolio: Portfolio, assumed: tuple[tuple[str, float], ...] = ()) -> Scorecard:
        self = cls.__new__(cls)
        object.__setattr__(self, "_core", core)
        object.__setattr__(self, "_portfolio", portfolio)
        object.__setattr__(self, "_assumed", assumed)
        return self

    @property
    def portfolio(self) -> Portfolio:
        """What was scored."""
        return self._portfolio

    @property
    def as_of(self) -> date:
        """The day as of which it was scored."""
        from datetime import date

        return date.fromisoformat(self._core.as_of())

    @property
    def policy(self) -> str:
        """The name of the policy, `custom` if it has none."""
        return self._core.policy_name()

    @property
    def basis(self) -> Basis:
        """`current`, or `original` if amendments were ignored."""
        return self._core.basis()

    @property
    def assumed(self) -> dict[str, float]:
        """The scores that `what_if` assumed, by key result; empty if everything was scored."""
        return dict(self._assumed)

    @property
    def key_results(self) -> View[str, KeyResultScore]:
        """The scores of the key results by id, in document order."""
        from ._scores import KeyResultScore
        from ._view import View

        core = self._core

        def find(id: str) -> KeyResultScore | None:
            row = core.key_result(id)
            return None if row is None else KeyResultScore._of(row)

        def at(index: int) -> KeyResultScore:
            return KeyResultScore._of(core.key_result_at(index))

        return View(self, "key_results", core.counts()[0], keys=core.key_result_ids, find=find, at=at)

    @property
    def objectives(self) -> View[str, ObjectiveScore]:
        """The scores of the objectives by id, in document order."""
        from ._scores import ObjectiveScore
        from ._view import View

        core = self._core

        def find(id: str) -> ObjectiveScore | None:
            row = core.objective(id)
            return None if row is None else ObjectiveScore._of(row)

        def at(index: int) -> ObjectiveScore:
            return ObjectiveScore._of(core.objective_at(index))

        return View(self, "objectives", core.counts()[1], keys=core.objective_ids, find=find, at=at)

    @property
    def units(self) -> View[tuple[str, str], UnitScore]:
        """The scores of units by unit and cycle: `card.units["support", "2026-Q4"]`.

        Only pairs with an objective, not dropped, in the unit or below it [SPEC 4.8].
        """
        from ._scores import UnitScore
        from ._view import View

        core = self._core

        def find(key: tuple[str, str]) -> UnitScore | None:
            unit, cycle = key
            row = core.unit(unit, cycle)
            return None if row is None else UnitScore._read(row)

        def at(index: int) -> UnitScore:
            return UnitScore._read(core.unit_at(index))

        return View(self, "units", core.counts()[2], keys=core.unit_keys, find=find, at=at)

    def explain(self, id: str, kind: Literal["objective", "key_result"] | None = None) -> Explanation:
        """Where a score comes from: inputs, weights, policy, sections of SPEC.

        `id` is that of an objective or a key result; if one of each has it,
        `kind` says which (the objective by default).

        Raises `ValidationError` if there is none.
        """
        from ._explain import Explanation
        from ._kinds import text

        text("id", id)
        if kind not in (None, "objective", "key_result"):
            raise invalid("E005", f"`{kind!s:.40}` has no score", "use `objective` or `key_result`")
        found = self._core.explain(id, kind)
        if found is None:
            ids: list[str] = []
            if kind != "key_result":
                ids += self._core.objective_ids()
            if kind != "objective":
                ids += self._core.key_result_ids()
            noun = "objective or key result" if kind is None else kind.replace("_", " ")
            raise invalid("E009", f"there is no {noun} `{id:.128}`", did_you_mean(id, ids) if len(ids) < 5000 else "")
        return Explanation._of(found)

    def sensitivities(self, objective: str) -> Sensitivities:
        """How much each key result below an objective moves its score, the strongest first [SPEC 10.4].

        Below it are its own key results, and those of all objectives that
        support it, directly or by way of others. The derivative is exact where
        every way up passes means only, else a finite difference.

        Raises `ValidationError` if there is no such objective.
        """
        from ._what_if import sensitivities

        return sensitivities(self, objective)

    def what_if(self, scores: Mapping[str, float]) -> WhatIf:
        """What would change if these key results had these final scores, 0 to 1 [SPEC 10.4].

        The answer is to the last bit that of reviews with these scores. Calls
        can be chained on the scorecard of the answer; the last word on a key
        result counts.

        Raises `ValidationError` with every unknown key result and every score
        outside 0 to 1.
        """
        from ._what_if import WhatIf

        return WhatIf._ask(self, scores)

    def to_json(self, *, pretty: bool = False) -> str:
        """The scorecard in the form of FORMAT: equal inputs give equal text, in every language.

        Compact, or indented if `pretty`.
        """
        return self._core.to_json(pretty)

    def to_dict(self) -> dict[str, Any]:
        """The scorecard in the form of FORMAT, as plain Python values."""
        import json

        card: dict[str, Any] = json.loads(self._core.to_json(False))
        return card

    # A value

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a Scorecard is frozen: score again")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a Scorecard is frozen")

    def __eq__(self, other: object) -> bool:
        return self._core == other._core if isinstance(other, Scorecard) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._core)

    def __copy__(self) -> Scorecard:
        return self

    def __deepcopy__(self, memo: object) -> Scorecard:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        core = self._core
        scored = (self._portfolio, core.as_of(), core.policy_name(), core.policy_json(), core.basis())
        return _rescore, (*scored, self._assumed)

    # Shown

    def __repr__(self) -> str:
        from ._text import count

        core = self._core
        key_results, objectives, _ = core.counts()
        original = ", original basis" if core.basis() == "original" else ""
        assumed = f", {count(len(self._assumed), 'score')} assumed" if self._assumed else ""
        counts = f"{count(objectives, 'objective')}, {count(key_results, 'key result')}"
        return f"<okr.Scorecard as of {core.as_of()}, policy {core.policy_name()!r}{original}{assumed}: {counts}>"

    def __str__(self) -> str:
        from ._table import table

        return table(self)

    def _repr_html_(self) -> str:
        from ._html import html

        return html(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        from ._html import SHOWN

        text = str(self) if len(self.objectives) <= SHOWN else repr(self)
        return {"text/plain": text, "text/html": self._repr_html_()}


def _rescore(
    portfolio: Portfolio,
    as_of: str,
    name: str,
    policy: str,
    basis: Basis,
    assumed: tuple[tuple[str, float], ...] = (),
) -> Scorecard:
    """Score again what was pickled; the core writes policies without their names."""
    from ._wire import dumps

    named = f'{{"name":{dumps(name, "policy")},{policy[1:]}'
    card = Scorecard._of(portfolio._core.score(as_of, None, named, basis), portfolio)
    return card.what_if(dict(assumed)).scorecard if assumed else card
