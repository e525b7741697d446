//! Line of sight and checks of documents of more and more objectives.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::thread;

use okr_core::{Alignment, CheckOptions, Date, Findings, NodeKind, Portfolio};

use crate::counting::peak_and_rest;
use crate::document::{self, AS_OF, Plan};
use crate::timing::{Time, median, timed};
use crate::{plain, shapes as graphs};

/// Stack of the thread that goes through long chains: far less than a frame for each link.
const SMALL_STACK: usize = 128 * 1024;

fn day() -> Date {
    AS_OF.parse().expect("a day")
}

fn load(text: &str) -> Portfolio {
    Portfolio::from_json(text).unwrap_or_else(|error| {
        let first = &error.problems()[0];
        panic!("{} problems, the first: {first}", error.problems().len())
    })
}

/// What a program asks for that wants to know the line of sight of all nodes: the first
/// question makes the one pass, answers come from there.
fn line_of_sight(portfolio: &Portfolio) -> Alignment {
    let alignment = portfolio.alignment().as_of(day());
    black_box(alignment.has_line_of_sight("o0")).expect("there is o0");
    alignment
}

/// Stops unless every objective has the depth that a plain search finds.
fn check_sight(plan: &Plan, portfolio: &Portfolio) {
    let depths = plain::depths(plan);
    let alignment = line_of_sight(portfolio);
    let rows = alignment.node_rows();
    let found = (rows.iter()).filter(|row| row.node.kind() == NodeKind::Objective);
    assert!(
        found.map(|row| row.depth).eq(depths.iter().copied()),
        "depths differ"
    );
    let measures = alignment.measures();
    let sighted = depths.iter().flatten().count();
    assert_eq!(measures.line_of_sight.count as usize, sighted);
    assert_eq!(measures.objectives as usize, plan.objectives.len());
}

/// Stops unless the simple rules found as much as a plain count.
fn check_findings(plan: &Plan, findings: &Findings) -> BTreeMap<&'static str, usize> {
    let mut by_code = BTreeMap::new();
    for finding in findings {
        *by_code.entry(finding.code()).or_insert(0) += 1;
    }
    for (code, count) in plain::findings(plan) {
        let found = by_code.get(code).copied().unwrap_or(0);
        assert_eq!(found, count, "{code}: findings and plain count");
    }
    by_code
}

type Make = fn(u32) -> Plan;
const KINDS: [(&str, Make); 2] = [("company", document::company), ("random", document::anyhow)];

/// One pass for the line of sight of all nodes, for each size.
pub(crate) fn sight(sizes: &[u32], rounds: usize) {
    println!(
        "line of sight of all objectives; medians of {rounds} rounds, sizes take turns; depths checked\n\
         {:<10}{:>11}{:>11}{:>12}{:>12}{:>10}{:>13}{:>10}",
        "document",
        "objectives",
        "edges",
        "pass, ms",
        "CPU, ms",
        "ns/node",
        "measures, ms",
        "ns/node"
    );
    for (name, make) in KINDS {
        let portfolios: Vec<(usize, Portfolio)> = (sizes.iter())
            .map(|&size| {
                let plan = make(size);
                let portfolio = load(&document::text(&plan));
                check_sight(&plan, &portfolio);
                (plan.edges(), portfolio)
            })
            .collect();
        let mut times: Vec<[Vec<Time>; 2]> = vec![Default::default(); sizes.len()];
        for _ in 0..rounds {
            for ((_, portfolio), times) in portfolios.iter().zip(&mut times) {
                let (pass, alignment) = timed(|| line_of_sight(portfolio));
                let (measures, result) = timed(|| alignment.measures());
                black_box(result);
                times[0].push(pass);
                times[1].push(measures);
            }
        }
        for ((&size, (edges, _)), [pass, measures]) in sizes.iter().zip(&portfolios).zip(&times) {
            let (pass, measures) = (median(pass), median(measures));
            let each = |time: Time| time.wall * 1e9 / f64::from(size);
            println!(
                "{name:<10}{size:>11}{edges:>11}{:>12.3}{:>12.3}{:>10.1}{:>13.3}{:>10.1}",
                pass.wall * 1e3,
                pass.cpu * 1e3,
                each(pass),
                measures.wall * 1e3,
                each(measures)
            );
        }
    }
}

/// All checks together: seconds, and bytes over those of the portfolio.
pub(crate) fn check(size: u32, rounds: usize) {
    for (name, make) in KINDS {
        let plan = make(size);
        let text = document::text(&plan);
        let (load_time, portfolio) = timed(|| load(&text));
        drop(portfolio);
        let (load_peak, held, portfolio) = peak_and_rest(|| load(&text));
        println!(
            "\n{name}: {size} objectives, {} edges, {} key results, {} units, {:.0} MB",
            plan.edges(),
            plan.key_results(),
            plan.units.len(),
            text.len() as f64 / 1e6
        );
        let bytes = text.len();
        drop(text);
        let each = |bytes: i64| bytes as f64 / f64::from(size);
        println!(
            "loading: {:.2} s, {:.0} MB/s; {:.0} bytes an objective held, {:.0} at the peak",
            load_time.wall,
            bytes as f64 / 1e6 / load_time.wall,
            each(held),
            each(load_peak)
        );

        let options = CheckOptions::new(day());
        let (peak, rest, findings) = peak_and_rest(|| portfolio.check(&options));
        let by_code = check_findings(&plan, &findings);
        println!(
            "checks: {:.0} bytes an objective at the peak, {:.0} of them held by {} findings",
            each(peak),
            each(rest),
            findings.len()
        );
        drop(findings);
        let mut times = Vec::new();
        for _ in 0..rounds {
            let (time, findings) = timed(|| portfolio.check(&options));
            drop(black_box(findings));
            times.push(time);
        }
        let all = median(&times);
        let slowest = times.iter().map(|time| time.wall).fold(0.0, f64::max);
        println!(
            "checks: {:.3} s (CPU {:.3} s, slowest {slowest:.3} s), median of {rounds} rounds",
            all.wall, all.cpu
        );
        for rule in okr_core::rules() {
            let code = rule.code();
            let one = CheckOptions::new(day()).select([code]).expect("a rule");
            let mut times = Vec::new();
            for _ in 0..rounds.min(3) {
                let (time, findings) = timed(|| portfolio.check(&one));
                drop(black_box(findings));
                times.push(time);
            }
            println!(
                "  {code} alone {:>7.3} s{:>10} findings  {}",
                median(&times).wall,
                by_code.get(code).copied().unwrap_or(0),
                rule.name()
            );
        }
    }
}

/// Documents whose graph is a chain, a star, diamonds or layers.
pub(crate) fn shapes(sizes: &[u32], rounds: usize) {
    println!(
        "loading, line of sight and all checks on a stack of {} KiB; CPU ns an objective, medians of {rounds}\n\
         {:<18}{:>11}{:>11}{:>10}{:>10}{:>10}{:>11}",
        SMALL_STACK / 1024,
        "shape",
        "objectives",
        "edges",
        "loading",
        "sight",
        "checks",
        "findings"
    );
    let names = [
        "chain",
        "chain-renamed",
        "star",
        "diamonds",
        "diamonds-renamed",
        "layered",
    ];
    for name in names {
        for &size in sizes {
            let shape = graphs::named(name).expect("the shape has a name");
            let plan = document::graph(size, &shape.edges(size, size / 5 * 6), true);
            let text = document::text(&plan);
            let row = thread::scope(|scope| {
                let work = || shape_row(&plan, &text, rounds);
                let thread = thread::Builder::new().stack_size(SMALL_STACK);
                thread.spawn_scoped(scope, work).expect("a thread").join()
            });
            println!(
                "{name:<18}{size:>11}{:>11}{}",
                plan.edges(),
                row.expect("no panic")
            );
        }
    }
}

fn shape_row(plan: &Plan, text: &str, rounds: usize) -> String {
    let options = CheckOptions::new(day());
    let portfolio = load(text);
    check_sight(plan, &portfolio);
    let findings = portfolio.check(&options);
    check_findings(plan, &findings);
    let (mut loading, mut sight, mut checks) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        let (time, portfolio) = timed(|| load(text));
        loading.push(time);
        let (time, alignment) = timed(|| line_of_sight(&portfolio));
        sight.push(time);
        drop(black_box(alignment));
        let (time, findings) = timed(|| portfolio.check(&options));
        checks.push(time);
        drop(black_box(findings));
    }
    let each = |times: &[Time]| median(times).cpu * 1e9 / plan.objectives.len() as f64;
    format!(
        "{:>10.0}{:>10.1}{:>10.0}{:>11}",
        each(&loading),
        each(&sight),
        each(&checks),
        findings.len()
    )
}
