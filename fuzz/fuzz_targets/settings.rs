//! Any policy, configuration of checks, baseline or word list is refused with at least one problem, or read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use okr_core::{Baseline, CheckConfig, Policy, statement::Lexicon};

fuzz_target!(|text: &str| {
    for problems in [
        Policy::from_json(text).err(),
        CheckConfig::from_json(text).err(),
        Baseline::from_json(text).err(),
        Lexicon::from_text(text).err(),
    ] {
        assert!(problems.is_none_or(|it| !it.problems().is_empty()));
    }
});
