"""The constructors: they mirror FORMAT, refuse wrong types by name, and are values."""

from __future__ import annotations

import copy
import datetime
import inspect
import json
import math
import pickle
import types
from decimal import Decimal
from fractions import Fraction

import pytest

import okr
from conftest import COMPANY, ROOT, built, cases, valid_documents
from okr import _model
from okr._record import Record

CLASSES = [getattr(_model, name) for name in _model.__all__]
CONCRETE = [cls for cls in CLASSES if cls is not okr.Measure]
NAMES = {name: getattr(okr, name) for name in okr.__all__}


def records(value):
    """A record and every record in it."""
    if isinstance(value, Record):
        yield value
        for name, member in value._members():
            if name != "custom":
                yield from records(member)
    elif isinstance(value, tuple):
        for entry in value:
            yield from records(entry)


def example():
    return json.loads((ROOT / "examples" / "company.json").read_text("utf-8"))


EVERY_POLICY = okr.Policy(
    expected=okr.ExpectedScores(committed=0.9),
    grades=okr.Grades(committed=okr.GradeLimits(red_below=0.5), rounding="tenths"),
    pace=okr.PaceRules(method="gap", on_track=0.1, at_risk=0.2),
)


def every_record():
    yield from records(EVERY_POLICY)
    for case in cases("config/checks.json"):
        if "checks" in case["portfolio"]:
            yield from records(okr.Checks.from_dict(case["portfolio"]["checks"]))
    for document in [COMPANY, example(), *valid_documents()]:
        yield from records(okr.Organization.from_dict(document["organization"]))
        for kind, cls in (("units", okr.Unit), ("cycles", okr.Cycle), ("kpis", okr.Kpi), ("objectives", okr.Objective)):
            for part in document.get(kind) or []:
                yield from records(cls.from_dict(part))
        if isinstance(document.get("policy"), dict):
            yield from records(okr.Policy.from_dict(document["policy"]))


def test_every_class_has_one_parameter_and_one_description_for_each_member():
    assert len(CONCRETE) >= 38
    for cls in CONCRETE:
        parameters = list(inspect.signature(cls.__init__).parameters)[1:]
        assert sorted(parameters) == sorted([*cls._kinds, "custom"]), cls
        assert list(cls.__dict__["__slots__"] or ()) == list(cls._kinds), cls
        assert all(cls.__dict__["__slots__"][name] for name in cls._kinds), cls
        assert inspect.getdoc(cls), cls
        assert parameters[-1] == "custom"


def test_every_valid_document_goes_through_the_constructors():
    ran = 0
    for document in [COMPANY, example(), *valid_documents()]:
        portfolio = okr.loads(json.dumps(document))
        assert built(document) == portfolio
        assert built(portfolio.to_dict()) == portfolio
        ran += 1
    assert ran >= 340


def test_reading_back_gives_what_was_built():
    ran = 0
    for document in [COMPANY, *valid_documents()]:
        portfolio = okr.loads(json.dumps(document))
        again = okr.Portfolio(
            organization=portfolio.organization,
            units=portfolio.units.values(),
            cycles=portfolio.cycles.values(),
            kpis=portfolio.kpis.values(),
            objectives=portfolio.objectives.values(),
            policy=portfolio.policy,
            custom=portfolio.custom,
        )
        assert again == portfolio
        assert again.to_json() == portfolio.to_json()
        ran += 1
    assert ran >= 340


def test_every_record_is_a_value():
    seen, kinds = 0, set()
    for record in every_record():
        if seen > 4000 and type(record) in kinds:
            continue
        assert eval(repr(record), NAMES) == record
        assert pickle.loads(pickle.dumps(record)) == record
        assert hash(pickle.loads(pickle.dumps(record))) == hash(record)
        assert copy.copy(record) is copy.deepcopy(record) is record
        assert type(record).from_dict(record.to_dict()) == record
        assert json.loads(json.dumps(record.to_dict())) == record.to_dict()
        assert record.replace() == record
        seen += 1
        kinds.add(type(record))
    assert seen > 4000
    assert kinds == set(CONCRETE)


def test_records_are_frozen():
    check_in = okr.CheckIn("2026-10-14", 34)
    for change in (
        lambda: setattr(check_in, "value", 35),
        lambda: setattr(check_in, "valeu", 35),
        lambda: delattr(check_in, "value"),
    ):
        with pytest.raises(AttributeError, match="frozen"):
            change()
    assert check_in.value == 34
    assert check_in.replace(value=35) == okr.CheckIn("2026-10-14", 35)
    with pytest.raises(TypeError, match="has no member 'valeu'"):
        check_in.replace(valeu=35)


def test_records_compare_by_kind_and_members():
    assert okr.Increase(1, 2) == okr.Increase(1.0, 2.0)
    assert hash(okr.Increase(1, 2)) == hash(okr.Increase(1.0, 2.0))
    assert okr.Milestone() != okr.Discover()
    assert okr.Milestone() != "milestone"
    assert len({okr.Milestone(), okr.Milestone(), okr.Discover()}) == 2
    assert okr.CheckIn("2026-10-14") == okr.CheckIn(datetime.date(2026, 10, 14))


def test_records_match():
    match okr.CheckIn("2026-10-14", 34):
        case okr.CheckIn(on, value):
            assert (on, value) == (datetime.date(2026, 10, 14), 34)
    match okr.Objective("o", "t", owner="u", cycle="c", commitment="committed"):
        case okr.Objective("o", title, commitment="committed"):
            assert title == "t"


def test_defaults_are_those_of_the_format():
    key_result = okr.KeyResult("k", "t", okr.Milestone())
    assert (key_result.weight, key_result.role, key_result.source) == (1, "key", "check_ins")
    assert key_result.check_ins == () and key_result.due is None
    assert key_result.to_dict() == {"id": "k", "title": "t", "measure": {"kind": "milestone"}}
    objective = okr.Objective("o", "t", owner="u", cycle="c", commitment="committed")
    assert (objective.from_, objective.combine) == ("key_results", "mean")
    assert objective.to_dict()["key_results"] == []
    assert objective.replace(from_="both").to_dict()["from"] == "both"


def test_an_optional_member_that_is_none_is_absent():
    assert okr.KeyResult("k", "t", okr.Milestone(), weight=None, check_ins=None, tags=None) == okr.KeyResult(
        "k", "t", okr.Milestone()
    )


ODD_NUMBERS = [(Decimal("0.1"), 0.1), (Fraction(1, 4), 0.25), (-0.0, 0.0), (7, 7), (10**15, 10**15)]


@pytest.mark.parametrize(("given", "kept"), ODD_NUMBERS)
def test_numbers_of_other_types(given, kept):
    value = okr.Measurement("2026-10-14", given).value
    assert value == kept and type(value) in (int, float)
    assert math.copysign(1, value) == 1


class Scalar:
    """What a numpy scalar looks like from outside."""

    shape = ()

    def __init__(self, value):
        self.value = value

    def item(self):
        return self.value


def test_numbers_of_numpy():
    assert type(okr.CheckIn("2026-10-14", Scalar(34)).value) is int
    assert okr.CheckIn("2026-10-14", Scalar(True)).value is True
    assert okr.AtLeast(3, strict=Scalar(False)).strict is False
    assert okr.CheckIn("2026-10-14", custom=[Scalar(0.5)]).custom == [0.5]


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: okr.Unit(7, "a", "team"), "Unit.id must be a str, not int; identifiers are texts"),
        (lambda: okr.Unit(None, "a", "team"), "Unit.id must be a str, not None"),
        (lambda: okr.Increase("32", 55), "Increase.baseline must be a number, not str"),
        (lambda: okr.Increase(32, True), "Increase.target must be a number, not bool; write 1 or 0"),
        (lambda: okr.Increase(32, None), "Increase.target must be a number, not None"),
        (lambda: okr.Increase(32, 1j), "Increase.target must be a number, not complex"),
        (lambda: okr.AtLeast(3, strict=1), "AtLeast.strict must be a bool, not int"),
        (lambda: okr.CheckIn(datetime.datetime(2026, 10, 14)), "a day has no time: use .date()"),
        (lambda: okr.CheckIn(20261014), "CheckIn.on must be a datetime.date or an ISO text, not int"),
        (lambda: okr.CheckIn("2026-10-14", "34"), "CheckIn.value must be a number, not str"),
        (lambda: okr.KeyResult("k", "t", {1, 2}), "KeyResult.measure must be Measure, not set"),
        (lambda: okr.KeyResult("k", "t", okr.CheckIn("2026-10-14")), "KeyResult.measure must be Measure, not CheckIn"),
        (
            lambda: okr.KeyResult("k", "t", okr.Milestone(), check_ins=okr.CheckIn("2026-10-14")),
            "KeyResult.check_ins must be a list of CheckIn, not CheckIn; put it in [ ]",
        ),
        (
            lambda: okr.KeyResult("k", "t", okr.Milestone(), check_ins=[okr.Milestone()]),
            "KeyResult.check_ins[0] must be CheckIn, not Milestone",
        ),
        (
            lambda: okr.KeyResult("k", "t", okr.Milestone(), tags="cx"),
            "KeyResult.tags must be a list of texts, not str",
        ),
        (lambda: okr.KeyResult("k", "t", okr.Milestone(), plan=3), "KeyResult.plan must be StepPlan, not int"),
        (
            lambda: okr.KeyResult("k", "t", okr.Milestone(), source=3),
            "KeyResult.source must be KpiSource or SumSource, not int",
        ),
        (lambda: okr.Checklist("abc"), "Checklist.items must be a list of ChecklistItem, not str"),
        (lambda: okr.CheckIn("2026-10-14", custom={"a": [{1}]}), "CheckIn.custom at /a/0: a set has no JSON form"),
        (lambda: okr.CheckIn("2026-10-14", custom={1: 2}), "the key 1 is not a text"),
        (lambda: okr.CheckIn("2026-10-14", custom=datetime.datetime.now()), "dates are civil dates"),
        (lambda: okr.CheckIn(), "missing 1 required positional argument"),
        (lambda: okr.CheckIn("2026-10-14", valeu=3), "unexpected keyword argument 'valeu'"),
        (lambda: okr.Unit.from_dict([]), "Unit.from_dict must be a dict, not list"),
        (lambda: okr.Measure.from_dict("increase"), "Measure.from_dict must be a dict, not str"),
        (lambda: okr.Measure.from_dict({"kind": 3}), "Measure.kind must be a str, not int"),
    ],
)
def test_wrong_types_name_the_argument(build, message):
    with pytest.raises(TypeError) as caught:
        build()
    assert message in str(caught.value)


def endless():
    value = []
    value.append(value)
    return value


@pytest.mark.parametrize(
    ("build", "code", "path"),
    [
        (lambda: okr.Increase(float("nan"), 55), "E006", "/baseline"),
        (lambda: okr.Increase(32, float("inf")), "E006", "/target"),
        (lambda: okr.Increase(32, 10**400), "E006", "/target"),
        (lambda: okr.Increase(32, Decimal("sNaN")), "E006", "/target"),
        (lambda: okr.CheckIn("2026-02-30"), "E010", "/on"),
        (lambda: okr.CheckIn("2026-10"), "E010", "/on"),
        (lambda: okr.CheckIn("20261014"), "E010", "/on"),
        (lambda: okr.CheckIn(""), "E010", "/on"),
        (lambda: okr.CheckIn(datetime.date(1899, 12, 31)), "E010", "/on"),
        (lambda: okr.CheckIn(datetime.date(9999, 12, 31)), "E010", "/on"),
        (lambda: okr.CheckIn("2026-10-14", note="a\ud800"), "E001", "/note"),
        (lambda: okr.SumSource(["a", "b\udfff"]), "E001", "/sum_of/1"),
        (lambda: okr.CheckIn("2026-10-14", custom={"a/b": float("inf")}), "E006", "/custom/a~1b"),
        (lambda: okr.CheckIn("2026-10-14", custom=["\ud800"]), "E001", "/custom/0"),
        (lambda: okr.CheckIn("2026-10-14", custom=10**5000), "E006", "/custom"),
        (lambda: okr.CheckIn("2026-10-14", custom=endless()), "E001", "/custom" + "/0" * 200),
        (lambda: okr.Unit.from_dict({"id": "a", "nmae": "b"}), "E003", "/nmae"),
        (lambda: okr.Unit.from_dict({"id": "a", "name": None}), "E004", "/name"),
        (lambda: okr.Measure.from_dict({}), "E004", "/kind"),
        (lambda: okr.Measure.from_dict({"kind": "incraese"}), "E005", "/kind"),
        (lambda: okr.Increase.from_dict({"kind": "decrease", "baseline": 3, "target": 1}), "E005", "/kind"),
        (
            lambda: okr.Kpi.from_dict({"id": "a", "name": "b", "measurements": [{"on": "2026-10-14", "value": 1}, {}]}),
            "E004",
            "/measurements/1/on",
        ),
    ],
)
def test_invalid_values_name_the_place(build, code, path):
    with pytest.raises(okr.ValidationError) as caught:
        build()
    assert (caught.value.code, caught.value.problems[0].path) == (code, path)


def test_what_only_a_document_can_judge_is_left_to_the_loader():
    odd = okr.KeyResult("no id!", " ", okr.Increase(5, 5), weight=-1, commitment="maybe", due="2020-01-01")
    with pytest.raises(okr.LoadError) as caught:
        okr.Portfolio(
            organization=okr.Organization(""),
            units=[okr.Unit("acme", "Acme", "company")],
            cycles=[okr.Cycle("q", "2026-10-01", "2026-12-31")],
            objectives=[okr.Objective("o", "t", owner="nobody", cycle="q", commitment="committed", key_results=[odd])],
        )
    codes = {problem.code for problem in caught.value.problems}
    assert {"E005", "E006", "E007", "E009", "E011", "E012", "E018"} <= codes
    assert all(problem.line is None for problem in caught.value.problems)
    paths = {problem.path for problem in caught.value.problems}
    assert {"/organization/name", "/objectives/0/owner", "/objectives/0/key_results/0/measure/target"} <= paths


def test_custom_keeps_the_spelling_of_numbers():
    document = copy.deepcopy(COMPANY)
    text = json.dumps(document)
    text = text.replace(
        '"id": "kr1"', '"custom": {"a": 1.10, "b": [1e400, -0, 12345678901234567890, 0.1]}, "id": "kr1"'
    )
    portfolio = okr.loads(text)
    custom = portfolio.key_results["kr1"].custom
    assert custom["a"] == 1.1 and custom["b"][0] == math.inf and custom["b"][2] == 12345678901234567890
    assert built(portfolio.to_dict()) == portfolio
    again = okr.Portfolio.from_dict(pickle.loads(pickle.dumps(portfolio.to_dict())))
    assert again == portfolio and "1.10" in again.to_json() and "1e400" in again.to_json()


def test_custom_is_any_json_and_a_copy():
    for custom in ({}, {"a": {"b": [1, None, True]}}, [], "free", 0, False, 1.5):
        check_in = okr.CheckIn("2026-10-14", custom=custom)
        assert check_in.custom == custom and type(check_in.custom) is type(custom)
        assert check_in.to_dict()["custom"] == custom
    check_in = okr.CheckIn("2026-10-14", custom={"a": []})
    check_in.custom["a"].append(1)
    assert check_in.custom == {"a": []}
    assert check_in != okr.CheckIn("2026-10-14") and okr.CheckIn("2026-10-14").custom is None


def test_mappings_other_than_dict():
    proxy = types.MappingProxyType({"on": "2026-10-14", "custom": types.MappingProxyType({"a": (1, 2)})})
    assert okr.CheckIn.from_dict(proxy).to_dict() == {"on": "2026-10-14", "custom": {"a": [1, 2]}}


def test_texts_of_subclasses_become_plain():
    class Loud(str):
        def __str__(self):
            return "LOUD"

    unit = okr.Unit(Loud("a"), "b", "team")
    assert type(unit.id) is str and unit.id == "a"


def test_policies():
    ours = okr.Policy(extends="google", name="ours", pace=okr.PaceRules(on_track=0.8))
    assert ours.complete().grades.rounding == "tenths"
    assert ours.complete().pace.at_risk == 0.7
    assert ours.complete().complete() == ours.complete()
    with pytest.raises(okr.ValidationError) as caught:
        okr.Policy(pace=okr.PaceRules(on_track=0.1)).complete()
    assert (caught.value.code, caught.value.problems[0].path) == ("E014", "/pace/on_track")
    assert caught.value.problems[0].line is None
    with pytest.raises(okr.ValidationError, match="did you mean `google`"):
        okr.Policy.named("gogle")


PLAIN = [
    (okr.Increase(32, 55), 34, 0.086956522),
    (okr.Decrease(8, 3), 4, 0.8),
    (okr.AtLeast(99.5, floor=99), 99.25, 0.5),
    (okr.AtLeast(3, strict=True), 3, 0),
    (okr.AtMost(200, ceiling=400), 250, 0.75),
    (okr.Between(18, 22, tolerance=4), 23, 0.75),
    (okr.Milestone(), 1, 1),
    (okr.Discover(), -5, 1),
]


@pytest.mark.parametrize(("measure", "value", "score"), PLAIN)
def test_plain_measures_score_a_value(measure, value, score):
    assert measure.score(value) == score
    limits = {name: limit for name, limit in measure.to_dict().items() if name != "kind"}
    assert okr.score_value(measure.kind, value, **limits) == score
    assert okr.progress_value(measure.kind, value, **limits) == pytest.approx(score, abs=1e-9)


def test_what_measures_have_in_common_is_no_measure():
    with pytest.raises(TypeError, match="use Increase, Decrease, AtLeast"):
        okr.Measure()
    assert isinstance(okr.Aligned(), okr.Measure) and okr.Aligned.kind == "aligned"


def test_score_value_refuses():
    for arguments, error, message in [
        (("increase", 3), TypeError, "`increase` needs baseline"),
        (("milestone", 1, {"target": 3}), TypeError, "`milestone` takes no target; it takes a value alone"),
        (("increase", 3, {"baseline": 1, "target": 2, "floor": 3}), TypeError, "takes no floor"),
        (("increase", "3", {"baseline": 1, "target": 2}), TypeError, "value must be a number"),
        (("increase", 3, {"baseline": 1, "target": "2"}), TypeError, "target must be a number"),
        (("checklist", 3), okr.ValidationError, "no plain measure"),
        ((7, 3), TypeError, "kind must be a str"),
        (("increase", float("nan"), {"baseline": 1, "target": 2}), okr.ValidationError, "finite"),
        (("increase", 1e16, {"baseline": 1, "target": 2}), okr.ValidationError, None),
        (("increase", 3, {"baseline": 2, "target": 2}), okr.ValidationError, None),
        (("increase", 3, {"baseline": 2, "target": 1}), okr.ValidationError, "decrease"),
        (("at_least", 3, {"threshold": 2, "floor": 1, "strict": True}), okr.ValidationError, None),
        (("milestone", 0.5), okr.ValidationError, None),
    ]:
        limits = arguments[2] if len(arguments) > 2 else {}
        with pytest.raises(error, match=message):
            okr.score_value(*arguments[:2], **limits)
