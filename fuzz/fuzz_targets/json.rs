//! Any bytes are refused with at least one problem, or load, score, and save to what loads again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use okr_core::{CheckOptions, Portfolio, ScoreOptions};

fuzz_target!(|bytes: &[u8]| {
    match Portfolio::from_json_slice(bytes) {
        Err(error) => assert!(!error.problems().is_empty()),
        Ok(portfolio) => {
            let text = portfolio.to_json();
            let again = Portfolio::from_json(&text).expect("what is saved loads");
            assert_eq!(again.to_json(), text);
            let day = "2026-11-15".parse().expect("a day");
            let scorecard = portfolio.score(&ScoreOptions::new(day));
            for objective in scorecard.objectives() {
                assert!(scorecard.explain(objective.id()).is_some());
            }
            let _ = portfolio.check(&CheckOptions::new(day));
        }
    }
});
