//! Forecasts of everything, beside scoring everything.

use std::fmt::Write as _;

use okr_core::{Forecasts, Portfolio, ScoreOptions};

use crate::random::Random;
use crate::timing::{Time, median, timed};

/// Weekly check-ins of each key result.
const CHECK_INS: u32 = 10;

/// What a key result's values are, for the plain computation.
struct History {
    values: Vec<f64>,
}

fn day(after: u32) -> String {
    // Ten weeks from the first of October stay within the quarter.
    let (month, day) = match after {
        0..=30 => (10, after + 1),
        31..=60 => (11, after - 30),
        _ => (12, after - 60),
    };
    format!("2026-{month:02}-{day:02}")
}

/// Objectives of three key results each, all of them walks.
fn document(objectives: u32, combine: &str) -> (String, Vec<History>) {
    let mut random = Random::new(8);
    let mut histories = Vec::new();
    let mut text = String::from(
        r#"{"okr":"1","organization":{"name":"Bench"},"units":[{"id":"u","name":"U","level":"company"}],
        "cycles":[{"id":"q","start":"2026-10-01","end":"2026-12-31"}],"objectives":["#,
    );
    for objective in 0..objectives {
        let comma = if objective == 0 { "" } else { "," };
        write!(
            text,
            r#"{comma}{{"id":"o{objective}","title":"O","owner":"u","cycle":"q","commitment":"aspirational",
            "combine":"{combine}","key_results":["#
        )
        .expect("text");
        for key_result in 0..3 {
            let comma = if key_result == 0 { "" } else { "," };
            write!(
                text,
                r#"{comma}{{"id":"k{objective}.{key_result}","title":"K","measure":{{"kind":"increase","baseline":0,
                "target":1300}},"check_ins":["#
            )
            .expect("text");
            let (mut value, mut values) = (0_u32, Vec::new());
            for week in 1..=CHECK_INS {
                value += random.below(200);
                values.push(f64::from(value));
                let comma = if week == 1 { "" } else { "," };
                write!(
                    text,
                    r#"{comma}{{"on":"{}","value":{value}}}"#,
                    day(7 * week)
                )
                .expect("text");
            }
            histories.push(History { values });
            text.push_str("]}");
        }
        text.push_str("]}");
    }
    text.push_str("]}");
    (text, histories)
}

/// Stops unless every median and every spread is what the formulas of SPEC 8.2 give, written out anew.
fn check(forecasts: &Forecasts, histories: &[History]) {
    assert_eq!(forecasts.key_results().len(), histories.len());
    let gone = f64::from(7 * CHECK_INS);
    for (forecast, history) in forecasts.key_results().iter().zip(histories) {
        let path = forecast.path().expect("a forecast");
        let last = history.values[history.values.len() - 1];
        let drift = last / gone;
        assert_eq!(
            path.final_value.median.to_bits(),
            (last + drift * 21.0).to_bits()
        );
        let mut before = 0.0;
        let mut squares = 0.0;
        for &value in &history.values {
            let off = value - before - drift * 7.0;
            squares += off * off / 7.0;
            before = value;
        }
        let deviation = (squares / f64::from(CHECK_INS - 1)).sqrt();
        let found = path.deviation.expect("ten check-ins");
        assert!((found - deviation).abs() <= 1e-9 * deviation);
        let (low, high) = (path.final_value.low, path.final_value.high);
        assert!(low < Some(path.final_value.median) && high > Some(path.final_value.median));
    }
    for forecast in forecasts.objectives() {
        let scores = forecast.final_score().expect("a forecast");
        assert!(scores.low <= Some(scores.median) && scores.high >= Some(scores.median));
    }
}

/// All forecasts of a document, and its scorecard.
pub(crate) fn forecasts(objectives: u32, rounds: usize) {
    println!(
        "forecasts of {objectives} objectives and {} key results with {CHECK_INS} check-ins each; medians of {rounds} \
         rounds; medians and spreads checked\n{:<10}{:>12}{:>16}{:>10}{:>18}",
        3 * objectives,
        "combine",
        "scoring, ms",
        "forecasts, ms",
        "ratio",
        "µs/objective"
    );
    for combine in ["min", "mean"] {
        let (text, histories) = document(objectives, combine);
        let portfolio = Portfolio::from_json(&text).expect("it loads");
        let options = ScoreOptions::new("2026-12-15".parse().expect("a day"));
        check(&portfolio.forecasts(&options), &histories);
        let (mut scoring, mut forecasting) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            scoring.push(timed(|| portfolio.score(&options)).0);
            forecasting.push(timed(|| portfolio.forecasts(&options)).0);
        }
        let [score, forecast]: [Time; 2] = [median(&scoring), median(&forecasting)];
        println!(
            "{combine:<10}{:>12.2}{:>16.1}{:>10.0}{:>18.0}",
            1e3 * score.cpu,
            1e3 * forecast.cpu,
            forecast.cpu / score.cpu,
            1e6 * forecast.cpu / f64::from(objectives)
        );
    }
}
