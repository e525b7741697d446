//! Reading titles: what a statement says of verb, metric, baseline, target and deadline, and
//! whether it is an outcome or work to be done [SPEC 11.1].
//!
//! A [`Lexicon`] reads a title and gives a [`Statement`]. Reading is grammar and word lists, no
//! model: the same answer everywhere, in time that grows with the length of the text.
//!
//! ```
//! use okr_core::{Direction, StatementKind, StatementType, statement::Lexicon};
//!
//! let english = Lexicon::of_language("en")?;
//! let it = english.read("Cut p95 latency from 800 ms to under 200 ms by June", StatementKind::KeyResult);
//! assert_eq!(it.statement_type(), Some(StatementType::Outcome));
//! assert_eq!(it.direction(), Some(Direction::Decrease));
//! assert_eq!((it.baseline(), it.target(), it.unit()), (Some(800.0), Some(200.0), Some("ms")));
//! assert_eq!(it.deadline(), Some("by June"));
//! # Ok::<(), okr_core::Error>(())
//! ```

// The text becomes tokens; the lexicon tells each word what it can be; `furniture` and
// `deadline` set aside what says nothing of the goal; `verb_last` brings verbs to the front;
// `quantity` finds the numbers, `role` what each is for and `direction` which way it goes; `clause`, `finite` and `noun_phrase`
// find orders, verbs, subjects and objects, and `judge` judges them. Each step is linear.

mod affix;
mod clause;
mod deadline;
mod direction;
mod finite;
mod furniture;
mod inflection;
mod judge;
mod known;
mod lexicon;
mod lists;
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
pub(crate) use reading::Reader;
pub use reading::{Evidence, Part, Statement};
pub use token::Span;
