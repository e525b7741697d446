"""Findings and problems in the formats of the core."""

from __future__ import annotations

from . import _okr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ._errors import Problem, Related
    from ._findings import Finding, Waived


def document(
    file: str,
    source: Any,
    source_format: str,
    findings: Iterable[Finding | Problem],
    waived: Iterable[Waived] = (),
    failed: bool = False,
) -> dict[str, Any]:
    """One document and what is to be told of it, as the core takes it."""
    from ._kinds import text
    from ._portfolio import _bytes, _is_yaml

    return {
        "file": text("file", file),
        "source": None if source is None else _bytes("source", source),
        "yaml": _is_yaml(source_format),
        "failed": failed,
        "found": list(map(_row, findings)),
        "waived": [
            (_row(it.finding), it.reason, None if it.until is None else it.until.isoformat()) for it in waived
        ],
    }


def render(
    documents: list[dict[str, Any]],
    format: str,
    *,
    colour: bool = False,
    width: int | None = None,
    waived: bool = False,
    fails: str = "hint",
) -> str:
    """What was found in documents, in one of the formats."""
    from ._kinds import flag, text

    how = {
        "format": text("format", format),
        "colour": flag("colour", colour),
        "width": width,
        "waived": flag("waived", waived),
        "fails": fails,
    }
    return _okr.render(documents, how)


def _row(it: Finding | Problem) -> tuple[Any, ...]:
    severity = getattr(it, "severity", "error")
    related = list(map(_beside, it.related))
    subject = _pair(it)
    return (it.code, it.name, severity, it.message, it.help, subject, it.path, it.line, it.column, related)


def _beside(it: Related) -> tuple[Any, ...]:
    return (it.message, it.path, it.line, it.column, _pair(it))


def _pair(it: Any) -> tuple[str, str] | None:
    subject = getattr(it, "subject", None)
    return None if subject is None else (subject.kind, str(subject))
