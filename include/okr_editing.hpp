/*
 * okr_editing.hpp - edits that make new versions, their audit trail, and what changed, for C++17: the part
 * of okr.h that okr.hpp leaves out. Header only; links with libokr.
 *
 *     auto after = okr::check_in(before, "kr-nps", "2026-11-02", 41);
 *
 *     okr::edits week("2026-11-06");
 *     week.set_by("ada");
 *     week.check_in("kr-nps", 43).with_confidence(0.6).with_note("the new form helps");
 *     week.drop_key_result("kr-fax").with_reason("nobody sends faxes");
 *     after = okr::edit(after, week);
 *     for (const auto &difference : okr::diff(before, after).differences())
 *         std::cout << difference.words << '\n';
 */
#ifndef OKR_EDITING_HPP
#define OKR_EDITING_HPP

#include "okr.hpp"

#include <tuple>

namespace okr {

/* Of a cycle. */
enum class phase : std::int32_t {
    planning = OKR_PHASE_PLANNING,
    active = OKR_PHASE_ACTIVE,
    review = OKR_PHASE_REVIEW,
    closed = OKR_PHASE_CLOSED
};

/* Where key results start from that are carried over. */
enum class carried_baseline : std::int32_t { reached = OKR_CARRIED_REACHED, kept = OKR_CARRIED_KEPT };

enum class edit_kind : std::int32_t {
    check_in = OKR_EDIT_CHECK_IN,
    correct_check_in = OKR_EDIT_CORRECT_CHECK_IN,
    withdraw_check_in = OKR_EDIT_WITHDRAW_CHECK_IN,
    complete_item = OKR_EDIT_COMPLETE_ITEM,
    record_measurement = OKR_EDIT_RECORD_MEASUREMENT,
    amend = OKR_EDIT_AMEND,
    drop = OKR_EDIT_DROP,
    add_key_result = OKR_EDIT_ADD_KEY_RESULT,
    replace_key_result = OKR_EDIT_REPLACE_KEY_RESULT,
    add_objective = OKR_EDIT_ADD_OBJECTIVE,
    align = OKR_EDIT_ALIGN,
    unalign = OKR_EDIT_UNALIGN,
    escalate = OKR_EDIT_ESCALATE,
    review = OKR_EDIT_REVIEW,
    explain = OKR_EDIT_EXPLAIN,
    move_cycle = OKR_EDIT_MOVE_CYCLE,
    carry_over = OKR_EDIT_CARRY_OVER,
    clone_cycle = OKR_EDIT_CLONE_CYCLE
};

enum class difference_kind : std::int32_t {
    added = OKR_DIFFERENCE_ADDED,
    removed = OKR_DIFFERENCE_REMOVED,
    changed = OKR_DIFFERENCE_CHANGED
};

inline std::string_view to_string(phase value) {
    return detail::word(okr_phase_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(carried_baseline value) {
    return detail::word(okr_carried_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(edit_kind value) {
    return detail::word(okr_edit_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(difference_kind value) {
    return detail::word(okr_difference_name(static_cast<std::int32_t>(value)));
}

/* A day that may be written as YYYY-MM-DD too. */
struct when : date {
    when(date from) : date(from) {}
    when(std::string_view text) : date(date::parse(text)) {}
    when(const char *text) : date(date::parse(text)) {}
};

namespace detail {

/* How C says that there is no number. */
inline double or_nan(std::optional<double> number) {
    return number.value_or(std::numeric_limits<double>::quiet_NaN());
}

inline std::optional<std::string> optional_copy(const char *text) {
    return text != nullptr ? std::optional<std::string>(text) : std::nullopt;
}

} // namespace detail

/* okr_check_in_options: what else a check-in says; setters return the object. */
class check_in_options {
public:
    check_in_options() : handle_(detail::get<okr_check_in_options *>(okr_check_in_options_new)) {}

    check_in_options &confidence(double confidence) {
        detail::call(okr_check_in_options_set_confidence, handle_.get(), confidence);
        return *this;
    }
    check_in_options &note(std::string_view note) { return text(okr_check_in_options_set_note, note); }
    /* Whose check-in it is, if not the editor's. */
    check_in_options &author(std::string_view author) { return text(okr_check_in_options_set_author, author); }
    check_in_options &custom_json(std::string_view json) { return text(okr_check_in_options_set_custom_json, json); }
    /* If not the day that it is of. */
    check_in_options &recorded_on(when on) {
        detail::call(okr_check_in_options_set_recorded_on, handle_.get(), on.year, on.month, on.day);
        return *this;
    }
    /* Who records it. */
    check_in_options &by(std::string_view by) { return text(okr_check_in_options_set_by, by); }
    check_in_options &reason(std::string_view reason) { return text(okr_check_in_options_set_reason, reason); }

    const okr_check_in_options *get() const noexcept { return handle_.get(); }

private:
    template <typename Function> check_in_options &text(Function function, std::string_view text) {
        detail::call(function, handle_.get(), text.data(), text.size());
        return *this;
    }

    detail::handle<okr_check_in_options, okr_check_in_options_free> handle_;
};

/* okr_edits: edits that are made together or not at all. A function named after a kind adds an edit;
 * with_… states more about the one that was added last; set_… is about all. All return the object. */
class edits {
public:
    explicit edits(when recorded_on)
        : handle_(detail::get<okr_edits *>(okr_edits_new, recorded_on.year, recorded_on.month, recorded_on.day)) {}
    edits clone() const { return edits(okr_edits_clone(get())); }
    const okr_edits *get() const noexcept { return handle_.get(); }

    edits &set_by(std::string_view by) { return add(okr_edits_set_by, by); }
    edits &set_reason(std::string_view reason) { return add(okr_edits_set_reason, reason); }
    std::size_t size() const noexcept { return okr_edits_count(get()); }
    std::string to_json() const { return detail::text(okr_edits_to_json, get()); }

    edits &add_json(std::string_view edit) { return add(okr_edits_add_json, edit); }
    edits &check_in(std::string_view key_result, std::optional<double> value) {
        return add(okr_edits_check_in, key_result, detail::or_nan(value));
    }
    edits &correct_check_in(std::string_view key_result, when on) {
        return add(okr_edits_correct_check_in, key_result, on);
    }
    edits &withdraw_check_in(std::string_view key_result, when on) {
        return add(okr_edits_withdraw_check_in, key_result, on);
    }
    edits &complete_item(std::string_view key_result, std::string_view item) {
        return add(okr_edits_complete_item, key_result, item);
    }
    edits &record_measurement(std::string_view kpi, double value) {
        return add(okr_edits_record_measurement, kpi, value);
    }
    edits &amend(std::string_view key_result) { return add(okr_edits_amend, key_result); }
    edits &drop_objective(std::string_view objective) { return add(okr_edits_drop_objective, objective); }
    edits &drop_key_result(std::string_view key_result) { return add(okr_edits_drop_key_result, key_result); }
    edits &add_key_result(std::string_view objective, std::string_view json) {
        return add(okr_edits_add_key_result, objective, json);
    }
    edits &replace_key_result(std::string_view key_result, std::string_view json) {
        return add(okr_edits_replace_key_result, key_result, json);
    }
    edits &add_objective(std::string_view json) { return add(okr_edits_add_objective, json); }
    /* To an objective, a key result or a priority. */
    edits &align(std::string_view objective, node_kind kind, std::string_view to,
                 std::optional<double> weight = std::nullopt) {
        return add(okr_edits_align, objective, kind, to, detail::or_nan(weight));
    }
    edits &unalign(std::string_view objective, node_kind kind, std::string_view to) {
        return add(okr_edits_unalign, objective, kind, to);
    }
    edits &escalate(std::string_view objective, std::string_view note) {
        return add(okr_edits_escalate, objective, note);
    }
    edits &review_objective(std::string_view objective, double score) {
        return add(okr_edits_review_objective, objective, score);
    }
    edits &review_key_result(std::string_view key_result, double score) {
        return add(okr_edits_review_key_result, key_result, score);
    }
    edits &explain_objective(std::string_view objective, std::string_view explanation) {
        return add(okr_edits_explain_objective, objective, explanation);
    }
    edits &explain_key_result(std::string_view key_result, std::string_view explanation) {
        return add(okr_edits_explain_key_result, key_result, explanation);
    }
    edits &move_cycle(std::string_view cycle, phase to) { return add(okr_edits_move_cycle, cycle, to); }
    edits &carry_over(std::string_view cycle, std::string_view into) {
        return add(okr_edits_carry_over, cycle, into);
    }
    edits &clone_cycle(std::string_view cycle, std::string_view json) {
        return add(okr_edits_clone_cycle, cycle, json);
    }

    edits &with_note(std::string_view note) { return add(okr_edits_with_note, note); }
    edits &with_author(std::string_view author) { return add(okr_edits_with_author, author); }
    edits &with_day(when on) { return add(okr_edits_with_day, on); }
    edits &with_reason(std::string_view reason) { return add(okr_edits_with_reason, reason); }
    edits &with_value(double value) { return add(okr_edits_with_value, value); }
    edits &with_confidence(double confidence) { return add(okr_edits_with_confidence, confidence); }
    /* Counted from 1. */
    edits &with_nth(std::uint64_t nth) { return add(okr_edits_with_nth, nth); }
    edits &with_moved_to(when on) { return add(okr_edits_with_moved_to, on); }
    /* As for score_value in okr.hpp: an OKR_MEASURE_ constant and its numbers. */
    edits &with_measure(std::int32_t measure, std::optional<double> a = std::nullopt,
                        std::optional<double> b = std::nullopt, std::optional<double> c = std::nullopt,
                        std::int32_t flags = 0) {
        return add(okr_edits_with_measure, measure, detail::or_nan(a), detail::or_nan(b), detail::or_nan(c), flags);
    }
    edits &with_measure_json(std::string_view json) { return add(okr_edits_with_measure_json, json); }
    edits &with_due(when due) { return add(okr_edits_with_due, due); }
    edits &with_weight(double weight) { return add(okr_edits_with_weight, weight); }
    edits &with_replaced_by(std::string_view id) { return add(okr_edits_with_replaced_by, id); }
    edits &with_learned(std::string_view learned) { return add(okr_edits_with_learned, learned); }
    /* Once for each objective that is to be carried over. */
    edits &with_objective(std::string_view id) { return add(okr_edits_with_objective, id); }
    edits &with_baseline(carried_baseline baseline) { return add(okr_edits_with_baseline, baseline); }
    edits &with_force() { return add(okr_edits_with_force); }
    edits &with_custom_json(std::string_view json) { return add(okr_edits_with_custom_json, json); }

private:
    explicit edits(okr_edits *owned) noexcept : handle_(owned) {}

    /* The arguments as C takes them: texts with their lengths, days as three numbers, words as one. */
    static auto raw(std::string_view text) { return std::make_tuple(text.data(), text.size()); }
    static auto raw(const when &on) { return std::make_tuple(on.year, on.month, on.day); }
    static auto raw(double number) { return std::make_tuple(number); }
    static auto raw(std::int32_t number) { return std::make_tuple(number); }
    static auto raw(std::uint64_t number) { return std::make_tuple(number); }
    static auto raw(node_kind kind) { return std::make_tuple(static_cast<std::int32_t>(kind)); }
    static auto raw(phase to) { return std::make_tuple(static_cast<std::int32_t>(to)); }
    static auto raw(carried_baseline from) { return std::make_tuple(static_cast<std::int32_t>(from)); }

    template <typename Function, typename... Arguments> edits &add(Function function, Arguments... arguments) {
        const auto call = [&](auto... each) { detail::call(function, handle_.get(), each...); };
        std::apply(call, std::tuple_cat(raw(arguments)...));
        return *this;
    }

    detail::handle<okr_edits, okr_edits_free> handle_;
};

/* An entry of an audit trail, copied. */
struct audit_entry {
    date on;
    std::optional<std::string> by;
    edit_kind kind = edit_kind::check_in;
    /* JSON: the edit, and what stood there before. */
    std::string edit;
    std::optional<std::string> was;
    std::optional<std::string> custom;
};

/* okr_audit: what was done to a portfolio. */
class audit {
public:
    explicit audit(const portfolio &of) : handle_(detail::get<okr_audit *>(okr_portfolio_audit, of.get())) {}
    const okr_audit *get() const noexcept { return handle_.get(); }

    std::size_t size() const noexcept { return okr_audit_count(get()); }
    audit_entry at(std::size_t index) const {
        audit_entry entry;
        detail::call(okr_audit_on, get(), index, &entry.on.year, &entry.on.month, &entry.on.day);
        entry.by = detail::optional_copy(okr_audit_by(get(), index));
        entry.kind = static_cast<edit_kind>(okr_audit_kind(get(), index));
        entry.edit = detail::copy(okr_audit_edit(get(), index));
        entry.was = detail::optional_copy(okr_audit_was(get(), index));
        entry.custom = detail::optional_copy(okr_audit_custom(get(), index));
        return entry;
    }

private:
    detail::handle<okr_audit, okr_audit_free> handle_;
};

/* One difference, copied. */
struct difference {
    difference_kind kind = difference_kind::changed;
    /* None: it is about the document itself. */
    std::optional<okr::subject> subject;
    std::string subject_id;
    /* None: the thing itself came or went. */
    std::optional<std::string> member;
    /* JSON. */
    std::optional<std::string> before;
    std::optional<std::string> after;
    /* All that in one line. */
    std::string words;
};

/* okr_diff: what is different in a later portfolio. */
class diff {
public:
    diff(const portfolio &before, const portfolio &after)
        : handle_(detail::get<okr_diff *>(okr_portfolio_diff, before.get(), after.get())) {}
    const okr_diff *get() const noexcept { return handle_.get(); }

    std::size_t size() const noexcept { return okr_diff_count(get()); }
    bool empty() const noexcept { return size() == 0; }
    std::vector<difference> differences() const {
        std::vector<difference> all;
        for (std::size_t i = 0; i < size(); i++) {
            difference found;
            found.kind = static_cast<difference_kind>(okr_diff_kind(get(), i));
            if (const auto kind = okr_diff_subject_kind(get(), i)) {
                found.subject = static_cast<okr::subject>(kind);
                found.subject_id = detail::copy(okr_diff_subject_id(get(), i));
            }
            found.member = detail::optional_copy(okr_diff_member(get(), i));
            found.before = detail::optional_copy(okr_diff_before(get(), i));
            found.after = detail::optional_copy(okr_diff_after(get(), i));
            found.words = detail::copy(okr_diff_words(get(), i));
            all.push_back(std::move(found));
        }
        return all;
    }
    std::string to_json() const { return detail::text(okr_diff_to_json, get()); }

private:
    detail::handle<okr_diff, okr_diff_free> handle_;
};

/* Records a check-in; nothing for `value` says that it has none. */
inline portfolio check_in(const portfolio &before, std::string_view key_result, when on, std::optional<double> value) {
    return portfolio(detail::get<okr_portfolio *>(okr_portfolio_check_in, before.get(), key_result.data(),
                                                  key_result.size(), on.year, on.month, on.day,
                                                  detail::or_nan(value),
                                                  static_cast<const okr_check_in_options *>(nullptr)));
}
inline portfolio check_in(const portfolio &before, std::string_view key_result, when on, std::optional<double> value,
                          const check_in_options &options) {
    return portfolio(detail::get<okr_portfolio *>(okr_portfolio_check_in, before.get(), key_result.data(),
                                                  key_result.size(), on.year, on.month, on.day,
                                                  detail::or_nan(value), options.get()));
}

/* Makes edits, all of them or none. */
inline portfolio edit(const portfolio &before, const edits &batch) {
    return portfolio(detail::get<okr_portfolio *>(okr_portfolio_edit, before.get(), batch.get()));
}
inline portfolio edit_json(const portfolio &before, std::string_view batch) {
    return portfolio(
        detail::get<okr_portfolio *>(okr_portfolio_edit_json, before.get(), batch.data(), batch.size()));
}

/* Makes the edits of a trail again, from entry `first` on. */
inline portfolio replay(const portfolio &before, const audit &trail, std::size_t first = 0) {
    const std::size_t count = first < trail.size() ? trail.size() - first : 0;
    return portfolio(detail::get<okr_portfolio *>(okr_portfolio_replay, before.get(), trail.get(), first, count));
}

/* The portfolio as it stood at the end of a day. */
inline portfolio as_of(const portfolio &now, when on) {
    return portfolio(detail::get<okr_portfolio *>(okr_portfolio_as_of, now.get(), on.year, on.month, on.day));
}

} // namespace okr

#endif
