/* okr_statement.hpp: everything in it once. */
#include "check.h"
#include "okr_statement.hpp"

#include <string>
#include <type_traits>

static void titles() {
    const okr::statement read("Reduce churn from 8% to 3% by June");
    CHECK(read.type() == okr::statement_type::outcome && read.kind() == okr::statement_kind::key_result);
    CHECK(read.direction() == okr::direction::decrease && !read.comparison() && !read.range_end());
    CHECK(read.baseline() == 8.0 && read.target() == 3.0 && read.unit() == "%" && read.deadline() == "by June");
    CHECK(read.has_target() && read.has_baseline() && read.has_number() && read.measurable());
    CHECK(!read.has_placeholder() && !read.binary() && !read.vague() && !read.relative() && read.clauses() >= 1);
    bool found = false;
    for (const auto &part : read.parts()) {
        found |= part.what == okr::statement_part::target && part.text == "3%" && read.text().substr(part.start, 2) == "3%";
    }
    CHECK(found && !read.evidence().empty() && !read.evidence().front().list.empty());
    CHECK(read.to_json().front() == '{' && read.measure_json()->find("\"decrease\"") != std::string::npos);
    CHECK(okr::to_string(*read.direction()) == "decrease" && okr::to_string(*read.type()) == "outcome");
    CHECK(okr::to_string(read.kind()) == "key_result" && !okr::to_string(read.certainty()).empty());
    CHECK(okr::to_string(okr::comparison::at_most) == "at_most" && okr::to_string(okr::statement_part::verb) == "verb");

    const okr::statement objective("Improve sales", okr::statement_kind::objective);
    CHECK(objective.vague() && !objective.target() && !objective.unit() && !objective.measure_json());

    const auto own = okr::lexicon::from_text("language = sv\n[verbs rise]\nlyft\n");
    CHECK(own.language() == "sv" && okr::lexicon("de").language() == "de");
    CHECK(okr::statement("Lyft NPS", okr::statement_kind::key_result, own).direction() == okr::direction::increase);
}

static void drafts() {
    const auto *outline = "Objective: Delight customers\n- Increase NPS from 32 to 55\n";
    const auto options = std::move(okr::draft_options()
                                       .cycle("2026-Q4", {2026, 10, 1}, {2026, 12, 31})
                                       .organization("Acme")
                                       .unit("Support", okr::level::team)
                                       .commitment(okr::commitment::committed));
    const okr::draft draft(outline, options);
    CHECK(draft.findings().empty() && draft.findings_json() == "[]");
    CHECK(draft.portfolio().to_json().find("\"committed\"") != std::string::npos);
    CHECK(okr::draft(outline, options, okr::lexicon("en")).findings().empty());
    const auto found = okr::draft(std::string("Q4 2026\n") + outline).findings();
    CHECK(found.size() == 3 && found[0].code == "DRF002" && found[0].place.line == 1);
    CHECK(found[0].subject == okr::subject::cycle && found[0].severity == okr::severity::hint);
    try {
        okr::draft("nothing");
        CHECK(!"an outline without objectives is refused");
    } catch (const okr::error &error) {
        CHECK(error.status() == OKR_STATUS_LOAD && error.code() == "E022");
    }
}

int main() {
    static_assert(std::is_nothrow_move_constructible_v<okr::statement>);
    static_assert(!std::is_copy_constructible_v<okr::draft>);
    try {
        titles();
        drafts();
    } catch (const std::exception &error) {
        printf("%s\n", error.what());
        CHECK(!"nothing is thrown here");
    }
    return check_summary("statement_hpp");
}
