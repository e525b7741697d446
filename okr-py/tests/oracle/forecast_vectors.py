"""Writes testdata/forecast: `python3 -m oracle.forecast_vectors TESTDATA` (from okr-py/tests; needs scipy)."""

import json
import random
import sys
from pathlib import Path

from . import forecast, forecast_cases, loading

RANDOM = 40
#: How far probabilities of objectives may be off, unless the case says otherwise: exact ones by the rounding of
#: scores to billionths; several open components by their cells; and quantiles of nested ones that move together.
EXACT, SEVERAL, NESTED_TOGETHER = 1e-7, 2e-4, 4e-3


def asked(case):
    portfolio = case["portfolio"]
    assert not loading.problems(portfolio), (case["name"], loading.problems(portfolio))
    return forecast.Forecaster(portfolio, case["as_of"], case.get("policy"), case.get("basis", "current"))


def answered(case):
    """The case with all forecasts, and probabilities of some scores."""
    it = asked(case)
    objectives = case["portfolio"]["objectives"]
    key_results = {kr["id"]: kr for o in objectives for kr in o["key_results"]}
    expect = {
        "key_results": {i: it.key_result(kr) for i, kr in key_results.items()},
        "objectives": {o["id"]: it.objective(o) for o in objectives},
    }
    within, probabilities = {}, []
    scores = [0, 0.3, 0.5, 0.7, 0.9, 1]
    for o in objectives:
        reason, law, _ = it.outcome(o)
        if reason is None:
            together = EXACT if law.exact_together else NESTED_TOGETHER
            within[o["id"]] = [EXACT if law.exact else case.get("off", SEVERAL), together]
            law = getattr(law, "whole", law)
            probabilities += [{"kind": "objective", "id": o["id"], "score": x,
                               "p": 1.0 if x == 0 else float(law.tail(x))} for x in scores]
    for i, kr in key_results.items():
        if expect["key_results"][i]["reason"] is None:
            _, measure, _, path = it.now(kr)
            law = it.law(measure, path)
            probabilities += [{"kind": "key_result", "id": i, "score": x,
                               "p": 1.0 if x == 0 else float(law.tail(x))} for x in scores]
    probabilities = sorted(random.Random(case["name"]).sample(probabilities, min(8, len(probabilities))),
                           key=lambda p: (p["kind"], p["id"], p["score"]))
    return {**case, "expect": expect, "within": within, "probabilities": probabilities}


def tested(case):
    return {**case, "expect": asked(case).backtest(case["names"])}


def files():
    yield ("key_results.json", "portfolio + as_of (+ policy, basis) -> forecasts of key results [8.1, 8.2]",
           map(answered, forecast_cases.key_result_cases()))
    yield ("objectives.json", "the same of objectives, by brute force",
           map(answered, forecast_cases.objective_cases()))
    yield ("random.json", "random walks under random objectives", map(answered, forecast_cases.random_cases(RANDOM)))
    yield ("backtests.json", "portfolio + as_of + names (+ policy, basis) -> the backtest [8.4]",
           map(tested, forecast_cases.backtest_cases()))


def main():
    folder = Path(sys.argv[1]) / "forecast"
    folder.mkdir(exist_ok=True)
    for name, about, cases in files():
        cases = list(cases)
        lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
        (folder / name).write_text(f'{{"about": {json.dumps(about)}, "cases": [\n{lines}\n]}}\n', "utf-8")
        print(f"{name}: {len(cases)} cases")


if __name__ == "__main__":
    main()
