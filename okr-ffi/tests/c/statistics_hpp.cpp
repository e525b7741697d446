/* okr_statistics.hpp: everything in it once. */
#include "check.h"
#include "okr_statistics.hpp"

#include <string>
#include <type_traits>

static const char *const DOCUMENT = R"({"okr": "1", "organization": {"name": "Acme"},
 "units": [{"id": "acme", "name": "Acme", "level": "company"},
  {"id": "ada", "name": "Ada", "level": "individual", "parent": "acme"}],
 "cycles": [{"id": "Q2", "start": "2026-04-01", "end": "2026-06-30", "phase": "closed"},
  {"id": "Q3", "start": "2026-07-01", "end": "2026-09-30", "phase": "closed"}],
 "objectives": [
  {"id": "a", "title": "A", "owner": "acme", "cycle": "Q2", "commitment": "committed", "key_results": [],
   "review": {"on": "2026-06-30", "score": 1, "reason": "r"}},
  {"id": "b", "title": "B", "owner": "acme", "cycle": "Q3", "commitment": "aspirational", "key_results": [],
   "review": {"on": "2026-09-30", "score": 0.5, "reason": "r"}},
  {"id": "c", "title": "C", "owner": "ada", "cycle": "Q3", "commitment": "aspirational", "key_results": [],
   "review": {"on": "2026-09-30", "score": 0, "reason": "r"}}]})";

static void groups() {
    const okr::portfolio portfolio = okr::portfolio::from_json(DOCUMENT);
    const okr::score_options score("2026-10-15");
    const okr::statistics told(portfolio, okr::statistics_options(score).by(okr::grouping::unit_cycle));
    CHECK(told.groups().size() == 3 && told.withheld().units == 1 && told.withheld().objectives == 1);
    const auto all = told.all();
    CHECK(all.by() == okr::grouping::all && !all.unit() && !all.level() && !all.cycle() && !all.commitment());
    CHECK(all.small_group() && all.calibration() == okr::calibration::too_few);
    CHECK(all.figure("objectives.n") == 3.0 && all.figure("objectives.mean") == 0.5);
    CHECK(all.figure("objectives.histogram.9") == 1.0 && !all.figure("calibration.low"));
    const auto group = told.groups()[2];
    CHECK(group.unit() == "acme" && group.cycle() == "Q3" && group.level() == okr::level::company);
    CHECK(told.to_json().find("\"okr_statistics\":\"1\"") != std::string::npos);
    CHECK(told.cycles().size() == 1 && told.cycles()[0].before() == "Q2" && told.cycles()[0].after() == "Q3");
    CHECK(told.cycles()[0].figure("objectives.difference") == -0.75 && !told.cycles()[0].figure("objectives.low"));
    try {
        all.figure("objectives.moan");
        CHECK(!"a path that no number has is refused");
    } catch (const okr::error &error) {
        CHECK(error.status() == OKR_STATUS_NOT_FOUND);
    }

    okr::statistics_options options(score);
    options.individuals(true).by(okr::grouping::level).by(okr::grouping::commitment);
    const okr::statistics everyone(portfolio, options);
    CHECK(everyone.withheld().objectives == 0 && everyone.groups().size() == 5);
    CHECK(everyone.groups()[2].level() == okr::level::individual);
    CHECK(everyone.groups()[3].commitment() == okr::commitment::committed);
    CHECK(okr::statistics(portfolio, okr::statistics_options(score).individuals(true)).groups().size() > 9);
    CHECK(okr::to_string(okr::grouping::unit_cycle) == "unit_cycle");
    CHECK(okr::to_string(okr::calibration::too_few) == "too_few");
}

int main() {
    static_assert(std::is_nothrow_move_constructible_v<okr::statistics>);
    static_assert(!std::is_copy_constructible_v<okr::statistics>);
    try {
        groups();
    } catch (const std::exception &error) {
        printf("%s\n", error.what());
        CHECK(!"nothing is thrown here");
    }
    return check_summary("statistics_hpp");
}
