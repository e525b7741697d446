//! Whether the numbers of a title are those of a measure.

use std::cell::OnceCell;

use crate::{
    lint::percent::is_percent,
    model::Shape,
    statement::Statement,
    values::{Certainty, Comparison, Direction, StatementPart},
};

/// What a title says otherwise than the measure.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Contradiction {
    /// Where it starts: title, measure.
    Baseline(f64, f64),
    /// Where it goes: title, measure.
    Target(f64, f64),
    /// By how much it changes, from which baseline: title, and the target of the measure.
    Change(f64, f64),
    /// The title is outside the limits of the measure.
    Limits(f64, f64, f64),
    /// The title wants it up (or down), the measure does not.
    Direction { up: bool },
}

/// The first thing in which a title contradicts a measure; nothing where either has no number.
///
/// Tolerated are rounding, another scale (`15 %` and 0.15, `$1.2M` and 1.2, minutes and
/// seconds), the measure counting only the change, and numbers that stand elsewhere in the title.
pub(crate) fn contradiction(
    statement: &Statement,
    unit: Option<&str>,
    shape: Shape,
) -> Option<Contradiction> {
    let title = Title::of(statement)?;
    match shape {
        Shape::Toward {
            baseline,
            target,
            decrease,
            ..
        } => {
            let agrees = |scale: f64| {
                title.starts_at(baseline * scale) && title.goes_to(baseline, target, scale)
            };
            match title
                .scales(unit, &[baseline, target])
                .find(|&it| agrees(it))
            {
                Some(scale) => {
                    let up = if title.relative && baseline == 0.0 {
                        // The measure counts the change, whichever way it goes.
                        None
                    } else if title.is_reverse(baseline * scale, target * scale) {
                        title.up()
                    } else {
                        title.up_to(target * scale)
                    };
                    up.filter(|&up| up == decrease)
                        .map(|up| Contradiction::Direction { up })
                }
                None if title.goes_to(baseline, target, 1.0) || title.has(target) => {
                    Some(Contradiction::Baseline(title.baseline?, baseline))
                }
                None if title.relative => Some(Contradiction::Change(title.target, target)),
                None => Some(Contradiction::Target(title.target, target)),
            }
        }
        Shape::AtLeast { threshold, .. } => title.limit(unit, threshold, true),
        Shape::AtMost { threshold, .. } => title.limit(unit, threshold, false),
        Shape::Between { low, high, .. } => {
            let inside = |value: f64, scale: f64| {
                let near = near(value, low * scale) || near(value, high * scale);
                near || (low * scale..=high * scale).contains(&value)
            };
            let within = |scale: f64| {
                inside(title.target, scale) && title.range_end.is_none_or(|end| inside(end, scale))
            };
            let agrees = title.relative
                || title.has(low)
                || title.has(high)
                || title.scales(unit, &[low, high]).any(within);
            (!agrees).then_some(Contradiction::Limits(title.target, low, high))
        }
        _ => None,
    }
}

/// What a title says in numbers.
struct Title<'s> {
    statement: &'s Statement,
    baseline: Option<f64>,
    target: f64,
    range_end: Option<f64>,
    relative: bool,
    percent: bool,
    /// All that stand in it, once they are asked for.
    numbers: OnceCell<Vec<f64>>,
}

impl<'s> Title<'s> {
    /// None without a target that is a number of its own.
    fn of(statement: &'s Statement) -> Option<Self> {
        let target = statement.target()?;
        let unit = statement.unit();
        let percent = unit.is_some_and(|unit| unit.contains('%'));
        let digits = statement.part(StatementPart::Target);
        let digits = digits.is_some_and(|it| it.contains(|c: char| c.is_ascii_digit()));
        // `all homes` may be counted in homes.
        if !digits && percent && target == 100.0 {
            return None;
        }
        Some(Self {
            statement,
            baseline: statement.baseline(),
            target,
            range_end: statement.range_end(),
            relative: statement.is_relative() || unit == Some("x"),
            percent,
            numbers: OnceCell::new(),
        })
    }

    /// Whether it is silent on the baseline, or has this one.
    fn starts_at(&self, baseline: f64) -> bool {
        (self.baseline).is_none_or(|it| near(it, baseline) || self.has(baseline))
    }

    /// Whether its target is that of a measure from a baseline, both to be scaled.
    fn goes_to(&self, baseline: f64, target: f64, scale: f64) -> bool {
        let (from, to) = (baseline * scale, target * scale);
        if near(self.target, to) || self.has(to) {
            return true;
        }
        let change = (to - from).abs();
        if !self.relative {
            // `Win 5 customers`, from 12 to 17.
            let counts = self.statement.direction() == Some(Direction::Reach);
            return counts && self.baseline.is_none() && near(self.target, change);
        }
        let times = self.statement.unit() == Some("x");
        let share = self.target / 100.0;
        if times {
            near(from * self.target, to)
        } else if self.percent {
            near(from.abs() * share, change) || near(self.target, change) || near(share, change)
        } else {
            near(self.target, change)
        }
    }

    /// What it says otherwise than a limit.
    fn limit(&self, unit: Option<&str>, threshold: f64, up: bool) -> Option<Contradiction> {
        // A change has no level to be held against a limit.
        if self.relative {
            return None;
        }
        let agrees = |scale: &f64| {
            let ends = [Some(self.target), self.range_end, self.baseline];
            let level = threshold * scale;
            ends.into_iter().flatten().any(|it| near(it, level)) || self.has(level)
        };
        match self.scales(unit, &[threshold]).find(agrees) {
            Some(scale) => (self.up_to(threshold * scale))
                .filter(|&it| it != up)
                .map(|up| Contradiction::Direction { up }),
            None => Some(Contradiction::Target(self.target, threshold)),
        }
    }

    /// Which way it is to go, if the target is this one and the title leaves no doubt.
    fn up_to(&self, target: f64) -> Option<bool> {
        let it = self.statement;
        if target < 0.0 || !near(self.target, target) {
            return None;
        }
        if self.baseline.is_some() && !self.relative {
            return self.up();
        }
        if it.clauses() > 1 || it.certainty() == Certainty::Low {
            return None;
        }
        match (it.direction(), it.comparison()) {
            (_, Some(Comparison::AtLeast | Comparison::MoreThan))
            | (Some(Direction::Increase), None) => Some(true),
            (_, Some(Comparison::AtMost | Comparison::LessThan))
            | (Some(Direction::Decrease), None) => Some(false),
            _ => None,
        }
    }

    /// Which way it is to go by the two levels that it states.
    fn up(&self) -> Option<bool> {
        let baseline = self.baseline.filter(|_| !self.relative)?;
        (baseline != self.target).then_some(baseline < self.target)
    }

    /// Whether it goes from the measure's target to its baseline.
    fn is_reverse(&self, baseline: f64, target: f64) -> bool {
        let stated = self.baseline.filter(|_| !self.relative);
        stated.is_some_and(|it| near(it, target)) && near(self.target, baseline)
    }

    /// Whether a number stands in the title, be it for something else.
    fn has(&self, value: f64) -> bool {
        let value = value.abs();
        let all = self
            .numbers
            .get_or_init(|| numbers(self.statement.text()).collect());
        all.iter().any(|&it| near(it, value))
    }

    /// By what the numbers of the measure may be multiplied to be those of the title.
    fn scales(&self, unit: Option<&str>, numbers: &[f64]) -> impl Iterator<Item = f64> + use<> {
        let own = self.statement.unit().unwrap_or_default();
        let small = numbers.iter().all(|it| it.abs() <= 1.0);
        let shares = self.percent && small;
        // The same unit on both sides: only shares may be written in two ways.
        let same = unit.is_some_and(|unit| {
            self.percent && is_percent(unit) || !own.is_empty() && unit.eq_ignore_ascii_case(own)
        });
        let others: &'static [f64] = match unit {
            _ if same => &[],
            None if self.percent => &[],
            Some(_) if !own.is_empty() => SCALES,
            _ => &SCALES[..3],
        };
        let share = shares.then_some(100.0);
        [1.0]
            .into_iter()
            .chain(share)
            .chain(others.iter().flat_map(|&it| [it, it.recip()]))
    }
}

/// Thousands and their powers, percent, and what parts of time are to each other.
const SCALES: &[f64] = &[
    1e3, 1e6, 1e9, 100.0, 60.0, 3600.0, 24.0, 1440.0, 86_400.0, 7.0, 12.0, 30.0, 52.0, 365.0,
];

/// Whether a number of a title is one of a measure: what the title rounds is the same.
fn near(title: f64, measure: f64) -> bool {
    let (title, measure) = (title.abs(), measure.abs());
    let apart = (title - measure).abs();
    if apart <= 1e-9 * title.max(measure) || title == 0.0 || measure == 0.0 {
        return apart <= 1e-9 * title.max(measure);
    }
    apart <= 0.05 * measure && apart <= 0.5 * step(title) * (1.0 + 1e-9)
}

/// The unit of the last digit in which a number seems to be written; whole numbers below a
/// thousand are written in full.
fn step(value: f64) -> f64 {
    let mut step = if value < 1000.0 {
        1.0
    } else {
        // Two digits at least.
        10_f64.powf(value.log10().floor() - 1.0)
    };
    while step > 1e-6 && (value / step - (value / step).round()).abs() > 1e-6 {
        step /= 10.0;
    }
    step
}

/// The numbers of a text, each as often as it can be read: `1,234` with a comma for thousands
/// or for decimals.
fn numbers(text: &str) -> impl Iterator<Item = f64> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    let runs = std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(u8::is_ascii_digit)?;
        // Behind the last digit; more may come behind what parts digits.
        let mut end = start;
        at = start;
        loop {
            at += match bytes[at..] {
                [b'0'..=b'9', ..] => {
                    end = at + 1;
                    1
                }
                [b'.' | b',' | b'\'', ..] => 1,
                // A fixed space.
                [0xc2, 0xa0, ..] => 2,
                _ => return Some(&text[start..end]),
            };
        }
    });
    runs.filter(|run| run.len() <= 24).flat_map(|run| {
        // Most have nothing to part: the same either way.
        if run.bytes().all(|byte| byte.is_ascii_digit()) {
            let number: Result<f64, _> = run.parse();
            return [number.clone(), number].into_iter().flatten();
        }
        let without =
            |dropped: &[char]| -> String { run.chars().filter(|c| !dropped.contains(c)).collect() };
        let point = without(&[',', '\'', '\u{a0}']);
        let comma = without(&['.', '\'', '\u{a0}']).replace(',', ".");
        [point.parse(), comma.parse()].into_iter().flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_no_difference() {
        for (title, measure) in [
            (32.0, 32.4),
            (1.2, 1.234),
            (1_200_000.0, 1_234_000.0),
            (5000.0, 5040.0),
            (99.9, 99.9),
            (0.0, 0.0),
            (-5.0, 5.0),
        ] {
            assert!(near(title, measure), "{title} {measure}");
        }
        for (title, measure) in [
            (32.0, 30.0),
            (50.0, 52.0),
            (5000.0, 5200.0),
            (3.0, 3.4),
            (99.9, 99.0),
            (0.0, 0.1),
            (1.0, 0.0),
        ] {
            assert!(!near(title, measure), "{title} {measure}");
        }
    }

    #[test]
    fn numbers_are_read_with_either_comma() {
        let all: Vec<f64> = numbers("From 1,234 to 3.5 (2'000)").collect();
        assert_eq!(all, [1234.0, 1.234, 3.5, 35.0, 2000.0, 2000.0]);
        assert_eq!(numbers("No number, Q.").count(), 0);
        let all: Vec<f64> = numbers("1\u{a0}200. 7,é 9'").collect();
        assert_eq!(all, [1200.0, 1200.0, 7.0, 7.0, 9.0, 9.0]);
    }
}
