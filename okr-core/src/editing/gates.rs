//! What must hold before a cycle moves on.
//!
//! | into | must hold on the day of the move |
//! |---|---|
//! | `active` | every objective has something to be scored by: a key result, or objectives aligned to it where it takes them |
//! | `review` | no committed objective is unscored, and no committed key result that counts is without a value |
//! | `closed` | no objective is unscored, every missed commitment is explained, and the cycles within it are closed |
//!
//! Dropped goals are left out. A move over several phases passes the gates of all. A move back has no gate,
//! but needs a reason, as a forced move does.

use super::{Done, desk::Desk};
use crate::{
    diagnostic::Code,
    scoring::Scorecard,
    values::{Commitment, ComponentSource, Phase, Role, Verdict},
    wire::{
        document::{Cycle, Edit},
        edits,
    },
};

impl<'a> Desk<'a> {
    pub(super) fn move_cycle(&mut self, edit: &Edit<'a>) -> Done {
        let name = edit.cycle.as_deref()?;
        let row = self.find_cycle("/cycle", name)?;
        let to = edit.phase?;
        let from = self.document.cycles[row].phase;
        if from == to {
            let message = format!("cycle `{name}` is in phase `{to}` already");
            self.refuse(Code::E025, "/phase", message, "leave it out");
        }
        let what = if to < from {
            Some("the move back")
        } else {
            edit.force.then_some("the forced move")
        };
        if what.is_some() {
            self.reasoned(edit, what, None);
        }
        if from == to {
            return None;
        }
        if to > from && !edit.force && !self.in_doubt() {
            let help = format!("see to it first, or move cycle `{name}` with `force` and a reason");
            for fault in self.faults(name, from, to) {
                let message = format!("cycle `{name}` cannot move to `{to}`: {fault}");
                self.refuse(Code::E024, "/phase", message, help.as_str());
            }
        }
        self.document.cycles[row].phase = to;
        self.touch(format!("/cycles/{row}/phase"), "/phase");
        Some(Some(edits::json(&from)))
    }

    /// What does not hold that should, for a move forward; nothing by scores that cannot be had.
    fn faults(&mut self, cycle: &str, from: Phase, to: Phase) -> Vec<String> {
        let mut faults = Vec::new();
        let passes = |gate: Phase| from < gate && gate <= to;
        if passes(Phase::Active) {
            self.unscorable(cycle, &mut faults);
        }
        if (passes(Phase::Review) || passes(Phase::Closed))
            && let Some(scorecard) = self.score()
        {
            if passes(Phase::Review) {
                unreported(&scorecard, cycle, &mut faults);
            }
            if passes(Phase::Closed) {
                unfinished(&scorecard, cycle, passes(Phase::Review), &mut faults);
                let open = self.within(cycle);
                let open = open.filter(|it| it.phase != Phase::Closed);
                faults.extend(open.map(|it| format!("cycle `{}` within it is not closed", it.id)));
            }
        }
        faults
    }

    /// The cycles within a cycle, at any depth.
    fn within(&self, cycle: &str) -> impl Iterator<Item = &Cycle<'a>> {
        let cycles = &self.document.cycles;
        let parent = |it: &Cycle<'a>| it.parent.clone();
        cycles.iter().filter(move |it| {
            let mut above = parent(it);
            // Loops do not load; one that an edit makes is left after as many steps as there are cycles.
            for _ in 0..cycles.len() {
                let Some(name) = above else {
                    return false;
                };
                if name == cycle {
                    return true;
                }
                above = cycles.iter().find(|it| it.id == name).and_then(parent);
            }
            false
        })
    }

    /// Objectives of a cycle that have nothing to be scored by.
    fn unscorable(&self, cycle: &str, faults: &mut Vec<String>) {
        let day = self.stamp.on;
        for objective in &self.document.objectives {
            let dropped = objective.dropped.as_ref().is_some_and(|it| it.on <= day);
            if objective.cycle != cycle || dropped || objective.from != ComponentSource::KeyResults
            {
                continue;
            }
            let counts = objective.key_results.iter().any(|it| {
                it.role == Role::Key && it.dropped.as_ref().is_none_or(|drop| drop.on > day)
            });
            if !counts {
                faults.push(format!("objective `{}` has no key result", objective.id));
            }
        }
    }
}

/// Committed goals of a cycle without a score or a value.
fn unreported(scorecard: &Scorecard, cycle: &str, faults: &mut Vec<String>) {
    let store = scorecard.portfolio().store();
    for objective in scorecard
        .objectives()
        .filter(|it| it.cycle() == cycle && !it.dropped())
    {
        let row = &store.objectives[objective.index()];
        if objective.commitment() == Commitment::Committed && objective.score().is_none() {
            faults.push(format!(
                "committed objective `{}` is unscored",
                objective.id()
            ));
        }
        if objective.overridden() {
            continue;
        }
        for at in row.key_results.range() {
            let key_result = &store.key_results[at];
            let committed = key_result.commitment.unwrap_or(row.commitment);
            let Some(score) = scorecard.key_result_at(at) else {
                continue;
            };
            let counts = key_result.role == Role::Key
                && !crate::scoring::dropped(store, key_result.dropped, scorecard.as_of());
            if committed == Commitment::Committed
                && counts
                && score.unreported()
                && !score.overridden()
            {
                faults.push(format!(
                    "committed key result `{}` has no value",
                    score.id()
                ));
            }
        }
    }
}

/// Goals of a cycle that are not ready for it to close; what is committed and unscored may be told already.
fn unfinished(scorecard: &Scorecard, cycle: &str, told: bool, faults: &mut Vec<String>) {
    let store = scorecard.portfolio().store();
    for objective in scorecard
        .objectives()
        .filter(|it| it.cycle() == cycle && !it.dropped())
    {
        let committed = objective.commitment() == Commitment::Committed;
        if objective.score().is_none() && !(told && committed) {
            faults.push(format!("objective `{}` is unscored", objective.id()));
        }
        // The duty to explain, but that it holds in review and later, and the cycle may be active.
        let missed = committed && objective.verdict() == Some(Verdict::Missed);
        let row = &store.objectives[objective.index()];
        let explained = (store.reviews.get(row.review as usize))
            .is_some_and(|review| review.explanation.is_some());
        if missed && !explained {
            faults.push(format!(
                "committed objective `{}` was missed and is not explained",
                objective.id()
            ));
        }
    }
}
