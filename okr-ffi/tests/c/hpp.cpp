/* okr.hpp: what it returns, what it throws, what it frees. */
#include "check.h"
#include "okr.hpp"

#include <algorithm>
#include <string>
#include <type_traits>

using namespace std::string_view_literals;

static std::string document() {
    char *text = quoted("{'okr':'1','organization':{'name':'Acme'},"
                        "'units':[{'id':'acme','name':'Acme','level':'company'}],"
                        "'cycles':[{'id':'q4','start':'2026-10-01','end':'2026-12-31','phase':'review'}],"
                        "'objectives':["
                        "{'id':'o','title':'Ship it','owner':'acme','cycle':'q4','commitment':'committed',"
                        "'key_results':["
                        "{'id':'k','title':'Ship ten','measure':{'kind':'increase','baseline':0,'target':10},"
                        "'check_ins':[{'on':'2026-11-01','value':4}]},"
                        "{'id':'g','title':'No incidents','role':'guardrail',"
                        "'measure':{'kind':'at_most','threshold':0},"
                        "'check_ins':[{'on':'2026-11-01','value':2}]}]},"
                        "{'id':'e','title':'Empty','owner':'acme','cycle':'q4','commitment':'aspirational',"
                        "'key_results':[]}]}");
    std::string copy(text);
    free(text);
    return copy;
}

template <typename Call> static okr::error thrown(Call call) {
    try {
        call();
    } catch (const okr::error &error) {
        return error;
    }
    CHECK(!"it throws");
    return okr::error(OKR_OK, "nothing was thrown");
}

static void reads() {
    const auto portfolio = okr::portfolio::from_json(document());
    CHECK(portfolio.unit_count() == 1 && portfolio.cycle_count() == 1 && portfolio.kpi_count() == 0);
    CHECK(portfolio.objective_count() == 2 && portfolio.key_result_count() == 2);
    CHECK(portfolio.check_in_count() == 2);
    CHECK(okr::portfolio::from_json(portfolio.to_json()).to_json() == portfolio.to_json());
    CHECK(portfolio.to_json_pretty().find('\n') != std::string::npos);
    CHECK(okr::portfolio::from_yaml(portfolio.to_json()).to_json() == portfolio.to_json());
    CHECK(okr::portfolio::from_json(portfolio.to_json(), 4).to_json() == portfolio.to_json());
    CHECK(thrown([] { okr::portfolio::from_json("{}", 0); }).status() == OKR_STATUS_INVALID_ARGUMENT);

    const auto card = portfolio.score(okr::score_options("2026-11-15"));
    CHECK(portfolio.score(okr::score_options("2026-11-15").threads(2)).to_json() == card.to_json());
    CHECK((card.as_of() == okr::date{2026, 11, 15}) && card.basis() == okr::basis::current);
    CHECK(card.policy_name() == "default" && card.policy().name() == "default");
    CHECK(card.portfolio().clone().to_json() == portfolio.to_json());
    CHECK(card.clone().to_json() == card.to_json() && !card.to_json_pretty().empty());

    const auto k = card.key_result("k");
    CHECK(k.index() == 0 && k.id() == "k" && k.title() == "Ship ten" && k.objective() == "o");
    CHECK(k.value() == 4.0 && k.progress() == 0.4 && !k.confidence());
    CHECK(k.score().value() == 0.4 && k.computed_score() == okr::score(400000000));
    CHECK(!k.overridden() && !k.unreported() && k.counted() && !card.key_result("g").counted());
    CHECK(k.expected_final().value() == 1.0 && k.expected().billionths() == 494505495);
    CHECK(k.elapsed() == 45.0 / 91.0 && k.score() < k.expected());
    CHECK(k.grade() == okr::grade::red && k.pace() == okr::pace::at_risk);
    CHECK(k.verdict() == okr::verdict::missed);
    CHECK(okr::to_string(k.grade()) == "red" && okr::to_string(k.pace()) == "at_risk");
    CHECK(okr::to_string(k.verdict()) == "missed" && okr::to_string(card.basis()) == "current");
    CHECK(okr::to_string(static_cast<okr::grade>(9)).empty());

    const auto o = card.objective("o"), e = card.objectives()[1];
    CHECK(o.id() == "o" && o.title() == "Ship it" && o.owner() == "acme" && o.cycle() == "q4");
    CHECK(okr::to_string(o.commitment()) == "committed");
    CHECK(o.score() == okr::score(0) && o.computed_score() == okr::score(0) && !o.overridden());
    CHECK(o.capped_by() == "g"sv && o.expected_final().value() == 1.0 && o.expected()->value() > 0.4);
    CHECK(o.grade() == okr::grade::red && o.pace() && o.verdict() == okr::verdict::missed);
    CHECK(o.has(okr::duty::explain) && !o.has(okr::duty::carry_over));
    CHECK(o.duties().size() == 2 && okr::to_string(o.duties()[1]) == "escalate");
    CHECK(!e.score() && !e.computed_score() && !e.grade() && !e.pace() && !e.verdict());
    CHECK(!e.capped_by() && !e.expected() && e.duties().empty());

    const auto unit = card.unit("acme", "q4");
    CHECK(unit.id() == "acme" && unit.cycle() == "q4" && card.units().size() == 1);
    const auto all = unit.tally(okr::scope::subtree, okr::group::all);
    CHECK(all.n == 1 && all.unscored == 1 && all.mean == okr::score(0));
    CHECK(!unit.tally(okr::scope::own, okr::group::aspirational).mean);

    std::string ids;
    for (const auto row : card.key_results()) {
        ids += row.id();
    }
    CHECK(ids == "kg" && !card.key_results().empty());
    const auto objectives = card.objectives();
    CHECK(std::count_if(objectives.begin(), objectives.end(),
                        [](const okr::objective &row) { return row.score().has_value(); }) == 1);
    CHECK(card.explain_text("o").find("g") != std::string::npos);
    CHECK(card.explain_json("k", okr::subject::key_result).front() == '{');
}

static void chooses() {
    const auto portfolio = okr::portfolio::from_json(document());
    auto options = okr::score_options(okr::date{2026, 10, 1}).policy_name("google").basis(okr::basis::original);
    options.as_of(okr::date::parse("2026-12-31"));
    const auto card = portfolio.score(options);
    CHECK(card.policy_name() == "google" && card.basis() == okr::basis::original);
    CHECK(card.as_of() == okr::date::parse("2026-12-31") && card.as_of() != okr::date::parse("2026-12-30"));
    CHECK(portfolio.score(options.policy_json("{\"name\":\"acme\"}")).policy_name() == "acme");
    CHECK(portfolio.score(options.no_policy()).policy_name() == "default");

    std::vector<okr::policy> policies;
    for (const auto name : okr::policy::names()) {
        policies.push_back(okr::policy::named(name));
    }
    const auto cards = portfolio.compare(options, policies);
    CHECK(cards.size() == 10 && cards[1].policy_name() == okr::policy::names()[1]);
    CHECK(cards[1].to_json() == portfolio.score(options.policy(policies[1])).to_json());
    CHECK(portfolio.compare(options, {}).empty());
    const auto google = okr::policy::from_json("{\"extends\":\"google\"}");
    CHECK(google.clone().to_json() == google.to_json());
}

static void throws() {
    const auto refused = thrown([] { okr::portfolio::from_json("{\"okr\":\"1\",\"unts\":[]}"); });
    CHECK(refused.status() == OKR_STATUS_LOAD && refused.code().front() == 'E');
    CHECK(refused.problems().size() >= 2 && std::string(refused.what()).find("unts") != std::string::npos);
    const auto &first = refused.problems().front();
    CHECK(!first.code.empty() && !first.name.empty() && !first.message.empty() && first.place.line == 1);
    const okr::error copy(refused);
    CHECK(copy.problems().size() == refused.problems().size() && copy.code() == refused.code());

    CHECK(thrown([] { okr::portfolio::from_json(std::string_view()); }).code() == "E001");
    CHECK(thrown([] { okr::portfolio::from_yaml("a: ["); }).code() == "E001");
    CHECK(thrown([] { okr::score_options("2026-02-30"); }).code() == "E010");
    CHECK(thrown([] { okr::policy::named("nobody"); }).status() == OKR_STATUS_POLICY);
    CHECK(thrown([] { okr::score_options("2026-01-01").policy_name("nobody"); }).code() == "E009");
    const auto portfolio = okr::portfolio::from_json(document());
    const auto card = portfolio.score(okr::score_options("2026-11-15"));
    const auto missing = thrown([&] { card.key_result("o"); });
    CHECK(missing.status() == OKR_STATUS_NOT_FOUND && missing.problems().empty() && missing.code().empty());
    CHECK(thrown([&] { card.objectives()[2].id(); }).status() == OKR_STATUS_OUT_OF_RANGE);
    CHECK(thrown([&] { card.explain_text("o", okr::subject::key_result); }).status() == OKR_STATUS_NOT_FOUND);

    const auto loop = thrown([] {
        auto text = document();
        const auto at = text.find("'key_results'"), quote = text.find("\"key_results\"");
        CHECK(at == std::string::npos && quote != std::string::npos);
        text.insert(quote, "\"aligned_to\":[{\"objective\":\"o\"}],");
        okr::portfolio::from_json(text);
    });
    CHECK(loop.code() == "E015");
}

static void measures() {
    CHECK(okr::measure::increase(32, 55)(34).score == okr::score(86956522));
    CHECK(okr::measure::decrease(8, 3)(5).progress == 0.6);
    CHECK(okr::measure::at_least(10)(10).score.value() == 1.0);
    CHECK(okr::measure::at_least(10, std::nullopt, true)(10).score.value() == 0.0);
    CHECK(okr::measure::at_least(10, 0)(5).progress == 0.5);
    CHECK(okr::measure::at_most(200, 400)(300).progress == 0.5);
    CHECK(okr::measure::between(18, 22, 4)(24).progress == 0.5);
    CHECK(okr::measure::milestone()(1).progress == 1 && okr::measure::discover()(-1).progress == 1);
    CHECK(thrown([] { okr::measure::increase(1, 1)(1); }).code() == "E012");
    CHECK(thrown([] { okr::measure::between(1, 2, std::numeric_limits<double>::infinity())(1); }).code() ==
          "E006");
}

static std::string tree_document() {
    char *text = quoted("{'okr':'1','organization':{'name':'Acme','priorities':[{'id':'growth','title':'Grow'}]},"
                        "'units':[{'id':'acme','name':'Acme','level':'company'},\n"
                        "{'id':'support','name':'Support','level':'team','parent':'acme'}],"
                        "'cycles':[{'id':'q4','start':'2026-10-01','end':'2026-12-31'}],'objectives':["
                        "{'id':'top','title':'Be trusted','owner':'acme','cycle':'q4','commitment':'aspirational',"
                        "'from':'aligned','aligned_to':[{'priority':'growth'}],'key_results':[]},\n"
                        "{'id':'calls','title':'Answer','owner':'support','cycle':'q4','commitment':'aspirational',"
                        "'aligned_to':[{'objective':'top','weight':2}],'key_results':["
                        "{'id':'wait','title':'Answer 9 of 10','measure':{'kind':'milestone'},"
                        "'check_ins':[{'on':'2026-11-01','value':1}]},"
                        "{'id':'lost','title':'Lose none','measure':{'kind':'milestone'}}]},\n"
                        "{'id':'alone','title':'Tidy','owner':'support','cycle':'q4','commitment':'committed',"
                        "'dropped':{'on':'2026-11-20','reason':'r'},'key_results':[]}]}");
    std::string copy(text);
    free(text);
    return copy;
}

static std::string ids(const okr::nodes &nodes) {
    std::string all;
    for (const auto node : nodes) {
        all += std::string(all.empty() ? "" : " ") + std::string(node.id());
    }
    return all;
}

static void aligns() {
    const auto portfolio = okr::portfolio::from_json(tree_document());
    const auto alignment = portfolio.alignment();
    CHECK(!alignment.date() && (alignment.as_of("2026-11-15").date() == okr::date{2026, 11, 15}));
    CHECK(alignment.portfolio().objective_count() == 3 && alignment.clone().roots().size() == 1);
    CHECK(ids(alignment.supports("calls")) == "top" && ids(alignment.supported_by("top")) == "calls");
    CHECK(ids(alignment.ancestors("wait")) == "growth top calls");
    CHECK(ids(alignment.descendants("support", okr::node_kind::unit)).empty());
    CHECK(ids(alignment.descendants("growth")) == "top calls wait lost");
    CHECK(ids(*alignment.path_to_company("lost")) == "lost calls top" && !alignment.path_to_company("alone"));
    CHECK(ids(*alignment.path("lost", "growth")) == "lost calls top growth" && !alignment.path("top", "lost"));
    CHECK(ids(alignment.common_ancestors("wait", "lost")) == "growth top calls");
    CHECK(ids(alignment.roots()) == "alone" && ids(alignment.leaves()) == "calls alone");
    CHECK(alignment.as_of(okr::date{2026, 11, 20}).leaves().size() == 1);
    CHECK(alignment.topological_order().size() == 6 && alignment.above("calls").edges().size() == 2);
    CHECK(alignment.has_line_of_sight("wait") && !alignment.has_line_of_sight("alone"));
    CHECK(alignment.depth("calls") == 1u && !alignment.depth("alone"));

    /* Moved, a list still has its rows. */
    auto below = alignment.below("top");
    const auto moved = std::move(below);
    const auto calls = moved[1];
    CHECK(moved.size() == 4 && calls.kind() == okr::node_kind::objective && calls.title() == "Answer");
    CHECK(calls.document_index() == 1 && okr::to_string(calls.kind()) == "objective");
    const auto edges = moved.edges();
    CHECK(edges.size() == 3 && edges[0].from == 1 && edges[0].to == 0 && edges[0].weight == 2.0);
    CHECK(edges[1].relation == okr::relation::part_of && !edges[1].weight);
    CHECK(okr::to_string(edges[0].relation) == "aligned_to" && alignment.graph().edges().size() == 8);

    const auto impact = alignment.impact("calls");
    CHECK(ids(impact.ancestors) == "growth top" && ids(impact.descendants) == "wait lost");
    CHECK(ids(impact.company_objectives) == "top" && alignment.impact_json("calls").front() == '{');
    const auto measures = alignment.measures();
    CHECK(measures[okr::figure::objectives] == 3.0 && measures[okr::figure::depth_max] == 1.0);
    CHECK(!alignment.measures_of_level(okr::level::department)[okr::figure::gini]);
    CHECK(alignment.measures_of_unit("acme", okr::scope::subtree).to_json() == measures.to_json());
    CHECK(okr::to_string(okr::figure::gini) == "gini" && okr::to_string(okr::level::team) == "team");

    const auto card = portfolio.score(okr::score_options("2026-11-15"));
    CHECK(alignment.tree().find("growth") == 0 && alignment.tree(&card).find("0.5") != std::string::npos);
    CHECK(alignment.to_dot().find("digraph") == 0 && alignment.to_mermaid(&card).find("flowchart") == 0);

    const auto unknown = thrown([&] { alignment.ancestors("cals"); });
    CHECK(unknown.status() == OKR_STATUS_NOT_FOUND && unknown.code() == "E009");
    CHECK(unknown.problems().front().help == "did you mean `calls`?");
    CHECK(thrown([&] { moved[4].id(); }).status() == OKR_STATUS_OUT_OF_RANGE);
}

static void checks() {
    const auto text = tree_document();
    const auto portfolio = okr::portfolio::from_json(text);
    auto options = okr::check_options("2026-11-15").select("ALN").severity("orphan", okr::severity::error);
    options.ignore("ALN016").option("overload", "max_supporting", 0).policy_name("google").no_policy();
    const auto findings = portfolio.check(options.policy(okr::policy::named("google")));
    CHECK(!findings.empty() && findings.to_json().front() == '[');
    CHECK(findings.without(findings.baseline()).size() == 0 && findings.waived_count() == 0);
    CHECK(findings.waived_to_json() == "[]");
    CHECK(findings.render(OKR_FORMAT_CONCISE, okr::render_options().file("a.json")).find("a.json: /") == 0);
    CHECK(findings.render(OKR_FORMAT_STATISTICS).find("ALN001") != std::string::npos);
    const auto list = findings.locate(text).list();
    const auto orphan = std::find_if(list.begin(), list.end(), [](const auto &it) { return it.name == "orphan"; });
    CHECK(list.size() == findings.size() && orphan != list.end());
    CHECK(orphan->code == "ALN001" && orphan->severity == okr::severity::error && orphan->place.line == 4);
    CHECK(orphan->subject == okr::subject::objective && orphan->subject_id == "alone" && !orphan->help.empty());
    CHECK(okr::to_string(orphan->severity) == "error" && okr::to_string(*orphan->subject) == "objective");
    CHECK(findings.locate_yaml(text).list().front().place.line > 0);
    CHECK(portfolio.check(okr::check_options("2026-11-15").select("ALN007").policy_json("\"google\"")).empty());
    CHECK(thrown([] { okr::check_options("2026-11-15").select("orphn"); }).code() == "E009");

    const okr::rule rule("overload");
    CHECK(rule.code() == "ALN013" && okr::rule::all().size() >= 16 && rule.severity() == okr::severity::warning);
    CHECK(rule.options().size() == 2 && rule.options()[0].default_value >= rule.options()[0].least);
    CHECK(!rule.summary().empty() && rule.explain().find(rule.name()) != std::string::npos);
    CHECK(thrown([] { okr::rule("nothing"); }).status() == OKR_STATUS_NOT_FOUND);
}

static void asks() {
    const auto card = okr::portfolio::from_json(tree_document()).score(okr::score_options("2026-11-15"));
    const auto rows = card.sensitivities("top");
    CHECK(rows.objective() == "top" && rows.size() == 2 && rows.derivatives()[0] == 0.5);
    CHECK(rows.losses()[0] == 0.5 && rows[0].loss() == okr::score(500000000) && rows[0].key_result() == "wait");
    CHECK(rows[1].objective() == "calls" && rows[1].derivative() == 0.5 && rows[1].low() == 0 && rows[1].high() == 1);
    CHECK(okr::to_string(rows[0].method()) == "exact" && rows.to_json().front() == '{');
    const auto answer = card.what_if({{"lost", 1.0}});
    CHECK(answer.key_results().size() == 1 && answer.key_results()[0].id == "lost");
    const auto top = answer.objectives().front();
    CHECK(top.id == "top" && top.index == 0 && top.before == okr::score(500000000) && top.after->value() == 1.0);
    CHECK(answer.scorecard().objective("top").score() == top.after && answer.to_json().front() == '{');
    CHECK(answer.scorecard().what_if({}).objectives().empty());
    CHECK(thrown([&] { card.what_if({{"lots", 2}}); }).problems().size() == 2);
    CHECK(thrown([&] { card.sensitivities("lost"); }).status() == OKR_STATUS_NOT_FOUND);
}

static void graphs() {
    const okr::dag good(4, {3, 1, 2}, {1, 0, 0}), bad(3, {0, 1, 2}, {1, 2, 0}), none(0, {}, {});
    CHECK(!good.has_loops() && good.order().size() == 4 && good.order().front() != 0 && good.loops().empty());
    CHECK(good.successors(3) == std::vector<std::uint32_t>{1} && good.successors(9).empty());
    CHECK((good.predecessors(0) == std::vector<std::uint32_t>{1, 2}));
    CHECK(bad.has_loops() && bad.order().empty() && (bad.loops()[0] == std::vector<std::size_t>{2, 0, 1}));
    CHECK(none.order().empty() && !none.has_loops());
    CHECK(thrown([] { okr::dag(1, {0}, {1}); }).status() == OKR_STATUS_OUT_OF_RANGE);
    CHECK(thrown([] { okr::dag(2, {0}, {1, 0}); }).status() == OKR_STATUS_INVALID_ARGUMENT);
}

int main() {
    static_assert(std::is_nothrow_move_constructible_v<okr::nodes>);
    static_assert(std::is_nothrow_move_constructible_v<okr::portfolio>);
    static_assert(!std::is_copy_constructible_v<okr::scorecard>);
    static_assert(std::is_nothrow_copy_constructible_v<okr::error>);
    static_assert(okr::score(700000000).value() == 0.7);
    for (const auto test : {reads, chooses, throws, measures, aligns, checks, asks, graphs}) {
        try {
            test();
        } catch (const std::exception &error) {
            printf("%s\n", error.what());
            CHECK(!"nothing is thrown here");
        }
    }
    return check_summary("hpp");
}
