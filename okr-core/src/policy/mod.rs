//! What scores are expected, how they are graded, how pace is judged [SPEC 5, 7.3].

mod named;
mod patch;

use std::borrow::Cow;

use crate::{
    diagnostic::{Code, Problem, Suggester},
    error::{Error, ErrorKind},
    values::{Commitment, Grade, Missing, PaceMethod, PacePlan, PaceTarget, Rounding, Score},
};

pub(crate) use patch::{LimitFault, LimitsPatch, PolicyPatch};

/// A complete policy: expected scores, grades, pace limits [SPEC 5.1, 5.4, 7].
///
/// ```
/// use okr_core::{Commitment, Policy};
///
/// let google = Policy::named("google")?;
/// assert_eq!(google.expected(Commitment::Aspirational).to_string(), "0.7");
/// let ours = Policy::from_json(r#"{"extends": "google", "name": "ours", "pace": {"on_track": 0.8}}"#)?;
/// assert_eq!(ours.name(), "ours");
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Policy {
    pub(crate) name: Cow<'static, str>,
    pub(crate) expected: PerCommitment<Score>,
    pub(crate) grades: PerCommitment<GradeLimits>,
    pub(crate) rounding: Rounding,
    pub(crate) pace: PaceRule,
    pub(crate) missing: Missing,
}

/// One value for each commitment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct PerCommitment<T> {
    pub(crate) committed: T,
    pub(crate) aspirational: T,
}

impl<T: Copy> PerCommitment<T> {
    pub(crate) fn of(&self, commitment: Commitment) -> T {
        match commitment {
            Commitment::Committed => self.committed,
            Commitment::Aspirational => self.aspirational,
        }
    }
}

/// Half-open bands: red below `red_below`, green from `green_from` on [SPEC 5.4].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GradeLimits {
    pub(crate) red_below: Score,
    pub(crate) green_from: Score,
}

impl GradeLimits {
    /// Scores below this are red.
    pub fn red_below(&self) -> Score {
        self.red_below
    }

    /// Scores from this on are green.
    pub fn green_from(&self) -> Score {
        self.green_from
    }
}

/// How pace is judged [SPEC 7.1, 7.2].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PaceRule {
    pub(crate) method: PaceMethod,
    pub(crate) on_track: Score,
    pub(crate) at_risk: Score,
    pub(crate) target: PaceTarget,
    pub(crate) plan: PacePlan,
}

impl PaceRule {
    /// Whether pace compares with something else than the expected score [SPEC 7.2].
    pub(crate) fn compares_apart(&self) -> bool {
        self.target != PaceTarget::Expected || self.plan != PacePlan::Curve
    }

    /// The method.
    pub fn method(&self) -> PaceMethod {
        self.method
    }

    /// The limit of `on_track`: a ratio or a gap.
    pub fn on_track(&self) -> Score {
        self.on_track
    }

    /// The limit of `at_risk`: a ratio or a gap.
    pub fn at_risk(&self) -> Score {
        self.at_risk
    }

    /// What pace is judged against.
    pub fn target(&self) -> PaceTarget {
        self.target
    }

    /// Whether pace follows the plan curve.
    pub fn plan(&self) -> PacePlan {
        self.plan
    }
}

impl Policy {
    /// The names of the policies that come with the library [SPEC 7.3].
    pub const NAMES: &'static [&'static str] = named::NAMES;

    /// One of the named policies.
    ///
    /// # Errors
    ///
    /// `E009` when there is no policy of that name.
    pub fn named(name: &str) -> Result<Self, Error> {
        named::policy(name).ok_or_else(|| {
            let shown: String = name.chars().take(40).collect();
            let help = Suggester::default().one_of(name, Self::NAMES.iter().copied());
            let message = format!("there is no policy `{shown}`");
            let problem = Problem::new(Code::E009, String::new(), message, help);
            Error::new(ErrorKind::Policy, vec![problem])
        })
    }

    /// The name that the scorecard shows; `custom` when none was given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The score that a commitment is expected to reach [SPEC 5.1].
    pub fn expected(&self, commitment: Commitment) -> Score {
        self.expected.of(commitment)
    }

    /// The limits of the grades of a commitment [SPEC 5.4].
    pub fn grade_limits(&self, commitment: Commitment) -> GradeLimits {
        self.grades.of(commitment)
    }

    /// How scores are rounded before they are graded.
    pub fn rounding(&self) -> Rounding {
        self.rounding
    }

    /// How pace is judged.
    pub fn pace(&self) -> PaceRule {
        self.pace
    }

    /// What an unreported key result counts as [SPEC 4.2].
    pub fn missing(&self) -> Missing {
        self.missing
    }

    /// The grade of a score [SPEC 5.4].
    pub fn grade(&self, score: Score, commitment: Commitment) -> Grade {
        let limits = self.grades.of(commitment);
        let score = match self.rounding {
            Rounding::None => score,
            Rounding::Tenths => score.to_tenths(),
        };
        if score < limits.red_below {
            Grade::Red
        } else if score < limits.green_from {
            Grade::Yellow
        } else {
            Grade::Green
        }
    }
}

impl Default for Policy {
    fn default() -> Self {
        named::DEFAULT
    }
}
