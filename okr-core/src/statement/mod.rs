//! Reading titles: what a statement says of verb, metric, baseline, target, deadline, and
//! whether it is an outcome or work to be done [SPEC 11.1].
//!
//! The text becomes [`token`]s; the [`lexicon`] tells each word what it can be;
//! [`furniture`] and [`deadline`] set aside what says nothing of the goal; [`quantity`] finds
//! the numbers and [`role`] what each is for; [`clause`] finds verb, subject and object, and
//! [`judge`] judges them. Each step is linear in the length of the text.

mod affix;
mod clause;
mod deadline;
mod finite;
mod furniture;
mod inflection;
mod judge;
mod known;
mod lexicon;
mod noun_phrase;
mod number;
mod quantity;
mod reading;
mod role;
mod text;
mod token;
mod vague;
mod verb_last;
mod word_file;

pub use lexicon::Lexicon;
pub use reading::{Evidence, Part, Statement};
pub use token::Span;
