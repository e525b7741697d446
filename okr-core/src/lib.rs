//! OKRs held correctly: a document becomes a portfolio or a list of everything that is
//! wrong with it, and a portfolio becomes exact scores, each of which can be explained.
//!
//! ```
//! use okr_core::{Portfolio, ScoreOptions, Verdict};
//!
//! let portfolio = Portfolio::from_json(r#"{
//!   "okr": "1",
//!   "organization": { "name": "Acme" },
//!   "units": [ { "id": "support", "name": "Support", "level": "team" } ],
//!   "cycles": [ { "id": "2026-Q4", "start": "2026-10-01", "end": "2026-12-31" } ],
//!   "objectives": [ {
//!     "id": "o-trust", "title": "Earn the trust of every customer who calls us",
//!     "owner": "support", "cycle": "2026-Q4", "commitment": "aspirational",
//!     "key_results": [ { "id": "kr-nps", "title": "Increase NPS from 32 to 55",
//!       "measure": { "kind": "increase", "baseline": 32, "target": 55 },
//!       "check_ins": [ { "on": "2026-11-10", "value": 49 } ] } ] } ]
//! }"#)?;
//!
//! let scorecard = portfolio.score(&ScoreOptions::new("2026-11-15".parse()?));
//! let objective = scorecard.objective("o-trust").unwrap();
//! assert_eq!(objective.score().unwrap().to_string(), "0.739130435");
//! assert_eq!(objective.verdict(), Some(Verdict::Hit));
//! println!("{}", scorecard.explain("o-trust").unwrap());
//! # Ok::<(), okr_core::Error>(())
//! ```
//!
//! # Tour
//!
//! - **Load**: [`Portfolio::from_json`], and `Portfolio::from_yaml` with the feature `yaml`.
//!   An [`Error`] holds every [`Problem`] of the document, each with [`Code`], JSON Pointer,
//!   line, column and remedy.
//! - **Build**: [`document::Document`] makes the same portfolio in code, with the same checks;
//!   [`Portfolio::to_document`] gives the typed values back.
//! - **Save**: [`Portfolio::to_json`] is canonical: equal portfolios give equal bytes.
//! - **Score**: [`Portfolio::score`] as of a day, by a [`Policy`] and a [`Basis`]. The
//!   [`Scorecard`] has a row for every key result, objective, and unit in a cycle.
//! - **Compare**: [`Portfolio::compare`] scores by several policies at once.
//! - **Explain**: [`Scorecard::explain`] says where every number comes from.
//! - **Align**: [`Portfolio::alignment`] says who supports whom, all of it or as of a day:
//!   ancestors, descendants, paths to the company, [`Measures`], [`Impact`], trees and diagrams.
//! - **Ask**: [`Scorecard::what_if`] says what would change if key results ended otherwise, and
//!   [`Scorecard::sensitivities`] which key results move an objective's score, and how much.
//! - **Look back**: [`Portfolio::statistics`] says what the scores of groups come to: how they are
//!   spread, whether goals are as hard as they should be, whether promises are kept; see [`stats`].
//! - **Forecast**: [`Portfolio::forecast`] says where a goal goes if things move on as they have, with what
//!   probability, or why nothing can be said; [`Portfolio::backtest`] says how good that would have been.
//! - **Graphs of your own**: [`Dag`] finds the order of a graph over integers, or all its loops.
//! - **Check**: [`Portfolio::check`] runs [`rules`] and gives [`Findings`], each with place,
//!   severity and remedy; [`Rule::explain`] says why it matters.
//! - **Read titles**: [`statement::Lexicon::read`] says what a title says, and
//!   [`Statement::to_measure`](statement::Statement::to_measure) drafts its measure;
//!   [`document::Measure::title`] goes the other way.
//! - **Edit**: [`Portfolio::check_in`] and [`Portfolio::edit`] make a new version and leave an entry in the
//!   audit trail; [`Portfolio::replay`], [`Portfolio::as_of`] and [`Portfolio::diff`] go back and forth.
//! - **Draft**: [`draft_portfolio`] makes a portfolio of an outline, and says what it assumed.
//! - **One measure**: [`PlainMeasure`] scores a value without any document.
//!
//! # Promises
//!
//! - A [`Score`] is a count of billionths and a [`Mean`] is integer arithmetic, so scores
//!   depend on no order, grouping, thread or platform.
//! - The library has no clock, no I/O, no globals that change, no `unsafe`, and does not panic on input.
//! - [`Portfolio`] and [`Scorecard`] never change; both are cheap to clone and may be shared
//!   between threads.
//!
//! # What it does not do
//!
//! Keep files, ask a clock, or guess. Documents of 4 GiB and more are refused.
//!
//! # Features
//!
//! - `yaml`: documents in YAML 1.2, core schema.
//! - `schema`: the JSON Schemas of the portfolio and the scorecard.
//! - `threads`: large documents are loaded and scored by several threads, where [`LoadOptions`] and
//!   [`ScoreOptions`] say how many. Without it there are none.
#![forbid(unsafe_code)]

mod alignment;
mod diagnostic;
mod editing;
mod error;
mod forecast;
mod graph;
mod lint;
mod model;
mod policy;
mod scoring;
pub mod statement;
pub mod stats;
mod threads;
mod time;
mod values;
mod wire;
mod word_map;

pub use alignment::{
    Alignment, Covered, Edge, Impact, Measures, Node, NodeName, NodeRow, Origins, Sensitivities,
    Sensitivity, Sighted, Spread, Subgraph,
};
pub use diagnostic::{Code, Problem, Related, Subject};
pub use editing::{Diff, Difference, Stamp};
pub use error::{Error, ErrorKind};
pub use forecast::{
    Backtest, BacktestFigures, BacktestRow, Forecast, Forecasts, Parts, Path, Range, Together,
};
pub use graph::{Dag, Loop, Loops};
pub use lint::{
    Baseline, BaselineEntry, CheckOptions, Finding, Findings, Fresh, Rule, RuleOption, Waived,
    rule, rules,
};
pub use model::{CheckConfig, Portfolio, Waiver};
pub use policy::{GradeLimits, PaceRule, Policy};
pub use scoring::{
    Change, ExplainNode, Explanation, Input, KeyResultScore, LeftOut, ObjectiveScore, Part,
    PlainMeasure, Rollup, ScoreOptions, Scorecard, Step, Tally, UnitScore, WhatIf,
};
pub use stats::{Statistics, StatisticsOptions};
pub use values::{
    Accumulate, Basis, CalibrationVerdict, CarriedBaseline, Certainty, Combine, Commitment,
    Comparison, ComponentSource, Date, DifferenceKind, Direction, Duty, EditKind, Grade, Grouping,
    InitiativeState, Interpolate, Language, Level, Mean, MeasureKind, Missing, NoForecast,
    NodeKind, ObjectiveKind, Origin, OutputFormat, Over, Pace, PaceMethod, PacePlan, PaceTarget,
    Phase, PlanCurve, Profile, Relation, Role, Rounding, Score, SensitivityMethod, Severity,
    StatementKind, StatementPart, StatementType, SubjectKind, Verdict, Weight,
};
pub use wire::{
    Checked, Diagnostic, Draft, DraftCode, DraftFinding, DraftOptions, LoadOptions, MeasureDraft,
    RenderOptions,
    document::{self, Edit},
    draft_portfolio, render,
};
#[cfg(feature = "schema")]
pub use wire::{portfolio_schema, scorecard_schema};

/// The Rust code of the documents compiles and runs.
#[cfg(doctest)]
mod documents {
    #[doc = include_str!("../../README.md")]
    struct Readme;
    #[doc = include_str!("../README.md")]
    struct CrateReadme;
    #[doc = include_str!("../../docs/rust.md")]
    struct RustTour;
    #[doc = include_str!("../../docs/editing.md")]
    struct Editing;
}
