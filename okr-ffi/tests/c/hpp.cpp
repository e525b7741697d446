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

    const auto card = portfolio.score(okr::score_options("2026-11-15"));
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

int main() {
    static_assert(std::is_nothrow_move_constructible_v<okr::portfolio>);
    static_assert(!std::is_copy_constructible_v<okr::scorecard>);
    static_assert(std::is_nothrow_copy_constructible_v<okr::error>);
    static_assert(okr::score(700000000).value() == 0.7);
    for (const auto test : {reads, chooses, throws, measures}) {
        try {
            test();
        } catch (const std::exception &error) {
            printf("%s\n", error.what());
            CHECK(!"nothing is thrown here");
        }
    }
    return check_summary("hpp");
}
