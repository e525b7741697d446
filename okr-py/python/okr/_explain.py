"""Where a score comes from, as a tree."""

from __future__ import annotations

from ._frozen import Frozen, put
from ._html import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal


class _Branch(Frozen):
    """A part of the tree, made of what the core says."""

    __slots__ = ()

    def __init__(self, **members: Any) -> None:
        if set(members) != set(self._names):
            raise TypeError(f"{type(self).__name__} takes {', '.join(self._names)}, each by name")
        for name, value in members.items():
            put(self, name, tuple(value) if isinstance(value, list) else value)

    @classmethod
    def _read(cls, told: dict[str, Any]) -> Any:
        return cls._of(tuple([told[name] for name in cls._names]))


class ExplainInput(_Branch):
    """Something that a step was computed from."""

    __slots__ = {
        "name": "what it is",
        "value": "what it says",
        "origin": "where it comes from: a check-in, an amendment, a KPI, the policy",
        "path": "its place in the document as a JSON Pointer, or None",
    }
    name: str
    value: str
    origin: str
    path: str | None


class ExplainStep(_Branch):
    """One number or word of a scorecard, and how it came about."""

    __slots__ = {
        "name": "the member of the scorecard, or a name for something on the way to it",
        "value": "what it came to, as the scorecard shows it; `null` for nothing",
        "formula": "how, in words and numbers",
        "section": "the section of SPEC",
        "inputs": "what went in, a tuple of `ExplainInput`",
    }
    name: str
    value: str
    formula: str
    section: str
    inputs: tuple[ExplainInput, ...]

    @classmethod
    def _read(cls, told: dict[str, Any]) -> ExplainStep:
        read: ExplainStep = super()._read({**told, "inputs": tuple(map(ExplainInput._read, told["inputs"]))})
        return read


class ExplainLeftOut(_Branch):
    """Something that does not count, and why."""

    __slots__ = {
        "kind": "`objective` or `key_result`",
        "id": "its id",
        "reason": "why it does not count",
        "section": "the section of SPEC",
        "path": "its place in the document as a JSON Pointer",
    }
    kind: Literal["objective", "key_result"]
    id: str
    reason: str
    section: str
    path: str


class ExplainPart(_Branch):
    """A component of a score."""

    __slots__ = {
        "weight": "its weight as a decimal, or None where weights do not count",
        "share": "its share of all weights, 0 to 1, or None",
        "contribution": "what it adds to the score above, share times score, or None",
        "node": "what it is",
    }
    weight: str | None
    share: float | None
    contribution: float | None
    node: ExplainNode

    @classmethod
    def _read(cls, told: dict[str, Any]) -> ExplainPart:
        read: ExplainPart = super()._read({**told, "node": ExplainNode._read(told["node"])})
        return read


class ExplainNode(_Branch):
    """One objective or key result."""

    __slots__ = {
        "kind": "`objective` or `key_result`",
        "id": "its id",
        "title": "its title",
        "path": "its place in the document as a JSON Pointer",
        "score": "its final score, or None",
        "steps": "how each of its numbers came about, in the order in which they are computed",
        "parts": "what its score is made of, a tuple of `ExplainPart`",
        "left_out": "what might have been a part and is not, a tuple of `ExplainLeftOut`",
        "shown_above": "whether the tree explains it further up; then nothing is repeated here",
    }
    kind: Literal["objective", "key_result"]
    id: str
    title: str
    path: str
    score: float | None
    steps: tuple[ExplainStep, ...]
    parts: tuple[ExplainPart, ...]
    left_out: tuple[ExplainLeftOut, ...]
    shown_above: bool

    @classmethod
    def _read(cls, told: dict[str, Any]) -> ExplainNode:
        read: ExplainNode = super()._read(
            {
                **told,
                "steps": tuple(map(ExplainStep._read, told["steps"])),
                "parts": tuple(map(ExplainPart._read, told["parts"])),
                "left_out": tuple(map(ExplainLeftOut._read, told["left_out"])),
            }
        )
        return read


class Explanation(Frozen):
    """Where one score comes from: inputs, weights, policy, and the sections of SPEC.

    `print` shows it as an indented tree; `root` is the same tree to walk, and
    `to_dict` the same as plain values.
    """

    __slots__ = {"text": "the explanation as an indented tree", "json": "the same as JSON text"}
    text: str
    json: str

    def __init__(self, text: str, json: str) -> None:
        put(self, "text", text)
        put(self, "json", json)

    @property
    def root(self) -> ExplainNode:
        """The objective or key result that was asked about."""
        return ExplainNode._read(self.to_dict()["root"])

    def to_json(self) -> str:
        """The explanation as JSON text."""
        return self.json

    def to_dict(self) -> dict[str, Any]:
        """The explanation as plain Python values."""
        from json import loads

        told: dict[str, Any] = loads(self.json)
        return told

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        root = self.root
        return f"<okr.Explanation of {root.kind.replace('_', ' ')} {root.id!r}: {root.score}>"

    def _repr_html_(self) -> str:
        return f'<pre style="line-height:1.4">{escape(self.text)}</pre>'
