"""What scoring says of key results, objectives and units [FORMAT, Scorecard]."""

from __future__ import annotations

from ._frozen import Frozen, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .types import Commitment, Duty, Grade, Pace, Verdict

BILLION = 1_000_000_000


class _Result(Frozen):
    """A row of a scorecard."""

    __slots__ = ()

    def _set(self, *values: Any) -> None:
        for name, value in zip(self._names, values, strict=True):
            put(self, name, value)

    def to_dict(self) -> dict[str, Any]:
        """The row in the form of FORMAT, ready for `json.dumps`."""
        return {name: _plain(getattr(self, name)) for name in self._names if name != "title"}


class KeyResultScore(_Result):
    """The score of one key result on one day.

    Scores are exact to nine decimals: `score == 0.7` is safe, and
    `score_billionths` is the integer behind it [SPEC 2.2].
    """

    __slots__ = {
        "id": "the key result's id",
        "title": "its title; not part of the scorecard's JSON",
        "objective": "the id of its objective",
        "value": "what it stands at, or None without a value or for a measure that takes none [4.1]",
        "progress": "the unclamped attainment, or None without a value [3]",
        "computed_score": "the score by its measure, 0 to 1",
        "score": "the final score, 0 to 1: the computed one unless a review overrides it [4.7]",
        "overridden": "whether a review overrides the computed score",
        "unreported": "whether there is no value yet [4.2]",
        "counted": "whether it counts in its objective's score [4.5]",
        "expected_final": "the score it is expected to reach in the end [5.1]",
        "elapsed": "the share of its window that has passed, 0 to 1 [6.2]",
        "expected": "the score it should have by now [6.4]",
        "grade": "`red`, `yellow` or `green` [5.4]",
        "pace": "`achieved`, `on_track`, `at_risk`, `off_track`, `missed`, `not_started` or `no_data` [7.2]",
        "verdict": "what the score means, given the commitment, if the cycle closed today [5.2]",
        "confidence": "the last one stated, 0 to 1, or None",
    }
    id: str
    title: str
    objective: str
    value: float | None
    progress: float | None
    computed_score: float
    score: float
    overridden: bool
    unreported: bool
    counted: bool
    expected_final: float
    elapsed: float
    expected: float
    grade: Grade
    pace: Pace
    verdict: Verdict
    confidence: float | None

    def __init__(
        self,
        *,
        id: str,
        title: str,
        objective: str,
        value: float | None,
        progress: float | None,
        computed_score: float,
        score: float,
        overridden: bool,
        unreported: bool,
        counted: bool,
        expected_final: float,
        elapsed: float,
        expected: float,
        grade: Grade,
        pace: Pace,
        verdict: Verdict,
        confidence: float | None,
    ) -> None:
        self._set(
            *(id, title, objective, value, progress, computed_score, score, overridden, unreported, counted),
            *(expected_final, elapsed, expected, grade, pace, verdict, confidence),
        )

    @property
    def score_billionths(self) -> int:
        """The final score as the exact integer of billionths, 0 to 1,000,000,000."""
        return round(self.score * BILLION)


class ObjectiveScore(_Result):
    """The score of one objective on one day; None where nothing can be scored [SPEC 4.5]."""

    __slots__ = {
        "id": "the objective's id",
        "title": "its title; not part of the scorecard's JSON",
        "owner": "the id of the unit that owns it",
        "cycle": "the id of its cycle",
        "commitment": "`committed` or `aspirational`",
        "computed_score": "the score by its components, 0 to 1, or None without any",
        "score": "the final score, 0 to 1, or None: the computed one unless a review overrides it [4.7]",
        "overridden": "whether a review overrides the computed score",
        "capped_by": "the id of the guardrail that lowered the score, or None [4.6]",
        "expected_final": "the score it is expected to reach in the end [5.1]",
        "expected": "the score it should have by now, or None [6.4]",
        "grade": "`red`, `yellow` or `green`, or None [5.4]",
        "pace": "`achieved`, `on_track`, ... as for key results, or None [7.2]",
        "verdict": "what the score means, given the commitment, or None [5.2]",
        "duties": "what follows from it, a tuple of `explain`, `escalate`, `carry_over` [5.3]",
    }
    id: str
    title: str
    owner: str
    cycle: str
    commitment: Commitment
    computed_score: float | None
    score: float | None
    overridden: bool
    capped_by: str | None
    expected_final: float
    expected: float | None
    grade: Grade | None
    pace: Pace | None
    verdict: Verdict | None
    duties: tuple[Duty, ...]

    def __init__(
        self,
        *,
        id: str,
        title: str,
        owner: str,
        cycle: str,
        commitment: Commitment,
        computed_score: float | None,
        score: float | None,
        overridden: bool,
        capped_by: str | None,
        expected_final: float,
        expected: float | None,
        grade: Grade | None,
        pace: Pace | None,
        verdict: Verdict | None,
        duties: tuple[Duty, ...],
    ) -> None:
        self._set(
            *(id, title, owner, cycle, commitment, computed_score, score, overridden, capped_by),
            *(expected_final, expected, grade, pace, verdict, tuple(duties)),
        )

    @property
    def score_billionths(self) -> int | None:
        """The final score as the exact integer of billionths, or None."""
        return None if self.score is None else round(self.score * BILLION)


class Tally(_Result):
    """How many objectives have a score, how many have none, and the mean of those that have [SPEC 4.8]."""

    __slots__ = {
        "n": "the objectives with a score",
        "unscored": "the objectives without one",
        "mean": "the unweighted mean of the scores, exact to nine decimals, or None when n is 0",
    }
    n: int
    unscored: int
    mean: float | None

    def __init__(self, *, n: int, unscored: int, mean: float | None) -> None:
        self._set(n, unscored, mean)


class Rollup(_Result):
    """The objectives of a unit in a cycle: all, and by commitment [SPEC 4.8]."""

    __slots__ = {"all": "all of them", "committed": "the committed ones", "aspirational": "the aspirational ones"}
    all: Tally
    committed: Tally
    aspirational: Tally

    def __init__(self, *, all: Tally, committed: Tally, aspirational: Tally) -> None:
        self._set(all, committed, aspirational)

    @classmethod
    def _read(cls, tallies: tuple[tuple[Any, ...], ...]) -> Rollup:
        return cls._of(tuple([Tally._of(tally) for tally in tallies]))


class UnitScore(_Result):
    """The scores of a unit in a cycle: its own, and with all units below it [SPEC 4.8]."""

    __slots__ = {
        "unit": "the unit's id",
        "cycle": "the cycle's id",
        "own": "over the unit's own objectives",
        "subtree": "over those of the unit and of all units below it, each once",
    }
    unit: str
    cycle: str
    own: Rollup
    subtree: Rollup

    def __init__(self, *, unit: str, cycle: str, own: Rollup, subtree: Rollup) -> None:
        self._set(unit, cycle, own, subtree)

    @classmethod
    def _read(cls, row: tuple[Any, ...]) -> UnitScore:
        unit, cycle, own, subtree = row
        return cls._of((unit, cycle, Rollup._read(own), Rollup._read(subtree)))


def _plain(value: Any) -> Any:
    if isinstance(value, _Result):
        return value.to_dict()
    return list(value) if isinstance(value, tuple) else value
