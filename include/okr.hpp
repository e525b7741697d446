/*
 * okr.hpp - okr.h for C++17: handles that free themselves, std::string_view in and out, std::optional
 * for what may be null, and one exception, okr::error, that carries every problem. Header only; links
 * with libokr.
 *
 *     auto portfolio = okr::portfolio::from_json(text);
 *     auto scorecard = portfolio.score(okr::score_options("2026-11-15"));
 *     for (auto row : scorecard.key_results())
 *         std::cout << row.id() << ' ' << row.score().value() << '\n';
 *
 * Handles are moved, not copied; clone() makes a second one, cheaply. Rows and the string views they
 * return belong to the object they come from and must not outlive it. Threads may share every object
 * that is not being changed, as okr.h says.
 */
#ifndef OKR_HPP
#define OKR_HPP

#include "okr.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace okr {

enum class basis : std::int32_t { current = OKR_BASIS_CURRENT, original = OKR_BASIS_ORIGINAL };

enum class commitment : std::int32_t {
    committed = OKR_COMMITMENT_COMMITTED,
    aspirational = OKR_COMMITMENT_ASPIRATIONAL
};

enum class grade : std::int32_t {
    red = OKR_GRADE_RED,
    yellow = OKR_GRADE_YELLOW,
    green = OKR_GRADE_GREEN
};

enum class pace : std::int32_t {
    achieved = OKR_PACE_ACHIEVED,
    on_track = OKR_PACE_ON_TRACK,
    at_risk = OKR_PACE_AT_RISK,
    off_track = OKR_PACE_OFF_TRACK,
    missed = OKR_PACE_MISSED,
    not_started = OKR_PACE_NOT_STARTED,
    no_data = OKR_PACE_NO_DATA
};

enum class verdict : std::int32_t {
    delivered = OKR_VERDICT_DELIVERED,
    missed = OKR_VERDICT_MISSED,
    overshot = OKR_VERDICT_OVERSHOT,
    hit = OKR_VERDICT_HIT,
    progressed = OKR_VERDICT_PROGRESSED,
    fell_short = OKR_VERDICT_FELL_SHORT
};

enum class duty : std::int32_t {
    explain = OKR_DUTY_EXPLAIN,
    escalate = OKR_DUTY_ESCALATE,
    carry_over = OKR_DUTY_CARRY_OVER
};

/* What a question or a finding is about; questions know the first three. */
enum class subject : std::int32_t {
    any = OKR_SUBJECT_ANY,
    objective = OKR_SUBJECT_OBJECTIVE,
    key_result = OKR_SUBJECT_KEY_RESULT,
    priority = OKR_SUBJECT_PRIORITY,
    unit = OKR_SUBJECT_UNIT,
    cycle = OKR_SUBJECT_CYCLE,
    kpi = OKR_SUBJECT_KPI,
    initiative = OKR_SUBJECT_INITIATIVE
};

enum class scope : std::int32_t { own = OKR_SCOPE_OWN, subtree = OKR_SCOPE_SUBTREE };

enum class group : std::int32_t {
    all = OKR_GROUP_ALL,
    committed = OKR_GROUP_COMMITTED,
    aspirational = OKR_GROUP_ASPIRATIONAL
};

enum class level : std::int32_t {
    company = OKR_LEVEL_COMPANY,
    department = OKR_LEVEL_DEPARTMENT,
    team = OKR_LEVEL_TEAM,
    individual = OKR_LEVEL_INDIVIDUAL
};

/* What a node is; `any` in questions only: an objective, or else a key result, priority or unit. */
enum class node_kind : std::int32_t {
    any = OKR_NODE_ANY,
    objective = OKR_NODE_OBJECTIVE,
    key_result = OKR_NODE_KEY_RESULT,
    priority = OKR_NODE_PRIORITY,
    unit = OKR_NODE_UNIT
};

enum class relation : std::int32_t {
    aligned_to = OKR_RELATION_ALIGNED_TO,
    part_of = OKR_RELATION_PART_OF,
    owned_by = OKR_RELATION_OWNED_BY
};

enum class sensitivity_method : std::int32_t {
    exact = OKR_SENSITIVITY_EXACT,
    finite_difference = OKR_SENSITIVITY_FINITE_DIFFERENCE
};

enum class severity : std::int32_t {
    error = OKR_SEVERITY_ERROR,
    warning = OKR_SEVERITY_WARNING,
    hint = OKR_SEVERITY_HINT
};

/* One of the measures of alignment. */
enum class figure : std::int32_t {
    objectives = OKR_FIGURE_OBJECTIVES,
    line_of_sight_count = OKR_FIGURE_LINE_OF_SIGHT_COUNT,
    line_of_sight_of = OKR_FIGURE_LINE_OF_SIGHT_OF,
    line_of_sight_share = OKR_FIGURE_LINE_OF_SIGHT_SHARE,
    company_objectives_covered = OKR_FIGURE_COMPANY_OBJECTIVES_COVERED,
    company_objectives_of = OKR_FIGURE_COMPANY_OBJECTIVES_OF,
    company_objectives_share = OKR_FIGURE_COMPANY_OBJECTIVES_SHARE,
    company_key_results_covered = OKR_FIGURE_COMPANY_KEY_RESULTS_COVERED,
    company_key_results_of = OKR_FIGURE_COMPANY_KEY_RESULTS_OF,
    company_key_results_share = OKR_FIGURE_COMPANY_KEY_RESULTS_SHARE,
    depth_mean = OKR_FIGURE_DEPTH_MEAN,
    depth_max = OKR_FIGURE_DEPTH_MAX,
    fan_in_mean = OKR_FIGURE_FAN_IN_MEAN,
    fan_in_max = OKR_FIGURE_FAN_IN_MAX,
    fan_out_mean = OKR_FIGURE_FAN_OUT_MEAN,
    fan_out_max = OKR_FIGURE_FAN_OUT_MAX,
    origin_top_down = OKR_FIGURE_ORIGIN_TOP_DOWN,
    origin_bottom_up = OKR_FIGURE_ORIGIN_BOTTOM_UP,
    origin_unstated = OKR_FIGURE_ORIGIN_UNSTATED,
    origin_top_down_share = OKR_FIGURE_ORIGIN_TOP_DOWN_SHARE,
    origin_bottom_up_share = OKR_FIGURE_ORIGIN_BOTTOM_UP_SHARE,
    gini = OKR_FIGURE_GINI
};

namespace detail {

inline std::string_view word(const char *text) { return text != nullptr ? text : ""; }

inline std::string copy(const char *text) { return std::string(word(text)); }

} // namespace detail

/* The words of the wire, such as "on_track"; empty for a value that this library does not know. */
inline std::string_view to_string(basis value) {
    return detail::word(okr_basis_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(commitment value) {
    return detail::word(okr_commitment_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(grade value) {
    return detail::word(okr_grade_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(pace value) {
    return detail::word(okr_pace_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(verdict value) {
    return detail::word(okr_verdict_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(duty value) {
    return detail::word(okr_duty_name(static_cast<std::int32_t>(value)));
}

inline std::string_view to_string(level value) {
    return detail::word(okr_level_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(node_kind value) {
    return detail::word(okr_node_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(relation value) {
    return detail::word(okr_relation_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(sensitivity_method value) {
    return detail::word(okr_sensitivity_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(severity value) {
    return detail::word(okr_severity_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(subject value) {
    return detail::word(okr_subject_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(figure value) {
    return detail::word(okr_figure_name(static_cast<std::int32_t>(value)));
}

/* A place in a document: JSON Pointer, line and column from 1 (0: no text was read). */
struct place {
    std::string path;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/* Another place that belongs to a problem. */
struct related {
    std::string message;
    okr::place place;
};

/* One thing that is wrong, and what would be right. */
struct problem {
    std::string code;
    std::string name;
    std::string message;
    std::string help;
    okr::place place;
    std::vector<okr::related> related;
};

/* Why a call failed. what() is the whole message. */
class error : public std::runtime_error {
public:
    error(okr_status status, const std::string &message, std::vector<problem> problems = {})
        : std::runtime_error(message), status_(status),
          problems_(std::make_shared<const std::vector<problem>>(std::move(problems))) {}

    /* An OKR_STATUS_ constant. */
    okr_status status() const noexcept { return status_; }

    /* The code of the first problem, such as "E009"; empty if there are no problems. */
    std::string_view code() const noexcept {
        return problems_->empty() ? std::string_view() : std::string_view(problems_->front().code);
    }

    /* All problems of the document, policy or value; empty for a wrong argument. */
    const std::vector<problem> &problems() const noexcept { return *problems_; }

private:
    okr_status status_;
    /* Shared, so that copying an exception never throws. */
    std::shared_ptr<const std::vector<problem>> problems_;
};

namespace detail {

template <typename T, void (*Free)(T *)> struct deleter {
    void operator()(T *handle) const noexcept { Free(handle); }
};

template <typename T, void (*Free)(T *)> using handle = std::unique_ptr<T, deleter<T, Free>>;

using error_handle = handle<okr_error, okr_error_free>;
using buffer_handle = handle<okr_buffer, okr_buffer_free>;

[[noreturn]] inline void raise(okr_status status, const okr_error *from) {
    std::vector<problem> problems;
    const std::size_t count = okr_error_problem_count(from);
    problems.reserve(count);
    for (std::size_t i = 0; i < count; i++) {
        problem found{copy(okr_error_problem_code(from, i)),
                      copy(okr_error_problem_name(from, i)),
                      copy(okr_error_problem_message(from, i)),
                      copy(okr_error_problem_help(from, i)),
                      {copy(okr_error_problem_path(from, i)), okr_error_problem_line(from, i),
                       okr_error_problem_column(from, i)},
                      {}};
        for (std::size_t j = 0; j < okr_error_related_count(from, i); j++) {
            found.related.push_back({copy(okr_error_related_message(from, i, j)),
                                     {copy(okr_error_related_path(from, i, j)),
                                      okr_error_related_line(from, i, j),
                                      okr_error_related_column(from, i, j)}});
        }
        problems.push_back(std::move(found));
    }
    throw error(status, copy(okr_error_message(from)), std::move(problems));
}

/* Calls a function of okr.h, which gets the place for its error as the last argument. False if the value
 * is absent; throws on failure. */
template <typename Function, typename... Arguments>
bool call(Function function, Arguments... arguments) {
    okr_error *raw = nullptr;
    const okr_status status = function(arguments..., &raw);
    const error_handle owned(raw);
    if (status != OKR_OK && status != OKR_ABSENT) {
        raise(status, owned.get());
    }
    return status == OKR_OK;
}

/* A function that makes a buffer, as a string. */
template <typename Function, typename... Arguments>
std::string text(Function function, Arguments... arguments) {
    okr_buffer *raw = nullptr;
    call(function, arguments..., &raw);
    const buffer_handle owned(raw);
    return std::string(okr_buffer_data(owned.get()), okr_buffer_len(owned.get()));
}

/* A function that gives a T, or is absent. */
template <typename T, typename Function, typename... Arguments>
std::optional<T> nullable(Function function, Arguments... arguments) {
    T value{};
    if (!call(function, arguments..., &value)) {
        return std::nullopt;
    }
    return value;
}

/* A function that gives a T. */
template <typename T, typename Function, typename... Arguments>
T get(Function function, Arguments... arguments) {
    T value{};
    call(function, arguments..., &value);
    return value;
}

inline std::string_view view(okr_str text) { return std::string_view(text.data, text.len); }

} // namespace detail

/* An exact score: an integer count of billionths, 0 to 1000000000. */
class score {
public:
    constexpr score() = default;
    constexpr explicit score(std::int64_t billionths) : billionths_(billionths) {}

    constexpr std::int64_t billionths() const noexcept { return billionths_; }
    constexpr double value() const noexcept { return static_cast<double>(billionths_) / 1e9; }

    friend constexpr bool operator==(score a, score b) noexcept { return a.billionths_ == b.billionths_; }
    friend constexpr bool operator!=(score a, score b) noexcept { return a.billionths_ != b.billionths_; }
    friend constexpr bool operator<(score a, score b) noexcept { return a.billionths_ < b.billionths_; }
    friend constexpr bool operator>(score a, score b) noexcept { return a.billionths_ > b.billionths_; }
    friend constexpr bool operator<=(score a, score b) noexcept { return a.billionths_ <= b.billionths_; }
    friend constexpr bool operator>=(score a, score b) noexcept { return a.billionths_ >= b.billionths_; }

private:
    std::int64_t billionths_ = 0;
};

/* A civil date, 1900-01-01 to 2200-12-31. */
struct date {
    std::int32_t year = 0;
    std::uint32_t month = 0;
    std::uint32_t day = 0;

    /* From YYYY-MM-DD. */
    static date parse(std::string_view text) {
        date parsed;
        detail::call(okr_date_parse, text.data(), text.size(), &parsed.year, &parsed.month, &parsed.day);
        return parsed;
    }

    friend bool operator==(const date &a, const date &b) noexcept {
        return a.year == b.year && a.month == b.month && a.day == b.day;
    }
    friend bool operator!=(const date &a, const date &b) noexcept { return !(a == b); }
};

/* okr_policy. */
class policy {
public:
    static policy named(std::string_view name) {
        return policy(detail::get<okr_policy *>(okr_policy_named, name.data(), name.size()));
    }
    static policy from_json(std::string_view text) {
        return policy(detail::get<okr_policy *>(okr_policy_from_json, text.data(), text.size()));
    }
    /* The names that named() knows, "default" first. */
    static std::vector<std::string_view> names() {
        std::vector<std::string_view> all;
        for (std::size_t i = 0; i < okr_named_policy_count(); i++) {
            all.push_back(detail::word(okr_named_policy(i)));
        }
        return all;
    }

    explicit policy(okr_policy *owned) noexcept : handle_(owned) {}
    policy clone() const { return policy(okr_policy_clone(get())); }
    const okr_policy *get() const noexcept { return handle_.get(); }

    std::string_view name() const { return detail::view(detail::get<okr_str>(okr_policy_name, get())); }
    std::string to_json() const { return detail::text(okr_policy_to_json, get()); }

private:
    detail::handle<okr_policy, okr_policy_free> handle_;
};

/* okr_score_options; setters return the object, so that they can be chained. */
class score_options {
public:
    explicit score_options(date as_of)
        : handle_(detail::get<okr_score_options *>(okr_score_options_new, as_of.year, as_of.month,
                                                   as_of.day)) {}
    explicit score_options(std::string_view as_of) : score_options(date::parse(as_of)) {}

    score_options &as_of(date day) & {
        detail::call(okr_score_options_set_as_of, handle_.get(), day.year, day.month, day.day);
        return *this;
    }
    score_options &policy(const okr::policy &chosen) & {
        detail::call(okr_score_options_set_policy, handle_.get(), chosen.get());
        return *this;
    }
    score_options &policy_name(std::string_view name) & {
        detail::call(okr_score_options_set_policy_name, handle_.get(), name.data(), name.size());
        return *this;
    }
    score_options &policy_json(std::string_view text) & {
        detail::call(okr_score_options_set_policy_json, handle_.get(), text.data(), text.size());
        return *this;
    }
    /* Back to the portfolio's own policy. */
    score_options &no_policy() & {
        detail::call(okr_score_options_set_policy, handle_.get(), static_cast<const okr_policy *>(nullptr));
        return *this;
    }
    score_options &basis(okr::basis chosen) & {
        detail::call(okr_score_options_set_basis, handle_.get(), static_cast<std::int32_t>(chosen));
        return *this;
    }
    score_options &threads(std::uint32_t count) & {
        detail::call(okr_score_options_set_threads, handle_.get(), count);
        return *this;
    }
    score_options &&as_of(date day) && { return std::move(as_of(day)); }
    score_options &&policy(const okr::policy &chosen) && { return std::move(policy(chosen)); }
    score_options &&policy_name(std::string_view name) && { return std::move(policy_name(name)); }
    score_options &&policy_json(std::string_view text) && { return std::move(policy_json(text)); }
    score_options &&no_policy() && { return std::move(no_policy()); }
    score_options &&basis(okr::basis chosen) && { return std::move(basis(chosen)); }
    score_options &&threads(std::uint32_t count) && { return std::move(threads(count)); }

    const okr_score_options *get() const noexcept { return handle_.get(); }

private:
    detail::handle<okr_score_options, okr_score_options_free> handle_;
};

/* What a row has in common: whose it is, and the index there. */
template <typename Owner> class row_of {
public:
    row_of(const Owner *owner, std::size_t index) noexcept : owner_(owner), index_(index) {}
    std::size_t index() const noexcept { return index_; }

protected:
    template <typename T, typename Function> T cell(Function function) const {
        return detail::get<T>(function, owner_, index_);
    }
    template <typename T, typename Function> std::optional<T> nullable(Function function) const {
        return detail::nullable<T>(function, owner_, index_);
    }
    template <typename Function> std::string_view text(Function function) const {
        return detail::view(cell<okr_str>(function));
    }
    template <typename Function> okr::score exact(Function function) const {
        return okr::score(cell<std::int64_t>(function));
    }
    template <typename Function> std::optional<okr::score> nullable_exact(Function function) const {
        const auto billionths = nullable<std::int64_t>(function);
        return billionths ? std::optional<okr::score>(okr::score(*billionths)) : std::nullopt;
    }
    template <typename Function> bool flag(Function function) const {
        return cell<std::int32_t>(function) != 0;
    }
    template <typename Word, typename Function> Word word(Function function) const {
        return static_cast<Word>(cell<std::int32_t>(function));
    }
    template <typename Word, typename Function> std::optional<Word> nullable_word(Function function) const {
        const auto number = nullable<std::int32_t>(function);
        return number ? std::optional<Word>(static_cast<Word>(*number)) : std::nullopt;
    }

    const Owner *owner_;
    std::size_t index_;
};

using row = row_of<okr_scorecard>;

/* The row of a key result. */
class key_result : public row {
public:
    using row::row;
    std::string_view id() const { return text(okr_scorecard_key_result_id); }
    std::string_view title() const { return text(okr_scorecard_key_result_title); }
    std::string_view objective() const { return text(okr_scorecard_key_result_objective); }
    std::optional<double> value() const { return nullable<double>(okr_scorecard_key_result_value); }
    std::optional<double> progress() const { return nullable<double>(okr_scorecard_key_result_progress); }
    okr::score computed_score() const { return exact(okr_scorecard_key_result_computed_score_billionths); }
    okr::score score() const { return exact(okr_scorecard_key_result_score_billionths); }
    bool overridden() const { return flag(okr_scorecard_key_result_overridden); }
    bool unreported() const { return flag(okr_scorecard_key_result_unreported); }
    bool counted() const { return flag(okr_scorecard_key_result_counted); }
    okr::score expected_final() const { return exact(okr_scorecard_key_result_expected_final_billionths); }
    double elapsed() const { return cell<double>(okr_scorecard_key_result_elapsed); }
    okr::score expected() const { return exact(okr_scorecard_key_result_expected_billionths); }
    okr::grade grade() const { return word<okr::grade>(okr_scorecard_key_result_grade); }
    okr::pace pace() const { return word<okr::pace>(okr_scorecard_key_result_pace); }
    okr::verdict verdict() const { return word<okr::verdict>(okr_scorecard_key_result_verdict); }
    std::optional<double> confidence() const { return nullable<double>(okr_scorecard_key_result_confidence); }
};

/* The row of an objective. */
class objective : public row {
public:
    using row::row;
    std::string_view id() const { return text(okr_scorecard_objective_id); }
    std::string_view title() const { return text(okr_scorecard_objective_title); }
    std::string_view owner() const { return text(okr_scorecard_objective_owner); }
    std::string_view cycle() const { return text(okr_scorecard_objective_cycle); }
    okr::commitment commitment() const { return word<okr::commitment>(okr_scorecard_objective_commitment); }
    std::optional<okr::score> computed_score() const {
        return nullable_exact(okr_scorecard_objective_computed_score_billionths);
    }
    std::optional<okr::score> score() const { return nullable_exact(okr_scorecard_objective_score_billionths); }
    bool overridden() const { return flag(okr_scorecard_objective_overridden); }
    std::optional<std::string_view> capped_by() const {
        const auto id = nullable<okr_str>(okr_scorecard_objective_capped_by);
        return id ? std::optional<std::string_view>(detail::view(*id)) : std::nullopt;
    }
    okr::score expected_final() const { return exact(okr_scorecard_objective_expected_final_billionths); }
    std::optional<okr::score> expected() const {
        return nullable_exact(okr_scorecard_objective_expected_billionths);
    }
    std::optional<okr::grade> grade() const { return nullable_word<okr::grade>(okr_scorecard_objective_grade); }
    std::optional<okr::pace> pace() const { return nullable_word<okr::pace>(okr_scorecard_objective_pace); }
    std::optional<okr::verdict> verdict() const {
        return nullable_word<okr::verdict>(okr_scorecard_objective_verdict);
    }
    bool has(duty wanted) const {
        const auto bits = cell<std::int32_t>(okr_scorecard_objective_duties);
        return (bits & static_cast<std::int32_t>(wanted)) != 0;
    }
    std::vector<duty> duties() const {
        std::vector<duty> all;
        for (const duty each : {duty::explain, duty::escalate, duty::carry_over}) {
            if (has(each)) {
                all.push_back(each);
            }
        }
        return all;
    }
};

/* Counts and mean of a group of objectives. */
struct tally {
    std::uint32_t n = 0;
    std::uint32_t unscored = 0;
    std::optional<okr::score> mean;
};

/* The row of a unit in a cycle. */
class unit : public row {
public:
    using row::row;
    std::string_view id() const { return text(okr_scorecard_unit_id); }
    std::string_view cycle() const { return text(okr_scorecard_unit_cycle); }
    okr::tally tally(scope of, group which) const {
        const auto s = static_cast<std::int32_t>(of), g = static_cast<std::int32_t>(which);
        okr::tally result;
        result.n = detail::get<std::uint32_t>(okr_scorecard_unit_n, owner_, index_, s, g);
        result.unscored = detail::get<std::uint32_t>(okr_scorecard_unit_unscored, owner_, index_, s, g);
        const auto mean =
            detail::nullable<std::int64_t>(okr_scorecard_unit_mean_billionths, owner_, index_, s, g);
        if (mean) {
            result.mean = okr::score(*mean);
        }
        return result;
    }
};

/* The rows of one kind, for a range-based for. */
template <typename Row, typename Owner = okr_scorecard> class rows {
public:
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Row;
        using difference_type = std::ptrdiff_t;
        using pointer = const Row *;
        using reference = Row;

        iterator(const Owner *owner, std::size_t index) noexcept
            : owner_(owner), index_(index) {}
        Row operator*() const noexcept { return Row(owner_, index_); }
        iterator &operator++() noexcept {
            ++index_;
            return *this;
        }
        iterator operator++(int) noexcept {
            iterator before = *this;
            ++index_;
            return before;
        }
        friend bool operator==(const iterator &a, const iterator &b) noexcept { return a.index_ == b.index_; }
        friend bool operator!=(const iterator &a, const iterator &b) noexcept { return a.index_ != b.index_; }

    private:
        const Owner *owner_;
        std::size_t index_;
    };

    rows(const Owner *owner, std::size_t count) noexcept : owner_(owner), count_(count) {}
    iterator begin() const noexcept { return iterator(owner_, 0); }
    iterator end() const noexcept { return iterator(owner_, count_); }
    std::size_t size() const noexcept { return count_; }
    bool empty() const noexcept { return count_ == 0; }
    /* Reading a row beyond the last one throws. */
    Row operator[](std::size_t index) const noexcept { return Row(owner_, index); }

private:
    const Owner *owner_;
    std::size_t count_;
};

class portfolio;
class sensitivities;
class what_if;

/* okr_scorecard. */
class scorecard {
public:
    explicit scorecard(okr_scorecard *owned) noexcept : handle_(owned) {}
    scorecard clone() const { return scorecard(okr_scorecard_clone(get())); }
    const okr_scorecard *get() const noexcept { return handle_.get(); }

    okr::date as_of() const {
        okr::date day;
        detail::call(okr_scorecard_as_of, get(), &day.year, &day.month, &day.day);
        return day;
    }
    okr::basis basis() const {
        return static_cast<okr::basis>(detail::get<std::int32_t>(okr_scorecard_basis, get()));
    }
    std::string_view policy_name() const {
        return detail::view(detail::get<okr_str>(okr_scorecard_policy_name, get()));
    }
    okr::policy policy() const {
        return okr::policy(detail::get<okr_policy *>(okr_scorecard_policy, get()));
    }
    inline okr::portfolio portfolio() const;

    rows<okr::key_result> key_results() const noexcept { return {get(), okr_scorecard_key_result_count(get())}; }
    rows<okr::objective> objectives() const noexcept { return {get(), okr_scorecard_objective_count(get())}; }
    rows<okr::unit> units() const noexcept { return {get(), okr_scorecard_unit_count(get())}; }

    /* The row of an identifier; throws OKR_STATUS_NOT_FOUND. */
    okr::key_result key_result(std::string_view id) const {
        return {get(), detail::get<std::size_t>(okr_scorecard_key_result_index, get(), id.data(), id.size())};
    }
    okr::objective objective(std::string_view id) const {
        return {get(), detail::get<std::size_t>(okr_scorecard_objective_index, get(), id.data(), id.size())};
    }
    okr::unit unit(std::string_view unit, std::string_view cycle) const {
        return {get(), detail::get<std::size_t>(okr_scorecard_unit_index, get(), unit.data(), unit.size(),
                                                cycle.data(), cycle.size())};
    }

    std::string to_json() const { return detail::text(okr_scorecard_to_json, get()); }
    std::string to_json_pretty() const { return detail::text(okr_scorecard_to_json_pretty, get()); }
    std::string explain_text(std::string_view id, subject of = subject::any) const {
        return detail::text(okr_scorecard_explain_text, get(), static_cast<std::int32_t>(of), id.data(),
                            id.size());
    }
    std::string explain_json(std::string_view id, subject of = subject::any) const {
        return detail::text(okr_scorecard_explain_json, get(), static_cast<std::int32_t>(of), id.data(),
                            id.size());
    }

    /* How much each key result below an objective moves its score, the strongest first. */
    inline okr::sensitivities sensitivities(std::string_view objective) const;
    /* What would change if key results had these final scores, 0 to 1. */
    inline okr::what_if what_if(const std::vector<std::pair<std::string_view, double>> &scores) const;

private:
    detail::handle<okr_scorecard, okr_scorecard_free> handle_;
};

/* A key result's row in sensitivities. */
class sensitivity : public row_of<okr_sensitivities> {
public:
    using row_of::row_of;
    std::string_view key_result() const { return text(okr_sensitivities_key_result_id); }
    std::string_view objective() const { return text(okr_sensitivities_objective_id); }
    double derivative() const { return okr_sensitivities_derivatives(owner_)[index_]; }
    okr::sensitivity_method method() const { return word<okr::sensitivity_method>(okr_sensitivities_method); }
    double low() const { return cell<double>(okr_sensitivities_low); }
    double high() const { return cell<double>(okr_sensitivities_high); }
    okr::score loss() const { return exact(okr_sensitivities_loss_billionths); }
};

/* okr_sensitivities: the strongest first. */
class sensitivities : public rows<sensitivity, okr_sensitivities> {
public:
    explicit sensitivities(okr_sensitivities *owned) noexcept
        : rows(owned, okr_sensitivities_count(owned)), handle_(owned) {}
    const okr_sensitivities *get() const noexcept { return handle_.get(); }

    std::string_view objective() const { return detail::view(detail::get<okr_str>(okr_sensitivities_objective, get())); }
    /* Columns of size() entries. */
    const double *derivatives() const noexcept { return okr_sensitivities_derivatives(get()); }
    const double *losses() const noexcept { return okr_sensitivities_losses(get()); }
    std::string to_json() const { return detail::text(okr_sensitivities_to_json, get()); }

private:
    detail::handle<okr_sensitivities, okr_sensitivities_free> handle_;
};

/* A final score that changes. The identifier belongs to the what_if; index is that of the scorecard's row. */
struct change {
    std::string_view id;
    std::size_t index = 0;
    std::optional<okr::score> before;
    std::optional<okr::score> after;
};

/* okr_what_if. */
class what_if {
public:
    explicit what_if(okr_what_if *owned) noexcept : handle_(owned) {}
    const okr_what_if *get() const noexcept { return handle_.get(); }

    std::vector<change> objectives() const { return changes(OKR_NODE_OBJECTIVE); }
    std::vector<change> key_results() const { return changes(OKR_NODE_KEY_RESULT); }
    /* The scorecard as it would be. */
    okr::scorecard scorecard() const {
        return okr::scorecard(detail::get<okr_scorecard *>(okr_what_if_scorecard, get()));
    }
    std::string to_json() const { return detail::text(okr_what_if_to_json, get()); }

private:
    std::vector<change> changes(std::int32_t kind) const {
        std::vector<change> all;
        for (std::size_t i = 0; i < okr_what_if_count(get(), kind); i++) {
            all.push_back({detail::view(detail::get<okr_str>(okr_what_if_id, get(), kind, i)),
                           detail::get<std::size_t>(okr_what_if_index, get(), kind, i),
                           score_of(okr_what_if_before_billionths, kind, i),
                           score_of(okr_what_if_after_billionths, kind, i)});
        }
        return all;
    }
    template <typename Function>
    std::optional<okr::score> score_of(Function function, std::int32_t kind, std::size_t index) const {
        const auto billionths = detail::nullable<std::int64_t>(function, get(), kind, index);
        return billionths ? std::optional<okr::score>(okr::score(*billionths)) : std::nullopt;
    }

    detail::handle<okr_what_if, okr_what_if_free> handle_;
};

inline okr::sensitivities scorecard::sensitivities(std::string_view objective) const {
    return okr::sensitivities(
        detail::get<okr_sensitivities *>(okr_scorecard_sensitivities, get(), objective.data(), objective.size()));
}

inline okr::what_if scorecard::what_if(const std::vector<std::pair<std::string_view, double>> &scores) const {
    std::vector<const char *> ids;
    std::vector<std::size_t> lens;
    std::vector<double> numbers;
    for (const auto &[id, number] : scores) {
        ids.push_back(id.data());
        lens.push_back(id.size());
        numbers.push_back(number);
    }
    return okr::what_if(detail::get<okr_what_if *>(okr_scorecard_what_if, get(),
                                                   static_cast<const char *const *>(ids.data()),
                                                   static_cast<const std::size_t *>(lens.data()),
                                                   static_cast<const double *>(numbers.data()), ids.size()));
}

/* A node in a list of nodes. */
class node : public row_of<okr_nodes> {
public:
    using row_of::row_of;
    okr::node_kind kind() const { return word<okr::node_kind>(okr_nodes_kind); }
    std::string_view id() const { return text(okr_nodes_id); }
    std::string_view title() const { return text(okr_nodes_title); }
    /* Its place among the nodes of its kind: of objectives and key results that of a scorecard's row. */
    std::size_t document_index() const { return cell<std::size_t>(okr_nodes_index); }
};

/* An edge between two nodes of a list, given by their indices there. */
struct edge {
    std::size_t from = 0;
    std::size_t to = 0;
    okr::relation relation = okr::relation::aligned_to;
    /* Of alignments only. */
    std::optional<double> weight;
};

/* okr_nodes. */
class nodes : public rows<node, okr_nodes> {
public:
    explicit nodes(okr_nodes *owned) noexcept : rows(owned, okr_nodes_count(owned)), handle_(owned) {}
    const okr_nodes *get() const noexcept { return handle_.get(); }

    /* Of above(), below() and graph(); else there are none. */
    std::vector<edge> edges() const {
        std::vector<edge> all;
        for (std::size_t i = 0; i < okr_nodes_edge_count(get()); i++) {
            const auto relation = static_cast<okr::relation>(okr_nodes_edges_relation(get())[i]);
            const double weight = okr_nodes_edges_weight(get())[i];
            all.push_back({okr_nodes_edges_from(get())[i], okr_nodes_edges_to(get())[i], relation,
                           relation == okr::relation::aligned_to ? std::optional<double>(weight) : std::nullopt});
        }
        return all;
    }

private:
    detail::handle<okr_nodes, okr_nodes_free> handle_;
};

/* okr_measures. */
class measures {
public:
    explicit measures(okr_measures *owned) noexcept : handle_(owned) {}
    const okr_measures *get() const noexcept { return handle_.get(); }

    std::optional<double> operator[](okr::figure which) const {
        return detail::nullable<double>(okr_measures_figure, get(), static_cast<std::int32_t>(which));
    }
    std::string to_json() const { return detail::text(okr_measures_to_json, get()); }

private:
    detail::handle<okr_measures, okr_measures_free> handle_;
};

/* What a change of a node may touch. */
struct impact {
    okr::nodes ancestors;
    okr::nodes descendants;
    okr::nodes company_objectives;
};

/* okr_alignment. Nodes are named by identifier, and by kind where that is not enough; an unknown one throws
 * OKR_STATUS_NOT_FOUND. */
class alignment {
public:
    explicit alignment(okr_alignment *owned) noexcept : handle_(owned) {}
    alignment clone() const { return alignment(okr_alignment_clone(get())); }
    const okr_alignment *get() const noexcept { return handle_.get(); }

    /* What is in force on a day. */
    alignment as_of(date day) const {
        return alignment(
            detail::get<okr_alignment *>(okr_alignment_as_of, get(), day.year, day.month, day.day));
    }
    alignment as_of(std::string_view day) const { return as_of(date::parse(day)); }
    std::optional<okr::date> date() const {
        okr::date day;
        const bool dated = detail::call(okr_alignment_date, get(), &day.year, &day.month, &day.day);
        return dated ? std::optional<okr::date>(day) : std::nullopt;
    }
    inline okr::portfolio portfolio() const;

    okr::nodes supports(std::string_view id, node_kind kind = node_kind::any) const {
        return about(okr_alignment_supports, id, kind);
    }
    okr::nodes supported_by(std::string_view id, node_kind kind = node_kind::any) const {
        return about(okr_alignment_supported_by, id, kind);
    }
    okr::nodes ancestors(std::string_view id, node_kind kind = node_kind::any) const {
        return about(okr_alignment_ancestors, id, kind);
    }
    okr::nodes descendants(std::string_view id, node_kind kind = node_kind::any) const {
        return about(okr_alignment_descendants, id, kind);
    }
    okr::nodes above(std::string_view id, node_kind kind = node_kind::any) const {
        return about(okr_alignment_above, id, kind);
    }
    okr::nodes below(std::string_view id, node_kind kind = node_kind::any) const {
        return about(okr_alignment_below, id, kind);
    }
    std::optional<okr::nodes> path_to_company(std::string_view id, node_kind kind = node_kind::any) const {
        return perhaps(okr_alignment_path_to_company, number(kind), id.data(), id.size());
    }
    std::optional<okr::nodes> path(std::string_view from, std::string_view to, node_kind from_kind = node_kind::any,
                                   node_kind to_kind = node_kind::any) const {
        return perhaps(okr_alignment_path, number(from_kind), from.data(), from.size(), number(to_kind), to.data(),
                       to.size());
    }
    okr::nodes common_ancestors(std::string_view a, std::string_view b, node_kind a_kind = node_kind::any,
                                node_kind b_kind = node_kind::any) const {
        return okr::nodes(detail::get<okr_nodes *>(okr_alignment_common_ancestors, get(), number(a_kind), a.data(),
                                                   a.size(), number(b_kind), b.data(), b.size()));
    }
    okr::nodes roots() const { return okr::nodes(detail::get<okr_nodes *>(okr_alignment_roots, get())); }
    okr::nodes leaves() const { return okr::nodes(detail::get<okr_nodes *>(okr_alignment_leaves, get())); }
    okr::nodes topological_order() const {
        return okr::nodes(detail::get<okr_nodes *>(okr_alignment_topological_order, get()));
    }
    /* All nodes and all edges. */
    okr::nodes graph() const { return okr::nodes(detail::get<okr_nodes *>(okr_alignment_graph, get())); }
    bool has_line_of_sight(std::string_view id, node_kind kind = node_kind::any) const {
        return detail::get<std::int32_t>(okr_alignment_has_line_of_sight, get(), number(kind), id.data(), id.size()) !=
               0;
    }
    std::optional<std::uint32_t> depth(std::string_view id, node_kind kind = node_kind::any) const {
        return detail::nullable<std::uint32_t>(okr_alignment_depth, get(), number(kind), id.data(), id.size());
    }

    okr::impact impact(std::string_view id, node_kind kind = node_kind::any) const {
        okr_nodes *ancestors = nullptr, *descendants = nullptr, *company = nullptr;
        detail::call(okr_alignment_impact, get(), number(kind), id.data(), id.size(), &ancestors, &descendants,
                     &company);
        return {okr::nodes(ancestors), okr::nodes(descendants), okr::nodes(company)};
    }
    std::string impact_json(std::string_view id, node_kind kind = node_kind::any) const {
        return detail::text(okr_alignment_impact_json, get(), number(kind), id.data(), id.size());
    }

    okr::measures measures() const {
        return okr::measures(detail::get<okr_measures *>(okr_alignment_measures, get()));
    }
    okr::measures measures_of_unit(std::string_view unit, scope of = scope::own) const {
        return okr::measures(detail::get<okr_measures *>(okr_alignment_measures_of_unit, get(), unit.data(),
                                                         unit.size(), static_cast<std::int32_t>(of)));
    }
    okr::measures measures_of_level(level of) const {
        return okr::measures(detail::get<okr_measures *>(okr_alignment_measures_of_level, get(),
                                                         static_cast<std::int32_t>(of)));
    }

    /* With scores and grades of a scorecard, if one is given. */
    std::string tree(const scorecard *scores = nullptr) const { return draw(okr_alignment_tree, scores); }
    std::string to_dot(const scorecard *scores = nullptr) const { return draw(okr_alignment_to_dot, scores); }
    std::string to_mermaid(const scorecard *scores = nullptr) const { return draw(okr_alignment_to_mermaid, scores); }

private:
    static std::int32_t number(node_kind kind) noexcept { return static_cast<std::int32_t>(kind); }
    template <typename Function> okr::nodes about(Function function, std::string_view id, node_kind kind) const {
        return okr::nodes(detail::get<okr_nodes *>(function, get(), number(kind), id.data(), id.size()));
    }
    template <typename Function, typename... Arguments>
    std::optional<okr::nodes> perhaps(Function function, Arguments... arguments) const {
        const auto found = detail::nullable<okr_nodes *>(function, get(), arguments...);
        return found ? std::optional<okr::nodes>(okr::nodes(*found)) : std::nullopt;
    }
    template <typename Function> std::string draw(Function function, const scorecard *scores) const {
        return detail::text(function, get(), scores != nullptr ? scores->get() : nullptr);
    }

    detail::handle<okr_alignment, okr_alignment_free> handle_;
};

/* okr_check_options; setters return the object, so that they can be chained. Rules are named by code, by name,
 * or several at once by what their codes start with. */
class check_options {
public:
    explicit check_options(date as_of)
        : handle_(detail::get<okr_check_options *>(okr_check_options_new, as_of.year, as_of.month, as_of.day)) {}
    explicit check_options(std::string_view as_of) : check_options(date::parse(as_of)) {}

    check_options &policy(const okr::policy &chosen) & {
        detail::call(okr_check_options_set_policy, handle_.get(), chosen.get());
        return *this;
    }
    check_options &policy_name(std::string_view name) & {
        detail::call(okr_check_options_set_policy_name, handle_.get(), name.data(), name.size());
        return *this;
    }
    check_options &policy_json(std::string_view text) & {
        detail::call(okr_check_options_set_policy_json, handle_.get(), text.data(), text.size());
        return *this;
    }
    /* Back to the portfolio's own policy. */
    check_options &no_policy() & {
        detail::call(okr_check_options_set_policy, handle_.get(), static_cast<const okr_policy *>(nullptr));
        return *this;
    }
    check_options &select(std::string_view rule) & {
        detail::call(okr_check_options_select, handle_.get(), rule.data(), rule.size());
        return *this;
    }
    check_options &ignore(std::string_view rule) & {
        detail::call(okr_check_options_ignore, handle_.get(), rule.data(), rule.size());
        return *this;
    }
    check_options &severity(std::string_view rule, okr::severity chosen) & {
        detail::call(okr_check_options_set_severity, handle_.get(), rule.data(), rule.size(),
                     static_cast<std::int32_t>(chosen));
        return *this;
    }
    /* An OKR_PROFILE_ constant. */
    check_options &profile(std::int32_t chosen) & {
        detail::call(okr_check_options_set_profile, handle_.get(), chosen);
        return *this;
    }
    /* An OKR_LANGUAGE_ constant. */
    check_options &language(std::int32_t chosen) & {
        detail::call(okr_check_options_set_language, handle_.get(), chosen);
        return *this;
    }
    check_options &config_json(std::string_view text) & {
        detail::call(okr_check_options_set_config_json, handle_.get(), text.data(), text.size());
        return *this;
    }
    check_options &config_yaml(std::string_view text) & {
        detail::call(okr_check_options_set_config_yaml, handle_.get(), text.data(), text.size());
        return *this;
    }
    check_options &option(std::string_view rule, std::string_view name, double value) & {
        detail::call(okr_check_options_set_option, handle_.get(), rule.data(), rule.size(), name.data(), name.size(),
                     value);
        return *this;
    }
    check_options &&policy(const okr::policy &chosen) && { return std::move(policy(chosen)); }
    check_options &&policy_name(std::string_view name) && { return std::move(policy_name(name)); }
    check_options &&policy_json(std::string_view text) && { return std::move(policy_json(text)); }
    check_options &&no_policy() && { return std::move(no_policy()); }
    check_options &&select(std::string_view rule) && { return std::move(select(rule)); }
    check_options &&ignore(std::string_view rule) && { return std::move(ignore(rule)); }
    check_options &&severity(std::string_view rule, okr::severity chosen) && {
        return std::move(severity(rule, chosen));
    }
    check_options &&profile(std::int32_t chosen) && { return std::move(profile(chosen)); }
    check_options &&language(std::int32_t chosen) && { return std::move(language(chosen)); }
    check_options &&config_json(std::string_view text) && { return std::move(config_json(text)); }
    check_options &&config_yaml(std::string_view text) && { return std::move(config_yaml(text)); }
    check_options &&option(std::string_view rule, std::string_view name, double value) && {
        return std::move(option(rule, name, value));
    }

    const okr_check_options *get() const noexcept { return handle_.get(); }

private:
    detail::handle<okr_check_options, okr_check_options_free> handle_;
};

/* One thing that a rule found. */
struct finding : problem {
    okr::severity severity = okr::severity::warning;
    /* None: it is about the document as a whole. */
    std::optional<okr::subject> subject;
    std::string subject_id;
};

/* okr_render_options; setters return the object. */
class render_options {
  public:
    render_options() : handle_(detail::get<okr_render_options *>(okr_render_options_new)) {}

    render_options &file(std::string_view name) {
        detail::call(okr_render_options_set_file, handle_.get(), name.data(), name.size());
        return *this;
    }
    render_options &json(std::string_view text) {
        detail::call(okr_render_options_set_json, handle_.get(), text.data(), text.size());
        return *this;
    }
    render_options &yaml(std::string_view text) {
        detail::call(okr_render_options_set_yaml, handle_.get(), text.data(), text.size());
        return *this;
    }
    render_options &colour(bool wanted) {
        detail::call(okr_render_options_set_colour, handle_.get(), wanted ? 1 : 0);
        return *this;
    }
    render_options &waived(bool wanted) {
        detail::call(okr_render_options_set_waived, handle_.get(), wanted ? 1 : 0);
        return *this;
    }
    render_options &failures(okr::severity least) {
        detail::call(okr_render_options_set_failures, handle_.get(), static_cast<std::int32_t>(least));
        return *this;
    }

    const okr_render_options *get() const noexcept { return handle_.get(); }

  private:
    detail::handle<okr_render_options, okr_render_options_free> handle_;
};

/* okr_findings. */
class findings {
public:
    explicit findings(okr_findings *owned) noexcept : handle_(owned) {}
    const okr_findings *get() const noexcept { return handle_.get(); }

    std::size_t size() const noexcept { return okr_findings_count(get()); }
    bool empty() const noexcept { return size() == 0; }
    /* All of them, copied; they need no handle. */
    std::vector<finding> list() const {
        std::vector<finding> all;
        for (std::size_t i = 0; i < size(); i++) {
            all.push_back(at(i));
        }
        return all;
    }

    /* The same with lines and columns of the text that the portfolio was loaded from. */
    findings locate(std::string_view json) const {
        return findings(detail::get<okr_findings *>(okr_findings_locate, get(), json.data(), json.size()));
    }
    findings locate_yaml(std::string_view yaml) const {
        return findings(detail::get<okr_findings *>(okr_findings_locate_yaml, get(), yaml.data(), yaml.size()));
    }
    std::string to_json() const { return detail::text(okr_findings_to_json, get()); }
    /* What waivers accept; it is not among the others. */
    std::size_t waived_count() const noexcept { return okr_findings_waived_count(get()); }
    std::string waived_to_json() const { return detail::text(okr_findings_waived_to_json, get()); }
    /* An OKR_FORMAT_ constant. */
    std::string render(std::int32_t format, const render_options &options = {}) const {
        return detail::text(okr_findings_render, get(), format, options.get());
    }
    /* A baseline, as JSON. */
    std::string baseline() const { return detail::text(okr_findings_baseline, get()); }
    /* What a baseline does not know. */
    findings without(std::string_view baseline) const {
        okr_findings *fresh = nullptr;
        detail::call(okr_findings_without, get(), baseline.data(), baseline.size(), &fresh,
                     static_cast<okr_buffer **>(nullptr));
        return findings(fresh);
    }

private:
    finding at(std::size_t i) const {
        finding found;
        found.code = detail::copy(okr_findings_code(get(), i));
        found.name = detail::copy(okr_findings_name(get(), i));
        found.message = detail::copy(okr_findings_message(get(), i));
        found.help = detail::copy(okr_findings_help(get(), i));
        found.place = {detail::copy(okr_findings_path(get(), i)), okr_findings_line(get(), i),
                       okr_findings_column(get(), i)};
        for (std::size_t j = 0; j < okr_findings_related_count(get(), i); j++) {
            found.related.push_back({detail::copy(okr_findings_related_message(get(), i, j)),
                                     {detail::copy(okr_findings_related_path(get(), i, j)),
                                      okr_findings_related_line(get(), i, j),
                                      okr_findings_related_column(get(), i, j)}});
        }
        found.severity = static_cast<okr::severity>(okr_findings_severity(get(), i));
        if (const auto kind = okr_findings_subject_kind(get(), i)) {
            found.subject = static_cast<okr::subject>(kind);
            found.subject_id = detail::copy(okr_findings_subject_id(get(), i));
        }
        return found;
    }

    detail::handle<okr_findings, okr_findings_free> handle_;
};

/* A number that a rule can be given. */
struct rule_option {
    std::string_view name;
    std::string_view summary;
    double default_value = 0;
    double least = 0;
    double most = 0;
};

/* A rule. Its texts are static. */
class rule {
public:
    /* By code or name; throws OKR_STATUS_NOT_FOUND. */
    explicit rule(std::string_view code_or_name)
        : index_(detail::get<std::size_t>(okr_rule_index, code_or_name.data(), code_or_name.size())) {}
    /* All rules, in the order of their codes. */
    static std::vector<rule> all() {
        std::vector<rule> rules;
        for (std::size_t i = 0; i < okr_rule_count(); i++) {
            rules.push_back(rule(i));
        }
        return rules;
    }

    std::string_view code() const { return detail::view(detail::get<okr_str>(okr_rule_code, index_)); }
    std::string_view name() const { return detail::view(detail::get<okr_str>(okr_rule_name, index_)); }
    std::string_view summary() const { return detail::view(detail::get<okr_str>(okr_rule_summary, index_)); }
    okr::severity severity() const {
        return static_cast<okr::severity>(detail::get<std::int32_t>(okr_rule_severity, index_));
    }
    std::string explain() const { return detail::text(okr_rule_explain, index_); }
    std::vector<rule_option> options() const {
        std::vector<rule_option> all;
        for (std::size_t i = 0; i < okr_rule_option_count(index_); i++) {
            all.push_back({detail::view(detail::get<okr_str>(okr_rule_option_name, index_, i)),
                           detail::view(detail::get<okr_str>(okr_rule_option_summary, index_, i)),
                           detail::get<double>(okr_rule_option_default, index_, i),
                           detail::get<double>(okr_rule_option_least, index_, i),
                           detail::get<double>(okr_rule_option_most, index_, i)});
        }
        return all;
    }

private:
    explicit rule(std::size_t index) noexcept : index_(index) {}

    std::size_t index_;
};

/* okr_portfolio. */
class portfolio {
public:
    static portfolio from_json(std::string_view text, std::uint32_t threads = 1) {
        return portfolio(
            detail::get<okr_portfolio *>(okr_portfolio_from_json_threads, text.data(), text.size(), threads));
    }
    static portfolio from_yaml(std::string_view text) {
        return portfolio(detail::get<okr_portfolio *>(okr_portfolio_from_yaml, text.data(), text.size()));
    }

    explicit portfolio(okr_portfolio *owned) noexcept : handle_(owned) {}
    portfolio clone() const { return portfolio(okr_portfolio_clone(get())); }
    const okr_portfolio *get() const noexcept { return handle_.get(); }

    std::string to_json() const { return detail::text(okr_portfolio_to_json, get()); }
    std::string to_json_pretty() const { return detail::text(okr_portfolio_to_json_pretty, get()); }

    std::size_t unit_count() const noexcept { return okr_portfolio_unit_count(get()); }
    std::size_t cycle_count() const noexcept { return okr_portfolio_cycle_count(get()); }
    std::size_t kpi_count() const noexcept { return okr_portfolio_kpi_count(get()); }
    std::size_t objective_count() const noexcept { return okr_portfolio_objective_count(get()); }
    std::size_t key_result_count() const noexcept { return okr_portfolio_key_result_count(get()); }
    std::size_t check_in_count() const noexcept { return okr_portfolio_check_in_count(get()); }

    okr::scorecard score(const score_options &options) const {
        return okr::scorecard(detail::get<okr_scorecard *>(okr_portfolio_score, get(), options.get()));
    }
    /* One scorecard for each policy, in their order. */
    std::vector<okr::scorecard> compare(const score_options &options, const std::vector<policy> &policies) const {
        std::vector<const okr_policy *> handles;
        for (const auto &each : policies) {
            handles.push_back(each.get());
        }
        std::vector<okr_scorecard *> raw(policies.size());
        std::vector<okr::scorecard> cards;
        cards.reserve(policies.size());
        detail::call(okr_portfolio_compare, get(), options.get(),
                     static_cast<const okr_policy *const *>(handles.data()), handles.size(), raw.data());
        for (okr_scorecard *each : raw) {
            cards.emplace_back(each);
        }
        return cards;
    }

    /* Who supports whom, with every edge; see alignment::as_of. */
    okr::alignment alignment() const {
        return okr::alignment(detail::get<okr_alignment *>(okr_portfolio_alignment, get()));
    }
    okr::findings check(const check_options &options) const {
        return okr::findings(detail::get<okr_findings *>(okr_portfolio_check, get(), options.get()));
    }

private:
    detail::handle<okr_portfolio, okr_portfolio_free> handle_;
};

inline okr::portfolio alignment::portfolio() const {
    return okr::portfolio(detail::get<okr_portfolio *>(okr_alignment_portfolio, get()));
}

inline okr::portfolio scorecard::portfolio() const {
    return okr::portfolio(detail::get<okr_portfolio *>(okr_scorecard_portfolio, get()));
}

/* okr_dag: a graph over integers, for programs that keep edges in tables of their own. */
class dag {
public:
    /* Edge i runs from from[i] to to[i]; throws unless the vectors are equally long and all nodes are there.
     * Loops are no error, see loops(). */
    dag(std::size_t nodes, const std::vector<std::uint32_t> &from, const std::vector<std::uint32_t> &to)
        : nodes_(nodes) {
        if (from.size() != to.size()) {
            throw error(OKR_STATUS_INVALID_ARGUMENT, "`from` and `to` are not equally long");
        }
        handle_.reset(detail::get<okr_dag *>(okr_dag_new, nodes, from.data(), to.data(), from.size()));
    }
    const okr_dag *get() const noexcept { return handle_.get(); }

    /* Each loop as its edges: the one that closes it, then the others. */
    std::vector<std::vector<std::size_t>> loops() const {
        std::vector<std::vector<std::size_t>> all;
        for (std::size_t i = 0; i < okr_dag_loop_count(get()); i++) {
            std::size_t count = 0;
            const std::size_t *rest = okr_dag_loop_rest(get(), i, &count);
            all.push_back({detail::get<std::size_t>(okr_dag_loop_edge, get(), i)});
            all.back().insert(all.back().end(), rest, rest + count);
        }
        return all;
    }
    bool has_loops() const noexcept { return okr_dag_loop_count(get()) > 0; }
    /* Each node before those that it has an edge to; empty if there are loops. */
    std::vector<std::uint32_t> order() const {
        const std::uint32_t *order = okr_dag_order(get());
        return order != nullptr ? std::vector<std::uint32_t>(order, order + nodes_) : std::vector<std::uint32_t>();
    }
    std::vector<std::uint32_t> successors(std::uint32_t node) const { return row(okr_dag_successors, node); }
    std::vector<std::uint32_t> predecessors(std::uint32_t node) const { return row(okr_dag_predecessors, node); }

private:
    template <typename Function> std::vector<std::uint32_t> row(Function function, std::uint32_t node) const {
        std::size_t count = 0;
        const std::uint32_t *first = function(get(), node, &count);
        return std::vector<std::uint32_t>(first, first + count);
    }

    std::size_t nodes_;
    detail::handle<okr_dag, okr_dag_free> handle_;
};

/* One value scored by one measure. */
struct scored_value {
    double progress = 0;
    okr::score score;
};

/* One measure as plain numbers, for programs that keep their own tables: okr_score_value. */
class measure {
public:
    static measure increase(double baseline, double target) {
        return measure(OKR_MEASURE_INCREASE, baseline, target, none(), 0);
    }
    static measure decrease(double baseline, double target) {
        return measure(OKR_MEASURE_DECREASE, baseline, target, none(), 0);
    }
    static measure at_least(double threshold, std::optional<double> floor = std::nullopt, bool strict = false) {
        return measure(OKR_MEASURE_AT_LEAST, threshold, floor.value_or(none()), none(), flags(strict));
    }
    static measure at_most(double threshold, std::optional<double> ceiling = std::nullopt, bool strict = false) {
        return measure(OKR_MEASURE_AT_MOST, threshold, ceiling.value_or(none()), none(), flags(strict));
    }
    static measure between(double low, double high, std::optional<double> tolerance = std::nullopt,
                           bool strict = false) {
        return measure(OKR_MEASURE_BETWEEN, low, high, tolerance.value_or(none()), flags(strict));
    }
    static measure milestone() { return measure(OKR_MEASURE_MILESTONE, none(), none(), none(), 0); }
    static measure discover() { return measure(OKR_MEASURE_DISCOVER, none(), none(), none(), 0); }

    /* Throws if the numbers make no measure, or the value is out of range. */
    scored_value operator()(double value) const {
        scored_value result;
        std::int64_t billionths = 0;
        detail::call(okr_score_value, kind_, a_, b_, c_, flags_, value, &result.progress,
                     static_cast<double *>(nullptr), &billionths);
        result.score = okr::score(billionths);
        return result;
    }

private:
    measure(std::int32_t kind, double a, double b, double c, std::int32_t flags) noexcept
        : kind_(kind), flags_(flags), a_(a), b_(b), c_(c) {}
    static double none() noexcept { return std::numeric_limits<double>::quiet_NaN(); }
    static std::int32_t flags(bool strict) noexcept { return strict ? OKR_MEASURE_STRICT : 0; }

    std::int32_t kind_, flags_;
    double a_, b_, c_;
};

} // namespace okr

#endif
