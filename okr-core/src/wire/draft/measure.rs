//! From what a title says to the measure that it asks for.

use serde::Serialize;

use crate::{
    statement::Statement,
    values::{Comparison, Direction, MAX_MAGNITUDE, StatementKind, StatementPart, StatementType},
    wire::{document::Measure, write},
};

/// A measure drafted from a title, and what had to be assumed for it.
///
/// ```
/// use okr_core::{StatementKind, document::Measure, statement::Lexicon};
///
/// let english = Lexicon::of_language("en")?;
/// let draft = |title| english.read(title, StatementKind::KeyResult).to_measure();
///
/// let churn = draft("Reduce churn from 8% to 3%").unwrap();
/// assert_eq!(*churn.measure(), Measure::decrease(8.0, 3.0));
/// assert_eq!((churn.unit(), churn.assumptions().len()), (Some("%"), 0));
///
/// let nps = draft("Increase NPS to 55").unwrap();
/// assert_eq!(*nps.measure(), Measure::at_least(55.0));
/// assert_eq!(nps.assumptions(), ["no baseline is stated, so only reaching 55 counts"]);
///
/// assert!(draft("Improve collaboration").is_none());
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Debug)]
pub struct MeasureDraft {
    pub(super) measure: Measure<'static>,
    unit: Option<String>,
    assumptions: Vec<String>,
}

#[derive(Serialize)]
struct DraftWire<'d> {
    measure: &'d Measure<'static>,
    unit: Option<&'d str>,
    assumptions: &'d [String],
}

impl MeasureDraft {
    /// The measure.
    pub fn measure(&self) -> &Measure<'static> {
        &self.measure
    }

    /// The unit of its values, as a key result states it; `None` for none or an unknown one.
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// What the title does not say and had to be assumed: lowercase sentences, in no need of
    /// a place; empty if it says all.
    pub fn assumptions(&self) -> &[String] {
        &self.assumptions
    }

    /// The measure as JSON without white space, in the form of FORMAT.
    pub fn measure_json(&self) -> String {
        write::compact(&self.measure)
    }

    /// Measure, unit and assumptions as JSON without white space: `measure`, `unit`, which may be
    /// null, and `assumptions`.
    pub fn to_json(&self) -> String {
        write::compact(&DraftWire {
            measure: &self.measure,
            unit: self.unit(),
            assumptions: &self.assumptions,
        })
    }

    fn new(measure: Measure<'static>, unit: Option<&str>) -> Self {
        Self {
            measure,
            unit: unit.map(str::to_owned),
            assumptions: Vec::new(),
        }
    }

    fn assume(mut self, what: impl Into<String>) -> Self {
        self.assumptions.push(what.into());
        self
    }
}

impl Statement {
    /// Drafts the measure that a key result's title asks for.
    ///
    /// - Two levels give `increase` or `decrease`, a range `between`, a comparison `at_least`
    ///   or `at_most`.
    /// - A level alone is a limit; a count alone starts at 0.
    /// - A change with a baseline becomes the level that it leads to; without one the change
    ///   itself is measured.
    /// - Work or an event without a number is a `milestone`.
    ///
    /// `None` for objectives, for placeholders, and where nothing says what to measure.
    pub fn to_measure(&self) -> Option<MeasureDraft> {
        if self.kind() == StatementKind::Objective || self.has_placeholder() {
            return None;
        }
        let Some(target) = self.target() else {
            let done = matches!(
                self.statement_type(),
                Some(StatementType::Output | StatementType::Milestone)
            );
            return (done && self.is_binary())
                .then(|| MeasureDraft::new(Measure::milestone(), None));
        };
        let reading = Reading {
            statement: self,
            target,
            other: self.range_end().filter(|other| *other != target),
            unit: self.unit(),
        };
        let draft = match (self.is_relative(), self.baseline()) {
            (true, Some(baseline)) => reading.change_from(baseline)?,
            (true, None) => reading.change()?,
            (false, Some(baseline)) if self.direction() != Some(Direction::Maintain) => {
                reading.levels(baseline)
            }
            (false, _) => reading.level(),
        };
        is_sound(&draft.measure).then_some(draft)
    }
}

/// What a title says of numbers.
struct Reading<'s> {
    statement: &'s Statement,
    target: f64,
    /// The other end of a range.
    other: Option<f64>,
    unit: Option<&'s str>,
}

impl Reading<'_> {
    /// `from 32 to 55`
    fn levels(&self, baseline: f64) -> MeasureDraft {
        let target = self.pass_mark(baseline);
        if !apart(baseline, target) {
            let note = format!("baseline and target are both {}", shown(target));
            return self.limit(target).assume(note);
        }
        let measure = if target > baseline {
            Measure::increase(baseline, target)
        } else {
            Measure::decrease(baseline, target)
        };
        let draft = MeasureDraft::new(measure, self.unit);
        let draft = self.explain_range(draft, target);
        match self.statement.comparison() {
            Some(Comparison::MoreThan | Comparison::LessThan) => draft.assume(format!(
                "{} itself counts as reached, since a measure from a baseline has no strict limit",
                shown(target)
            )),
            _ => draft,
        }
    }

    /// Of a range of targets the end that is reached first.
    fn pass_mark(&self, baseline: f64) -> f64 {
        match self.other {
            Some(other) if (other - baseline).abs() < (self.target - baseline).abs() => other,
            _ => self.target,
        }
    }

    fn explain_range(&self, draft: MeasureDraft, chosen: f64) -> MeasureDraft {
        match self.other {
            None => draft,
            Some(other) => {
                let left = if chosen == other { self.target } else { other };
                draft.assume(format!(
                    "of the range, {} is taken as the target, not {}",
                    shown(chosen),
                    shown(left)
                ))
            }
        }
    }

    /// A level or count without a baseline.
    fn level(&self) -> MeasureDraft {
        let (target, unit) = (self.target, self.unit);
        if let Some(other) = self.other {
            let measure = Measure::between(target.min(other), target.max(other));
            return MeasureDraft::new(measure, unit);
        }
        if target == 0.0 {
            return MeasureDraft::new(Measure::at_most(0.0), unit);
        }
        let unknown = format!(
            "no baseline is stated, so only reaching {} counts",
            shown(target)
        );
        match self.statement.direction() {
            Some(Direction::Increase | Direction::Decrease) => self.limit(target).assume(unknown),
            Some(Direction::Maintain) => self.limit(target),
            _ if self.starts_at_zero() => {
                MeasureDraft::new(Measure::increase(0.0, target), unit).assume("it starts at 0")
            }
            _ if self.statement.comparison().is_some() => self.limit(target),
            _ => (self.limit(target)).assume(format!(
                "{} or more counts, since the title does not say which side is better",
                shown(target)
            )),
        }
    }

    /// A limit on the side that the comparison names, else that of the direction.
    fn limit(&self, threshold: f64) -> MeasureDraft {
        let down = self.statement.direction() == Some(Direction::Decrease);
        let measure = match self.statement.comparison() {
            Some(Comparison::AtMost) => Measure::at_most(threshold),
            Some(Comparison::MoreThan) => strict(Measure::at_least(threshold)),
            Some(Comparison::LessThan) => strict(Measure::at_most(threshold)),
            None if down => Measure::at_most(threshold),
            Some(Comparison::AtLeast) | None => Measure::at_least(threshold),
        };
        MeasureDraft::new(measure, self.unit)
    }

    /// Whether the number counts what there will be: `10 blog posts`; or the share of work done.
    fn starts_at_zero(&self) -> bool {
        let statement = self.statement;
        if statement.comparison().is_some() || self.target < 0.0 {
            return false;
        }
        let work = matches!(
            statement.statement_type(),
            Some(StatementType::Output | StatementType::Milestone)
        );
        match self.unit {
            Some("%") | None => work,
            Some(unit) => {
                // A noun behind the number is counted; a unit is part of the number.
                let number = statement.part(StatementPart::Target).unwrap_or_default();
                !is_currency(unit) && unit != "x" && !number.contains(unit)
            }
        }
    }

    /// `by 50 % from 4000`: the level that it leads to.
    fn change_from(&self, baseline: f64) -> Option<MeasureDraft> {
        let sign = self.sign();
        let reached = |change: f64| match self.unit {
            Some("% rel") => baseline * (100.0 + sign * change) / 100.0,
            Some("x") => baseline * change,
            _ => baseline + sign * change,
        };
        let chosen = self.smaller();
        let target = reached(chosen);
        if !apart(baseline, target) {
            return None;
        }
        let unit = match self.unit {
            Some("% rel" | "x") => {
                let percent = (self.statement.part(StatementPart::Baseline))
                    .is_some_and(|part| part.ends_with(['%', '％']));
                percent.then_some("%")
            }
            Some("pp") => Some("%"),
            unit => unit,
        };
        let measure = if target > baseline {
            Measure::increase(baseline, target)
        } else {
            Measure::decrease(baseline, target)
        };
        Some(self.explain_range(MeasureDraft::new(measure, unit), chosen))
    }

    /// `by 30 %`: the change itself is measured.
    fn change(&self) -> Option<MeasureDraft> {
        let chosen = self.smaller();
        let sign = self.sign();
        let (from, to, unit) = match self.unit {
            Some("% rel" | "%") => (0.0, sign * chosen, Some("% change")),
            Some("x") => (1.0, chosen, Some("x")),
            Some("pp") => (0.0, sign * chosen, Some("pp")),
            unit => (0.0, sign * chosen, unit),
        };
        if !apart(from, to) {
            return None;
        }
        let measure = if to > from {
            Measure::increase(from, to)
        } else {
            Measure::decrease(from, to)
        };
        let draft = MeasureDraft::new(measure, unit)
            .assume("no baseline is stated, so the change itself is measured");
        Some(self.explain_range(draft, chosen))
    }

    /// Of a range of changes the smaller one; of multiples the one nearer to 1.
    fn smaller(&self) -> f64 {
        let size = |change: f64| match self.unit {
            Some("x") => (change - 1.0).abs(),
            _ => change.abs(),
        };
        match self.other {
            Some(other) if size(other) < size(self.target) => other,
            _ => self.target,
        }
    }

    fn sign(&self) -> f64 {
        if self.statement.direction() == Some(Direction::Decrease) {
            -1.0
        } else {
            1.0
        }
    }
}

fn strict(measure: Measure<'static>) -> Measure<'static> {
    let mut measure = measure;
    if let Measure::AtLeast { strict, .. } | Measure::AtMost { strict, .. } = &mut measure {
        *strict = true;
    }
    measure
}

fn is_currency(unit: &str) -> bool {
    unit == "currency" || unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn shown(x: f64) -> String {
    ryu_js::Buffer::new().format(x).to_owned()
}

/// Whether two values are so far apart that a measure can lead from one to the other.
fn apart(a: f64, b: f64) -> bool {
    (a - b).abs() > 1e-100
}

/// Whether all numbers lie within the bounds of values.
fn is_sound(measure: &Measure<'_>) -> bool {
    let within = |x: f64| x.abs() <= MAX_MAGNITUDE;
    match *measure {
        Measure::Increase {
            baseline, target, ..
        }
        | Measure::Decrease {
            baseline, target, ..
        } => within(baseline) && within(target),
        Measure::AtLeast { threshold, .. } | Measure::AtMost { threshold, .. } => within(threshold),
        Measure::Between { low, high, .. } => within(low) && within(high) && low < high,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::statement::Lexicon;

    fn draft(title: &str) -> Option<(String, Option<String>, Vec<String>)> {
        let english = Lexicon::of_language("en").unwrap();
        let draft = english.read(title, StatementKind::KeyResult).to_measure()?;
        Some((
            draft.measure_json(),
            draft.unit().map(str::to_owned),
            draft.assumptions().to_vec(),
        ))
    }

    /// The measure in a short form, the unit, and the number of assumptions.
    fn short(title: &str) -> String {
        let Some((measure, unit, assumptions)) = draft(title) else {
            return "none".to_owned();
        };
        let value: serde_json::Value = serde_json::from_str(&measure).unwrap();
        let mut out = value["kind"].as_str().unwrap().to_owned();
        for name in ["baseline", "target", "threshold", "low", "high"] {
            if let Some(member) = value.get(name) {
                let _ = write!(out, " {member}");
            }
        }
        if value.get("strict").is_some() {
            out += " strict";
        }
        format!("{out}, {}, {}", unit.unwrap_or_default(), assumptions.len())
    }

    #[test]
    fn what_is_said_becomes_the_measure() {
        for (title, expected) in [
            ("Increase NPS from 32 to 55", "increase 32 55, , 0"),
            ("Reduce churn from 8% to 3%", "decrease 8 3, %, 0"),
            (
                "Keep spend between $18K and $22K",
                "between 18000 22000, USD, 0",
            ),
            ("NPS of at least 50", "at_least 50, , 0"),
            ("Uptime above 99.9%", "at_least 99.9 strict, %, 0"),
            ("p95 latency under 200 ms", "at_most 200 strict, ms, 0"),
            ("At most 3 open incidents", "at_most 3, open incidents, 0"),
            ("Answer tickets within 5 minutes", "at_most 5, minutes, 0"),
            ("Zero data breaches", "at_most 0, data breaches, 0"),
            ("Publish 10 blog posts", "increase 0 10, blog posts, 1"),
            ("Increase NPS to 55", "at_least 55, , 1"),
            ("Reduce churn to 3%", "at_most 3, %, 1"),
            ("NPS of 50", "at_least 50, , 1"),
            ("Maintain uptime of 99.9%", "at_least 99.9, %, 0"),
            ("Keep error rate below 1%", "at_most 1 strict, %, 0"),
            ("Increase sign-ups by 30%", "increase 0 30, % change, 1"),
            ("Reduce costs by 30%", "decrease 0 -30, % change, 1"),
            ("Double revenue", "increase 1 2, x, 1"),
            ("Halve onboarding time", "decrease 1 0.5, x, 1"),
            (
                "Increase sign-ups by 50% from 4000",
                "increase 4000 6000, , 0",
            ),
            ("Ship the new dashboard", "milestone, , 0"),
            ("Improve collaboration", "none"),
            ("Increase NPS from X to Y", "none"),
            ("Reduce churn", "none"),
        ] {
            assert_eq!(short(title), expected, "{title}");
        }
    }

    #[test]
    fn objectives_are_not_measured() {
        let english = Lexicon::of_language("en").unwrap();
        let read = english.read("Increase NPS from 32 to 55", StatementKind::Objective);
        assert_eq!(read.to_measure(), None);
    }

    #[test]
    fn numbers_beyond_the_bounds_give_no_measure() {
        let title = "Increase users from 900000000000000 by 500%";
        assert_eq!(draft(title), None);
    }
}
