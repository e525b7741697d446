/*
 * okr_statistics.hpp - statistics over groups of goals, for C++17: the part of okr.h that okr.hpp leaves
 * out. Header only; links with libokr.
 *
 *     okr::statistics told(portfolio, okr::statistics_options(okr::score_options("2026-11-15")));
 *     for (const auto &group : told.groups()) {
 *         std::cout << group.unit().value_or("-") << ' ' << *group.figure("objectives.n") << '\n';
 *     }
 *
 * A figure is named by its path in the JSON, as docs/format.md has it. Groups and the texts they show
 * belong to their statistics.
 */
#ifndef OKR_STATISTICS_HPP
#define OKR_STATISTICS_HPP

#include "okr.hpp"

namespace okr {

/* What statistics are grouped by. */
enum class grouping : std::int32_t {
    all = OKR_GROUPING_ALL,
    level = OKR_GROUPING_LEVEL,
    unit = OKR_GROUPING_UNIT,
    subtree = OKR_GROUPING_SUBTREE,
    cycle = OKR_GROUPING_CYCLE,
    commitment = OKR_GROUPING_COMMITMENT,
    level_cycle = OKR_GROUPING_LEVEL_CYCLE,
    unit_cycle = OKR_GROUPING_UNIT_CYCLE,
    cycle_commitment = OKR_GROUPING_CYCLE_COMMITMENT
};

/* Whether aspirational goals are as hard as they should be. */
enum class calibration : std::int32_t {
    too_few = OKR_CALIBRATION_TOO_FEW,
    too_easy = OKR_CALIBRATION_TOO_EASY,
    too_hard = OKR_CALIBRATION_TOO_HARD,
    calibrated = OKR_CALIBRATION_CALIBRATED,
    inconclusive = OKR_CALIBRATION_INCONCLUSIVE
};

inline std::string_view to_string(grouping value) {
    return detail::word(okr_grouping_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(calibration value) {
    return detail::word(okr_calibration_name(static_cast<std::int32_t>(value)));
}

/* okr_statistics_options: the day, policy and basis, the groups, whether individuals are shown. */
class statistics_options {
public:
    explicit statistics_options(const score_options &score)
        : handle_(detail::get<okr_statistics_options *>(okr_statistics_options_new, score.get())) {}

    statistics_options &individuals(bool shown) & {
        detail::call(okr_statistics_options_set_individuals, handle_.get(), shown ? 1 : 0);
        return *this;
    }
    /* Beside those asked for before; none asked for are all of them. */
    statistics_options &by(grouping what) & {
        detail::call(okr_statistics_options_add_grouping, handle_.get(), static_cast<std::int32_t>(what));
        return *this;
    }
    statistics_options &&individuals(bool shown) && { return std::move(individuals(shown)); }
    statistics_options &&by(grouping what) && { return std::move(by(what)); }

    const okr_statistics_options *get() const noexcept { return handle_.get(); }

private:
    detail::handle<okr_statistics_options, okr_statistics_options_free> handle_;
};

/* One group of objectives; a view of its statistics. */
class statistics_group {
public:
    statistics_group(const okr_statistics *statistics, std::size_t index) noexcept
        : statistics_(statistics), index_(index) {}

    grouping by() const { return static_cast<grouping>(detail::get<std::int32_t>(okr_statistics_group_by, statistics_, index_)); }
    std::optional<std::string_view> unit() const { return text(okr_statistics_group_unit); }
    std::optional<std::string_view> cycle() const { return text(okr_statistics_group_cycle); }
    std::optional<okr::level> level() const { return word<okr::level>(okr_statistics_group_level); }
    std::optional<okr::commitment> commitment() const { return word<okr::commitment>(okr_statistics_group_commitment); }
    bool small_group() const { return detail::get<std::int32_t>(okr_statistics_group_small, statistics_, index_) != 0; }
    okr::calibration calibration() const {
        return static_cast<okr::calibration>(
            detail::get<std::int32_t>(okr_statistics_group_calibration, statistics_, index_));
    }
    /* The number of a path, if there is anything to say; throws for a path that no number has. */
    std::optional<double> figure(std::string_view path) const {
        return detail::nullable<double>(okr_statistics_group_figure, statistics_, index_, path.data(), path.size());
    }

private:
    template <typename Function> std::optional<std::string_view> text(Function function) const {
        const auto found = detail::nullable<okr_str>(function, statistics_, index_);
        return found ? std::optional<std::string_view>(detail::view(*found)) : std::nullopt;
    }
    template <typename Word, typename Function> std::optional<Word> word(Function function) const {
        const auto found = detail::nullable<std::int32_t>(function, statistics_, index_);
        return found ? std::optional<Word>(static_cast<Word>(*found)) : std::nullopt;
    }

    const okr_statistics *statistics_;
    std::size_t index_;
};

/* A closed cycle against the closed one before it; a view of its statistics. */
class cycle_change {
public:
    cycle_change(const okr_statistics *statistics, std::size_t index) : statistics_(statistics), index_(index) {
        okr_str before = {nullptr, 0}, after = {nullptr, 0};
        detail::call(okr_statistics_cycle, statistics, index, &before, &after);
        before_ = detail::view(before);
        after_ = detail::view(after);
    }

    std::string_view before() const noexcept { return before_; }
    std::string_view after() const noexcept { return after_; }
    std::optional<double> figure(std::string_view path) const {
        return detail::nullable<double>(okr_statistics_cycle_figure, statistics_, index_, path.data(), path.size());
    }

private:
    const okr_statistics *statistics_;
    std::size_t index_;
    std::string_view before_, after_;
};

/* okr_statistics: what the scores of groups come to. */
class statistics {
public:
    struct withheld_goals {
        std::size_t units;
        std::size_t objectives;
    };

    statistics(const okr::portfolio &portfolio, const statistics_options &options)
        : handle_(detail::get<okr_statistics *>(okr_portfolio_statistics, portfolio.get(), options.get())) {}

    const okr_statistics *get() const noexcept { return handle_.get(); }

    withheld_goals withheld() const {
        withheld_goals found = {0, 0};
        detail::call(okr_statistics_withheld, get(), &found.units, &found.objectives);
        return found;
    }
    /* The group of everything. */
    statistics_group all() const noexcept { return {get(), 0}; }
    std::vector<statistics_group> groups() const {
        std::vector<statistics_group> found;
        for (std::size_t i = 0; i < okr_statistics_group_count(get()); i++) {
            found.emplace_back(get(), i);
        }
        return found;
    }
    std::vector<cycle_change> cycles() const {
        std::vector<cycle_change> found;
        for (std::size_t i = 0; i < okr_statistics_cycle_count(get()); i++) {
            found.emplace_back(get(), i);
        }
        return found;
    }
    std::string to_json() const { return detail::text(okr_statistics_to_json, get()); }

private:
    detail::handle<okr_statistics, okr_statistics_free> handle_;
};

} // namespace okr

#endif
