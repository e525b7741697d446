//! A set of small integers, one bit each.

/// Which of the integers below a length are in the set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// None of them.
    pub(crate) fn none(length: usize) -> Self {
        Self(vec![0; length.div_ceil(64)])
    }

    /// Those that `pick` says yes to, asked in order.
    pub(crate) fn of(picks: impl ExactSizeIterator<Item = bool>) -> Self {
        let mut bits = Self::none(picks.len());
        for (at, pick) in picks.enumerate() {
            bits.0[at / 64] |= u64::from(pick) << (at % 64);
        }
        bits
    }

    pub(crate) fn has(&self, at: u32) -> bool {
        self.0[at as usize / 64] >> (at % 64) & 1 == 1
    }

    /// Adds one; whether it was not there before.
    pub(crate) fn insert(&mut self, at: u32) -> bool {
        let word = &mut self.0[at as usize / 64];
        let bit = 1 << (at % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_in() {
        let mut bits = Bits::of([true, false, true].into_iter());
        assert!(bits.has(0) && !bits.has(1) && bits.has(2));
        assert!(bits.insert(1) && !bits.insert(1));
        let mut many = Bits::none(130);
        assert!(many.insert(129) && many.has(129) && !many.has(128));
    }
}
