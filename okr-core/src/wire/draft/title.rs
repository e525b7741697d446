//! From a measure to the title that says it.

use std::fmt::Write as _;

use crate::{statement::Lexicon, values::StatementKind, wire::document::Measure};

impl Measure<'_> {
    /// An English title that says all of this measure: `Increase NPS from 32 to 55`.
    ///
    /// `None` where a title cannot say it: ramps, windows, `sum` and the like, the other kinds
    /// of measures, and names that change what the numbers mean. Whatever is returned reads back
    /// as this measure with this unit.
    ///
    /// ```
    /// use okr_core::document::Measure;
    ///
    /// let title = |measure: Measure<'_>, unit| measure.title("NPS", unit);
    /// assert_eq!(title(Measure::increase(32.0, 55.0), None).unwrap(), "Increase NPS from 32 to 55");
    /// assert_eq!(title(Measure::at_least(50.0), None).unwrap(), "NPS of at least 50");
    /// assert_eq!(Measure::decrease(8.0, 3.5).title("monthly churn", Some("%")).unwrap(),
    ///     "Reduce monthly churn from 8% to 3.5%");
    /// assert_eq!(Measure::discover().title("NPS", None), None);
    /// ```
    pub fn title(&self, metric: &str, unit: Option<&str>) -> Option<String> {
        let metric = metric.trim();
        if metric.is_empty() {
            return None;
        }
        let number = |x: f64| with_unit(x, unit);
        let title = match *self {
            Self::Increase {
                baseline, target, ..
            } => format!(
                "Increase {metric} from {} to {}",
                number(baseline),
                number(target)
            ),
            Self::Decrease {
                baseline, target, ..
            } => format!(
                "Reduce {metric} from {} to {}",
                number(baseline),
                number(target)
            ),
            Self::AtLeast {
                threshold, strict, ..
            } => {
                let limit = if strict { "above" } else { "of at least" };
                format!("{} {limit} {}", capital(metric), number(threshold))
            }
            Self::AtMost {
                threshold, strict, ..
            } => {
                let limit = if strict { "below" } else { "of at most" };
                format!("{} {limit} {}", capital(metric), number(threshold))
            }
            Self::Between { low, high, .. } => {
                format!(
                    "{} between {} and {}",
                    capital(metric),
                    number(low),
                    number(high)
                )
            }
            _ => return None,
        };
        // What is said is what is read: this is what makes the rewrite lossless.
        let english = Lexicon::of_language("en").ok()?;
        let draft = english
            .read(&title, StatementKind::KeyResult)
            .to_measure()?;
        let same = draft.measure() == self && draft.unit() == unit;
        (same && draft.assumptions().is_empty()).then_some(title)
    }
}

fn with_unit(x: f64, unit: Option<&str>) -> String {
    let mut out = ryu_js::Buffer::new().format(x).to_owned();
    match unit {
        None => {}
        Some("%") => out.push('%'),
        Some(unit) => {
            let _ = write!(out, " {unit}");
        }
    }
    out
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next()
        .map(|first| first.to_uppercase().chain(rest).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::values::{Accumulate, Over};

    const METRICS: [(&str, Option<&str>); 6] = [
        ("NPS", None),
        ("monthly churn", Some("%")),
        ("activation rate of new users", Some("%")),
        ("p95 latency", Some("ms")),
        ("annual recurring revenue", Some("USD")),
        ("time to first reply", Some("hours")),
    ];

    fn number() -> impl Strategy<Value = f64> {
        prop_oneof![
            (0_i32..1_000_000).prop_map(f64::from),
            (0_i32..100_000).prop_map(|n| f64::from(n) / 100.0),
        ]
    }

    proptest! {
        #[test]
        fn a_title_that_was_made_reads_as_the_measure(
            (metric, unit) in proptest::sample::select(&METRICS[..]),
            a in number(),
            b in number(),
            kind in 0..7,
        ) {
            prop_assume!(a != b && a > 0.0 && b > 0.0);
            let (low, high) = (a.min(b), a.max(b));
            let measure = match kind {
                0 => Measure::increase(low, high),
                1 => Measure::decrease(high, low),
                2 => Measure::at_least(a),
                3 => Measure::at_most(a),
                4 => Measure::AtLeast { threshold: a, floor: None, strict: true, over: Over::Latest, custom: None },
                5 => Measure::AtMost { threshold: a, ceiling: None, strict: true, over: Over::Latest, custom: None },
                _ => Measure::between(low, high),
            };
            let title = measure.title(metric, unit);
            prop_assert!(title.is_some(), "{measure:?} of {metric} in {unit:?}");
            let english = Lexicon::of_language("en").unwrap();
            let draft = english.read(&title.unwrap(), StatementKind::KeyResult).to_measure().unwrap();
            prop_assert_eq!(draft.measure(), &measure);
            prop_assert_eq!(draft.unit(), unit);
        }

        #[test]
        fn any_name_and_number_gives_a_faithful_title_or_none(
            metric in "\\PC{0,24}", a in any::<f64>(), b in any::<f64>(),
        ) {
            for measure in [Measure::increase(a, b), Measure::at_least(a), Measure::between(a, b)] {
                if let Some(title) = measure.title(&metric, None) {
                    let english = Lexicon::of_language("en").unwrap();
                    let draft = english.read(&title, StatementKind::KeyResult).to_measure().unwrap();
                    prop_assert_eq!(draft.measure(), &measure);
                }
            }
        }
    }

    #[test]
    fn what_a_title_cannot_say_has_none() {
        let mut sum = Measure::increase(0.0, 10.0);
        if let Measure::Increase { accumulate, .. } = &mut sum {
            *accumulate = Accumulate::Sum;
        }
        let mut ramp = Measure::at_least(90.0);
        if let Measure::AtLeast { floor, .. } = &mut ramp {
            *floor = Some(80.0);
        }
        for measure in [
            sum,
            ramp,
            Measure::milestone(),
            Measure::discover(),
            Measure::increase(5.0, 3.0),
        ] {
            assert_eq!(measure.title("NPS", None), None, "{measure:?}");
        }
        assert_eq!(Measure::at_least(3.0).title("  ", None), None);
        assert_eq!(
            Measure::at_least(3.0).title("growth of X from 3 to 4", None),
            None
        );
    }
}
