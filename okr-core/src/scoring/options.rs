//! What a call to `score` may choose.

use std::num::NonZeroUsize;

use crate::{
    policy::Policy,
    threads::Threads,
    values::{Basis, Date},
};

/// The day, and optionally the policy and the basis, of a scorecard.
///
/// ```
/// use okr_core::{Basis, Policy, ScoreOptions};
///
/// let options = ScoreOptions::new("2026-11-15".parse()?)
///     .with_policy(Policy::named("google")?)
///     .with_basis(Basis::Original);
/// assert_eq!(options.basis(), Basis::Original);
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreOptions {
    as_of: Date,
    policy: Option<Policy>,
    basis: Basis,
    threads: Threads,
}

impl ScoreOptions {
    /// As of the end of a day, by the document's own policy, with amendments.
    pub fn new(as_of: Date) -> Self {
        Self {
            as_of,
            policy: None,
            basis: Basis::Current,
            threads: Threads::ONE,
        }
    }

    /// By this policy, whatever the document says.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.policy = Some(policy);
        self
    }

    /// By this basis: [`Basis::Original`] ignores amendments and nothing else [SPEC 4.3].
    #[must_use]
    pub fn with_basis(mut self, basis: Basis) -> Self {
        self.basis = basis;
        self
    }

    /// With up to so many threads, the one that calls among them; the others end before the call
    /// does.
    ///
    /// The scorecard never depends on it. Only portfolios of many thousand key results gain. Without
    /// the feature `threads` there is one, whatever is asked for.
    #[must_use]
    pub fn with_threads(mut self, threads: NonZeroUsize) -> Self {
        self.threads = Threads::new(threads);
        self
    }

    #[cfg(all(test, feature = "threads"))]
    pub(crate) fn on(mut self, threads: Threads) -> Self {
        self.threads = threads;
        self
    }

    pub(super) fn threads(&self) -> Threads {
        self.threads
    }

    /// The day.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The policy, if one was chosen.
    pub fn policy(&self) -> Option<&Policy> {
        self.policy.as_ref()
    }

    /// The basis.
    pub fn basis(&self) -> Basis {
        self.basis
    }
}
