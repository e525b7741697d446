/*
 * okr_forecast.hpp - forecasts and backtests for C++17: the part of okr.h that okr.hpp leaves out.
 * Header only; links with libokr.
 *
 *     okr::forecast nps(portfolio, "kr-nps", okr::score_options("2026-11-15"));
 *     std::cout << nps.figure(okr::forecast_figure::p_expected).value_or(0) << '\n';
 */
#ifndef OKR_FORECAST_HPP
#define OKR_FORECAST_HPP

#include "okr.hpp"

namespace okr {

/* Why there is no forecast, or less than a whole one. */
enum class no_forecast : std::int32_t {
    dropped = OKR_REASON_DROPPED,
    overridden = OKR_REASON_OVERRIDDEN,
    measure = OKR_REASON_MEASURE,
    accumulate = OKR_REASON_ACCUMULATE,
    sum_of = OKR_REASON_SUM_OF,
    no_value = OKR_REASON_NO_VALUE,
    too_few_points = OKR_REASON_TOO_FEW_POINTS,
    no_spread = OKR_REASON_NO_SPREAD,
    unscored = OKR_REASON_UNSCORED,
    no_component = OKR_REASON_NO_COMPONENT,
    too_many_components = OKR_REASON_TOO_MANY_COMPONENTS,
    not_due = OKR_REASON_NOT_DUE,
    no_history = OKR_REASON_NO_HISTORY
};

/* One of the figures of a forecast; okr.h says when each is absent. */
enum class forecast_figure : std::int32_t {
    score = OKR_FORECAST_SCORE,
    expected_final = OKR_FORECAST_EXPECTED_FINAL,
    confidence = OKR_FORECAST_CONFIDENCE,
    score_low = OKR_FORECAST_SCORE_LOW,
    score_median = OKR_FORECAST_SCORE_MEDIAN,
    score_high = OKR_FORECAST_SCORE_HIGH,
    p_expected = OKR_FORECAST_P_EXPECTED,
    p_full = OKR_FORECAST_P_FULL,
    points = OKR_FORECAST_POINTS,
    value = OKR_FORECAST_VALUE,
    horizon = OKR_FORECAST_HORIZON,
    drift = OKR_FORECAST_DRIFT,
    deviation = OKR_FORECAST_DEVIATION,
    value_low = OKR_FORECAST_VALUE_LOW,
    value_median = OKR_FORECAST_VALUE_MEDIAN,
    value_high = OKR_FORECAST_VALUE_HIGH,
    pace_to_expected = OKR_FORECAST_PACE_TO_EXPECTED,
    pace_to_target = OKR_FORECAST_PACE_TO_TARGET,
    parts = OKR_FORECAST_PARTS,
    parts_forecast = OKR_FORECAST_PARTS_FORECAST,
    parts_median_only = OKR_FORECAST_PARTS_MEDIAN_ONLY,
    parts_error = OKR_FORECAST_PARTS_ERROR,
    together_low = OKR_FORECAST_TOGETHER_LOW,
    together_median = OKR_FORECAST_TOGETHER_MEDIAN,
    together_high = OKR_FORECAST_TOGETHER_HIGH,
    together_p_expected = OKR_FORECAST_TOGETHER_P_EXPECTED,
    together_p_full = OKR_FORECAST_TOGETHER_P_FULL
};

/* One of the days of a forecast. */
enum class forecast_day : std::int32_t {
    due = OKR_DAY_DUE,
    first = OKR_DAY_FIRST,
    last = OKR_DAY_LAST,
    reaches_target = OKR_DAY_REACHES_TARGET
};

/* One of the figures of a backtest. */
enum class backtest_figure : std::int32_t {
    forecasts = OKR_BACKTEST_FORECASTS,
    intervals = OKR_BACKTEST_INTERVALS,
    covered = OKR_BACKTEST_COVERED,
    coverage = OKR_BACKTEST_COVERAGE,
    error = OKR_BACKTEST_ERROR,
    naive_error = OKR_BACKTEST_NAIVE_ERROR,
    brier = OKR_BACKTEST_BRIER
};

inline std::string_view to_string(no_forecast value) {
    return detail::word(okr_reason_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(forecast_figure value) {
    return detail::word(okr_forecast_figure_name(static_cast<std::int32_t>(value)));
}
inline std::string_view to_string(backtest_figure value) {
    return detail::word(okr_backtest_figure_name(static_cast<std::int32_t>(value)));
}

/* okr_forecast: what may become of an objective or a key result. */
class forecast {
public:
    explicit forecast(okr_forecast *owned) noexcept : handle_(owned) {}
    /* Of an identifier; throws OKR_STATUS_NOT_FOUND. */
    forecast(const okr::portfolio &portfolio, std::string_view id, const score_options &options,
             node_kind kind = node_kind::any)
        : handle_(detail::get<okr_forecast *>(okr_portfolio_forecast, portfolio.get(), static_cast<std::int32_t>(kind),
                                              id.data(), id.size(), options.get())) {}

    const okr_forecast *get() const noexcept { return handle_.get(); }

    node_kind kind() const { return static_cast<node_kind>(detail::get<std::int32_t>(okr_forecast_kind, get())); }
    std::string_view id() const { return detail::view(detail::get<okr_str>(okr_forecast_id, get())); }
    std::optional<no_forecast> reason() const {
        const auto found = detail::nullable<std::int32_t>(okr_forecast_reason, get());
        return found ? std::optional<no_forecast>(static_cast<no_forecast>(*found)) : std::nullopt;
    }
    std::optional<double> figure(forecast_figure which) const {
        return detail::nullable<double>(okr_forecast_figure, get(), static_cast<std::int32_t>(which));
    }
    std::optional<okr::date> day(forecast_day which) const {
        okr::date found;
        if (!detail::call(okr_forecast_day, get(), static_cast<std::int32_t>(which), &found.year, &found.month,
                          &found.day)) {
            return std::nullopt;
        }
        return found;
    }
    bool overridden() const { return detail::get<std::int32_t>(okr_forecast_overridden, get()) != 0; }
    std::optional<bool> shared() const {
        const auto found = detail::nullable<std::int32_t>(okr_forecast_shared, get());
        return found ? std::optional<bool>(*found != 0) : std::nullopt;
    }
    /* P(final score >= score). */
    std::optional<double> probability(double score) const {
        return detail::nullable<double>(okr_forecast_probability, get(), score);
    }
    std::string to_json() const { return detail::text(okr_forecast_to_json, get()); }

private:
    detail::handle<okr_forecast, okr_forecast_free> handle_;
};

/* okr_forecasts: those of all objectives and key results. */
class forecasts {
public:
    forecasts(const okr::portfolio &portfolio, const score_options &options)
        : handle_(detail::get<okr_forecasts *>(okr_portfolio_forecasts, portfolio.get(), options.get())) {}

    const okr_forecasts *get() const noexcept { return handle_.get(); }

    std::size_t count(node_kind kind) const noexcept {
        return okr_forecasts_count(get(), static_cast<std::int32_t>(kind));
    }
    forecast at(node_kind kind, std::size_t index) const {
        return forecast(
            detail::get<okr_forecast *>(okr_forecasts_at, get(), static_cast<std::int32_t>(kind), index));
    }
    std::string to_json() const { return detail::text(okr_forecasts_to_json, get()); }

private:
    detail::handle<okr_forecasts, okr_forecasts_free> handle_;
};

/* okr_backtest: how good forecasts would have been. */
class backtest {
public:
    /* Of these key results and objectives; of all key results if there is none. */
    backtest(const okr::portfolio &portfolio, const std::vector<std::string_view> &ids, const score_options &options)
        : handle_(make(portfolio, ids, options)) {}

    const okr_backtest *get() const noexcept { return handle_.get(); }

    std::optional<double> pooled(backtest_figure which) const {
        return detail::nullable<double>(okr_backtest_pooled, get(), static_cast<std::int32_t>(which));
    }
    std::size_t size() const noexcept { return okr_backtest_count(get()); }
    std::string_view id(std::size_t index) const {
        return detail::view(detail::get<okr_str>(okr_backtest_id, get(), index));
    }
    std::optional<no_forecast> reason(std::size_t index) const {
        const auto found = detail::nullable<std::int32_t>(okr_backtest_reason, get(), index);
        return found ? std::optional<no_forecast>(static_cast<no_forecast>(*found)) : std::nullopt;
    }
    std::optional<double> final_value(std::size_t index) const {
        return detail::nullable<double>(okr_backtest_final_value, get(), index);
    }
    std::optional<double> figure(std::size_t index, backtest_figure which) const {
        return detail::nullable<double>(okr_backtest_figure, get(), index, static_cast<std::int32_t>(which));
    }
    std::string to_json() const { return detail::text(okr_backtest_to_json, get()); }

private:
    static okr_backtest *make(const okr::portfolio &portfolio, const std::vector<std::string_view> &ids,
                              const score_options &options) {
        std::vector<const char *> starts;
        std::vector<std::size_t> lens;
        for (const auto id : ids) {
            starts.push_back(id.data());
            lens.push_back(id.size());
        }
        return detail::get<okr_backtest *>(okr_portfolio_backtest, portfolio.get(), starts.data(), lens.data(),
                                           ids.size(), options.get());
    }

    detail::handle<okr_backtest, okr_backtest_free> handle_;
};

} // namespace okr

#endif
