"""Titles as the library reads them [SPEC 11.1]."""

from __future__ import annotations

from . import _okr
from ._errors import did_you_mean, invalid
from ._frozen import Frozen, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ._model import Measure
    from .types import Certainty, Comparison, Direction, StatementKind, StatementPart, StatementType


class Lexicon:
    """Word lists: what a reader of titles knows of the words of a language.

    English, German, French and Spanish are built in. `Lexicon.from_text` reads
    lists of your own, in the form that docs/statements.md describes.

    >>> import okr
    >>> okr.Lexicon("de").language
    'de'
    >>> okr.Lexicon.languages()
    ('en', 'de', 'fr', 'es')
    """

    __slots__ = ("__weakref__", "_core", "_text")
    _core: _okr.Lexicon
    _text: str | None

    def __init__(self, language: str = "en") -> None:
        """The word lists of a language that is built in; `ValidationError` for any other."""
        from ._kinds import text

        put(self, "_core", _okr.lexicon_of_language(text("language", language)))
        put(self, "_text", None)

    @classmethod
    def from_text(cls, text: str) -> Lexicon:
        """Read word lists.

        Raises `ValidationError` with every line that is not understood.

        >>> import okr
        >>> swedish = okr.Lexicon.from_text("language = sv\\n[verbs rise]\\nöka\\n")
        >>> okr.read_statement("Öka NPS", language=swedish).direction
        'increase'
        """
        from ._kinds import text as as_text

        self = cls.__new__(cls)
        given = as_text("text", text)
        put(self, "_core", _okr.lexicon_from_text(given))
        put(self, "_text", given)
        return self

    @staticmethod
    def languages() -> tuple[str, ...]:
        """The languages that are built in."""
        return tuple(_okr.languages())

    @property
    def language(self) -> str:
        """The language, as the lists say: `en`; `und` if they do not."""
        return self._core.language()

    def _key(self) -> tuple[str, str | None]:
        return self.language, self._text

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Lexicon is frozen")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a Lexicon is frozen")

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Lexicon) else NotImplemented

    def __hash__(self) -> int:
        return hash(("Lexicon", self._key()))

    def __copy__(self) -> Lexicon:
        return self

    def __deepcopy__(self, memo: object) -> Lexicon:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (Lexicon, (self.language,)) if self._text is None else (Lexicon.from_text, (self._text,))

    def __repr__(self) -> str:
        return f"Lexicon({self.language!r})" if self._text is None else f"Lexicon.from_text({self._text!r})"


class Part(Frozen):
    """A part of a title: what it is and where it stands."""

    __slots__ = {
        "what": "`verb`, `metric`, `baseline`, `target`, `deadline` and others: `okr.types.StatementPart`",
        "start": "where it begins, as an index of the text",
        "end": "where it ends: the text is `statement.text[start:end]`",
        "text": "its text",
    }
    what: StatementPart
    start: int
    end: int
    text: str

    def __init__(self, what: StatementPart, start: int, end: int, text: str) -> None:
        for name, value in zip(self._names, (what, start, end, text), strict=True):
            put(self, name, value)

    def to_dict(self) -> dict[str, Any]:
        """The members by name, ready for `json.dumps`."""
        return dict(zip(self._names, self._values(), strict=True))


class Evidence(Frozen):
    """A word that decided of which type a statement is, and the word list that has it."""

    __slots__ = {
        "list": "the word list, such as `verbs work`; empty for a word in no list",
        "start": "where the word begins, as an index of the text",
        "end": "where it ends",
        "text": "the word",
    }
    list: str
    start: int
    end: int
    text: str

    def __init__(self, list: str, start: int, end: int, text: str) -> None:
        for name, value in zip(self._names, (list, start, end, text), strict=True):
            put(self, name, value)

    def to_dict(self) -> dict[str, Any]:
        """The members by name, ready for `json.dumps`."""
        return dict(zip(self._names, self._values(), strict=True))


class MeasureDraft(Frozen):
    """A measure drafted from a title, and what had to be assumed for it."""

    __slots__ = {
        "measure": "the measure: an `okr.Increase`, `okr.AtLeast` and so on",
        "unit": "the unit of its values, or None",
        "assumptions": "what the title does not say, a tuple of sentences",
    }
    measure: Measure
    unit: str | None
    assumptions: tuple[str, ...]

    def __init__(self, measure: Measure, unit: str | None = None, assumptions: Iterable[str] = ()) -> None:
        for name, value in zip(self._names, (measure, unit, tuple(assumptions)), strict=True):
            put(self, name, value)


class Statement(Frozen):
    """A title as the library reads it [SPEC 11.1]; `read_statement` makes it.

    >>> import okr
    >>> read = okr.read_statement("Reduce churn from 8% to 3% by June")
    >>> read.type, read.direction, read.baseline, read.target, read.unit, read.deadline
    ('outcome', 'decrease', 8.0, 3.0, '%', 'by June')
    >>> [(part.what, part.text) for part in read.parts][:2]
    [('verb', 'Reduce'), ('metric', 'churn')]
    >>> read.to_measure().measure
    Decrease(baseline=8, target=3)
    """

    __slots__ = {
        "text": "the title, unchanged",
        "kind": "what it was read as the title of: `objective` or `key_result`",
        "language": "the language of the word lists",
        "type": "`outcome`, `output` or `milestone`; None when the words do not say",
        "certainty": "how sure the type is: `high`, `medium` or `low`",
        "direction": "`increase`, `decrease`, `maintain`, `reach`; None when nothing is counted and no change asserted",
        "baseline": "the current level that it states, or None",
        "target": "the pass mark: `5K` is 5000, `double` is 2, `no` is 0, `all` is 100; or None",
        "range_end": "the other end of a range of which `target` is one, or None",
        "relative": "whether the target is a change (`by 30 %`) and not a level",
        "comparison": "`at_least`, `at_most`, `more_than` or `less_than`, where it says so",
        "unit": "the unit of the target: `%`, `% rel` for a relative change, `pp`, `x`, `USD`, `ms`, `blog posts`",
        "deadline": "the phrase by when, such as `by the end of June`, or None",
        "has_target": "whether a goal level is stated, be it a placeholder; a date alone is none",
        "has_baseline": "whether a current level is stated, be it a placeholder",
        "has_placeholder": "whether something stands for a number that is not known: `X`, `TBD`",
        "has_number": "whether a quantity stands in it; names and dates are none",
        "measurable": "whether it carries its own pass mark: a target, and what it is of",
        "binary": "whether it can only be done or not done",
        "vague": "whether nothing in it can be counted or ticked off; of an objective, whether it would fit any team",
        "clauses": "how many clauses with an order of their own it has",
        "verb": "what is done, or None",
        "metric": "what is measured or made, or None",
        "parts": "its parts in the order of the text, a tuple of `Part`",
        "evidence": "the words that decided its type, a tuple of `Evidence`",
        "_draft": "",
    }
    text: str
    kind: StatementKind
    language: str
    type: StatementType | None
    certainty: Certainty
    direction: Direction | None
    baseline: float | None
    target: float | None
    range_end: float | None
    relative: bool
    comparison: Comparison | None
    unit: str | None
    deadline: str | None
    has_target: bool
    has_baseline: bool
    has_placeholder: bool
    has_number: bool
    measurable: bool
    binary: bool
    vague: bool
    clauses: int
    verb: str | None
    metric: str | None
    parts: tuple[Part, ...]
    evidence: tuple[Evidence, ...]
    _draft: tuple[str, str | None, tuple[str, ...]] | None

    def __init__(self) -> None:
        raise TypeError("statements come from okr.read_statement and okr.read_statements")

    @classmethod
    def _read(cls, row: tuple[Any, ...]) -> Statement:
        head, numbers, answers, words, parts, evidence, draft = row
        kept = None if draft is None else (*draft[:2], tuple(draft[2]))
        found = (tuple(map(Part._of, parts)), tuple(map(Evidence._of, evidence)), kept)
        return cls._of((*head, *numbers, *answers, *words, *found))

    def to_measure(self) -> MeasureDraft | None:
        """The measure that a key result's title asks for, with what had to be assumed.

        None for objectives, for placeholders, and where nothing says what to measure.
        """
        if self._draft is None:
            return None
        from ._model import Measure
        from ._wire import loads

        measure, unit, assumptions = self._draft
        return MeasureDraft(Measure.from_dict(loads(measure)), unit, assumptions)

    def to_dict(self) -> dict[str, Any]:
        """The reading in the form of FORMAT's statement, but that places are indices of a Python text."""
        members = {name: getattr(self, name) for name in self._names if not name.startswith("_")}
        members["parts"] = [part.to_dict() for part in self.parts]
        members["evidence"] = [it.to_dict() for it in self.evidence]
        return members

    def replace(self, **changes: Any) -> Statement:
        """Not possible: a reading follows from its text; read another one."""
        raise TypeError("a Statement follows from its text: read another one with okr.read_statement")

    __replace__ = replace

    def __repr__(self) -> str:
        kind = "" if self.kind == "key_result" else f", kind={self.kind!r}"
        language = "" if self.language == "en" else f", language={self.language!r}"
        return f"okr.read_statement({self.text!r}{kind}{language})"

    def __str__(self) -> str:
        from ._statement_text import told

        return told(self)

    def _repr_html_(self) -> str:
        from ._statement_text import html

        return html(self)


def read_statement(text: str, kind: StatementKind = "key_result", language: str | Lexicon = "en") -> Statement:
    """Read a title: verb, metric, baseline, target, unit, direction, deadline, and what type it is.

    `kind` says whether it is the title of a `key_result` or an `objective`;
    `language` is one that is built in, or a `Lexicon` of your own.

    Raises `ValidationError` for an unknown kind or language.

    >>> import okr
    >>> okr.read_statement("Publish 10 blog posts").type
    'output'
    >>> okr.read_statement("Improve sales", kind="objective").vague
    True
    """
    from ._kinds import text as as_text

    return _read([as_text("text", text)], kind, language)[0]


def read_statements(
    texts: Iterable[str], kind: StatementKind = "key_result", language: str | Lexicon = "en"
) -> list[Statement]:
    """Read many titles at once, while other threads run; in their order.

    >>> import okr
    >>> [read.target for read in okr.read_statements(["NPS of 50", "Ship v2", "Hire 5 engineers"])]
    [50.0, None, 5.0]
    """
    from ._kinds import many
    from ._kinds import text as as_text

    return _read(list(many(as_text, "titles")("texts", texts)), kind, language)


def _read(texts: list[str], kind: object, language: object) -> list[Statement]:
    return [Statement._read(row) for row in lexicon(language)._core.read(texts, _kind(kind))]


def lexicon(language: object) -> Lexicon:
    """The word lists that a call means."""
    return language if isinstance(language, Lexicon) else Lexicon(language)  # type: ignore[arg-type]


def _kind(kind: object) -> str:
    if not isinstance(kind, str):
        raise TypeError(f"kind must be a str, not {type(kind).__name__}")
    known = ("key_result", "objective")
    if kind not in known:
        raise invalid("E005", f"`{kind:.40}` is no kind of statement", did_you_mean(kind, known))
    return kind


def measure_title(measure: Measure, metric: str, unit: str | None = None) -> str | None:
    """An English title that says all of a measure; it reads back as the same measure.

    None where a title cannot say it: ramps, windows, other kinds of measures.

    >>> import okr
    >>> okr.measure_title(okr.Increase(32, 55), "NPS")
    'Increase NPS from 32 to 55'
    >>> okr.measure_title(okr.AtMost(200, strict=True), "p95 latency", "ms")
    'P95 latency below 200 ms'
    """
    from ._kinds import one, text
    from ._model import Measure

    told = one(Measure)("measure", measure).to_dict()
    name = text("metric", metric)
    named = None if unit is None else text("unit", unit)
    kind, strict = told.pop("kind"), told.pop("strict", False)
    wanted = _LIMITS.get(kind)
    if wanted is None or tuple(told) != wanted:
        return None
    limits = [float(told[limit]) for limit in wanted]
    return _okr.measure_title(kind, (limits[0], limits[-1]), strict, name, named)


#: What each kind of measure says in a title.
_LIMITS = {
    "increase": ("baseline", "target"),
    "decrease": ("baseline", "target"),
    "at_least": ("threshold",),
    "at_most": ("threshold",),
    "between": ("low", "high"),
}
