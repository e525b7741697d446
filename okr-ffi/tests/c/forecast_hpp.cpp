/* okr_forecast.hpp: everything in it once. */
#include "check.h"
#include "okr_forecast.hpp"

#include <string>

static okr::portfolio portfolio() {
    char *text = quoted("{'okr':'1','organization':{'name':'A'},'units':[{'id':'u','name':'U','level':'company'}],"
                        "'cycles':[{'id':'q','start':'2026-10-01','end':'2026-12-31'}],"
                        "'objectives':[{'id':'o','title':'O','owner':'u','cycle':'q','commitment':'aspirational',"
                        "'key_results':[{'id':'k','title':'K','measure':{'kind':'increase','baseline':32,'target':55},"
                        "'check_ins':[{'on':'2026-10-15','value':35},{'on':'2026-11-01','value':38},"
                        "{'on':'2026-11-15','value':44}]},{'id':'m','title':'M','measure':{'kind':'milestone'}}]}]}");
    auto loaded = okr::portfolio::from_json(text);
    free(text);
    return loaded;
}

static void forecasts() {
    const auto goals = portfolio();
    const okr::score_options day("2026-11-15");
    const okr::forecast k(goals, "k", day);
    CHECK(k.id() == "k" && k.kind() == okr::node_kind::key_result && !k.reason() && !k.overridden());
    CHECK(k.figure(okr::forecast_figure::points) == 4.0 && !k.shared());
    CHECK(!k.figure(okr::forecast_figure::parts) && k.day(okr::forecast_day::reaches_target)->month == 12);
    CHECK(k.day(okr::forecast_day::first)->day == 1 && *k.probability(0.7) > *k.probability(1.0));
    const okr::forecast m(goals, "m", day, okr::node_kind::key_result);
    CHECK(m.reason() == okr::no_forecast::measure && !m.probability(0.5) && !m.day(okr::forecast_day::last));
    CHECK(okr::to_string(*m.reason()) == "measure");
    CHECK(okr::to_string(okr::forecast_figure::score_low) == "final_score.low");
    bool refused = false;
    try {
        const okr::forecast none(goals, "nobody", day);
    } catch (const okr::error &) {
        refused = true;
    }
    CHECK(refused);

    const okr::forecasts all(goals, day);
    CHECK(all.count(okr::node_kind::key_result) == 2 && all.at(okr::node_kind::objective, 0).shared() == false);
    CHECK(all.at(okr::node_kind::key_result, 0).to_json() == k.to_json() && all.to_json().front() == '{');
}

static void backtests() {
    const auto goals = portfolio();
    const okr::backtest found(goals, {"o"}, okr::score_options("2027-01-15"));
    CHECK(found.size() == 2 && found.id(0) == "k" && found.final_value(0) == 44.0 && !found.reason(0));
    CHECK(found.pooled(okr::backtest_figure::forecasts) == 2.0 && found.reason(1) == okr::no_forecast::measure);
    CHECK(found.figure(0, okr::backtest_figure::intervals) == 1.0 && !found.figure(1, okr::backtest_figure::brier));
    CHECK(okr::to_string(okr::backtest_figure::naive_error) == "naive_error" && found.to_json().front() == '{');
    CHECK(okr::backtest(goals, {}, okr::score_options("2027-01-15")).size() == 2);
}

int main() {
    forecasts();
    backtests();
    return check_summary("forecast_hpp");
}
