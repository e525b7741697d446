//! Searches that could take forever, held to a number of steps.

/// How many steps the searches of one rule may still take.
pub(crate) struct Budget {
    left: u64,
}

/// What one search may still take.
pub(crate) struct Allowance {
    left: u64,
}

impl Allowance {
    /// Takes some steps; false when they are not left.
    pub(crate) fn take(&mut self, steps: usize) -> bool {
        match self.left.checked_sub(steps as u64) {
            Some(left) => self.left = left,
            None => self.left = 0,
        }
        self.left > 0
    }
}

impl Budget {
    /// Steps that a search may take while others still wait for their first turn.
    const FIRST_TURN: u64 = 1_000;

    pub(crate) fn new(steps: f64) -> Self {
        Self { left: steps as u64 }
    }

    /// Searches from each of `starts`, in order. A search that is not done after its first
    /// turn starts anew after all others had theirs, so that a few long ones take nothing
    /// from many short ones. Gives those for which the steps did not suffice.
    ///
    /// `search` says whether it came to an end; it is to report nothing before.
    pub(crate) fn each(
        mut self,
        mut starts: Vec<u32>,
        mut search: impl FnMut(u32, &mut Allowance) -> bool,
    ) -> Vec<u32> {
        for turn in [Self::FIRST_TURN, u64::MAX] {
            let at_once = &mut self.left;
            starts.retain(|&start| {
                let given = turn.min(*at_once);
                let mut allowance = Allowance { left: given };
                let done = given > 0 && search(start, &mut allowance);
                *at_once -= given - allowance.left;
                !done
            });
        }
        starts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A search that takes as many steps as its start says.
    fn search(start: u32, allowance: &mut Allowance) -> bool {
        (0..start).all(|_| allowance.take(1))
    }

    #[test]
    fn long_searches_wait_for_short_ones() {
        let starts = vec![5_000, 900, 20_000, 10];
        assert!(Budget::new(1e6).each(starts.clone(), search).is_empty());
        assert_eq!(Budget::new(9_000.0).each(starts.clone(), search), [20_000]);
        assert_eq!(
            Budget::new(2_500.0).each(starts.clone(), search),
            [5_000, 20_000, 10]
        );
        assert_eq!(Budget::new(0.0).each(starts.clone(), search), starts);
    }
}
