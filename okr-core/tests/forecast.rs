//! Forecasts keep their word: on simulated walks, and under changes that should not matter.

use std::fmt::Write as _;

use okr_core::{Forecast, Portfolio, Score, ScoreOptions};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A small generator of random numbers (splitmix64), the same everywhere and for ever.
struct Dice(u64);

impl Dice {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Between 0 and 1, neither of them.
    fn uniform(&mut self) -> f64 {
        ((self.bits() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.uniform()
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * self.uniform().ln()).sqrt() * (core::f64::consts::TAU * self.uniform()).cos()
    }
}

fn day(after: u32) -> String {
    let start: okr_core::Date = "2026-01-01".parse().unwrap();
    start
        .checked_add_days(after.cast_signed())
        .unwrap()
        .to_string()
}

/// A walk that has come some way, and where it ends.
struct Simulated {
    key_result: String,
    end: f64,
    target: f64,
}

/// Key results of the same due date as simulated walks with drift: rising and falling, values and increments,
/// days as they come. The target lies somewhere among what was to be expected.
fn simulate(dice: &mut Dice, id: usize) -> Simulated {
    let horizon = dice.between(10.0, 60.0).floor();
    let gone = 180.0 - horizon;
    let deviation = 10_f64.powf(dice.between(-1.0, 1.0));
    let drift = dice.between(-1.0, 1.0) * deviation;
    let steps = 16 + (dice.bits() % 12) as usize;
    let mut days: Vec<u32> = (1..steps).map(|_| dice.between(1.0, gone) as u32).collect();
    days.push(gone as u32);
    days.sort_unstable();
    days.dedup();
    let sums = id.is_multiple_of(5);
    let (mut value, mut before) = (0.0, 0);
    let mut check_ins = String::new();
    for &on in &days {
        let passed = f64::from(on - before);
        let change = drift * passed + deviation * passed.sqrt() * dice.normal();
        value += change;
        before = on;
        let shown = if sums { change } else { value };
        let comma = if check_ins.is_empty() { "" } else { "," };
        write!(
            check_ins,
            r#"{comma}{{"on":"{}","value":{shown}}}"#,
            day(on)
        )
        .unwrap();
    }
    let end = value + drift * horizon + deviation * horizon.sqrt() * dice.normal();
    let usual = deviation * (180.0 * (1.0 + horizon / gone)).sqrt();
    let mut target = drift * 180.0 + usual * dice.between(-1.2, 1.2);
    if target == 0.0 {
        target = 1.0;
    }
    let kind = if target > 0.0 { "increase" } else { "decrease" };
    let accumulate = if sums { "sum" } else { "latest" };
    Simulated {
        key_result: format!(
            r#"{{"id":"k{id}","title":"K","measure":{{"kind":"{kind}","baseline":0,"target":{target},
            "accumulate":"{accumulate}"}},"check_ins":[{check_ins}]}}"#
        ),
        end,
        target,
    }
}

#[test]
fn on_simulated_walks_the_interval_covers_and_probabilities_are_kept() {
    const WALKS: usize = 24_000;
    let mut dice = Dice(20_260_101);
    let walks: Vec<_> = (0..WALKS).map(|id| simulate(&mut dice, id)).collect();
    let key_results: Vec<&str> = walks.iter().map(|it| it.key_result.as_str()).collect();
    // Under `min` the objective takes no time of its own.
    let objectives: Vec<String> = (key_results.chunks(1000).enumerate())
        .map(|(at, of)| {
            format!(
                r#"{{"id":"o{at}","title":"O","owner":"u","cycle":"h","commitment":"committed","combine":"min",
                "key_results":[{}]}}"#,
                of.join(",")
            )
        })
        .collect();
    let text = format!(
        r#"{{"okr":"1","organization":{{"name":"S"}},"units":[{{"id":"u","name":"U","level":"company"}}],
        "cycles":[{{"id":"h","start":"{}","end":"{}"}}],"objectives":[{}]}}"#,
        day(0),
        day(180),
        objectives.join(",")
    );
    let portfolio = Portfolio::from_json(&text).unwrap();
    let forecasts = portfolio.forecasts(&ScoreOptions::new(day(179).parse().unwrap()));

    let (mut held, mut tenths) = (0, [(0, 0.0, 0.0); 10]);
    for (walk, forecast) in walks.iter().zip(forecasts.key_results()) {
        let value = forecast.path().unwrap().final_value;
        if (value.low.unwrap()..=value.high.unwrap()).contains(&walk.end) {
            held += 1;
        }
        // Committed: the expected score is 1.0.
        let p = forecast.p_expected().unwrap();
        let reached = walk.end / walk.target >= 1.0;
        let tenth = &mut tenths[((p * 10.0) as usize).min(9)];
        *tenth = (
            tenth.0 + 1,
            tenth.1 + p,
            tenth.2 + f64::from(u8::from(reached)),
        );
    }
    let coverage = f64::from(held) / WALKS as f64;
    println!("coverage of the 80 % interval over {WALKS} walks: {coverage:.4}");
    assert!((0.78..=0.82).contains(&coverage), "{coverage}");
    for (at, (count, said, came)) in tenths.into_iter().enumerate() {
        let [said, came] = [said, came].map(|sum| sum / f64::from(count));
        println!("tenth {at}: {count} walks, said {said:.3}, came {came:.3}");
        assert!(count >= 700, "tenth {at}: only {count}");
        assert!(
            (said - came).abs() <= 0.03,
            "tenth {at}: {said} said, {came} came"
        );
    }
}

// Changes that should not matter.

fn history() -> impl Strategy<Value = Vec<(u32, f64)>> {
    prop::collection::vec((0..80_u32, -200..400_i32), 0..14).prop_map(|mut list| {
        list.sort_by_key(|it| it.0);
        list.dedup_by_key(|it| it.0);
        list.into_iter()
            .map(|(on, v)| (on, f64::from(v) / 4.0))
            .collect()
    })
}

/// A key result with a history, made of numbers `scale · x + shift`.
fn key_result(id: &str, history: &[(u32, f64)], [scale, shift]: [f64; 2], sum: bool) -> Value {
    let place = |x: f64| scale * x + shift;
    let check_ins: Vec<Value> = (history.iter())
        .map(|&(on, v)| json!({"on": day(on), "value": if sum { scale * v } else { place(v) }}))
        .collect();
    json!({"id": id, "title": "K", "check_ins": check_ins, "measure": {
        "kind": if scale > 0.0 { "increase" } else { "decrease" },
        "baseline": place(0.0), "target": place(100.0), "accumulate": if sum { "sum" } else { "latest" }}})
}

fn objective(members: &Value, key_results: &[Value]) -> Portfolio {
    let mut objective = json!({"id": "o", "title": "O", "owner": "u", "cycle": "h", "commitment": "aspirational",
        "key_results": key_results});
    for (name, member) in members.as_object().unwrap() {
        objective[name] = member.clone();
    }
    let document = json!({"okr": "1", "organization": {"name": "P"},
        "units": [{"id": "u", "name": "U", "level": "company"}],
        "cycles": [{"id": "h", "start": day(0), "end": day(90)}], "objectives": [objective]});
    Portfolio::from_json(&document.to_string()).unwrap()
}

fn forecast(portfolio: &Portfolio, id: &str, on: u32) -> Forecast {
    portfolio
        .forecast(id, &ScoreOptions::new(day(on).parse().unwrap()))
        .unwrap()
}

fn score(x: f64) -> Score {
    Score::from_f64(x)
}

fn near(a: Option<f64>, b: Option<f64>, within: f64) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= within,
        (None, None) => true,
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn shifting_scaling_and_mirroring_change_no_score(
        history in history(), on in 1..100_u32, sum: bool,
        (scale, shift) in (prop::sample::select(vec![1.0, 0.5, 64.0, -1.0, -4.0]), -8..8_i32),
    ) {
        let plain = objective(&json!({}), &[key_result("k", &history, [1.0, 0.0], sum)]);
        let moved = [scale, f64::from(shift) * 32.0];
        let other = objective(&json!({}), &[key_result("k", &history, moved, sum)]);
        let [a, b] = [&plain, &other].map(|it| forecast(it, "k", on));
        prop_assert_eq!(a.reason(), b.reason());
        prop_assert_eq!(a.final_score(), b.final_score());
        prop_assert!(near(a.p_expected(), b.p_expected(), 1e-9));
        prop_assert!(near(a.p_full(), b.p_full(), 1e-9));
        if let (Some(a), Some(b)) = (a.path(), b.path()) {
            prop_assert_eq!((a.points, a.horizon, a.reaches_target_on), (b.points, b.horizon, b.reaches_target_on));
            prop_assert!(near(a.pace_to_target.map(|x| scale * x), b.pace_to_target, 1e-9));
            prop_assert!((scale * a.final_value.median + moved[1] - b.final_value.median).abs() <= 1e-9);
        }
    }

    #[test]
    fn the_order_of_check_ins_is_irrelevant(
        history in history(), on in 1..100_u32, sum: bool, seed: u64,
    ) {
        let plain = key_result("k", &history, [1.0, 0.0], sum);
        let mut mixed = plain.clone();
        let list = mixed["check_ins"].as_array_mut().unwrap();
        let mut dice = Dice(seed);
        for at in (1..list.len()).rev() {
            list.swap(at, (dice.bits() % (at as u64 + 1)) as usize);
        }
        let [a, b] = [plain, mixed].map(|it| objective(&json!({}), &[it]));
        prop_assert_eq!(forecast(&a, "k", on).to_json(), forecast(&b, "k", on).to_json());
        prop_assert_eq!(forecast(&a, "o", on).to_json(), forecast(&b, "o", on).to_json());
    }

    #[test]
    fn probabilities_fall_and_quantiles_stand_in_order(
        histories in prop::collection::vec((history(), any::<bool>()), 1..5),
        combine in prop::sample::select(vec!["mean", "min", "all"]),
        weights in prop::collection::vec(prop::sample::select(vec![1.0, 2.0, 0.25, 3.3, 7.123_456]), 5),
        guardrail: bool, committed: bool, on in 40..100_u32,
    ) {
        let mut key_results: Vec<Value> = (histories.iter().enumerate())
            .map(|(at, (history, sum))| key_result(&format!("k{at}"), history, [1.0, 0.0], *sum))
            .collect();
        for (key_result, weight) in key_results.iter_mut().zip(weights) {
            key_result["weight"] = json!(weight);
        }
        if guardrail && key_results.len() > 1 {
            key_results[0]["role"] = json!("guardrail");
        }
        let commitment = if committed { "committed" } else { "aspirational" };
        let members = json!({"combine": combine, "commitment": commitment});
        let portfolio = objective(&members, &key_results);
        let ids = (0..histories.len()).map(|at| format!("k{at}")).chain(["o".to_owned()]);
        for id in ids {
            let it = forecast(&portfolio, &id, on);
            let Some(range) = it.final_score() else {
                prop_assert!(it.reason().is_some() && it.probability(score(0.5)).is_none());
                continue;
            };
            let (Some(low), Some(high)) = (range.low, range.high) else { continue };
            prop_assert!(low <= range.median && range.median <= high, "{:?}", range);
            prop_assert_eq!(it.probability(Score::ZERO), Some(1.0));
            let mut before = 1.0;
            for step in 0..=200 {
                let p = it.probability(score(f64::from(step) / 200.0)).unwrap();
                prop_assert!((0.0..=1.0 + 1e-12).contains(&p) && p <= before + 1e-12, "{id}: {p} after {before}");
                before = p;
            }
            prop_assert!((before - it.p_full().unwrap()).abs() <= 1e-12);
            if id != "o" || !committed {
                let expected = it.probability(it.expected_final()).unwrap();
                prop_assert!((expected - it.p_expected().unwrap()).abs() <= 1e-12);
            } else {
                // Delivery asks for more than the score.
                prop_assert!(it.p_expected().unwrap() <= it.probability(it.expected_final()).unwrap() + 1e-9);
            }
            // The quantiles are where the probabilities say.
            prop_assert!(it.probability(low).unwrap() >= 0.9 - 1e-6);
            prop_assert!(it.probability(range.median).unwrap() >= 0.5 - 1e-6);
            let above = |x: Score| Score::from_billionths(x.billionths() + 1).map_or(0.0, |x| it.probability(x).unwrap());
            prop_assert!(above(high) <= 0.1 + 1e-6);
        }
    }

    #[test]
    fn what_moves_together_bounds_the_least_of_several(
        histories in prop::collection::vec(history(), 2..5), on in 40..100_u32,
        combine in prop::sample::select(vec!["min", "all"]),
    ) {
        let key_results: Vec<Value> = (histories.iter().enumerate())
            .map(|(at, history)| key_result(&format!("k{at}"), history, [1.0, 0.0], false))
            .collect();
        let portfolio = objective(&json!({"combine": combine}), &key_results);
        let whole = forecast(&portfolio, "o", on);
        if let (Some(p), Some(together)) = (whole.p_expected(), whole.parts().and_then(|it| it.together)) {
            // Fréchet: all of them at once is at most as likely as the least likely of them, which
            // is what comes of moving together, and at least what is left of 1 if none overlap.
            prop_assert!(p <= together.p_expected + 1e-12);
            prop_assert!(whole.p_full().unwrap() <= together.p_full + 1e-12);
        }
    }

    #[test]
    fn a_mean_of_one_is_that_one(history in history(), on in 1..100_u32) {
        let portfolio = objective(&json!({}), &[key_result("k", &history, [1.0, 0.0], false)]);
        let [part, whole] = ["k", "o"].map(|id| forecast(&portfolio, id, on));
        if let Some(scores) = part.final_score() {
            let of_whole = whole.final_score().unwrap();
            for (a, b) in [(scores.low, of_whole.low), (Some(scores.median), Some(of_whole.median)), (scores.high, of_whole.high)] {
                let [a, b] = [a, b].map(|it| it.map(f64::from));
                prop_assert!(near(a, b, 2e-9), "{a:?} {b:?}");
            }
            prop_assert!(near(part.p_expected(), whole.p_expected(), 1e-6));
            prop_assert!(near(part.p_full(), whole.p_full(), 1e-9));
        } else {
            prop_assert!(whole.final_score().is_none());
        }
    }
}

#[test]
fn names_that_are_no_goals_are_refused_with_a_remedy() {
    let portfolio = objective(&json!({}), &[key_result("k", &[], [1.0, 0.0], false)]);
    let options = ScoreOptions::new(day(30).parse().unwrap());
    let error = portfolio.forecast("kk", &options).unwrap_err();
    assert_eq!(error.problems()[0].help(), "did you mean `k`?");
    let error = portfolio.forecast("u", &options).unwrap_err();
    assert_eq!(
        error.problems()[0].message(),
        "`u` is a unit, which has no score to forecast"
    );
    let error = portfolio.backtest(["k", "x", "u"], &options).unwrap_err();
    assert_eq!(error.problems().len(), 2);
    assert!(
        error
            .problems()
            .iter()
            .all(|it| it.code().as_str() == "E009")
    );
}
