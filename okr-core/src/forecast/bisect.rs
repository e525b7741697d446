//! Where something begins to hold.

/// The least number from 0 to `last` for which something holds that holds from there on; none if it
/// does for none of them.
pub(super) fn first_to(last: i32, holds: impl Fn(i32) -> bool) -> Option<i32> {
    let (mut low, mut high) = (0, last);
    if !holds(high) {
        return None;
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Some(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_found() {
        for last in 0..20 {
            for first in 0..=last {
                assert_eq!(first_to(last, |it| it >= first), Some(first));
            }
            assert_eq!(first_to(last, |_| false), None);
        }
        assert_eq!(
            first_to(i32::MAX, |it| it >= 1_999_999_999),
            Some(1_999_999_999)
        );
    }
}
