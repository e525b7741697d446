/*
 * okr_statement.hpp - titles that are read and outlines that become portfolios, for C++17: the part of
 * okr.h that okr.hpp leaves out. Header only; links with libokr.
 *
 *     okr::statement read("Reduce churn from 8% to 3%");
 *     std::cout << okr::to_string(*read.direction()) << " to " << *read.target() << '\n';
 *     auto portfolio = okr::draft(outline).portfolio();
 */
#ifndef OKR_STATEMENT_HPP
#define OKR_STATEMENT_HPP

#include "okr.hpp"

namespace okr {

/* What a title is the title of. */
enum class statement_kind : std::int32_t {
    objective = OKR_STATEMENT_OBJECTIVE,
    key_result = OKR_STATEMENT_KEY_RESULT
};

enum class statement_type : std::int32_t {
    outcome = OKR_TYPE_OUTCOME,
    output = OKR_TYPE_OUTPUT,
    milestone = OKR_TYPE_MILESTONE
};

enum class direction : std::int32_t {
    increase = OKR_DIRECTION_INCREASE,
    decrease = OKR_DIRECTION_DECREASE,
    maintain = OKR_DIRECTION_MAINTAIN,
    reach = OKR_DIRECTION_REACH
};

enum class comparison : std::int32_t {
    at_least = OKR_COMPARISON_AT_LEAST,
    at_most = OKR_COMPARISON_AT_MOST,
    more_than = OKR_COMPARISON_MORE_THAN,
    less_than = OKR_COMPARISON_LESS_THAN
};

enum class certainty : std::int32_t {
    high = OKR_CERTAINTY_HIGH,
    medium = OKR_CERTAINTY_MEDIUM,
    low = OKR_CERTAINTY_LOW
};

enum class statement_part : std::int32_t {
    prefix = OKR_PART_PREFIX,
    verb = OKR_PART_VERB,
    metric = OKR_PART_METRIC,
    baseline = OKR_PART_BASELINE,
    target = OKR_PART_TARGET,
    range_end = OKR_PART_RANGE_END,
    placeholder = OKR_PART_PLACEHOLDER,
    deadline = OKR_PART_DEADLINE,
    score = OKR_PART_SCORE,
    reference = OKR_PART_REFERENCE
};

inline std::string_view to_string(statement_kind value) {
    return detail::word(okr_statement_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(statement_type value) {
    return detail::word(okr_type_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(direction value) {
    return detail::word(okr_direction_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(comparison value) {
    return detail::word(okr_comparison_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(certainty value) {
    return detail::word(okr_certainty_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(statement_part value) {
    return detail::word(okr_part_name(static_cast<std::int32_t>(value)));
}

/* okr_lexicon: word lists. */
class lexicon {
public:
    /* Those of a language that is built in: `en`, `de`, `fr` or `es`. */
    explicit lexicon(std::string_view language)
        : handle_(detail::get<okr_lexicon *>(okr_lexicon_of_language, language.data(), language.size())) {}
    /* Your own, in the form that docs/statements.md describes. */
    static lexicon from_text(std::string_view text) {
        return lexicon(detail::get<okr_lexicon *>(okr_lexicon_from_text, text.data(), text.size()));
    }

    const okr_lexicon *get() const noexcept { return handle_.get(); }
    std::string_view language() const { return detail::view(detail::get<okr_str>(okr_lexicon_language, get())); }

private:
    explicit lexicon(okr_lexicon *owned) noexcept : handle_(owned) {}

    detail::handle<okr_lexicon, okr_lexicon_free> handle_;
};

/* okr_statement: a title as the library reads it. */
class statement {
public:
    /* A part of the title, which it is a view of. */
    struct part {
        statement_part what;
        std::size_t start;
        std::string_view text;
    };

    /* A word that decided the type, and the list that has it. */
    struct evidence_word {
        std::string_view list;
        std::size_t start;
        std::string_view text;
    };

    /* Without word lists by the English ones. */
    explicit statement(std::string_view title, statement_kind kind = statement_kind::key_result)
        : handle_(read(title, kind, nullptr)) {}
    statement(std::string_view title, statement_kind kind, const lexicon &words)
        : handle_(read(title, kind, words.get())) {}

    const okr_statement *get() const noexcept { return handle_.get(); }

    std::string_view text() const { return detail::view(detail::get<okr_str>(okr_statement_text, get())); }
    statement_kind kind() const noexcept { return static_cast<statement_kind>(okr_statement_kind(get())); }
    std::optional<statement_type> type() const noexcept { return known<statement_type>(okr_statement_type(get())); }
    okr::certainty certainty() const noexcept { return static_cast<okr::certainty>(okr_statement_certainty(get())); }
    std::optional<okr::direction> direction() const noexcept {
        return known<okr::direction>(okr_statement_direction(get()));
    }
    std::optional<okr::comparison> comparison() const noexcept {
        return known<okr::comparison>(okr_statement_comparison(get()));
    }
    std::optional<double> baseline() const { return detail::nullable<double>(okr_statement_baseline, get()); }
    std::optional<double> target() const { return detail::nullable<double>(okr_statement_target, get()); }
    std::optional<double> range_end() const { return detail::nullable<double>(okr_statement_range_end, get()); }
    std::optional<std::string_view> unit() const { return optional_text(okr_statement_unit); }
    std::optional<std::string_view> deadline() const { return optional_text(okr_statement_deadline); }
    std::size_t clauses() const noexcept { return okr_statement_clauses(get()); }

    bool has_target() const noexcept { return is(OKR_FLAG_HAS_TARGET); }
    bool has_baseline() const noexcept { return is(OKR_FLAG_HAS_BASELINE); }
    bool has_placeholder() const noexcept { return is(OKR_FLAG_HAS_PLACEHOLDER); }
    bool has_number() const noexcept { return is(OKR_FLAG_HAS_NUMBER); }
    bool measurable() const noexcept { return is(OKR_FLAG_MEASURABLE); }
    bool binary() const noexcept { return is(OKR_FLAG_BINARY); }
    bool vague() const noexcept { return is(OKR_FLAG_VAGUE); }
    bool relative() const noexcept { return is(OKR_FLAG_RELATIVE); }

    std::vector<part> parts() const {
        std::vector<part> all;
        for (std::size_t i = 0; i < okr_statement_part_count(get()); i++) {
            std::int32_t what = 0;
            std::size_t start = 0, end = 0;
            detail::call(okr_statement_part, get(), i, &what, &start, &end);
            all.push_back({static_cast<statement_part>(what), start, text().substr(start, end - start)});
        }
        return all;
    }
    std::vector<evidence_word> evidence() const {
        std::vector<evidence_word> all;
        for (std::size_t i = 0; i < okr_statement_evidence_count(get()); i++) {
            okr_str list = {nullptr, 0};
            std::size_t start = 0, end = 0;
            detail::call(okr_statement_evidence, get(), i, &list, &start, &end);
            all.push_back({detail::view(list), start, text().substr(start, end - start)});
        }
        return all;
    }

    std::string to_json() const { return detail::text(okr_statement_to_json, get()); }
    /* The measure that it asks for, its unit, and what had to be assumed, as JSON. */
    std::optional<std::string> measure_json() const {
        okr_buffer *raw = nullptr;
        const bool there = detail::call(okr_statement_measure_to_json, get(), &raw);
        const detail::buffer_handle owned(raw);
        if (!there) {
            return std::nullopt;
        }
        return std::string(okr_buffer_data(owned.get()), okr_buffer_len(owned.get()));
    }

private:
    static okr_statement *read(std::string_view title, statement_kind kind, const okr_lexicon *words) {
        return detail::get<okr_statement *>(okr_statement_read, title.data(), title.size(),
                                            static_cast<std::int32_t>(kind), words);
    }
    template <typename T> static std::optional<T> known(std::int32_t number) noexcept {
        return number != 0 ? std::optional<T>(static_cast<T>(number)) : std::nullopt;
    }
    template <typename Function> std::optional<std::string_view> optional_text(Function function) const {
        const auto found = detail::nullable<okr_str>(function, get());
        return found ? std::optional<std::string_view>(detail::view(*found)) : std::nullopt;
    }
    bool is(std::int32_t flag) const noexcept { return (okr_statement_flags(get()) & flag) != 0; }

    detail::handle<okr_statement, okr_statement_free> handle_;
};

/* okr_draft_options: what a draft takes where its outline does not say it. */
class draft_options {
public:
    draft_options() : handle_(detail::get<okr_draft_options *>(okr_draft_options_new)) {}

    draft_options &cycle(std::string_view id, date start, date end) {
        detail::call(okr_draft_options_set_cycle, handle_.get(), id.data(), id.size(), start.year, start.month,
                     start.day, end.year, end.month, end.day);
        return *this;
    }
    draft_options &organization(std::string_view name) {
        detail::call(okr_draft_options_set_organization, handle_.get(), name.data(), name.size());
        return *this;
    }
    draft_options &unit(std::string_view name, okr::level level) {
        detail::call(okr_draft_options_set_unit, handle_.get(), name.data(), name.size(),
                     static_cast<std::int32_t>(level));
        return *this;
    }
    draft_options &commitment(okr::commitment commitment) {
        detail::call(okr_draft_options_set_commitment, handle_.get(), static_cast<std::int32_t>(commitment));
        return *this;
    }

    const okr_draft_options *get() const noexcept { return handle_.get(); }

private:
    detail::handle<okr_draft_options, okr_draft_options_free> handle_;
};

/* okr_draft: a portfolio drafted from an outline, and all that had to be assumed. */
class draft {
public:
    explicit draft(std::string_view outline) : handle_(make(outline, nullptr, nullptr)) {}
    draft(std::string_view outline, const draft_options &options) : handle_(make(outline, options.get(), nullptr)) {}
    draft(std::string_view outline, const draft_options &options, const lexicon &words)
        : handle_(make(outline, options.get(), words.get())) {}

    const okr_draft *get() const noexcept { return handle_.get(); }

    okr::portfolio portfolio() const {
        return okr::portfolio(detail::get<okr_portfolio *>(okr_draft_portfolio, get()));
    }
    /* What had to be assumed, copied; places are those of the outline, paths those of the draft. */
    std::vector<finding> findings() const {
        std::vector<finding> all;
        for (std::size_t i = 0; i < okr_draft_finding_count(get()); i++) {
            finding found;
            found.code = detail::copy(okr_draft_finding_code(get(), i));
            found.name = detail::copy(okr_draft_finding_name(get(), i));
            found.message = detail::copy(okr_draft_finding_message(get(), i));
            found.help = detail::copy(okr_draft_finding_help(get(), i));
            found.place = {detail::copy(okr_draft_finding_path(get(), i)), okr_draft_finding_line(get(), i),
                           okr_draft_finding_column(get(), i)};
            found.severity = static_cast<okr::severity>(okr_draft_finding_severity(get(), i));
            if (const auto kind = okr_draft_finding_subject_kind(get(), i)) {
                found.subject = static_cast<okr::subject>(kind);
                found.subject_id = detail::copy(okr_draft_finding_subject_id(get(), i));
            }
            all.push_back(std::move(found));
        }
        return all;
    }
    std::string findings_json() const { return detail::text(okr_draft_findings_to_json, get()); }

private:
    static okr_draft *make(std::string_view outline, const okr_draft_options *options, const okr_lexicon *words) {
        return detail::get<okr_draft *>(okr_draft_new, outline.data(), outline.size(), options, words);
    }

    detail::handle<okr_draft, okr_draft_free> handle_;
};

} // namespace okr

#endif
