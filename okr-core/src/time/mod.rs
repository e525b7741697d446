//! Where a goal should be today, and where it goes: elapsed share, plan curves, pace, the walk [SPEC 6 to 8].

mod pace;
mod plan;
mod student;
mod walk;
mod window;

pub(crate) use pace::{Judgement, judge, worst};
pub(crate) use plan::{Passed, default_curve, share_planned};
pub(crate) use student::{quantile as student_quantile, tail as student_tail};
pub(crate) use walk::{Spread, Walk};
pub(crate) use window::Window;
