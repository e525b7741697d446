//! One objective.

use super::{ExplainNode, Explainer, LeftOut, MOST_LEVELS, Part, Step, or_null};
use crate::{
    model::{NONE, Noun, ObjectiveRow, Target},
    scoring::{
        key_result::{component_weight, pace_final},
        objective::{Component, ObjectiveResult, components},
    },
    values::{Combine, Commitment, ComponentSource, Duty, Weight},
};

impl Explainer<'_> {
    pub(super) fn objective(self, row: u32, level: usize) -> ExplainNode {
        let store = self.context.store;
        let objective = &store.objectives[row as usize];
        let result = &self.card.objectives[row as usize];
        let mut node = ExplainNode {
            kind: "objective",
            id: store.text(objective.id).to_owned(),
            title: store.text(objective.title).to_owned(),
            path: self.pointer(Noun::Objective, row),
            score: result.score,
            steps: Vec::new(),
            parts: Vec::new(),
            left_out: Vec::new(),
            shown_above: false,
        };
        if !self.shown.borrow_mut().insert(row) {
            node.shown_above = true;
            return node;
        }
        self.parts(&mut node, row, level);
        self.computed(&mut node, objective, result);
        node.steps
            .push(self.score_step(&node.path, objective.review, result.score));
        Self::expected(&mut node, objective, result);
        self.judged(&mut node, row, result);
        node
    }

    fn parts(self, node: &mut ExplainNode, row: u32, level: usize) {
        let store = self.context.store;
        let objective = &store.objectives[row as usize];
        let all = || {
            components(
                self.context,
                row,
                &self.card.key_results,
                &self.card.objectives,
            )
        };
        let weight_of = |component: &Component<'_>| match component {
            Component::KeyResult(at, _) => component_weight(
                self.context,
                objective.combine,
                &store.key_results[*at as usize],
            ),
            Component::Objective(edge, ..) => edge.weight.millionths().into(),
        };
        let weighted = matches!(objective.combine, Combine::Mean | Combine::Magnitude);
        let total: u128 = all().map(|component| weight_of(&component)).sum();
        for component in all() {
            let weight = weight_of(&component);
            let share = weighted.then(|| weight as f64 / total as f64);
            let score = match &component {
                Component::KeyResult(_, result) => result.score,
                Component::Objective(.., score) => *score,
            };
            let part = match component {
                Component::KeyResult(at, _) => self.key_result(at, level + 1),
                Component::Objective(edge, ..) if level >= MOST_LEVELS => {
                    node.left_out.push(self.objective_left_out(edge.from));
                    continue;
                }
                Component::Objective(edge, ..) => self.objective(edge.from, level + 1),
            };
            node.parts.push(Part {
                weight: weighted.then(|| millionths(weight)),
                share,
                contribution: share.map(|share| share * score.to_f64()),
                node: part,
            });
        }
        self.left_out(node, row);
    }

    fn left_out(self, node: &mut ExplainNode, row: u32) {
        let store = self.context.store;
        let objective = &store.objectives[row as usize];
        for at in objective.key_results.range() {
            let key_result = &store.key_results[at];
            let why = if objective.from == ComponentSource::Aligned {
                Some(("the objective's score comes from aligned objectives", "4.5"))
            } else {
                Self::why_not_counted(key_result, &self.card.key_results[at])
            };
            if let Some((reason, section)) = why {
                node.left_out.push(LeftOut {
                    kind: "key_result",
                    id: store.text(key_result.id).to_owned(),
                    reason: reason.to_owned(),
                    section,
                    path: self.pointer(Noun::KeyResult, at as u32),
                });
            }
        }
        if objective.from != ComponentSource::KeyResults {
            for &edge in store.edges_into(Target::Objective(row)) {
                let from = store.edges[edge as usize].from;
                let result = &self.card.objectives[from as usize];
                if result.dropped || result.score.is_none() {
                    node.left_out.push(self.objective_left_out(from));
                }
            }
        }
    }

    fn computed(self, node: &mut ExplainNode, objective: &ObjectiveRow, result: &ObjectiveResult) {
        let count = node.parts.len();
        let formula = match objective.combine {
            _ if result.computed_score.is_none() => "unscored: nothing counts".to_owned(),
            Combine::Mean => format!("Σ weight × score / Σ weight over {count} parts"),
            Combine::Magnitude => {
                format!("Σ |target − baseline| × score / Σ |target − baseline| over {count} parts")
            }
            Combine::Min => format!("the smallest score of {count} parts"),
            Combine::All => format!("1 if each of {count} parts has score 1, else 0"),
        };
        let mut step = Step::new(
            "computed_score",
            or_null(result.computed_score),
            formula,
            "4.5",
        );
        if result.capped_by != NONE {
            let store = self.context.store;
            let guardrail = &store.key_results[result.capped_by as usize];
            let id = store.text(guardrail.id);
            step.section = "4.6";
            step.formula = format!("{}, capped by guardrail `{id}`", step.formula);
            step.inputs.push(super::Input::new(
                id,
                self.card.key_results[result.capped_by as usize].score,
                "a guardrail below 1",
                Some(self.pointer(Noun::KeyResult, result.capped_by)),
            ));
        }
        node.steps.push(step);
    }

    fn expected(node: &mut ExplainNode, objective: &ObjectiveRow, result: &ObjectiveResult) {
        let commitment = objective.commitment;
        let formula = if node.parts.is_empty() {
            format!("what the policy expects of `{commitment}`, as nothing counts")
        } else {
            match objective.combine {
                Combine::Mean | Combine::Magnitude => {
                    "the mean of what is expected of the parts, by the same weights"
                }
                Combine::Min => "the least that is expected of a part",
                Combine::All => "1 under `all`",
            }
            .to_owned()
        };
        node.steps.push(Step::new(
            "expected_final",
            result.expected_final,
            formula,
            "5.1",
        ));
        let formula = match objective.combine {
            _ if result.expected.is_none() => "nothing counts that expects anything by now",
            Combine::Mean | Combine::Magnitude => {
                "the mean of what is expected of the parts by now, by the same weights"
            }
            Combine::Min | Combine::All => "the least that is expected of a part by now",
        };
        node.steps.push(Step::new(
            "expected",
            or_null(result.expected),
            formula,
            "6.4",
        ));
    }

    fn judged(self, node: &mut ExplainNode, row: u32, result: &ObjectiveResult) {
        let objective = &self.context.store.objectives[row as usize];
        let policy = self.context.policy;
        let limits = policy.grade_limits(objective.commitment);
        node.steps.push(Step::new(
            "grade",
            or_null(result.grade(policy)),
            format!(
                "red below {}, green from {}",
                limits.red_below, limits.green_from
            ),
            "5.4",
        ));
        let formula = match objective.commitment {
            Commitment::Committed => format!(
                "delivered from {} on, if every committed key result that counts is delivered too",
                policy.expected.committed
            ),
            Commitment::Aspirational => format!(
                "overshot at 1, hit from {}, progressed from {}",
                policy.expected.aspirational, policy.grades.aspirational.red_below
            ),
        };
        node.steps.push(Step::new(
            "verdict",
            or_null(result.verdict(policy)),
            formula,
            "5.2",
        ));
        let goal = pace_final(policy, result.expected_final);
        let pace = or_null(result.pace(policy, self.context.as_of));
        let mut step = self.pace_step(&pace, goal, result.pace_expected);
        if matches!(objective.combine, Combine::Min | Combine::All) {
            step.formula = format!("reached if score ≥ {goal}; else the worst pace of a part");
        }
        node.steps.push(step);
        if result.dropped {
            let drop = &self.context.store.drops[objective.dropped as usize];
            let reason = self.context.store.text(drop.reason);
            let formula = format!("from {} on: {reason}", or_null(drop.on));
            node.steps.push(Step::new("dropped", true, formula, "4.4"));
        }
        for duty in result.duties(self.context, row) {
            let why = match duty {
                Duty::Explain => "a commitment was missed and no review explains it",
                Duty::Escalate => "a commitment is behind and was not escalated in its cycle",
                Duty::CarryOver => {
                    "an aspiration is unfinished and was neither carried over nor dropped"
                }
            };
            node.steps.push(Step::new("duty", duty, why, "5.3"));
        }
    }
}

/// A weight in millionths as a decimal; those of `magnitude` may be beyond [`Weight`].
fn millionths(weight: u128) -> String {
    match u64::try_from(weight) {
        Ok(weight) if weight <= 1_000_000_000_000 => {
            Weight::from_f64(weight as f64 / 1e6).map_or_else(|_| String::new(), |w| w.to_string())
        }
        _ => super::shown(weight as f64 / 1e6),
    }
}
