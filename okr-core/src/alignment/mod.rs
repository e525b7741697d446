//! Who rests on whom, and how much [SPEC 10].

mod roll_up;
mod sensitivity;

pub use sensitivity::{Sensitivities, Sensitivity};
