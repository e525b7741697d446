//! Where a goal should be today: elapsed share, plan curves, pace, projection [SPEC 6, 7].

mod pace;
mod plan;
mod projection;
mod window;

pub(crate) use pace::{Judgement, judge, worst};
pub(crate) use plan::{default_curve, share_planned};
pub(crate) use projection::median_final;
pub(crate) use window::Window;
