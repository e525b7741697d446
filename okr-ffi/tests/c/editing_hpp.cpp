/* okr_editing.hpp: everything in it once. */
#include "check.h"
#include "okr_editing.hpp"

#include <string>
#include <type_traits>

static const char *const DOCUMENT = R"({"okr": "1", "organization": {"name": "Acme", "priorities": [{"id": "p", "title": "P"}]},
"units": [{"id": "acme", "name": "Acme", "level": "company"}],
"cycles": [{"id": "q4", "start": "2026-10-01", "end": "2026-12-31"}, {"id": "q1", "start": "2027-01-01", "end": "2027-03-31"}],
"kpis": [{"id": "churn", "name": "Churn"}],
"objectives": [{"id": "o", "title": "O", "owner": "acme", "cycle": "q4", "commitment": "aspirational", "key_results": [
  {"id": "kr", "title": "KR", "measure": {"kind": "increase", "baseline": 0, "target": 10}},
  {"id": "list", "title": "L", "measure": {"kind": "checklist", "items": [{"id": "a", "title": "A"}]}}]}]})";

static bool has(const okr::portfolio &portfolio, std::string_view part) {
    return portfolio.to_json().find(part) != std::string::npos;
}

static void check_ins() {
    const auto first = okr::portfolio::from_json(DOCUMENT);
    const auto second = okr::check_in(first, "kr", "2026-11-02", 4);
    const auto third = okr::check_in(second, "kr", okr::date{2026, 11, 3}, std::nullopt,
                                     okr::check_in_options()
                                         .confidence(0.5)
                                         .note("up")
                                         .author("grace")
                                         .custom_json("1")
                                         .recorded_on("2026-11-04")
                                         .by("ada")
                                         .reason("why"));
    CHECK(first.check_in_count() == 0 && second.check_in_count() == 1 && third.check_in_count() == 2);
    CHECK(has(third, R"({"on":"2026-11-03","confidence":0.5,"note":"up","by":"grace","custom":1})"));

    const okr::audit trail(third);
    CHECK(trail.size() == 2 && !trail.at(0).by && trail.at(1).by == "ada" && !trail.at(1).was && !trail.at(1).custom);
    CHECK(trail.at(1).on == okr::date::parse("2026-11-04") && trail.at(1).kind == okr::edit_kind::check_in);
    CHECK(trail.at(0).edit == R"({"kind":"check_in","key_result":"kr","on":"2026-11-02","value":4})");
    CHECK(okr::replay(first, trail).to_json() == third.to_json());
    CHECK(okr::replay(second, trail, 1).to_json() == third.to_json());
    CHECK(okr::as_of(third, "2026-11-01").to_json() == first.to_json());

    const okr::diff changes(first, second);
    CHECK(changes.size() == 1 && !changes.empty() && okr::diff(first, first).empty());
    const auto found = changes.differences();
    CHECK(found[0].kind == okr::difference_kind::added && found[0].subject == okr::subject::key_result);
    CHECK(found[0].subject_id == "kr" && found[0].member == "/check_ins/0" && !found[0].before);
    CHECK(found[0].after == R"({"on":"2026-11-02","value":4})");
    CHECK(found[0].words == R"(key result kr: check_ins/0 added: {"on":"2026-11-02","value":4})");
    CHECK(changes.to_json().front() == '[');
    try {
        trail.at(2);
        CHECK(!"there is no such entry");
    } catch (const okr::error &error) {
        CHECK(error.status() == OKR_STATUS_OUT_OF_RANGE);
    }
    try {
        okr::replay(first, trail, 3);
        CHECK(!"there is no such entry");
    } catch (const okr::error &error) {
        CHECK(error.status() == OKR_STATUS_OUT_OF_RANGE);
    }
}

static void batches() {
    const auto first = okr::portfolio::from_json(DOCUMENT);
    okr::edits all("2026-11-06");
    all.set_by("ada").set_reason("so it was decided");
    all.check_in("kr", 4).with_day("2026-11-02").with_confidence(0.5).with_note("up").with_author("grace");
    all.check_in("kr", std::nullopt).with_custom_json("{}");
    all.correct_check_in("kr", "2026-11-02").with_nth(1).with_value(3).with_moved_to("2026-11-03");
    all.withdraw_check_in("kr", "2026-11-03").with_reason("wrong");
    all.complete_item("list", "a");
    all.record_measurement("churn", 6.1);
    all.amend("kr").with_measure(OKR_MEASURE_AT_LEAST, 5).with_due("2026-12-15").with_weight(2);
    all.amend("kr").with_measure_json(R"({"kind": "at_most", "threshold": 5})");
    all.add_key_result("o", R"({"id": "k2", "title": "K", "measure": {"kind": "milestone"}})");
    all.replace_key_result("k2", R"({"id": "k3", "title": "K", "measure": {"kind": "milestone"}})");
    all.add_objective(R"({"id": "o2", "title": "O", "owner": "acme", "cycle": "q4", "commitment": "committed",
        "key_results": []})");
    all.align("o2", okr::node_kind::key_result, "kr");
    all.align("o2", okr::node_kind::priority, "p", 2);
    all.unalign("o2", okr::node_kind::key_result, "kr");
    all.drop_key_result("list").with_replaced_by("k3");
    all.escalate("o2", "help");
    all.review_objective("o2", 0.5).with_learned("much");
    all.review_key_result("kr", 0.5);
    all.explain_objective("o2", "no disks").explain_key_result("kr", "no calls");
    all.move_cycle("q4", okr::phase::review).with_force();
    all.carry_over("q4", "q1").with_objective("o").with_objective("o2").with_baseline(okr::carried_baseline::kept);
    all.clone_cycle("q4", R"({"id": "q2", "start": "2027-04-01", "end": "2027-06-30"})");
    all.drop_objective("o");
    all.add_json(R"({"kind": "escalate", "objective": "o2", "note": "again"})");
    CHECK(all.size() == 25 && all.clone().to_json() == all.to_json());
    const auto last = okr::edit(first, all);
    const okr::audit trail(last);
    CHECK(trail.size() == 25 && okr::edit_json(first, all.to_json()).to_json() == last.to_json());
    CHECK(okr::replay(first, trail).to_json() == last.to_json());
    CHECK(okr::as_of(last, "2026-11-05").to_json() == first.to_json());
    CHECK(has(last, R"("measure":{"kind":"at_least","threshold":5},"due":"2026-12-15","weight":2)"));
    CHECK(has(last, R"("carried_from":"o2")") && has(last, R"("id":"o2@q2")"));

    CHECK(okr::to_string(okr::phase::closed) == "closed" && okr::to_string(okr::edit_kind::amend) == "amend");
    CHECK(okr::to_string(okr::carried_baseline::reached) == "reached");
    CHECK(okr::to_string(okr::difference_kind::changed) == "changed");
    try {
        okr::edit(first, okr::edits("2026-11-06").check_in("kr", 1).check_in("kz", 1).drop_objective("o"));
        CHECK(!"that is refused");
    } catch (const okr::error &error) {
        CHECK(error.status() == OKR_STATUS_EDIT && error.code() == "E009" && error.problems().size() == 2);
        CHECK(error.problems()[0].place.path == "/edits/1/key_result" && error.problems()[0].place.line == 3);
        CHECK(error.problems()[1].code == "E021");
    }
    try {
        okr::edits("2026-11-31");
        CHECK(!"there is no such day");
    } catch (const okr::error &error) {
        CHECK(error.code() == "E010");
    }
}

int main() {
    static_assert(std::is_nothrow_move_constructible_v<okr::edits>);
    static_assert(!std::is_copy_constructible_v<okr::edits>);
    static_assert(!std::is_copy_constructible_v<okr::diff> && !std::is_copy_constructible_v<okr::audit>);
    try {
        check_ins();
        batches();
    } catch (const std::exception &error) {
        printf("%s\n", error.what());
        CHECK(!"nothing is thrown here");
    }
    return check_summary("editing_hpp");
}
