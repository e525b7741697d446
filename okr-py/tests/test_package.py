"""The package as such: what is exported, typed, documented; what importing costs."""

from __future__ import annotations

import doctest
import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import sys
import typing
from pathlib import Path

import pytest

import okr
import okr.types
from conftest import COMPANY, ROOT
from okr import _okr

MODULES = [
    importlib.import_module(f"okr.{found.name}" if "." not in found.name else found.name)
    for found in pkgutil.walk_packages(okr.__path__)
    if found.name not in ("__main__",)
] + [
    importlib.import_module(f"okr._model.{name}")
    for name in ("measures", "key_results", "objectives", "organization", "policy")
]


def test_everything_exported_is_there_and_documented():
    assert len(okr.__all__) >= 80
    for name in okr.__all__:
        value = getattr(okr, name)
        if callable(value):
            assert inspect.getdoc(value), name
            assert not name.startswith("_")
    assert set(okr.__all__) <= set(dir(okr))
    assert okr.__version__ == _okr.VERSION
    with pytest.raises(AttributeError, match="module 'okr' has no attribute 'laod'"):
        okr.laod  # noqa: B018


def test_star_import():
    names: dict[str, object] = {}
    exec("from okr import *", names)
    assert set(okr.__all__) <= set(names)


def test_every_public_method_is_documented():
    seen = 0
    for name in okr.__all__:
        cls = getattr(okr, name)
        if not inspect.isclass(cls):
            continue
        for member, value in vars(cls).items():
            if not member.startswith("_") and (
                callable(value) or isinstance(value, (property, classmethod, staticmethod))
            ):
                assert inspect.getdoc(value), f"{name}.{member}"
                seen += 1
    assert seen >= 80


def test_examples_in_docstrings():
    attempted = 0
    for module in MODULES:
        result = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
        assert result.failed == 0, module
        attempted += result.attempted
    attempted += doctest.testmod(okr, optionflags=doctest.ELLIPSIS).attempted
    assert attempted >= 25


@pytest.mark.parametrize(("page", "least"), [("okr-py/README.md", 16), ("docs/python.md", 20)])
def test_examples_in_the_pages(monkeypatch, page, least):
    monkeypatch.chdir(ROOT)
    path = ROOT / page
    text = path.read_text("utf-8")
    parser, names, attempted = doctest.DocTestParser(), {}, 0
    for block in re.findall(r"```pycon\n(.*?)```", text, re.DOTALL):
        test = parser.get_doctest(block, names, page, str(path), 0)
        test.globs = names  # one block goes on where the last one stopped
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
        result = runner.run(test, clear_globs=False)
        assert result.failed == 0
        attempted += result.attempted
    assert attempted >= least


def test_words_are_those_of_the_core():
    words = _okr.vocabularies()
    assert len(words) >= 21
    for name, known in words.items():
        assert typing.get_args(getattr(okr.types, name)) == known, name
    public = {name for name in vars(okr.types) if name[0].isupper() and name not in ("Literal", "TypeAlias")}
    assert public == {*words, "PlainKind"}


def checked(value, hint):
    """Whether a value is of an annotated type; stubs are not checked against what the core returns."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is typing.Any:
        return True
    if origin is typing.Literal:
        return value in arguments
    if origin in (typing.Union, type(int | None)):
        return any(checked(value, argument) for argument in arguments)
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        if arguments[-1] is Ellipsis:
            return all(checked(entry, arguments[0]) for entry in value)
        return len(value) == len(arguments) and all(map(checked, value, arguments))
    if origin in (list, dict):
        entries = value.items() if origin is dict else value
        of = tuple[arguments] if origin is dict else arguments[0]
        return isinstance(value, origin) and all(checked(entry, of) for entry in entries)
    if hint is float:
        return isinstance(value, float)
    return isinstance(value, bool) == (hint is bool) and isinstance(value, hint or type(None))


def stub():
    """The annotations of `_okr.pyi`, by name."""
    path = Path(okr.__file__).with_name("_okr.pyi")
    names: dict[str, typing.Any] = {"__name__": "okr._stub", "__package__": "okr"}
    exec(compile("from __future__ import annotations\n" + path.read_text(), str(path), "exec"), names)
    return names


def test_the_core_returns_what_its_stub_says(company, card):
    names = stub()
    real = {
        "Alignment": _okr.Alignment,
        "Backtest": _okr.Backtest,
        "Dag": _okr.Dag,
        "Forecast": _okr.Forecast,
        "Forecasts": _okr.Forecasts,
        "Lexicon": _okr.Lexicon,
        "Portfolio": _okr.Portfolio,
        "Scorecard": _okr.Scorecard,
    }
    tried = set()

    def check(owner, method, *arguments):
        annotated = vars(names[owner])[method] if owner else names[method]
        hint = typing.get_type_hints(annotated, {**names, **real})["return"]
        result = (getattr(handles[owner], method) if owner else getattr(_okr, method))(*arguments)
        assert checked(result, hint), (owner, method, result, hint)
        tried.add((owner, method))

    handles = {"Alignment": company._core.alignment(), "Portfolio": company._core, "Scorecard": card._core}
    check("", "dag", 2, [(0, 1), (1, 0)])
    handles["Dag"] = _okr.dag(2, [(0, 1)])[0]
    for method, *arguments in (("counts",), ("order",), ("successors", 0), ("predecessors", 1)):
        check("Dag", method, *arguments)
    for method in ("roots", "leaves", "topological_order", "node_columns", "edge_columns", "date"):
        check("Alignment", method)
    for method in (
        "node",
        "supports",
        "supported_by",
        "ancestors",
        "descendants",
        "path_to_company",
        "depth",
        "impact",
    ):
        check("Alignment", method, "o-trust", None)
    for method in ("path", "common_ancestors"):
        check("Alignment", method, "kr1", "key_result", "o-company", None)
    check("Alignment", "subgraph", "o-company", None, False)
    check("Alignment", "measures", "support", True, None)
    for method in ("tree", "to_dot", "to_mermaid"):
        check("Alignment", method, card._core)
    check("Alignment", "as_of", "2026-11-15")
    check("Portfolio", "alignment")
    check("Portfolio", "statistics", ("2026-11-15", "google", None, "current"), True, ["unit"])
    choices = {"as_of": "2026-11-15", "policy": ("google", None), "select": ["ALN"], "ignore": ["ALN001"]}
    choices |= {"config": '{"profile": "strict"}', "profile": "default", "language": "en"}
    choices |= {"severity": [("orphan", "error")], "options": [("ALN013", "max_supported", 2.0)]}
    check("Portfolio", "check", choices, json.dumps(COMPANY).encode(), False)
    check("Scorecard", "sensitivities", "o-company")
    check("Scorecard", "what_if", [("kr1", 0.5)])
    check("", "rules")
    keys = [("ALN001", ("objective", "o")), ("ALN016", None)]
    check("", "baseline", keys)
    check("", "read_baseline", _okr.baseline(keys).encode())
    check("", "split", keys[:1], _okr.baseline(keys), ["ALN016"])
    check("", "check_config", b"{profile: strict}", True)
    how = {"format": "concise", "colour": False, "width": None, "waived": False, "fails": "hint"}
    check("", "render", [{"file": "f", "source": None, "yaml": False, "failed": False, "found": [], "waived": []}], how)
    check("", "languages")
    check("", "lexicon_from_text", "language = sv")
    check("", "lexicon_of_language", "en")
    check("", "measure_title", "increase", (32.0, 55.0), False, "NPS", None)
    handles["Lexicon"] = _okr.lexicon_of_language("en")
    check("Lexicon", "language")
    check("Lexicon", "read", ["Reduce churn from 8% to 3% by June", "", "é 10 posts"], "key_result")
    choices = {"cycle": ("c", "2026-10-01", "2026-12-31"), "organization": None, "unit": ("U", "team")}
    check("Lexicon", "draft", "Objective: a", {**choices, "commitment": "committed"})
    check("", "explain_rule", "ALN001")
    check("", "check_date", "2026-11-15")
    check("", "complete_policy", "google", None)
    check("", "load", company.to_json(), False)
    check("", "plain_value", "increase", 3.0, (1.0, 2.0, None), False)
    check("", "vocabularies")
    edited = company._core.check_in("kr1", "2026-11-02", 41.0, 0.5, "up", "2026-11-02", "ada", None)
    handles["Portfolio"] = edited.edit(
        '{"on": "2026-11-02", "edits": [{"kind": "withdraw_check_in", "key_result": "kr1", "on": "2026-10-14", '
        '"reason": "wrong", "custom": 1}]}'
    )
    check("Portfolio", "check_in", "kr1", None, 41.0, None, None, "2026-11-02", None, "late")
    check("Portfolio", "edit", '{"on": "2026-11-02", "edits": []}')
    check("Portfolio", "audit")
    check("Portfolio", "replay", "[]")
    check("Portfolio", "as_of", "2026-11-02")
    check("Portfolio", "diff", company._core)
    check("Portfolio", "to_json", True)
    check("Portfolio", "counts")
    check("Portfolio", "score", "2026-11-15", None, None, "current")
    check("Portfolio", "compare", "2026-11-15", [("google", None), (None, "{}")], "current")
    day = ("2026-11-15", None, None, "current")
    handles["Forecast"] = handles["Portfolio"].forecast("kr1", None, day)
    handles["Forecasts"] = handles["Portfolio"].forecasts(day)
    handles["Backtest"] = handles["Portfolio"].backtest([], day)
    check("Portfolio", "forecast", "kr1", "key_result", day)
    check("Portfolio", "forecasts", day)
    check("Portfolio", "backtest", ["kr1"], day)
    for owner in ("Forecast", "Forecasts", "Backtest"):
        check(owner, "to_json", True)
    check("Forecast", "title")
    check("Forecast", "probability", 0.5)
    check("Forecasts", "at", True, 0)
    for method in (
        "as_of",
        "policy_name",
        "policy_json",
        "basis",
        "counts",
        "key_result_ids",
        "objective_ids",
        "unit_keys",
    ):
        check("Scorecard", method)
    check("Scorecard", "to_json", False)
    for method, key in (
        ("key_result", "kr1"),
        ("objective", "o-trust"),
        ("key_result_at", 0),
        ("objective_at", 1),
        ("unit_at", 0),
    ):
        check("Scorecard", method, key)
    check("Scorecard", "unit", "acme", "FY26")
    check("Scorecard", "explain", "kr1", None)
    for owner in ("Portfolio", "Scorecard"):
        check(owner, "__hash__")
        check(owner, "__eq__", handles[owner])
    stated = {("", name) for name, value in names.items() if inspect.isfunction(value) and value is not typing.final}
    stated |= {
        (owner, name) for owner in handles for name, value in vars(names[owner]).items() if inspect.isfunction(value)
    }
    assert tried == stated
    for name in ("CODES", "POLICIES", "VERSION"):
        assert checked(getattr(_okr, name), typing.get_type_hints(types_module(names), names)[name])


def types_module(names):
    """The variables of the stub with their annotations."""
    holder = type("Stub", (), {"__annotations__": dict(names["__annotations__"])})
    holder.__module__ = "builtins"
    return holder


def test_rows_are_what_their_classes_say():
    from conftest import cases
    from okr import _scores

    hints = {}
    names = {**vars(okr.types), **vars(_scores)}
    for cls in (okr.KeyResultScore, okr.ObjectiveScore, okr.UnitScore, okr.Rollup, okr.Tally):
        hints[cls] = {name: eval(hint, names) for name, hint in cls.__annotations__.items()}
        assert list(hints[cls]) == list(cls._names)
    ran = 0
    for case in cases("scoring/generated.json"):
        card = okr.loads(json.dumps(case["portfolio"])).score(case["as_of"], case.get("policy"))
        for view in (card.key_results, card.objectives, card.units):
            for row in view.values():
                for name, hint in hints[type(row)].items():
                    assert checked(getattr(row, name), hint), (row, name)
                    ran += 1
    assert ran > 5000


def python(*arguments):
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)


#: What takes milliseconds to import, and is not needed to load and score.
HEAVY = {"argparse", "ast", "dataclasses", "datetime", "difflib", "enum", "inspect", "json", "typing", "okr._okr"}


def test_importing_is_cheap():
    code = f"import sys; before = set(sys.modules); import okr; print(*sorted({HEAVY} & (set(sys.modules) - before)))"
    assert python("-c", code).stdout.split() == []
    took = []
    for _ in range(7):
        lines = python("-X", "importtime", "-c", "import okr").stderr.splitlines()
        took.append(int(next(line for line in lines if line.endswith("| okr")).split("|")[1]))
    assert min(took) < 15_000, f"{min(took)} microseconds"


def test_loading_and_scoring_needs_little():
    code = (
        f"import sys; before = set(sys.modules); import okr; p = okr.loads({okr.loads.__doc__ and MINIMAL!r}); "
        f"p.score('2026-11-15').to_json(); print(*sorted({HEAVY} & (set(sys.modules) - before)))"
    )
    assert python("-c", code).stdout.split() == ["okr._okr"]


MINIMAL = (
    '{"okr":"1","organization":{"name":"A"},"units":[{"id":"a","name":"A","level":"company"}],'
    '"cycles":[{"id":"q","start":"2026-10-01","end":"2026-12-31"}],"objectives":[]}'
)


@pytest.mark.slow
def test_types(tmp_path):
    options = ["--cache-dir", str(tmp_path), "--strict"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, "-p", "okr"], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stdout
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, str(program)], capture_output=True, text=True, cwd=tmp_path
    )
    revealed = re.findall(r'Revealed type is "(.*?)"', done.stdout)
    assert revealed == REVEALED, done.stdout
    done = subprocess.run(
        [sys.executable, "-m", "mypy.stubtest", "okr", "--allowlist", str(Path(__file__).with_name("stubtest.txt"))],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stdout


PROGRAM = """\
import okr
portfolio = okr.loads("{}")
card = portfolio.score("2026-11-15")
reveal_type(card)
reveal_type(card.objectives["o"].grade)
reveal_type(card.units["a", "q"].own.all.mean)
reveal_type(portfolio.objectives["o"].key_results[0].due)
reveal_type(portfolio.compare(["google"]))
reveal_type(okr.POLICIES)
reveal_type(portfolio.alignment.ancestors("o"))
reveal_type(portfolio.alignment.measures().line_of_sight.share)
reveal_type(portfolio.alignment.what_if({"k": 1}).objectives["o"].after)
reveal_type(portfolio.check("2026-11-15")[0].severity)
reveal_type(portfolio.check("2026-11-15")[:3])
reveal_type(card.sensitivities("o")[0].method)
with portfolio.edit(by="ada") as edits:
    edits.check_in("k", 41, on="2026-11-15", confidence=0.5)
    reveal_type(edits.withdraw_check_in)
reveal_type(edits.portfolio)
reveal_type(portfolio.check_in("k", True, by="ada").audit[0].edit)
reveal_type(portfolio.diff(portfolio)[0].subject)
try:
    okr.load("a")
except okr.LoadError as error:
    reveal_type(error.problems)
okr.CheckIn("2026-11-15", 3)
"""

REVEALED = [
    "okr._scorecard.Scorecard",
    "Literal['red'] | Literal['yellow'] | Literal['green'] | None",
    "float | None",
    "datetime.date | None",
    "dict[str, okr._scorecard.Scorecard]",
    "tuple[str, ...]",
    "tuple[okr._nodes.Node, ...]",
    "float | None",
    "float | None",
    "Literal['error'] | Literal['warning'] | Literal['hint']",
    "okr._findings.Findings",
    "Literal['exact'] | Literal['finite_difference']",
    "def (key_result: str, on: datetime.date | str, *, nth: int | None =, reason: str | None =, custom: Any =)",
    "okr._portfolio.Portfolio",
    "okr._edit.Edit",
    "okr._nodes.Node | None",
    "list[okr._errors.Problem]",
]
