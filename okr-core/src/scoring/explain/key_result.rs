//! One key result.

use super::{ExplainNode, Explainer, Input, LeftOut, MOST_LEVELS, Part, Step, or_null, shown};
use crate::{
    model::{KeyResultRow, NONE, Noun, PlanRow, Shape, SourceRow, Target},
    scoring::{
        history::{History, InForce, in_force, last_confidence},
        key_result::{KeyResultResult, dropped, override_review, pace_final, points, sum_parts},
    },
    time::default_curve,
    values::{Accumulate, Over, PaceMethod, PlanCurve, Role, Score, Weight},
};

impl Explainer<'_> {
    pub(super) fn key_result(self, row: u32, level: usize) -> ExplainNode {
        let store = self.context.store;
        let key_result = &store.key_results[row as usize];
        let result = &self.card.key_results[row as usize];
        let force = in_force(self.context, key_result);
        let mut node = ExplainNode {
            kind: "key_result",
            id: store.text(key_result.id).to_owned(),
            title: store.text(key_result.title).to_owned(),
            path: self.pointer(Noun::KeyResult, row),
            score: Some(result.score),
            steps: Vec::new(),
            parts: Vec::new(),
            left_out: Vec::new(),
            shown_above: false,
        };
        self.counts(&mut node, key_result, result, &force);
        self.value(&mut node, row, &force, result);
        self.progress(&mut node, row, &force, result, level);
        self.final_score(&mut node, row, key_result.review, result);
        self.expectation(&mut node, key_result, &force, result);
        self.judgement(&mut node, key_result, result);
        node
    }

    /// Where the measure, due date or weight in force comes from: name, origin, pointer.
    fn origin(self, node: &ExplainNode, by: u32, member: &str) -> (String, Option<String>) {
        if by == NONE {
            return (
                "the original".to_owned(),
                Some(format!("{}/{member}", node.path)),
            );
        }
        let amendment = &self.context.store.amendments[by as usize];
        let key_results = &self.context.store.key_results;
        let row = key_results.partition_point(|it| it.amendments.end <= by);
        let first = key_results[row].amendments.start;
        let on = or_null(amendment.on);
        let reason = self.context.store.text(amendment.reason);
        let path = format!("{}/amendments/{}/{member}", node.path, by - first);
        (format!("the amendment of {on}: {reason}"), Some(path))
    }

    fn counts(
        self,
        node: &mut ExplainNode,
        row: &KeyResultRow,
        result: &KeyResultResult,
        force: &InForce<'_>,
    ) {
        let (origin, path) = if force.weight_by == NONE && force.weight == Weight::ONE {
            ("the default".to_owned(), None)
        } else {
            self.origin(node, force.weight_by, "weight")
        };
        let why = Self::why_not_counted(row, result);
        let formula = match why {
            Some((reason, _)) => format!("left out of the objective's score: {reason}"),
            None => "counts in the objective's score".to_owned(),
        };
        let section = why.map_or("4.5", |(_, section)| section);
        node.steps.push(
            Step::new("counted", result.counted, formula, section).with(Input::new(
                "weight",
                force.weight,
                origin,
                path,
            )),
        );
    }

    /// Why a key result is no component of its objective, with the section.
    pub(super) fn why_not_counted(
        row: &KeyResultRow,
        result: &KeyResultResult,
    ) -> Option<(&'static str, &'static str)> {
        if result.dropped {
            Some(("it is dropped", "4.4"))
        } else if row.role == Role::Guardrail {
            Some(("it is a guardrail", "4.6"))
        } else if !result.counted {
            Some((
                "it is unreported and the policy says `missing: exclude`",
                "4.2",
            ))
        } else {
            None
        }
    }

    fn value(
        self,
        node: &mut ExplainNode,
        row: u32,
        force: &InForce<'_>,
        result: &KeyResultResult,
    ) {
        let store = self.context.store;
        let as_of = self.context.as_of;
        let key_result = &store.key_results[row as usize];
        let shape = force.measure.shape;
        if !shape.takes_values() {
            return;
        }
        if let SourceRow::SumOf(_) = key_result.source {
            let mut step = Step::new(
                "value",
                shown(result.value),
                "the exact sum of the parts' values, rounded once",
                "3.12",
            );
            for part in sum_parts(self.context, row, &self.card.key_results) {
                let origin = if part.reported {
                    "its value"
                } else {
                    "its baseline: no value yet"
                };
                let id = store.text(store.key_results[part.row as usize].id);
                let path = self.pointer(Noun::KeyResult, part.row);
                step.inputs
                    .push(Input::new(id, shown(part.value), origin, Some(path)));
            }
            node.steps.push(step);
            return;
        }
        let history = History::of(self.context.store, key_result);
        let (from, list) = match key_result.source {
            SourceRow::Kpi(kpi) => (
                format!(
                    "measurement of KPI `{}`",
                    store.text(store.kpis[kpi as usize].id)
                ),
                self.pointer(Noun::Kpi, kpi) + "/measurements",
            ),
            _ => ("check-in".to_owned(), node.path.clone() + "/check_ins"),
        };
        let input = |(on, value, at): (crate::values::Date, f64, usize)| {
            Input::new(
                on.to_string(),
                shown(value),
                format!("{from} of {on}"),
                Some(format!("{list}/{at}")),
            )
        };
        let accumulate = match shape {
            Shape::Toward { accumulate, .. } => accumulate,
            _ => Accumulate::Latest,
        };
        let over = over(shape);
        let all = accumulate != Accumulate::Latest || over != Over::Latest;
        let formula = match accumulate {
            Accumulate::Latest => "the latest value dated on or before the as-of day",
            Accumulate::Sum => "baseline + every value, one exact sum rounded once",
            Accumulate::Max => "the largest value",
            Accumulate::Min => "the smallest value",
            Accumulate::Mean => "the exact sum of the values, rounded once, divided by their count",
        };
        let formula = if result.value.is_nan() {
            "no value dated on or before the as-of day"
        } else {
            formula
        };
        let section = if result.value.is_nan() { "4.2" } else { "3.10" };
        let mut step = Step::new("value", shown(result.value), formula, section);
        if all {
            step.inputs = history.values(as_of).map(input).collect();
        } else {
            step.inputs = history.latest(as_of).map(input).into_iter().collect();
        }
        node.steps.push(step);
    }

    fn progress(
        self,
        node: &mut ExplainNode,
        row: u32,
        force: &InForce<'_>,
        result: &KeyResultResult,
        level: usize,
    ) {
        let shape = force.measure.shape;
        let (formula, section) = match shape {
            Shape::Aligned => {
                self.aligned_parts(node, row, level);
                (
                    "the mean of the aligned objectives' scores by alignment weight".to_owned(),
                    "3.9",
                )
            }
            _ if result.unreported => ("unreported: there is no value yet".to_owned(), "4.2"),
            _ => self.formula(shape, result),
        };
        let (origin, path) = self.origin(node, force.measure_by, "measure");
        let kind = shape.kind().map_or("", |kind| kind.as_str());
        node.steps.push(
            Step::new("progress", shown(result.progress), formula, section)
                .with(Input::new("measure", kind, origin, path)),
        );
        let formula = if result.progress.is_nan() {
            "0 without a value".to_owned()
        } else {
            format!(
                "{} as billionths, clamped to 0 and 1",
                shown(result.progress)
            )
        };
        node.steps.push(Step::new(
            "computed_score",
            result.computed_score,
            formula,
            "2.2",
        ));
    }

    /// The measure's formula with its numbers in it.
    fn formula(self, shape: Shape, result: &KeyResultResult) -> (String, &'static str) {
        let v = shown(result.value);
        let text = match shape {
            Shape::Toward {
                baseline, target, ..
            } => {
                let (b, t) = (shown(baseline), shown(target));
                return (
                    format!("(value − baseline) / (target − baseline) = ({v} − {b}) / ({t} − {b})"),
                    "3.1",
                );
            }
            Shape::AtLeast {
                threshold,
                floor,
                strict,
                ..
            } => {
                let relation = if strict { ">" } else { "≥" };
                limit(
                    &format!("value {relation} {}", shown(threshold)),
                    "from the floor",
                    floor,
                )
            }
            Shape::AtMost {
                threshold,
                ceiling,
                strict,
                ..
            } => {
                let relation = if strict { "<" } else { "≤" };
                limit(
                    &format!("value {relation} {}", shown(threshold)),
                    "to the ceiling",
                    ceiling,
                )
            }
            Shape::Between {
                low,
                high,
                tolerance,
                strict,
                ..
            } => {
                let relation = if strict { "<" } else { "≤" };
                let inside = format!("{} {relation} value {relation} {}", shown(low), shown(high));
                limit(&inside, "over the tolerance", tolerance)
            }
            Shape::Milestone => return ("the value: 0 open, 1 done".to_owned(), "3.5"),
            Shape::Discover => return ("1, as a value exists".to_owned(), "3.8"),
            Shape::Checklist { items } => {
                let items = &self.context.store.items[items.range()];
                let as_of = self.context.as_of;
                let done = items
                    .iter()
                    .filter(|it| it.done_on.is_some_and(|on| on <= as_of))
                    .count();
                let text = format!("{done} of {} items done, by weight", items.len());
                return (text, "3.6");
            }
            Shape::Zones { step, .. } => {
                let points: Vec<_> = (points(self.context.store, shape).iter())
                    .map(|point| format!("{} → {}", shown(point.at), shown(point.score)))
                    .collect();
                let how = if step {
                    "the point last passed"
                } else {
                    "a line between points"
                };
                return (
                    format!("{v} on the scale {}, by {how}", points.join(", ")),
                    "3.7",
                );
            }
            Shape::Aligned | Shape::Unknown => return (String::new(), "3.9"),
        };
        let section = match shape {
            Shape::AtLeast { .. } => "3.2",
            Shape::AtMost { .. } => "3.3",
            _ => "3.4",
        };
        match over(shape) {
            Over::Latest => (format!("{text}, at {v}"), section),
            over => (
                format!("{text}; the scores of all values combined by `{over}`"),
                "3.11",
            ),
        }
    }

    fn aligned_parts(self, node: &mut ExplainNode, row: u32, level: usize) {
        let store = self.context.store;
        let edges = store.edges_into(Target::KeyResult(row));
        let mut total = 0;
        for &edge in edges {
            let edge = &store.edges[edge as usize];
            let result = &self.card.objectives[edge.from as usize];
            if !result.dropped && result.score.is_some() {
                total += edge.weight.millionths();
            }
        }
        for &edge in edges {
            let edge = &store.edges[edge as usize];
            let result = &self.card.objectives[edge.from as usize];
            match result.score.filter(|_| !result.dropped) {
                Some(score) if level < MOST_LEVELS => {
                    let share = edge.weight.millionths() as f64 / total as f64;
                    node.parts.push(Part {
                        weight: Some(edge.weight.to_string()),
                        share: Some(share),
                        contribution: Some(share * score.to_f64()),
                        node: self.objective(edge.from, level + 1),
                    });
                }
                _ => node.left_out.push(self.objective_left_out(edge.from)),
            }
        }
    }

    /// An objective that is no part: dropped, unscored, or too deep to be shown.
    pub(super) fn objective_left_out(self, row: u32) -> LeftOut {
        let result = &self.card.objectives[row as usize];
        let (reason, section) = if result.dropped {
            ("it is dropped", "4.4")
        } else if result.score.is_none() {
            ("it has no score", "4.5")
        } else {
            (
                "it counts, but is too deep to be shown here; explain it by itself",
                "4.5",
            )
        };
        LeftOut {
            kind: "objective",
            id: self
                .context
                .store
                .text(self.context.store.objectives[row as usize].id)
                .to_owned(),
            reason: reason.to_owned(),
            section,
            path: self.pointer(Noun::Objective, row),
        }
    }

    fn final_score(self, node: &mut ExplainNode, row: u32, review: u32, result: &KeyResultResult) {
        let step = if self.card.assumed(row).is_some() {
            Step::new("score", result.score, "assumed by what_if", "10.4")
        } else {
            self.score_step(&node.path, review, Some(result.score))
        };
        node.steps.push(step);
    }

    /// The final score: the computed one, or a review's.
    pub(super) fn score_step(self, path: &str, review: u32, score: Option<Score>) -> Step {
        let store = self.context.store;
        match override_review(store, review, self.context.as_of) {
            Some(review) => {
                let formula = format!("overridden by review: {}", store.text(review.reason));
                Step::new("score", or_null(score), formula, "4.7").with(Input::new(
                    "review.score",
                    shown(review.score),
                    format!("the review of {}", or_null(review.on)),
                    Some(format!("{path}/review")),
                ))
            }
            None => Step::new("score", or_null(score), "the computed score", "4.7"),
        }
    }

    fn expectation(
        self,
        node: &mut ExplainNode,
        row: &KeyResultRow,
        force: &InForce<'_>,
        result: &KeyResultResult,
    ) {
        let commitment = result.commitment;
        let origin = if row.commitment.is_some() {
            "its own"
        } else {
            "its objective's"
        };
        node.steps.push(
            Step::new(
                "expected_final",
                result.expected_final(self.context.policy),
                format!("what the policy expects of `{commitment}`"),
                "5.1",
            )
            .with(Input::new("commitment", commitment, origin, None)),
        );
        let window = result.window;
        let (due_origin, due_path) = if force.due.is_some() {
            self.origin(node, force.due_by, "due")
        } else {
            ("the cycle's end".to_owned(), None)
        };
        let start_origin = if row.start.is_some() {
            "the original"
        } else {
            "the cycle's start"
        };
        node.steps.push(
            Step::new(
                "elapsed",
                shown(window.elapsed(self.context.as_of)),
                format!(
                    "({} − {}) / ({} − {}) in days, clamped to 0 and 1",
                    self.context.as_of, window.start, window.due, window.start
                ),
                "6.2",
            )
            .with(Input::new("start", window.start, start_origin, None))
            .with(Input::new("due", window.due, due_origin, due_path)),
        );
        let (curve, origin) = match row.plan {
            PlanRow::Steps(_) => ("steps", "the plan"),
            PlanRow::Curve(curve) => (PlanCurve::as_str(curve), "the plan"),
            PlanRow::Default => (
                default_curve(force.measure.shape).as_str(),
                "the default of the measure",
            ),
        };
        node.steps.push(
            Step::new(
                "expected",
                result.expected,
                format!(
                    "{} × the share planned by now, by curve `{curve}`",
                    result.expected_final(self.context.policy)
                ),
                "6.4",
            )
            .with(Input::new("plan", curve, origin, None)),
        );
    }

    fn judgement(self, node: &mut ExplainNode, row: &KeyResultRow, result: &KeyResultResult) {
        let policy = self.context.policy;
        let limits = policy.grade_limits(result.commitment);
        node.steps.push(Step::new(
            "grade",
            result.grade(policy),
            format!(
                "red below {}, green from {}",
                limits.red_below, limits.green_from
            ),
            "5.4",
        ));
        node.steps.push(Step::new(
            "verdict",
            result.verdict(policy),
            format!("{} for `{}`", result.score, result.commitment),
            "5.2",
        ));
        let goal = pace_final(policy, result.expected_final(policy));
        let pace = result.pace(policy, self.context.as_of);
        node.steps
            .push(self.pace_step(pace.as_str(), goal, Some(result.pace_expected)));
        if dropped(self.context.store, row.dropped, self.context.as_of) {
            let drop = &self.context.store.drops[row.dropped as usize];
            let reason = self.context.store.text(drop.reason);
            let formula = format!("from {} on: {reason}", or_null(drop.on));
            node.steps.push(Step::new("dropped", true, formula, "4.4"));
        }
        let check_ins = &self.context.store.check_ins[row.check_ins.range()];
        let confidence = last_confidence(check_ins, self.context.as_of);
        if !confidence.is_nan() {
            node.steps.push(Step::new(
                "confidence",
                shown(confidence),
                "stated by the last check-in that states one; no part of any score",
                "8.3",
            ));
        }
    }

    /// The pace, and what it was judged by.
    pub(super) fn pace_step(self, pace: &str, goal: Score, expected: Option<Score>) -> Step {
        let rule = self.context.policy.pace;
        let expected = or_null(expected);
        let formula = match rule.method {
            PaceMethod::Ratio => format!(
                "reached if score ≥ {goal}; else score / {expected} against {} and {}",
                rule.on_track, rule.at_risk
            ),
            PaceMethod::Gap => format!(
                "reached if score ≥ {goal}; else {expected} − score against {} and {}",
                rule.on_track, rule.at_risk
            ),
            PaceMethod::Projected => {
                format!("reached if score ≥ {goal}; else the grade of the projected final score")
            }
        };
        Step::new("pace", pace, formula, "7.2")
    }
}

fn over(shape: Shape) -> Over {
    match shape {
        Shape::AtLeast { over, .. } | Shape::AtMost { over, .. } | Shape::Between { over, .. } => {
            over
        }
        _ => Over::Latest,
    }
}

fn limit(inside: &str, ramp: &str, end: f64) -> String {
    if end.is_nan() {
        format!("1 if {inside}, else 0")
    } else {
        format!("1 if {inside}, else a ramp {ramp} {}", shown(end))
    }
}
