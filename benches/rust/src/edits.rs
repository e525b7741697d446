//! Check-ins one by one, each making a new version, in portfolios of every size.

use std::fmt::Write as _;
use std::hint::black_box;

use okr_core::document::CheckIn;
use okr_core::{Date, Portfolio, ScoreOptions, Stamp};

use crate::document::AS_OF;
use crate::random::Random;
use crate::timing::{Time, median, timed};

/// Key results, four to an objective, each with three check-ins.
fn text(key_results: u32) -> String {
    let mut text = String::from(
        r#"{"okr":"1","organization":{"name":"Bench"},"units":[{"id":"u","name":"U","level":"team"}],"cycles":[{"id":"q","start":"2026-10-01","end":"2026-12-31"}],"objectives":["#,
    );
    for row in 0..key_results {
        if row % 4 == 0 {
            let (end, comma) = if row == 0 { ("", "") } else { ("]}", ",") };
            // Writing to a String cannot fail.
            let _ = write!(
                text,
                r#"{end}{comma}{{"id":"o{row}","title":"Be better","owner":"u","cycle":"q","commitment":"aspirational","key_results":["#
            );
        } else {
            text.push(',');
        }
        let _ = write!(
            text,
            r#"{{"id":"kr-{row}","title":"Increase calls from 0 to 100","measure":{{"kind":"increase","baseline":0,"target":100}},"check_ins":[{{"on":"2026-10-08","value":1}},{{"on":"2026-10-15","value":2,"confidence":0.5}},{{"on":"2026-10-22","value":3,"note":"slow"}}]}}"#
        );
    }
    text.push_str("]}]}");
    text
}

/// What is recorded: key results at random, values, and every other one with a note.
struct Recorded {
    key_result: u32,
    value: f64,
}

fn recorded(key_results: u32, count: usize) -> Vec<Recorded> {
    let mut random = Random::new(17);
    (0..count)
        .map(|_| Recorded {
            key_result: random.below(key_results),
            value: f64::from(random.below(100)),
        })
        .collect()
}

fn all(first: &Portfolio, list: &[(String, f64)], on: Date, stamp: &Stamp) -> Portfolio {
    let mut portfolio = first.clone();
    for (at, (key_result, value)) in list.iter().enumerate() {
        let mut check_in = CheckIn::new(on).value(*value).confidence(0.7);
        if at % 2 == 0 {
            check_in = check_in.note("as the survey says");
        }
        portfolio = (portfolio.check_in(key_result, check_in, stamp)).expect("a sound check-in");
    }
    portfolio
}

/// Microseconds for each check-in, the new version included, for each size.
pub(crate) fn edits(sizes: &[u32], count: usize, rounds: usize) {
    let on: Date = AS_OF.parse().expect("a day");
    let stamp = Stamp::new(on).by("ada");
    let portfolios: Vec<_> = (sizes.iter())
        .map(|&size| {
            let portfolio = Portfolio::from_json(&text(size)).expect("a sound document");
            let list: Vec<_> = (recorded(size, count).iter())
                .map(|it| (format!("kr-{}", it.key_result), it.value))
                .collect();
            (portfolio, list)
        })
        .collect();
    for (first, list) in &portfolios {
        check(first, list, on, &stamp);
    }
    let mut times: Vec<Vec<Time>> = vec![Vec::new(); sizes.len()];
    let mut reads: Vec<Vec<Time>> = vec![Vec::new(); sizes.len()];
    for _ in 0..rounds {
        for (size, (first, list)) in portfolios.iter().enumerate() {
            let (time, last) = timed(|| all(first, list, on, &stamp));
            times[size].push(time);
            reads[size].push(timed(|| black_box(last.check_in_count())).0);
        }
    }
    println!("{count} check-ins, each a new version; medians of {rounds} rounds, one core");
    for (size, (times, reads)) in sizes.iter().zip(times.iter().zip(&reads)) {
        let (time, read) = (median(times), median(reads));
        println!(
            "{size:>9} key results{:>9.2} us a check-in{:>10.1} ms for the first reader of all",
            time.cpu * 1e6 / count as f64,
            read.wall * 1e3
        );
    }
}

/// Old version untouched, the new one as if it had been loaded, and its trail complete.
fn check(first: &Portfolio, list: &[(String, f64)], on: Date, stamp: &Stamp) {
    let before = first.check_in_count();
    let last = all(first, list, on, stamp);
    assert_eq!(first.check_in_count(), before, "the old version");
    assert_eq!(
        last.check_in_count(),
        before + list.len(),
        "the new version"
    );
    assert_eq!(last.audit_count(), list.len(), "the audit trail");
    let scorecard = last.score(&ScoreOptions::new(on));
    let mut latest = std::collections::HashMap::new();
    for (key_result, value) in list {
        latest.insert(key_result.as_str(), *value);
    }
    for (row, score) in scorecard.key_results().enumerate() {
        let value = latest.get(score.id()).copied().unwrap_or(3.0);
        assert_eq!(score.value(), Some(value), "value of key result {row}");
    }
}
