"""Several edits of a portfolio, all of them or none."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from . import _kinds
from ._edit import Edit
from ._okr import check_date
from ._portfolio import _iso
from ._wire import dumps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from types import TracebackType
    from typing import Any, NoReturn

    from ._editing import Editable
    from ._portfolio import Portfolio

P = ParamSpec("P")


def batch_json(
    edits: Sequence[Edit],
    by: str | None,
    on: date | str | None,
    reason: str | None,
    name: str = "on",
) -> str:
    """A batch as the core reads it; `name` is what the caller calls its day."""
    batch = {"on": _iso(on, name)}
    check_date(batch["on"])
    for member, value in (("by", by), ("reason", reason)):
        if value is not None:
            batch[member] = _kinds.text(member, value)
    head = dumps(batch, "edits")
    return f'{head[:-1]},"edits":[{",".join([edit._text for edit in edits])}]}}'


def _queued(make: Callable[P, Edit]) -> Callable[Concatenate[Editing, P], None]:
    """The method that queues what a constructor of `Edit` makes."""

    @wraps(make)
    def queue(self: Editing, /, *arguments: P.args, **named: P.kwargs) -> None:
        self.add(make(*arguments, **named))

    made = inspect.signature(make)
    own = inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)
    signature = made.replace(parameters=[own, *made.parameters.values()], return_annotation=None)
    queue.__signature__ = signature  # type: ignore[attr-defined]
    queue.__qualname__ = f"Editing.{queue.__name__}"
    queue.__module__ = __name__
    del queue.__wrapped__
    return queue


class Editing:
    """Edits that are made together: `with portfolio.edit(by="ada") as e`.

    Its methods queue edits. At the end of the block all of them are made, one
    after the other, or none; then `portfolio` is the result. If the block raises,
    nothing is done. Where an edit is refused, `EditError` says which: `/edits/0`
    is the first.
    """

    __slots__ = ("_by", "_edits", "_first", "_made", "_on", "_open", "_reason")
    _by: str | None
    _edits: list[Edit]
    _first: Editable
    _made: Portfolio | None
    _on: date | str | None
    _open: bool
    _reason: str | None

    def __init__(self) -> None:
        raise TypeError("batches of edits come from Portfolio.edit")

    @classmethod
    def _of(cls, first: Editable, by: str | None, on: date | str | None, reason: str | None) -> Editing:
        batch_json((), by, on, reason)  # what is wrong with these is said at once
        self = cls.__new__(cls)
        self._first, self._by, self._on, self._reason = first, by, on, reason
        self._edits, self._made, self._open = [], None, True
        return self

    def __enter__(self) -> Editing:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self._open:
            self.done()
        self._open = False

    def add(self, edit: Edit | Mapping[str, Any]) -> None:
        """Queue an edit, given as an `Edit` or as a dict."""
        if not self._open:
            raise RuntimeError("the batch is over: begin another one with Portfolio.edit")
        self._edits.append(Edit.from_dict(edit))

    def done(self) -> Portfolio:
        """Make the edits now; the end of a `with` block does it by itself."""
        if self._open:
            self._open = False
            self._made = self._first._apply(self._edits, self._by, self._on, self._reason, "on")
        return self.portfolio

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What is queued."""
        return tuple(self._edits)

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio after all edits, once they are made."""
        if self._made is None:
            state = "the edits are not made yet" if self._open else "the edits were not made"
            raise RuntimeError(f"{state}: there is no portfolio")
        return self._made

    check_in = _queued(Edit.check_in)
    correct_check_in = _queued(Edit.correct_check_in)
    withdraw_check_in = _queued(Edit.withdraw_check_in)
    complete_item = _queued(Edit.complete_item)
    record_measurement = _queued(Edit.record_measurement)
    amend = _queued(Edit.amend)
    drop = _queued(Edit.drop)
    add_key_result = _queued(Edit.add_key_result)
    replace_key_result = _queued(Edit.replace_key_result)
    add_objective = _queued(Edit.add_objective)
    align = _queued(Edit.align)
    unalign = _queued(Edit.unalign)
    escalate = _queued(Edit.escalate)
    review = _queued(Edit.review)
    explain = _queued(Edit.explain)
    move_cycle = _queued(Edit.move_cycle)
    carry_over = _queued(Edit.carry_over)
    clone_cycle = _queued(Edit.clone_cycle)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a batch of edits is not a value: pickle its portfolio or its edits")

    def __repr__(self) -> str:
        from ._text import count

        state = "open" if self._open else "made" if self._made is not None else "not made"
        return f"<okr.Editing: {count(len(self._edits), 'edit')}, {state}>"
