"""How well titles are read: precision and recall against labels.

    python benches/python/statements.py LABELLED.jsonl…

Each line is a JSON object with ``kind``, ``text``, ``source`` and ``labels``: ``type`` (``outcome``,
``output_activity``, ``milestone`` or null), ``has_target``, ``has_baseline``, ``baseline``, ``target``, ``direction``,
``objective_has_number`` and ``vague``. Lines with another ``lang`` than the one asked for are left out, and those with
``quantifier_only`` where targets are counted. The interval is that of nine in ten draws of whole sources, since the
statements of one source are alike.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import okr

Row = tuple[dict[str, Any], okr.Statement]


def read(paths: Iterable[Path], kind: str, language: str) -> list[Row]:
    """The labelled lines of a kind, each with its reading."""
    lines = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line]
    rows = [row for row in lines if row["kind"] == kind and row.get("lang", "en") == language]
    return list(zip(rows, okr.read_statements([row["text"] for row in rows], kind=kind, language=language), strict=True))


def share(rows: list[Row], right: Callable[[Row], bool]) -> float:
    """The share of rows that are right; 1 of none."""
    return sum(map(right, rows)) / len(rows) if rows else 1.0


def drawn(rows: list[Row], measure: Callable[[list[Row]], float]) -> str:
    """The measure, and what it is in nine of ten draws of sources."""
    sources: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        sources[row[0]["source"]].append(row)
    names = sorted(sources)
    generator = random.Random(1)
    draws = sorted(
        measure([row for name in generator.choices(names, k=len(names)) for row in sources[name]]) for _ in range(400)
    )
    return f"{measure(rows):.3f} [{draws[20]:.2f}, {draws[-21]:.2f}]" if rows else "-"


def found(name: str, rows: list[Row], labelled: Callable[[Row], bool], said: Callable[[Row], bool]) -> None:
    """Prints precision and recall."""
    precision = drawn(rows, lambda some: share([row for row in some if said(row)], labelled))
    recall = drawn(rows, lambda some: share([row for row in some if labelled(row)], said))
    print(f"{name:30}  precision {precision:20}  recall {recall:20}  of {sum(map(labelled, rows))}")


def close(one: float | None, other: float) -> bool:
    """Whether a value is read exactly, but for the last digits."""
    return one is not None and abs(one - other) <= 1e-9 * max(1.0, abs(other))


def main() -> None:
    """Reads the files and prints the table."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("files", nargs="+", type=Path)
    arguments.add_argument("--language", default="en")
    given = arguments.parse_args()
    key_results = read(given.files, "key_result", given.language)
    objectives = read(given.files, "objective", given.language)
    print(f"{len(key_results)} key results, {len(objectives)} objectives")
    typed = [row for row in key_results if row[0]["labels"]["type"]]
    found(
        "key result: activity",
        typed,
        lambda row: row[0]["labels"]["type"] == "output_activity",
        lambda row: row[1].type == "output",
    )
    counted = [row for row in key_results if not row[0].get("quantifier_only")]
    found("key result: no target", counted, lambda row: not row[0]["labels"]["has_target"], lambda row: not row[1].has_target)
    found("key result: baseline", key_results, lambda row: row[0]["labels"]["has_baseline"], lambda row: row[1].has_baseline)
    print(f"{'key result: direction':30}  right     {drawn(key_results, lambda some: share(some, lambda row: row[0]['labels']['direction'] == row[1].direction))}")
    for value in ("baseline", "target"):
        stated = [row for row in counted if row[0]["labels"][value] is not None]
        right = drawn(
            stated,
            lambda some, value=value: share(some, lambda row: close(getattr(row[1], value), row[0]["labels"][value])),
        )
        print(f"{'key result: value of ' + value:30}  right     {right}  of {len(stated)}")
    found(
        "objective: number",
        objectives,
        lambda row: bool(row[0]["labels"]["objective_has_number"]),
        lambda row: row[1].has_number,
    )
    found(
        "objective: task",
        objectives,
        lambda row: row[0]["labels"]["type"] == "output_activity",
        lambda row: row[1].type == "output",
    )
    found("objective: vague", objectives, lambda row: bool(row[0]["labels"]["vague"]), lambda row: row[1].vague)


if __name__ == "__main__":
    main()
