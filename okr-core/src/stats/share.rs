//! How many of how many.

use serde::Serialize;

/// So many of so many, and the share that they are.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Share {
    /// How many.
    pub count: u64,
    /// Of how many.
    pub of: u64,
    /// `count` / `of`, 0 to 1; none when `of` is 0.
    pub share: Option<f64>,
}

impl Share {
    pub(super) fn new(count: u64, of: u64) -> Self {
        Self {
            count,
            of,
            share: (of > 0).then(|| count as f64 / of as f64),
        }
    }
}

/// The middle of some whole numbers: the one in the middle, or the mean of the two, times two;
/// none of nothing.
///
/// The numbers are put in another order.
pub(super) fn twice_the_median(numbers: &mut [u32]) -> Option<u64> {
    let count = numbers.len();
    if count == 0 {
        return None;
    }
    let (below, &mut upper, _) = numbers.select_nth_unstable(count / 2);
    let lower = match count % 2 {
        0 => below.iter().copied().max().unwrap_or(upper),
        _ => upper,
    };
    Some(u64::from(lower) + u64::from(upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_count_lies_between_the_middle_two() {
        assert_eq!(twice_the_median(&mut []), None);
        assert_eq!(twice_the_median(&mut [7]), Some(14));
        assert_eq!(twice_the_median(&mut [9, 2]), Some(11));
        assert_eq!(twice_the_median(&mut [5, 1, 4]), Some(8));
        assert_eq!(twice_the_median(&mut [8, 1, 4, 3]), Some(7));
    }

    #[test]
    fn nothing_of_nothing_has_no_share() {
        assert_eq!(Share::new(0, 0).share, None);
        assert_eq!(Share::new(1, 4).share, Some(0.25));
    }
}
