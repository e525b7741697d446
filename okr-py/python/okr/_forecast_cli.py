"""What `okr forecast` prints."""

from __future__ import annotations

from ._forecast_text import backtest_table, table, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from ._cli import Page
    from ._forecast import Forecast
    from ._portfolio import Portfolio


def shown(portfolio: Portfolio, options: Namespace, page: Page) -> str:
    """All forecasts as a table, those that are named, one in full, or a backtest; as JSON if that is asked for."""
    day = options.as_of, options.policy, options.basis
    if options.backtest:
        backtest = portfolio.backtest(options.ids or None, *day)
        return backtest.to_json() if options.json else backtest_table(backtest, page.limit, page.ascii)
    if len(options.ids) == 1:
        (id,) = options.ids
        forecast = portfolio.forecast(id, *day)
        if options.json:
            return forecast.to_json()
        return told(forecast).replace("\u2013", "-") if page.ascii else told(forecast)
    forecasts = portfolio.forecasts(*day)
    if not options.ids:
        chosen: list[Forecast] = [*forecasts.objectives.values(), *forecasts.key_results.values()]
        return forecasts.to_json() if options.json else table(chosen, forecasts, page.limit, page.ascii)
    named = [portfolio.forecast(id, *day) for id in options.ids]
    if options.json:
        from ._wire import result

        rows = [forecast.to_dict()["forecast"] for forecast in named]
        head = {"as_of": forecasts.as_of.isoformat(), "policy": forecasts.policy, "basis": forecasts.basis}
        return result({**head, "forecasts": rows})
    return table(named, forecasts, page.limit, page.ascii)
