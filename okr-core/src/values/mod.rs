//! The nouns that a value can be: each is valid once it exists.

mod date;
mod edit;
mod identifier;
mod mean;
mod number;
mod score;
mod statement;
mod vocabulary;
mod weight;

pub use date::Date;
pub use edit::{CarriedBaseline, DifferenceKind, EditKind};
pub(crate) use identifier::{LONGEST_IDENTIFIER, identifier_fault};
pub use mean::Mean;
pub(crate) use number::{ExactSum, MAX_MAGNITUDE, exact_sum, plus_zero, push_number};
pub use score::Score;
pub use statement::{
    Certainty, Comparison, Direction, StatementKind, StatementPart, StatementType,
};
pub use vocabulary::{
    Accumulate, Basis, CalibrationVerdict, Combine, Commitment, ComponentSource, Duty, Grade,
    Grouping, InitiativeState, Interpolate, Language, Level, MeasureKind, Missing, NoForecast,
    NodeKind, ObjectiveKind, Origin, OutputFormat, Over, Pace, PaceMethod, PacePlan, PaceTarget,
    Phase, PlanCurve, Profile, Relation, Role, Rounding, SensitivityMethod, Severity, SubjectKind,
    Verdict,
};

pub use weight::Weight;
