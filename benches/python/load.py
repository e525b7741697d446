"""Compare loading a portfolio: okr, msgspec and pydantic in one process.

    python benches/python/load.py [DOCUMENT] [--objectives N] [--rounds N] [--threads N] [--quick]

DOCUMENT is a file written by `generate.py`; without one, a document is
generated in memory. Results are checked before anything is timed: a loader
that skipped half of the document would be quick, too.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import platform
import sys
import time
from bisect import bisect_left
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import generate
import msgspec
from peers import load_msgspec, load_pydantic

try:
    import okr
except ModuleNotFoundError as error:
    if error.name != "okr":
        raise
    okr = None  # type: ignore[assignment]

Loader = Callable[[bytes], Any]


class Census(NamedTuple):
    """What a loader saw. The sums are correctly rounded: equal inputs give equal sums."""

    objectives: int
    key_results: int
    check_ins: int
    values: float
    confidences: float


# -- checking -----------------------------------------------------------------


def census_of_text(plain: dict[str, Any]) -> Census:
    """The truth: counted in what Python's own JSON reader returns."""
    key_results = [key_result for objective in plain["objectives"] for key_result in objective["key_results"]]
    check_ins = [check_in for key_result in key_results for check_in in key_result["check_ins"]]
    return Census(
        len(plain["objectives"]),
        len(key_results),
        len(check_ins),
        math.fsum(check_in["value"] for check_in in check_ins if "value" in check_in),
        math.fsum(check_in["confidence"] for check_in in check_ins),
    )


def census_of_models(portfolio: Any) -> Census:
    """msgspec's and pydantic's models have the same attributes."""
    key_results = [key_result for objective in portfolio.objectives for key_result in objective.key_results]
    check_ins = [check_in for key_result in key_results for check_in in key_result.check_ins]
    return Census(
        len(portfolio.objectives),
        len(key_results),
        len(check_ins),
        math.fsum(check_in.value for check_in in check_ins if check_in.value is not None),
        math.fsum(check_in.confidence for check_in in check_ins),
    )


class Row(msgspec.Struct):
    """The members of a scorecard's key result that the check needs."""

    id: str
    value: float | None
    confidence: float | None


class Card(msgspec.Struct):
    key_results: list[Row]
    objectives: list[Any]


def census_of_okr(portfolio: Any, plain: dict[str, Any]) -> Census:
    """Recover every check-in from scorecards.

    A scorecard shows each key result's value and confidence as of a day. The
    generator puts each of its check-ins in a slot of its own, so scored on the
    last day of each slot, every check-in shows once. A confidence that differs
    from the one before is one more check-in seen; the generator never repeats
    one. The text only says which key results to look at on which day.
    """
    due: dict[str, list[tuple[dict[str, Any], bool]]] = {cutoff: [] for cutoff in generate.CUTOFFS}
    for objective in plain["objectives"]:
        for key_result in objective["key_results"]:
            for check_in in key_result["check_ins"]:
                cutoff = generate.CUTOFFS[bisect_left(generate.CUTOFFS, check_in["on"])]
                due[cutoff].append((key_result, "value" in check_in))

    decoder = msgspec.json.Decoder(Card)
    value_before: dict[str, float] = {}
    confidence_before: dict[str, float | None] = {}
    check_ins = 0
    values: list[float] = []
    confidences: list[float] = []
    for cutoff, expected in due.items():
        card = decoder.decode(portfolio.score(as_of=cutoff).to_json())
        rows = {row.id: row for row in card.key_results}
        for key_result, has_value in expected:
            row = rows.get(key_result["id"])
            if row is None:
                continue  # the count of key results will tell
            if row.confidence is not None:
                check_ins += row.confidence != confidence_before.get(row.id)
                confidences.append(row.confidence)
                confidence_before[row.id] = row.confidence
            if has_value and row.value is not None:
                measure = key_result["measure"]
                if measure.get("accumulate") == "sum":
                    # The row shows the baseline and all increments so far (whole numbers: exact).
                    values.append(row.value - value_before.get(row.id, measure["baseline"]))
                    value_before[row.id] = row.value
                else:
                    values.append(row.value)

    if len(portfolio.objectives) != len(card.objectives):
        raise SystemExit("okr: the portfolio and its scorecard have different numbers of objectives")
    return Census(len(card.objectives), len(card.key_results), check_ins, math.fsum(values), math.fsum(confidences))


def check(loaders: dict[str, Loader], document: bytes) -> None:
    """Stop unless every loader saw all of the document. Also warms everything up."""
    plain = json.loads(document)
    truth = census_of_text(plain)
    for name, load in loaders.items():
        result = load(document)
        seen = census_of_okr(result, plain) if name.startswith("okr") else census_of_models(result)
        if seen != truth:
            raise SystemExit(f"{name} did not see the whole document:\n  expected {truth}\n  got      {seen}")
    print(
        f"checked: {', '.join(loaders)} all saw {truth.objectives:,} objectives, {truth.key_results:,} key results,"
        f" {truth.check_ins:,} check-ins; values add up to {truth.values!r}"
    )


# -- timing -------------------------------------------------------------------


class Time(NamedTuple):
    wall: float
    cpu: float  # of all threads together


def timed(call: Callable[..., Any], *arguments: Any) -> tuple[Time, Any]:
    """Call once; the result is returned, so that dropping it is not timed."""
    cpu = time.process_time()
    wall = time.perf_counter()
    result = call(*arguments)
    return Time(time.perf_counter() - wall, time.process_time() - cpu), result


def run(loaders: dict[str, Loader], document: bytes, rounds: int, threads: dict[str, int]) -> dict[str, list[Time]]:
    """Interleaved rounds: noise that lasts longer than one load hits all loaders alike.

    `threads` says with how many each of okr's loaders works: scoring takes as many.
    """
    times: dict[str, list[Time]] = {}

    def note(name: str, call: Callable[..., Any], *arguments: Any) -> Any:
        spent, result = timed(call, *arguments)
        times.setdefault(name, []).append(spent)
        return result

    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, load in loaders.items():
                result = note(name, load, document)
                if name in threads:
                    # A portfolio fresh from loading, so that nothing can have been kept from last time.
                    score = partial(result.score, as_of=generate.AS_OF, threads=threads[name])
                    card = note(f"{name} score", score)
                    text = note(f"{name} to_json", card.to_json)
                    del card, text, score
                del result
    finally:
        gc.enable()
    return times


def report(times: dict[str, list[Time]], loaders: dict[str, Loader], size: int, threads: dict[str, int]) -> None:
    def wall(name: str) -> float:
        return median(time.wall for time in times[name])

    print(f"\n{'loading':<14}{'median':>10}{'fastest':>10}{'CPU':>10}{'MB/s':>9}")
    for name in loaders:
        fastest = min(time.wall for time in times[name])
        cpu = median(time.cpu for time in times[name])
        rate = size / 1e6 / wall(name)
        print(f"{name:<14}{wall(name):>8.3f} s{fastest:>8.3f} s{cpu:>8.3f} s{rate:>9.1f}")

    print("\ntime ratios, round by round (above 1: the second is quicker)")
    pairs = [(slower, ours) for ours in threads for slower in ("msgspec", "pydantic")]
    for slower, quicker in [*pairs, ("pydantic", "msgspec")]:
        ratios = [a.wall / b.wall for a, b in zip(times[slower], times[quicker])]
        each = " ".join(f"{ratio:.2f}" for ratio in ratios)
        print(f"{slower + ' / ' + quicker:<24} median {median(ratios):6.2f}   {each}")

    for ours in threads:
        print(f"\n{ours}: scoring what was loaded, and writing the scorecard")
        for name in ("score", "to_json"):
            share = median(a.wall / b.wall for a, b in zip(times[f"{ours} {name}"], times[ours]))
            print(f"{name:<10}{wall(f'{ours} {name}'):>8.3f} s   {share:.3f} of the time of loading")


def available() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def main() -> None:
    parser = argparse.ArgumentParser(description="compare loading a portfolio: okr, msgspec, pydantic")
    parser.add_argument("document", nargs="?", type=Path, metavar="DOCUMENT", help="a file written by generate.py")
    parser.add_argument("--objectives", type=int, metavar="N", help="size of the document that is generated")
    parser.add_argument("--rounds", type=int, metavar="N", help="11, or 3 with --quick")
    parser.add_argument("--threads", type=int, metavar="N", help="for okr, beside 1: by default as many as there are")
    parser.add_argument("--quick", action="store_true", help="a small document, few rounds: does it still run?")
    arguments = parser.parse_args()
    rounds = arguments.rounds or (3 if arguments.quick else 11)
    objectives = arguments.objectives or (500 if arguments.quick else generate.DEFAULT_OBJECTIVES)

    document = arguments.document.read_bytes() if arguments.document else generate.document(objectives)

    loaders: dict[str, Loader] = {"msgspec": load_msgspec, "pydantic": load_pydantic}
    libraries = ["msgspec", "pydantic"]
    threads: dict[str, int] = {}
    if okr is None:
        print("okr is not installed: comparing the peers alone", file=sys.stderr)
    else:
        several = arguments.threads or min(4, available())
        threads = {"okr, 1 thread": 1} | ({f"okr, {several} threads": several} if several > 1 else {})
        loaders = {name: partial(okr.loads, threads=count) for name, count in threads.items()} | loaders
        libraries.insert(0, "okr")

    print(f"Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in libraries))
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs; {rounds} rounds; collector off")
    print(f"document: {len(document) / 1e6:.1f} MB ({len(document):,} bytes)")
    check(loaders, document)
    report(run(loaders, document, rounds, threads), loaders, len(document), threads)


if __name__ == "__main__":
    main()
