//! Random sequences of edits, sound and unsound, against a plain model of what they should do.

use std::collections::BTreeMap;

use okr_core::{
    Code, Commitment, Date, Edit, Level, Phase, Portfolio, Stamp,
    document::{
        Alignment, CheckIn, Cycle, Document, KeyResult, Measure, Objective, Organization, Unit,
    },
};
use proptest::prelude::*;

/// One edit, as numbers.
#[derive(Clone, Debug)]
enum Op {
    CheckIn {
        key_result: usize,
        day: i32,
        value: f64,
    },
    Correct {
        key_result: usize,
        day: i32,
        nth: Option<u64>,
        value: f64,
    },
    Withdraw {
        key_result: usize,
        day: i32,
        nth: Option<u64>,
    },
    Drop {
        key_result: usize,
        day: i32,
    },
    Add {
        objective: usize,
        key_result: usize,
    },
    Amend {
        key_result: usize,
        weight: f64,
    },
    Align {
        from: usize,
        to: usize,
    },
    Unalign {
        from: usize,
        to: usize,
    },
    Move {
        phase: usize,
        force: bool,
    },
}

/// An edit and whether it says why.
type Step = (Op, bool);

/// Of a key result: its check-ins as day and value, the day of its drop, the weights it was given.
type History = (Vec<(i32, f64)>, Option<i32>, Vec<f64>);

/// What the portfolio should hold.
#[derive(Clone, Default, Debug)]
struct Model {
    key_results: BTreeMap<usize, History>,
    /// The objective of each key result.
    owners: BTreeMap<usize, usize>,
    edges: Vec<(usize, usize)>,
    phase: usize,
    entries: usize,
}

const OBJECTIVES: usize = 3;
const KEY_RESULTS: usize = 4;

fn date(day: i32) -> Date {
    "2026-10-01"
        .parse::<Date>()
        .unwrap()
        .checked_add_days(day)
        .unwrap()
}

fn objective(number: usize) -> String {
    format!("o{number}")
}

fn key_result(number: usize) -> String {
    format!("k{number}")
}

impl Model {
    fn new() -> Self {
        let rows = (0..KEY_RESULTS).map(|row| (row, Default::default()));
        Self {
            key_results: rows.collect(),
            owners: (0..KEY_RESULTS)
                .map(|row| (row, row % OBJECTIVES))
                .collect(),
            phase: 1,
            ..Self::default()
        }
    }

    /// Does one step; whether it is sound. Nothing changes when it is not.
    fn step(&mut self, (op, why): &Step, today: i32) -> bool {
        let closed = self.phase == 3;
        let usual = |value: f64| value.abs() <= 1e15;
        let place = |list: &[(i32, f64)], day: i32, nth: Option<u64>| {
            let mut all = (0..list.len()).filter(|&at| list[at].0 == day);
            match nth {
                None => all.next_back(),
                Some(nth) => all.nth(nth as usize - 1),
            }
        };
        let sound = match *op {
            Op::CheckIn {
                key_result,
                day,
                value,
            } => match self.key_results.get_mut(&key_result) {
                Some((list, drop, _))
                    if drop.is_none_or(|drop| day < drop) && usual(value) && (*why || !closed) =>
                {
                    list.push((day, value));
                    true
                }
                _ => false,
            },
            Op::Correct {
                key_result,
                day,
                nth,
                value,
            } => match self.key_results.get_mut(&key_result) {
                Some((list, ..)) if usual(value) && *why => {
                    place(list, day, nth).map(|at| list[at].1 = value).is_some()
                }
                _ => false,
            },
            Op::Withdraw {
                key_result,
                day,
                nth,
            } => match self.key_results.get_mut(&key_result) {
                Some((list, ..)) if *why => {
                    place(list, day, nth).map(|at| list.remove(at)).is_some()
                }
                _ => false,
            },
            Op::Drop { key_result, day } => match self.key_results.get_mut(&key_result) {
                Some((_, drop @ None, _)) if *why => {
                    *drop = Some(day);
                    true
                }
                _ => false,
            },
            Op::Add {
                objective,
                key_result,
            } => {
                let sound = objective < OBJECTIVES
                    && !self.key_results.contains_key(&key_result)
                    && (*why || !closed);
                if sound {
                    self.key_results.insert(key_result, Default::default());
                    self.owners.insert(key_result, objective);
                }
                sound
            }
            Op::Amend { key_result, weight } => match self.key_results.get_mut(&key_result) {
                Some((_, _, weights)) if *why && (1e-6..=1e6).contains(&weight) => {
                    weights.push(weight);
                    true
                }
                _ => false,
            },
            Op::Align { from, to } => {
                let sound = from < OBJECTIVES
                    && to < OBJECTIVES
                    && !self.edges.contains(&(from, to))
                    && !self.reaches(to, from)
                    && (*why || !closed);
                if sound {
                    self.edges.push((from, to));
                }
                sound
            }
            Op::Unalign { from, to } => {
                let at = self.edges.iter().position(|edge| *edge == (from, to));
                let at = at.filter(|_| *why || !closed);
                at.map(|at| self.edges.remove(at)).is_some()
            }
            // Nothing is committed, so the gates ask for a key result in every objective.
            Op::Move { phase, force } => {
                let back = phase < self.phase;
                let gated = !back
                    && !force
                    && ((self.phase < 1 && phase >= 1) || (self.phase < 3 && phase == 3));
                let held = (0..OBJECTIVES).all(|it| self.counts(it, today));
                let sound = phase != self.phase && (*why || !(back || force)) && (!gated || held);
                if sound {
                    self.phase = phase;
                }
                sound
            }
        };
        self.entries += usize::from(sound);
        sound
    }

    /// Whether an objective has a key result that is not dropped on a day.
    fn counts(&self, objective: usize, day: i32) -> bool {
        (self.key_results.iter()).any(|(it, (_, drop, _))| {
            self.owners[it] == objective && drop.is_none_or(|drop| drop > day)
        })
    }

    fn reaches(&self, from: usize, to: usize) -> bool {
        from == to
            || (self.edges.iter()).any(|&(start, end)| start == from && self.reaches(end, to))
    }

    fn holds(&self, portfolio: &Portfolio) {
        let document = portfolio.to_document();
        let mut seen = 0;
        for objective in &document.objectives {
            for it in &objective.key_results {
                let number: usize = it.id[1..].parse().unwrap();
                let (list, drop, weights) = &self.key_results[&number];
                let there: Vec<_> = (it.check_ins.iter())
                    .map(|it| (it.on.days_since(date(0)), it.value.unwrap()))
                    .collect();
                assert_eq!(there, *list, "check-ins of {}", it.id);
                let day = it.dropped.as_ref().map(|it| it.on.days_since(date(0)));
                assert_eq!(day, *drop, "drop of {}", it.id);
                let given: Vec<_> = it.amendments.iter().filter_map(|it| it.weight).collect();
                assert_eq!(given, *weights, "weights of {}", it.id);
                seen += 1;
            }
        }
        assert_eq!(seen, self.key_results.len());
        let edges: usize = document
            .objectives
            .iter()
            .map(|it| it.aligned_to.len())
            .sum();
        assert_eq!(edges, self.edges.len());
        assert_eq!(document.cycles[0].phase, Phase::ALL[self.phase]);
        assert_eq!(document.audit.len(), self.entries);
    }
}

fn edit(step: &Step) -> Edit<'static> {
    let edit = match step.0 {
        Op::CheckIn {
            key_result: it,
            day,
            value,
        } => Edit::record(key_result(it), CheckIn::new(date(day)).value(value)),
        Op::Correct {
            key_result: it,
            day,
            nth,
            value,
        } => {
            let edit = Edit::correct_check_in(key_result(it), date(day)).value(value);
            nth.map_or(edit.clone(), |nth| edit.nth(nth))
        }
        Op::Withdraw {
            key_result: it,
            day,
            nth,
        } => {
            let edit = Edit::withdraw_check_in(key_result(it), date(day));
            nth.map_or(edit.clone(), |nth| edit.nth(nth))
        }
        Op::Drop {
            key_result: it,
            day,
        } => Edit::drop_key_result(key_result(it)).on(date(day)),
        Op::Add {
            objective: to,
            key_result: it,
        } => Edit::add_key_result(
            objective(to),
            KeyResult::new(key_result(it), "More", Measure::increase(0.0, 10.0)),
        ),
        Op::Amend {
            key_result: it,
            weight,
        } => Edit::amend(key_result(it)).weight(weight),
        Op::Align { from, to } => Edit::align(objective(from), Alignment::objective(objective(to))),
        Op::Unalign { from, to } => {
            Edit::unalign(objective(from), Alignment::objective(objective(to)))
        }
        Op::Move { phase, force } => Edit::move_cycle("q", Phase::ALL[phase]).force(force),
    };
    if step.1 { edit.reason("because") } else { edit }
}

fn first() -> Portfolio {
    let mut document = Document::new(Organization::new("Acme"))
        .unit(Unit::new("u", "U", Level::Team))
        .cycle(Cycle::new("q", date(0), date(91)));
    for row in 0..OBJECTIVES {
        let new = Objective::new(
            objective(row),
            "Be better",
            "u",
            "q",
            Commitment::Aspirational,
        );
        let held = (0..KEY_RESULTS).filter(|it| it % OBJECTIVES == row);
        document = document.objective(held.fold(new, |new, it| {
            new.key_result(KeyResult::new(
                key_result(it),
                "More",
                Measure::increase(0.0, 10.0),
            ))
        }));
    }
    document.build().unwrap()
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let key_result = 0..KEY_RESULTS + 3;
    let objective = 0..OBJECTIVES + 1;
    let day = 0..6_i32;
    let nth = prop::option::weighted(0.3, 1..3_u64);
    let value =
        prop_oneof![8 => (-20..20_i32).prop_map(f64::from), 1 => Just(1e16), 1 => Just(f64::NAN)];
    let op = prop_oneof![
        8 => (key_result.clone(), day.clone(), value.clone())
            .prop_map(|(key_result, day, value)| Op::CheckIn { key_result, day, value }),
        3 => (key_result.clone(), day.clone(), nth.clone(), value)
            .prop_map(|(key_result, day, nth, value)| Op::Correct { key_result, day, nth, value }),
        3 => (key_result.clone(), day.clone(), nth)
            .prop_map(|(key_result, day, nth)| Op::Withdraw { key_result, day, nth }),
        1 => (key_result.clone(), day).prop_map(|(key_result, day)| Op::Drop { key_result, day }),
        2 => (objective.clone(), key_result.clone())
            .prop_map(|(objective, key_result)| Op::Add { objective, key_result }),
        1 => (key_result, prop_oneof![Just(0.0), Just(2.0), Just(0.5)])
            .prop_map(|(key_result, weight)| Op::Amend { key_result, weight }),
        3 => (objective.clone(), objective.clone()).prop_map(|(from, to)| Op::Align { from, to }),
        1 => (objective.clone(), objective).prop_map(|(from, to)| Op::Unalign { from, to }),
        1 => (0..4_usize, any::<bool>()).prop_map(|(phase, force)| Op::Move { phase, force }),
    ];
    prop::collection::vec((op, prop::bool::weighted(0.8)), 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn edits_do_what_a_plain_model_says(steps in steps()) {
        let start = first();
        let (mut portfolio, mut model) = (start.clone(), Model::new());
        let mut versions = Vec::new();
        for (number, step) in (0_i32..).zip(&steps) {
            let stamp = Stamp::new(date(number)).by("ada");
            let before = portfolio.to_json();
            let sound = model.step(step, number);
            match portfolio.edit(&[edit(step)], &stamp) {
                Ok(next) => {
                    prop_assert!(sound, "{step:?} was done");
                    prop_assert_eq!(portfolio.to_json(), before, "the old version");
                    portfolio = next;
                }
                Err(error) => {
                    prop_assert!(!sound, "{step:?} was refused: {error}");
                    prop_assert_eq!(portfolio.to_json(), before, "a failed edit");
                    prop_assert!(error.problems().iter().all(|it| it.path().starts_with("/edits/0")), "{}", error);
                }
            }
            versions.push(portfolio.clone());
        }
        model.holds(&portfolio);
        let text = portfolio.to_json();
        prop_assert_eq!(Portfolio::from_json(&text).unwrap().to_json(), text.clone(), "what is saved loads");
        prop_assert_eq!(start.replay(portfolio.audit()).unwrap().to_json(), text, "replay");
        // Days of check-ins and drops lie within those of recording: only what was recorded counts.
        for (number, version) in (0_i32..).zip(&versions).skip(6) {
            prop_assert_eq!(&portfolio.as_of(date(number)).unwrap(), version);
        }
    }

    #[test]
    fn a_batch_is_its_edits_one_by_one_or_nothing(steps in steps()) {
        let start = first();
        let stamp = Stamp::new(date(3)).by("ada");
        let edits: Vec<_> = steps.iter().map(edit).collect();
        let mut one_by_one = Ok(start.clone());
        for edit in &edits {
            one_by_one = one_by_one.and_then(|it| it.edit(std::slice::from_ref(edit), &stamp));
        }
        match (start.edit(&edits, &stamp), one_by_one) {
            (Ok(batch), Ok(single)) => prop_assert_eq!(batch.to_json(), single.to_json()),
            // What stands in between need not be sound, and a trail says the same again.
            (Ok(batch), Err(error)) => {
                prop_assert_eq!(error.code(), Code::E015);
                prop_assert_eq!(start.replay(batch.audit()).unwrap(), batch);
            }
            (Err(_), Err(_)) => prop_assert_eq!(start.to_json(), first().to_json()),
            (Err(error), Ok(_)) => prop_assert!(false, "{}", error),
        }
    }

    #[test]
    fn any_text_is_a_batch_or_an_error(text in "\\PC{0,60}", at in 0..400_usize, byte in any::<u8>()) {
        let start = first();
        let _ = start.edit_json(&text);
        let sound = r#"{"on":"2026-10-05","by":"ada","reason":"r","edits":[{"kind":"check_in","key_result":"k0","value":3,"note":"n"},{"kind":"amend","key_result":"k1","measure":{"kind":"decrease","baseline":9,"target":3}},{"kind":"add_key_result","objective":"o1","new":{"id":"kx","title":"T","measure":{"kind":"milestone"}}}]}"#;
        prop_assert!(start.edit_json(sound).is_ok());
        let mut bytes = sound.as_bytes().to_vec();
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(text) = std::str::from_utf8(&bytes)
            && let Ok(next) = start.edit_json(text)
        {
            let saved = next.to_json();
            prop_assert_eq!(Portfolio::from_json(&saved).unwrap().to_json(), saved);
        }
        let _ = start.edit_json(std::str::from_utf8(&sound.as_bytes()[..at]).unwrap());
    }
}
