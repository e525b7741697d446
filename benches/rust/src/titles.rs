//! Rules that read titles: statements a second, on one core.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;

use okr_core::statement::Lexicon;
use okr_core::{CheckOptions, Portfolio, StatementKind, rules};

use crate::document::AS_OF;
use crate::timing::{Time, median, timed};

/// Titles of key results with a number in them, the measure, and the rules that find it.
const KEY_RESULTS: &[(&str, &str, &[&str])] = &[
    (
        "Increase the share of patients who come back within a year from # to #5 percent of all",
        r#""kind":"milestone""#,
        &[],
    ),
    (
        "Write #0 blog posts about the new ward",
        r#""kind":"milestone""#,
        &["KR002"],
    ),
    (
        "Reduce complaints about bills to # a week by the end of November",
        r#""kind":"at_most","threshold":90000"#,
        &["KR004", "KR005"],
    ),
    ("Improve collaboration", r#""kind":"milestone""#, &["KR015"]),
    (
        "Answer at least #% of letters from family doctors within two working days",
        r#""kind":"milestone""#,
        &[],
    ),
];

/// Titles of objectives, and the rules that find them.
const OBJECTIVES: &[(&str, &[&str])] = &[
    (
        "Become the clinic that family doctors of the valley recommend",
        &[],
    ),
    ("Launch the patient portal", &["OBJ002"]),
    ("Make booking a visit as easy as a phone call", &[]),
    ("Improve quality", &["OBJ003"]),
];

/// Four key results to an objective, all of them in turn.
fn text(objectives: usize) -> (String, BTreeMap<&'static str, usize>) {
    let mut text = String::from(
        r#"{"okr":"1","organization":{"name":"Bench"},"units":[{"id":"u","name":"U","level":"team"}],"cycles":[{"id":"q","start":"2026-10-01","end":"2026-12-31"}],"objectives":["#,
    );
    let mut expected = BTreeMap::new();
    let mut count = |codes: &[&'static str]| {
        for code in codes {
            *expected.entry(*code).or_insert(0) += 1;
        }
    };
    for row in 0..objectives {
        let (title, codes) = OBJECTIVES[row % OBJECTIVES.len()];
        count(codes);
        let comma = if row == 0 { "" } else { "," };
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            r#"{comma}{{"id":"o{row}","title":"{title}","owner":"u","cycle":"q","commitment":"aspirational","key_results":["#
        );
        for part in 0..4 {
            let at = row * 4 + part;
            let (title, measure, codes) = KEY_RESULTS[at % KEY_RESULTS.len()];
            count(codes);
            let title = title.replace('#', &(at % 83 + 2).to_string());
            let comma = if part == 0 { "" } else { "," };
            let _ = write!(
                text,
                r#"{comma}{{"id":"k{at}","title":"{title}","measure":{{{measure}}}}}"#
            );
        }
        text.push_str("]}");
    }
    text.push_str("]}");
    (text, expected)
}

/// Reading alone, and all rules that read titles, in statements a second.
pub(crate) fn titles(objectives: usize, rounds: usize) {
    let (text, expected) = text(objectives);
    let portfolio = Portfolio::from_json(&text).expect("a sound document");
    let codes: Vec<&str> = (rules().iter())
        .filter(|rule| rule.reads_wording())
        .map(|rule| rule.code())
        .collect();
    let options = (CheckOptions::new(AS_OF.parse().expect("a day"))).select(codes.iter().copied());
    let options = options.expect("rules");
    let mut found = BTreeMap::new();
    for finding in &portfolio.check(&options) {
        *found.entry(finding.code()).or_insert(0) += 1;
    }
    assert_eq!(found, expected, "findings by rule");

    let lexicon = Lexicon::of_language("en").expect("English");
    let statements = objectives * 5;
    let read = || {
        let mut vague = 0_usize;
        for row in 0..objectives {
            let (title, _) = OBJECTIVES[row % OBJECTIVES.len()];
            vague += usize::from(lexicon.read(title, StatementKind::Objective).is_vague());
            for part in 0..4 {
                let (title, ..) = KEY_RESULTS[(row * 4 + part) % KEY_RESULTS.len()];
                vague += usize::from(lexicon.read(title, StatementKind::KeyResult).is_vague());
            }
        }
        vague
    };
    let mut times: [Vec<Time>; 2] = Default::default();
    for _ in 0..rounds {
        times[0].push(timed(|| black_box(read())).0);
        times[1].push(timed(|| drop(black_box(portfolio.check(&options)))).0);
    }
    println!(
        "{statements} statements, {} rules that read titles, {} findings; medians of {rounds} rounds, one core",
        codes.len(),
        found.values().sum::<usize>()
    );
    for (name, times) in ["reading alone", "all rules that read titles"]
        .iter()
        .zip(&times)
    {
        let time = median(times);
        println!(
            "{name:<28}{:>9.3} s (CPU {:.3} s){:>10.0} statements/s{:>8.2} us each",
            time.wall,
            time.cpu,
            statements as f64 / time.cpu,
            time.cpu * 1e6 / statements as f64
        );
    }
}
