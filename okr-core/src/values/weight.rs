//! Weights.

use core::fmt;

use super::number::push_number;
use crate::{
    diagnostic::{Code, Problem},
    error::{Error, ErrorKind},
};

/// An exact decimal weight of at most six fraction digits, 0.000001 to 1,000,000 [SPEC 2.3].
///
/// ```
/// use okr_core::Weight;
///
/// assert_eq!(Weight::from_f64(0.25)?.millionths(), 250_000);
/// assert_eq!(Weight::default().to_string(), "1");
/// assert!(Weight::from_f64(0.0).is_err());
/// assert!(Weight::from_f64(0.1234567).is_err());
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(u64);

impl Weight {
    /// The default weight, 1.
    pub const ONE: Self = Self(1_000_000);

    /// Reads a double as its shortest decimal.
    ///
    /// # Errors
    ///
    /// `E018` when it is not within 0.000001 to 1,000,000 or has more than six fraction digits.
    pub fn from_f64(x: f64) -> Result<Self, Error> {
        Self::parse(x).map_err(|(message, help)| {
            Error::new(
                ErrorKind::Value,
                vec![Problem::new(Code::E018, String::new(), message, help)],
            )
        })
    }

    /// As [`Weight::from_f64`], with the message and the remedy as the error.
    pub(crate) fn parse(x: f64) -> Result<Self, (String, String)> {
        // Both x·10^6 < 2^53 and 10^6 are exact enough here that n / 10^6 is the
        // double nearest to the decimal n·10^-6. If that is x, the shortest
        // decimal of x is this one: at most 12 of a double's 15 sure digits.
        let bounded = (0.000_001..=1_000_000.0).contains(&x);
        let millionths = (x * 1e6).round_ties_even();
        if bounded && millionths / 1e6 == x {
            return Ok(Self(millionths as u64));
        }
        let mut shown = String::new();
        push_number(&mut shown, x);
        Err(if bounded {
            (
                format!("weight `{shown}` has more than six fraction digits"),
                format!("write {}", millionths / 1e6),
            )
        } else {
            (
                format!("weight `{shown}` is not between 0.000001 and 1000000"),
                "leave the weight out for 1, or drop what should not count".to_owned(),
            )
        })
    }

    /// The weight as an integer count of millionths, 1 to 10^12.
    pub const fn millionths(self) -> u64 {
        self.0
    }

    /// The nearest double.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / 1e6
    }
}

impl Default for Weight {
    fn default() -> Self {
        Self::ONE
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        push_number(&mut text, self.to_f64());
        f.pad(&text)
    }
}

impl fmt::Debug for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bounds_and_digits() {
        for good in [0.000_001, 1_000_000.0, 0.1, 0.3, 999_999.999_999, 2.5] {
            assert_eq!(Weight::parse(good).unwrap().to_f64(), good);
        }
        for bad in [
            0.0,
            -1.0,
            1_000_000.000_001,
            0.000_000_9,
            0.123_456_7,
            600.000_000_4,
            f64::NAN,
            f64::INFINITY,
        ] {
            assert!(Weight::parse(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn every_count_of_millionths_reads_back(n in 1..=1_000_000_000_000_u64) {
            prop_assert_eq!(Weight::parse(Weight(n).to_f64()).unwrap().millionths(), n);
        }

        #[test]
        fn the_digits_are_those_of_the_shortest_decimal(x in 0.000_001..1_000_000.0_f64) {
            let text = format!("{x}");
            let digits = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            prop_assert_eq!(Weight::parse(x).is_ok(), digits <= 6, "{}", text);
        }
    }
}
