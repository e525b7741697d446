"""What scores mean: expected scores, grades and pace, as data [SPEC 5, 7]."""

from __future__ import annotations

from .. import _okr, _wire
from .._kinds import number, one, text
from .._record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..types import Missing, PaceMethod, PacePlan, PaceTarget, Rounding


class ExpectedScores(Record):
    """The scores at which objectives are as good as hoped for [SPEC 5.1]."""

    __slots__ = {
        "committed": "of a committed objective, 0 to 1, or None to leave it",
        "aspirational": "of an aspirational one, 0 to 1, or None to leave it",
    }
    committed: float | None
    aspirational: float | None
    _kinds = {"committed": number, "aspirational": number}

    def __init__(
        self,
        *,
        committed: float | None = None,
        aspirational: float | None = None,
        custom: Any = None,
    ) -> None:
        self._fill(committed, aspirational, custom)


class GradeLimits(Record):
    """The limits of the grades [SPEC 5.4]: red below the one, green from the other on, yellow between."""

    __slots__ = {
        "red_below": "scores below are red, 0 to 1, or None to leave it",
        "green_from": "scores from here on are green, 0 to 1, or None to leave it",
    }
    red_below: float | None
    green_from: float | None
    _kinds = {"red_below": number, "green_from": number}

    def __init__(
        self,
        *,
        red_below: float | None = None,
        green_from: float | None = None,
        custom: Any = None,
    ) -> None:
        self._fill(red_below, green_from, custom)


class Grades(Record):
    """The grade limits by commitment [SPEC 5.4]."""

    __slots__ = {
        "committed": "for committed objectives, or None to leave them",
        "aspirational": "for aspirational ones, or None to leave them",
        "rounding": "`none`, or `tenths`: round the score to one decimal first; or None to leave it",
    }
    committed: GradeLimits | None
    aspirational: GradeLimits | None
    rounding: Rounding | None
    _kinds = {"committed": one(GradeLimits), "aspirational": one(GradeLimits), "rounding": text}

    def __init__(
        self,
        *,
        committed: GradeLimits | None = None,
        aspirational: GradeLimits | None = None,
        rounding: Rounding | None = None,
        custom: Any = None,
    ) -> None:
        self._fill(committed, aspirational, rounding, custom)


class PaceRules(Record):
    """How the score so far is held against the plan [SPEC 7.1]."""

    __slots__ = {
        "method": "`ratio`, `gap` or `projected`, or None to leave it",
        "on_track": "the limit of `on_track`, 0 to 1, or None to leave it",
        "at_risk": "the limit of `at_risk`, 0 to 1, or None to leave it",
        "target": "`expected`, or `full`: held against 1.0; or None to leave it",
        "plan": "`curve`, or `none`: without the plan curve; or None to leave it",
    }
    method: PaceMethod | None
    on_track: float | None
    at_risk: float | None
    target: PaceTarget | None
    plan: PacePlan | None
    _kinds = {"method": text, "on_track": number, "at_risk": number, "target": text, "plan": text}

    def __init__(
        self,
        *,
        method: PaceMethod | None = None,
        on_track: float | None = None,
        at_risk: float | None = None,
        target: PaceTarget | None = None,
        plan: PacePlan | None = None,
        custom: Any = None,
    ) -> None:
        self._fill(method, on_track, at_risk, target, plan, custom)


class Policy(Record):
    """What scores mean. What is None is as in the policy that it extends [SPEC 7.3].

    >>> import okr
    >>> strict = okr.Policy(extends="google", name="strict", pace=okr.PaceRules(at_risk=0.8))
    >>> strict.complete().pace
    PaceRules(method='ratio', on_track=0.9, at_risk=0.8, target='expected', plan='curve')
    """

    __slots__ = {
        "extends": "the named policy it starts from, one of `okr.POLICIES`, or None for `default`",
        "name": "its name in scorecards, or None for `custom`",
        "expected": "the expected scores, or None to leave them",
        "grades": "the grade limits, or None to leave them",
        "pace": "the pace rules, or None to leave them",
        "missing": "`zero` or `exclude`: what an unreported key result counts [4.2]; or None to leave it",
    }
    extends: str | None
    name: str | None
    expected: ExpectedScores | None
    grades: Grades | None
    pace: PaceRules | None
    missing: Missing | None
    _kinds = {
        "extends": text,
        "name": text,
        "expected": one(ExpectedScores),
        "grades": one(Grades),
        "pace": one(PaceRules),
        "missing": text,
    }

    def __init__(
        self,
        *,
        extends: str | None = None,
        name: str | None = None,
        expected: ExpectedScores | None = None,
        grades: Grades | None = None,
        pace: PaceRules | None = None,
        missing: Missing | None = None,
        custom: Any = None,
    ) -> None:
        self._fill(extends, name, expected, grades, pace, missing, custom)

    def complete(self) -> Policy:
        """The policy with everything that it takes over written out.

        Raises `ValidationError` if it is not a valid policy.
        """
        text = _okr.complete_policy(None, _wire.dumps(self, "Policy"))
        return Policy.from_dict(_wire.loads(text)).replace(name=self.name, custom=self.custom)

    @staticmethod
    def named(name: str) -> Policy:
        """One of `okr.POLICIES`, written out.

        >>> import okr
        >>> okr.Policy.named("google").grades.rounding
        'tenths'
        """
        return Policy.from_dict(_wire.loads(_okr.complete_policy(text("name", name), None))).replace(name=name)
