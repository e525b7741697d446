//! Objectives carried over into another cycle, and cycles copied with their objectives.

use std::collections::HashMap;

use super::goals::{items, measure_on, objective_pointer};
use super::{Done, desk::Desk};
use crate::{
    diagnostic::Code,
    model::Noun,
    scoring::Scorecard,
    values::{Accumulate, CarriedBaseline, Commitment, Date, InitiativeState, Phase, Score},
    wire::{
        document::{Cycle, Edit, KeyResult, Measure, New, Objective, Plan, PlanStep, Source, Text},
        edits,
    },
};

/// How an objective is copied from one cycle into another.
struct Copying<'c> {
    from: (Date, Date),
    to: (Date, Date),
    /// The cycle that it is copied from, and the one that it is copied into.
    old: &'c str,
    new: &'c str,
    /// The scores by which unfinished goals go on; none for a copy that starts afresh.
    scores: Option<&'c Scorecard>,
    baseline: CarriedBaseline,
    day: Date,
    /// New identifiers of the objectives and key results that are copied too.
    objectives: HashMap<String, String>,
    key_results: HashMap<String, String>,
}

impl<'a> Desk<'a> {
    pub(super) fn carry_over(&mut self, edit: &Edit<'a>) -> Done {
        let (old, new) = (edit.cycle.as_deref()?, edit.into.as_deref()?);
        let from = self.find_cycle("/cycle", old);
        let to = self.find_cycle("/into", new);
        let (from, to) = (from?, to?);
        let mut refused = false;
        if from == to {
            self.refuse(
                Code::E025,
                "/into",
                "goals cannot be carried over into their own cycle",
                "name the cycle that comes after it",
            );
            refused = true;
        }
        let phase = self.document.cycles[from].phase;
        if !edit.force && !matches!(phase, Phase::Review | Phase::Closed) {
            self.refuse(
                Code::E024,
                "/cycle",
                format!("cycle `{old}` is in phase `{phase}`: its goals are not settled"),
                "move it to `review` or `closed` first, or carry over with `force` and a reason",
            );
            refused = true;
        }
        let target = self.document.cycles[to].phase;
        if !edit.force && target == Phase::Closed {
            self.refuse(
                Code::E024,
                "/into",
                format!("cycle `{new}` is closed"),
                "name a cycle that is not, or carry over with `force` and a reason",
            );
            refused = true;
        }
        if edit.force {
            self.reasoned(edit, Some("the forced carry-over"), None);
        }
        let chosen = self.chosen(edit, old);
        if refused {
            return None;
        }
        let (chosen, scorecard) = chosen?;
        let rows = self.copy(
            &chosen,
            Copying {
                from: dates(&self.document.cycles[from]),
                to: dates(&self.document.cycles[to]),
                old,
                new,
                scores: Some(&scorecard),
                baseline: edit.baseline.unwrap_or(CarriedBaseline::Reached),
                day: self.stamp.on,
                objectives: HashMap::new(),
                key_results: HashMap::new(),
            },
            "/into",
        )?;
        Some(Some(edits::json(&rows)))
    }

    /// The objectives to carry over, and the scores by which that was decided.
    fn chosen(&mut self, edit: &Edit<'a>, cycle: &str) -> Option<(Vec<usize>, Scorecard)> {
        let day = self.stamp.on;
        // What objectives were carried over as.
        let carried: HashMap<Text<'a>, Text<'a>> = (self.document.objectives.iter().rev())
            .filter_map(|it| Some((it.carried_from.clone()?, it.id.clone())))
            .collect();
        let mut chosen = Vec::new();
        if let Some(named) = &edit.objectives {
            let before = self.problems.len();
            for (at, name) in named.iter().enumerate() {
                let member = format!("/objectives/{at}");
                let Some(row) = self.find_objective(&member, name) else {
                    continue;
                };
                let objective = &self.document.objectives[row];
                let fault = if objective.cycle != cycle {
                    format!("objective `{name}` is of cycle `{}`", objective.cycle)
                } else if objective.dropped.as_ref().is_some_and(|it| it.on <= day) {
                    format!("objective `{name}` is dropped")
                } else if let Some(by) = carried.get(name) {
                    format!("objective `{name}` is carried over already, as `{by}`")
                } else if chosen.contains(&row) {
                    format!("objective `{name}` stands twice")
                } else {
                    chosen.push(row);
                    continue;
                };
                self.refuse(Code::E025, &member, fault, "leave it out");
            }
            if self.problems.len() > before {
                return None;
            }
            return Some((chosen, self.score()?));
        }
        let scorecard = self.score()?;
        for (row, score) in scorecard.objectives().enumerate() {
            let objective = &self.document.objectives[row];
            let unfinished = score.score().is_none_or(|score| score < Score::ONE);
            if objective.cycle == cycle
                && objective.commitment == Commitment::Aspirational
                && unfinished
                && !score.dropped()
                && !carried.contains_key(&objective.id)
            {
                chosen.push(row);
            }
        }
        if chosen.is_empty() {
            self.refuse(
                Code::E025,
                "/cycle",
                format!("cycle `{cycle}` has no unfinished aspirational objective that is not carried over"),
                "name the `objectives` to carry over",
            );
            return None;
        }
        Some((chosen, scorecard))
    }

    pub(super) fn clone_cycle(&mut self, edit: &Edit<'a>) -> Done {
        let Some(New::Cycle(new)) = edit.new.as_deref() else {
            return None;
        };
        let old = edit.cycle.as_deref()?;
        let from = self.find_cycle("/cycle", old);
        let free = self.free(Noun::Cycle, "/new/id", &new.id);
        let from = from?;
        if new.start > new.end {
            // Building finds it too; dates cannot be mapped onto it.
            self.refuse(
                Code::E011,
                "/new/end",
                format!(
                    "the cycle ends on {}, before it starts on {}",
                    new.end, new.start
                ),
                "let it end on or after its start",
            );
            return None;
        }
        if !free {
            return None;
        }
        let mut cycle = new.clone();
        // A new cycle is planned before anything else.
        cycle.phase = Phase::Planning;
        let from = dates(&self.document.cycles[from]);
        self.document.cycles.push(cycle);
        let row = self.document.cycles.len() - 1;
        self.touch(format!("/cycles/{row}"), "/new");
        let day = self.stamp.on;
        let rows: Vec<usize> = (self.document.objectives.iter().enumerate())
            .filter(|(_, it)| it.cycle == old && it.dropped.as_ref().is_none_or(|it| it.on > day))
            .map(|(row, _)| row)
            .collect();
        let copied = self.copy(
            &rows,
            Copying {
                from,
                to: (new.start, new.end),
                old,
                new: &new.id,
                scores: None,
                baseline: CarriedBaseline::Kept,
                day,
                objectives: HashMap::new(),
                key_results: HashMap::new(),
            },
            "/new/id",
        )?;
        Some(Some(edits::json(&copied)))
    }

    /// Copies objectives; the identifiers of the copies. Problems with those stand at `member`.
    fn copy(
        &mut self,
        rows: &[usize],
        mut copying: Copying<'_>,
        member: &'static str,
    ) -> Option<Vec<String>> {
        for &row in rows {
            let objective = &self.document.objectives[row];
            let id = copying.rename(&objective.id);
            copying.objectives.insert(objective.id.to_string(), id);
            for key_result in &objective.key_results {
                if copying.goes_on(key_result) {
                    let id = copying.rename(&key_result.id);
                    copying.key_results.insert(key_result.id.to_string(), id);
                }
            }
        }
        let copies: Vec<_> = (rows.iter())
            .map(|&row| copying.objective(&self.document.objectives[row]))
            .collect();
        let before = self.problems.len();
        for copy in &copies {
            self.free(Noun::Objective, member, &copy.id);
            for key_result in &copy.key_results {
                self.free(Noun::KeyResult, member, &key_result.id);
            }
        }
        if self.problems.len() > before {
            return None;
        }
        let mut ids = Vec::new();
        for copy in copies {
            ids.push(copy.id.to_string());
            let row = self.document.objectives.len();
            self.document.objectives.push(copy);
            self.index(row);
            self.touch_whole(objective_pointer(row), member);
        }
        Some(ids)
    }
}

impl Copying<'_> {
    /// The identifier of a copy: the name without the cycle that it was made for, and the new cycle.
    fn rename(&self, id: &str) -> String {
        let name = (id.strip_suffix(self.old))
            .and_then(|name| name.strip_suffix('@'))
            .filter(|name| !name.is_empty())
            .unwrap_or(id);
        format!("{name}@{}", self.new)
    }

    /// A day of the old cycle in the new one: its ends are the ends, what lies between keeps its share.
    /// The one day of a cycle is its start, or its end where something is `due`.
    fn day(&self, day: Date, due: bool) -> Date {
        let (from, to) = (self.from, self.to);
        let whole = f64::from(from.1.days_since(from.0));
        if whole <= 0.0 {
            let ends = day > from.1 || (due && day == from.1);
            return if ends { to.1 } else { to.0 };
        }
        let share = (f64::from(day.days_since(from.0)) / whole).clamp(0.0, 1.0);
        let days = (share * f64::from(to.1.days_since(to.0))).round();
        to.0.checked_add_days(days as i32).unwrap_or(to.1)
    }

    /// Whether a key result is copied: it is not dropped, and where goals go on it is not finished.
    fn goes_on(&self, key_result: &KeyResult<'_>) -> bool {
        if key_result
            .dropped
            .as_ref()
            .is_some_and(|it| it.on <= self.day)
        {
            return false;
        }
        let Some(scores) = self.scores else {
            return true;
        };
        let finished = (scores.key_result(&key_result.id))
            .is_some_and(|it| it.score() == Score::ONE && !it.unreported());
        // Limits and guardrails are to be held again; what is reached for is reached.
        let held = matches!(
            measure_on(key_result, self.day),
            Measure::AtLeast { .. } | Measure::AtMost { .. } | Measure::Between { .. }
        );
        self.baseline == CarriedBaseline::Kept || !finished || held
    }

    fn objective<'a>(&self, old: &Objective<'a>) -> Objective<'a> {
        let mut new = old.clone();
        new.id = self.rename(&old.id).into();
        new.cycle = self.new.to_owned().into();
        new.carried_from = self.scores.map(|_| old.id.clone());
        new.dropped = None;
        new.review = None;
        new.escalations.clear();
        for edge in &mut new.aligned_to {
            rename(&mut edge.objective, &self.objectives);
            rename(&mut edge.key_result, &self.key_results);
        }
        for dependency in &mut new.depends_on {
            rename(&mut dependency.objective, &self.objectives);
        }
        new.key_results = (old.key_results.iter())
            .filter(|it| self.key_results.contains_key(&*it.id))
            .map(|it| self.key_result(it))
            .collect();
        new.initiatives = (old.initiatives.iter())
            .filter(|it| self.scores.is_none() || it.state == InitiativeState::Open)
            .map(|it| {
                let mut new = it.clone();
                new.id = self.rename(&it.id).into();
                new.state = InitiativeState::Open;
                new.key_results = (it.key_results.iter())
                    .filter_map(|name| self.key_results.get(&**name))
                    .map(|name| name.clone().into())
                    .collect();
                new
            })
            .collect();
        new
    }

    fn key_result<'a>(&self, old: &KeyResult<'a>) -> KeyResult<'a> {
        let mut new = old.clone();
        let day = self.day;
        new.id = self.rename(&old.id).into();
        new.measure = measure_on(old, day).clone();
        for item in items(&mut new.measure) {
            if self.scores.is_none() {
                item.done_on = None;
            }
        }
        let last = |stated: &dyn Fn(&crate::wire::document::Amendment<'a>) -> bool| {
            let there = old
                .amendments
                .iter()
                .filter(|it| it.on <= day && stated(it));
            there.reduce(|last, it| if it.on >= last.on { it } else { last })
        };
        if let Some(amendment) = last(&|it| it.weight.is_some()) {
            new.weight = amendment.weight.unwrap_or(new.weight);
        }
        let due = last(&|it| it.due.is_some())
            .and_then(|it| it.due)
            .or(old.due);
        new.start = old.start.map(|it| self.day(it, false));
        new.due = due
            .map(|it| self.day(it, true))
            .filter(|&it| it != self.to.1);
        if let Some(start) = new.start
            && new.due.unwrap_or(self.to.1) < start
        {
            new.start = None;
        }
        if let Some(Plan::Steps { steps, .. }) = &mut new.plan {
            self.plan(
                steps,
                old.due.unwrap_or(self.from.1),
                new.due.unwrap_or(self.to.1),
            );
            if !rising(steps) {
                // Too short a cycle for so many steps: the curve by kind takes their place.
                new.plan = None;
            }
        }
        new.check_ins.clear();
        new.amendments.clear();
        new.dropped = None;
        new.review = None;
        if let Source::SumOf { sum_of, .. } = &mut new.source {
            for part in sum_of {
                if let Some(copy) = self.key_results.get(&**part) {
                    *part = copy.clone().into();
                }
            }
        }
        if let (Some(scores), CarriedBaseline::Reached) = (self.scores, self.baseline) {
            let reached = (scores.key_result(&old.id)).and_then(|it| it.value());
            start_from(&mut new.measure, reached);
        }
        new
    }

    fn plan(&self, steps: &mut [PlanStep<'_>], old_due: Date, new_due: Date) {
        for step in steps {
            step.by = if step.by == old_due {
                new_due
            } else {
                self.day(step.by, true)
            };
        }
    }
}

fn rising(steps: &[PlanStep<'_>]) -> bool {
    steps.windows(2).all(|pair| pair[0].by < pair[1].by)
}

/// Lets a measure start from the value that was reached, if it is still on the way from there.
fn start_from(measure: &mut Measure<'_>, reached: Option<f64>) {
    let Some(value) = reached else {
        return;
    };
    match measure {
        // The mean of a period says nothing of where the next one starts.
        Measure::Increase {
            accumulate: Accumulate::Mean,
            ..
        }
        | Measure::Decrease {
            accumulate: Accumulate::Mean,
            ..
        } => {}
        Measure::Increase {
            baseline, target, ..
        } if value < *target => *baseline = value,
        Measure::Decrease {
            baseline, target, ..
        } if value > *target => *baseline = value,
        _ => {}
    }
}

fn rename(name: &mut Option<Text<'_>>, copies: &HashMap<String, String>) {
    if let Some(copy) = name.as_deref().and_then(|name| copies.get(name)) {
        *name = Some(copy.clone().into());
    }
}

fn dates(cycle: &Cycle<'_>) -> (Date, Date) {
    (cycle.start, cycle.end)
}
