//! Doubles: their bounds, their text, their exact sum [SPEC 2.1, 2.4].

/// The largest magnitude of a value: 10^15.
pub(crate) const MAX_MAGNITUDE: f64 = 1e15;

/// Every zero is +0 [SPEC 2.1].
pub(crate) fn plus_zero(x: f64) -> f64 {
    x + 0.0
}

/// Appends `x` as ECMAScript (RFC 8785) shows it: `34`, `0.7`, `1e-9`.
pub(crate) fn push_number(out: &mut String, x: f64) {
    out.push_str(ryu_js::Buffer::new().format(x));
}

/// The correctly rounded sum: the exact sum of all terms, rounded once (as `math.fsum`).
pub(crate) fn exact_sum(terms: impl IntoIterator<Item = f64>) -> f64 {
    let mut sum = ExactSum::default();
    for x in terms {
        sum.add(x);
    }
    sum.value()
}

/// A sum that loses nothing, whose value so far can be asked for at any time.
///
/// Shewchuk's growing expansion: `partials` always holds the exact sum so far as
/// non-overlapping doubles of rising magnitude. Terms are values, at most 10^15 in
/// magnitude, or squares of what such values make, so nothing overflows.
#[derive(Default)]
pub(crate) struct ExactSum {
    partials: Vec<f64>,
}

impl ExactSum {
    /// Adds a term.
    pub(crate) fn add(&mut self, mut x: f64) {
        let partials = &mut self.partials;
        let mut kept = 0;
        for at in 0..partials.len() {
            let mut y = partials[at];
            if x.abs() < y.abs() {
                (x, y) = (y, x);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        partials.push(x);
    }

    /// The sum so far, rounded once.
    pub(crate) fn value(&self) -> f64 {
        let mut partials = self.partials.iter().rev();
        let Some(&(mut sum)) = partials.next() else {
            return 0.0;
        };
        while let Some(&next) = partials.next() {
            let whole = sum;
            sum = whole + next;
            let low = next - (sum - whole);
            if low != 0.0 {
                // A tie may have been broken the wrong way: the next partial's sign decides.
                if let Some(&below) = partials.next()
                    && ((low < 0.0 && below < 0.0) || (low > 0.0 && below > 0.0))
                {
                    let doubled = low * 2.0;
                    let corrected = sum + doubled;
                    if doubled == corrected - sum {
                        sum = corrected;
                    }
                }
                break;
            }
        }
        plus_zero(sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ten_tenths_are_one() {
        assert_eq!(exact_sum([0.1; 10]), 1.0);
        assert_eq!(exact_sum([1e15, 1e-9, -1e15]), 1e-9);
        assert_eq!(exact_sum([]).to_bits(), 0.0_f64.to_bits());
        assert_eq!(exact_sum([-0.0]).to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn a_tie_is_broken_by_what_lies_below() {
        let eps = f64::EPSILON / 2.0; // half an ulp of 1
        assert_eq!(exact_sum([1.0, eps]), 1.0);
        assert_eq!(exact_sum([1.0, eps, 1e-30]), 1.0 + f64::EPSILON);
        assert_eq!(exact_sum([1.0, eps, -1e-30]), 1.0);
    }

    #[test]
    fn numbers_look_as_in_ecmascript() {
        for (x, text) in [
            (34.0, "34"),
            (0.7, "0.7"),
            (1e-9, "1e-9"),
            (1e15, "1000000000000000"),
            (1e-7, "1e-7"),
            (0.000_001, "0.000001"),
        ] {
            let mut out = String::new();
            push_number(&mut out, x);
            assert_eq!(out, text);
        }
    }

    proptest! {
        #[test]
        fn the_sum_does_not_depend_on_order(mut terms in prop::collection::vec(-1e15..1e15_f64, 0..20)) {
            let forward = exact_sum(terms.iter().copied());
            terms.reverse();
            prop_assert_eq!(forward.to_bits(), exact_sum(terms).to_bits());
        }

        #[test]
        fn integers_sum_exactly(terms in prop::collection::vec(-1_000_000_000_i64..1_000_000_000, 0..50)) {
            let sum: i64 = terms.iter().sum();
            prop_assert_eq!(exact_sum(terms.iter().map(|&t| t as f64)), sum as f64);
        }
    }
}
