//! Any batch of edits is refused and changes nothing, or makes a portfolio that saves, loads, and has a
//! trail that can be replayed.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use okr_core::Portfolio;

static FIRST: LazyLock<Portfolio> = LazyLock::new(|| {
    Portfolio::from_json(include_str!("../first.json")).expect("a sound document")
});

fuzz_target!(|text: &str| {
    let before = FIRST.to_json();
    match FIRST.edit_json(text) {
        Err(error) => assert!(!error.problems().is_empty()),
        Ok(next) => {
            let saved = next.to_json();
            let again = Portfolio::from_json(&saved).expect("what is saved loads");
            assert_eq!(again.to_json(), saved);
            assert_eq!(
                FIRST
                    .replay(next.audit())
                    .expect("a trail can be replayed")
                    .to_json(),
                saved
            );
            let day = "2026-11-15".parse().expect("a day");
            next.as_of(day).expect("what was done can be taken back");
            let _ = FIRST.diff(&next).to_string();
        }
    }
    assert_eq!(FIRST.to_json(), before);
});
