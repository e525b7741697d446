//! `libokr`: [`okr_core`] for C and for every language that can call C.
//!
//! The header `include/okr.h` is generated from this crate by cbindgen (`cargo xtask gen`), so the
//! comments here are written for its readers. A tour is in this crate's `README.md`.
//!
//! How it is built: each exported function turns its raw arguments into a `Slot`, a `Report` or a
//! text in its one `unsafe` block and does the rest in safe Rust, inside the one `catch_unwind` of
//! [`boundary`]. Handles come in as `Option<&T>` and go out as `Option<Box<T>>`, which is how Rust
//! spells a pointer that may be NULL.

#![warn(clippy::undocumented_unsafe_blocks)]
#![expect(non_camel_case_types, reason = "the types carry their C names")]
#![expect(
    clippy::missing_safety_doc,
    reason = "one contract for all of them, in the preamble of the header"
)]

#[cfg(all(panic = "abort", not(target_family = "wasm")))]
compile_error!("no panic may cross into C, so libokr is built with panic = \"unwind\"");

// In the order of the header, which is why each stands alone: a formatter sorts neighbours.
pub mod version;

pub mod status;

pub mod text;

pub mod error;

pub mod buffer;

pub mod words;

pub mod date;

pub mod policy;

pub mod portfolio;

pub mod options;

pub mod scorecard;

pub mod objective;

pub mod key_result;

pub mod unit;

pub mod value;

pub mod alignment;

pub mod nodes;

pub mod question;

pub mod measures;

pub mod check_options;

pub mod findings;

pub mod baseline;

pub mod render;

pub mod rules;

pub mod sensitivities;

pub mod what_if;

pub mod forecast;

pub mod backtest;

pub mod dag;

pub mod statement_words;

pub mod lexicon;

pub mod statement;

pub mod draft;

pub mod statistics;

pub mod edit_words;

pub mod check_in;

pub mod edits;

pub mod edit_kinds;

pub mod edit_members;

pub mod audit;

pub mod diff;

pub mod array;

pub mod boundary;

pub mod diagnostic;

pub mod figures;

#[cfg(feature = "test-panic")]
pub mod test_panic;

/// What the header says of threads, held by the compiler.
const _: () = {
    const fn shared_between_threads<T: Send + Sync>() {}
    shared_between_threads::<error::okr_error>();
    shared_between_threads::<buffer::okr_buffer>();
    shared_between_threads::<policy::okr_policy>();
    shared_between_threads::<portfolio::okr_portfolio>();
    shared_between_threads::<options::okr_score_options>();
    shared_between_threads::<scorecard::okr_scorecard>();
    shared_between_threads::<alignment::okr_alignment>();
    shared_between_threads::<nodes::okr_nodes>();
    shared_between_threads::<measures::okr_measures>();
    shared_between_threads::<check_options::okr_check_options>();
    shared_between_threads::<findings::okr_findings>();
    shared_between_threads::<render::okr_render_options>();
    shared_between_threads::<sensitivities::okr_sensitivities>();
    shared_between_threads::<what_if::okr_what_if>();
    shared_between_threads::<forecast::okr_forecast>();
    shared_between_threads::<forecast::okr_forecasts>();
    shared_between_threads::<backtest::okr_backtest>();
    shared_between_threads::<dag::okr_dag>();
    shared_between_threads::<lexicon::okr_lexicon>();
    shared_between_threads::<statement::okr_statement>();
    shared_between_threads::<draft::okr_draft_options>();
    shared_between_threads::<draft::okr_draft>();
    shared_between_threads::<statistics::okr_statistics_options>();
    shared_between_threads::<statistics::okr_statistics>();
    shared_between_threads::<check_in::okr_check_in_options>();
    shared_between_threads::<edits::okr_edits>();
    shared_between_threads::<audit::okr_audit>();
    shared_between_threads::<diff::okr_diff>();
};
