//! What holds of statistics whatever the portfolio: order, sums, bounds, individuals.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::PathBuf};

use okr_core::{
    Grouping, Level, Portfolio, Statistics, StatisticsOptions,
    stats::{Delivery, Distribution, Group, Reliability, Share},
};
use proptest::{prelude::*, sample::Index};
use serde_json::Value;

fn read(path: &str) -> Value {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(path);
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// Portfolios with goals of every kind.
fn portfolios() -> Vec<Value> {
    let mut all = vec![read("examples/company.json")];
    for file in [
        "testdata/statistics/random.json",
        "testdata/scoring/generated.json",
    ] {
        let cases = read(file);
        let cases = cases["cases"].as_array().unwrap();
        all.extend(
            cases
                .iter()
                .filter_map(|case| case.get("portfolio").cloned()),
        );
    }
    assert!(all.len() >= 80);
    all
}

fn statistics(portfolio: &Value, as_of: &str, individuals: bool) -> Statistics {
    let portfolio = Portfolio::from_json(&portfolio.to_string()).unwrap();
    let options = StatisticsOptions::new(as_of.parse().unwrap()).with_individuals(individuals);
    portfolio.statistics(&options)
}

/// Groups by what they are groups of, and everything else.
fn by_key(statistics: &Statistics) -> BTreeMap<String, Value> {
    let json: Value = serde_json::from_str(&statistics.to_json()).unwrap();
    let mut rows: BTreeMap<String, Value> = (json["groups"].as_array().unwrap().iter())
        .map(|group| {
            let key =
                ["by", "unit", "level", "cycle", "commitment"].map(|it| group[it].to_string());
            (key.join(" "), group.clone())
        })
        .collect();
    for change in json["cycles"].as_array().unwrap() {
        rows.insert(format!("after {}", change["before"]), change.clone());
    }
    rows.insert("withheld".to_owned(), json["withheld"].clone());
    rows
}

fn shuffle(list: &mut Value, seeds: &[Index]) {
    if let Some(list) = list.as_array_mut() {
        for at in (1..list.len()).rev() {
            list.swap(at, seeds[at % seeds.len()].index(at + 1));
        }
    }
}

/// Two entries on one day keep their order: of those the later one counts [SPEC 4.1].
fn shuffle_dated(list: &mut Value, seeds: &[Index]) {
    let Some(entries) = list.as_array() else {
        return;
    };
    let days: std::collections::HashSet<_> =
        entries.iter().map(|it| it["on"].to_string()).collect();
    if days.len() == entries.len() {
        shuffle(list, seeds);
    }
}

fn share_holds(share: Share) {
    assert!(share.count <= share.of);
    assert_eq!(share.share.is_some(), share.of > 0);
    assert!(share.share.is_none_or(|it| (0.0..=1.0).contains(&it)));
}

fn distribution_holds(it: &Distribution) {
    assert_eq!(it.histogram.iter().sum::<u64>(), it.n);
    let verdicts = it.verdicts;
    let verdicts = [
        verdicts.delivered,
        verdicts.missed,
        verdicts.overshot,
        verdicts.hit,
        verdicts.progressed,
        verdicts.fell_short,
    ];
    assert_eq!(verdicts.iter().map(|it| it.count).sum::<u64>(), it.n);
    for share in [it.no_data, it.zero, it.seven_tenths, it.one, it.reached] {
        share_holds(share);
        assert_eq!(share.of, it.n);
    }
    assert!(it.zero.count <= it.histogram[0] && it.one.count <= it.histogram[9]);
    assert!(it.no_data.count <= it.zero.count);
    assert_eq!(it.mean.is_some(), it.n > 0);
    assert_eq!(it.median.is_some(), it.n > 0);
    assert_eq!(it.variance.is_some(), it.n > 1);
    // The largest sample variance is that of two scores at 0 and 1.
    assert!(it.variance.is_none_or(|it| (0.0..=0.5).contains(&it)));
}

fn delivery_holds(it: &Delivery) {
    let Some(share) = it.share else {
        assert_eq!((it.of, it.low, it.high), (0, None, None));
        return;
    };
    let (low, high) = (it.low.unwrap(), it.high.unwrap());
    assert!(0.0 <= low && low <= share && share <= high && high <= 1.0);
}

fn reliability_holds(it: &Reliability) {
    assert_eq!(it.bins.iter().map(|bin| bin.n).sum::<u64>(), it.n);
    assert!(it.brier.is_none_or(|it| (0.0..=1.0).contains(&it)));
    for (tenth, bin) in it.bins.iter().enumerate() {
        assert!(bin.reached <= bin.n);
        let low = tenth as f64 / 10.0;
        assert!(
            bin.stated
                .is_none_or(|it| (low..=low + 0.1).contains(&it.to_f64()))
        );
    }
}

fn group_holds(group: &Group) {
    distribution_holds(&group.objectives);
    distribution_holds(&group.key_results);
    delivery_holds(&group.delivery);
    reliability_holds(&group.confidence.statements);
    reliability_holds(&group.confidence.last);
    assert!(group.confidence.last.n <= group.confidence.statements.n);
    assert_eq!(group.small_group, group.objectives.n < 5);
    let calibration = &group.calibration;
    if let (Some(low), Some(high)) = (calibration.low, calibration.high) {
        let mean = calibration.mean.unwrap().to_f64();
        assert!(low <= mean && mean <= high && calibration.n >= 5);
    }
    let (targets, ends, check_ins) = (group.targets, group.ends, group.check_ins);
    assert!(
        targets.easier.count <= targets.late.count && targets.late.count <= targets.amended.count
    );
    for share in [
        targets.amended,
        targets.late,
        targets.easier,
        ends.dropped,
        ends.carried_over,
        ends.carried_from,
        ends.key_results_dropped,
        check_ins.on_time,
        check_ins.never,
    ] {
        share_holds(share);
    }
    assert!(check_ins.on_time.of <= check_ins.gaps);
    assert!(check_ins.median_days <= check_ins.longest_days.map(f64::from));
    let members = ends.dropped.of - ends.dropped.count;
    assert_eq!(members, group.objectives.n + group.objectives.unscored);
}

/// Numbers that add up over groups that share nothing.
fn sums(group: &Group) -> Vec<u64> {
    let mut all = vec![
        group.objectives.n,
        group.objectives.unscored,
        group.key_results.n,
        group.calibration.n,
        group.calibration.not_closed,
        group.delivery.count,
        group.delivery.of,
        group.confidence.statements.n,
        group.confidence.last.n,
        group.targets.late.count,
        group.targets.late.of,
        group.check_ins.gaps,
        group.check_ins.on_time.count,
        group.check_ins.never.count,
        group.ends.dropped.count,
        group.ends.carried_over.count,
    ];
    all.extend(group.objectives.histogram);
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_changes_nothing(which in any::<Index>(), individuals: bool, seeds in prop::collection::vec(any::<Index>(), 7)) {
        let all = portfolios();
        let portfolio = &all[which.index(all.len())];
        let mut shuffled = portfolio.clone();
        for list in ["units", "cycles", "objectives"] {
            shuffle(&mut shuffled[list], &seeds);
        }
        for objective in shuffled["objectives"].as_array_mut().unwrap() {
            shuffle(&mut objective["key_results"], &seeds);
            for key_result in objective["key_results"].as_array_mut().unwrap() {
                for list in ["check_ins", "amendments"] {
                    if key_result.get(list).is_some() {
                        shuffle_dated(&mut key_result[list], &seeds);
                    }
                }
            }
        }
        let day = "2026-11-15";
        prop_assert_eq!(by_key(&statistics(portfolio, day, individuals)), by_key(&statistics(&shuffled, day, individuals)));
    }

    #[test]
    fn figures_keep_their_bounds_and_add_up(which in any::<Index>(), individuals: bool, month in 1..=12_u32) {
        let all = portfolios();
        let portfolio = &all[which.index(all.len())];
        let told = statistics(portfolio, &format!("2026-{month:02}-28"), individuals);
        for group in told.groups() {
            group_holds(group);
        }
        for &by in Grouping::ALL {
            // Units overlap their subtrees; individuals may have no group of their own.
            let whole = matches!(
                by,
                Grouping::All | Grouping::Cycle | Grouping::Commitment | Grouping::CycleCommitment
            );
            if by == Grouping::Subtree || !(individuals || whole) {
                continue;
            }
            let mut added = vec![0; sums(told.all()).len()];
            for group in told.by(by) {
                for (sum, part) in added.iter_mut().zip(sums(group)) {
                    *sum += part;
                }
            }
            prop_assert_eq!(added, sums(told.all()), "{}", by);
        }
        for change in told.cycles() {
            let it = &change.objectives;
            if let (Some(low), Some(high), Some(difference)) = (it.low, it.high, it.difference) {
                prop_assert!(low <= difference && difference <= high);
            }
        }
    }

    #[test]
    fn individuals_have_no_group_and_count_in_all_others(which in any::<Index>()) {
        let all = portfolios();
        let portfolio = &all[which.index(all.len())];
        let units = portfolio["units"].as_array().unwrap();
        let is_individual = |id: &Value| {
            units.iter().any(|unit| unit["id"] == *id && unit["level"] == "individual")
        };
        let objectives = portfolio["objectives"].as_array().unwrap();
        let owned = objectives.iter().filter(|it| is_individual(&it["owner"])).count();
        let told = statistics(portfolio, "2026-11-15", false);
        let shown = statistics(portfolio, "2026-11-15", true);
        let wider: Vec<_> = (shown.groups().iter())
            .filter(|group| group.level != Some(Level::Individual))
            .collect();
        prop_assert_eq!(told.groups().iter().collect::<Vec<_>>(), wider);
        prop_assert_eq!(told.cycles(), shown.cycles());
        prop_assert_eq!(told.withheld().objectives, owned as u64);
        prop_assert_eq!((shown.withheld().objectives, shown.withheld().units), (0, 0));
    }
}

#[test]
fn a_group_of_units_without_units_below_is_that_of_the_unit() {
    let mut compared = 0;
    for portfolio in portfolios() {
        let told = statistics(&portfolio, "2026-11-15", true);
        let leaves: Vec<&str> = (portfolio["units"].as_array().unwrap().iter())
            .map(|unit| unit["id"].as_str().unwrap())
            .filter(|id| {
                (portfolio["units"].as_array().unwrap().iter())
                    .all(|unit| unit.get("parent").and_then(Value::as_str) != Some(id))
            })
            .collect();
        for unit in told.by(Grouping::Unit) {
            if leaves.contains(&unit.unit.as_deref().unwrap()) {
                let mut below = (told.by(Grouping::Subtree))
                    .find(|it| it.unit == unit.unit)
                    .unwrap()
                    .clone();
                below.by = Grouping::Unit;
                assert_eq!(&below, unit);
                compared += 1;
            }
        }
    }
    assert!(compared >= 50, "only {compared} were compared");
}

#[test]
fn the_ends_of_time_are_days_as_any_other() {
    for portfolio in portfolios() {
        for day in ["1900-01-01", "2200-12-31"] {
            for group in statistics(&portfolio, day, true).groups() {
                group_holds(group);
            }
        }
    }
}

#[test]
fn a_deep_chain_of_units_and_a_crowd_of_cycles_are_told_soon() {
    let (mut units, mut cycles, mut objectives) = (String::new(), String::new(), String::new());
    for at in 0..2000 {
        let (comma, parent) = if at == 0 {
            ("", String::new())
        } else {
            (",", format!(r#","parent":"u{}""#, at - 1))
        };
        write!(
            units,
            r#"{comma}{{"id":"u{at}","name":"U","level":"team"{parent}}}"#
        )
        .unwrap();
        let (start, end) = if at % 2 == 0 {
            ("2026-01-01", "2026-03-31")
        } else {
            ("2026-04-01", "2026-06-30")
        };
        write!(
            cycles,
            r#"{comma}{{"id":"q{at}","start":"{start}","end":"{end}","phase":"closed"}}"#
        )
        .unwrap();
        write!(
            objectives,
            r#"{comma}{{"id":"o{at}","title":"O","owner":"u{at}","cycle":"q{at}","commitment":"aspirational","key_results":[]}}"#
        )
        .unwrap();
    }
    let document = format!(
        r#"{{"okr":"1","organization":{{"name":"A"}},"units":[{units}],"cycles":[{cycles}],"objectives":[{objectives}]}}"#
    );
    let told = statistics(
        &serde_json::from_str(&document).unwrap(),
        "2026-12-31",
        false,
    );
    assert_eq!(told.by(Grouping::Subtree).count(), 2000);
    assert_eq!(told.cycles().len(), 1000);
    assert!(told.cycles().iter().all(|it| it.after == "q1"));
}
