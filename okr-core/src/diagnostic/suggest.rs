//! "Did you mean".

/// Finds the nearest of the words that would have been right.
///
/// A document may hold any number of faults and of candidates, so the total
/// work of one load is bounded: past the bound there are no more suggestions.
pub(crate) struct Suggester {
    budget: usize,
}

impl Default for Suggester {
    fn default() -> Self {
        Self { budget: 2_000_000 }
    }
}

impl Suggester {
    /// The candidate nearest to `word`, if any is near enough to be meant.
    pub(crate) fn nearest<'c>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) -> Option<&'c str> {
        let length = word.chars().count();
        if length > 200 {
            return None;
        }
        let limit = (length / 3).max(1);
        let folded = word.to_lowercase();
        let mut best: Option<(usize, &str)> = None;
        for candidate in candidates {
            self.budget = self.budget.checked_sub(1)?;
            if candidate.len().abs_diff(word.len()) > 4 * limit {
                continue;
            }
            self.budget = self.budget.checked_sub(length)?;
            let distance = if candidate.to_lowercase() == folded {
                0
            } else {
                strsim::osa_distance(word, candidate)
            };
            if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, candidate));
            }
        }
        best.map(|(_, candidate)| candidate)
    }

    /// The remedy for a word that is not one of a few: the nearest, else the list.
    pub(crate) fn one_of<'c>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'c str> + Clone,
    ) -> String {
        if let Some(near) = self.nearest(word, candidates.clone()) {
            return format!("did you mean `{near}`?");
        }
        let list: Vec<_> = candidates.into_iter().map(|c| format!("`{c}`")).collect();
        format!("use one of {}", list.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_a_stranger_is_not() {
        let mut suggest = Suggester::default();
        let words = ["weight", "title", "commitment"];
        assert_eq!(suggest.nearest("wieght", words), Some("weight"));
        assert_eq!(suggest.nearest("Title", words), Some("title"));
        assert_eq!(suggest.nearest("owner", words), None);
        assert_eq!(suggest.nearest("", words), None);
    }

    #[test]
    fn the_work_is_bounded() {
        let mut suggest = Suggester { budget: 10 };
        assert_eq!(suggest.nearest("abc", ["abd"; 100]), None);
        assert_eq!(suggest.nearest("abc", ["abd"]), None, "and stays so");
    }
}
