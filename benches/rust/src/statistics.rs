//! Statistics of a large document, beside scoring it.

use std::hint::black_box;

use okr_core::{Grouping, Portfolio, ScoreOptions, Scorecard, Statistics, StatisticsOptions};

use crate::document::{self, AS_OF};
use crate::timing::{median, timed};

/// Stops unless the group of everything is what a plain count over the scorecard gives, and the
/// groups by unit add up to it.
fn check(card: &Scorecard, told: &Statistics) {
    let scores: Vec<u64> = (card.objectives())
        .filter(|row| !row.dropped())
        .filter_map(|row| Some(u64::from(row.score()?.billionths())))
        .collect();
    let mut histogram = [0; 10];
    for &score in &scores {
        histogram[usize::try_from(score / 100_000_000).expect("small").min(9)] += 1;
    }
    let all = &told.all().objectives;
    assert_eq!(all.n, scores.len() as u64);
    assert_eq!(all.histogram, histogram);
    let n = scores.len() as f64;
    let mean = scores.iter().sum::<u64>() as f64 / n / 1e9;
    assert!((all.mean.expect("there are some").to_f64() - mean).abs() < 1e-9);
    let squares: f64 = (scores.iter())
        .map(|&score| (score as f64 / 1e9 - mean).powi(2))
        .sum();
    assert!((all.variance.expect("there are some") - squares / (n - 1.0)).abs() < 1e-9);
    for by in [Grouping::Unit, Grouping::Level, Grouping::UnitCycle] {
        let added: u64 = told.by(by).map(|group| group.objectives.n).sum();
        assert_eq!(added, all.n, "{by}");
    }
}

/// All groupings and one alone, against scoring.
pub(crate) fn statistics(size: u32, rounds: usize) {
    let plan = document::company(size);
    let portfolio = Portfolio::from_json(&document::text(&plan)).expect("the document loads");
    let day = AS_OF.parse().expect("a day");
    let score = ScoreOptions::new(day);
    let all = StatisticsOptions::new(day).with_individuals(true);
    let told = portfolio.statistics(&all);
    check(&portfolio.score(&score), &told);
    println!(
        "company: {size} objectives, {} key results, {} units; {} groups; checked",
        plan.key_results(),
        plan.units.len(),
        told.groups().len()
    );
    drop(told);
    let (mut scoring, mut times) = (Vec::new(), Vec::new());
    let ways: Vec<(&str, StatisticsOptions)> = vec![
        ("everything alone", all.clone().by(&[])),
        ("by level", all.clone().by(&[Grouping::Level])),
        ("by unit", all.clone().by(&[Grouping::Unit])),
        ("all groupings", all),
    ];
    times.resize_with(ways.len(), Vec::new);
    for _ in 0..rounds {
        let (time, card) = timed(|| portfolio.score(&score));
        scoring.push(time);
        drop(black_box(card));
        for ((_, options), times) in ways.iter().zip(&mut times) {
            let (time, told) = timed(|| portfolio.statistics(options));
            times.push(time);
            drop(black_box(told));
        }
    }
    let base = median(&scoring);
    println!("scoring: CPU {:.3} s, median of {rounds} rounds", base.cpu);
    for ((name, _), times) in ways.iter().zip(&times) {
        let time = median(times);
        println!(
            "statistics, {name}: CPU {:.3} s, scoring included: {:.1} times that of scoring",
            time.cpu,
            time.cpu / base.cpu
        );
    }
}
